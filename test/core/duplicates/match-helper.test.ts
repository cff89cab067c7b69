// A second thread changes how long a match takes and nothing else.
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import type { MatchHelper } from '../../../src-main/core/engines/matching/pair-work.ts';
import { withMatchHelper } from '../../../src-main/core/worker/match-helper.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';
import { sampleSet } from '../../bench/matching-sets.ts';

const { table } = sampleSet(3000);

function resultOf(helper: MatchHelper | undefined, settings?: MatchModelSettings) {
  const { pairs, clustering, model, comparedPairs } = findDuplicates(table, {
    seed: 7,
    latestYear: 2026,
    helper,
    settings,
  });
  return { pairs, clusters: clustering.clusters, model, comparedPairs };
}

describe('a second thread', () => {
  it('gives the same result to the last bit', { timeout: 60_000 }, () => {
    const alone = resultOf(undefined);
    let begun = 0;
    for (let round = 0; round < 3; round++) {
      const together = withMatchHelper(
        table.rowCount,
        (helper) => {
          // The helper is let begin before the first piece is taken, so that it has its share.
          const late: MatchHelper | undefined = helper && {
            begin: (work) => {
              helper.begin(work);
              for (let waits = 0; waits < 200 && Atomics.load(work.control, 1) === 0; waits++) {
                Atomics.wait(work.control, 1, 0, 50);
              }
            },
            finish: (work, tick) => {
              const found = helper.finish(work, tick);
              if (found !== undefined && found !== 'failed' && found.levels.length > 0) begun++;
              return found;
            },
          };
          return resultOf(late);
        },
        0,
      );
      expect(together).toEqual(alone);
    }
    expect(begun).toBeGreaterThan(0);
  });

  it('compares by a method a person chose as one thread does', { timeout: 60_000 }, () => {
    const settings: MatchModelSettings = {
      version: 1,
      comparisons: { family_name: { method: 'phonetic' }, given_name: { method: 'jaro_winkler' } },
    };
    const together = withMatchHelper(table.rowCount, (helper) => resultOf(helper, settings), 0);
    expect(together).toEqual(resultOf(undefined, settings));
  });

  it('is done without when it fails', () => {
    const failing: MatchHelper = { begin: ({ control }) => void Atomics.add(control, 0, 5), finish: () => 'failed' };
    expect(resultOf(failing)).toEqual(resultOf(undefined));
  });

  it('is gone when the match is stopped', () => {
    const stopped = () =>
      withMatchHelper(
        table.rowCount,
        (helper) =>
          findDuplicates(table, {
            seed: 7,
            latestYear: 2026,
            helper,
            onProgress: (phase) => {
              if (phase === 'comparing') throw new Error('stopped');
            },
          }),
        0,
      );
    expect(stopped).toThrow('stopped');
  });
});

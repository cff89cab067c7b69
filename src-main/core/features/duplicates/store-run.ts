// Keeps what a run found in the place of the last run's: derived tables, not journaled, since a run can be repeated.
import type { WriteHandle } from '../../db/handle.ts';
import { probabilityOf } from '../../engines/matching/score.ts';
import { keepMergedLabels } from '../match-labels/merged-labels.ts';
import type { FoundDuplicates } from './duplicate-task.ts';
import {
  deletePairs,
  deletePairsOf,
  deleteRuns,
  deleteRunsOf,
  insertPairSql,
  insertRun,
  selectLastRun,
} from './duplicates-queries.ts';

/** What is told about a run beside what it found. */
export interface RunKind {
  readonly modelName: string | null;
  /** JSON of what a trial changes; null for a run that takes the place of the last. */
  readonly trial: string | null;
}

/** Stores a run and returns its number. A trial stands beside the present run, until the next of either. */
export function storeRun(db: WriteHandle, found: FoundDuplicates, at: number, { modelName, trial }: RunKind): number {
  const last = trial === null ? db.first(selectLastRun()) : undefined;
  if (last !== undefined) keepMergedLabels(db, last);
  db.run(trial === null ? deletePairs() : deletePairsOf('trial'));
  db.run(trial === null ? deleteRuns() : deleteRunsOf('trial'));
  const { review, certain } = found.model.thresholds;
  const run = db.run(
    insertRun({
      at,
      contact_count: found.contactCount,
      pair_count: found.comparedPairs,
      model: JSON.stringify(found.model),
      review_weight: review,
      certain_weight: certain,
      model_name: modelName,
      trial,
    }),
  ).id;
  const insert = db.prepare(insertPairSql);
  const width = found.model.comparisons.length;
  for (let pair = 0; pair < found.left.length; pair++) {
    const [left, right] = [found.left[pair] ?? 0, found.right[pair] ?? 0];
    const cluster = found.cluster[pair] ?? -1;
    const weight = found.weight[pair] ?? 0;
    insert.run(
      run,
      Math.min(left, right),
      Math.max(left, right),
      weight,
      found.direct[pair] ?? 0,
      probabilityOf(weight),
      JSON.stringify([...found.levels.subarray(pair * width, (pair + 1) * width)]),
      JSON.stringify(
        Array.from(found.rarity.subarray(pair * width, (pair + 1) * width), (bits) => Number(bits.toFixed(2))),
      ),
      cluster < 0 ? null : cluster,
    );
  }
  return run;
}

// Holds the confidence of the general rules to what it promises, on the headers of fifty products with the recognition
// of products switched off. A wrong guess that looks sure is worse than none.
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { exportFixtures, inventedValue } from './export-fixtures.ts';

interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Every column the general rules would import into a field, against what it really is. */
function judged(): Judged[] {
  const bare = (target: string) => target.replace(/[#:].*$/, '');
  return exportFixtures.flatMap(({ columns }) => {
    const pairs = columns.map((column) => column.split(' => ') as [string, string]);
    const rows = ([0, 1] as const).map((row) => pairs.map(([, target]) => inventedValue(target, row)));
    const headers = pairs.map(([header]) => header);
    const proposal = proposeMapping(headers, rows, [], { withoutSources: true });
    return proposal.columns.flatMap(({ target, confidence }, column): Judged[] =>
      target === 'ignore' || target.startsWith('custom:')
        ? []
        : [{ confidence, isRight: bare(target) === bare(pairs[column]?.[1] ?? '') }],
    );
  });
}

describe('confidence of the general rules', () => {
  const all = judged();
  const share = (from: number, to: number) => {
    const within = all.filter(({ confidence }) => confidence >= from && confidence < to);
    return { count: within.length, right: within.filter(({ isRight }) => isRight).length / within.length };
  };

  it('shown as sure is right in at least 96 of 100 columns', () => {
    const { count, right } = share(0.9, 1.01);
    expect(count).toBeGreaterThan(400);
    expect(right).toBeGreaterThanOrEqual(0.96);
  });

  it('shown as likely is right less often than sure, and more often than not', () => {
    const { count, right } = share(0.6, 0.9);
    expect(count).toBeGreaterThan(40);
    expect(right).toBeGreaterThan(0.65);
    expect(right).toBeLessThan(share(0.9, 1.01).right);
  });

  it('tells contacts from activities', () => {
    const wrong = exportFixtures.filter(({ columns, content }) => {
      const pairs = columns.map((column) => column.split(' => ') as [string, string]);
      const rows = ([0, 1] as const).map((row) => pairs.map(([, target]) => inventedValue(target, row)));
      const headers = pairs.map(([header]) => header);
      return proposeMapping(headers, rows, [], { withoutSources: true }).content !== content;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

// "The top 10 %" and "who make up 80 % of the total" from numbers in memory, held to a plain reading of the definition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { shareBits } from '../../../src-main/core/engines/rule-compiler/share-bits.ts';

const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 10_000 })), {
  maxLength: 80,
});
const percent = fc.integer({ min: 1, max: 100 });

describe('a share of everybody', () => {
  it('is the highest so many per cent of positive values with all that tie', () => {
    fc.assert(
      fc.property(values, percent, (list, share) => {
        const positive = list.filter((value) => value > 0).sort((a, b) => b - a);
        const least = positive[Math.max(1, Math.ceil((positive.length * share) / 100)) - 1] ?? Number.POSITIVE_INFINITY;
        const wanted = list.flatMap((value, id) => (value > 0 && value >= least ? [id] : []));
        expect(idsIn(shareBits(Float64Array.from(list), { operator: 'top_percent', percent: share }))).toEqual(wanted);
      }),
    );
  });

  it('is the fewest highest values that make up so many per cent of the total, with all that tie', () => {
    fc.assert(
      fc.property(values, percent, (list, share) => {
        const total = list.reduce((sum, value) => sum + Math.max(0, value), 0);
        const above = (value: number): number => list.reduce((sum, other) => sum + (other > value ? other : 0), 0);
        const wanted = list.flatMap((value, id) => (value > 0 && above(value) * 100 < total * share ? [id] : []));
        expect(idsIn(shareBits(Float64Array.from(list), { operator: 'top_total', percent: share }))).toEqual(wanted);
      }),
    );
  });
});

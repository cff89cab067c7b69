// "The top 10 %" and "who make up 80 % of the total" from numbers in memory, held to a plain reading of the definition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { changeShare, makeShare } from '../../../src-main/core/engines/rule-compiler/share-bits.ts';

const value = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 10_000 }));
const values = fc.array(value, { maxLength: 80 });
const percent = fc.integer({ min: 1, max: 100 });
const operator = fc.constantFrom('top_percent' as const, 'top_total' as const);

/** By the words of the definition. */
function named(list: readonly number[], kind: 'top_percent' | 'top_total', share: number): number[] {
  const positive = list.filter((one) => one > 0).sort((a, b) => b - a);
  const least = positive[Math.max(1, Math.ceil((positive.length * share) / 100)) - 1] ?? Number.POSITIVE_INFINITY;
  const total = positive.reduce((sum, one) => sum + one, 0);
  const above = (than: number): number => positive.reduce((sum, one) => sum + (one > than ? one : 0), 0);
  const holds = (one: number): boolean => (kind === 'top_percent' ? one >= least : above(one) * 100 < total * share);
  return list.flatMap((one, id) => (one > 0 && holds(one) ? [id] : []));
}

describe('a share of everybody', () => {
  it('names the highest so many per cent, or the fewest that make up so many per cent of the total, with all ties', () => {
    fc.assert(
      fc.property(values, operator, percent, (list, kind, share) => {
        const made = makeShare(Float64Array.from(list), { operator: kind, percent: share });
        expect(idsIn(made.members)).toEqual(named(list, kind, share));
      }),
    );
  });

  it('is the same when values change one after another, new contacts and leavers included', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 95 }), fc.oneof(value, fc.constant(0)));
    fc.assert(
      fc.property(
        values,
        operator,
        percent,
        fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }),
        (list, kind, share, steps) => {
          const test = { operator: kind, percent: share };
          const now = [...list];
          let kept = makeShare(Float64Array.from(list), test);
          for (const step of steps) {
            for (const [id, next] of step) {
              while (now.length <= id) now.push(0);
              now[id] = next;
            }
            kept = changeShare(kept, test, new Map(step));
            expect(idsIn(kept.members)).toEqual(named(now, kind, share));
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockingRule } from '../../../src-main/core/engines/matching/blocking-rules.ts';
import { defaultLimits, planBlocking, visitPairs } from '../../../src-main/core/engines/matching/candidate-pairs.ts';

function rule(id: string, keysOf: readonly (readonly number[])[], isLoose = false): BlockingRule {
  const starts = new Uint32Array(keysOf.length + 1);
  const keys: number[] = [];
  for (const [row, own] of keysOf.entries()) {
    starts[row] = keys.length;
    keys.push(...own);
  }
  starts[keysOf.length] = keys.length;
  return { id, label: id, presupposes: [], keys: { keys: Uint32Array.from(keys), starts }, isLoose };
}

const limits = { ...defaultLimits, everyPairUpTo: 0 };

function visited(rules: BlockingRule[], rowCount: number): [number, number, number][] {
  const seen: [number, number, number][] = [];
  visitPairs(planBlocking(rules, rowCount, limits), (left, right, bits) => seen.push([left, right, bits]));
  return seen;
}

describe('visitPairs', () => {
  it('visits each pair that shares a key of any rule exactly once, with the rules that propose it', () => {
    const keys = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(
        keys,
        fc.infiniteStream(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 })),
        (first, more) => {
          const second = first.map(() => more.next().value ?? []);
          const shares = (a: readonly number[] = [], b: readonly number[] = []) =>
            a.some((key) => key !== 0 && b.includes(key));
          const expected: [number, number][] = [];
          for (let l = 0; l < first.length; l++) {
            for (let r = l + 1; r < first.length; r++) {
              if (shares(first[l], first[r]) || shares(second[l], second[r])) expected.push([l, r]);
            }
          }
          const seen = visited([rule('a', first), rule('b', second)], first.length);
          const inOrder = (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1];
          expect(seen.map(([l, r]): [number, number] => [l, r]).sort(inOrder)).toEqual(expected.sort(inOrder));
        },
      ),
    );
  });

  it('compares every pair of a small table, whatever the rules say', () => {
    const plan = planBlocking([], 5, defaultLimits);
    let count = 0;
    visitPairs(plan, () => count++);
    expect(plan.isEveryPair).toBe(true);
    expect(count).toBe(10);
  });
});

describe('planBlocking', () => {
  it('leaves out an exploding block, says so, and does not let it own pairs', () => {
    const common = Array.from({ length: 400 }, () => [7]);
    const rare = Array.from({ length: 400 }, (_, row) => [row < 2 ? 9 : 0]);
    const plan = planBlocking([rule('common', common), rule('rare', rare)], 400, limits);
    // A rule without pairs is not kept; the pair of the rare one must still be visited.
    const seen: number[][] = [];
    visitPairs(plan, (left, right) => seen.push([left, right]));
    expect(seen).toEqual([[0, 1]]);
  });

  it('reports how much a rule with one exploding block leaves out', () => {
    const keys = Array.from({ length: 400 }, (_, row) => [row < 350 ? 7 : 8]);
    const plan = planBlocking([rule('mixed', keys)], 400, limits);
    expect(plan.rules[0]).toMatchObject({ pairCount: 1225, skippedBlocks: 1, skippedPairs: (350 * 349) / 2 });
  });

  it('runs loose rules only as long as the budget lasts', () => {
    const keys = Array.from({ length: 100 }, (_, row) => [Math.floor(row / 50) + 1]);
    const plan = planBlocking([rule('loose', keys, true)], 100, { ...limits, pairBudget: 1000, pairsPerRecord: 1 });
    expect(plan.rules).toEqual([]);
    expect(plan.leftOut).toMatchObject([{ pairCount: 2450 }]);
  });
});

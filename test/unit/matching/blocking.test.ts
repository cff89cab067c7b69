import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockingRule } from '../../../src-main/core/engines/matching/blocking-rules.ts';
import { visitPairs } from '../../../src-main/core/engines/matching/candidate-pairs.ts';
import { defaultLimits, planBlocking } from '../../../src-main/core/engines/matching/plan-blocks.ts';

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
  const pairsOf = (plan: ReturnType<typeof planBlocking>) => {
    const seen: string[] = [];
    visitPairs(plan, (left, right) => seen.push(`${left} ${right}`));
    return seen;
  };
  const allOfOneKey = Array.from({ length: 400 }, () => [7]);

  it('compares neighbours only in a block that stays too large, says so, and lets other rules have its pairs', () => {
    const rare = Array.from({ length: 400 }, (_, row) => [row === 0 || row === 399 ? 9 : 0]);
    const plan = planBlocking([rule('common', allOfOneKey), rule('rare', rare)], 400, limits);
    const seen = pairsOf(plan);
    expect(seen).toContain('0 399');
    expect(seen).toContain('17 18');
    expect(seen).not.toContain('0 200');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeLessThan(400 * 5);
    const [common] = plan.rules;
    expect(common).toMatchObject({ skippedBlocks: 1 });
    expect((common?.pairCount ?? 0) + (common?.skippedPairs ?? 0)).toBe((400 * 399) / 2);
  });

  it('puts like beside like in a block that stays too large', () => {
    const nearness = Float64Array.from({ length: 400 }, (_, row) => (row === 3 || row === 390 ? 1000 : row));
    const seen = pairsOf(planBlocking([{ ...rule('common', allOfOneKey), nearness }], 400, limits));
    expect(seen).toContain('3 390');
  });

  it('divides a block that is too large by the second value of its rule', () => {
    const refinement = { label: 'parity', presupposes: ['parity'], keyOf: (row: number) => (row % 20) + 1 };
    const plan = planBlocking([{ ...rule('common', allOfOneKey), refinement }], 400, limits);
    expect(plan.rules[0]).toMatchObject({ refinedBlocks: 1, pairCount: 20 * 190, presupposes: ['parity'] });
    const seen = pairsOf(plan);
    expect(seen).toHaveLength(20 * 190);
    expect(seen).toContain('0 20');
    expect(seen).not.toContain('0 1');
  });

  it('stays near its budget whatever the blocks are', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5 }), (blocks, rules) => {
        const keys = blocks.flatMap((size, key) => Array.from({ length: size }, () => [key + 1]));
        const many = Array.from({ length: rules }, (_, at) => rule(`rule ${at}`, keys));
        const plan = planBlocking(many, keys.length, { ...limits, pairBudget: 10_000, pairsPerRecord: 8 });
        const budget = Math.max(10_000, 8 * keys.length);
        // Beside the budget, blocks of sixteen and four neighbours are always allowed.
        expect(plan.pairCount).toBeLessThanOrEqual(budget + rules * keys.length * (7.5 + 4));
      }),
      { numRuns: 60 },
    );
  });

  it('runs loose rules only as long as the budget lasts', () => {
    const keys = Array.from({ length: 100 }, (_, row) => [Math.floor(row / 50) + 1]);
    const plan = planBlocking([rule('loose', keys, true)], 100, { ...limits, pairBudget: 1000, pairsPerRecord: 1 });
    expect(plan.rules).toEqual([]);
    expect(plan.leftOut).toMatchObject([{ pairCount: 2450 }]);
  });
});

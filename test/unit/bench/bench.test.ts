import { describe, expect, it } from 'vitest';
import { type Bench, resultTable, runBenches } from '../../bench/bench.ts';

/** Burns CPU for a while, so that a bench takes a known time at least. */
function burn(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('the bench runner', () => {
  it('runs all benches in turn in every round, with their before and after', async () => {
    const order: string[] = [];
    const bench = (name: string): Bench => ({
      name,
      what: '',
      before: () => void order.push(`before ${name}`),
      run: () => void order.push(name),
      after: () => void order.push(`after ${name}`),
    });
    await runBenches([bench('a'), bench('b')], 2);
    const round = ['before a', 'a', 'after a', 'before b', 'b', 'after b'];
    expect(order).toEqual([...round, ...round]);
  });

  it('keeps the least time and holds ratios to a bench of the same run', async () => {
    const slow = [30, 12];
    const [base, double, late] = await runBenches(
      [
        { name: 'base', what: '', run: () => burn(6) },
        { name: 'double', what: '', budget: { ratio: { to: 'base', most: 4 } }, run: () => burn(slow.shift() ?? 12) },
        { name: 'late', what: '', budget: { seconds: 1, ratio: { to: 'base', most: 2 } }, run: () => burn(40) },
      ],
      2,
    );
    expect(base).toMatchObject({ ratio: null, isWithin: true, rounds: 2 });
    expect(double?.wall).toBeLessThan(25);
    expect(double?.isWithin).toBe(true);
    expect(late?.isWithin).toBe(false);
    expect(resultTable(late === undefined ? [] : [late])).toMatch(/\| late .* ≤ 1\.0 s .* × base \(≤ 2\) \| NO/);
  });

  it('times one of many repetitions', async () => {
    let count = 0;
    const [result] = await runBenches([{ name: 'a', what: '', repeat: 50, run: () => void count++ }], 1);
    expect(count).toBe(50);
    expect(result?.wall).toBeLessThan(5);
  });

  it('refuses to compare with a bench that did not run', async () => {
    const lonely: Bench = { name: 'a', what: '', budget: { ratio: { to: 'b', most: 1 } }, run: () => {} };
    await expect(runBenches([lonely], 1)).rejects.toThrow('a is compared with b, which did not run');
  });
});

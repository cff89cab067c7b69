// RFM groups on two days: the matrix, the contacts behind its cells, and when it is out of date.
import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const dayMs = 86_400_000;
const to = '2026-01-02';
const from = '2025-01-02';

describe('RFM groups on two days', () => {
  it('adds up to the buyers of both days, cell by cell the same contacts as its rule', async () => {
    const workspace = openTestWorkspace();
    workspace.write('people', (context) => {
      for (let one = 0; one < 40; one += 1) {
        const days = Array.from({ length: 1 + (one % 5) }, (_, order) => 1 + ((one * 97 + order * 131) % 900));
        const purchases = days.map((ago) => ({ at: testNow - ago * dayMs, amount: 100 * (1 + (one % 9)) }));
        makeContact(context, { given_name: `P${one}`, ...(one < 36 && { purchases }) });
      }
    });
    expect(await workspace.ask('rfm.comparison', {})).toBeNull();
    const found = await workspace.ask('rfm.compare', { from, to });
    expect(await workspace.ask('rfm.comparison', {})).toEqual(found);
    expect(found).toMatchObject({ from, to, currency: 'EUR' });
    expect(found.moves.reduce((sum, { count }) => sum + count, 0)).toBe(36);

    // Who bought only after the first day had no group on it, and the second day is what the map says today.
    await workspace.ask('rfm.compute', {});
    const { groups } = await workspace.ask('rfm.grid', {});
    for (const { cell, count, revenue } of groups) {
      const arrived = found.moves.filter((move) => move.to === cell);
      expect(arrived.reduce((sum, move) => sum + move.count, 0)).toBe(count);
      expect(arrived.reduce((sum, move) => sum + move.revenue, 0)).toBe(revenue);
    }
    for (const move of found.moves) {
      const is = (field: 'rfm_cell_from' | 'rfm_cell_to', cell: string | null): Condition => ({
        kind: 'field',
        field,
        test: cell === null ? { operator: 'is_empty' } : { operator: 'equals', text: cell },
      });
      const rule: Rule = {
        kind: 'group',
        match: 'all',
        items: [is('rfm_cell_from', move.from), is('rfm_cell_to', move.to)],
      };
      expect((await workspace.ask('segments.preview', { rule, sample: 0 })).count).toBe(move.count);
    }
    const unborn = found.moves.filter((move) => move.from === null);
    expect(unborn.length).toBeGreaterThan(0);
    expect(unborn.every(({ revenueBefore }) => revenueBefore === 0)).toBe(true);
  });

  it('is the scoring as of the earlier day', async () => {
    const then = Date.UTC(2025, 0, 2, 12);
    const workspace = openTestWorkspace({ asOf: then });
    workspace.write('people', (context) => {
      for (const ago of [5, 30, 200, 700]) {
        makeContact(context, { given_name: `P${ago}`, purchases: [{ at: then - ago * dayMs, amount: ago }] });
      }
      makeContact(context, { given_name: 'Late', purchases: [{ at: testNow - dayMs, amount: 50 }] });
    });
    await workspace.ask('rfm.compute', {});
    const { groups } = await workspace.ask('rfm.grid', {});
    const found = await workspace.ask('rfm.compare', { from, to });
    const countFrom = (cell: string) =>
      found.moves.reduce((sum, move) => sum + (move.from === cell ? move.count : 0), 0);
    expect(groups.map(({ cell }) => countFrom(cell))).toEqual(groups.map(({ count }) => count));
  });

  it('is forgotten when purchases or the cut change, and refuses days in the wrong order', async () => {
    const workspace = openTestWorkspace();
    const buy = () =>
      workspace.write('a purchase', (context) => {
        makeContact(context, { given_name: 'A', purchases: [{ at: testNow - 500 * dayMs, amount: 100 }] });
      });
    buy();
    await workspace.ask('rfm.compare', { from, to });
    buy();
    expect(await workspace.ask('rfm.comparison', {})).toBeNull();
    await workspace.ask('rfm.compare', { from, to });
    const { settings } = await workspace.ask('rfm.grid', {});
    await workspace.ask('rfm.configure', { ...settings, months: 12 });
    expect(await workspace.ask('rfm.comparison', {})).toBeNull();
    await expect(workspace.ask('rfm.compare', { from: to, to: from })).rejects.toThrow(/must lie before/);
  });
});

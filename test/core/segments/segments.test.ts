import { describe, expect, it } from 'vitest';
import { ruleZone } from '../../../src-main/core/features/segments/rule-context.ts';
import type { Condition, Group, RuleNode } from '../../../src-shared/rules/ast.ts';
import { dayOf } from '../../../src-shared/rules/calendar.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;
/** The day it is where the tests run: an hour past midnight in Samoa. */
const today = dayOf(testNow, ruleZone);
const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const none = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'none', items });
const inCity = (text: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text } });
const bought = (times: number): Condition => ({
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window: { kind: 'last', count: 3, unit: 'month' },
  filters: [{ field: 'item', test: { operator: 'contains', text: 'jacket' } }],
  test: { operator: 'at_least', number: times },
});

interface Person {
  name: string;
  city?: string;
  purchases?: { daysAgo: number; amount: number; product?: string }[];
}

function people(workspace: TestWorkspace, persons: Person[]): void {
  workspace.write('Filled', ({ db }) => {
    for (const { name, city, purchases = [] } of persons) {
      const row = db.prepare('INSERT INTO contact (display_name, added_at, updated_at) VALUES (?, 0, 0)').run(name);
      const id = Number(row.lastInsertRowid);
      if (city) db.prepare('INSERT INTO address (contact_id, city, is_primary) VALUES (?, ?, 1)').run(id, city);
      for (const { daysAgo, amount, product = 'Red jacket' } of purchases) {
        db.prepare(
          "INSERT INTO activity (contact_id, kind, at, amount, currency, product) VALUES (?, 'purchase', ?, ?, 'EUR', ?)",
        ).run(id, testNow - daysAgo * day, amount, product);
      }
    }
  });
}

const shop: Person[] = [
  {
    name: 'Ann',
    city: 'New York',
    purchases: [
      { daysAgo: 10, amount: 5000 },
      { daysAgo: 20, amount: 1000 },
    ],
  },
  { name: 'Bob', city: 'new york', purchases: [{ daysAgo: 200, amount: 3000 }] },
  { name: 'Cid', city: 'Boston', purchases: [{ daysAgo: 5, amount: 9900 }] },
  { name: 'Dee', city: 'New York' },
];

describe('a segment', () => {
  it('is counted, read as a sentence and sampled while it is built', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const preview = await workspace.ask('segments.preview', { rule: all(inCity('New York'), bought(1)) });
    expect(preview).toMatchObject({
      sentence: 'Contacts in New York who bought “jacket” in the last 3 months',
      count: 1,
      total: 4,
      revenue: [{ currency: 'EUR', minor: 6000 }],
      currency: 'EUR',
      problems: [],
      asOf: today,
    });
    expect(preview.sample).toMatchObject([{ name: 'Ann', orders: 2, revenue: 6000 }]);
    expect((await workspace.ask('segments.preview', { rule: all(inCity('')) })).problems).toHaveLength(1);
  });

  it('follows the data: a count is right again after every write', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const count = async () => (await workspace.ask('segments.preview', { rule: all(inCity('New York')) })).count;
    expect(await count()).toBe(3);
    people(workspace, [{ name: 'Eve', city: 'New York' }]);
    expect(await count()).toBe(4);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await count()).toBe(3);
  });

  it('is made, renamed, duplicated, changed and deleted, and each can be undone', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const before = workspace.hashes();
    const { id } = await workspace.ask('segments.create', {
      name: 'New Yorkers',
      rule: all(inCity('New York')),
      goal: 'Store opening',
    });
    await workspace.ask('segments.changeSheet', { segment: id, name: 'NYC', owner: 'Ann' });
    const copy = await workspace.ask('segments.duplicate', { segment: id });
    expect(copy.name).toBe('NYC copy');
    await workspace.ask('segments.changeRule', { segment: copy.id, rule: none(inCity('New York')) });
    const { segments, total } = await workspace.ask('segments.list', {});
    expect(total).toBe(4);
    expect(segments).toMatchObject([
      { name: 'NYC', count: 3, goal: 'Store opening', owner: 'Ann', sentence: 'Contacts in New York' },
      { name: 'NYC copy', count: 1, revenue: [{ currency: 'EUR', minor: 9900 }] },
    ]);
    await workspace.ask('segments.remove', { segment: copy.id });
    expect((await workspace.ask('segments.list', {})).segments).toHaveLength(1);
    for (let step = 0; step < 5; step += 1) await workspace.ask('history.undo', { operation: 'last' });
    const after = workspace.hashes();
    expect(after.segment).toBe(before.segment);
  });

  it('refuses a taken name, a circle, and deletion while another segment uses it', async () => {
    const workspace = openTestWorkspace();
    const { id: first } = await workspace.ask('segments.create', { name: 'Alpha', rule: all(inCity('A')) });
    const inFirst: Condition = { kind: 'segment', match: 'in', segment: first };
    const { id: second } = await workspace.ask('segments.create', { name: 'Beta', rule: all(inFirst) });
    await expect(workspace.ask('segments.create', { name: 'ALPHA', rule: all() })).rejects.toMatchObject({
      code: 'name-taken',
    });
    const circle = all({ kind: 'segment', match: 'in', segment: second } as Condition);
    await expect(workspace.ask('segments.changeRule', { segment: first, rule: circle })).rejects.toMatchObject({
      code: 'rule-invalid',
    });
    await expect(workspace.ask('segments.remove', { segment: first })).rejects.toMatchObject({
      code: 'segment-in-use',
    });
  });

  it('shows a rule it does not understand as a problem of that segment alone', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    await workspace.ask('segments.create', { name: 'Good', rule: all(inCity('New York')) });
    workspace.write('A newer version was here', ({ db }) => {
      db.prepare(
        'INSERT INTO segment (name, rule, created_at, updated_at) VALUES (\'Odd\', \'{"kind":"moon"}\', 0, 0)',
      ).run();
    });
    const { segments } = await workspace.ask('segments.list', {});
    expect(segments).toMatchObject([
      { name: 'Good', count: 3, problems: [] },
      { name: 'Odd', count: null },
    ]);
    expect(segments[1]?.problems[0]?.message).toContain('does not understand the rule');
    expect((await workspace.ask('contacts.count', { query: { rule: all(inCity('New York')) } })).count).toBe(3);
  });

  it('explains why a contact is in or out, and by how much', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const rule = all(
      inCity('New York'),
      bought(3),
      none({ kind: 'tag', match: 'has', tags: [], descendants: false } as never),
    );
    const usable = { ...rule, items: rule.items.slice(0, 2) };
    const ann = await workspace.ask('segments.explain', { rule: usable, contact: 1 });
    expect(ann).toMatchObject({ belongs: false, contact: { name: 'Ann' } });
    expect(ann.part.parts).toMatchObject([
      { holds: true, text: 'are in New York', actual: '“New York”' },
      {
        holds: false,
        text: 'bought “jacket” at least 3 times in the last 3 months',
        actual: '2',
        gap: '1 more needed',
      },
    ]);
    const cid = await workspace.ask('segments.explain', { rule: usable, contact: 3 });
    expect(cid.part.parts[0]).toMatchObject({ holds: false, actual: '“Boston”' });
    await expect(workspace.ask('segments.explain', { rule, contact: 1 })).rejects.toMatchObject({
      code: 'rule-invalid',
    });
  });

  it('offers the values that contacts and purchases have', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const cities = await workspace.ask('segments.values', { of: { kind: 'field', field: 'city' } });
    expect(cities[0]).toEqual({ value: 'New York', count: 2 });
    const items = await workspace.ask('segments.values', { of: { kind: 'activity', field: 'item' }, search: 'JACK' });
    expect(items).toEqual([{ value: 'Red jacket', count: 4 }]);
  });
});

describe('RFM', () => {
  it('scores buyers, fills the map, and knows when it is out of date', async () => {
    const workspace = openTestWorkspace();
    expect(await workspace.ask('rfm.status', {})).toMatchObject({ scored: 0, isStale: false, hasBuyers: false });
    people(workspace, shop);
    expect((await workspace.ask('rfm.status', {})).isStale).toBe(true);
    expect(await workspace.ask('rfm.compute', {})).toEqual({ buyers: 3, asOf: today });
    const grid = await workspace.ask('rfm.grid', {});
    expect(grid).toMatchObject({ scored: 3, isStale: false, currencies: ['EUR'], currency: 'EUR' });
    expect(grid.cells.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(grid.groups.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(18_900);
    const best: Condition = { kind: 'field', field: 'rfm_recency', test: { operator: 'number_is', number: 5 } };
    expect((await workspace.ask('segments.preview', { rule: all(best) })).sample).toMatchObject([{ name: 'Cid' }]);

    people(workspace, [{ name: 'Eve', purchases: [{ daysAgo: 1, amount: 100 }] }]);
    expect((await workspace.ask('rfm.status', {})).isStale).toBe(true);
    await workspace.ask('rfm.compute', {});
    expect((await workspace.ask('segments.preview', { rule: all(best) })).sample).toMatchObject([{ name: 'Eve' }]);
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('rfm.compute', {});
    expect((await workspace.ask('rfm.grid', {})).scored).toBe(3);
  });

  it('takes fixed cut-offs and an edited grid from the settings', async () => {
    const workspace = openTestWorkspace();
    people(workspace, shop);
    const { settings } = await workspace.ask('rfm.grid', {});
    const grid = settings.grid.map((row) => row.map(() => 'promising' as const));
    await workspace.ask('rfm.configure', { ...settings, method: 'fixed', grid });
    await workspace.ask('rfm.compute', {});
    const { groups, cells } = await workspace.ask('rfm.grid', {});
    expect(groups).toMatchObject([{ cell: 'promising', count: 3 }]);
    expect(cells.find(({ recency }) => recency === 5)?.count).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import type { Condition, Group, RuleNode } from '../../../src-shared/rules/ast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const oneOf = (...texts: string[]): Condition => ({
  kind: 'field',
  field: 'city',
  test: { operator: 'one_of', texts },
});

/** Cities of six people: 3 in Rome, 2 in Oslo, 1 in Bern. */
function fill(workspace: TestWorkspace): void {
  workspace.write('Filled', ({ db }) => {
    for (const city of ['Rome', 'Rome', 'Rome', 'Oslo', 'Oslo', 'Bern']) {
      const row = db.prepare('INSERT INTO contact (display_name, added_at, updated_at) VALUES (?, 0, 0)').run(city);
      db.prepare('INSERT INTO address (contact_id, city, is_primary) VALUES (?, ?, 1)').run(row.lastInsertRowid, city);
    }
  });
}

describe('segments side by side', () => {
  it('tells what each pair has in common, every combination, and who is in none', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const south = (await workspace.ask('segments.create', { name: 'South', rule: all(oneOf('Rome')) })).id;
    const big = (await workspace.ask('segments.create', { name: 'Big', rule: all(oneOf('Rome', 'Oslo')) })).id;
    const both = await workspace.ask('segmentCompare.overlap', {});
    expect(both).toMatchObject({
      segments: [
        { id: big, name: 'Big', count: 5 },
        { id: south, name: 'South', count: 3 },
      ],
      shared: [
        [5, 3],
        [3, 3],
      ],
      total: 6,
      covered: 5,
      intersections: [
        { sets: [0, 1], count: 3 },
        { sets: [0], count: 2 },
      ],
      combinations: 2,
      leftOut: [],
    });
    const turned = await workspace.ask('segmentCompare.overlap', { segments: [south, big] });
    expect(turned.segments.map(({ name }) => name)).toEqual(['South', 'Big']);
  });

  it('leaves out a segment that cannot be counted and says why', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('segments.create', { name: 'South', rule: all(oneOf('Rome')) });
    workspace.write('A newer version was here', ({ db }) => {
      db.prepare(
        'INSERT INTO segment (name, rule, created_at, updated_at) VALUES (\'Odd\', \'{"kind":"moon"}\', 0, 0)',
      ).run();
    });
    const { segments, leftOut } = await workspace.ask('segmentCompare.overlap', {});
    expect(segments).toHaveLength(1);
    expect(leftOut).toMatchObject([{ name: 'Odd', why: expect.stringContaining('does not understand') }]);
  });
});

describe('who gets which message', () => {
  it('gives each person one message in the order that was chosen, keeps the order, and takes it back', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const south = (await workspace.ask('segments.create', { name: 'South', rule: all(oneOf('Rome')) })).id;
    const big = (await workspace.ask('segments.create', { name: 'Big', rule: all(oneOf('Rome', 'Oslo')) })).id;
    const counts = async () => {
      const { order, nobody, isChosen } = await workspace.ask('segmentCompare.priority', {});
      return { order: order.map(({ name, assigned }) => [name, assigned]), nobody, isChosen };
    };
    // The narrow one first while nobody has chosen.
    expect(await counts()).toEqual({
      order: [
        ['South', 3],
        ['Big', 2],
      ],
      nobody: 1,
      isChosen: false,
    });
    await workspace.ask('segmentCompare.setPriority', { order: [big as never, south as never] });
    expect(await counts()).toEqual({
      order: [
        ['Big', 5],
        ['South', 0],
      ],
      nobody: 1,
      isChosen: true,
    });
    await workspace.ask('segmentCompare.setPriority', { order: [south as never] });
    const { order, aside, nobody } = await workspace.ask('segmentCompare.priority', {});
    expect([order.length, aside.map(({ name }) => name), nobody]).toEqual([1, ['Big'], 3]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect((await counts()).order).toEqual([
      ['Big', 5],
      ['South', 0],
    ]);
    await expect(workspace.ask('segmentCompare.setPriority', { order: [99 as never] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('stands in an exported file as a column of its own', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('segments.create', { name: 'South', rule: all(oneOf('Rome')) });
    await workspace.ask('segments.create', { name: 'Big', rule: all(oneOf('Rome', 'Oslo')) });
    const { headers, rows } = await workspace.ask('export.preview', {
      selection: { kind: 'all', query: {} },
      columns: ['display_name', 'message_segment'],
    });
    expect(headers.at(-1)).toBe('Message of segment');
    expect(rows.map((row) => row.at(-1))).toEqual(['South', 'South', 'South', 'Big', 'Big']); // a preview has five rows
  });
});

describe('advice and assumptions', () => {
  it('judges the segments of the workspace', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await workspace.ask('segments.create', { name: 'South', rule: all(oneOf('Rome')), goal: 'G', action: 'A' });
    const { rows, total, covered } = await workspace.ask('segmentCompare.advice', {});
    expect([total, covered]).toEqual([6, 3]);
    expect(rows.map(({ kind }) => kind)).toEqual(['uncovered', 'tiny', 'demographics-only']);
    expect(rows.at(-1)?.segments).toMatchObject([{ name: 'South' }]);
  });

  it('keeps what is assumed, in part or whole, and takes it back', async () => {
    const workspace = openTestWorkspace();
    const before = await workspace.ask('segmentCompare.plan', {});
    expect(before.startSmall).toBe(true);
    await workspace.ask('segmentCompare.changePlan', { startSmall: false });
    expect(await workspace.ask('segmentCompare.plan', {})).toEqual({ ...before, startSmall: false });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await workspace.ask('segmentCompare.plan', {})).toEqual(before);
  });
});

describe('two classifications', () => {
  it('are crossed with counts whose cells are what their rules find', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('sample.create', { contacts: 600, mess: 0.2 });
    await workspace.ask('rfm.compute', {});
    const axes = await workspace.ask('segmentCompare.axes', {});
    expect(axes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['segments', 'field:rfm_cell', 'field:country', 'tags']),
    );
    const view = await workspace.ask('segmentCompare.cross', { rows: 'field:rfm_cell', columns: 'field:country' });
    let [cells, revenue] = [0, 0];
    for (const [at, row] of view.rows.entries()) {
      for (const [place, column] of view.columns.entries()) {
        const cell = view.cells[at]?.[place];
        const { count } = await workspace.ask('contacts.count', { query: { rule: all(row.node, column.node) } });
        expect([row.label, column.label, cell?.count]).toEqual([row.label, column.label, count]);
        cells += count;
        revenue += cell?.revenue ?? 0;
      }
    }
    expect(view.total).toBe(cells);
    expect(view.revenue).toBe(revenue);
    expect(view.rows.reduce((sum, row) => sum + row.total, 0)).toBe(cells);
    expect(view.isOverlapping).toBe(false);
    await expect(workspace.ask('segmentCompare.cross', { rows: 'custom:gone', columns: 'tags' })).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    );
  });
});

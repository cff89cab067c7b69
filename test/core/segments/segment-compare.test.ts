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

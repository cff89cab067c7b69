import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

describe('the ledger as CSV', () => {
  it('has a line for every changed field, and one per table for rows made in bulk', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('sample.create', { contacts: 30, asOf: testNow });
    const { id } = await workspace.ask('tags.create', { name: '=cmd|calc' });
    await workspace.ask('tags.rename', { tag: id, name: 'Harmless' });
    await workspace.ask('history.undo', { operation: 'last' });
    const path = join(workspace.folder, 'ledger.csv');
    const result = await workspace.ask('history.export', { file: workspace.session.files.grant(path) });

    const text = readFileSync(path, 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(result.lines);
    const rename = data.filter((line) => line.What?.startsWith('Renamed the tag') && line.Field === 'name');
    expect(rename).toMatchObject([
      { Table: 'tag', Change: 'changed', Before: "'=cmd|calc", After: 'Harmless', State: 'undone by 4' },
    ]);
    expect(data.find((line) => line.Table === 'contact' && line.Change === '30 rows added')?.What).toBe(
      'Made a sample of 30 contacts',
    );
    expect(result.operations).toBe(4);
  });

  it('never replaces the open workspace', async () => {
    const workspace = openTestWorkspace();
    await workspace.ask('tags.create', { name: 'A' });
    await expect(
      workspace.ask('history.export', { file: workspace.session.files.grant(workspace.path) }),
    ).rejects.toThrow();
    expect((await workspace.ask('tags.tree', {})).tags).toHaveLength(1);
  });
});

describe('what an operation changed', () => {
  it('names tags that are gone', async () => {
    const workspace = openTestWorkspace();
    const parent = await workspace.ask('tags.create', { name: 'Parent' });
    const child = await workspace.ask('tags.create', { name: 'Child' });
    await workspace.ask('tags.move', { tags: [child.id], parent: parent.id });
    const moved = (await workspace.ask('history.list', {})).operations[0]?.id ?? 0;
    await workspace.ask('tags.delete', { tags: [parent.id], children: 'delete' });
    const shown = await workspace.ask('history.show', { operation: moved });
    expect(shown.tagNames).toEqual([{ id: parent.id, name: 'Parent' }]);
    expect(shown.changes[0]?.fields.find(({ name }) => name === 'parent_id')).toMatchObject({
      before: null,
      after: parent.id,
    });
  });
});

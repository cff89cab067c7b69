import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

type Row = Record<string, string>;

/** Four contacts of a HubSpot import with the ids h1 to h4, one of a Shopify import, one made by hand. */
function imported(): TestWorkspace & { tag: number } {
  const workspace = openTestWorkspace();
  let tag = 0;
  workspace.write('Tag', (context) => {
    tag = makeTag(context, 'VIP');
  });
  workspace.write('Imported', (context) => {
    const batch = context.db.prepare(
      `INSERT INTO import_batch (file_name, file_size, file_hash, source, content, reading, mapping, mode, headers,
       row_count, created_count, updated_count, unchanged_count, rejected_count, imported_at)
       VALUES (?, 1, 'x', ?, 'contacts', '{}', '{}', 'create', '[]', 2, 2, 0, 0, 0, 0)`,
    );
    batch.run('hubspot.csv', 'hubspot');
    batch.run('shopify.csv', 'shopify');
    const add = context.db.prepare(
      "INSERT INTO source_record (batch_id, row_number, contact_id, source_id, raw) VALUES (?, ?, ?, ?, '[]')",
    );
    for (let index = 1; index <= 5; index++) {
      const id = makeContact(context, {
        given_name: `P${index}`,
        family_name: 'Lee',
        email: `p${index}@x.org`,
        address: [{ city: 'Leeds' }],
      });
      if (index <= 4) add.run(1, index, id, `h${index}`);
      if (index >= 4) add.run(2, index, id, `s${index}`);
    }
    makeContact(context, { given_name: 'P6' });
  });
  return { ...workspace, tag };
}

async function delta(workspace: TestWorkspace, input: Partial<InputOf<'export.delta'>> = {}) {
  const path = join(workspace.folder, 'delta.csv');
  const file = workspace.session.files.grant(path);
  const since = { kind: 'batch', batch: 1 } as const;
  const result = await workspace.ask('export.delta', { since, mode: 'exact', replaceBeside: true, ...input, file });
  const read = (name: string): Row[] => {
    const at = join(workspace.folder, name);
    if (!existsSync(at)) return [];
    return Papa.parse<Row>(readFileSync(at, 'utf8').trimEnd(), { header: true }).data;
  };
  return { result, changed: read('delta.csv'), removed: read('delta-removed.csv'), merged: read('delta-merged.csv') };
}

describe('what changed since an import', () => {
  it('refuses where nothing did', async () => {
    await expect(delta(imported())).rejects.toThrow('Nothing that is exported changed since then.');
  });

  it('is only the contacts and fields that differ, by the id of the source', async () => {
    const workspace = imported();
    workspace.write('Edited', (context) => {
      const { db } = context;
      db.prepare("UPDATE contact SET given_name = 'Anna' WHERE id = 1").run();
      db.prepare("UPDATE contact_point SET value = 'new@x.org', normalised = 'new@x.org' WHERE contact_id = 2").run();
      db.prepare('DELETE FROM address WHERE contact_id = 3').run();
      db.prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (4, ?, 'manual', 0)").run(
        workspace.tag,
      );
      makeContact(context, { given_name: 'New', email: 'n@x.org' });
    });
    const { result, changed, removed, merged } = await delta(workspace);
    expect(result).toMatchObject({ changed: 4, added: 1, removed: 0, merged: 0 });
    expect(result.columns).toEqual([
      'First name',
      'Email',
      'City',
      'Email consent',
      'Phone consent',
      'Post consent',
      'Tags',
    ]);
    expect(changed.map((row) => [row['Source ID'], row.Change, row['Changed fields'], row['Emptied fields']])).toEqual([
      ['h1', 'changed', 'First name', ''],
      ['h2', 'changed', 'Email', ''],
      ['h3', 'changed', 'City', 'City'],
      ['h4', 'changed', 'Tags', ''],
      ['', 'added', '', ''],
    ]);
    expect(changed[0]).toMatchObject({ Source: 'hubspot', 'First name': 'Anna', Email: '', City: '', Tags: '' });
    expect(changed[1]).toMatchObject({ 'First name': '', Email: 'new@x.org' });
    expect(changed[3]).toMatchObject({ Tags: 'VIP' });
    expect(changed[4]).toMatchObject({ 'Source ID': '', 'First name': 'New', Email: 'n@x.org' });
    expect([removed, merged]).toEqual([[], []]);
  });

  it('is a net of everything since: a change taken back is none', async () => {
    const workspace = imported();
    const set = (name: string) =>
      workspace.write(name, ({ db }) => db.prepare('UPDATE contact SET given_name = ? WHERE id = 1').run(name));
    set('Anna');
    const later = set('Anne');
    expect((await delta(workspace)).changed).toMatchObject([{ 'First name': 'Anne' }]);
    set('P1');
    await expect(delta(workspace)).rejects.toThrow(/Nothing/);
    await workspace.ask('history.undo', { operation: later, onConflict: 'override' });
    expect((await delta(workspace)).changed).toMatchObject([{ 'First name': 'Anna' }]);
  });

  it('lists merges with the id of the survivor, and what the survivor gained', async () => {
    const workspace = imported();
    workspace.write('Merged', (context) => makeAlias(context, 2, 1));
    workspace.write('Merged', (context) => makeAlias(context, 5, 4));
    const { result, changed, merged } = await delta(workspace);
    expect(result).toMatchObject({ changed: 2, merged: 2 });
    expect(changed.map((row) => [row['Source ID'], row['Email 2']])).toEqual([
      ['h1', 'p2@x.org'],
      ['h4', 'p5@x.org'],
    ]);
    expect(
      merged.map((row) => [
        row.Source,
        row['Source ID'],
        row['Survivor source ID'],
        row['Contact ID'],
        row['Survivor contact ID'],
      ]),
    ).toEqual([
      ['hubspot', 'h2', 'h1', '2', '1'],
      ['', '', '', '5', '4'],
    ]);
    // Shopify knew both of the second pair: there the id that went is s5.
    const shop = await delta(workspace, { since: { kind: 'batch', batch: 2 } });
    expect(shop.merged.map((row) => [row['Source ID'], row['Survivor source ID']])).toContainEqual(['s5', 's4']);
  });

  it('lists who was deleted or archived, by the ids the source used', async () => {
    const workspace = imported();
    workspace.write('Archived', ({ db }) => db.prepare("UPDATE contact SET state = 'archived' WHERE id = 1").run());
    workspace.write('Deleted', ({ db }) => {
      for (const table of ['contact_point', 'address', 'source_record']) {
        db.prepare(`DELETE FROM ${table} WHERE contact_id = 2`).run();
      }
      db.prepare('DELETE FROM contact WHERE id = 2').run();
    });
    const { result, removed, changed } = await delta(workspace);
    expect(result).toMatchObject({ changed: 0, added: 0, removed: 2 });
    expect(changed).toEqual([]);
    expect(removed.map((row) => [row['Source ID'], row.Contact, row['What happened']])).toEqual([
      ['h1', 'P1 Lee', 'archived'],
      ['h2', 'P2 Lee', 'deleted'],
    ]);
    expect(removed[0]?.When).toBe('2026-01-02 12:00:00');
  });

  it('sees bulk loads, renamed tags, and later imports', async () => {
    const workspace = imported();
    workspace.write('Tagged', ({ db }) =>
      db
        .prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (3, ?, 'manual', 0)")
        .run(workspace.tag),
    );
    workspace.bulk('Loaded', 10, ({ connection }) => {
      connection
        .prepare("INSERT INTO contact_point (contact_id, kind, value, normalised) VALUES (1, 'phone', '+1', '+1')")
        .run();
      connection
        .prepare("INSERT INTO contact (display_name, given_name, added_at, updated_at) VALUES ('B', 'Bulk', 0, 0)")
        .run();
    });
    const first = await delta(workspace);
    expect(first.changed.map((row) => [row['Source ID'], row.Phone, row['First name'], row.Tags])).toEqual([
      ['h1', '+1', '', ''],
      ['h3', '', '', 'VIP'],
      ['', '', 'Bulk', ''],
    ]);
    workspace.write('Renamed', ({ db }) => db.prepare("UPDATE tag SET name = 'Gold' WHERE id = ?").run(workspace.tag));
    expect((await delta(workspace)).changed[1]).toMatchObject({ 'Source ID': 'h3', Tags: 'Gold' });
  });

  it('says when an import is gone', async () => {
    await expect(delta(imported(), { since: { kind: 'batch', batch: 99 } })).rejects.toThrow(/not there any more/);
  });
});

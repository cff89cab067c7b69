import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WriteContext } from '../../../src-main/core/server/contexts.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

function addContact({ db }: WriteContext, name: string, email?: string): number {
  const id = Number(
    db
      .prepare('INSERT INTO contact (display_name, given_name, added_at, updated_at) VALUES (?, ?, ?, ?)')
      .run(name, name, testNow, testNow).lastInsertRowid,
  );
  if (email)
    db.prepare("INSERT INTO contact_point (contact_id, kind, value, normalised) VALUES (?, 'email', ?, ?)").run(
      id,
      email,
      email,
    );
  return id;
}

function rename({ db }: WriteContext, id: number, name: string): void {
  db.prepare('UPDATE contact SET display_name = ? WHERE id = ?').run(name, id);
}

function nameOf(workspace: TestWorkspace, id: number): unknown {
  return workspace.session.workspace.readerConnection
    .prepare('SELECT display_name FROM contact WHERE id = ?')
    .pluck()
    .get(id);
}

describe('undo', () => {
  it('takes an edit back and redo brings it again', async () => {
    const workspace = openTestWorkspace();
    let id = 0;
    workspace.write('Added Ana', (context) => {
      id = addContact(context, 'Ana', 'ana@example.org');
    });
    const before = workspace.hashes();
    workspace.write('Renamed', (context) => rename(context, id, 'Anna'));
    const after = workspace.hashes();
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('history.redo', {});
    expect(workspace.hashes()).toEqual(after);
    await workspace.ask('history.undo', { operation: 'last' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(nameOf(workspace, id)).toBeUndefined();
    await expect(workspace.ask('history.undo', { operation: 'last' })).rejects.toThrow('nothing to undo');
  });

  it('takes an old step back and keeps later, unrelated work', async () => {
    const workspace = openTestWorkspace();
    let id = 0;
    workspace.write('Added', (context) => {
      id = addContact(context, 'Ana');
    });
    const renamed = workspace.write('Renamed', (context) => rename(context, id, 'Anna'));
    workspace.write('Set company', ({ db }) => db.prepare("UPDATE contact SET company = 'Acme' WHERE id = ?").run(id));
    const result = await workspace.ask('history.undo', { operation: renamed });
    expect(result.conflictCount).toBe(0);
    const row = workspace.session.workspace.readerConnection
      .prepare('SELECT display_name, company FROM contact WHERE id = ?')
      .get(id);
    expect(row).toEqual({ display_name: 'Ana', company: 'Acme' });
  });

  it('lists a field that later work changed, changes nothing when asked to ask, and overrides on demand', async () => {
    const workspace = openTestWorkspace();
    let id = 0;
    workspace.write('Added', (context) => {
      id = addContact(context, 'Ana');
    });
    const first = workspace.write('Renamed once', (context) => rename(context, id, 'Anna'));
    workspace.write('Renamed twice', (context) => rename(context, id, 'Annette'));
    const before = workspace.hashes();
    await expect(workspace.ask('history.undo', { operation: first })).rejects.toMatchObject({
      code: 'undo-conflicts',
      details: { conflicts: [{ table: 'contact', field: 'display_name', contactName: 'Annette', reason: 'changed' }] },
    });
    expect(workspace.hashes()).toEqual(before);
    await workspace.ask('history.undo', { operation: first, onConflict: 'override' });
    expect(nameOf(workspace, id)).toBe('Ana');
  });

  it('takes a bulk load back by ranges, and brings it again with every id', async () => {
    const workspace = openTestWorkspace();
    const empty = workspace.hashes();
    const load = workspace.bulk('Imported', 500, (context) => {
      for (let i = 0; i < 500; i++) addContact(context, `Contact ${i}`, `c${i}@example.org`);
    });
    const loaded = workspace.hashes();
    const { connection } = { connection: workspace.session.workspace.readerConnection };
    expect(connection.prepare('SELECT count(*) FROM change WHERE operation_id = ?').pluck().get(load)).toBe(0);
    expect(
      connection.prepare('SELECT count(*) FROM contact_rollup WHERE primary_email IS NOT NULL').pluck().get(),
    ).toBe(500);
    await workspace.ask('history.undo', { operation: load });
    expect(workspace.hashes()).toEqual(empty);
    await workspace.ask('history.redo', {});
    expect(workspace.hashes()).toEqual(loaded);
  });

  it('keeps imported contacts that were worked on since, whole, and takes the others back', async () => {
    const workspace = openTestWorkspace();
    const ids: number[] = [];
    const load = workspace.bulk('Imported', 3, (context) => {
      for (const name of ['Ana', 'Ben', 'Cem']) ids.push(addContact(context, name, `${name}@example.org`));
    });
    workspace.write('Tagged Ben', ({ db }) => {
      const tag = db
        .prepare("INSERT INTO tag (name, created_at, updated_at) VALUES ('VIP', 0, 0)")
        .run().lastInsertRowid;
      db.prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', 0)").run(
        ids[1],
        tag,
      );
    });
    workspace.write('Edited the email of Cem', ({ db }) =>
      db.prepare("UPDATE contact_point SET value = 'cem@example.com' WHERE contact_id = ?").run(ids[2]),
    );
    await expect(workspace.ask('history.undo', { operation: load })).rejects.toMatchObject({ code: 'undo-conflicts' });
    const result = await workspace.ask('history.undo', { operation: load, onConflict: 'keep' });
    expect(result.conflicts.map(({ contactName }) => contactName)).toEqual(expect.arrayContaining(['Ben', 'Cem']));
    const { readerConnection } = workspace.session.workspace;
    expect(readerConnection.prepare('SELECT display_name FROM contact ORDER BY id').pluck().all()).toEqual([
      'Ben',
      'Cem',
    ]);
    expect(readerConnection.prepare('SELECT value FROM contact_point ORDER BY id').pluck().all()).toEqual([
      'Ben@example.org',
      'cem@example.com',
    ]);
    expect(readerConnection.pragma('foreign_key_check')).toEqual([]);
  });

  it('removes what depends on it when told to restore all the same', async () => {
    const workspace = openTestWorkspace();
    const empty = workspace.hashes();
    let id = 0;
    const added = workspace.write('Added', (context) => {
      id = addContact(context, 'Ana');
    });
    const tagged = workspace.write('Tagged', ({ db }) => {
      const tag = db
        .prepare("INSERT INTO tag (name, created_at, updated_at) VALUES ('VIP', 0, 0)")
        .run().lastInsertRowid;
      db.prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', 0)").run(
        id,
        tag,
      );
    });
    await workspace.ask('history.undo', { operation: added, onConflict: 'override' });
    await workspace.ask('history.undo', { operation: tagged, onConflict: 'keep' });
    expect(workspace.hashes()).toEqual(empty);
  });

  it('goes back to a checkpoint', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Added', (context) => void addContact(context, 'Ana'));
    const before = workspace.hashes();
    const { id } = await workspace.ask('history.setCheckpoint', { name: 'Before clean-up' });
    for (const name of ['Ben', 'Cem', 'Dan'])
      workspace.write(`Added ${name}`, (context) => void addContact(context, name));
    expect(await workspace.ask('history.backTo', { checkpoint: id })).toEqual({ undone: 3 });
    expect(workspace.hashes()).toEqual(before);
  });

  it('leaves nothing of a write that throws', () => {
    const workspace = openTestWorkspace();
    const before = workspace.hashes();
    expect(() =>
      workspace.write('Half', (context) => {
        addContact(context, 'Ana');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(workspace.hashes()).toEqual(before);
    workspace.write('Added', (context) => void addContact(context, 'Ben'));
  });

  it('brings every state back after any sequence of edits, undone newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind: fc.constantFrom('add', 'rename', 'remove', 'email', 'bulk'), pick: fc.nat(20) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (edits) => {
          const workspace = openTestWorkspace();
          const states = [workspace.hashes()];
          const { session } = workspace;
          for (const { kind, pick } of edits) {
            const ids = session.workspace.readerConnection
              .prepare('SELECT id FROM contact ORDER BY id')
              .pluck()
              .all() as number[];
            const id = ids[pick % Math.max(1, ids.length)];
            if (kind === 'bulk')
              workspace.bulk('Loaded', 5, (context) => void addContact(context, `B${pick}`, `b${pick}@x.org`));
            else if (kind === 'add' || id === undefined)
              workspace.write('Added', (context) => void addContact(context, `A${pick}`));
            else if (kind === 'rename') {
              if (nameOf(workspace, id) === `R${pick}`) continue;
              workspace.write('Renamed', (context) => rename(context, id, `R${pick}`));
            } else if (kind === 'email')
              workspace.write('Email', ({ db }) =>
                db
                  .prepare("INSERT INTO contact_point (contact_id, kind, value) VALUES (?, 'email', ?)")
                  .run(id, `e${pick}@x.org`),
              );
            else
              workspace.write('Removed', ({ db }) => {
                db.prepare('DELETE FROM contact_point WHERE contact_id = ?').run(id);
                db.prepare('DELETE FROM contact WHERE id = ?').run(id);
              });
            states.push(workspace.hashes());
          }
          for (const state of states.slice(0, -1).reverse()) {
            await workspace.ask('history.undo', { operation: 'last' });
            expect(workspace.hashes()).toEqual(state);
          }
          for (const state of states.slice(1)) {
            await workspace.ask('history.redo', {});
            expect(workspace.hashes()).toEqual(state);
          }
          session.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});

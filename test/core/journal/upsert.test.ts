import { expect, it } from 'vitest';
import { openTestWorkspace } from '../../support/workspace.ts';

it('journals an upsert on a contact that the same operation touched before', async () => {
  const workspace = openTestWorkspace();
  const upsert = 'INSERT INTO contact_custom (id, f1) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET f1 = excluded.f1';
  workspace.write('contact', ({ db, now, addCustomColumn }) => {
    addCustomColumn('text');
    db.prepare('INSERT INTO contact (display_name, added_at, updated_at) VALUES (?, ?, ?)').run('Anna', now, now);
    db.prepare(upsert).run('red');
  });
  const before = workspace.hashes();
  const operation = workspace.write('change', ({ db }) => {
    db.prepare("UPDATE contact SET notes = 'x' WHERE id = 1").run();
    db.prepare(upsert).run('blue');
  });
  await workspace.ask('history.undo', { operation });
  expect(workspace.hashes()).toEqual(before);
});

// What a reply says it read and wrote is what makes pages refetch: too little would leave old rows on screen.
import { expect, it } from 'vitest';
import { dispatch } from '../../src-main/core/server/dispatch.ts';
import type { CoreEvent } from '../../src-shared/protocol.ts';
import { openTestWorkspace } from '../support/workspace.ts';

it('announces the tables that an undo writes', async () => {
  const events: CoreEvent[] = [];
  const workspace = openTestWorkspace({ onEvent: (event) => events.push(event) });
  workspace.write('Added', ({ db }) => {
    db.prepare("INSERT INTO contact (display_name, added_at, updated_at) VALUES ('Ana', 0, 0)").run();
    db.prepare("INSERT INTO tag (name, created_at, updated_at) VALUES ('VIP', 0, 0)").run();
  });
  events.length = 0;
  await workspace.ask('history.undo', { operation: 'last' });
  const wrote = events.flatMap((event) => (event.kind === 'wrote' ? event.tables : []));
  expect(wrote).toEqual(expect.arrayContaining(['contact', 'tag', 'contact_rollup', 'operation']));
});

it('names the tables behind a view that a read went through', async () => {
  const workspace = openTestWorkspace();
  const outcome = await dispatch(workspace.session, 1, 'tags.tree', {});
  expect(outcome).toMatchObject({ ok: true, read: expect.arrayContaining(['tag', 'tag_assignment', 'contact_alias']) });
});

it('refuses what it does not understand, by name', async () => {
  const { session } = openTestWorkspace();
  expect(await dispatch(session, 1, 'history.show', { operation: 'x' })).toMatchObject({
    ok: false,
    refusal: { code: 'bad-input' },
  });
  expect(await dispatch(session, 1, '__proto__', {})).toMatchObject({
    ok: false,
    bug: { message: expect.stringContaining('no request') },
  });
  session.close();
  expect(await dispatch(session, 1, 'history.list', {})).toMatchObject({
    ok: false,
    refusal: { code: 'no-workspace' },
  });
});

// A workspace that can only be read: it opens, answers, and refuses every write with one sentence. A place that cannot
// even be read without writing is in test/faults/places.test.ts.
import { chmodSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dispatch, request } from '../../../src-main/core/server/dispatch.ts';
import { Session } from '../../../src-main/core/server/session.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

/** A closed workspace with one contact. */
function closedWorkspace(): string {
  const workspace = openTestWorkspace();
  workspace.write('Added Ann', (context) => makeContact(context, { given_name: 'Ann' }));
  workspace.session.close();
  return workspace.path;
}

function reading(path: string): Session {
  const session = new Session({ userData: null, now: () => testNow });
  onTestFinished(() => session.close());
  session.open(path, 'read');
  return session;
}

describe('a workspace opened for reading', () => {
  it('says so, and answers', async () => {
    const session = reading(closedWorkspace());
    expect(session.info()).toMatchObject({ contacts: 1, isReadOnly: true });
    expect(await request(session, 'contacts.count', { query: { search: 'ann', state: 'active' } })).toEqual({
      count: 1,
    });
  });

  it.each([
    ['tags.create', { name: 'VIP' }],
    ['history.undo', { operation: 'last' }],
    ['audit.run', {}],
    ['contacts.update', { contact: 1, fields: { given_name: 'Bea' } }],
  ])('refuses %s with one sentence that says what to do, and leaves the file as it was', async (name, input) => {
    const path = closedWorkspace();
    const bytes = readFileSync(path);
    const session = reading(path);
    const outcome = await dispatch(session, 1, name, input);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'read-only' } });
    expect(JSON.stringify(outcome)).toMatch(/open for reading only.*Save a copy where you may write/);
    session.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('is what opening comes down to where the file may not be written', (test) => {
    if (process.getuid?.() === 0) return test.skip('root may write everywhere');
    const path = closedWorkspace();
    chmodSync(path, 0o444);
    chmodSync(dirname(path), 0o555);
    onTestFinished(() => chmodSync(dirname(path), 0o755));
    const session = new Session({ userData: null, now: () => testNow });
    onTestFinished(() => session.close());
    expect(session.openAsPossible(path)).toMatchObject({ contacts: 1, isReadOnly: true });
  });
});

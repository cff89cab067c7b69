// A later export of the same source refreshes what the earlier one brought: added, changed, vanished.
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { check, importText, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const person = (id: string, name: string, email: string, city = 'Leeds') => {
  const [first = '', last = ''] = name.split(' ');
  return { 'Customer ID': id, 'First Name': first, 'Last Name': last, Email: email, City: city };
};
const first = Papa.unparse([
  person('1', 'Anna Vogel', 'anna@example.org'),
  person('2', 'Bob Stone', 'bob@example.org'),
  person('3', 'Cleo Marsh', 'cleo@example.org'),
]);
/** Anna moved and has another email, Bob is as he was, Cleo is gone, Dora is new. */
const second = Papa.unparse([
  person('1', 'Anna Vogel', 'anna.vogel@example.com', 'York'),
  person('2', 'Bob Stone', 'bob@example.org'),
  person('4', 'Dora Lind', 'dora@example.org'),
]);

const states = (workspace: TestWorkspace) =>
  rows(workspace, 'SELECT display_name, state FROM contact ORDER BY id').map((row) => Object.values(row).join(' '));

it('tells added, changed and vanished, and touches the vanished only when asked', async () => {
  const workspace = openTestWorkspace();
  expect(await check(workspace, first)).toMatchObject({ created: 3, vanished: null });
  await importText(workspace, first);
  expect(await check(workspace, second)).toMatchObject({
    created: 1,
    updated: 1,
    unchanged: 1,
    vanished: { contacts: 1, samples: [{ contactId: 3, name: 'Cleo Marsh' }] },
  });
  expect(await importText(workspace, second)).toMatchObject({ created: 1, updated: 1, unchanged: 1, vanished: 1 });
  expect(states(workspace)).toEqual(['Anna Vogel active', 'Bob Stone active', 'Cleo Marsh active', 'Dora Lind active']);
  expect(
    rows(workspace, "SELECT value FROM contact_point WHERE contact_id = 1 AND kind = 'email' ORDER BY id"),
  ).toEqual([{ value: 'anna@example.org' }, { value: 'anna.vogel@example.com' }]);
});

it.each(['archive', 'tag'] as const)('can %s the vanished, and undo gives back what was', async (vanished) => {
  const workspace = openTestWorkspace();
  await importText(workspace, first);
  const before = workspace.hashes();
  const done = await importText(workspace, second, { vanished });
  expect(states(workspace)[2]).toBe(vanished === 'archive' ? 'Cleo Marsh archived' : 'Cleo Marsh active');
  expect(
    rows(workspace, 'SELECT t.name FROM tag_assignment a JOIN tag t ON t.id = a.tag_id WHERE a.contact_id = 3'),
  ).toHaveLength(vanished === 'tag' ? 1 : 0);
  await workspace.ask('history.undo', { operation: done.operation });
  expect(workspace.hashes()).toEqual(before);
});

it('does not take the same number for the same person when a source counts anew', async () => {
  const workspace = openTestWorkspace();
  await importText(workspace, first);
  const counted = Papa.unparse([
    person('1', 'Dora Lind', 'dora@example.org'),
    person('2', 'Anna Vogel', 'anna@example.org'),
  ]);
  expect(await importText(workspace, counted)).toMatchObject({ created: 1, updated: 0, unchanged: 1, vanished: 2 });
});

it('does not take the ids of one source for those of another', async () => {
  const workspace = openTestWorkspace();
  await importText(workspace, first);
  const other = Papa.unparse([{ 'Contact ID': '1', 'Full name': 'Anna Vogel', Phone: '+44 20 7946 0958' }]);
  expect(await importText(workspace, other)).toMatchObject({ created: 1, updated: 0, vanished: 0 });
});

it('makes known addresses stricter from a list of unsubscribed, never looser', async () => {
  const workspace = openTestWorkspace();
  await importText(workspace, first);
  const status = () =>
    rows(workspace, "SELECT status FROM contact_point WHERE kind = 'email' ORDER BY contact_id").map(
      (row) => row.status,
    );
  const list = (state: string) => Papa.unparse([{ 'Email Address': 'bob@example.org', 'Email Status': state }]);
  const targets = { 'Email Status': 'email_status' };
  expect(await importText(workspace, list('bounced'), { targets })).toMatchObject({ created: 0, updated: 1 });
  expect(status()).toEqual(['unknown', 'bounced', 'unknown']);
  expect(await importText(workspace, list('active'), { targets })).toMatchObject({ updated: 0, unchanged: 1 });
  expect(status()).toEqual(['unknown', 'bounced', 'unknown']);
});

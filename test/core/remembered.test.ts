// What is remembered must not outlive the data it was made of, and an answer made of it depends on the same tables.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { remembered } from '../../src-main/core/db/remembered.ts';
import { makeContact } from '../support/make-contact.ts';
import { openTestWorkspace } from '../support/workspace.ts';

const count = sql<{ count: number }>`SELECT count(*) AS count FROM contact`;

it('finds a value once, until something is committed', () => {
  const workspace = openTestWorkspace();
  const { read } = workspace.session.workspace;
  let found = 0;
  const contacts = () => remembered(read, 'contacts', () => read.value<number>(count));
  const counted = () => remembered(read, 'counted', () => ++found);
  expect([contacts(), contacts(), counted(), counted()]).toEqual([0, 0, 1, 1]);
  workspace.write('Added Ann', (context) => makeContact(context, { given_name: 'Ann' }));
  expect([contacts(), counted()]).toEqual([1, 2]);
});

it('sees what its own connection changed before that is committed', () => {
  const workspace = openTestWorkspace();
  workspace.write('Added two', (context) => {
    const contacts = () => remembered(context.db, 'contacts', () => context.db.value<number>(count));
    makeContact(context, { given_name: 'Ann' });
    expect(contacts()).toBe(1);
    makeContact(context, { given_name: 'Ben' });
    expect(contacts()).toBe(2);
  });
});

it('names the tables a remembered value came from, each time', () => {
  const { session } = openTestWorkspace();
  const { read } = session.workspace;
  const contacts = () => remembered(read, 'contacts', () => read.value<number>(count));
  read.takeTouched();
  read.all(sql`SELECT name FROM tag`);
  contacts();
  expect(read.takeTouched().read.toSorted()).toEqual(['contact', 'tag']);
  contacts();
  expect(read.takeTouched().read).toContain('contact');
});

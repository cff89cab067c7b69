// Value clustering on a real workspace: what is counted, what an accepted cluster changes and leaves alone, undo, and
// decisions that values are different.
import { expect, it } from 'vitest';
import { makeAlias, makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

function fill(workspace: TestWorkspace): void {
  workspace.write('fill', (context) => {
    for (const company of ['Acme Inc', 'Acme Inc', 'Acme Inc', 'acme, inc.', 'INC ACME', 'Oslo Fisk'])
      makeContact(context, { given_name: 'Ann', company, address: [{ city: 'Edinburgh', country: 'Deutschland' }] });
    const loser = makeContact(context, { given_name: 'Old', address: [{ city: 'Edinburg', country: 'germany' }] });
    const winner = makeContact(context, { given_name: 'New', company: 'acme inc' });
    makeAlias(context, loser, winner);
    const gone = makeContact(context, { company: 'ACME INC' });
    context.db.exec(`UPDATE contact SET state = 'archived' WHERE id = ${gone}`);
    context.db.exec(`INSERT INTO activity (contact_id, kind, at, product) VALUES
      (1, 'purchase', 1, 'Blue Mug'), (1, 'purchase', 2, 'Blue Mug'), (2, 'purchase', 3, 'blue mug')`);
  });
}

const values = (workspace: TestWorkspace, sql: string): unknown[] =>
  workspace.session.workspace.readerConnection.prepare(sql).pluck().all();
const cluster = (workspace: TestWorkspace, column: string, method: 'fingerprint' | 'distance' = 'fingerprint') =>
  workspace.ask('clean.cluster', { column, method });

it('groups what active contacts hold and says how many rows would change', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const answer = await cluster(workspace, 'company');
  expect(answer).toMatchObject({ rows: 7, distinct: 5, total: 1, changing: 3 });
  expect(answer.clusters[0]?.members[0]).toEqual({ value: 'Acme Inc', count: 3 });
  expect(answer.clusters[0]?.members.map((it) => it.value).toSorted()).toEqual(
    ['Acme Inc', 'acme, inc.', 'INC ACME', 'acme inc'].toSorted(),
  );
});

it('makes one value of a cluster in one operation, leaves all else, and undo brings every byte back', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const before = workspace.hashes();
  const merges = [{ to: 'Acme Incorporated', from: ['Acme Inc', 'acme, inc.'] }];
  expect(await workspace.ask('clean.merge', { column: 'company', merges })).toEqual({ changed: 4, contacts: 4 });
  expect(values(workspace, 'SELECT company FROM contact WHERE company IS NOT NULL ORDER BY id')).toEqual([
    'Acme Incorporated',
    'Acme Incorporated',
    'Acme Incorporated',
    'Acme Incorporated',
    'INC ACME',
    'Oslo Fisk',
    'acme inc',
    'ACME INC', // archived
  ]);
  const { operations } = await workspace.ask('history.list', { limit: 1 });
  expect(operations[0]?.label).toBe('Changed company to “Acme Incorporated” in 4 rows');
  await workspace.ask('history.undo', { operation: 'last' });
  expect(workspace.hashes()).toEqual(before);
});

it('reaches addresses of merged contacts, and the code of a country follows its name', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const { clusters } = await cluster(workspace, 'address.city', 'distance');
  expect(clusters[0]?.members).toEqual([
    { value: 'Edinburgh', count: 6 },
    { value: 'Edinburg', count: 1 },
  ]);
  const merges = [{ to: 'Germany', from: ['Deutschland', 'germany'] }];
  expect(await workspace.ask('clean.merge', { column: 'address.country', merges })).toEqual({
    changed: 7,
    contacts: 7,
  });
  expect(new Set(values(workspace, "SELECT country || ' ' || country_code FROM address"))).toEqual(
    new Set(['Germany DE']),
  );
});

it('cleans products of activities and custom fields', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const { key } = await workspace.ask('contacts.createField', { label: 'Shop', type: 'text' });
  for (const [contact, value] of [
    [1, 'North'],
    [2, 'north'],
    [3, 'North'],
  ] as const)
    await workspace.ask('contacts.setCustom', { contact, key, value });
  expect((await cluster(workspace, 'activity.product')).clusters[0]).toMatchObject({ rows: 3, changing: 1 });
  const before = workspace.hashes();
  await workspace.ask('clean.merge', { column: 'activity.product', merges: [{ to: 'Blue Mug', from: ['blue mug'] }] });
  expect(values(workspace, 'SELECT DISTINCT product FROM activity')).toEqual(['Blue Mug']);
  await workspace.ask('clean.merge', { column: `custom.${key}`, merges: [{ to: 'North', from: ['north'] }] });
  expect(values(workspace, 'SELECT f1 FROM contact_custom ORDER BY id')).toEqual(['North', 'North', 'North']);
  await workspace.ask('history.undo', { operation: 'last' });
  const { operations } = await workspace.ask('history.list', { limit: 5 });
  const product = operations.find((it) => it.label.includes('product'));
  await workspace.ask('history.undo', { operation: product?.id ?? 0 });
  expect(workspace.hashes()).toEqual(before);
});

it('remembers what is different, journaled, until that is forgotten or undone', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const sets = [['Acme Inc', 'INC ACME']];
  await workspace.ask('clean.different', { column: 'company', sets });
  const held = async () =>
    (await cluster(workspace, 'company')).clusters.flatMap((it) => it.members.map((m) => m.value));
  expect(await held()).not.toContain('INC ACME');
  const [decision] = await workspace.ask('clean.decisions', { column: 'company' });
  expect(decision?.members).toEqual(sets[0]);
  await workspace.ask('clean.forget', { decisions: [decision?.id ?? 0] });
  expect(await held()).toContain('INC ACME');
  await workspace.ask('history.undo', { operation: 'last' });
  expect(await held()).not.toContain('INC ACME');
  expect(await workspace.ask('clean.decisions', { column: 'address.city' })).toEqual([]);
});

it('shows the rows that hold some values', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  const affected = await workspace.ask('clean.affected', { column: 'company', values: ['INC ACME', 'acme inc'] });
  expect(affected).toMatchObject({ rows: 2, contacts: 2 });
  expect(affected.examples.map(({ name, value }) => [name, value])).toEqual([
    ['Ann', 'INC ACME'],
    ['New', 'acme inc'],
  ]);
});

it('refuses in one sentence: no such column, nothing that would change', async () => {
  const workspace = openTestWorkspace();
  fill(workspace);
  await expect(cluster(workspace, 'custom.none')).rejects.toThrow('This column is not there any more.');
  const merges = [{ to: 'Acme Inc', from: ['not there'] }];
  await expect(workspace.ask('clean.merge', { column: 'company', merges })).rejects.toThrow('Nothing would change');
});

// Orders that only a name tells the contact of: they wait, are given, made contacts of or left; all of it can be undone,
// and the next import remembers.
import { describe, expect, it } from 'vitest';
import { check, importText, rows } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const people = `Customer ID,First Name,Last Name,Email,Phone,City
17,Robert,Stone,rob@x.org,,Bonn
18,Bo,Stone,bo@x.org,,Oslo
19,Cleo,Ray,c1@x.org,+49 30 901820,Rome
20,Cleo,Ray,c2@x.org,,Lyon
21,Maria,Kowalska,mk@x.org,,Gdynia
`;
const orders = `Customer Name,Phone,City,Order number,Order date,Product,Amount
Bob Stone,,Bonn,A1,2025-01-05,Jacket,50
Bob Stone,,Bonn,A2,2025-02-05,Socks,5.50
Cleo Ray,+49 30 901820,,A3,2025-01-06,Hat,20
Maria Kovalska,,,A4,2025-01-07,Cup,7
Nobody Known,,Kyiv,A5,2025-01-08,Mug,9
`;

async function withOrders() {
  const workspace = openTestWorkspace();
  await importText(workspace, people, { key: 'source_id' });
  const promised = await check(workspace, orders);
  const done = await importText(workspace, orders);
  const { people: waiting } = await workspace.ask('unclaimed.list', {});
  const key = (name: string) => waiting.find((person) => person.name === name)?.key ?? '';
  return { workspace, promised, done, waiting, key };
}

describe('orders without a contact', () => {
  it('wait for a person, person by person', async () => {
    const { workspace, promised, done, waiting } = await withOrders();
    expect(promised).toMatchObject({ activities: 0, unclaimed: 5, rejected: 5 });
    expect(done).toMatchObject({ activities: 0, unclaimed: 5, rejected: 5 });
    expect(waiting.map(({ name, orders, amount }) => [name, orders, amount])).toEqual([
      ['Bob Stone', 2, 5550],
      ['Cleo Ray', 1, 2000],
      ['Maria Kovalska', 1, 700],
      ['Nobody Known', 1, 900],
    ]);
    expect(await workspace.ask('unclaimed.counts', {})).toEqual({ people: 4, orders: 5, left: 0, given: 0 });
  });

  it('come with the contacts that may be meant, and why', async () => {
    const { workspace, key } = await withOrders();
    const shown = async (name: string) => {
      const { candidates } = await workspace.ask('unclaimed.show', { key: key(name) });
      return candidates.map(({ id, reasons }) => [id, ...reasons]);
    };
    expect((await shown('Bob Stone'))[0]).toEqual([1, 'Bob and Robert are forms of one name', 'Same town: Bonn']);
    expect(await shown('Cleo Ray')).toEqual([
      [3, 'Same name', 'Same phone'],
      [4, 'Same name'],
    ]);
    expect(await shown('Maria Kovalska')).toEqual([[5, 'Same first name; Kovalska and Kowalska are spelled alike']]);
    expect(await shown('Nobody Known')).toEqual([]);
    const { orders: own } = await workspace.ask('unclaimed.show', { key: key('Bob Stone') });
    expect(own.map(({ reference, product, amount, row }) => [reference, product, amount, row])).toEqual([
      ['A2', 'Socks', 550, 2],
      ['A1', 'Jacket', 5000, 1],
    ]);
  });

  it('are given to a contact, which the next import remembers', async () => {
    const { workspace, key } = await withOrders();
    const before = workspace.hashes();
    const contact = (await workspace.ask('unclaimed.show', { key: key('Bob Stone') })).candidates[0]?.id;
    await workspace.ask('unclaimed.give', { key: key('Bob Stone'), contact: contact as never });
    expect(rows(workspace, 'SELECT orders, revenue FROM contact_rollup WHERE contact_id = 1')).toEqual([
      { orders: 2, revenue: 5550 },
    ]);
    expect((await workspace.ask('unclaimed.list', { lane: 'given' })).people).toMatchObject([
      { name: 'Bob Stone', contact: { id: 1, name: 'Robert Stone' } },
    ]);
    const next = await importText(
      workspace,
      'Customer Name,Order number,Order date,Amount\nBob Stone,B1,2025-03-01,10\nNobody Known,B2,2025-03-02,1\n',
    );
    expect(next).toMatchObject({ activities: 1, unclaimed: 1 });
    expect(next.warningGroups.map(({ code }) => code)).toEqual(['by_earlier_choice']);
    await workspace.ask('history.undo', { operation: next.operation });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('make a contact of what the file says', async () => {
    const { workspace, key } = await withOrders();
    const made = await workspace.ask('unclaimed.create', { key: key('Nobody Known') });
    expect(made).toMatchObject({ activities: 1 });
    expect(
      rows(
        workspace,
        'SELECT c.given_name, c.family_name, a.city FROM contact c JOIN address a ON a.contact_id = c.id WHERE c.id = 6',
      ),
    ).toEqual([{ given_name: 'Nobody', family_name: 'Known', city: 'Kyiv' }]);
    expect(await workspace.ask('unclaimed.counts', {})).toMatchObject({ people: 3, given: 1 });
  });

  it('are left and asked again; a later import does not ask what was left', async () => {
    const { workspace, key } = await withOrders();
    await workspace.ask('unclaimed.leave', { key: key('Nobody Known') });
    expect(await workspace.ask('unclaimed.counts', {})).toMatchObject({ people: 3, left: 1 });
    const again = await importText(
      workspace,
      'Customer Name,City,Order number,Order date,Amount\nNobody Known,Kyiv,C1,2025-04-01,3\nNew Face,,C2,2025-04-02,4\n',
    );
    expect(again).toMatchObject({ unclaimed: 1, rejected: 2 });
    await workspace.ask('unclaimed.reopen', { key: key('Nobody Known') });
    expect(await workspace.ask('unclaimed.counts', {})).toMatchObject({ people: 5, orders: 7, left: 0 });
  });

  it('go when their import is taken back', async () => {
    const { workspace, done } = await withOrders();
    await workspace.ask('history.undo', { operation: done.operation });
    expect(await workspace.ask('unclaimed.counts', {})).toEqual({ people: 0, orders: 0, left: 0, given: 0 });
  });

  it('are not there for a key nobody has', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('unclaimed.leave', { key: 'nobody|' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

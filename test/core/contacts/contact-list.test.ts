import { describe, expect, it } from 'vitest';
import { build } from '../../../src-main/core/db/query.ts';
import { type ContactSort, type SortField, sortFields } from '../../../src-shared/contract/contact-list.ts';
import type { ContactQuery } from '../../../src-shared/model/selection.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const people = [
  { given: 'Åsa', family: 'Öberg', company: 'Volt', email: 'asa@volt.example', phone: '+46 8 123 456 78', orders: 3 },
  { given: 'Bob', family: 'Stone', company: null, email: 'bob@stone.example', phone: '+1 212 555 0101', orders: 0 },
  { given: 'carol', family: 'Ng', company: 'acme', email: null, phone: null, orders: 1 },
  { given: 'Dan', family: 'Ng', company: 'Acme', email: 'dan@acme.example', phone: null, orders: 9 },
];

async function filled(): Promise<TestWorkspace> {
  const workspace = openTestWorkspace();
  for (const { given, family, company, email, phone, orders } of people) {
    const { id } = await workspace.ask('contacts.create', {
      fields: { given_name: given, family_name: family, company: company ?? '' },
      points: [
        ...(email ? [{ kind: 'email' as const, value: email }] : []),
        ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
      ],
    });
    if (orders === 0) continue;
    workspace.write('Added orders', ({ db, now }) => {
      for (let order = 0; order < orders; order += 1) {
        db.run(
          build
            .insertInto('activity')
            .values({ contact_id: id, kind: 'purchase', at: now, amount: 1_000, currency: 'EUR' }),
        );
      }
    });
  }
  return workspace;
}

interface Asked {
  query?: Partial<ContactQuery>;
  sort?: ContactSort;
}
const names = async (workspace: TestWorkspace, { query = {}, sort = [] }: Asked): Promise<string[]> =>
  (await workspace.ask('contacts.page', { query, sort })).rows.map((row) => row.name);

const companyIs = (text: string): Rule => ({
  kind: 'group',
  match: 'all',
  items: [{ kind: 'field', field: 'company', test: { operator: 'equals', text } }],
});

describe('lists of contacts', () => {
  it('come by name unless another order is asked', async () => {
    expect(await names(await filled(), {})).toEqual(['Bob Stone', 'carol Ng', 'Dan Ng', 'Åsa Öberg']);
  });

  it('sort by several columns, whatever the case, with missing values last both ways', async () => {
    const workspace = await filled();
    const byCompany = (direction: 'ascending' | 'descending') =>
      names(workspace, {
        sort: [
          { field: 'company', direction },
          { field: 'orders', direction: 'descending' },
        ],
      });
    expect(await byCompany('ascending')).toEqual(['Dan Ng', 'carol Ng', 'Åsa Öberg', 'Bob Stone']);
    expect(await byCompany('descending')).toEqual(['Åsa Öberg', 'Dan Ng', 'carol Ng', 'Bob Stone']);
  });

  it.each(sortFields)('can be sorted by %s', async (field: SortField) => {
    const workspace = await filled();
    expect(await names(workspace, { sort: [{ field, direction: 'descending' }] })).toHaveLength(4);
  });

  it.each([
    ['asa ober', ['Åsa Öberg']],
    ['555 0101', ['Bob Stone']],
    ['2125550101', ['Bob Stone']],
    ['acme', ['carol Ng', 'Dan Ng']],
    ['dan@ac', ['Dan Ng']],
    ['"; DROP TABLE contact', []],
  ])('are searched for “%s” without regard to accents, case or punctuation', async (search, found) => {
    const workspace = await filled();
    expect(await names(workspace, { query: { search } })).toEqual(found);
    expect((await workspace.ask('contacts.count', { query: { search } })).count).toBe(found.length);
  });

  it('give the same windows whether they are counted off or sorted anew', async () => {
    const workspace = await filled();
    const sort = [{ field: 'orders' as const, direction: 'descending' as const }];
    const whole = (await workspace.ask('contacts.ids', { query: {}, sort, limit: 100 })).ids;
    const parts = [];
    for (let offset = 0; offset < 4; offset += 1) {
      parts.push(...(await workspace.ask('contacts.page', { query: {}, sort, offset, limit: 1 })).rows);
    }
    expect(parts.map((row) => row.id)).toEqual(whole);
    expect(parts.map((row) => row.orders)).toEqual([9, 3, 1, 0]);
  });

  it('follow a change at once', async () => {
    const workspace = await filled();
    const sort = [{ field: 'company' as const, direction: 'ascending' as const }];
    const { rows } = await workspace.ask('contacts.page', { query: {}, sort });
    const last = rows.at(-1);
    await workspace.ask('contacts.update', { contact: last?.id as number, fields: { company: 'AAA' } });
    expect((await names(workspace, { sort }))[0]).toBe(last?.name);
  });

  it('are filtered by a rule', async () => {
    const workspace = await filled();
    expect(await names(workspace, { query: { rule: companyIs('acme') } })).toEqual(['carol Ng', 'Dan Ng']);
  });

  it('find a few for the search box, with what tells them apart', async () => {
    const workspace = await filled();
    expect(await workspace.ask('contacts.search', { text: 'ng' })).toEqual({
      total: 2,
      contacts: [
        { id: 3, name: 'carol Ng', detail: 'acme' },
        { id: 4, name: 'Dan Ng', detail: 'Acme · dan@acme.example' },
      ],
    });
  });
});

describe('changing many contacts', () => {
  it('says before how many would change, changes those, and undo brings them back', async () => {
    const workspace = await filled();
    const before = workspace.hashes();
    const selection = { kind: 'all' as const, query: { rule: companyIs('acme') } };
    const preview = await workspace.ask('contacts.previewSet', { selection, field: 'company', value: 'Acme' });
    expect(preview).toMatchObject({ selected: 2, changing: 1, examples: [{ name: 'carol Ng', before: 'acme' }] });
    expect(await workspace.ask('contacts.setField', { selection, field: 'company', value: 'Acme' })).toEqual({
      changed: 1,
    });
    expect(await workspace.ask('history.list', { limit: 1 })).toMatchObject({
      operations: [{ label: 'Set company to “Acme” for 1 contact' }],
    });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('sets a custom field where there was none', async () => {
    const workspace = await filled();
    const { key } = await workspace.ask('contacts.createField', { label: 'Region code', type: 'number' });
    const selection = { kind: 'ids' as const, ids: [1, 2] };
    const field = `custom.${key}`;
    expect(await workspace.ask('contacts.setField', { selection, field, value: '7' })).toEqual({ changed: 2 });
    expect(await workspace.ask('contacts.setField', { selection, field, value: '7' })).toEqual({ changed: 0 });
    const { rows } = await workspace.ask('contacts.page', {
      query: {},
      custom: [key],
      sort: [{ field: `custom.${key}`, direction: 'ascending' }],
    });
    expect(rows.map((row) => row.custom[key])).toEqual([7, 7, null, null]);
  });

  it('archives and restores, leaving archived contacts out of the list', async () => {
    const workspace = await filled();
    const before = workspace.hashes();
    const selection = { kind: 'ids' as const, ids: [1, 4] };
    expect(await workspace.ask('contacts.setState', { selection, state: 'archived' })).toEqual({ changed: 2 });
    expect(await names(workspace, {})).toEqual(['Bob Stone', 'carol Ng']);
    expect((await workspace.ask('contacts.count', { query: { state: 'archived' } })).count).toBe(2);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });
});

describe('saved views', () => {
  it('are kept, renamed and deleted, one name each', async () => {
    const workspace = openTestWorkspace();
    const { id } = await workspace.ask('contacts.createView', { name: 'Big spenders', definition: '{}' });
    await expect(
      workspace.ask('contacts.createView', { name: 'BIG spenders', definition: '{}' }),
    ).rejects.toMatchObject({ code: 'name-taken' });
    await workspace.ask('contacts.updateView', { view: id, name: 'Spenders' });
    expect(await workspace.ask('contacts.views', {})).toEqual([{ id, name: 'Spenders', definition: '{}' }]);
    await workspace.ask('contacts.deleteView', { view: id });
    expect(await workspace.ask('contacts.views', {})).toEqual([]);
  });
});

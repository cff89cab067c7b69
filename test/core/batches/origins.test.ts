// Where a value came from: file, row and column, a person, a merge; undo and redo give it back its author.
import { describe, expect, it } from 'vitest';
import type { ValueOrigin } from '../../../src-shared/contract/batches.ts';
import { grantFile, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

async function importNamed(workspace: TestWorkspace, name: string, text: string, targets = {}) {
  const file = grantFile(workspace, text, name);
  return workspace.ask('import.commit', await proposed(workspace, file, { targets }));
}
const idOf = (workspace: TestWorkspace, email: string): number =>
  rows<{ id: number }>(workspace, 'SELECT contact_id AS id FROM contact_point WHERE value = ?', email)[0]?.id ?? 0;
async function origins(workspace: TestWorkspace, contact: number): Promise<Map<string, ValueOrigin>> {
  const { values } = await workspace.ask('batches.origins', { contact });
  return new Map(values.map((value) => [value.label === 'Email' ? `Email ${value.value}` : value.label, value]));
}

const crm =
  'Customer ID,Email,First Name,Last Name,City,Tags,Shoe Size\nC-0,zoe@x.org,Zoe,Adams,Rome,,38\nC-7,ada@x.org,Ada,Byron,London,VIP,36';
const shop =
  'Email,First Name,Last Name,Phone,City\nbob@x.org,Bob,Stone,,Paris\nada@x.org,Ada,Lovelace,+44 20 7946 0018,London';

describe('the origin of a value', () => {
  it('is the file, row and column that brought it', async () => {
    const workspace = openTestWorkspace();
    await importNamed(workspace, 'crm.csv', crm, { 'Shoe Size': 'custom:shoe_size' });
    await importNamed(workspace, 'shop.csv', shop);
    const found = await origins(workspace, idOf(workspace, 'ada@x.org'));
    const place = (label: string) => {
      const file = found.get(label)?.origin.file;
      return file && [file.name, file.row, file.column, file.cell];
    };
    expect(place('First name')).toEqual(['crm.csv', 2, 'First Name', 'Ada']);
    expect(place('Last name')).toEqual(['shop.csv', 2, 'Last Name', 'Lovelace']);
    expect(place('Email ada@x.org')).toEqual(['crm.csv', 2, 'Email', 'ada@x.org']);
    expect(place('Phone')).toEqual(['shop.csv', 2, 'Phone', '+44 20 7946 0018']);
    expect(place('Tag')).toEqual(['crm.csv', 2, 'Tags', 'VIP']);
    expect(place('Address')).toEqual(['crm.csv', 2, 'City', 'London']);
    expect(place('Shoe Size')).toEqual(['crm.csv', 2, 'Shoe Size', '36']);
    expect([...found.values()].every(({ origin }) => origin.kind === 'import')).toBe(true);
  });

  it('is the person who edited it, until that is undone', async () => {
    const workspace = openTestWorkspace();
    await importNamed(workspace, 'crm.csv', crm);
    const ada = idOf(workspace, 'ada@x.org');
    await workspace.ask('contacts.update', { contact: ada, fields: { family_name: 'King', job_title: 'Countess' } });
    const edited = await origins(workspace, ada);
    expect(edited.get('Last name')?.origin).toMatchObject({ kind: 'person', file: null });
    expect(edited.get('Job title')?.origin.kind).toBe('person');
    expect(edited.get('First name')?.origin).toMatchObject({ kind: 'import', file: { row: 2 } });
    await workspace.ask('history.undo', { operation: 'last' });
    const undone = await origins(workspace, ada);
    expect(undone.get('Last name')?.origin).toMatchObject({ kind: 'import', file: { name: 'crm.csv' } });
    expect(undone.has('Job title')).toBe(false);
    await workspace.ask('history.redo', {});
    expect((await origins(workspace, ada)).get('Last name')?.origin.kind).toBe('person');
  });

  it('follows a merge to the file of the contact whose value was taken', async () => {
    const workspace = openTestWorkspace();
    await importNamed(workspace, 'crm.csv', crm);
    await importNamed(workspace, 'old.csv', 'Email,First Name,Last Name,Job Title\nada@old.org,Ada,Byron,Analyst');
    const [ada, old] = [idOf(workspace, 'ada@x.org'), idOf(workspace, 'ada@old.org')];
    await workspace.ask('duplicates.merge', { winner: ada, losers: [old], choices: { job_title: old } });
    const found = await origins(workspace, old); // asked by the alias, answered for the survivor
    expect(found.get('Job title')?.origin).toMatchObject({
      kind: 'merge',
      from: 'Ada Byron',
      file: { name: 'old.csv', row: 1, column: 'Job Title', cell: 'Analyst' },
    });
    expect(found.get('Email ada@old.org')?.origin).toMatchObject({ kind: 'import', file: { name: 'old.csv', row: 1 } });
    expect(found.get('Email ada@x.org')?.origin).toMatchObject({ kind: 'import', file: { name: 'crm.csv', row: 2 } });
  });

  it('lists the ids a contact has elsewhere', async () => {
    const workspace = openTestWorkspace();
    await importNamed(workspace, 'crm.csv', crm);
    const { crosswalk } = await workspace.ask('batches.origins', { contact: idOf(workspace, 'ada@x.org') });
    expect(crosswalk).toEqual([expect.objectContaining({ sourceId: 'C-7', file: 'crm.csv' })]);
  });

  it('is a person for a contact made by hand', async () => {
    const workspace = openTestWorkspace();
    const made = await workspace.ask('contacts.create', {
      fields: { given_name: 'Mary' },
      points: [{ kind: 'email', value: 'm@x.org' }],
    });
    const found = await origins(workspace, made.id);
    expect(found.get('First name')?.origin.kind).toBe('person');
    expect(found.get('Email m@x.org')?.origin.kind).toBe('person');
  });
});

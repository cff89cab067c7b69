// Guards on a real workspace: what a person types is held against them, files are not, and who is alike is found.
import { describe, expect, it } from 'vitest';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { makeAlias, makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const guard = { isRequired: false, checksFormat: false, allowed: null };

async function guarded(): Promise<TestWorkspace> {
  const workspace = openTestWorkspace();
  workspace.write('people', (context) => {
    makeContact(context, { given_name: 'Ada', family_name: 'Byron', company: 'Acme', email: 'ada@example.org' });
    makeContact(context, { given_name: 'Bob', family_name: 'Byte', company: 'acme inc', email: 'bob@example.org' });
  });
  await workspace.ask('guards.save', { ...guard, column: 'company', allowed: ['Acme', 'Bolt'] });
  await workspace.ask('guards.save', { ...guard, column: 'family_name', isRequired: true });
  await workspace.ask('guards.save', { ...guard, column: 'point.email', checksFormat: true });
  return workspace;
}

const company = (workspace: TestWorkspace): unknown[] =>
  workspace.session.workspace.readerConnection.prepare('SELECT company FROM contact ORDER BY id').pluck().all();

describe('a guarded field', () => {
  it('refuses in one sentence what is not allowed, and keeps it when asked, which History notes', async () => {
    const { ask } = await guarded();
    const change = { contact: 1 as ContactId, fields: { company: 'Akme' } };
    await expect(ask('contacts.update', change)).rejects.toMatchObject({
      code: 'guarded',
      message: 'Company is one of Acme, Bolt.',
    });
    await expect(ask('contacts.update', { ...change, fields: { company: 'ACME' } })).rejects.toThrow(
      'Company is written “Acme” here.',
    );
    await expect(ask('contacts.update', { ...change, fields: { family_name: ' ' } })).rejects.toThrow(
      'Last name is required.',
    );
    await ask('contacts.update', { ...change, fields: { company: 'Bolt' } });
    await ask('contacts.update', { ...change, keepAnyway: true });
    const { operations } = await ask('history.list', { limit: 1 });
    expect(operations[0]?.label).toBe('Changed company of Ada Byron, kept anyway: Company is one of Acme, Bolt.');
  });

  it('asks of emails what the audit asks, wherever they are typed', async () => {
    const { ask } = await guarded();
    const typed = { contact: 1 as ContactId, kind: 'email' as const, value: 'ada@gmial.com' };
    await expect(ask('contacts.addPoint', typed)).rejects.toThrow('Did you mean “ada@gmail.com”?');
    await expect(ask('contacts.updatePoint', { point: 1, value: 'ada(at)example.org' })).rejects.toMatchObject({
      code: 'guarded',
    });
    await ask('contacts.updatePoint', { point: 1, label: 'work' });
    await ask('contacts.addPoint', { ...typed, value: 'ada@lovelace.org' });
  });

  it('tells a new contact everything at once', async () => {
    const { ask } = await guarded();
    const made = { fields: { given_name: 'Cy', company: 'Cyan' }, points: [{ kind: 'email' as const, value: 'cy@' }] };
    await expect(ask('contacts.create', made)).rejects.toMatchObject({
      details: { problems: [{ column: 'family_name' }, { column: 'company' }, { column: 'point.email' }] },
    });
    await ask('contacts.create', { ...made, keepAnyway: true });
  });

  it('leaves rows of a bulk edit as they are, or makes them all the same', async () => {
    const workspace = await guarded();
    const { ask } = workspace;
    const edit = {
      selection: { kind: 'all', query: {} },
      column: 'company',
      edit: { kind: 'replace', find: 'acme', with: 'Bolt' },
    } as const;
    const preview = await ask('clean.previewEdit', edit);
    expect(preview).toMatchObject({ contacts: 1, refused: 1, guarded: 1, refusedWhy: 'Company is one of Acme, Bolt.' });
    await ask('clean.edit', edit);
    expect(company(workspace)).toEqual(['Bolt', 'acme inc']);
    await ask('clean.edit', { ...edit, keepAnyway: true });
    expect(company(workspace)).toEqual(['Bolt', 'Bolt inc']);
    const set = { selection: edit.selection, field: 'company' as const, value: 'Zinc' };
    expect(await ask('contacts.previewSet', set)).toMatchObject({ guarded: 'Company is one of Acme, Bolt.' });
    await expect(ask('contacts.setField', set)).rejects.toMatchObject({ code: 'guarded' });
    await ask('contacts.setField', { ...set, keepAnyway: true });
    expect(company(workspace)).toEqual(['Zinc', 'Zinc']);
  });

  it('is a check of the audit for what files brought, custom fields too', async () => {
    const workspace = await guarded();
    const { ask } = workspace;
    const { key } = await ask('contacts.createField', { label: 'Shoe', type: 'text' });
    await ask('contacts.setCustom', { contact: 2 as ContactId, key, value: 'boot' });
    await ask('guards.save', { ...guard, column: `custom.${key}`, isRequired: true, allowed: ['clog'] });
    await expect(ask('contacts.setCustom', { contact: 1 as ContactId, key, value: 'x' })).rejects.toThrow(
      'Shoe is one of clog.',
    );
    workspace.write('as a file would', ({ db }) => db.exec('UPDATE contact SET family_name = NULL WHERE id = 2'));
    await ask('audit.run', {});
    const { rows } = await ask('audit.findings', { check: 'guard-broken', sort: 'name' });
    expect(rows.map(({ contact, fieldLabel, current, detail }) => [contact, fieldLabel, current, detail])).toEqual([
      [1, 'Custom field', null, 'Shoe is required.'],
      [2, 'Company', 'acme inc', 'Company is one of Acme, Bolt.'],
      [2, 'Last name', null, 'Last name is required.'],
      [2, 'Custom field', 'boot', 'Shoe is one of clog.'],
    ]);
  });

  it('is taken away when it asks for nothing, and comes back by undo', async () => {
    const { ask } = await guarded();
    const first = async () => (await ask('guards.list', {})).filter(({ allowed }) => allowed !== null).length;
    await ask('guards.save', { ...guard, column: 'company' });
    expect(await first()).toBe(0);
    await ask('history.undo', { operation: 'last' });
    expect(await first()).toBe(1);
  });
});

describe('guards.alike', () => {
  it('finds who has the email, phone or name already, but for the contact itself', async () => {
    const { ask, write } = openTestWorkspace();
    write('people', (context) => {
      const ada = makeContact(context, { given_name: 'Áda', family_name: 'Byron', email: 'ada@example.org' });
      context.db.exec("UPDATE contact_point SET normalised = 'ada@example.org'");
      const old = makeContact(context, { given_name: 'A', phone: '+442079460958' });
      makeAlias(context, old, ada);
      makeContact(context, { given_name: 'Ada', family_name: 'Byronova' });
    });
    const who = async (what: Parameters<typeof ask<'guards.alike'>>[1]['what'], except?: number) =>
      (await ask('guards.alike', { what, ...(except && { except: except as ContactId }) })).map(
        ({ contact }) => contact,
      );
    expect(await who({ kind: 'email', value: ' ADA@example.org ' })).toEqual([1]);
    expect(await who({ kind: 'email', value: 'ada@example' })).toEqual([]);
    expect(await who({ kind: 'email', value: 'ada@example.org' }, 1)).toEqual([]);
    expect(await who({ kind: 'phone', value: '+44 20 7946 0958' })).toEqual([1]);
    expect(await who({ kind: 'name', given: 'ada', family: 'BYRON' })).toEqual([1]);
    expect(await who({ kind: 'name', given: 'ada', family: '' })).toEqual([]);
  });
});

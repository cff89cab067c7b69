import { describe, expect, it } from 'vitest';
import { build } from '../../../src-main/core/db/query.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

async function ada(workspace: TestWorkspace): Promise<ContactId> {
  const { id } = await workspace.ask('contacts.create', {
    fields: { given_name: 'Ada', family_name: 'Lovelace', company: 'Analytical Engines' },
    points: [
      { kind: 'email', value: 'Ada@Example.org' },
      { kind: 'phone', value: '+44 20 7946 0958' },
    ],
  });
  return id as ContactId;
}
const lastLabel = async (workspace: TestWorkspace) =>
  (await workspace.ask('history.list', { limit: 1 })).operations[0]?.label;

describe('editing a contact', () => {
  it('adds one with its points read and the first of each kind primary', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    const detail = await workspace.ask('contacts.detail', { contact });
    expect(detail.name).toBe('Ada Lovelace');
    expect(detail.points.map(({ kind, value, normalised, isPrimary }) => [kind, value, normalised, isPrimary])).toEqual(
      [
        ['email', 'Ada@Example.org', 'ada@example.org', true],
        ['phone', '+44 20 7946 0958', '+442079460958', true],
      ],
    );
    expect(await lastLabel(workspace)).toBe('Added Ada Lovelace');
  });

  it('refuses a contact with nothing in it', async () => {
    const workspace = openTestWorkspace();
    await expect(workspace.ask('contacts.create', { fields: { company: '  ' } })).rejects.toMatchObject({
      code: 'empty-contact',
    });
  });

  it('changes the name that lists show when a part of it changes, and undo brings everything back', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    const before = workspace.hashes();
    await workspace.ask('contacts.update', { contact, fields: { given_name: 'Augusta', job_title: 'Countess' } });
    expect((await workspace.ask('contacts.detail', { contact })).name).toBe('Augusta Lovelace');
    expect(await lastLabel(workspace)).toBe('Changed first name and job title of Augusta Lovelace');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('keeps no operation when nothing changed', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await workspace.ask('contacts.update', { contact, fields: { given_name: ' Ada ' } });
    expect(await lastLabel(workspace)).toBe('Added Ada Lovelace');
  });

  it('falls back on company, then email, where a contact has no name', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await workspace.ask('contacts.update', { contact, fields: { given_name: '', family_name: '' } });
    expect((await workspace.ask('contacts.detail', { contact })).name).toBe('Analytical Engines');
    await workspace.ask('contacts.update', { contact, fields: { company: '' } });
    expect((await workspace.ask('contacts.detail', { contact })).name).toBe('Ada@Example.org');
  });

  it.each([
    ['birthday', 'next Tuesday'],
    ['email_consent', 'perhaps'],
  ] as const)('refuses %s “%s”', async (field, value) => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await expect(workspace.ask('contacts.update', { contact, fields: { [field]: value } })).rejects.toMatchObject({
      code: 'bad-value',
    });
  });

  it('always keeps exactly one primary email', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    const { id } = await workspace.ask('contacts.addPoint', { contact, kind: 'email', value: 'ada@work.example' });
    await workspace.ask('contacts.updatePoint', { point: id, isPrimary: true });
    const primary = async () =>
      (await workspace.ask('contacts.detail', { contact })).points
        .filter((point) => point.kind === 'email' && point.isPrimary)
        .map((point) => point.value);
    expect(await primary()).toEqual(['ada@work.example']);
    await workspace.ask('contacts.removePoint', { point: id });
    expect(await primary()).toEqual(['Ada@Example.org']);
  });

  it('refuses the same email twice, however it is written', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await expect(
      workspace.ask('contacts.addPoint', { contact, kind: 'email', value: 'ADA@example.org' }),
    ).rejects.toMatchObject({ code: 'already-there' });
  });

  it('keeps an email that is not valid, and says that it is not', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await workspace.ask('contacts.addPoint', { contact, kind: 'email', value: 'ada at example' });
    const { points } = await workspace.ask('contacts.detail', { contact });
    expect(points.find((point) => point.value === 'ada at example')).toMatchObject({
      normalised: null,
      status: 'invalid',
    });
  });

  it('reads a national phone number by the country of the contact', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    await workspace.ask('contacts.addAddress', { contact, address: { city: 'Paris', country: 'France' } });
    await workspace.ask('contacts.addPoint', { contact, kind: 'phone', value: '01 42 68 53 00' });
    const { points, addresses } = await workspace.ask('contacts.detail', { contact });
    expect(points.find((point) => point.value.startsWith('01'))?.normalised).toBe('+33142685300');
    expect(addresses[0]).toMatchObject({ city: 'Paris', countryCode: 'FR', isPrimary: true });
  });

  it('keeps custom values by type and refuses what does not fit', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    const { key } = await workspace.ask('contacts.createField', {
      label: 'Shirt size',
      type: 'choice',
      options: ['S', 'M', 'L'],
    });
    expect(key).toBe('shirt_size');
    await workspace.ask('contacts.setCustom', { contact, key, value: 'm' });
    expect((await workspace.ask('contacts.detail', { contact })).custom[0]?.value).toBe('M');
    await expect(workspace.ask('contacts.setCustom', { contact, key, value: 'XXL' })).rejects.toMatchObject({
      code: 'bad-value',
    });
    await expect(workspace.ask('contacts.createField', { label: 'shirt SIZE', type: 'text' })).rejects.toMatchObject({
      code: 'name-taken',
    });
  });

  it('shows what happened to a contact, newest first, by kind', async () => {
    const workspace = openTestWorkspace();
    const contact = await ada(workspace);
    workspace.write('Added activities', ({ db, now }) => {
      const activity = (kind: string, at: number, amount: number | null) =>
        db.run(build.insertInto('activity').values({ contact_id: contact, kind, at, amount, currency: 'EUR' }));
      activity('purchase', now - 2_000, 1_999);
      activity('email_open', now - 1_000, null);
      const { id } = db.run(build.insertInto('tag').values({ name: 'VIP', created_at: now, updated_at: now }));
      db.run(
        build
          .insertInto('tag_assignment')
          .values({ contact_id: contact, tag_id: id, source: 'manual', why: 'Met at the fair', assigned_at: now }),
      );
    });
    const { entries, counts } = await workspace.ask('contacts.timeline', { contact });
    expect(entries.map(({ kind, title }) => [kind, title])).toEqual([
      ['tagged', 'VIP'],
      ['email_open', null],
      ['purchase', null],
    ]);
    expect(counts).toEqual({ tagged: 1, email_open: 1, purchase: 1 });
    const orders = await workspace.ask('contacts.timeline', { contact, kinds: ['purchase'] });
    expect(orders.entries.map((entry) => entry.amount)).toEqual([1_999]);
    const { tags, facts } = await workspace.ask('contacts.detail', { contact });
    expect(tags).toMatchObject([{ name: 'VIP', path: 'VIP', why: 'Met at the fair' }]);
    expect(facts).toMatchObject({ orders: 1, revenue: 1_999, currency: 'EUR' });
  });
});

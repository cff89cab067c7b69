import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import vCard from 'vcf';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const everyone = { kind: 'all', query: {} } as const;

/** Two contacts with what is easily lost: leading zeros, long ids, formulas, line ends, several of everything. */
function workspaceOfTwo(): TestWorkspace {
  const workspace = openTestWorkspace();
  workspace.write('Made', (context) => {
    const customer = makeTag(context, 'Customer');
    const vip = makeTag(context, 'VIP', customer);
    const blog = makeTag(context, 'Blog');
    const id = context.addCustomColumn('text');
    const when = context.addCustomColumn('date');
    const add = context.db.prepare('INSERT INTO custom_field (key, label, type, column_name) VALUES (?, ?, ?, ?)');
    add.run('member', 'Member', 'text', id);
    add.run('joined', 'Joined', 'date', when);
    makeContact(context, {
      given_name: 'Ann',
      family_name: 'Lee',
      notes: '=1+1\nsecond line; "quoted", 😀',
      birthday: '1980-02-29',
      email: ['ann@x.org', 'ann@y.org'],
      phone: '+14155550123',
      address: [{ street: '1 Elm St', city: 'Leeds', postcode: '01234', country: 'UK' }],
      tags: [vip, blog],
      custom: { [id]: '00012345678901234567', [when]: '2024-05-01' },
      purchases: [{ at: testNow, amount: 123_456, currency: 'EUR' }],
    });
    makeContact(context, { company: 'Acme, Inc.', email: 'info@acme.example' });
  });
  return workspace;
}

async function exported(workspace: TestWorkspace, name: string, input: Partial<InputOf<'export.run'>>) {
  const path = join(workspace.folder, name);
  const file = workspace.session.files.grant(path);
  const result = await workspace.ask('export.run', { selection: everyone, ...input, file });
  return { path, result };
}

describe('exporting in other formats', () => {
  it('writes a workbook in which nothing is lost and what is typed is typed', async () => {
    const workspace = workspaceOfTwo();
    const columns = ['given_name', 'notes', 'birthday', 'address', 'revenue', 'tags', 'custom.member', 'custom.joined'];
    const { path, result } = await exported(workspace, 'out.xlsx', { format: 'xlsx', columns });
    expect(result).toMatchObject({ fileName: 'out.xlsx', contacts: 2, cut: 0 });
    const book = read(readFileSync(path), { cellDates: true, UTC: true });
    const sheet = book.Sheets.Contacts;
    if (sheet === undefined) throw new Error('no sheet');
    const [record] = utils.sheet_to_json<Record<string, unknown>>(sheet, { raw: true, UTC: true });
    expect(record).toEqual({
      'First name': 'Ann',
      Notes: '=1+1\nsecond line; "quoted", 😀',
      Birthday: new Date('1980-02-29'),
      Street: '1 Elm St',
      City: 'Leeds',
      Postcode: '01234',
      Country: 'UK',
      Revenue: 1234.56,
      Tags: 'VIP; Blog',
      Member: '00012345678901234567',
      Joined: new Date('2024-05-01'),
    });
  });

  it('writes JSON of the documented shape, and the same objects line by line', async () => {
    const workspace = workspaceOfTwo();
    const columns = ['id', 'given_name', 'email', 'address', 'tags', 'revenue', 'last_purchase_at', 'custom.member'];
    const { path } = await exported(workspace, 'out.json', { format: 'json', columns });
    const list = JSON.parse(readFileSync(path, 'utf8')) as unknown[];
    expect(list[0]).toEqual({
      id: 1,
      given_name: 'Ann',
      email: [
        { value: 'ann@x.org', label: null, status: 'unknown' },
        { value: 'ann@y.org', label: null, status: 'unknown' },
      ],
      address: [
        {
          ...{ label: null, street: '1 Elm St', street2: null, city: 'Leeds', region: null },
          ...{ postcode: '01234', country: 'UK', country_code: null },
        },
      ],
      tags: ['VIP', 'Blog'],
      revenue: 1234.56,
      last_purchase_at: '2026-01-02T12:00:00.000Z',
      custom: { member: '00012345678901234567' },
    });
    const lines = await exported(workspace, 'out.ndjson', { format: 'ndjson', columns });
    const objects = readFileSync(lines.path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(objects).toEqual(list);
  });

  it.each(['vcard3', 'vcard4'] as const)('writes a card a contact as %s', async (format) => {
    const { path } = await exported(workspaceOfTwo(), 'out.vcf', { format });
    const cards = vCard.parse(readFileSync(path, 'utf8'));
    expect(cards.map((card) => card.get('fn').valueOf())).toEqual(['Ann Lee', 'info@acme.example']);
    expect(cards[0]?.get('categories').valueOf()).toBe('VIP,Blog');
    expect(cards[1]?.get('org').valueOf()).toBe('Acme\\, Inc.');
  });

  it('shows the beginning of cards and JSON beforehand', async () => {
    const workspace = workspaceOfTwo();
    const card = await workspace.ask('export.preview', { selection: everyone, format: 'vcard4' });
    expect(card.text).toMatch(/^BEGIN:VCARD\r\nVERSION:4.0\r\n/);
    const json = await workspace.ask('export.preview', { selection: everyone, format: 'json', columns: ['id'] });
    expect(json.text).toBe('[\n{"id":1},\n{"id":2}\n]\n');
  });
});

describe('tags on their way out', () => {
  const tagsOf = async (tags: InputOf<'export.run'>['tags']) => {
    const workspace = workspaceOfTwo();
    const { path } = await exported(workspace, 'out.csv', { columns: ['tags'], tags, mode: 'exact' });
    return Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd()).data.slice(0, 2);
  };

  it('carry their branch, stand in columns, or come of chosen branches only', async () => {
    expect(await tagsOf({ form: 'prefix' })).toEqual([['Tags'], ['Customer: VIP; Blog']]);
    expect(await tagsOf({ form: 'columns' })).toEqual([
      ['Blog', 'Customer', 'VIP'],
      ['yes', 'no', 'yes'],
    ]);
    expect(await tagsOf({ form: 'name', branches: [1] })).toEqual([['Tags'], ['VIP']]);
  });

  it('are the last columns of a target where each has one', async () => {
    const { path } = await exported(workspaceOfTwo(), 'out.csv', {
      target: 'salesforce',
      tags: { form: 'columns' },
      fixes: { 'missing:Last Name': { fix: 'leave-out' } },
    });
    const [header = [], row = []] = Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd()).data;
    expect(header.slice(-3)).toEqual(['Blog', 'Customer', 'VIP']);
    expect(row.slice(-3)).toEqual(['yes', 'no', 'yes']);
  });
});

describe('exporting for a target', () => {
  function manyContacts(count: number): TestWorkspace {
    const workspace = openTestWorkspace();
    workspace.write('Made', (context) => {
      for (let index = 0; index < count; index++) {
        makeContact(context, { given_name: `P${index}`, email: `p${index % (count - 5)}@x.org` });
      }
    });
    return workspace;
  }

  it('announces exactly what it then writes, in as many files as the target takes', async () => {
    const workspace = manyContacts(7005);
    workspace.write('Withdrew', ({ db }) =>
      db.prepare("UPDATE contact SET email_consent = 'withdrawn' WHERE id <= 10").run(),
    );
    const found = await workspace.ask('export.check', { selection: everyone, target: 'google' });
    expect(found).toMatchObject({ contacts: 7005, written: 6995, leftOut: 10, files: 3 });
    expect(found.reasons.map(({ key, contacts }) => [key, contacts])).toEqual([['withdrawn', 10]]);
    const { result } = await exported(workspace, 'out.csv', { target: 'google', mode: 'exact' });
    expect(result.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['out.csv', 3000],
      ['out-2.csv', 3000],
      ['out-3.csv', 995],
    ]);
    const rows = result.files.flatMap(
      ({ name }) =>
        Papa.parse<Record<string, string>>(readFileSync(join(workspace.folder, name), 'utf8').trimEnd(), {
          header: true,
        }).data,
    );
    expect(rows.map((row) => row['First Name'])).toEqual(Array.from({ length: 6995 }, (_, index) => `P${index + 10}`));
  });

  it('leaves out the second of one email, and keeps within the bytes a target takes', async () => {
    const workspace = manyContacts(12_005);
    const { result } = await exported(workspace, 'out.csv', { target: 'shopify', mode: 'exact' });
    expect(result).toMatchObject({ contacts: 12_000, leftOut: 5 });
    expect(result.files.length).toBeGreaterThan(0);
    for (const { size } of result.files) expect(size).toBeLessThanOrEqual(1_000_000);
  });

  it('replaces no file beside the chosen one unasked, and then leaves nothing behind', async () => {
    const workspace = manyContacts(3010);
    writeFileSync(join(workspace.folder, 'out-2.csv'), 'precious');
    await expect(exported(workspace, 'out.csv', { target: 'google' })).rejects.toThrow(
      'There is already a file named out-2.csv beside it. Choose another name.',
    );
    expect(readdirSync(workspace.folder).filter((name) => /out|part/.test(name))).toEqual(['out-2.csv']);
    expect(readFileSync(join(workspace.folder, 'out-2.csv'), 'utf8')).toBe('precious');
    const { result } = await exported(workspace, 'out.csv', { target: 'google', replaceBeside: true });
    expect(result.files).toHaveLength(2);
  });

  it('refuses where everybody would be left out, and a program nobody knows', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Made', (context) => makeContact(context, { given_name: 'Ann' }));
    await expect(exported(workspace, 'out.csv', { target: 'mailchimp' })).rejects.toThrow(
      /Every contact would be left out/,
    );
    await expect(exported(workspace, 'out.csv', { target: 'nonsense' })).rejects.toThrow(/no program nonsense/);
  });
});

import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { unprotectCell } from '../../../src-shared/text/spreadsheet-safe.ts';
import { type MadeContact, makeAlias, makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const everyone = { kind: 'all', query: {} } as const;

function workspaceWith(...contacts: MadeContact[]): TestWorkspace & { ids: number[] } {
  const workspace = openTestWorkspace();
  const ids: number[] = [];
  workspace.write('Made contacts', (context) => {
    for (const made of contacts) ids.push(makeContact(context, made));
  });
  return { ...workspace, ids };
}

/** Exports to a file in the workspace's folder and reads it back as records by header. */
async function exported(workspace: TestWorkspace, input: Partial<InputOf<'export.run'>> = {}) {
  const path = join(workspace.folder, 'out.csv');
  const file = workspace.session.files.grant(path);
  const result = await workspace.ask('export.run', { selection: everyone, ...input, file });
  const text = readFileSync(path, 'utf8');
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd(), { delimiter: ',' });
  const [headers = [], ...rows] = data;
  const records = rows.map((row) => Object.fromEntries(row.map((cell, index) => [headers[index] ?? '', cell])));
  return { result, text, headers, records };
}

describe('exporting contacts', () => {
  it('writes every contact with plural emails, addresses, tags and custom fields', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Made', (context) => {
      const vip = makeTag(context, 'VIP');
      const blog = makeTag(context, 'Blog');
      const column = context.addCustomColumn('text');
      context.db
        .prepare("INSERT INTO custom_field (key, label, type, column_name) VALUES ('shoe', 'Shoe size', 'text', ?)")
        .run(column);
      makeContact(context, {
        given_name: 'Ann',
        family_name: 'Lee',
        email: ['ann@x.org', 'ann@y.org'],
        phone: '+14155550123',
        address: [{ street: '1 Elm St', city: 'Leeds', postcode: '01234' }],
        tags: [vip, blog],
        custom: { [column]: '042' },
      });
      makeContact(context, { given_name: 'Bob', email: 'bob@x.org' });
    });
    const { result, text, records } = await exported(workspace);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(result).toMatchObject({ fileName: 'out.csv', contacts: 2, size: Buffer.byteLength(text) });
    expect(records[0]).toMatchObject({
      'First name': 'Ann',
      Email: 'ann@x.org',
      'Email 2': 'ann@y.org',
      Phone: '+14155550123',
      City: 'Leeds',
      Postcode: "'01234",
      Tags: 'VIP; Blog',
      'Shoe size': "'042",
    });
    expect(records[1]).toMatchObject({ 'First name': 'Bob', Email: 'bob@x.org', 'Email 2': '', Tags: '' });
    expect(unprotectCell(records[0]?.Postcode ?? '')).toBe('01234');
    expect((await exported(workspace, { mode: 'exact' })).records[0]?.Postcode).toBe('01234');
  });

  it('neutralises formulas in every text column', async () => {
    const attack = "=cmd|' /C calc'!A0";
    const workspace = workspaceWith({
      given_name: attack,
      family_name: attack,
      company: attack,
      notes: `x;${attack}`,
      email: attack,
      phone: attack,
      address: [{ street: attack, city: attack }],
    });
    const { text, records } = await exported(workspace);
    for (const cell of Object.values(records[0] ?? {})) expect(cell).not.toMatch(/^[=+\-@]|;=/);
    expect(text).toContain(`'${attack}`);
  });

  it('writes a merged contact as part of its survivor, each value once', async () => {
    const workspace = workspaceWith(
      { given_name: 'Ann', email: 'ann@x.org', purchases: [{ at: testNow, amount: 1000 }] },
      { given_name: 'Anne', email: ['ANN@x.org', 'anne@y.org'], purchases: [{ at: testNow, amount: 250 }] },
    );
    const [winner = 0, loser = 0] = workspace.ids;
    workspace.write('Merged', (context) => makeAlias(context, loser, winner));
    const columns = ['id', 'given_name', 'email', 'revenue', 'orders'];
    const { headers, records } = await exported(workspace, { columns });
    expect(headers).toEqual(['Contact ID', 'First name', 'Email', 'Email 2', 'Revenue', 'Orders']);
    expect(records).toEqual([
      {
        'Contact ID': String(winner),
        'First name': 'Ann',
        Email: 'ann@x.org',
        'Email 2': 'anne@y.org',
        Revenue: '12.50',
        Orders: '2',
      },
    ]);
  });

  it('writes a selection, the matches of a search, or all but some', async () => {
    const workspace = workspaceWith({ given_name: 'Ann' }, { given_name: 'Bob' }, { given_name: 'Cid' });
    const names = async (selection: InputOf<'export.run'>['selection']) =>
      (await exported(workspace, { selection, columns: ['given_name'] })).records.map((record) => record['First name']);
    expect(await names({ kind: 'ids', ids: [workspace.ids[2] ?? 0, workspace.ids[0] ?? 0] })).toEqual(['Ann', 'Cid']);
    expect(await names({ kind: 'all', query: { search: 'bo' } })).toEqual(['Bob']);
    expect(await names({ kind: 'all', query: {}, except: [workspace.ids[1] ?? 0] })).toEqual(['Ann', 'Cid']);
  });

  it('names tags that share a name by their path', async () => {
    const workspace = openTestWorkspace();
    workspace.write('Made', (context) => {
      const shop = makeTag(context, 'Shop');
      const tags = [makeTag(context, 'New', shop), makeTag(context, 'New'), makeTag(context, 'Old', shop)];
      makeContact(context, { given_name: 'Ann', tags });
    });
    expect((await exported(workspace, { columns: ['tags'] })).records[0]?.Tags).toBe('Shop > New; New; Old');
  });

  it('writes the columns that another program expects', async () => {
    const workspace = workspaceWith({ given_name: 'Ann', email: ['a@x.org', 'b@x.org'] });
    const { headers, records } = await exported(workspace, { target: 'google' });
    expect(headers).toContain('E-mail 2 - Value');
    expect(records[0]).toMatchObject({
      'First Name': 'Ann',
      'E-mail 1 - Value': 'a@x.org',
      'E-mail 2 - Value': 'b@x.org',
    });
  });

  it('shows beforehand what it will write', async () => {
    const workspace = workspaceWith(...Array.from({ length: 8 }, (_, index) => ({ given_name: `P${index}` })));
    const preview = await workspace.ask('export.preview', { selection: everyone, columns: ['given_name'] });
    const rows = [['P0'], ['P1'], ['P2'], ['P3'], ['P4']];
    expect(preview).toEqual({ contacts: 8, headers: ['First name'], rows, text: null });
  });

  it('crosses many pages without losing or doubling a contact', async () => {
    const workspace = workspaceWith(...Array.from({ length: 2345 }, (_, index) => ({ given_name: `P${index}` })));
    const { records } = await exported(workspace, { columns: ['id', 'given_name'] });
    expect(records.map((record) => Number(record['Contact ID']))).toEqual(workspace.ids);
  });
});

describe('an export that cannot be done', () => {
  const attempt = async (workspace: TestWorkspace, path: string, input: Partial<InputOf<'export.run'>> = {}) => {
    const file = workspace.session.files.grant(path);
    const answer = workspace.ask('export.run', { selection: everyone, ...input, file });
    return answer.then(
      () => 'done',
      (error: Error) => error.message,
    );
  };

  it('says why in one sentence and leaves no file', async () => {
    const workspace = workspaceWith({ given_name: 'Ann' });
    const at = (name: string) => join(workspace.folder, name);
    writeFileSync(at('real.csv'), 'precious');
    symlinkSync(at('real.csv'), at('link.csv'));
    const before = readdirSync(workspace.folder);
    expect(await attempt(workspace, at('link.csv'))).toMatch(
      /^link.csv is a link to another place and was not followed/,
    );
    expect(await attempt(workspace, workspace.path)).toMatch(/is the open workspace itself/);
    expect(await attempt(workspace, workspace.folder)).toMatch(/is a folder/);
    expect(await attempt(workspace, at('none/out.csv'))).toMatch(/Check that the folder is still there/);
    expect(await attempt(workspace, at('x.csv'), { columns: ['nonsense'] })).toBe(
      'There is no column nonsense to export.',
    );
    const nobody = { kind: 'all', query: { search: 'zzz' } } as const;
    expect(await attempt(workspace, at('x.csv'), { selection: nobody })).toMatch(/^No contact matches/);
    expect(readdirSync(workspace.folder).sort()).toEqual(before.sort());
    expect(readFileSync(at('real.csv'), 'utf8')).toBe('precious');
  });

  it('keeps the file that was there when it is cancelled', async () => {
    const workspace = workspaceWith(...Array.from({ length: 3000 }, (_, index) => ({ given_name: `P${index}` })));
    const path = join(workspace.folder, 'out.csv');
    writeFileSync(path, 'old');
    const running = attempt(workspace, path);
    for (const job of workspace.session.jobs.values()) job.cancel();
    expect(await running).toMatch(/^Cancelled/);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(workspace.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the id crosswalk', () => {
  it('leads from every source id and every merged contact to the contact of today', async () => {
    const workspace = workspaceWith({ given_name: 'Ann' }, { given_name: 'Anne' }, { given_name: 'Annie' });
    const [ann = 0, anne = 0, annie = 0] = workspace.ids;
    workspace.write('Imported', ({ db }) => {
      db.prepare(
        `INSERT INTO import_batch (file_name, file_size, file_hash, source, content, reading, mapping, mode, headers, row_count,
         created_count, updated_count, unchanged_count, rejected_count, imported_at)
         VALUES ('crm.csv', 1, 'x', 'hubspot', 'contacts', '{}', '{}', 'create', '[]', 2, 2, 0, 0, 0, 0)`,
      ).run();
      const add = db.prepare(
        "INSERT INTO source_record (batch_id, row_number, contact_id, source_id, raw) VALUES (1, ?, ?, ?, '[]')",
      );
      add.run(1, ann, '007');
      add.run(2, anne, '008');
    });
    workspace.write('Merged', (context) => {
      makeAlias(context, anne, ann);
      makeAlias(context, annie, ann);
    });
    const path = join(workspace.folder, 'ids.csv');
    const file = workspace.session.files.grant(path);
    expect(await workspace.ask('export.crosswalk', { file, mode: 'exact' })).toMatchObject({ rows: 3 });
    expect(existsSync(path)).toBe(true);
    const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd(), { delimiter: ',' });
    expect(data).toEqual([
      [
        ...['Source', 'Source file', 'Source row', 'Source ID', 'Original contact ID'],
        ...['Survivor source ID', 'Contact ID', 'Contact', 'Merged at'],
      ],
      ['hubspot', 'crm.csv', '1', '007', String(ann), '007', String(ann), 'Ann', ''],
      ['hubspot', 'crm.csv', '2', '008', String(anne), '007', String(ann), 'Ann', '2026-01-02 12:00:00'],
      ['', '', '', '', String(annie), '', String(ann), 'Ann', '2026-01-02 12:00:00'],
    ]);
  });
});

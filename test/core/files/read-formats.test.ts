// Files of every format through the same requests as the window's: looked at, chosen from, checked, imported.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BookType, CFB, utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { grantFile, importText, preview, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace, type TestWorkspace, temporaryFolder } from '../../support/workspace.ts';

const people = [
  ['First Name', 'Last Name', 'Email', 'City'],
  ['Ann', 'Lee', 'ann@x.org', 'Bonn'],
  ['Jörg', 'Müller', 'joerg@x.org', 'Köln'],
];
const csv = people.map((row) => row.join(',')).join('\n');
const bytesOf = (text: string) => new TextEncoder().encode(text);

function workbook(bookType: BookType, sheets: Record<string, string[][]> = { People: people }): Uint8Array {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
  return new Uint8Array(write(book, { type: 'array', bookType }));
}

const names = (workspace: TestWorkspace) =>
  rows(workspace, 'SELECT given_name, family_name FROM contact ORDER BY id') as Record<string, string>[];

describe('a file of any format', () => {
  const card = (given: string, family: string, email: string, city: string) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${family};${given}\r\nEMAIL:${email}\r\nADR:;;;${city};;;\r\nEND:VCARD\r\n`;
  const objects = people
    .slice(1)
    .map(([first, last, email, city]) => ({ 'First Name': first, 'Last Name': last, email, city }));
  it.each<[string, string, string | Uint8Array]>([
    ['delimited', 'people.csv', csv],
    ['xlsx', 'people.xlsx', workbook('xlsx')],
    ['xls', 'people.xls', workbook('biff8')],
    ['ods', 'people.ods', workbook('ods')],
    [
      'xls',
      'people.html.xls',
      `<html><body><table>${people.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
    ],
    ['json', 'people.json', JSON.stringify({ data: objects })],
    ['ndjson', 'people.jsonl', objects.map((each) => JSON.stringify(each)).join('\n')],
    [
      'vcard',
      'people.vcf',
      people
        .slice(1)
        .map((row) => card(...(row as [string, string, string, string])))
        .join(''),
    ],
    [
      'ldif',
      'people.ldif',
      people
        .slice(1)
        .map(
          ([first, last, email, city]) =>
            `dn: mail=${email}\ngivenName: ${first}\nsn: ${last}\nmail: ${email}\nl: ${city}\n`,
        )
        .join('\n'),
    ],
    [
      'fixed',
      'people.prn',
      people
        .map((row) =>
          row
            .map((cell) => cell.padEnd(16))
            .join('')
            .trimEnd(),
        )
        .join('\r\n'),
    ],
    [
      'fixed',
      'fixed.zip',
      zipSync({ 'people.txt': bytesOf(people.map((row) => row.map((cell) => cell.padEnd(16)).join('')).join('\n')) }),
    ],
    ['delimited', 'people.zip', zipSync({ 'readme.md': bytesOf('hello'), 'export/contacts.csv': bytesOf(csv) })],
    ['xlsx', 'book.zip', zipSync({ 'contacts.xlsx': workbook('xlsx') })],
    ['delimited', 'wrong name.xlsx', csv],
  ])('%s is imported from %s', async (format, name, content) => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, content, name);
    const settings = await proposed(workspace, file);
    expect(settings.reading.format).toBe(format);
    const check = await workspace.ask('import.check', settings);
    expect(check).toMatchObject({ rowCount: 2, created: 2, rejected: 0 });
    await workspace.ask('import.commit', { ...settings, expectHash: check.hash });
    expect(names(workspace)).toEqual([
      { given_name: 'Ann', family_name: 'Lee' },
      { given_name: 'Jörg', family_name: 'Müller' },
    ]);
  });
});

describe('a large workbook', () => {
  it('is taken apart beside the core, with the same rows', async () => {
    const workspace = openTestWorkspace();
    const cells = Array.from({ length: 6000 }, (_, at) => [`Ann${at}`, `Lee${at}`, `ann${at}@x.org`, `Bonn ${at % 7}`]);
    const bytes = workbook('xlsx', { People: [...people.slice(0, 1), ...cells] });
    expect(bytes.length).toBeGreaterThan(300_000);
    const file = grantFile(workspace, bytes, 'large.xlsx');
    const settings = await proposed(workspace, file);
    const check = await workspace.ask('import.check', settings);
    expect(check).toMatchObject({ rowCount: 6000, created: 6000, rejected: 0 });
    expect(await workspace.ask('import.commit', { ...settings, expectHash: check.hash })).toMatchObject({
      created: 6000,
    });
  });
});

describe('half a character in JSON', () => {
  it('is counted and shown as unreadable', async () => {
    const workspace = openTestWorkspace();
    const seen = await preview(
      workspace,
      grantFile(workspace, String.raw`[{"Name":"Ann \ud83d","Email":"a@x.org"}]`, 'a.json'),
    );
    expect(seen.rows).toEqual([['Ann �', 'a@x.org']]);
    expect(seen.unreadable).toBe(1);
  });
});

describe('choosing', () => {
  it('a sheet of a workbook', async () => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, workbook('xlsx', { Notes: [['Read me']], People: people }), 'book.xlsx');
    const seen = await workspace.ask('import.preview', { file, reading: { sheet: 'People' } });
    expect(seen.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Notes', 1],
      ['People', 3],
    ]);
    expect(seen.columns.map(({ header }) => header)).toEqual(people[0]);
    expect(seen.because.format).toContain('Excel workbook');
  });

  it('a file of an archive; the one that names contacts is proposed', async () => {
    const workspace = openTestWorkspace();
    const archive = zipSync({
      'orders.csv': bytesOf('Order,Total\n'.padEnd(5000, '1,2\n')),
      'contacts.csv': bytesOf(csv),
      '__MACOSX/._contacts.csv': bytesOf('x'),
    });
    const file = grantFile(workspace, archive, 'export.zip');
    expect((await preview(workspace, file)).reading.member).toBe('contacts.csv');
    const other = await workspace.ask('import.preview', { file, reading: { member: 'orders.csv' } });
    expect(other.columns.map(({ header }) => header)).toEqual(['Order', 'Total']);
    expect(other.members.map(({ path, isReadable }) => [path, isReadable])).toEqual([
      ['contacts.csv', true],
      ['orders.csv', true],
      ['__MACOSX/._contacts.csv', false],
    ]);
  });

  it('to repair what was decoded wrongly', async () => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, 'First Name,Email\nJÃ¶rg,j@x.org\n');
    const seen = await preview(workspace, file);
    expect(seen.reading.repairMojibake).toBe(false);
    expect(seen.mojibake).toEqual({ cells: 1, samples: [{ before: 'JÃ¶rg', after: 'Jörg' }] });
    await importText(workspace, 'First Name,Email\nJÃ¶rg,j@x.org\n', {
      reading: { ...seen.reading, repairMojibake: true },
    });
    expect(names(workspace)).toMatchObject([{ given_name: 'Jörg' }]);
  });

  it('names over two rows and a footer: neither becomes a contact', async () => {
    const workspace = openTestWorkspace();
    const text = `Name,,Contact,\nFirst Name,Last Name,Email,City\n${csv.split('\n').slice(1).join('\n')}\nTotal: 2 records,,,\nConfidential,,,\n`;
    const done = await importText(workspace, text);
    expect(done).toMatchObject({ rowCount: 2, created: 2, rejected: 0 });
  });
});

describe('pasted rows', () => {
  it('become a private file that is read like any other and known by its token', async () => {
    const workspace = openTestWorkspace();
    const { token, size } = await workspace.ask('import.paste', {
      text: people.map((row) => row.join('\t')).join('\n'),
    });
    expect(size).toBeGreaterThan(20);
    const path = workspace.session.files.path(token);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(dirname(path)).mode & 0o077).toBe(0);
    const settings = await proposed(workspace, token);
    expect(settings.reading.delimiter).toBe('\t');
    await workspace.ask('import.commit', settings);
    expect(names(workspace)).toHaveLength(2);
    expect(existsSync(path)).toBe(true);
  });

  it('are refused when there are none', async () => {
    await expect(openTestWorkspace().ask('import.paste', { text: ' \n ' })).rejects.toMatchObject({
      code: 'nothing-pasted',
    });
  });
});

describe('a file that cannot be read', () => {
  /** An OLE container with the given streams: what a password makes of a workbook (MS-OFFCRYPTO, section 2.3.4). */
  const container = (...streams: string[]): Uint8Array => {
    const made = CFB.utils.cfb_new();
    for (const name of streams) CFB.utils.cfb_add(made, `/${name}`, Buffer.alloc(5000, 7));
    return new Uint8Array(CFB.write(made, { type: 'buffer' }) as Buffer);
  };
  it.each<[string, string, Uint8Array | string, string, RegExp]>([
    ['half a workbook', 'half.xlsx', workbook('xlsx').slice(0, 4000), 'damaged', /half\.xlsx/],
    ['a Word document', 'a.docx', zipSync({ 'word/document.xml': bytesOf('<x/>') }), 'not-text', /Word document/],
    [
      'an archive of nothing',
      'a.zip',
      zipSync({ 'a.png': bytesOf('x') }),
      'unknown-format',
      /no file that can be imported/,
    ],
    [
      'an archive in an archive',
      'a.zip',
      zipSync({ 'contacts.csv': zipSync({ 'b.csv': bytesOf(csv) }) }),
      'unknown-format',
      /archive itself/,
    ],
    [
      'a workbook with a password',
      'a.xlsx',
      container('EncryptedPackage', 'EncryptionInfo'),
      'password-protected',
      /save it without one/,
    ],
    ['cut JSON', 'a.json', '[{"a":1},{"a"', 'damaged', /not complete JSON/],
    ['an OLE file that is no workbook', 'a.xls', container('WordDocument'), 'damaged', /cannot be read as a workbook/],
    [
      'a workbook that is a bomb',
      'a.xlsx',
      zipSync({ 'xl/workbook.xml': new Uint8Array(120_000_000) }),
      'too-large',
      /expands to more/,
    ],
  ])('is refused with its reason: %s', async (_, name, content, code, words) => {
    const workspace = openTestWorkspace();
    await expect(preview(workspace, grantFile(workspace, content, name))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
  });
});

describe('tagstead convert and map', () => {
  it('show and write the same reading', async () => {
    const folder = temporaryFolder();
    const workspace = openTestWorkspace();
    const path = workspace.session.files.path(grantFile(workspace, workbook('xlsx'), 'people.xlsx'));
    const out = join(folder, 'out.csv');
    const done = await tagstead('convert', path, out, '--json');
    expect(done.json()).toMatchObject({ rows: 2, columns: 4, reading: { format: 'xlsx', sheet: 'People' } });
    const mapped = await tagstead('map', path, '--json');
    expect(mapped.json()).toMatchObject({ format: 'xlsx', headerRow: 1, content: 'contacts' });
    const { columns } = mapped.json<{ columns: { header: string; field: string; confidence: number }[] }>();
    expect(columns.map(({ header, field }) => [header, field])).toEqual([
      ['First Name', 'given_name'],
      ['Last Name', 'family_name'],
      ['Email', 'email'],
      ['City', 'address.city'],
    ]);
    const again = await tagstead('map', out);
    expect(again.out).toMatch(/utf-8, commas between columns; names in row 1; 4 columns/);
  });

  it('read as they are told, and so does import', async () => {
    const workspace = openTestWorkspace();
    const book = workbook('xlsx', { People: people, Old: [people[0] ?? [], ['Zoe', 'Old', 'z@x.org', 'Ulm']] });
    const path = workspace.session.files.path(grantFile(workspace, book, 'two sheets.xlsx'));
    const seen = await tagstead('map', path, '--sheet', 'Old', '--header-row', '0');
    expect(seen.out).toMatch(/xlsx, sheet Old; no column names; 4 columns/);
    const tried = await tagstead('import', join(workspace.folder, 'new.tagstead'), path, '--sheet', 'Old', '--dry-run');
    expect(tried.out).toMatch(/would read 1 row: 1 new contact/);
  });

  it('never write over what they read, and leave nothing behind when they fail', async () => {
    const workspace = openTestWorkspace();
    const path = workspace.session.files.path(grantFile(workspace, csv, 'same.csv'));
    expect((await tagstead('convert', path, path)).code).toBe(1);
    const bad = workspace.session.files.path(grantFile(workspace, '%PDF-1.7', 'bad.csv'));
    const out = join(temporaryFolder(), 'out.csv');
    expect(await tagstead('convert', bad, out)).toMatchObject({ code: 1, error: expect.stringMatching(/PDF/) });
    expect(existsSync(out)).toBe(false);
  });
});

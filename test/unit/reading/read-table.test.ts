import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';
import { sharedData } from '../../support/shared-data.ts';

const read = (text: string) => readTable(new TextEncoder().encode(text), true, {});

describe('readTable', () => {
  it.each([
    ['a;b;c\n1,5;2;3\n2,5;3;4\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\nx, y|2|3\nz, w|4|5\n', '|'],
    ['name,note\n"Vogel; Anna","a;b;c"\n"Stone; Bob","d;e;f"\n', ','],
    ['sep=;\na;b\n1;2\n', ';'],
    ['only one column\nvalue one\nvalue two\n', ','],
  ])('finds the delimiter of %j', (text, delimiter) => expect(read(text).reading.delimiter).toBe(delimiter));

  it('skips a preamble', () => {
    const table = read(
      'Notes:\n"When exporting your connection data, you may notice that some are missing"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnna,Vogel,,a@x.org,Acme,Boss,12 Mar 2024\n',
    );
    expect(table.headers.slice(0, 2)).toEqual(['First Name', 'Last Name']);
    expect(table.rows).toHaveLength(1);
    expect(table.preamble).toHaveLength(2);
  });

  it('sees that there is no header', () => {
    const table = read('anna@x.org,Anna,2024-01-01\nbob@x.org,Bob,2024-01-02\n');
    expect(table.reading).toMatchObject({ headerRow: 0, firstDataRow: 1 });
    expect(table.headers).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(table.rows).toHaveLength(2);
  });

  it('makes names unique', () => {
    expect(read('Email,Email,,Name\na,b,c,d\n').headers).toEqual(['Email', 'Email (2)', 'Column 3', 'Name']);
  });

  it('follows what a person chose', () => {
    const table = readTable(new TextEncoder().encode('x;y\na;b\n1;2\n'), true, { delimiter: ';', headerRow: 2 });
    expect(table.headers).toEqual(['a', 'b']);
    expect(table.rows).toEqual([['1', '2']]);
  });
});

const boms = sharedData('format-torture-a', 'encodings', 'salesforce-bom');
describe.skipIf(boms === undefined)('the same file in four encodings', () => {
  it('gives the same rows', () => {
    // The two UTF-32 files begin with the mark of UTF-16, so that nothing could tell what they are.
    const files = readdirSync(boms ?? '').filter((file) => file.startsWith('csvtext') && !file.includes('UTF32'));
    const tables = files.map((file) => readTable(readFileSync(join(boms ?? '', file)), true, {}));
    expect(files.length).toBe(4);
    const [first] = tables;
    for (const [index, table] of tables.entries()) {
      expect([files[index], table.headers, table.rows]).toEqual([files[index], first?.headers, first?.rows]);
    }
  });
});

// Pollock (Vitagliano et al., PVLDB 16(8), 2023): files with one defect each, and the table that must come out. Defects
// that no reader of customer lists should guess at are left out, with the reason.
const beyond: Record<string, string> = {
  'file_escape_char_0x00.csv': 'NUL as an escape character',
  'file_header_multirow_2.csv': 'names over two rows',
  'file_header_multirow_3.csv': 'names over three rows',
  'file_multitable_less.csv': 'a second table below the first',
  'file_multitable_more.csv': 'a second table below the first',
  'file_multitable_same.csv': 'a second table below the first',
  'row_field_delimiter_1_0x20.csv': 'one row cut by blanks',
  'row_field_delimiter_40_0x20.csv': 'one row cut by blanks',
  'file_field_delimiter_0x20.csv': 'cut by blanks, with blanks in bare cells',
  'file_field_delimiter_0x2C_0x20.csv': 'a delimiter of two characters',
};
const pollock = sharedData('format-torture-a', 'pollock');
describe.skipIf(pollock === undefined)('Pollock, without being told the dialect', () => {
  const files =
    pollock === undefined ? [] : readdirSync(join(pollock, 'csv')).filter((file) => !Object.hasOwn(beyond, file));
  it.each(files)('%s', (file) => {
    const table = readTable(readFileSync(join(pollock ?? '', 'csv', file)), true, {}, 1000);
    const clean = Papa.parse<string[]>(readFileSync(join(pollock ?? '', 'clean', file), 'utf8').trim()).data;
    const got: (readonly string[])[] = table.reading.headerRow === 0 ? [...table.rows] : [table.headers, ...table.rows];
    expect(got).toHaveLength(clean.length);
    const doubled = clean.flatMap((row, index) => (row.some((cell) => cell.includes('"')) ? [index] : []));
    const wrong = got.flatMap((row, index) => (isSame(row, clean[index] ?? []) ? [] : [index]));
    // A delimiter too few or too many cannot be put right by reading; only that row may differ. A file quoted by '
    // that still doubles " leaves two cells with a doubled one.
    const mayDiffer = /^row_(?:less|more)_sep/.test(file) ? [1] : file.includes('0x27') ? doubled : [];
    expect(wrong.filter((index) => !mayDiffer.includes(index)).slice(0, 5)).toEqual([]);
  });
});

/** Cell by cell; blanks around a cell and empty cells at the end do not count. */
function isSame(left: readonly string[], right: readonly string[]): boolean {
  const width = Math.max(left.length, right.length);
  return Array.from({ length: width }, (_, at) => (left[at] ?? '').trim() === (right[at] ?? '').trim()).every(Boolean);
}

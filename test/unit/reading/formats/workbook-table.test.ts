import { utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { numberText, workbookTable } from '../../../../src-main/core/engines/reading/formats/workbook-table.ts';

/** A workbook with a sheet per entry, in a format's bytes. */
function workbook(
  sheets: Record<string, WorkSheet>,
  bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
  hidden: readonly string[] = [],
): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: 'array', bookType }));
}
const people = [
  ['Name', 'Since', 'Zip', 'Id'],
  ['Änne', 45_000, 1234, 123_456_789_012_345],
  ['Bob', 45_000.5, 99_999, 0.1],
];
function peopleSheet(): WorkSheet {
  const sheet = utils.aoa_to_sheet(people);
  for (const [cell, format] of [
    ['B2', 'yyyy-mm-dd'],
    ['B3', 'dd/mm/yyyy hh:mm'],
    ['C2', '00000'],
    ['C3', '00000'],
  ] as const) {
    sheet[cell].z = format;
  }
  return sheet;
}

describe('a workbook as a table', () => {
  it.each(['xlsx', 'biff8', 'ods'] as const)('reads text, dates and numbers of %s', (bookType) => {
    expect(workbookTable(workbook({ People: peopleSheet() }, bookType), '').rows).toEqual([
      ['Name', 'Since', 'Zip', 'Id'],
      ['Änne', '2023-03-15', bookType === 'ods' ? expect.stringMatching(/^0?1234$/) : '01234', '123456789012345'],
      ['Bob', '2023-03-15T12:00:00', '99999', '0.1'],
    ]);
  });

  it('takes the sheet that was chosen, and the first visible one with rows otherwise', () => {
    const sheets = {
      Cover: utils.aoa_to_sheet([]),
      Secret: utils.aoa_to_sheet([['s']]),
      Data: utils.aoa_to_sheet([['a', 'b'], ['1']]),
    };
    const bytes = workbook(sheets, 'xlsx', ['Secret']);
    expect(workbookTable(bytes, '')).toMatchObject({
      sheet: 'Data',
      rows: [
        ['a', 'b'],
        ['1', ''],
      ],
      sheets: [
        { name: 'Cover', rows: 0, isHidden: false },
        { name: 'Secret', rows: 1, isHidden: true },
        { name: 'Data', rows: 2, isHidden: false },
      ],
    });
    expect(workbookTable(bytes, 'Secret').rows).toEqual([['s']]);
  });

  it('gives a value that spans rows to each of them, and formulas by their stored result', () => {
    const sheet = utils.aoa_to_sheet([
      ['Company', 'Name', 'Sum'],
      ['Acme', 'Ann', 1],
      [null, 'Bob', 2],
      [null, 'Cy', 3],
    ]);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    sheet.C4 = { t: 'n', v: 7, f: 'SUM(C2:C3)+4' };
    expect(workbookTable(workbook({ S: sheet }), '').rows.slice(1)).toEqual([
      ['Acme', 'Ann', '1'],
      ['Acme', 'Bob', '2'],
      ['', 'Cy', '7'],
    ]);
  });

  it.each([
    [1.25e19, 'General', '12500000000000000000'],
    [4.16e9, 'General', '4160000000'],
    [0.1 + 0.2, 'General', '0.3'],
    [1e-7, 'General', '0.0000001'],
    [1.5e-10, '0.00E+00', '0.00000000015'],
    [0.07, '0%', '7%'],
    [0.125, '0.0%', '12.5%'],
    [7, '000', '007'],
    [-12.5, '#,##0.00', '-12.5'],
    [60, 'yyyy-mm-dd', '1900-02-29'],
    [0.25, 'hh:mm', '06:00:00'],
    [45_000, '[$-407]d. mmmm yyyy', '2023-03-15'],
  ])('writes %d in the format %s', (value, format, wanted) => {
    const text = numberText(value, format, false);
    expect(text).not.toMatch(/e/i);
    expect(text).toBe(wanted);
  });

  it('reads dates of workbooks that count from 1904', () => {
    expect(numberText(0, 'yyyy-mm-dd', true)).toBe('1904-01-01');
  });

  it('says what is wrong with a file that is none', () => {
    const bytes = workbook({ S: peopleSheet() });
    expect(() => workbookTable(bytes.slice(0, bytes.length / 2), '')).toThrow(/cannot be read as a workbook/);
  });
});

// The reader here is another project's (SheetJS), so that writer and reader cannot agree on a mistake.
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src-main/core/engines/export/csv-writer.ts';
import { type SheetColumn, workbookBytes } from '../../../src-main/core/engines/export/workbook-writer.ts';

const now = Date.UTC(2026, 0, 2);

async function bytesOf(columns: SheetColumn[], rows: Cell[][], onCut?: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const pages = [rows.slice(0, 2), rows.slice(2)];
  for await (const chunk of workbookBytes({ name: 'Contacts', columns, pages, now, ...(onCut && { onCut }) })) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function sheetOf(columns: SheetColumn[], rows: Cell[][]) {
  const book = read(await bytesOf(columns, rows), { cellDates: false, cellNF: true, cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const text: SheetColumn = { header: 'Text', type: 'text' };

describe('a workbook', () => {
  it('keeps leading zeros, long ids and formulas as text', async () => {
    const values = ['00123', '12345678901234567890', '=1+1', '+44 20', '-5', '@cmd', '3-4', '1E5', 'TRUE', ' x '];
    const sheet = await sheetOf(
      [text],
      values.map((value) => [value]),
    );
    values.forEach((value, index) => {
      const cell = sheet[`A${index + 2}`];
      expect(cell).toMatchObject({ t: 's', v: value });
      expect(cell.f).toBeUndefined();
    });
  });

  it('types numbers, money, days and moments, and leaves what does not fit as text', async () => {
    const columns: SheetColumn[] = [
      { header: 'Orders', type: 'number' },
      { header: 'Revenue', type: 'money' },
      { header: 'Birthday', type: 'day' },
      { header: 'Created', type: 'moment' },
    ];
    const sheet = await sheetOf(columns, [
      [3, '1234.50', '1980-02-29', '2024-03-01 06:00:00'],
      ['about 5', '12,50', '1980', '1750-01-01 00:00:00'],
      ['1234567890123456', '-0.05', '2023-02-31', null],
    ]);
    expect(sheet.A2).toMatchObject({ t: 'n', v: 3 });
    expect(sheet.B2).toMatchObject({ t: 'n', v: 1234.5, w: '1,234.50' });
    expect(sheet.C2).toMatchObject({ t: 'n', v: 29_280, w: '1980-02-29' }); // what Excel gives for DATE(1980,2,29)
    expect(sheet.D2).toMatchObject({ t: 'n', v: 45_352.25, w: '2024-03-01 06:00:00' });
    for (const cell of ['A3', 'B3', 'C3', 'D3', 'A4', 'C4']) expect(sheet[cell]?.t).toBe('s');
    expect(sheet.B4).toMatchObject({ t: 'n', v: -0.05 });
    expect(sheet.D4?.v).toBeUndefined();
  });

  it('freezes its header and makes columns as wide as what they hold', async () => {
    const bytes = await bytesOf([text, { header: 'A much longer header', type: 'text' }], [['abc', 'x']]);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<col min="2" max="2" width="22" customWidth="1"/>');
  });

  it('gives every text back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 20 }),
        async (list) => {
          const values = list.map((value) => value.toWellFormed()).map((value) => `${value}_x0041_`);
          const sheet = await sheetOf(
            [text],
            values.map((value) => [value]),
          );
          const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, blankrows: true, raw: true });
          expect(rows.slice(1).map(([cell]) => cell)).toEqual(values);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('cuts what no cell can hold, and says so', async () => {
    let cut = 0;
    await bytesOf([text], [['x'.repeat(40_000)], ['y']], () => cut++);
    expect(cut).toBe(1);
  });

  it('passes on what stops its rows', async () => {
    const pages = (function* () {
      yield [['a']];
      throw new Error('cancelled');
    })();
    const drain = async () => {
      for await (const _ of workbookBytes({ name: 'x', columns: [text], pages, now })) {
        // only read
      }
    };
    await expect(drain()).rejects.toThrow('cancelled');
  });
});

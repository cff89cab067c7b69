// The collected workbooks and cards: read, with what is known of them from elsewhere, or refused with a reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSource } from '../../../src-main/core/features/import/source-file.ts';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import { sharedData } from '../../support/shared-data.ts';

const workbooks = sharedData('format-torture-a', 'xlsx');
const cards = sharedData('format-torture-a', 'vcard');
const exports = sharedData('crm-exports-a', 'roundcube-google-outlook-thunderbird');

function read(path: string, sheet = ''): { headers: readonly string[]; rows: readonly (readonly string[])[] } {
  return withSource(path, (source) => source.sample(sheet === '' ? {} : { sheet }, 1000));
}
const filesIn = (folder: string | undefined, name: RegExp): string[] =>
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));

describe.skipIf(workbooks === undefined)('workbooks of other programs', () => {
  it('are read, but for one that lacks its parts', () => {
    const refused = filesIn(workbooks, /\.xlsx$/).flatMap((file) => {
      try {
        read(join(workbooks ?? '', file));
        return [];
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        return [file];
      }
    });
    expect(refused).toEqual(['exceljs/missing-bits.xlsx']);
  });

  it.each([
    ['readxl/iris-excel-xlsx.xlsx', '', 0, ['5.1', '3.5', '1.4', '0.2', 'setosa']],
    ['readxl/iris-google-doc.xlsx', '', 149, ['5.9', '3', '5.1', '1.8', 'virginica']],
    ['readxl/types.xlsx', 'guess_me', 0, ['', 'TRUE', '2017-02-27', '1', 'hello']],
    ['exceljs/dateIssue.xlsx', '', 0, ['2020-11-20']],
    ['exceljs/1904.xlsx', '', 0, ['', '1904-01-01']],
    ['readxl/big-texty-numbers-xlsx.xlsx', '', 1, ['2147483647', '2147483647', 'x = 2^31 - 1']],
    ['readxl/inlineStr.xlsx', '', 0, ['1', '+', '', '1.', 'RQ11610', 'requirement', 'Textual Requirement', 'test']],
  ])('%s %s row %d', (file, sheet, row, cells) => {
    expect(read(join(workbooks ?? '', file), sheet).rows[row]).toEqual(cells);
  });

  it('have the dates that their authors wrote beside them', () => {
    const { headers, rows } = read(join(workbooks ?? '', 'readxl/dates-leap-year-1900-xlsx.xlsx'));
    expect(headers.slice(0, 2)).toEqual(['dttm', 'dttm_string']);
    for (const [date, written] of rows) expect(date?.replace('T', ' ')).toBe(written);
  });
});

describe.skipIf(cards === undefined)('cards of other programs', () => {
  it.each(filesIn(cards, /\.vcf(?:\.ref)?$/))('%s loses no value', (file) => {
    const path = join(cards ?? '', file);
    const { headers, rows } = read(path);
    const text = readFileSync(path, 'utf8').replace(/\r?\n[ \t]/g, '');
    expect(rows).toHaveLength(text.match(/^BEGIN:VCARD/gim)?.length ?? 0);
    const cells = new Set(rows.flat());
    // Each address and number of a card that needs no decoding stands in a cell of its own.
    const plain = [
      ...text.matchAll(
        /^(?:item\d+\.)?(?:EMAIL|TEL|UID|FN|NICKNAME|TITLE)(?:;(?![^:]*(?:QUOTED|BASE64|CHARSET))[^:]*)?:(.+?)\r?$/gim,
      ),
    ];
    for (const [, value = ''] of plain) {
      const wanted = value
        .replace(/^(?:tel|mailto):/, '')
        .replace(/\\([,;:\\])/g, '$1')
        .trim();
      const isThere = cells.has(wanted) || [...cells].some((cell) => cell.split('\n').includes(wanted));
      expect([file, wanted, wanted === '' || isThere]).toEqual([file, wanted, true]);
    }
    if (plain.length > 0) expect(headers.length).toBeGreaterThan(0);
  });
});

describe.skipIf(exports === undefined)('an export and the cards another program made of it', () => {
  it.each(filesIn(exports, /\.vcf$/))('%s has the same addresses as its table', (file) => {
    const path = join(exports ?? '', file);
    const emails = (table: ReturnType<typeof read>) =>
      [...new Set(table.rows.flat().filter((cell) => /^[^\s@]+@[^\s@]+$/.test(cell)))].sort();
    expect(emails(read(path))).toEqual(emails(read(path.replace(/\.vcf$/, '.csv'))));
  });
});

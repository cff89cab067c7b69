import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Cell, type CsvMode, csvWriter } from '../../../src-main/core/engines/export/csv-writer.ts';
import { unprotectCell } from '../../../src-shared/text/spreadsheet-safe.ts';
import { sharedData } from '../../support/shared-data.ts';

/** Reads a file back as an importer does: drop the mark, parse, undo the protection of a spreadsheet file. */
function readBack(text: string, delimiter: ',' | ';' = ','): string[][] {
  const isForSpreadsheets = text.startsWith('\ufeff');
  expect(text.endsWith('\r\n')).toBe(true);
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, '').slice(0, -2), { delimiter, newline: '\r\n' });
  expect(parsed.errors).toEqual([]);
  return isForSpreadsheets ? parsed.data.map((row) => row.map(unprotectCell)) : parsed.data;
}

const modes: CsvMode[] = ['spreadsheet', 'exact'];
const payloadFile = sharedData('format-torture-a', 'csv-injection', 'csv-payload.txt');
const naughtyFile = sharedData('format-torture-a', 'blns', 'blns.json');
const own = [
  '=1+1',
  '@SUM(1)',
  '+1+cmd',
  '-2+3',
  '\t=1',
  '\r=1',
  '＝1+1',
  ' =1',
  '"=1',
  "'=1",
  'a;=1',
  'a\n=1',
  '%0A=1',
];
const payloads = [
  ...own,
  ...(payloadFile === undefined ? [] : readFileSync(payloadFile, 'utf8').split('\n').filter(Boolean)),
];

describe('csv for spreadsheets', () => {
  it('starts with a byte order mark and ends lines with CRLF', () => {
    const writer = csvWriter('spreadsheet');
    expect(
      writer.start +
        writer.rows([
          ['Name', 'City'],
          ['Zoë', null],
        ]),
    ).toBe('\ufeffName,City\r\nZoë,\r\n');
  });

  it('writes numbers as numbers and protects text only', () => {
    expect(csvWriter('spreadsheet').rows([[-5, '-5', '-5+1', 1.5, '007']])).toBe("-5,-5,'-5+1,1.5,'007\r\n");
  });

  it.each(payloads)('writes the payload %j without a cell that starts a formula, in every column', (payload) => {
    const text = csvWriter('spreadsheet').rows([[payload, 'x', payload]]);
    // Whatever separator the spreadsheet of the reader's country uses, and even if it ignores quotes.
    for (const separator of [',', ';', '\t']) {
      for (const piece of text.split(/\r\n|[\r\n]/).flatMap((line) => line.split(separator))) {
        expect(piece.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
      }
    }
    expect(readBack(`\ufeff${text}`)).toEqual([[payload, 'x', payload]]);
  });
});

describe('exact csv', () => {
  it('leaves every value as it is', () => {
    expect(csvWriter('exact').rows([['=1+1', '00123', "'x", 'a"b', 'a,b', 'a\r\nb', ' c ']])).toBe(
      '=1+1,00123,\'x,"a""b","a,b","a\r\nb"," c "\r\n',
    );
  });

  it('writes a row of one empty cell so that readers see it', () => {
    expect(readBack(csvWriter('exact').rows([['Name'], [null], ['Ann'], ['']]))).toEqual([
      ['Name'],
      [''],
      ['Ann'],
      [''],
    ]);
  });
});

describe.each(modes)('reading a file in %s mode back', (mode) => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', "'", '=', '-', '+', '0', '1', ' ', '\t', '\ufeff'),
      maxLength: 12,
    }),
    fc.constantFrom(...payloads),
  );
  it.each([',', ';'] as const)('gives the original, split by %j, whatever the values and chunks', (delimiter) => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 })),
        fc.nat(6),
        (rows, split) => {
          const writer = csvWriter(mode, delimiter);
          const text = writer.start + writer.rows(rows.slice(0, split)) + writer.rows(rows.slice(split));
          // A file in exact mode whose very first value is a mark is the one thing no reader can tell apart.
          fc.pre(mode === 'spreadsheet' || !text.startsWith('\ufeff'));
          expect(readBack(text, delimiter)).toEqual(rows);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.skipIf(naughtyFile === undefined)('gives every naughty string back', () => {
    const strings = JSON.parse(readFileSync(naughtyFile ?? '', 'utf8')) as string[];
    expect(strings.length).toBeGreaterThan(500);
    const rows: Cell[][] = strings.map((text, index) => [String(index), text]);
    const writer = csvWriter(mode);
    expect(readBack(writer.start + writer.rows(rows))).toEqual(rows);
  });
});

function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasLibreOffice())('opened in LibreOffice', () => {
  it('has no cell that is a formula', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tagstead-office-'));
    try {
      const writer = csvWriter('spreadsheet');
      writeFileSync(join(folder, 'payloads.csv'), writer.start + writer.rows(payloads.map((text) => [text])));
      const args = ['--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'payloads.csv')];
      execFileSync('soffice', args, { stdio: 'ignore', timeout: 120_000 });
      expect(readFileSync(join(folder, 'payloads.fods'), 'utf8')).not.toContain('table:formula');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});

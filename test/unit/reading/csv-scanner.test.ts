import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  CsvLimitError,
  CsvScanner,
  csvLimits,
  type RowProblem,
  rfc4180,
  scanText,
} from '../../../src-main/core/engines/reading/csv-scanner.ts';
import { StreamDecoder } from '../../../src-main/core/engines/reading/stream-decoder.ts';
import { sharedData } from '../../support/shared-data.ts';

/** Rows of a text fed in the given pieces. */
function scanPieces(pieces: readonly string[], dialect = rfc4180): string[][] {
  const rows: string[][] = [];
  const scanner = new CsvScanner(dialect, (cells) => void rows.push(cells));
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return rows;
}

function problems(text: string): (RowProblem | null)[] {
  const found: (RowProblem | null)[] = [];
  const scanner = new CsvScanner(rfc4180, (_cells, _row, _line, problem) => void found.push(problem));
  scanner.push(text);
  scanner.end();
  return found;
}

/** Cuts a text at the given places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\n', '\r', 'é', '𝒳', "'"), maxLength: 8 }),
  fc.constantFrom('', 'plain', '12', '""', '"', ',', '\r\n'),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

describe('CsvScanner', () => {
  it('reads clean files as PapaParse does, in whatever pieces they arrive', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        fc.array(fc.nat(400), { maxLength: 30 }),
        (rows, newline, delimiter, quotes, places) => {
          const text = Papa.unparse(rows, { newline, delimiter, quotes });
          const oracle = Papa.parse<string[]>(text, { newline, delimiter }).data;
          expect(scanPieces(cut(text, places), { ...rfc4180, delimiter })).toEqual(oracle);
          expect(oracle).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads any text, clean or not, to the same rows whatever the pieces', () => {
    const dirty = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\0', '\ufeff'), maxLength: 60 });
    fc.assert(
      fc.property(dirty, fc.array(fc.nat(80), { maxLength: 20 }), (text, places) => {
        expect(scanPieces(cut(text, places))).toEqual(scanPieces([text]));
        expect(scanPieces([...text])).toEqual(scanPieces([text]));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps multi-byte characters whole when bytes are cut inside them', () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('utf-8', 'utf-16le'),
        (rows, size, encoding) => {
          const text = Papa.unparse(rows);
          const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
          const decoder = new StreamDecoder(encoding, 0);
          const pieces: string[] = [];
          for (let at = 0; at < bytes.length; at += size) pieces.push(decoder.push(bytes.subarray(at, at + size)));
          pieces.push(decoder.end());
          expect(scanPieces(pieces)).toEqual(scanText(text, rfc4180));
        },
      ),
    );
  });

  it.each([
    [
      'a ragged row stays its own row',
      'a,b,c\n1,2\n3,4,5,6\n7,8,9',
      [
        ['a', 'b', 'c'],
        ['1', '2'],
        ['3', '4', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
    [
      'line ends may be mixed',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['blank lines are no rows', 'a\n\n\r\nb\n', [['a'], ['b']]],
    ['a quote inside a plain cell is a character', 'a,6" pipe,b', [['a', '6" pipe', 'b']]],
    ['bare quotes inside a quoted cell are characters', 'a,"the "big" one",b', [['a', 'the "big" one', 'b']]],
    ['text after a closing quote is kept', '"abc"def,"ghi"', [['abcdef', 'ghi']]],
    [
      'an unclosed quote does not swallow the next cell',
      'a,"b,c,"d e",f\n1,2',
      [
        ['a', '"b', 'c', 'd e', 'f'],
        ['1', '2'],
      ],
    ],
    [
      'an unclosed quote does not swallow the next row',
      'a,"b\nc,"d"\n"e",f',
      [
        ['a', '"b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      'an unclosed quote at the end is a character',
      'a,b\nc,"d',
      [
        ['a', 'b'],
        ['c', '"d'],
      ],
    ],
    [
      'NUL characters vanish',
      'a\0,b\n\0c,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark is no text', '\ufeffa,b', [['a', 'b']]],
    [
      'a trailing delimiter is an empty cell',
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    [
      'quoted line ends belong to the cell',
      'a,"x\r\ny"\nb,c',
      [
        ['a', 'x\r\ny'],
        ['b', 'c'],
      ],
    ],
    ['no text has no rows', '', []],
  ] as const)('%s', (_, text, rows) => expect(scanText(text, rfc4180)).toEqual(rows));

  it('says what was odd about a row', () => {
    expect(problems('a,b\n"x"y,1\n1,"2\n3,"4"\n')).toEqual([null, 'text_after_quote', 'unclosed_quote', null]);
  });

  it('understands backslash escapes when the dialect has them', () => {
    const dialect = { ...rfc4180, escape: 'backslash' } as const;
    expect(scanText('"a\\"b","c\\\\"\n', dialect)).toEqual([['a"b', 'c\\']]);
  });

  it('numbers rows and physical lines', () => {
    const seen: [number, number][] = [];
    const scanner = new CsvScanner(rfc4180, (_cells, row, line) => void seen.push([row, line]));
    scanner.push('h\n\n"a\nb"\r\nc\n');
    scanner.end();
    expect(seen).toEqual([
      [1, 1],
      [2, 3],
      [3, 5],
    ]);
  });

  it('stops when told to', () => {
    const scanner = new CsvScanner(rfc4180, (_cells, row) => row < 2);
    scanner.push('a\nb\nc\nd\n');
    expect(scanner.stopped).toBe(true);
  });

  it('refuses an endless line long before memory suffers', () => {
    const scanner = new CsvScanner(rfc4180, () => undefined);
    const piece = 'x'.repeat(1_000_000);
    let pushed = 0;
    expect(() => {
      for (; pushed < 200; pushed++) scanner.push(piece);
    }).toThrow(CsvLimitError);
    expect(pushed).toBeLessThan(30);
  });

  it('refuses an endless quoted cell too', () => {
    const scanner = new CsvScanner(rfc4180, () => undefined);
    scanner.push('a,"');
    expect(() => {
      for (let pushed = 0; pushed < 200; pushed++) scanner.push('x'.repeat(1_000_000));
    }).toThrow(/Line 1 is longer than 16 MB/);
  });

  it('refuses more columns than a customer list has', () => {
    expect(() => scanText('h,'.repeat(10_000), rfc4180)).toThrow(/Line 1 has more than 2,000 columns/);
    expect(scanText('h,'.repeat(1_999), rfc4180)[0]).toHaveLength(2_000);
  });

  it('marks a cell beyond the limit and goes on', () => {
    const text = `a,${'x'.repeat(csvLimits.cell + 1)}\nb,c\n`;
    expect(problems(text)).toEqual(['cell_too_long', null]);
    expect(scanText(text, rfc4180)[1]).toEqual(['b', 'c']);
  });
});

const spectrum = sharedData('format-torture-a', 'csv-spectrum');
describe.skipIf(spectrum === undefined)('csv-spectrum', () => {
  const names =
    spectrum === undefined ? [] : readdirSync(join(spectrum, 'csvs')).map((file) => file.replace('.csv', ''));
  it.each(names)('%s reads as published', (name) => {
    const [header = [], ...rows] = scanText(readFileSync(join(spectrum ?? '', 'csvs', `${name}.csv`), 'utf8'), rfc4180);
    const records = rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]])));
    // The data set's copy of one CRLF file went through git with its carriage returns removed.
    const published = readFileSync(join(spectrum ?? '', 'json', `${name}.json`), 'utf8').replaceAll('\\r\\n', '\\n');
    expect(records).toEqual(JSON.parse(published));
  });
});

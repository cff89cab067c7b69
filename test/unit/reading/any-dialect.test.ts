// Any table, written in any dialect, comes back as it was; and a row says nothing about its neighbours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvDialect, CsvScanner, scanText } from '../../../src-main/core/engines/reading/csv-scanner.ts';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';

const dialect: fc.Arbitrary<CsvDialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '~', '||', ', ', '~|~', '::'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('doubled' as const, 'backslash' as const),
});
const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'ab 1,;|~:\t"\'\n\r\\é東'), maxLength: 10 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '007', 'Müller, A.', 'a@x.org') },
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }));

function write(
  rows: readonly (readonly string[])[],
  { delimiter, quote, escape: style }: CsvDialect,
  lineEnd: string,
): string {
  const written = (value: string) => {
    const inside =
      style === 'doubled'
        ? value.replaceAll(quote, quote + quote)
        : value.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`);
    return quote + inside + quote;
  };
  return rows.map((row) => row.map(written).join(delimiter) + lineEnd).join('');
}

describe('a table in any dialect', () => {
  it('comes back cell by cell, whatever the pieces', () => {
    fc.assert(
      fc.property(table, dialect, lineEnds, fc.integer({ min: 1, max: 9 }), (rows, form, lineEnd, size) => {
        const text = write(rows, form, lineEnd);
        expect(scanText(text, form)).toEqual(rows);
        const got: string[][] = [];
        const scanner = new CsvScanner(form, (cells) => void got.push(cells));
        for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
        scanner.end();
        expect(got).toEqual(rows);
      }),
      { numRuns: 400 },
    );
  });

  it('changes in one row only where one row was changed; an empty cell stays empty', () => {
    fc.assert(
      fc.property(table, dialect, fc.nat(), cell, (rows, form, place, other) => {
        const at = place % rows.length;
        const changed = rows.map((row, index) => (index === at ? row.map(() => other) : row));
        const before = scanText(write(rows, form, '\n'), form);
        const after = scanText(write(changed, form, '\n'), form);
        for (const [index, row] of after.entries()) if (index !== at) expect(row).toEqual(before[index]);
        expect(after.map((row) => row.map((value) => value === ''))).toEqual(
          changed.map((row) => row.map((value) => value === '')),
        );
      }),
    );
  });

  it('is told by its values alone when they are those of people', () => {
    const person = fc.tuple(
      fc.constantFrom('Ann', 'Bob', 'Zoë', 'José María'),
      fc.constantFrom('Lee', "O'Neil", 'van der Berg', 'Müller'),
      fc.integer({ min: 1, max: 9999 }).map((id) => `p${id}@example.org`),
      fc.constantFrom('12 High Street, Flat 3', 'Am Markt 1; Hof', 'Rue "Haute" 9', ''),
      fc.integer({ min: 0, max: 100_000 }).map(String),
    );
    const common = fc.constantFrom(',', ';', '\t', '|');
    fc.assert(
      fc.property(fc.array(person, { minLength: 6, maxLength: 40 }), common, lineEnds, (people, delimiter, lineEnd) => {
        const names = ['First Name', 'Last Name', 'Email', 'Street', 'Spent'];
        const form = { delimiter, quote: '"', escape: 'doubled' } as const;
        const bytes = new TextEncoder().encode(write([names, ...people], form, lineEnd));
        const read = readTable(bytes, true, {});
        expect(read.reading.delimiter).toBe(delimiter);
        expect(read.headers).toEqual(names);
        expect(read.rows).toEqual(people);
        expect(read.footer).toEqual([]);
      }),
    );
  });
});

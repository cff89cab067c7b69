import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, detectFixedColumns, FixedWidthScanner } from '../../../src-main/core/engines/reading/fixed-width.ts';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (lines: readonly string[], chosen = {}) => readTable(bytesOf(lines.join('\n')), true, chosen);

const report = [
  'Customer list of the northern branch',
  '',
  'Id    Name              City            Since        Amount',
  '0001  Anna Vogel        Berlin          2020-01-03    12.00',
  '0002  Bo Li             New York        2021-11-30  1234.50',
  '0017  Jean-Luc Martin   Saint-Denis     2019-05-07     0.99',
  '0300  Zoë Ångström      Springfield IL  2022-02-28   100.00',
];

describe('text in columns of fixed width', () => {
  it('is found by the places that are blank in every line', () => {
    const { reading, headers, rows, preamble, because } = read(report);
    expect(reading).toMatchObject({ format: 'fixed', columnStarts: [0, 6, 24, 40, 52], cutsWords: false });
    expect(headers).toEqual(['Id', 'Name', 'City', 'Since', 'Amount']);
    expect(rows[1]).toEqual(['0002', 'Bo Li', 'New York', '2021-11-30', '1234.50']);
    expect(rows[3]).toEqual(['0300', 'Zoë Ångström', 'Springfield IL', '2022-02-28', '100.00']);
    expect(preamble).toEqual([['Customer list of the northern branch', '', '', '', '']]);
    expect(because.dialect).toBe('the same places are blank in every line');
  });

  it('takes the strokes of a database client for what they are', () => {
    const { reading, headers, rows } = read([
      'EMAIL          NAME',
      '-------------- ----------',
      'ann@x.org      Ann',
      'bo@example.org Bo',
    ]);
    expect(reading).toMatchObject({ format: 'fixed', columnStarts: [0, 15] });
    expect(headers).toEqual(['EMAIL', 'NAME']);
    expect(rows).toEqual([
      ['ann@x.org', 'Ann'],
      ['bo@example.org', 'Bo'],
    ]);
  });

  it('keeps a value that is too long for its column whole', () => {
    const columns = { starts: [0, 6, 12], cutsWords: false };
    expect(cutLine('anna  bonn  x', columns)).toEqual(['anna', 'bonn', 'x']);
    expect(cutLine('alexander b  x', columns)).toEqual(['alexander', 'b', 'x']);
  });

  it('reads touching columns where a person says they begin', () => {
    const { reading, rows } = read(['0001ANNA BERLIN', '0002BO   PARIS ', '0003CARLALYON  '], {
      columnStarts: [0, 4, 9],
      headerRow: 0,
    });
    expect(reading).toMatchObject({ format: 'fixed', columnStarts: [0, 4, 9], cutsWords: true });
    expect(rows).toEqual([
      ['0001', 'ANNA', 'BERLIN'],
      ['0002', 'BO', 'PARIS'],
      ['0003', 'CARLA', 'LYON'],
    ]);
  });

  it.each([
    [
      'commas with padding',
      ['name    , city    , n', 'Ann     , Bonn    , 1', 'Bo      , Rome    , 2', 'Cy      , Oslo    , 3'],
    ],
    [
      'bars with padding',
      ['name    | city    | n', 'Ann     | Bonn    | 1', 'Bo      | Rome    | 2', 'Cy      | Oslo    | 3'],
    ],
    ['tabs', ['name\tcity  \tn', 'Ann  B\tBonn  A\t1', 'Bo  C\tRome  B\t2', 'Cy  D\tOslo  C\t3']],
    ['one column of prose', ['Dear  all', 'we met in May', 'and  will again', 'soon']],
  ])('is not seen in %s', (_, lines) => {
    expect(read(lines).reading.format).toBe('delimited');
  });

  it('counts characters, not units, and does not mind a mark or line ends of any kind', () => {
    const rows: string[][] = [];
    const scanner = new FixedWidthScanner({ starts: [0, 4], cutsWords: false }, (cells) => void rows.push(cells));
    for (const character of '\ufeff😀a  x\r\n\r\nbc  y\rde  z') scanner.push(character);
    scanner.end();
    expect(rows).toEqual([
      ['😀a', 'x'],
      ['bc', 'y'],
      ['de', 'z'],
    ]);
  });

  it('gives back any table that was written in columns', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abcXYZ019é.-'), minLength: 1, maxLength: 12 });
    const tables = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 4, maxLength: 30 }),
      );
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 5 }), (rows, gap) => {
        const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)) + gap) ?? [];
        const lines = rows.map((row) => row.map((value, at) => value.padEnd(widths[at] ?? 0)).join(''));
        const found = detectFixedColumns(lines.join('\n'), true);
        expect(found).not.toBeNull();
        expect(lines.map((line) => cutLine(line, found ?? { starts: [], cutsWords: false }))).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLinesTable, jsonTable } from '../../../../src-main/core/engines/reading/formats/json-table.ts';

const rowsOf = (value: unknown) => jsonTable(JSON.stringify(value)).rows;

describe('JSON as a table', () => {
  it('has a row per object and a column per field, in the order they first occur', () => {
    expect(
      rowsOf([
        { a: 'x', b: 1 },
        { b: true, c: null },
      ]),
    ).toEqual([
      ['a', 'b', 'c'],
      ['x', '1', ''],
      ['', 'true', ''],
    ]);
  });

  it('flattens what is nested and joins lists', () => {
    expect(rowsOf([{ name: { first: 'Ann' }, tags: ['a', 'b'], orders: [{ id: 1 }], none: [] }])).toEqual([
      ['name.first', 'tags', 'orders', 'none'],
      ['Ann', 'a; b', '[{"id":1}]', ''],
    ]);
  });

  it.each([
    ['{"data":[{"a":1},{"a":2}]}', 3],
    ['{"meta":{"pages":[1]},"result":{"items":[{"a":1},{"a":2}]}}', 3],
    ['{"a":1,"b":2}', 2],
    ['[["a","b"],["1","2"]]', 2],
    ['[]', 1],
  ])('finds the records of %s', (text, rows) => expect(jsonTable(text).rows).toHaveLength(rows));

  it('takes one customer with orders for one record', () => {
    const customer = { id: 1, name: 'Ann', email: 'a@x.org', city: 'Bonn', zip: '1', orders: [{ id: 9 }] };
    expect(rowsOf(customer)[0]).toContain('email');
  });

  it('keeps ids of any length digit for digit', () => {
    expect(jsonTable('[{"id":12345678901234567890,"note":"12345678901234567890","n":-1.5}]').rows[1]).toEqual([
      '12345678901234567890',
      '12345678901234567890',
      '-1.5',
    ]);
  });

  it('says that a cut document is not complete', () => {
    expect(() => jsonTable('[{"a":1},')).toThrow(/not complete JSON/);
  });

  it('keeps a line that is no JSON in a column of its own', () => {
    expect(jsonLinesTable('{"a":1}\nbroken\n\n{"a":2}\n').rows).toEqual([
      ['a', 'Unreadable line'],
      ['1', ''],
      ['', 'broken'],
      ['2', ''],
    ]);
  });

  it('gives back every flat table', () => {
    const record = fc.record({ a: fc.string(), 'b c': fc.string(), 'd.e': fc.string() });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), (records) => {
        const wanted = [['a', 'b c', 'd.e'], ...records.map((each) => [each.a, each['b c'], each['d.e']])];
        expect(rowsOf(records)).toEqual(wanted);
        expect(jsonLinesTable(records.map((each) => JSON.stringify(each)).join('\n')).rows).toEqual(wanted);
      }),
    );
  });
});

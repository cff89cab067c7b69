// Files as people really have them, each with what it must come out as. Made after what public collections of messy
// files show; none is copied from one.
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src-main/core/engines/reading/formats/detect-format.ts';
import { jsonTable } from '../../../src-main/core/engines/reading/formats/json-table.ts';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
function read(text: string | Uint8Array) {
  const { headers, rows, footer, preamble } = readTable(typeof text === 'string' ? bytesOf(text) : text, true, {});
  return {
    headers: headers.map((name) => name.trim()),
    rows: rows.map((row) => row.map((cell) => cell.trim())),
    footer: footer.length,
    preamble: preamble.length,
  };
}
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const people = [
  ['Ann', 'ann@x.org', 'Bonn'],
  ['Bo', 'bo@x.org', 'Ulm'],
];
const names = ['name', 'email', 'city'];

describe('text as people really have it', () => {
  it.each<[string, string | Uint8Array, string[], string[][]]>([
    [
      'lines of two encodings',
      joined(bytesOf('name,city\nJosé,München\n'), latin1('Jürgen,Köln\n'), bytesOf('Ana,Łódź\n')),
      ['name', 'city'],
      [
        ['José', 'München'],
        ['Jürgen', 'Köln'],
        ['Ana', 'Łódź'],
      ],
    ],
    [
      'a totals row',
      'name;email;orders\nAnn;ann@x.org;3\nBo;bo@x.org;2\nTotal;;5\n',
      ['name', 'email', 'orders'],
      [
        ['Ann', 'ann@x.org', '3'],
        ['Bo', 'bo@x.org', '2'],
      ],
    ],
    [
      'thousands separators in quotes',
      'name,spent\nAnn,"1,234.50"\nBo,"12,000.00"\n',
      ['name', 'spent'],
      [
        ['Ann', '1,234.50'],
        ['Bo', '12,000.00'],
      ],
    ],
    [
      'quotes inside cells that have none',
      'name,note\nPipe 6" Inc,says "hi" often\n"Acme "West" LLC",plain\n',
      ['name', 'note'],
      [
        ['Pipe 6" Inc', 'says "hi" often'],
        ['Acme "West" LLC', 'plain'],
      ],
    ],
    [
      'tabs around commas',
      'name\taddress\nDoe, John\t12 Main St, Bonn\nRoe, Jane\t1 Elm, Apt 2, Ulm\n',
      ['name', 'address'],
      [
        ['Doe, John', '12 Main St, Bonn'],
        ['Roe, Jane', '1 Elm, Apt 2, Ulm'],
      ],
    ],
    ['a sep= line', 'sep=;\r\nname;email;city\r\nAnn;ann@x.org;Bonn\r\nBo;bo@x.org;Ulm\r\n', names, people],
    [
      'a heading over groups of names',
      ',Home Address,,Work Address,\nName,Street,City,Street,City\nAnn,1 Elm,Bonn,2 Oak,Köln\nBo,3 Fir,Ulm,4 Ash,Jena\n',
      ['Name', 'Home Address Street', 'Home Address City', 'Work Address Street', 'Work Address City'],
      [
        ['Ann', '1 Elm', 'Bonn', '2 Oak', 'Köln'],
        ['Bo', '3 Fir', 'Ulm', '4 Ash', 'Jena'],
      ],
    ],
    [
      'line ends and doubled quotes inside cells',
      'name,note\nAnn,"1 Elm\nBonn"\nBo,"2 Oak, ""rear"""\n',
      ['name', 'note'],
      [
        ['Ann', '1 Elm\nBonn'],
        ['Bo', '2 Oak, "rear"'],
      ],
    ],
    [
      'a table drawn with bars',
      '| name | email     | city |\n|------|-----------|------|\n| Ann  | ann@x.org | Bonn |\n| Bo   | bo@x.org  | Ulm  |\n',
      ['Column 1', 'name', 'email', 'city', 'Column 5'],
      people.map((row) => ['', ...row, '']),
    ],
    [
      'what psql prints',
      ' name |   email   | city\n------+-----------+------\n Ann  | ann@x.org | Bonn\n Bo   | bo@x.org  | Ulm\n(2 rows)\n',
      names,
      people,
    ],
    [
      'what mysql prints',
      '+------+-----------+------+\n| name | email     | city |\n+------+-----------+------+\n| Ann  | ann@x.org | Bonn |\n| Bo   | bo@x.org  | Ulm  |\n+------+-----------+------+\n2 rows in set (0.00 sec)\n',
      ['Column 1', 'name', 'email', 'city', 'Column 5'],
      people.map((row) => ['', ...row, '']),
    ],
    [
      'comments with commas above the names',
      '# exported 2024-01-01\n# by tool, v1.2\nname,email,city\nAnn,ann@x.org,Bonn\nBo,bo@x.org,Ulm\n',
      names,
      people,
    ],
    [
      'what a report says of itself',
      'Report: Customers\nGenerated: 2024-01-01 10:00\nFilter: all, active\n\n"name","email","city"\n"Ann","ann@x.org","Bonn"\n"Bo","bo@x.org","Ulm"\n\nSeite 1 von 1\n',
      names,
      people,
    ],
    [
      'the character of Hive between cells',
      'name\u0001email\u0001city\nAnn\u0001ann@x.org\u0001Bonn\nBo\u0001bo@x.org\u0001Ulm\n',
      names,
      people,
    ],
    [
      'files put together, each with its mark',
      '\ufeffname,email,city\nAnn,ann@x.org,Bonn\n\ufeffBo,bo@x.org,Ulm\n',
      names,
      people,
    ],
    ['no names at all', 'Ann,ann@x.org,Bonn\nBo,bo@x.org,Ulm\n', ['Column 1', 'Column 2', 'Column 3'], people],
    ['carriage returns alone', 'name,email,city\rAnn,ann@x.org,Bonn\rBo,bo@x.org,Ulm\r', names, people],
    [
      'quotes after a backslash',
      'name,note\n"Ann","said \\"hi\\", left"\n"Bo","c \\"d\\""\n',
      ['name', 'note'],
      [
        ['Ann', 'said "hi", left'],
        ['Bo', 'c "d"'],
      ],
    ],
    ['NUL characters', 'name,email,city\nAnn\u0000,ann@x.org,Bonn\nBo,\u0000bo@x.org,Ulm\n', names, people],
    [
      'blank rows and an empty column before the table',
      '\n\n,,,\n,name,email,city\n,Ann,ann@x.org,Bonn\n,Bo,bo@x.org,Ulm\n',
      ['Column 1', ...names],
      people.map((row) => ['', ...row]),
    ],
  ])('%s', (_, text, headers, rows) => {
    expect(read(text)).toMatchObject({ headers, rows });
  });

  it('keeps every cell of ragged rows', () => {
    expect(
      read('name,email,city\nAnn,ann@x.org,Bonn\nBo,bo@x.org\nCy,cy@x.org,Jena,more\nDi,di@x.org,Kiel\n').rows,
    ).toEqual([
      ['Ann', 'ann@x.org', 'Bonn'],
      ['Bo', 'bo@x.org'],
      ['Cy', 'cy@x.org', 'Jena', 'more'],
      ['Di', 'di@x.org', 'Kiel'],
    ]);
  });
});

describe('JSON as people really have it', () => {
  const ann = { name: 'Ann', email: 'a@x.org' };
  const bo = { name: 'Bo', email: 'b@x.org' };
  const plain = [
    ['name', 'email'],
    ['Ann', 'a@x.org'],
    ['Bo', 'b@x.org'],
  ];

  it.each<[string, string, string[][]]>([
    [
      'records by their key',
      JSON.stringify({ c1: ann, c2: bo }),
      [
        ['id', 'name', 'email'],
        ['c1', 'Ann', 'a@x.org'],
        ['c2', 'Bo', 'b@x.org'],
      ],
    ],
    ['names and rows apart', JSON.stringify({ columns: ['name', 'email'], data: plain.slice(1) }), plain],
    ['a list of lists', JSON.stringify(plain), plain],
    ['objects one after the other', `${JSON.stringify(ann, null, 2)}\n${JSON.stringify(bo, null, 2)}\n`, plain],
    [
      'a record that holds objects of other kinds',
      JSON.stringify({ person: ann, address: { city: 'Bonn' } }),
      [
        ['person.name', 'person.email', 'address.city'],
        ['Ann', 'a@x.org', 'Bonn'],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(jsonTable(text).rows).toEqual(rows);
  });

  it('that is cut off is refused', () => {
    expect(() => jsonTable('[{"name":"Ann"},{"name":')).toThrow(/is not complete JSON/);
  });
});

it('XML that is no workbook is refused for what it is', () => {
  const kind = (text: string) => detectFormat(bytesOf(text));
  expect(kind('<?xml version="1.0"?><contacts><contact><name>Ann</name></contact></contacts>')).toEqual({
    kind: 'other',
    what: 'an XML document',
  });
  expect(kind('<html><body><table><tr><td>a</td></tr></table></body></html>')).toMatchObject({ format: 'xls' });
  expect(kind('<ann@x.org>, Ann\n<bo@x.org>, Bo\n')).toMatchObject({ format: 'delimited' });
});

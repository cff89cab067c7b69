// Bad tree files: each problem has its line, and the good rows go through.
import { describe, expect, it } from 'vitest';
import { readTree } from '../../../src-main/core/engines/tag-book/book-forms.ts';

const names = ({ tags }: ReturnType<typeof readTree>) => tags.map(({ path }) => path.join('/'));
const left = ({ problems }: ReturnType<typeof readTree>) =>
  problems.flatMap(({ kind, line, message }) => (kind === 'left-out' ? [[line, message]] : []));

describe('bad rows', () => {
  it('leaves out circles and what hangs from them', () => {
    const read = readTree('csv', 'Name,Parent\nA,C\nB,A\nC,B\nD,C\nGood,\nBelow,Good\n');
    expect(names(read)).toEqual(['Good', 'Good/Below']);
    expect(left(read).map(([line]) => line)).toEqual([2, 3, 4, 5]);
    expect(left(read)[0]?.[1]).toContain('below itself');
    const skos = readTree(
      'ttl',
      `@prefix s: <http://www.w3.org/2004/02/skos/core#> .
<#a> a s:Concept ; s:prefLabel "A"@en ; s:broader <#b> .
<#b> a s:Concept ; s:prefLabel "B"@en ; s:broader <#a> .
<#c> a s:Concept ; s:prefLabel "C"@en, "Ç"@fr ; s:broader <#nowhere> .
<#d> a s:Concept ; s:prefLabel "Dé"@fr, "D"@en ; s:altLabel "dee" .
`,
    );
    expect(names(skos)).toEqual(['D']);
    expect(skos.tags[0]?.sheet.aliases).toEqual(['dee', 'Dé']);
    expect(left(skos).map(([line]) => line)).toEqual([2, 3, 4]);
  });

  it('names twins that differ by case or accents, and hangs their children on the first', () => {
    const read = readTree('txt', 'Café\n  A\ncafe\n  B\n  a\n');
    expect(names(read)).toEqual(['Café', 'Café/A', 'Café/B']);
    expect(left(read).map(([line]) => line)).toEqual([3, 5]);
    expect(left(read)[0]?.[1]).toContain('line 1');
  });

  it('leaves out names that are too long, and says of what they are above that it goes too', () => {
    const read = readTree('txt', `${'x'.repeat(500)}\n  Below\nFine\n`);
    expect(names(read)).toEqual(['Fine']);
    expect(left(read)).toHaveLength(2);
    expect(left(read)[0]?.[1]).toContain('500 characters');
  });

  it('counts lines inside quotes, and reads semicolons and tables of others', () => {
    const read = readTree(
      'csv',
      'Tag;Definition;Colour;Mystery\r\nA;"two\r\nlines";red;1\r\nB;x;#1F8781;2\r\n;no name;;\r\n',
    );
    expect(names(read)).toEqual(['A', 'B']);
    expect(read.tags[0]?.sheet).toEqual({ meaning: 'two\r\nlines' });
    expect(read.tags[1]).toMatchObject({ line: 4, sheet: { colour: '#1f8781' } });
    expect(left(read).map(([line]) => line)).toEqual([5]);
    expect(read.problems.map(({ line }) => line)).toContain(1);
  });

  it.each([
    ['json', '{"tags": [{"name": "A"},\n {"name": ]}'],
    ['yaml', 'tags:\n  - name: "A\n'],
    ['ttl', '<#a> a <#b> .\n<#c> oops'],
    ['csv', ''],
    ['txt', '\n\n'],
    ['json', '{"tags": 12}'],
    ['csv', 'Colour\nred\n'],
  ] as const)('says what is wrong with a broken %s file', (format, text) => {
    const read = readTree(format, text);
    expect(read.tags).toEqual([]);
    expect(left(read).length).toBeGreaterThan(0);
  });

  it('survives nesting and chains of any depth', () => {
    expect(left(readTree('json', '['.repeat(50_000))).length).toBeGreaterThan(0);
    const chain = Array.from({ length: 10_000 }, (_, index) => `T${index},T${index + 1}`);
    const read = readTree('csv', `Name,Parent\n${chain.join('\n')}\nT10000,\n`);
    expect(read.tags).toHaveLength(30);
    expect(left(read)).toHaveLength(9_971);
  });

  it('expands no YAML anchors', () => {
    const read = readTree('yaml', 'a: &a [x, x]\ntags: [*a, *a, { name: Fine }]\n');
    expect(names(read)).toEqual(['Fine']);
  });
});

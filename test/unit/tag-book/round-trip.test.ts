// Trees written and read again are equal, in every format; SKOS is also held to its own integrity conditions.
import fc from 'fast-check';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { readTree, writeTree } from '../../../src-main/core/engines/tag-book/book-forms.ts';
import type { BookSheet, BookTag } from '../../../src-main/core/engines/tag-book/book-tag.ts';
import { bookFormats } from '../../../src-shared/contract/tag-book.ts';
import { tagKey, tidySpace } from '../../../src-shared/text/text-key.ts';

const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      'A > B',
      '\\',
      '- dash',
      '@meaning: x',
      '#vip',
      '=1+1',
      "'007",
      'لا',
      'לקוח ותיק',
      '🎉 Party',
      'yes',
      '12',
      'null',
      '~',
      'a; b',
      '“q”',
      '"',
      'x:y',
      '* star',
    ),
  )
  .map((text) => tidySpace(text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')))
  .filter((text) => tagKey(text) !== '' && text.length <= 120);
const text = fc
  .oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('two\nlines', 'a \\n b', '=SUM(A1)', '# no comment', '- x\n- y', '"quoted", yes', '🎉 مرحبا'),
  )
  .map((value) =>
    value
      .toWellFormed()
      .replace(/[^\P{Cc}\n]/gu, '')
      .replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim(),
  )
  .filter((value) => value !== '');
const sheet: fc.Arbitrary<BookSheet> = fc.record(
  {
    meaning: text,
    owner: text,
    appliedWhen: text,
    removedWhen: text,
    action: text,
    examples: text,
    counterExamples: text,
    reviewAt: fc.constantFrom('2026-02-28', '2028-02-29'),
    status: fc.constantFrom('draft' as const, 'retired' as const, 'deprecated' as const),
    isExclusive: fc.constant(true),
    colour: fc.constant('#1f8781'),
    aliases: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);
interface Branch {
  name: string;
  sheet: BookSheet;
  children: Branch[];
}
const { branches } = fc.letrec<{ branches: Branch[] }>((tie) => ({
  branches: fc.uniqueArray(
    fc.record({
      name,
      sheet,
      children: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constant<Branch[]>([]), tie('branches')),
    }),
    { maxLength: 4, selector: (branch) => tagKey(branch.name) },
  ),
}));
const flat = (list: readonly Branch[], above: string[] = []): BookTag[] =>
  list.flatMap((branch) => {
    const path = [...above, branch.name];
    const aliases = branch.sheet.aliases?.filter((alias) => alias !== branch.name);
    const { aliases: _, ...rest } = branch.sheet;
    const own = aliases === undefined || aliases.length === 0 ? rest : { ...rest, aliases };
    return [{ path, sheet: own, line: null }, ...flat(branch.children, path)];
  });
const bare = (tags: readonly BookTag[]) => tags.map(({ path, sheet: own }) => ({ path, sheet: own }));

describe('a tree written and read again', () => {
  it.each(bookFormats)('is equal as %s', (format) => {
    fc.assert(
      fc.property(branches, (list) => {
        const tags = flat(list);
        fc.pre(tags.length > 0);
        const read = readTree(format, writeTree(format, tags));
        expect(read.problems).toEqual([]);
        expect(bare(read.tags)).toEqual(bare(tags));
      }),
      { numRuns: 150 },
    );
  });
});

describe('SKOS', () => {
  const core = 'http://www.w3.org/2004/02/skos/core#';
  it('keeps the integrity conditions of the SKOS reference', () => {
    fc.assert(
      fc.property(branches, (list) => {
        const tags = flat(list);
        const quads = new Parser().parse(writeTree('ttl', tags));
        const of = (property: string) => quads.filter((quad) => quad.predicate.value === core + property);
        const typed = (type: string) =>
          new Set(quads.filter((quad) => quad.object.value === core + type).map((quad) => quad.subject.value));
        const concepts = typed('Concept');
        expect(concepts.size).toBe(tags.length);
        // S9: a concept is no scheme.
        for (const scheme of typed('ConceptScheme')) expect(concepts.has(scheme)).toBe(false);
        // S13, S14: one preferred label, which is no alternative one.
        const preferred = of('prefLabel').map((quad) => `${quad.subject.value} ${quad.object.value}`);
        expect(of('prefLabel')).toHaveLength(concepts.size + 1);
        for (const quad of of('altLabel'))
          expect(preferred).not.toContain(`${quad.subject.value} ${quad.object.value}`);
        // Every top concept lies in the scheme, and whatever is broader is a concept that exists.
        for (const quad of of('broader')) expect(concepts.has(quad.object.value)).toBe(true);
        expect(of('topConceptOf').length + of('broader').length).toBe(tags.length);
        expect(new Set(of('notation').map((quad) => quad.object.value)).size).toBe(tags.length);
      }),
      { numRuns: 60 },
    );
  });
});

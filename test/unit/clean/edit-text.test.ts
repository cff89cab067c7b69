// What each bulk edit does to a text, and what it must never do. Patterns against cases whose answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowEdit } from '../../../src-main/core/engines/bulk-edit/edit-text.ts';
import { type BulkEdit, bulkEdit } from '../../../src-shared/model/bulk-edit.ts';

const edit = (given: Record<string, unknown>): BulkEdit => bulkEdit.parse(given);
const edited = (given: Record<string, unknown>, source: string | null, other: string | null = null) =>
  rowEdit(edit(given))({ source, other });
const text = (given: Record<string, unknown>, source: string) => edited(given, source)?.source;

describe('find and replace', () => {
  it('takes plain text as it stands, signs and all, whatever its case unless asked', () => {
    expect(text({ kind: 'replace', find: 'a.b*', with: '$1 \\1' }, 'xA.B*y')).toBe('x$1 \\1y');
    expect(text({ kind: 'replace', find: 'ltd', with: 'Limited', matchCase: true }, 'Acme Ltd')).toBeUndefined();
    expect(text({ kind: 'replace', find: 'ltd', with: 'Limited' }, 'Acme Ltd')).toBe('Acme Limited');
  });

  it('fills in what a pattern captured', () => {
    expect(text({ kind: 'replace', find: '^(\\w+), (\\w+)$', with: '$2 $1', isRegex: true }, 'Lovelace, Ada')).toBe(
      'Ada Lovelace',
    );
  });

  it('empties a field whose whole text is taken out', () => {
    expect(edited({ kind: 'replace', find: 'n/a', with: '' }, 'N/A')).toEqual({ source: null, other: null });
  });

  it('says what is wrong with a pattern', () => {
    expect(() => edited({ kind: 'replace', find: '(a', with: '', isRegex: true }, 'a')).toThrow(/missing closing \)/);
  });

  it('answers patterns that stall other engines: the text of 50,000 letters is read through at once', () => {
    const long = `${'a'.repeat(50_000)}!`;
    expect(text({ kind: 'replace', find: '^(a+)+$', with: 'x', isRegex: true }, long)).toBeUndefined();
    expect(text({ kind: 'replace', find: '(a|aa)+$', with: 'x', isRegex: true }, long)).toBeUndefined();
  });
});

describe('case', () => {
  it('gives names their usual capitals and leaves particles small', () => {
    expect(text({ kind: 'case', to: 'title' }, 'LUDWIG VAN BEETHOVEN')).toBe('Ludwig van Beethoven');
    expect(text({ kind: 'case', to: 'title' }, "o'brien-mcdonald")).toBe("O'Brien-McDonald");
    expect(
      rowEdit(edit({ kind: 'case', to: 'title' }), 'family name')({ source: 'VAN DER BERG', other: null })?.source,
    ).toBe('van der Berg');
    expect(text({ kind: 'case', to: 'upper' }, 'ab c')).toBe('AB C');
    expect(text({ kind: 'case', to: 'lower' }, 'AB C')).toBe('ab c');
  });
});

describe('two fields', () => {
  const split = { kind: 'split', separator: ' ', other: 'family_name' };

  it('splits at the first or last separator, and not over a value that is there', () => {
    expect(edited(split, 'Ada King Lovelace')).toEqual({ source: 'Ada', other: 'King Lovelace' });
    expect(edited({ ...split, at: 'last' }, 'Ada King Lovelace')).toEqual({ source: 'Ada King', other: 'Lovelace' });
    expect(edited({ ...split, stays: 'after' }, 'Ada Lovelace')).toEqual({ source: 'Lovelace', other: 'Ada' });
    expect(edited(split, 'Ada Lovelace', 'King')).toBeUndefined();
    expect(edited({ ...split, overwrite: true }, 'Ada Lovelace', 'King')).toEqual({ source: 'Ada', other: 'Lovelace' });
    expect(edited(split, 'Ada')).toBeUndefined();
  });

  it('joins and moves', () => {
    const join = { kind: 'join', other: 'department', glue: ', ' };
    expect(edited(join, 'Sales', 'North')).toEqual({ source: 'Sales, North', other: null });
    expect(edited({ ...join, emptyOther: false }, null, 'North')).toEqual({ source: 'North', other: 'North' });
    expect(edited(join, 'Sales')).toBeUndefined();
    const move = { kind: 'move', other: 'department' };
    expect(edited(move, 'Sales')).toEqual({ source: null, other: 'Sales' });
    expect(edited(move, 'Sales', 'North')).toBeUndefined();
    expect(edited({ ...move, ifFilled: 'append' }, 'Sales', 'North')).toEqual({ source: null, other: 'North Sales' });
    expect(edited({ ...move, ifFilled: 'overwrite' }, 'Sales', 'North')).toEqual({ source: null, other: 'Sales' });
  });
});

const cell = fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: null });
const other = fc.constant('department');
const anyEdit = fc.oneof(
  fc.record({ kind: fc.constant('set'), value: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('clear') }),
  fc.record({ kind: fc.constant('replace'), find: fc.string({ minLength: 1, maxLength: 3 }), with: fc.string() }),
  fc.record({ kind: fc.constant('case'), to: fc.constantFrom('lower', 'upper', 'title') }),
  fc.record({ kind: fc.constant('trim') }),
  fc.record({ kind: fc.constant('affix'), prefix: fc.string(), suffix: fc.string() }),
  fc.record({ kind: fc.constant('split'), separator: fc.constantFrom(' ', ',', 'a'), other }),
  fc.record({ kind: fc.constant('move'), other, ifFilled: fc.constantFrom('skip', 'overwrite', 'append') }),
);

it('answers only when something changes, and fills an empty field by nothing but set and join', () => {
  fc.assert(
    fc.property(anyEdit, cell, cell, (given, source, beside) => {
      const done = edited(given, source, beside);
      if (done === undefined) return;
      expect(done).not.toEqual({ source, other: beside });
      expect([done.source, done.other]).not.toContain('');
      if (source === null) expect(given.kind).toBe('set');
      if (!('other' in given)) expect(done.other).toBe(beside);
    }),
    { numRuns: 1000 },
  );
});

it('tidying, emptying and changing case a second time does nothing more', () => {
  const again = fc.constantFrom({ kind: 'trim' }, { kind: 'clear' }, { kind: 'case', to: 'lower' });
  fc.assert(
    fc.property(again, cell, (given, source) => {
      const once = edited(given, source);
      if (once) expect(edited(given, once.source)).toBeUndefined();
    }),
  );
});

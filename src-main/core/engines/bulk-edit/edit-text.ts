// What each bulk edit does to the text of a field, and to the other field that a split, join or move names. Pure; owns
// no fields and keeps nothing. Patterns run on RE2, in time linear in the text whatever the pattern.
import { RE2JS, RE2JSException } from 're2js';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { BulkEdit, LetterCase } from '../../../../src-shared/model/bulk-edit.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { tidySpace } from '../../../../src-shared/text/text-key.ts';
import { companyCase } from '../audit/repairs/company-case.ts';
import { nameCase } from '../audit/repairs/name-case.ts';

/** The field and the other one; absent is null. */
export interface Cells {
  source: string | null;
  other: string | null;
}

/** A family name keeps its leading particle small ('van Houten'); firms, titles and departments have acronyms and legal forms. */
export type Writing = 'name' | 'family name' | 'business';

/** Values as they should become; undefined when the edit leaves the row as it is. */
export type RowEdit = (cells: Cells) => Cells | undefined;

/**
 * Prepares an edit. Refuses ('bad-pattern') a regular expression that RE2 does not read, with what is wrong in it.
 * @param writing what the text is, for its usual capitals
 */
export function rowEdit(edit: BulkEdit, writing: Writing = 'name'): RowEdit {
  const changed = rawEdit(edit, writing);
  return (cells) => {
    const after = changed(cells);
    if (after === undefined) return undefined;
    const kept = { source: after.source || null, other: after.other || null };
    return kept.source === cells.source && kept.other === cells.other ? undefined : kept;
  };
}

function rawEdit(edit: BulkEdit, writing: Writing): RowEdit {
  switch (edit.kind) {
    case 'set':
      return ({ other }) => ({ source: edit.value, other });
    case 'clear':
      return ({ other }) => ({ source: null, other });
    case 'replace':
      return onText(replacer(edit));
    case 'case':
      return onText((text) => cased(text, edit.to, writing));
    case 'trim':
      return onText(tidySpace);
    case 'affix':
      return onText((text) => edit.prefix + text + edit.suffix);
    case 'split':
      return (cells) => split(edit, cells);
    case 'join':
      return ({ source, other }) =>
        other === null
          ? undefined
          : { source: source === null ? other : source + edit.glue + other, other: edit.emptyOther ? null : other };
    case 'move':
      return (cells) => move(edit, cells);
    default:
      return assertNever(edit);
  }
}

/** Edits of a text leave an empty field empty. */
const onText =
  (change: (text: string) => string): RowEdit =>
  ({ source, other }) =>
    source === null ? undefined : { source: change(source), other };

type EditOf<K extends BulkEdit['kind']> = Extract<BulkEdit, { kind: K }>;

function replacer({ find, with: replacement, isRegex, matchCase }: EditOf<'replace'>): (text: string) => string {
  const flags = matchCase ? 0 : RE2JS.CASE_INSENSITIVE;
  if (!isRegex) {
    const literal = RE2JS.compile(RE2JS.quote(find), flags);
    return (text) => literal.matcher(text).replaceAll(() => replacement);
  }
  const pattern = readPattern(find, flags);
  return (text) => pattern.matcher(text).replaceAll(replacement);
}

function readPattern(find: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(find, flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const what = error.message.replace(/^error parsing regexp: /, '');
    throw refuse('bad-pattern', `This pattern cannot be read: ${what}. Correct it, or switch to plain text.`);
  }
}

function cased(text: string, to: LetterCase, writing: Writing): string {
  if (to === 'title') return writing === 'business' ? companyCase(text) : nameCase(text, writing === 'name');
  return to === 'upper' ? text.toUpperCase() : text.toLowerCase();
}

function split({ separator, at, stays, overwrite }: EditOf<'split'>, { source, other }: Cells): Cells | undefined {
  if (source === null || (other !== null && !overwrite)) return undefined;
  const cut = at === 'first' ? source.indexOf(separator) : source.lastIndexOf(separator);
  if (cut < 0) return undefined;
  const before = source.slice(0, cut).trim();
  const after = source.slice(cut + separator.length).trim();
  if (before === '' || after === '') return undefined; // there is nothing to divide
  return stays === 'before' ? { source: before, other: after } : { source: after, other: before };
}

function move({ ifFilled }: EditOf<'move'>, { source, other }: Cells): Cells | undefined {
  if (source === null || (other !== null && ifFilled === 'skip')) return undefined;
  return { source: null, other: other !== null && ifFilled === 'append' ? `${other} ${source}` : source };
}

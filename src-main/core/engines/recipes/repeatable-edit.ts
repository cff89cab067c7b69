// Bulk edits as a recipe does them: doing one again changes nothing. Owns when an edit counts as done already; what the
// edits do is in engines/bulk-edit.
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { type Cells, type RowEdit, rowEdit, type Writing } from '../bulk-edit/edit-text.ts';

/**
 * The edit, but for rows where it was done before: text that has the prefix and suffix, the replacement where what is
 * found is a part of it, the other value at the end of a join that keeps it. Refuses as rowEdit.
 * @param writing as in rowEdit
 */
export function repeatableEdit(edit: BulkEdit, writing: Writing): RowEdit {
  const change = rowEdit(edit, writing);
  if (edit.kind === 'affix') return unless(change, ({ source }) => hasAffix(edit, source ?? ''));
  if (edit.kind === 'join')
    return unless(change, ({ source, other }) => other !== null && (source ?? '').endsWith(edit.glue + other));
  if (edit.kind === 'replace' && !edit.isRegex && holds(edit.with, edit.find, edit.matchCase)) {
    // 'Ltd' → 'Ltd.': what reads 'Ltd.' already is passed over, the rest of the text is not.
    return (cells) => {
      if (cells.source === null || edit.with === '') return change(cells);
      const pieces = cells.source.split(edit.with);
      const after = pieces.map((source) => change({ source, other: null })?.source ?? source).join(edit.with);
      return after === cells.source ? undefined : { ...cells, source: after };
    };
  }
  return change;
}

const unless =
  (change: RowEdit, isDone: (cells: Cells) => boolean): RowEdit =>
  (cells) =>
    isDone(cells) ? undefined : change(cells);

const hasAffix = ({ prefix, suffix }: { prefix: string; suffix: string }, text: string): boolean =>
  text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);

const holds = (text: string, part: string, matchCase: boolean): boolean =>
  matchCase
    ? text.includes(part)
    : foldText(text).includes(foldText(part)) || text.toLowerCase().includes(part.toLowerCase());

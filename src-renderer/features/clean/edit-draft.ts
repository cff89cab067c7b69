// A bulk edit while it is being put together. Owns what is missing before it can be asked about; pure.
import type { BulkEdit, BulkEditKind, LetterCase } from '../../../src-shared/model/bulk-edit.ts';
import type { CleanColumn } from '../../../src-shared/model/value-cluster.ts';

export interface EditDraft {
  kind: BulkEditKind;
  value: string;
  find: string;
  with: string;
  isRegex: boolean;
  matchCase: boolean;
  to: LetterCase;
  prefix: string;
  suffix: string;
  separator: string;
  at: 'first' | 'last';
  stays: 'before' | 'after';
  other: string | null;
  overwrite: boolean;
  glue: string;
  emptyOther: boolean;
  ifFilled: 'skip' | 'overwrite' | 'append';
}

export const emptyDraft: EditDraft = {
  kind: 'replace',
  value: '',
  find: '',
  with: '',
  isRegex: false,
  matchCase: false,
  to: 'title',
  prefix: '',
  suffix: '',
  separator: ' ',
  at: 'first',
  stays: 'before',
  other: null,
  overwrite: false,
  glue: ' ',
  emptyOther: true,
  ifFilled: 'skip',
};

/** The edits that suit a column: what is no text can only be set or emptied, emails and phones only as text. */
export function kindsFor({ isText, isSingle, group }: CleanColumn): BulkEditKind[] {
  const plain: BulkEditKind[] = group === 'Email, phone and links' ? [] : ['set', 'clear'];
  if (!isText) return plain;
  return [...plain, 'replace', 'case', 'trim', 'affix', ...(isSingle ? (['split', 'join', 'move'] as const) : [])];
}

/** The edit as the core takes it; null while something is missing. */
export function editOf(draft: EditDraft): BulkEdit | null {
  const { kind, other } = draft;
  switch (kind) {
    case 'set':
      return draft.value.trim() === '' ? null : { kind, value: draft.value };
    case 'clear':
    case 'trim':
      return { kind };
    case 'replace':
      return draft.find === ''
        ? null
        : { kind, find: draft.find, with: draft.with, isRegex: draft.isRegex, matchCase: draft.matchCase };
    case 'case':
      return { kind, to: draft.to };
    case 'affix':
      return draft.prefix + draft.suffix === '' ? null : { kind, prefix: draft.prefix, suffix: draft.suffix };
    case 'split':
      return other === null || draft.separator === ''
        ? null
        : { kind, separator: draft.separator, at: draft.at, stays: draft.stays, other, overwrite: draft.overwrite };
    case 'join':
      return other === null ? null : { kind, other, glue: draft.glue, emptyOther: draft.emptyOther };
    case 'move':
      return other === null ? null : { kind, other, ifFilled: draft.ifFilled };
  }
}

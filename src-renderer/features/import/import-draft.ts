// What a person has chosen so far on the Import screen, and how each choice changes it. Pure; asks for nothing.
import type {
  ImportCheck,
  ImportDone,
  ImportMode,
  ImportPreview,
  ImportSettings,
} from '../../../src-shared/contract/import.ts';
import type { FileToken } from '../../../src-shared/model/ids.ts';
import type { FileContent, FileReading } from '../../../src-shared/model/import-mapping.ts';
import { type CustomType, customKey, parseTarget } from '../../../src-shared/model/target-fields.ts';

export const importSteps = ['read', 'map', 'check', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

export interface ColumnDraft {
  /** Written target. */
  target: string;
  confidence: number;
  because: string;
  /** Present values of known contacts stay. */
  keep: boolean;
  /** Name and type of the custom field, when the target is a new one. */
  label: string;
  type: CustomType;
  /** A person chose it. */
  isChosen: boolean;
}

export interface ImportDraft {
  step: ImportStep;
  /** What a person set instead of the guesses. */
  reading: Partial<FileReading>;
  preview: ImportPreview | null;
  content: FileContent;
  columns: ColumnDraft[];
  mode: ImportMode;
  key: 'email' | 'source_id';
  unknownContacts: 'create' | 'reject';
  tags: string[];
  country: string | null;
  dayOrder: 'dmy' | 'mdy' | 'ymd' | null;
  check: ImportCheck | null;
  done: ImportDone | null;
}

export const emptyDraft: ImportDraft = {
  step: 'read',
  reading: {},
  preview: null,
  content: 'contacts',
  columns: [],
  mode: 'upsert',
  key: 'email',
  unknownContacts: 'create',
  tags: [],
  country: null,
  dayOrder: null,
  check: null,
  done: null,
};

export type ImportAction =
  | { kind: 'previewed'; preview: ImportPreview }
  | { kind: 'read'; reading: Partial<FileReading> }
  | { kind: 'column'; column: number; change: Partial<ColumnDraft> }
  | { kind: 'content'; content: FileContent }
  | {
      kind: 'option';
      change: Partial<Pick<ImportDraft, 'mode' | 'key' | 'unknownContacts' | 'tags' | 'country' | 'dayOrder'>>;
    }
  | { kind: 'checked'; check: ImportCheck | null }
  | { kind: 'imported'; done: ImportDone }
  | { kind: 'go'; step: ImportStep };

export function changeDraft(draft: ImportDraft, action: ImportAction): ImportDraft {
  switch (action.kind) {
    case 'previewed':
      return takePreview(draft, action.preview);
    case 'read':
      return { ...draft, reading: { ...draft.reading, ...action.reading }, check: null };
    case 'column':
      return {
        ...draft,
        check: null,
        columns: draft.columns.map((column, index) =>
          index === action.column ? { ...column, ...action.change, isChosen: true } : column,
        ),
      };
    case 'content':
      return { ...draft, content: action.content, check: null };
    case 'option':
      return { ...draft, ...action.change, check: null };
    case 'checked':
      return { ...draft, check: action.check };
    case 'imported':
      return { ...draft, done: action.done, step: 'done' };
    case 'go':
      return { ...draft, step: action.step };
  }
}

function takePreview(draft: ImportDraft, preview: ImportPreview): ImportDraft {
  const columns = preview.proposal.columns.map((proposed, index): ColumnDraft => {
    const header = preview.columns[index]?.header ?? '';
    return {
      target: proposed.target,
      confidence: proposed.confidence,
      because: proposed.because,
      keep: false,
      label: header,
      type: proposed.customType,
      isChosen: false,
    };
  });
  const hasSourceId = columns.some((column) => column.target === 'source_id');
  const hasEmail = columns.some((column) => column.target.startsWith('email'));
  return {
    ...draft,
    preview,
    columns,
    content: preview.proposal.content,
    key: hasSourceId && !hasEmail ? 'source_id' : 'email',
    check: null,
  };
}

/** The settings that check and commit are asked with. */
export function settingsOf(draft: ImportDraft, file: FileToken): ImportSettings | null {
  if (draft.preview === null) return null;
  return {
    file,
    reading: draft.preview.reading,
    content: draft.content,
    columns: draft.columns.map(({ target, keep, label, type }) => ({ target, keep, label, type })),
    values: { country: draft.country, dayOrder: draft.dayOrder },
    mode: draft.mode,
    key: draft.key,
    unknownContacts: draft.unknownContacts,
    tags: draft.tags,
  };
}

/** A target that only one column may have, taken by another column: '' when all is well. */
export function clashOf(draft: ImportDraft, column: number): string {
  const target = draft.columns[column]?.target ?? 'ignore';
  if (target === 'ignore' || target === 'tags' || target.startsWith('consent.')) return '';
  const kind = parseTarget(target)?.kind;
  if (kind === 'label') return '';
  const other = draft.columns.findIndex((each, index) => index !== column && each.target === target);
  if (other < 0 || kind === 'point') return '';
  return `Also chosen for ${draft.preview?.columns[other]?.header ?? 'another column'}`;
}

/** How sure a mapping is, in the three levels that are shown. */
export function sureness(column: ColumnDraft): 'sure' | 'likely' | 'unsure' {
  if (column.isChosen || column.confidence >= 0.9) return 'sure';
  return column.confidence >= 0.6 ? 'likely' : 'unsure';
}

/** The target of a new custom field for a column. */
export function ownFieldTarget(header: string): string {
  return `custom:${customKey(header)}`;
}

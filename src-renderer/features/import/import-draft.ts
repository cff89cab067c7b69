// What a person has chosen so far on the Import screen, and how each choice changes it. Pure; asks for nothing.
import type {
  ImportCheck,
  ImportDone,
  ImportMode,
  ImportPreview,
  ImportSettings,
  MappingPreset,
} from '../../../src-shared/contract/import.ts';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { FileToken } from '../../../src-shared/model/ids.ts';
import type { FileContent, FileReading, ReadingNote } from '../../../src-shared/model/import-mapping.ts';
import { type CustomType, customKey, joinMark, parseTarget } from '../../../src-shared/model/target-fields.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { changeReading } from './change-reading.ts';

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
  /** How the values are read where they leave room; null when they leave none. */
  reading: ReadingNote | null;
  /** A person chose it. */
  isChosen: boolean;
}

/** A value that every row gets where its columns give none. */
export interface ConstantDraft {
  /** Written target; 'custom:' while a new field has no name yet. */
  target: string;
  value: string;
  /** Name of the custom field, when the target is a new one. */
  label: string;
  /** Why it was proposed; '' when a person added it. */
  because: string;
}

export interface ImportDraft {
  step: ImportStep;
  /** What a person set instead of the guesses. */
  reading: Partial<FileReading>;
  preview: ImportPreview | null;
  content: FileContent;
  columns: ColumnDraft[];
  constants: ConstantDraft[];
  mode: ImportMode;
  key: 'email' | 'source_id';
  unknownContacts: 'create' | 'reject';
  /** What becomes of contacts that the last file of the same source held and this one does not. */
  vanished: 'keep' | 'tag' | 'archive';
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
  constants: [],
  mode: 'upsert',
  key: 'email',
  unknownContacts: 'create',
  vanished: 'keep',
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
  | { kind: 'constants'; constants: ConstantDraft[] }
  | { kind: 'preset'; preset: MappingPreset }
  | {
      kind: 'option';
      change: Partial<Pick<ImportDraft, 'mode' | 'key' | 'unknownContacts' | 'tags' | 'country' | 'dayOrder'>>;
    }
  /** Says nothing about rows, so what was checked still holds. */
  | { kind: 'vanished'; vanished: ImportDraft['vanished'] }
  | { kind: 'checked'; check: ImportCheck | null }
  | { kind: 'imported'; done: ImportDone }
  | { kind: 'go'; step: ImportStep };

export function changeDraft(draft: ImportDraft, action: ImportAction): ImportDraft {
  switch (action.kind) {
    case 'previewed':
      return takePreview(draft, action.preview);
    case 'read':
      return { ...draft, reading: changeReading(draft.reading, action.reading), check: null };
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
    case 'constants':
      return { ...draft, constants: action.constants, check: null };
    case 'preset':
      return takePreset(draft, action.preset);
    case 'option':
      return { ...draft, ...action.change, check: null };
    case 'vanished':
      return { ...draft, vanished: action.vanished };
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
      label: proposed.label ?? header,
      type: proposed.customType,
      reading: proposed.reading ?? null,
      isChosen: false,
    };
  });
  const hasSourceId = columns.some((column) => column.target === 'source_id');
  const hasEmail = columns.some((column) => column.target.startsWith('email'));
  return {
    ...draft,
    preview,
    columns,
    constants: (preview.proposal.constants ?? []).map((constant) => ({ ...constant, label: '' })),
    content: preview.proposal.content,
    key: hasSourceId && !hasEmail ? 'source_id' : 'email',
    check: null,
  };
}

/** Columns take what the kept mapping says for their header; the others stay as they are. */
function takePreset(draft: ImportDraft, preset: MappingPreset): ImportDraft {
  const kept = new Map(preset.columns.map((column) => [foldText(column.header), column]));
  const because = `as in the mapping “${preset.name}”`;
  return {
    ...draft,
    check: null,
    content: preset.content,
    columns: draft.columns.map((column, index) => {
      const found = kept.get(foldText(draft.preview?.columns[index]?.header ?? ''));
      if (found === undefined) return column;
      const { target, keep, label = column.label, type = column.type } = found;
      return { ...column, target, keep, label, type, confidence: 1, because, isChosen: false };
    }),
    constants: preset.constants.map(({ target, value, label = '' }) => ({ target, value, label, because })),
  };
}

/** The mapping as it can be kept under a name. */
export function mappingOf(draft: ImportDraft, name: string): InputOf<'import.savePreset'> | null {
  if (draft.preview === null) return null;
  const { columns, proposal } = draft.preview;
  return {
    name,
    source: proposal.source?.id ?? null,
    content: draft.content,
    columns: draft.columns.map(({ target, keep, label, type }, index) => ({
      header: columns[index]?.header ?? '',
      target,
      keep,
      label: label.slice(0, 120),
      type,
    })),
    constants: constantsOf(draft),
  };
}

function constantsOf(draft: ImportDraft): NonNullable<ImportSettings['constants']> {
  return draft.constants.flatMap(({ target, value, label }) => {
    const isMeant = value.trim() !== '' && parseTarget(target) !== null;
    if (!isMeant || (draft.content === 'contacts' && target.startsWith('activity.'))) return [];
    return [{ target, value, ...(label.trim() === '' ? {} : { label }) }];
  });
}

/** The settings that check and commit are asked with. */
export function settingsOf(draft: ImportDraft, file: FileToken): ImportSettings | null {
  if (draft.preview === null) return null;
  return {
    file,
    reading: draft.preview.reading,
    content: draft.content,
    columns: draft.columns.map(({ target, keep, label, type, isChosen }) => ({
      target,
      keep,
      label: label.slice(0, 120),
      type,
      ...(isChosen ? { chosen: true } : {}),
    })),
    constants: constantsOf(draft),
    values: { country: draft.country, dayOrder: draft.dayOrder },
    mode: draft.mode,
    key: draft.key,
    unknownContacts: draft.unknownContacts,
    vanished: draft.vanished,
    tags: draft.tags,
  };
}

/** A target that only one column may have, taken by another column: '' when all is well. */
export function clashOf(draft: ImportDraft, column: number): string {
  const target = parseTarget(draft.columns[column]?.target ?? 'ignore');
  if (target?.kind !== 'activity' || joinMark(target) !== null) return '';
  const other = sharers(draft, column)[0];
  return other === undefined ? '' : `Also chosen for ${headerOf(draft, other)}`;
}

/** The other columns whose values are read as one with this column's, in words; '' when there are none. */
export function joinedWith(draft: ImportDraft, column: number): string {
  const target = parseTarget(draft.columns[column]?.target ?? 'ignore');
  const mark = target === null ? null : joinMark(target);
  const others = mark === null ? [] : sharers(draft, column);
  if (others.length === 0) return '';
  const names = others.map((other) => headerOf(draft, other)).join(', ');
  return `Joined with ${names}, ${mark === '\n' ? 'each on a line of its own' : 'in the order of the columns'}`;
}

function sharers(draft: ImportDraft, column: number): number[] {
  const target = draft.columns[column]?.target;
  return draft.columns.flatMap((each, index) => (index !== column && each.target === target ? [index] : []));
}

function headerOf(draft: ImportDraft, column: number): string {
  return draft.preview?.columns[column]?.header ?? 'another column';
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

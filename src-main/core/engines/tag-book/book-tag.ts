// What a tag tree in a file is made of, whatever the format. Owns the fields of a sheet in files, their names and limits;
// formats are in write-*.ts and read-*.ts.
import { joinEscaped, splitEscaped } from './escaped-list.ts';

/** The sheet of a tag as files carry it: absent means the file says nothing about it. */
export interface BookSheet {
  colour?: string;
  isExclusive?: boolean;
  status?: BookStatus;
  meaning?: string;
  owner?: string;
  appliedWhen?: string;
  removedWhen?: string;
  action?: string;
  examples?: string;
  counterExamples?: string;
  /** YYYY-MM-DD */
  reviewAt?: string;
  /** Other names. */
  aliases?: string[];
}

export const bookStatuses = ['draft', 'active', 'deprecated', 'retired'] as const;
export type BookStatus = (typeof bookStatuses)[number];

/** A tag with its place in a tree. */
export interface BookTag {
  /** Names from the root to the tag itself. */
  path: readonly string[];
  sheet: BookSheet;
  /** The line of the file on which it begins, from 1; null where it comes from no file. */
  line: number | null;
}

/** What is wrong with a file, or was read in a way that a person should know of. */
export interface BookProblem {
  /** null: the file as a whole. */
  line: number | null;
  /** left-out: the row is not taken over. note: it is, in the way that the sentence says. */
  kind: 'left-out' | 'note';
  message: string;
}

/** A row of a file before its place is known. */
export interface RawTag {
  line: number;
  /** Names the row within its file; two rows with one ref are the same tag. */
  ref: string;
  parentRef: string | null;
  name: string;
  sheet: BookSheet;
  /** Made because rows below it name it, not because it has a row. */
  isImplied?: true;
}

export interface RawBook {
  tags: RawTag[];
  problems: BookProblem[];
}

/** The fields in the order of columns: key, column title, and other titles under which they are read. */
export const bookFields = [
  { key: 'meaning', title: 'Meaning', also: ['definition', 'description'] },
  { key: 'appliedWhen', title: 'Applied when', also: ['scope note', 'applied', 'when applied'] },
  { key: 'removedWhen', title: 'Removed when', also: ['removed', 'when removed'] },
  { key: 'action', title: 'Action', also: ['action it drives'] },
  { key: 'owner', title: 'Owner', also: ['responsible'] },
  { key: 'examples', title: 'Examples', also: ['example'] },
  { key: 'counterExamples', title: 'Counter-examples', also: ['counter examples'] },
  { key: 'reviewAt', title: 'Review date', also: ['review', 'review at'] },
  { key: 'status', title: 'Status', also: [] },
  { key: 'isExclusive', title: 'Only one', also: ['exclusive'] },
  { key: 'colour', title: 'Colour', also: ['color'] },
  { key: 'aliases', title: 'Other names', also: ['aliases', 'synonyms', 'alt labels'] },
] as const satisfies readonly { key: keyof BookSheet; title: string; also: readonly string[] }[];

export const longestName = 120; // characters, as in the contract of tags
export const longestText = 4_000;

/** One field as text; '' where it is absent. */
export function fieldText(sheet: BookSheet, key: keyof BookSheet): string {
  const value = sheet[key];
  if (value === undefined) return '';
  if (Array.isArray(value)) return joinEscaped(value, ';');
  return typeof value === 'boolean' ? (value ? 'yes' : '') : value;
}

/**
 * Puts one text into a sheet.
 * @returns what is wrong with it, as the end of a sentence; null when it was taken
 */
export function setField(sheet: BookSheet, key: keyof BookSheet, text: string): string | null {
  const value = text.trim();
  if (value === '') return null;
  switch (key) {
    case 'aliases':
      return setAliases(sheet, splitEscaped(value, ';'));
    case 'isExclusive':
      if (!/^(?:yes|no|true|false|1|0|x)$/i.test(value)) return `“${shorten(value)}” is neither yes nor no`;
      sheet.isExclusive = !/^(?:no|false|0)$/i.test(value);
      return null;
    case 'status': {
      const status = bookStatuses.find((known) => known === value.toLowerCase());
      if (status === undefined) return `“${shorten(value)}” is no status; use ${bookStatuses.join(', ')}`;
      sheet.status = status;
      return null;
    }
    case 'reviewAt':
      if (!isDay(value)) return `“${shorten(value)}” is no date; write it as 2026-12-31`;
      sheet.reviewAt = value;
      return null;
    case 'colour':
      if (!/^#[0-9a-f]{6}$/i.test(value)) return `“${shorten(value)}” is no colour; write it as #1f8781`;
      sheet.colour = value.toLowerCase();
      return null;
    default:
      if (value.length > longestText) return `its text has ${value.length} characters; at most ${longestText} fit`;
      sheet[key] = value;
      return null;
  }
}

function setAliases(sheet: BookSheet, names: readonly string[]): string | null {
  const long = names.find((name) => name.length > longestName);
  sheet.aliases = names.filter((name) => name.trim() !== '' && name.length <= longestName);
  if (sheet.aliases.length === 0) delete sheet.aliases;
  return long === undefined ? null : `“${shorten(long)}” is longer than ${longestName} characters`;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** For sentences: the beginning of a long text. */
export function shorten(text: string): string {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : text;
}

/** 'Customer type > New', with signs of the path inside a name escaped. */
export const pathText = (path: readonly string[]): string => joinEscaped(path, '>', ' ');
export const readPath = (text: string): string[] => splitEscaped(text, '>');

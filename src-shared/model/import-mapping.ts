// How a file was read and what its columns become: the words in which import speaks to the page, to presets and to
// the command line. Owns the shapes; the targets themselves are in target-fields.ts.
import type { DayOrder } from '../text/date.ts';
import type { DecimalMark } from '../text/money.ts';
import type { CustomType } from './target-fields.ts';

export type FileContent = 'contacts' | 'activities';

/** Kinds of file that are read as a table. */
export const fileFormats = ['delimited', 'fixed', 'xlsx', 'xls', 'ods', 'json', 'ndjson', 'vcard', 'ldif'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Ways a quote is written inside a quoted cell: twice (RFC 4180), or after a backslash. */
export const escapeStyles = ['doubled', 'backslash'] as const;

/** How a file is cut into rows and columns. Encoding to escape speak of text only, the sheet of workbooks only. */
export interface FileReading {
  readonly format: FileFormat;
  /** Path of the file inside an archive; '' when the file is no archive. */
  readonly member: string;
  /** Name of the sheet of a workbook; '' for other formats. */
  readonly sheet: string;
  readonly encoding: string;
  /** What stands between cells: one character, or a few. */
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: (typeof escapeStyles)[number];
  /** Where the columns of text of fixed width begin, in characters from 0; empty for other formats. */
  readonly columnStarts: readonly number[];
  /** Whether those places may cut words, as where columns touch each other. */
  readonly cutsWords: boolean;
  /** 1-based row (blank lines not counted) that names the columns; 0 when there is none. */
  readonly headerRow: number;
  /** How many rows from headerRow on name the columns together, joined from top to bottom. */
  readonly headerRows: number;
  /** 1-based row where the data begins. */
  readonly firstDataRow: number;
  /** Rows at the end that are no data (totals, notes) and are left out. */
  readonly footerRows: number;
  /** Turns text that was decoded wrongly before it came into the file, such as 'MÃ¼ller', back into what it was. */
  readonly repairMojibake: boolean;
}

/** How sure each part of the reading is, 0 to 1. */
export interface ReadingConfidence {
  readonly format: number;
  readonly encoding: number;
  readonly dialect: number;
  readonly header: number;
  readonly footer: number;
}

/** Why each part of the reading was chosen, in plain words. */
export type ReadingReasons = { readonly [part in keyof ReadingConfidence]: string };

/** What one column was proposed to become. */
export interface ColumnProposal {
  /** Written form of the target, see target-fields.ts. */
  readonly target: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, in plain words. */
  readonly because: string;
  /** The type a new custom field would have. */
  readonly customType: CustomType;
  /** The name a new custom field would have; absent: the header as it stands. */
  readonly label?: string;
  /** How the values are read where they leave room: 'Dates are read day first, as 31/01/2024 shows.' */
  readonly reading?: ReadingNote;
}

/** How values are read where they leave room, in words for the person. */
export interface ReadingNote {
  readonly text: string;
  /** Nothing in the sample decides it, so that somebody should look. */
  readonly isOpen: boolean;
}

/** A value that every row gets where its columns give none. */
export interface RowConstant {
  /** Written form of the target; see mayBeConstant in target-fields.ts. */
  readonly target: string;
  readonly value: string;
}

export interface MappingProposal {
  readonly content: FileContent;
  /** The recognised export, if any. */
  readonly source: { readonly id: string; readonly name: string } | null;
  readonly columns: readonly ColumnProposal[];
  /** What the kind of file says about every row: all are unsubscribed, all are opened emails. */
  readonly constants?: readonly (RowConstant & { readonly because: string })[];
}

/** How the values of a file are to be read where they leave room; null means: decide from the values. */
export interface ValueReading {
  readonly dayOrder: DayOrder | null;
  readonly decimal: DecimalMark | null;
  /** ISO 4217, for amounts that name none. */
  readonly currency: string | null;
  /** ISO 3166-1 alpha-2, for phone numbers written nationally in rows without a country. */
  readonly country: string | null;
}

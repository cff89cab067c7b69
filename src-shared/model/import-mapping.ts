// How a file was read and what its columns become: the words in which import speaks to the page, to presets and to
// the command line. Owns the shapes; the targets themselves are in target-fields.ts.
import type { DayOrder } from '../text/date.ts';
import type { DecimalMark } from '../text/money.ts';
import type { CustomType } from './target-fields.ts';

export type FileContent = 'contacts' | 'activities';

/** How a file is cut into rows and columns. */
export interface FileReading {
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: 'doubled' | 'backslash';
  /** 1-based row (blank lines not counted) that names the columns; 0 when there is none. */
  readonly headerRow: number;
  /** 1-based row where the data begins. */
  readonly firstDataRow: number;
}

/** How sure each part of the reading is, 0 to 1. */
export interface ReadingConfidence {
  readonly encoding: number;
  readonly dialect: number;
  readonly header: number;
}

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
}

export interface MappingProposal {
  readonly content: FileContent;
  /** The recognised export, if any. */
  readonly source: { readonly id: string; readonly name: string } | null;
  readonly columns: readonly ColumnProposal[];
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

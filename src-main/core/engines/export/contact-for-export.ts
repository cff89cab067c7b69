// A contact as an export sees it: everything that a file may hold, whatever its format. Owns the type; reading it from
// the workspace is in features/export/contact-pages.ts.
import type { AddressColumn } from '../../../../src-shared/model/contact-columns.ts';
import type { ContactTextColumn, ScoreColumn, TotalColumn } from '../../../../src-shared/model/export-column.ts';

export type CustomType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'boolean';

export type PointKind = 'email' | 'phone' | 'url' | 'handle';

export interface ExportPoint {
  value: string;
  /** Lower-case email or E.164 phone; null when the value is not valid. */
  normalised: string | null;
  /** work, home, mobile… */
  label: string | null;
  status: 'unknown' | 'valid' | 'invalid' | 'bounced' | 'opted_out';
}

export interface ExportAddress extends Readonly<Record<AddressColumn, string | null>> {
  label: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
}

/** One surviving contact with everything an export may write; lists have the main value first. */
export interface ContactForExport {
  id: number;
  text: Readonly<Record<ContactTextColumn, string | null>>;
  created_at: number | null;
  added_at: number;
  updated_at: number;
  email: readonly ExportPoint[];
  phone: readonly ExportPoint[];
  url: readonly ExportPoint[];
  handle: readonly ExportPoint[];
  addresses: readonly ExportAddress[];
  /** As they are to be written: names, or names with their branch. */
  tags: readonly string[];
  totals: Readonly<Record<TotalColumn, string | number | null>> | null;
  scores: Readonly<Record<ScoreColumn, string | number>> | null;
  sourceIds: readonly string[];
  /** The segment whose message it gets; null for none, and where no column asks for it. */
  messageSegment: string | null;
  /** By key of the custom field, as stored. */
  custom: ReadonlyMap<string, string | number | null>;
}

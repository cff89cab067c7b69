// The data that rules ask about most, as columns in memory: reading a million contacts from SQLite to test one condition
// takes up to seconds, running through a column milliseconds. Owns the shape of columns; reading them from a database and
// dropping them when the data change is features/segments/column-keeper.ts.
import type { IdBits } from '../rule-compiler/id-bits.ts';

/** One text per contact, as a place in the list of the different texts. */
export interface TextColumn {
  readonly kind: 'text';
  /** By contact id: 0 for no value, else 1 + the place in `values`. */
  readonly codes: Uint32Array;
  readonly values: readonly string[];
}

/** One number per contact. */
export interface NumberColumn {
  readonly kind: 'number';
  /** By contact id; NaN for no value. */
  readonly numbers: Float64Array;
}

export type ContactColumn = TextColumn | NumberColumn;

/** All activities, those of one contact beside each other; merged contacts count as their survivor. */
export interface ActivityRows {
  /** By contact id: where the rows of the contact begin; the next one's beginning is their end. */
  readonly starts: Uint32Array;
  /** By row: place in `activityKinds`. */
  readonly kinds: Uint8Array;
  /** By row: whole days since 1 January 1970, UTC. */
  readonly days: Int32Array;
  /** By row: minor units; NaN for none. */
  readonly amounts: Float64Array;
  /** By row: the number of the order within its contact, from 1; 0 where the row names no order. */
  readonly orders: Uint32Array;
  /** The highest of `orders`. */
  readonly mostOrders: number;
  /** By activity id: its row, so that more columns can be laid beside these. */
  readonly rowOf: Uint32Array;
}

/** One text or number per activity, by row. */
export type ActivityColumn = TextColumn | NumberColumn;

/** Texts of an activity that rules can filter by and that repeat: a reference or free text hardly ever does. */
export const activityTextColumns = ['product', 'category', 'campaign', 'source', 'currency'] as const;
export const activityNumberColumns = ['discount', 'quantity'] as const;
export type ActivityColumnName = (typeof activityTextColumns)[number] | (typeof activityNumberColumns)[number];

/** A table with one row per contact. */
export const contactTables = ['contact', 'contact_rollup', 'contact_score', 'contact_custom'] as const;
export type ContactTable = (typeof contactTables)[number];

/** What is in memory. Every question may be answered with undefined: not there (yet), ask the database. */
export interface ColumnSource {
  /** The highest contact id: every set of ids and every column reaches as far. */
  readonly highest: number;
  readonly active: IdBits;
  contact(table: ContactTable, column: string): ContactColumn | undefined;
  activities(): ActivityRows | undefined;
  activity(column: ActivityColumnName): ActivityColumn | undefined;
}

// What may be asked about earlier imports: the list, what became of each row, what taking one back would do, and where
// every value of a contact came from.
import { z } from 'zod';
import { contactId, importBatchId } from '../model/ids.ts';
import { type FeatureContract, read, returns } from './define.ts';

/** What became of a row of a file. `activity`: an activity was added. */
export const rowOutcomes = ['created', 'updated', 'unchanged', 'rejected', 'activity'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export interface BatchRow {
  id: number;
  fileName: string;
  /** Name of the recognised export. */
  source: string | null;
  content: 'contacts' | 'activities';
  /** One of importModes. */
  mode: string;
  importedAt: number;
  rowCount: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** The operation of the import, for History. Null when the journal does not know it. */
  operation: number | null;
  /** The undo that took the import back, while that stands: taking it back in turn brings the import back. */
  undoneBy: number | null;
  undoneAt: number | null;
}

/** One setting of an import as it was: 'Encoding', 'UTF-8'. */
export interface BatchSetting {
  label: string;
  value: string;
}

export interface BatchDetail extends BatchRow {
  fileSize: number;
  settings: BatchSetting[];
  columns: {
    header: string;
    /** What the column became, in words; null when it was not imported. */
    target: string | null;
    /** Present values were not overwritten. */
    keep: boolean;
  }[];
  /** Rows that can be listed, by outcome. Rows that were passed over are only counted. */
  rows: Record<RowOutcome, number>;
}

export interface BatchEntry {
  /** Tells rows of one list apart. */
  key: string;
  outcome: RowOutcome;
  /** 1-based data row of the file; null for activities, which do not keep it. */
  row: number | null;
  /** The contact as it is now; null for rows that were set aside. */
  contact: number | null;
  contactName: string | null;
  /** Column and reason for a row that was set aside, what happened for an activity. */
  note: string | null;
  /** The first cells of the row as they came. */
  cells: string[];
}

export interface FieldBeforeAfter {
  field: string;
  before: string | null;
  after: string | null;
}

export interface UndoForecast {
  operation: number;
  /** Contacts that the import added and that would go. */
  removed: number;
  /** Contacts that get their earlier values back. */
  restored: number;
  activities: number;
  tags: number;
  /** Contacts of the import that later work changed: Undo asks what to do about them. */
  touchedLater: number;
}

/** Where a value came from. */
export interface Origin {
  /** person: edited here. merge, fix, rule: work of Duplicates, Audit or a tag rule. */
  kind: 'import' | 'person' | 'merge' | 'fix' | 'rule' | 'sample' | 'unknown';
  at: number | null;
  /** For History. */
  operation: number | null;
  /** What History calls it. */
  label: string | null;
  /** The row of a file the value stood in; `column` and `cell` where one column gave it. */
  file: { batch: number; name: string; row: number; column: string | null; cell: string | null } | null;
  /** Name of the merged contact whose value it was. */
  from: string | null;
}

export interface ValueOrigin {
  /** field:given_name, custom:shoe_size, point:12, address:4, tag:7. */
  key: string;
  label: string;
  value: string;
  origin: Origin;
}

export interface ContactOrigins {
  values: ValueOrigin[];
  /** The ids this contact has elsewhere. */
  crosswalk: { source: string; sourceId: string; file: string; at: number }[];
}

const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};

export const batchesContract = {
  /** Every import, newest first, also those that were taken back. */
  'batches.list': read(z.object({}), returns<BatchRow[]>()),
  'batches.show': read(z.object({ batch: importBatchId }), returns<BatchDetail>(), ['not-found']),
  /** Rows by row number with what became of each. Empty for an import that was taken back. */
  'batches.rows': read(
    z.object({ batch: importBatchId, outcome: z.enum(rowOutcomes).nullable().default(null), ...page }),
    returns<{ total: number; rows: BatchEntry[] }>(),
    ['not-found'],
  ),
  /** What the import changed on one contact, field by field. */
  'batches.changes': read(z.object({ batch: importBatchId, contact: contactId }), returns<FieldBeforeAfter[]>(), [
    'not-found',
  ]),
  /** What taking the import back would do, in numbers. */
  'batches.forecast': read(z.object({ batch: importBatchId }), returns<UndoForecast>(), ['not-found']),
  /** For every value of a contact: the file, row and date, or the person or work that gave it. */
  'batches.origins': read(z.object({ contact: contactId }), returns<ContactOrigins>(), ['not-found']),
} satisfies FeatureContract;

// What the page may ask about the journal: operations, what each changed, undo and redo.
import { z } from 'zod';
import { fileToken, operationId } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export interface OperationRow {
  id: number;
  name: string;
  label: string;
  reason: string | null;
  at: number;
  /** Rows touched per table, and whatever the request counted itself. */
  counts: Record<string, number>;
  /** The operation this one takes back or brings back. */
  undoes: number | null;
  /** The operation that took this one back, while that stands. */
  undoneBy: number | null;
}

export interface RowChange {
  table: string;
  rowId: number;
  /** The contact the row belongs to, where it belongs to one. */
  contactId: number | null;
  contactName: string | null;
  kind: 'added' | 'changed' | 'removed';
  /** Only the columns that differ; values as stored. */
  fields: { name: string; before: string | number | null; after: string | number | null }[];
}

export interface UndoConflict {
  table: string;
  rowId: number;
  contactName: string | null;
  field: string | null;
  /** changed: later work changed it again. used: later work refers to it. gone: it is not there any more. */
  reason: 'changed' | 'used' | 'gone';
}

export interface UndoResult {
  operation: number;
  label: string;
  rows: number;
  conflicts: UndoConflict[];
  conflictCount: number;
}

export const historyContract = {
  'history.list': read(
    z.object({
      search: z.string().max(200).default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    returns<{ operations: OperationRow[]; total: number; canUndo: string | null; canRedo: string | null }>(),
  ),
  'history.show': read(
    z.object({
      operation: operationId,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    returns<{
      operation: OperationRow;
      /** Rows added in bulk stand here too, as they are now: of those no image was kept. */
      changes: RowChange[];
      total: number;
      /** How many of `total` were added in bulk. */
      bulkRows: number;
      /** Names of the tags that the changes mention, also of tags that are gone. */
      tagNames: { id: number; name: string }[];
    }>(),
    ['not-found'],
  ),
  /** `last` is what Ctrl+Z means. With conflicts and `ask`, nothing happens and the refusal lists them. */
  'history.undo': job(
    z.object({
      operation: z.union([operationId, z.literal('last')]),
      onConflict: z.enum(['ask', 'keep', 'override']).default('ask'),
    }),
    returns<UndoResult>(),
    ['not-found', 'nothing-to-undo', 'already-undone', 'undo-conflicts'],
  ),
  'history.redo': job(z.object({}), returns<UndoResult>(), ['nothing-to-redo', 'undo-conflicts']),
  /** The ledger as CSV: one line per changed field, newest operation last. */
  'history.export': job(
    z.object({ file: fileToken }),
    returns<{ fileName: string; operations: number; lines: number; size: number }>(),
    ['not-a-file', 'read-only'],
  ),
  'history.checkpoints': read(z.object({}), returns<{ id: number; name: string; operation: number; at: number }[]>()),
  'history.setCheckpoint': write(z.object({ name: z.string().trim().min(1).max(120) }), returns<{ id: number }>()),
  /** Takes back every operation after the checkpoint, newest first. */
  'history.backTo': job(z.object({ checkpoint: z.number().int().positive() }), returns<{ undone: number }>(), [
    'not-found',
    'undo-conflicts',
  ]),
} satisfies FeatureContract;

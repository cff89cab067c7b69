// What the page may ask about cleaning columns: clusters of spellings, and edits of one field of many contacts.
import { z } from 'zod';
import { bulkEdit, columnKey } from '../model/bulk-edit.ts';
import { selection } from '../model/selection.ts';
import { type CleanColumn, clusterMethods, type ValueCluster } from '../model/value-cluster.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export interface ClusterAnswer {
  /** Those that would change the most rows first, at most 500. */
  clusters: ValueCluster[];
  /** Clusters in all, and the rows that all of them would change. */
  total: number;
  changing: number;
  /** Rows with a value, and how many different values they hold. */
  rows: number;
  distinct: number;
}

export interface EditExample {
  contact: number;
  name: string;
  before: string | null;
  after: string | null;
  /** The other field of a split, join or move. */
  other: { before: string | null; after: string | null } | null;
}

/** What a bulk edit would do. */
export interface EditPreview {
  /** Contacts of the selection. */
  selected: number;
  /** Values that will change, and of how many contacts. */
  changing: number;
  contacts: number;
  /** Values that stay as they are because the field cannot hold what they would become, and why the first cannot. */
  refused: number;
  refusedWhy: string | null;
  /** How many of them a guard of the field speaks against: those can be made all the same. */
  guarded: number;
  examples: EditExample[];
}

export interface AffectedRows {
  rows: number;
  contacts: number;
  examples: { contact: number; name: string; value: string }[];
}

export interface ValueDecision {
  id: number;
  members: string[];
  decidedAt: number;
}

const value = z.string().max(10_000);
const edit = z.object({
  selection,
  column: columnKey,
  edit: bulkEdit,
  /** Makes also the values that a guard of the field speaks against. */
  keepAnyway: z.boolean().default(false),
});

export const cleanContract = {
  /** Every column that can be cleaned, in the order they are shown. */
  'clean.columns': read(z.object({}), returns<CleanColumn[]>()),
  /** Groups the values of a text column that probably mean the same. */
  'clean.cluster': job(
    z.object({
      column: columnKey,
      method: z.enum(clusterMethods),
      ngramSize: z.number().int().min(1).max(6).default(2),
    }),
    returns<ClusterAnswer>(),
    ['not-found'],
  ),
  /** Which rows of active contacts hold one of these values. */
  'clean.affected': job(
    z.object({ column: columnKey, values: z.array(value).min(1).max(5_000) }),
    returns<AffectedRows>(),
    ['not-found'],
  ),
  /** Makes one value of several, for one cluster or many, in one undoable step. */
  'clean.merge': job(
    z.object({
      column: columnKey,
      merges: z
        .array(z.object({ to: value.trim().min(1), from: z.array(value).min(1).max(100_000) }))
        .min(1)
        .max(500),
    }),
    returns<{ changed: number; contacts: number }>(),
    ['not-found', 'bad-value', 'nothing-to-change'],
  ),
  /** Remembers that the values of each set are different things: no cluster holds two of them again. */
  'clean.different': write(
    z.object({ column: columnKey, sets: z.array(z.array(value).min(2).max(5_000)).min(1).max(5_000) }),
    returns<null>(),
    ['not-found'],
  ),
  'clean.decisions': read(z.object({ column: columnKey }), returns<ValueDecision[]>()),
  /** Takes decisions back. */
  'clean.forget': write(
    z.object({ decisions: z.array(z.number().int().positive()).min(1).max(5_000) }),
    returns<{ forgotten: number }>(),
  ),
  /** What an edit would do, with the first rows before and after. */
  'clean.previewEdit': job(
    edit.extend({ examples: z.number().int().min(1).max(1_000).default(12) }),
    returns<EditPreview>(),
    ['not-found', 'bad-value', 'bad-pattern', 'bad-edit'],
  ),
  /** Makes exactly the changes that the preview counts, in one undoable step. */
  'clean.edit': job(edit, returns<{ changed: number; contacts: number; refused: number }>(), [
    'not-found',
    'bad-value',
    'bad-pattern',
    'bad-edit',
    'nothing-to-change',
  ]),
} satisfies FeatureContract;

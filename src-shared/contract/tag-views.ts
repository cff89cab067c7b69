// What the page may ask about views of the tag tree: departments with their champions and queues, free sets, and the log of
// what was changed in the vocabulary, by whom and why.
import { z } from 'zod';
import { tagId } from '../model/ids.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

export interface TagView {
  id: number;
  name: string;
  /** A department has a champion; a set is put together freely. */
  kind: 'department' | 'set';
  champion: string | null;
  /** Tags that were named; everything below them belongs to the view too. */
  members: number[];
  /** All tags of the view that are not retired. */
  tags: number[];
  /** How many of them wait for the champion. */
  waiting: number;
}

/** Why a tag waits for somebody. */
export const queueReasons = [
  'wrong-examples',
  'review-due',
  'draft',
  'undocumented',
  'no-owner',
  'no-action',
  'replaced',
] as const;
export type QueueReason = (typeof queueReasons)[number];

export interface QueuedTag {
  tag: number;
  path: string;
  owner: string | null;
  reasons: QueueReason[];
}

export interface VocabularyChange {
  operation: number;
  at: number;
  label: string;
  isUndone: boolean;
  who: string | null;
  why: string | null;
  approvedBy: string | null;
  approvedAt: number | null;
}

const view = z.number().int().positive();
const person = z.string().trim().max(400).nullable();

export const tagViewsContract = {
  'tagViews.list': read(z.object({}), returns<TagView[]>()),
  /** What waits in a view, most pressing first; null: in the whole tree. */
  'tagViews.queue': read(z.object({ view: view.nullable() }), returns<QueuedTag[]>(), ['not-found']),
  'tagViews.save': write(
    z.object({
      /** null makes a new one. */
      view: view.nullable(),
      name: z.string().trim().min(1).max(120),
      kind: z.enum(['department', 'set']),
      champion: person,
      tags: z.array(tagId).max(2_000),
    }),
    returns<{ view: number }>(),
    ['not-found', 'name-taken'],
  ),
  'tagViews.remove': write(z.object({ view }), returns<null>(), ['not-found']),

  /** What was changed in tags, their rules, views and segments, newest first. */
  'vocabulary.log': read(
    z.object({ search: z.string().max(200).default(''), limit: z.number().int().min(1).max(500).default(200) }),
    returns<VocabularyChange[]>(),
  ),
  'vocabulary.note': write(
    z.object({ operation: z.number().int().positive(), who: person, why: z.string().trim().max(2_000).nullable() }),
    returns<null>(),
    ['not-found'],
  ),
  /** null takes the approval back. */
  'vocabulary.approve': write(z.object({ operation: z.number().int().positive(), by: person }), returns<null>(), [
    'not-found',
  ]),
} satisfies FeatureContract;

// What the page may ask about tidying up a tag system: proposals, answers to them, what applying would do, the tag budget.
import { z } from 'zod';
import { tagId } from '../model/ids.ts';
import {
  type BudgetBand,
  type ConsolidationStep,
  type TagFate,
  type TagProposal,
  tagFateSchema,
} from '../tags/consolidation.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';
import type { TagUse } from './tags.ts';

export interface FateAnswer {
  tag: number;
  /** accepted: `fate` is applied with the others. rejected: `fate` is not proposed again, the tag stays. */
  answer: 'accepted' | 'rejected';
  fate: TagFate;
}

export interface FateEffect {
  /** Active contacts that wear the tag now. */
  contacts: number;
  /** Of these, who wear the other tag already, or have another value in the field already. */
  already: number;
  /** Contacts with the other tag or the value afterwards; null where nothing takes the tag's place. */
  after: number | null;
  /** Rules, segments and views that name the tag: they go on with what takes its place. */
  usedBy: TagUse[];
  /** Why it cannot be done, or null. */
  problem: string | null;
}

export interface ConsolidationSummary {
  /** Tags in use (not retired), before and after the accepted answers. */
  before: number;
  after: number;
  accepted: number;
  rejected: number;
  counts: { merge: number; move: number; field: number; retire: number; keep: number };
  /** Contacts whose tags change. */
  contacts: number;
  /** Rules, segments and views that are rewritten to mean the same. */
  usedBy: TagUse[];
  /** Fields that are made or get values. */
  fields: { label: string; values: number; isNew: boolean; contacts: number; twice: number }[];
  /** What stands in the way; nothing can be applied while there is any. */
  problems: { tag: number; message: string }[];
}

export interface ConsolidationOutcome {
  merged: number;
  moved: number;
  fields: number;
  retired: number;
  contacts: number;
  rules: number;
  before: number;
  after: number;
}

export interface TagBudget {
  target: number;
  /** Tags in use: all that are not retired. */
  living: number;
  band: BudgetBand;
  /** Tags in use at the end of each day on which their number changed, oldest first. */
  trend: { at: number; tags: number }[];
}

const answers = z
  .array(
    z.object({
      tag: tagId,
      /** null takes the answer back. */
      answer: z.enum(['accepted', 'rejected']).nullable(),
      fate: tagFateSchema,
    }),
  )
  .min(1)
  .max(10_000);

export const tagConsolidationContract = {
  /** Looks at names, contacts, use and sheets of all tags; writes nothing. */
  'tagConsolidation.propose': job(z.object({}), returns<{ proposals: TagProposal[]; steps: ConsolidationStep[] }>()),
  'tagConsolidation.answers': read(z.object({}), returns<FateAnswer[]>()),
  'tagConsolidation.effect': read(z.object({ tag: tagId, fate: tagFateSchema }), returns<FateEffect>(), ['not-found']),
  /** What several fates would do if they were accepted beside what is. */
  'tagConsolidation.together': read(
    z.object({
      fates: z
        .array(z.object({ tag: tagId, fate: tagFateSchema }))
        .min(1)
        .max(10_000),
    }),
    returns<{ before: number; after: number; contacts: number; uses: number }>(),
    ['not-found'],
  ),
  'tagConsolidation.summary': read(z.object({}), returns<ConsolidationSummary>()),
  'tagConsolidation.budget': read(z.object({}), returns<TagBudget>()),

  'tagConsolidation.answer': write(z.object({ answers }), returns<null>(), ['not-found']),
  'tagConsolidation.setTarget': write(z.object({ target: z.number().int().min(1).max(10_000) }), returns<null>()),

  /** Does everything that was accepted as one operation. */
  'tagConsolidation.apply': job(z.object({}), returns<ConsolidationOutcome>(), ['nothing-to-change', 'not-possible']),
} satisfies FeatureContract;

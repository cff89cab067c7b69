// What the page may ask about lifecycle stages: their state, the figures, computing, the rules with a dry run, and one
// contact's history.
import { z } from 'zod';
import { activityKinds } from '../model/activity.ts';
import { contactId } from '../model/ids.ts';
import { type LifecycleStage, lifecycleStages, lifecycleVocabularies } from '../rules/lifecycle-stages.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

const quiet = z.number().min(0).max(10_000);
const days = z.number().int().min(0).max(3650);

/** Quiet times: how long since the last purchase. */
const boundsSchema = z
  .object({ atRisk: quiet.gt(0), backFromRisk: quiet, lost: quiet.gt(0), backFromLost: quiet, sign: quiet })
  .refine(
    ({ atRisk, backFromRisk }) => backFromRisk < atRisk,
    'At-risk must end at a shorter quiet time than it begins.',
  )
  .refine(({ atRisk, lost }) => atRisk < lost, 'Lost must begin at a longer quiet time than At-risk.')
  .refine(({ lost, backFromLost }) => backFromLost < lost, 'Lost must end at a shorter quiet time than it begins.')
  .refine(({ atRisk, sign }) => sign < atRisk, 'A sign of life must count for less quiet time than At-risk begins at.');

const action = z.string().trim().max(500);

export const lifecycleSettingsSchema = z.object({
  /** Whose stages: each contact's own, or their company's. */
  unit: z.enum(['contact', 'company']),
  /** Quiet time in the customer's own rhythms, or in days for all alike. */
  method: z.enum(['rhythm', 'days']),
  rhythms: boundsSchema,
  days: boundsSchema,
  /** Days between purchases that count as usual while hardly anybody bought twice. */
  usualDays: z.number().int().min(1).max(730),
  newDays: days,
  /** The purchase with which New ends. */
  newPurchases: z.number().int().min(1).max(20),
  minimumStayDays: z.number().int().min(0).max(365),
  leadLostDays: z.number().int().min(1).max(3650).nullable(),
  /** What counts as a sign of life beside a purchase. */
  signs: z.array(z.enum(activityKinds)).max(activityKinds.length),
  vocabulary: z.enum(lifecycleVocabularies),
  actions: z.record(z.enum(lifecycleStages), action),
});
export type LifecycleSettings = z.output<typeof lifecycleSettingsSchema>;

export interface LifecycleStatus {
  /** Null when never computed. */
  computedAt: number | null;
  /** The day of the computation, YYYY-MM-DD. */
  asOf: string | null;
  /** True when what people did, merges, the rules or the day changed since. */
  isStale: boolean;
  hasContacts: boolean;
}

export interface StageFigures {
  stage: LifecycleStage;
  count: number;
  /** Purchases less refunds of those who are in it, minor units, all time. */
  revenue: number;
  /** Moves into and out of it in the month of the as-of day. */
  enteredThisMonth: number;
  leftThisMonth: number;
}

/** Moves of one kind in one month. */
export interface LifecycleMoves {
  /** YYYY-MM. */
  month: string;
  /** Null for those who were not known before. */
  from: LifecycleStage | null;
  to: LifecycleStage;
  count: number;
  /** How many of them are in `to` ever since. */
  still: number;
}

/** How people go from one stage to another. */
export interface LifecycleStep {
  from: LifecycleStage;
  to: LifecycleStage;
  /** Stays in `from`, finished or not. */
  entered: number;
  /** Of these, how many went on to `to`. */
  moved: number;
  /** Estimated share that goes this way sooner or later; those still in `from` are counted as long as they were seen. */
  share: number;
  /** Days by which half of all have gone this way; null when fewer than half do. */
  medianDays: number | null;
  /** Days it took half of those who did. */
  medianDaysOfMoved: number | null;
}

/** What a computation found. */
export interface LifecycleFigures {
  stages: StageFigures[];
  moves: LifecycleMoves[];
  steps: LifecycleStep[];
  /** Days between purchases of the usual customer; null where hardly anybody bought twice. */
  usualDays: number | null;
  /** How many own intervals weigh as much as the usual rhythm. */
  strength: number | null;
  /** What revenue is in; empty where several currencies were added as they are. */
  currency: string;
  /** Whose stages were computed: companies and contacts without one, or contacts. */
  customers: number;
}

export interface LifecycleView extends LifecycleStatus {
  settings: LifecycleSettings;
  /** Null until computed. */
  figures: LifecycleFigures | null;
}

/** Who would move if the rules were others. */
export interface LifecycleTrial {
  contacts: number;
  /** Only pairs that differ. */
  moves: { from: LifecycleStage | null; to: LifecycleStage | null; count: number }[];
  stages: { stage: LifecycleStage; before: number; after: number }[];
  sample: { contact: number; name: string; from: LifecycleStage | null; to: LifecycleStage | null }[];
}

export interface StageStay {
  stage: LifecycleStage;
  /** YYYY-MM-DD. */
  since: string;
  /** The day the next stage began; null while it goes on. */
  until: string | null;
}

export interface ContactLifecycle {
  /** Earliest first; empty for a contact that was not known by then. */
  stays: StageStay[];
  /** Names by the workspace's vocabulary are the page's matter; this is which. */
  vocabulary: LifecycleSettings['vocabulary'];
  /** What the present stage calls for. */
  action: string;
  purchases: number;
  /** Days since the last purchase or what counts as one; null for a lead. */
  quietDays: number | null;
  /** The customer's own rhythm in days; null for plain days and before the first purchase. */
  rhythmDays: number | null;
  /** The day the stage moves on if nothing happens. */
  nextMove: string | null;
  nextStage: LifecycleStage | null;
}

export const lifecycleContract = {
  'lifecycle.status': read(z.object({}), returns<LifecycleStatus>()),
  'lifecycle.view': read(z.object({}), returns<LifecycleView>()),
  'lifecycle.ofContact': read(z.object({ contact: contactId }), returns<ContactLifecycle>(), ['not-found']),
  'lifecycle.compute': job(z.object({}), returns<{ contacts: number; asOf: string }>()),
  /** Says who would move; changes nothing. */
  'lifecycle.tryRules': job(lifecycleSettingsSchema, returns<LifecycleTrial>()),
  'lifecycle.configure': write(lifecycleSettingsSchema, returns<{ changed: boolean }>()),
} satisfies FeatureContract;

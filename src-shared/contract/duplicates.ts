// What may be asked about duplicates: find them, review them, merge them, take merges back.
//
// The command line: on a workspace `duplicates.run`, then `duplicates.pairs` and `duplicates.clusters` for the two
// files. On a bare data file, imported into a temporary workspace in mode 'create': `duplicates.compareBatch` alone,
// which compares the rows as they stand in the file, so that columns no contact has a place for take part, ignored ones
// do not, and rows that import set aside are still compared.
import { z } from 'zod';
import { type MatchModelSettings, matchSettingsSchema } from '../matching/match-settings.ts';
import { contactId, importBatchId } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

/** Certain: may be merged without looking. Review: a person decides. Pairs below review are ignored. */
export type Lane = 'certain' | 'review';

export interface MatchRun {
  id: number;
  at: number;
  contactCount: number;
  comparedPairs: number;
  /** Match weights in bits (log2 of the odds) where the lanes begin, as the model chose them. */
  review: number;
  certain: number;
  /** Compared pairs per half bit of weight; the first bin begins at `from`. */
  histogram: { from: number; width: number; counts: number[] };
  comparisons: { key: string; label: string; levels: { words: string; weight: number }[] }[];
  /** What the matcher would compare by itself: levels in words, best first. */
  available: { key: string; label: string; levels: string[] }[];
  rules: {
    id: string;
    label: string;
    pairs: number;
    skippedBlocks: number;
    skippedPairs: number;
    isUsed: boolean;
    /** A person does not want it. */
    isOff: boolean;
  }[];
  /** The saved model it was made with; null where the matcher chose by itself or the settings were not saved. */
  modelName: string | null;
  settings: MatchModelSettings;
  /** Who was compared, in words, where it was not everyone. */
  scope: string | null;
  comparesEveryPair: boolean;
  /** Duplicate pairs that the model expects in all. */
  expectedDuplicates: number;
}

export interface LaneCounts {
  certain: { clusters: number; contacts: number };
  review: { clusters: number; contacts: number };
  /** Pairs near review that no lane takes. */
  ignoredPairs: number;
}

export interface ImportDuplicates {
  fileName: string;
  /** Contacts that the import added. */
  added: number;
  /** Groups that some of them are in. */
  groups: number;
  /** Of the contacts added, how many are in a group. */
  contacts: number;
  /** The last run was made after the import, over everyone. */
  isCompared: boolean;
}

export interface DuplicatesState {
  /** Contacts that can be compared. */
  contactCount: number;
  run: MatchRun | null;
  /** Contacts changed or added since the run. */
  changedSince: number;
  /** Pairs called different. */
  differentCount: number;
  mergeCount: number;
  /** What the duplicates that wait cost: contacts counted twice, emails that would be sent twice, revenue split. */
  cost: { extraContacts: number; doubleEmails: number; splitCustomers: number } | null;
}

export interface QueueMember {
  id: number;
  name: string;
  /** Email, phone or company: what tells it apart in a list. */
  detail: string | null;
}

export interface QueueItem {
  /** Number of the cluster within the run. */
  cluster: number;
  lane: Lane;
  members: QueueMember[];
  memberCount: number;
  /** Weight of the link that decides the lane: the weakest that holds the cluster together. */
  weight: number;
  probability: number;
  /** Held together by one uncertain link. */
  hasWeakBridge: boolean;
  /** Pairs inside that speak against being one. */
  contradictions: number;
  /** The contact others hang on without knowing each other. */
  hub: number | null;
}

export interface EvidenceLine {
  key: string;
  label: string;
  words: string;
  weight: number;
}

export interface ComparedPair {
  left: number;
  right: number;
  weight: number;
  probability: number;
  lane: Lane | 'ignored';
  evidence: EvidenceLine[];
}

/** One contact in the side-by-side comparison. */
export interface ComparedContact {
  id: number;
  name: string;
  addedAt: number;
  updatedAt: number;
  /** File and row it came from. */
  source: string | null;
  activityCount: number;
  revenue: number;
  currency: string | null;
  lastActivityAt: number | null;
  tagCount: number;
}

export type Agreement = 'same' | 'differs' | 'only one' | 'none';

export interface ComparedField {
  key: string;
  label: string;
  /** One per contact; null for missing. Fields in the plural are joined. */
  values: (string | null)[];
  agreement: Agreement;
  /** Chosen: a person picks one contact's value. Kept: all values are kept. Strictest: the most careful one wins. */
  rule: 'chosen' | 'kept' | 'strictest';
  /** Contact whose value is proposed, for chosen and strictest fields. */
  proposed: number | null;
  /** Why it is proposed: 'Longest', 'Only one', 'Newest'. */
  because: string | null;
}

export interface Comparison {
  contacts: ComparedContact[];
  /** The contact proposed to survive and why. */
  winner: number;
  winnerBecause: string;
  fields: ComparedField[];
  pairs: ComparedPair[];
}

export interface MergeRow {
  id: number;
  mergedAt: number;
  winner: number;
  winnerName: string;
  losers: { id: number; name: string }[];
  /** Fields whose value was taken from a merged contact. */
  taken: string[];
}

export interface DecisionRow {
  id: number;
  left: number;
  leftName: string;
  right: number;
  rightName: string;
  decidedAt: number;
}

export interface PlannedMerge {
  cluster: number;
  winner: number;
  winnerName: string;
  losers: { id: number; name: string }[];
  weight: number;
}

export interface SkippedCluster {
  cluster: number;
  names: string[];
  reason: string;
}

export interface FilePair {
  /** 1-based data row of the file; null for contacts that came from no file. */
  leftRow: number | null;
  rightRow: number | null;
  /** The id the source itself uses, or the contact's number where it has none. */
  leftId: string;
  rightId: string;
  probability: number;
  weight: number;
}

export interface FileCluster {
  row: number | null;
  id: string;
  cluster: number;
}

const weights = {
  /** Lower edges of the lanes in bits, where a person moved them. */
  review: z.number().min(-30).max(60).optional(),
  certain: z.number().min(-30).max(60).optional(),
};
/** Only groups with a contact that this import added. */
const ofImport = { batch: importBatchId.optional() };
const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
};
const cluster = z.number().int().min(0);

export const duplicatesContract = {
  'duplicates.state': read(z.object({}), returns<DuplicatesState>()),
  /** How many clusters each lane has with thresholds at these weights. */
  'duplicates.counts': read(z.object({ ...weights, ...ofImport }), returns<LaneCounts>()),
  /** What came with one import: groups of the last run that its new contacts are in, and whether it compared them. */
  'duplicates.ofImport': read(z.object({ batch: importBatchId }), returns<ImportDuplicates>(), ['not-found']),
  'duplicates.queue': read(
    z.object({
      ...weights,
      ...page,
      ...ofImport,
      lane: z.enum(['certain', 'review', 'all']).default('all'),
    }),
    returns<{ items: QueueItem[]; total: number }>(),
  ),
  /** Two to six contacts side by side. */
  'duplicates.compare': read(
    z.object({ ...weights, contacts: z.array(contactId).min(2).max(6) }),
    returns<Comparison>(),
    ['not-found'],
  ),
  /** Compares all active contacts and keeps what was found. Decisions made before are respected. */
  'duplicates.run': job(
    z.object({
      /** Probability from which on pairs are reviewed; chosen by the model when left out. */
      threshold: z.number().gt(0).lt(1).optional(),
      /** Settings instead of those of the active model. */
      settings: matchSettingsSchema.optional(),
    }),
    returns<{ run: number; contacts: number; comparedPairs: number; pairs: number; clusters: number }>(),
    ['too-few-contacts', 'nothing-in-scope', 'nothing-to-compare', 'not-found'],
  ),
  /** Compares the rows of an imported file as they stand there. Stores nothing. */
  'duplicates.compareBatch': job(
    z.object({
      batch: importBatchId,
      /** Headers of columns that take no part. */
      ignore: z.array(z.string()).default([]),
      threshold: z.number().gt(0).lt(1).optional(),
      settings: matchSettingsSchema.optional(),
    }),
    returns<{
      rows: number;
      comparedPairs: number;
      columns: { header: string; as: string }[];
      pairs: FilePair[];
      clusters: FileCluster[];
    }>(),
    ['not-found', 'nothing-to-compare', 'bad-model'],
  ),
  /** Pairs of the last run at or above review, best first, for files. */
  'duplicates.pairs': read(z.object({ ...weights, ...page }), returns<{ pairs: FilePair[]; total: number }>()),
  /** Members of the clusters of the last run, cluster by cluster. */
  'duplicates.clusters': read(z.object({ ...weights, ...page }), returns<{ members: FileCluster[]; total: number }>()),
  /** Merges contacts into one. Points, addresses, tags and activities of all stay; consent becomes the strictest. */
  'duplicates.merge': write(
    z.object({
      winner: contactId,
      losers: z.array(contactId).min(1).max(50),
      /** Field → contact whose value is kept; fields left out keep the proposed value. */
      choices: z.record(z.string().max(80), contactId).default({}),
    }),
    returns<{ merge: number }>(),
    ['not-found', 'cannot-merge', 'totals-changed'],
  ),
  /** Takes one merge back, also one of many that were merged at once. Later edits of the survivor stay. */
  'duplicates.unmerge': write(z.object({ merge: z.number().int().positive() }), returns<{ contacts: number }>(), [
    'not-found',
  ]),
  'duplicates.merges': read(z.object(page), returns<{ merges: MergeRow[]; total: number }>()),
  /** Remembers that these contacts are different people, each from each. */
  'duplicates.decideDifferent': write(
    z.object({ contacts: z.array(contactId).min(2).max(50) }),
    returns<{ pairs: number }>(),
    ['not-found'],
  ),
  'duplicates.decisions': read(z.object(page), returns<{ decisions: DecisionRow[]; total: number }>()),
  'duplicates.forgetDecision': write(z.object({ decision: z.number().int().positive() }), returns<null>(), [
    'not-found',
  ]),
  /** What merging all certain duplicates would do, and which clusters it would leave to a person. */
  'duplicates.certainPlan': read(
    z.object({ ...weights, ...page }),
    returns<{ merges: PlannedMerge[]; mergeCount: number; loserCount: number; skipped: SkippedCluster[] }>(),
  ),
  'duplicates.mergeCertain': job(
    z.object({ ...weights, except: z.array(cluster).max(100_000).default([]) }),
    returns<{ merged: number; losers: number; skipped: number }>(),
    ['nothing-to-merge', 'totals-changed'],
  ),
} satisfies FeatureContract;

// What may be asked about models of how duplicates are matched: keep them, choose one, try an edited one against the
// present run, accept or discard it, carry them in and out.
import { z } from 'zod';
import { type MatchModelSettings, matchSettingsSchema } from '../matching/match-settings.ts';
import { fileToken } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';
import type { EvidenceLine, Lane, MatchRun } from './duplicates.ts';

export interface MatchModelRow {
  id: number;
  name: string;
  settings: MatchModelSettings;
  isActive: boolean;
  updatedAt: number;
}

/** What becomes of a pair: found now and not before, the reverse, or found both times in another lane. */
export const pairChanges = ['gained', 'lost', 'raised', 'lowered'] as const;
export type PairChange = (typeof pairChanges)[number];

/** Pairs by what becomes of them. Gained and lost by the lane that has, or had, them. */
export interface ChangeCounts {
  gained: Record<Lane, number>;
  lost: Record<Lane, number>;
  /** From review to certain. */
  raised: number;
  /** From certain to review. */
  lowered: number;
  /** In the same lane before and after. */
  kept: Record<Lane, number>;
  /** Pairs of the present run that lie outside the scope of the trial and are not counted. */
  outside: number;
}

/** A run with an edited model, waiting to be accepted. */
export interface MatchTrial {
  run: MatchRun;
  counts: ChangeCounts;
  /** The present run was made again, or contacts were changed or merged, since the trial. */
  isOutdated: boolean;
}

/** A pair as one run sees it; null evidence where the run did not look at it, or found it far below review. */
export interface PairView {
  weight: number;
  lane: Lane | 'ignored';
  evidence: EvidenceLine[];
}

export interface ChangedPair {
  left: { id: number; name: string; detail: string | null };
  right: { id: number; name: string; detail: string | null };
  before: PairView | null;
  after: PairView | null;
}

/** What a scope may name. */
export interface ScopeChoices {
  segments: { id: number; name: string }[];
  sources: { key: string; contacts: number }[];
  batches: { id: number; name: string; at: number }[];
}

const name = z.string().trim().min(1, 'A model needs a name.').max(80);
const model = z.number().int().positive();
export const sqlDialects = ['duckdb', 'spark'] as const;
export type SqlDialect = (typeof sqlDialects)[number];

export const matchModelsContract = {
  /** All saved models. None is active while the matcher chooses by itself. */
  'matchModels.list': read(z.object({}), returns<{ models: MatchModelRow[] }>()),
  /** What a scope may name in this workspace. */
  'matchModels.scopes': read(z.object({}), returns<ScopeChoices>()),
  /** Keeps settings under a name: a new model, or in the place of `model`. */
  'matchModels.save': write(
    z.object({ model: model.nullable().default(null), name, settings: matchSettingsSchema }),
    returns<{ id: number }>(),
    ['not-found', 'name-taken'],
  ),
  'matchModels.remove': write(z.object({ model }), returns<null>(), ['not-found']),
  /** Which model the next run uses; null lets the matcher choose by itself. */
  'matchModels.activate': write(z.object({ model: model.nullable() }), returns<null>(), ['not-found']),
  /** Runs with these settings beside the present run and says what they change. Nothing is accepted yet. */
  'matchModels.try': job(z.object({ settings: matchSettingsSchema }), returns<{ counts: ChangeCounts }>(), [
    'too-few-contacts',
    'nothing-in-scope',
    'nothing-to-compare',
    'not-found',
  ]),
  'matchModels.trial': read(z.object({}), returns<MatchTrial | null>()),
  /** A sample, evenly spread over the pairs of one kind, heaviest first. */
  'matchModels.trialPairs': read(z.object({ change: z.enum(pairChanges) }), returns<ChangedPair[]>()),
  /** The trial becomes the present run, and its settings the active model: a new one, or in the place of `model`. */
  'matchModels.accept': job(
    z.object({ model: model.nullable().default(null), name }),
    returns<{ id: number; run: number }>(),
    ['not-found', 'name-taken', 'no-trial'],
  ),
  'matchModels.discard': job(z.object({}), returns<null>()),
  /** Adds a model from a JSON file. Its scope is left out: segments and imports belong to their workspace. */
  'matchModels.import': job(
    z.object({ file: fileToken }),
    returns<{ id: number; name: string; scopeDropped: boolean }>(),
    ['not-found', 'bad-model', 'file-too-large'],
  ),
  /** Writes a model as JSON; null the settings that let the matcher choose. */
  'matchModels.export': job(z.object({ model: model.nullable(), file: fileToken }), returns<{ size: number }>(), [
    'not-found',
  ]),
  /** Writes what the present run learnt as a settings file for Splink. */
  'matchModels.exportSplink': job(
    z.object({ file: fileToken, dialect: z.enum(sqlDialects) }),
    returns<{ size: number; comparisons: number; rules: number; leftOut: string[] }>(),
    ['no-run'],
  ),
} satisfies FeatureContract;

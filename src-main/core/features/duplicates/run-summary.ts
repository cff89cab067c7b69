// A stored run as the page sees it, and the moment a run speaks of. Owns the shape that leaves the core; the model's own
// is engines/matching/match-model.ts.
import type { MatchRun } from '../../../../src-shared/contract/duplicates.ts';
import { automaticSettings } from '../../../../src-shared/matching/match-settings.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import { scopeWords } from '../match-models/scope-words.ts';

/** What of a row of match_run is shown. */
export interface StoredRun {
  readonly id: number;
  readonly at: number;
  readonly contact_count: number;
  readonly pair_count: number;
  readonly model: string;
  readonly review_weight: number;
  readonly certain_weight: number;
  readonly model_name: string | null;
}

/** The clock of a job as matching asks for it. */
export function momentOf({ now, asOf }: { now: number; asOf: number }) {
  return { now, asOf, latestYear: new Date(now).getUTCFullYear() };
}

export function runSummary(db: ReadHandle, run: StoredRun): MatchRun {
  const model = JSON.parse(run.model) as MatchModel;
  const comparisons = model.comparisons.map(({ key, label, levels }) => ({
    key,
    label,
    levels: levels.slice(1).map(({ words, weight }) => ({ words, weight })),
  }));
  return {
    id: run.id,
    at: run.at,
    contactCount: run.contact_count,
    comparedPairs: run.pair_count,
    review: run.review_weight,
    certain: run.certain_weight,
    histogram: { from: model.histogram.from, width: 0.5, counts: [...model.histogram.counts] },
    comparisons,
    available: (model.available ?? comparisons.map(plainLevels)).map((one) => ({ ...one, levels: [...one.levels] })),
    rules: model.rules.map(({ id, label, pairs, skippedBlocks, skippedPairs, isUsed, isOff }) => ({
      id,
      label,
      pairs,
      skippedBlocks,
      skippedPairs,
      isUsed,
      isOff: isOff === true,
    })),
    comparesEveryPair: model.comparesEveryPair,
    expectedDuplicates: model.expectedDuplicates,
    modelName: run.model_name,
    settings: model.settings ?? automaticSettings,
    scope: scopeWords(db, model.settings?.scope),
  };
}

/** Runs of earlier versions hold only what they compared. */
function plainLevels({ key, label, levels }: MatchRun['comparisons'][number]) {
  return { key, label, levels: levels.map(({ words }) => words) };
}

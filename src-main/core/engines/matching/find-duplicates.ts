// The matcher from a table to clusters: standardise, block, compare, learn, score, cluster. Owns the order of the steps;
// each step is a file of its own. Pure: no database, clock or randomness but the seed.
import { automaticSettings, type MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import { blockingRules } from './blocking-rules.ts';
import { chosenComparisons, comparesAsWritten, writtenColumns } from './chosen-comparisons.ts';
import { type Clustering, clusterPairs } from './clusters.ts';
import type { Comparison } from './comparison.ts';
import { comparisonsFor, withinPatternSpace } from './comparisons.ts';
import { contradictionsOf } from './contradictions.ts';
import { decisionsWithout, findCopies, scopeWithout, withCopies, withoutCopies } from './copies.ts';
import { jointAgreements } from './dependence.ts';
import { type LabelledPattern, learn } from './estimate-m.ts';
import { drawPairs, levelTotals } from './estimate-u.ts';
import { levelReader, type PairLevels } from './explain.ts';
import { withHandWeights } from './hand-weights.ts';
import { type MatchModel, modelOf } from './match-model.ts';
import type { MatchTable } from './match-table.ts';
import { ownBlockingRules } from './own-blocking.ts';
import { type PairScope, pairsWithin } from './pair-scope.ts';
import type { MatchHelper } from './pair-work.ts';
import { compareAll, type PatternTable } from './pattern-table.ts';
import { type BlockingLimits, defaultLimits, planBlocking } from './plan-blocks.ts';
import { refineWeights, type TaughtPair } from './refine-weights.ts';
import { pairsFrom, pairWeights, recordWeigher, type Weights, weightsFrom } from './score.ts';
import { type SettledPairs, settlePairs } from './settle-pairs.ts';
import { inSharedMemory } from './shared-memory.ts';
import type { StandardFields } from './standard-fields.ts';
import { standardise } from './standardise.ts';
import { chooseThresholds, type Thresholds, weightHistogram } from './thresholds.ts';

/** A pair that a person decided, by record numbers. */
export interface DecidedPair {
  readonly left: number;
  readonly right: number;
  readonly isDuplicate: boolean;
}

/** An answer with what the two records showed when it was given, by comparison: level, how many there are, rarity. */
export interface RememberedAnswer {
  readonly levels: Readonly<Record<string, readonly [level: number, levels: number, rarity: number]>>;
  readonly isDuplicate: boolean;
}

export type MatchPhase = 'standardising' | 'blocking' | 'comparing' | 'learning' | 'grouping';

export interface MatchOptions {
  readonly seed: number;
  /** No birthday lies after it. */
  readonly latestYear: number;
  readonly decided?: readonly DecidedPair[];
  /** Answers to pairs that are no two records any more, such as merged ones, with the level per comparison key. */
  readonly taught?: readonly RememberedAnswer[];
  readonly limits?: Partial<BlockingLimits>;
  /** What a person set beside what the matcher chooses; nothing when left out. */
  readonly settings?: MatchModelSettings | undefined;
  /** The records whose duplicates are looked for; all when left out. */
  readonly scope?: PairScope | undefined;
  /** Thresholds set by a person instead of chosen ones; they go before those of the settings. */
  readonly thresholds?: Partial<Thresholds>;
  /** Pairs this far below review are kept too, in bits; the rest is only counted in the histogram. */
  readonly keepBelowReview?: number;
  /** Another thread that takes a share of the comparing. */
  readonly helper?: MatchHelper | undefined;
  readonly onProgress?: (phase: MatchPhase, done: number, total: number) => void;
}

export interface MatchResult {
  readonly model: MatchModel;
  readonly comparedPairs: number;
  /** Pairs near or above review, heaviest first; weights include what the group adds. */
  readonly pairs: SettledPairs;
  readonly clustering: Clustering;
  /** Levels and rarity of two records, for storing or explaining. */
  readonly levelsOf: (left: number, right: number) => PairLevels;
}

/** Random pairs drawn to learn what agrees by chance. */
const randomPairs = 300_000;

/**
 * Finds duplicates in a table.
 * @param table at least one usable column; with none, no pair is proposed and the result is empty
 */
export function findDuplicates(table: MatchTable, options: MatchOptions): MatchResult {
  const progress = options.onProgress ?? (() => {});
  progress('standardising', 0, table.rowCount);
  const reading = (done: number) => progress('standardising', done, table.rowCount);
  const fields = standardise(table, options.latestYear, reading);
  const copies = findCopies(fields, {
    decided: options.decided ?? [],
    written: writtenColumns(table, options.settings ?? automaticSettings),
    scope: options.scope,
  });
  if (copies === undefined) return findAmong(table, fields, options, progress);
  const rest = withoutCopies(table, copies);
  const decided = decisionsWithout(copies, options.decided ?? []);
  const fewer = standardise(rest, options.latestYear, reading);
  const scope = scopeWithout(copies, options.scope);
  return withCopies(findAmong(rest, fewer, { ...options, decided, scope }, progress), copies);
}

function findAmong(
  table: MatchTable,
  standardised: StandardFields,
  options: MatchOptions,
  progress: NonNullable<MatchOptions['onProgress']>,
): MatchResult {
  const settings = options.settings ?? automaticSettings;
  // What was written stands in the table alone, which other threads do not see.
  const helper = comparesAsWritten(settings) ? undefined : options.helper;
  const fields = helper === undefined ? standardised : inSharedMemory(standardised);
  const automatic = comparisonsFor(fields);
  const comparisons = withinPatternSpace(chosenComparisons(automatic, fields, table, settings));
  progress('blocking', 0, table.rowCount);
  const limits: BlockingLimits = {
    ...defaultLimits,
    ...options.limits,
    // Without anything to compare no pair is worth looking at.
    ...((comparisons.length === 0 || settings.blocking?.everyPairWhileFew === false) && { everyPairUpTo: 0 }),
  };
  const { own = [], off = [] } = settings.blocking ?? {};
  const tick = () => progress('blocking', 0, table.rowCount);
  const rules = blockingRules(fields, tick, ownBlockingRules(fields, own), off);
  const plan = planBlocking(rules.used, table.rowCount, limits, tick);
  const sample = Math.min(randomPairs, Math.max(50_000, table.rowCount * 20));
  const { table: compared, randomCounts } = compareAll({
    plan,
    comparisons,
    drawn: drawPairs(table.rowCount, sample, options.seed),
    onProgress: (done) => progress('comparing', done, plan.pairCount),
    helped: helper && { helper, fields, settings },
  });
  progress('learning', 0, 1);
  const totals = levelTotals(comparisons, randomCounts, table.rowCount);
  const decided = options.decided ?? [];
  const readLevels = levelReader(comparisons);
  const learnt = learn({
    comparisons,
    table: compared,
    presupposed: plan.rules.length === 0 ? [[]] : plan.rules.map(({ presupposes }) => presupposes),
    totals,
    joint: jointAgreements(fields, comparisons),
    rowCount: table.rowCount,
    labelled: decided.map((pair) => labelledPattern(comparisons, pair)),
    onRound: (round, most) => progress('learning', round, most),
  });
  const refined = refineWeights(comparisons, weightsFrom(comparisons, learnt), [
    ...decided.map((pair) => ({ ...readLevels(pair.left, pair.right), isDuplicate: pair.isDuplicate })),
    ...taughtPairs(comparisons, options.taught ?? []),
  ]);
  const weights = withHandWeights(refined.weights, comparisons, settings);
  return group(table.rowCount, compared, comparisons, weights, options, decided, progress, (thresholds, histogram) =>
    modelOf({
      plan,
      off: rules.off,
      automatic,
      comparisons,
      learnt,
      weights,
      thresholds,
      histogram,
      settings,
      teaching: refined.teaching,
    }),
  );
}

/** Remembered answers in the comparisons of this run; what is compared otherwise by now says nothing. */
function taughtPairs(comparisons: readonly Comparison[], answers: readonly RememberedAnswer[]): TaughtPair[] {
  return answers.map(({ levels, isDuplicate }) => {
    const known = comparisons.map((comparison) => {
      const own = levels[comparison.key];
      return own?.[1] === comparison.levels.length ? own : undefined;
    });
    return { levels: known.map((own) => own?.[0] ?? 0), rarity: known.map((own) => own?.[2] ?? 0), isDuplicate };
  });
}

/** Where a person put the lanes; elsewhere where the weights say. */
function thresholdsFor(weights: Float64Array, { thresholds, settings }: MatchOptions): Thresholds {
  const chosen = chooseThresholds(weights);
  const review = thresholds?.review ?? settings?.lanes?.review ?? chosen.review;
  const certain = thresholds?.certain ?? settings?.lanes?.certain ?? chosen.certain;
  return { review, certain: Math.max(certain, review) };
}

function labelledPattern(comparisons: readonly Comparison[], pair: DecidedPair): LabelledPattern {
  const levels = Uint8Array.from(comparisons, (comparison) => comparison.compare(pair.left, pair.right));
  return { levels, isDuplicate: pair.isDuplicate };
}

function group(
  rowCount: number,
  compared: PatternTable,
  comparisons: readonly Comparison[],
  weights: Weights,
  options: MatchOptions,
  decided: readonly DecidedPair[],
  progress: NonNullable<MatchOptions['onProgress']>,
  model: (thresholds: Thresholds, histogram: ReturnType<typeof weightHistogram>) => MatchModel,
): MatchResult {
  progress('grouping', 0, 1);
  const all = pairWeights(compared, comparisons, weights);
  const weigh = recordWeigher(comparisons, weights);
  const thresholds = thresholdsFor(all, options);
  const { review } = thresholds;
  const scoped = options.scope === undefined ? undefined : pairsWithin(compared, all, options.scope);
  const [table, direct] = [scoped?.table ?? compared, scoped?.weights ?? all];
  const apart = new Set(decided.filter((pair) => !pair.isDuplicate).map((pair) => pair.left * rowCount + pair.right));
  const cache = new Map<number, number>();
  const weightOf = (left: number, right: number): number => {
    const key = left * rowCount + right;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const weight = weigh(left, right);
    if (cache.size < 2_000_000) cache.set(key, weight);
    return weight;
  };
  const clustering = clusterPairs({
    rowCount,
    pairs: pairsFrom(table, direct, review),
    weightOf,
    contradicts: contradictionsOf(comparisons, weights),
    isKeptApart: (left, right) => apart.has(left * rowCount + right),
    certain: thresholds.certain,
    review,
    onProgress: (done, total) => progress('grouping', done, total),
  });
  const settled = settlePairs(table, direct, clustering, thresholds, weightOf, options.keepBelowReview ?? 6);
  progress('grouping', 1, 1);
  return {
    model: model(thresholds, weightHistogram(direct)),
    comparedPairs: compared.pairCount,
    pairs: settled,
    clustering,
    levelsOf: levelReader(comparisons),
  };
}

// Links two lists: who of the one is who of the other. Owns the order of the steps; standardising, blocking, comparing,
// learning and weighing are the matcher's (engines/matching), with pairs across the lists only. Pure.
//
// u comes from random pairs across the lists, m from pairs that the rules propose across them. What repeats within a
// list is no link, but is told: it is weighed with the same model afterwards.
import { automaticSettings } from '../../../../src-shared/matching/match-settings.ts';
import { blockingRules } from '../matching/blocking-rules.ts';
import { visitPairs } from '../matching/candidate-pairs.ts';
import { comparisonsFor } from '../matching/comparisons.ts';
import { jointAgreements } from '../matching/dependence.ts';
import { learn } from '../matching/estimate-m.ts';
import { levelTotals, pairSpace, randomLevelCounts } from '../matching/estimate-u.ts';
import { levelReader, type PairLevels } from '../matching/explain.ts';
import type { MatchPhase } from '../matching/find-duplicates.ts';
import { type MatchModel, modelOf } from '../matching/match-model.ts';
import type { MatchTable } from '../matching/match-table.ts';
import { comparePairs } from '../matching/pattern-table.ts';
import { defaultLimits, planBlocking } from '../matching/plan-blocks.ts';
import { pairsFrom, pairWeights, recordWeigher, weightsFrom } from '../matching/score.ts';
import { standardise } from '../matching/standardise.ts';
import { chooseThresholds, type Thresholds, weightHistogram } from '../matching/thresholds.ts';
import { assignLinks, type Link, type LinkMode } from './assign-links.ts';
import { type ComparedColumns, stackTables } from './stack-tables.ts';

export interface LinkOptions {
  readonly seed: number;
  /** No birthday lies after it. */
  readonly latestYear: number;
  readonly mode: LinkMode;
  /** Thresholds set by a person instead of chosen ones, in bits. */
  readonly thresholds?: Partial<Thresholds>;
  readonly onProgress?: (phase: MatchPhase, done: number, total: number) => void;
}

/** Records of both lists are numbered from 0 within their list. */
export interface LinkResult {
  readonly model: MatchModel;
  readonly compared: readonly ComparedColumns[];
  readonly comparedPairs: number;
  /** Heaviest first. */
  readonly links: readonly Link[];
  /** Records without a link, in the order of their list. */
  readonly onlyLeft: Uint32Array;
  readonly onlyRight: Uint32Array;
  /** Per record: the first record of its own list that it certainly repeats, or itself. */
  readonly repeatsOfLeft: Uint32Array;
  readonly repeatsOfRight: Uint32Array;
  /** Levels and rarity of a record of each list, for explaining. */
  readonly levelsOf: (left: number, right: number) => PairLevels;
}

const randomPairs = 300_000;

/**
 * Links two tables.
 * @param left at least one record, as on the right; without columns that both have nothing is linked
 */
export function linkTables(left: MatchTable, right: MatchTable, options: LinkOptions): LinkResult {
  const progress = options.onProgress ?? (() => {});
  const { table, split, compared } = stackTables(left, right, options.latestYear);
  const { rowCount } = table;
  progress('standardising', 0, rowCount);
  const fields = standardise(table, options.latestYear, (done) => progress('standardising', done, rowCount));
  const comparisons = comparisonsFor(fields);
  const tick = () => progress('blocking', 0, rowCount);
  tick();
  const limits = { ...defaultLimits, ...(comparisons.length === 0 && { everyPairUpTo: 0 }) };
  const plan = planBlocking(blockingRules(fields, tick).used, rowCount, limits, tick);
  const isAcross = (one: number, other: number) => one < split && other >= split;
  const patterns = comparePairs(plan, comparisons, (done) => progress('comparing', done, plan.pairCount), isAcross);
  progress('learning', 0, 1);
  const sample = Math.min(randomPairs, Math.max(50_000, rowCount * 20));
  const counts = randomLevelCounts(
    comparisons,
    rowCount,
    sample,
    options.seed,
    () => progress('learning', 0, 1),
    split,
  );
  const learnt = learn({
    comparisons,
    table: patterns,
    presupposed: plan.rules.length === 0 ? [[]] : plan.rules.map(({ presupposes }) => presupposes),
    totals: levelTotals(comparisons, counts, rowCount, split),
    joint: jointAgreements(fields, comparisons),
    rowCount,
    split,
    labelled: [],
    onRound: (round, most) => progress('learning', round, most),
  });
  const weights = weightsFrom(comparisons, learnt);
  progress('grouping', 0, 1);
  const direct = pairWeights(patterns, comparisons, weights);
  const chosen = chooseThresholds(direct);
  const review = options.thresholds?.review ?? chosen.review;
  const thresholds = { review, certain: options.thresholds?.certain ?? Math.max(chosen.certain, review) };
  const weigh = recordWeigher(comparisons, weights);
  const repeats = new Repeats(rowCount);
  visitPairs(
    plan,
    (one, other) => {
      if (weigh(one, other) >= thresholds.certain) repeats.join(one, other);
    },
    (done) => progress('grouping', Math.min(done, plan.pairCount), plan.pairCount),
    (one, other) => !isAcross(one, other),
  );
  const found = repeats.firsts();
  const links = assignLinks({
    pairs: pairsFrom(patterns, direct, review),
    mode: options.mode,
    certain: thresholds.certain,
    isRepeat: (one, other) => found[one] === found[other],
  });
  const model = modelOf({
    plan,
    off: [],
    automatic: comparisons,
    comparisons,
    learnt,
    weights,
    thresholds,
    histogram: weightHistogram(direct),
    settings: automaticSettings,
  });
  const linked = new Set(links.flatMap((link) => [link.left, link.right]));
  const alone = (from: number, to: number) =>
    Uint32Array.from({ length: to - from }, (_, at) => from + at).filter((record) => !linked.has(record));
  const levels = levelReader(comparisons);
  return {
    model: { ...model, expectedDuplicates: learnt.share * pairSpace(rowCount, split) },
    compared,
    comparedPairs: patterns.pairCount,
    links: links.map((link) => ({
      ...link,
      right: link.right - split,
      rival: link.rivalSide === 'right' ? (link.rival ?? 0) - split : link.rival,
    })),
    onlyLeft: alone(0, split),
    onlyRight: alone(split, rowCount).map((record) => record - split),
    repeatsOfLeft: found.subarray(0, split),
    repeatsOfRight: found.slice(split).map((record) => record - split),
    levelsOf: (one, other) => levels(one, other + split),
  };
}

/** Records of one list that are the same (union-find). */
class Repeats {
  readonly #parent: Uint32Array;

  constructor(rowCount: number) {
    this.#parent = Uint32Array.from({ length: rowCount }, (_, record) => record);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#first(one), this.#first(other)];
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** Per record the first that is the same. */
  firsts(): Uint32Array {
    return this.#parent.map((_, record) => this.#first(record));
  }

  #first(record: number): number {
    let at = record;
    while ((this.#parent[at] ?? at) !== at) at = this.#parent[at] = this.#parent[this.#parent[at] ?? at] ?? at;
    return at;
  }
}

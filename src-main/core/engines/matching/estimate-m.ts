// How often true duplicates agree: m of the Fellegi-Sunter model by expectation-maximisation over the counts of level
// patterns, with the expectations of comparisons-*.ts as prior, so that it works on fifty contacts. Owns learning;
// applying what was learnt is score.ts.
//
// Each blocking rule's pairs are learnt from separately (own share of duplicates), leaving out the comparisons the rule
// presupposes: among pairs chosen for an equal email, the email teaches nothing (as in Splink; Winkler 1988, 2000).
// Besides duplicates and strangers there are people who share a home or a company. They agree on family name, address,
// phone or company far beyond chance and would teach the model that duplicates differ in their names. Their levels are
// fixed expectations, their shares are learnt.
// Random pairs contain duplicates too; the ones expected are taken out of u in every round (see estimate-u.ts).
import { type Comparison, missingLevel, type Relation, relations } from './comparison.ts';
import { agreeingLevels, type Dependence, dependenceOf, dependencesOf, type JointAgreement } from './dependence.ts';
import { chanceShares, pairSpace } from './estimate-u.ts';
import type { PatternTable } from './pattern-table.ts';

/** What was learnt: shares per comparison and level, and how likely two random records are duplicates. */
export interface LearntShares {
  readonly m: readonly Float64Array[];
  readonly u: readonly Float64Array[];
  /** λ: the share of duplicates among all pairs of records. */
  readonly share: number;
  /** The shares of people of one home and of one company among all pairs. */
  readonly relatedShares: Readonly<Record<Relation, number>>;
  /** Agreements that strangers reach together (see dependence.ts). */
  readonly dependences: readonly Dependence[];
  readonly rounds: number;
}

/** Pairs a person decided, as levels per comparison. */
export interface LabelledPattern {
  readonly levels: Uint8Array;
  readonly isDuplicate: boolean;
}

export interface LearningInput {
  readonly comparisons: readonly Comparison[];
  readonly table: PatternTable;
  /** Per entry of table.countsByRule: the comparisons left out of learning. */
  readonly presupposed: readonly (readonly string[])[];
  /** Levels over all pairs of the workspace (see levelTotals in estimate-u.ts). */
  readonly totals: readonly Float64Array[];
  /** What agreements hang together, as counted (see jointAgreements in dependence.ts). */
  readonly joint: readonly JointAgreement[];
  readonly rowCount: number;
  /** Where the second of two lists begins, when pairs across two lists are learnt from. */
  readonly split?: number;
  readonly labelled: readonly LabelledPattern[];
  /** Told after every round; may throw to stop. */
  readonly onRound?: (round: number, most: number) => void;
}

/** The expectation counts as much as this many duplicates, and as this share of those that were found. */
const priorDuplicates = 30;
const priorShare = 0.3;
/** A decision of a person counts as much as this many duplicates. */
const decisionWeight = 3;
/** Pairs of relatives expected for each duplicate before anything was learnt. */
const relatedPerDuplicate = 1;
const mostRounds = 60;
/** No weight of one level is beyond these bits: shares in one workspace are estimates. */
export const strongestAgreement = 16;
export const strongestDisagreement = -9;

/** What is believed in one round. */
interface Belief {
  m: Float64Array[];
  u: Float64Array[];
  share: number;
  relatedShares: Record<Relation, number>;
  dependences: readonly Dependence[];
}

/** Learns m, u and the shares of duplicates and of related pairs. */
export function learn(input: LearningInput): LearntShares {
  const { comparisons, rowCount } = input;
  const agreeing = agreeingLevels(comparisons);
  const noDuplicates = comparisons.map((comparison) => new Float64Array(comparison.levels.length));
  const allPairs = Math.max(1, pairSpace(rowCount, input.split));
  const share = Math.min(0.3, (0.05 * rowCount) / allPairs);
  const belief: Belief = {
    m: comparisons.map((comparison) =>
      Float64Array.from(comparison.levels, (level, at) => (at === missingLevel ? 1 : level.m)),
    ),
    u: chanceShares(comparisons, input.totals, noDuplicates).map((shares, at) =>
      startingShares(comparisons[at], shares),
    ),
    share,
    relatedShares: { home: share * relatedPerDuplicate, work: share * relatedPerDuplicate },
    dependences: [],
  };
  belief.dependences = dependencesOf(input.joint, share * allPairs, belief.m, agreeing);
  const groups: Group[] = input.table.countsByRule.map(() => firstGuess);
  let round = 0;
  for (; round < mostRounds; round++) {
    const sums = comparisons.map((comparison) => new Float64Array(comparison.levels.length));
    addDecisions(sums, input.labelled);
    for (const [at, counts] of input.table.countsByRule.entries()) {
      groups[at] = learnFromGroup(input, at, counts, groups[at] ?? firstGuess, belief, sums);
    }
    input.onRound?.(round, mostRounds);
    const change = updateM(comparisons, belief.m, sums);
    const found = expectedDuplicates(input, belief);
    // Never fewer than one duplicate in two hundred records is expected, never more than a third of the pairs.
    belief.share = Math.max((0.005 * rowCount) / allPairs, Math.min(0.3, found.count / allPairs));
    for (const relation of relations) {
      const part = found.related[relation] / allPairs;
      belief.relatedShares[relation] = Math.max((0.005 * rowCount) / allPairs, Math.min(0.3, part));
    }
    belief.u = chanceShares(comparisons, input.totals, found.levels);
    belief.dependences = dependencesOf(input.joint, found.count, belief.m, agreeing);
    if (change < 0.0005) break;
  }
  return { ...belief, rounds: round + 1 };
}

function startingShares(comparison: Comparison | undefined, drawn: Float64Array): Float64Array {
  if (comparison?.startsFromExpectation !== true) return drawn;
  return drawn.map((share, level) =>
    level === missingLevel ? share : Math.min(share, comparison.levels[level]?.u ?? 1),
  );
}

/** Shares among the pairs of one blocking rule. */
export interface Group {
  readonly share: number;
  readonly relatedShares: Readonly<Record<Relation, number>>;
  /** u among the rule's own pairs, for comparisons of words: pairs that share rare words are not random ones. */
  readonly ownU?: readonly (Float64Array | undefined)[];
}

/** Of the pairs a rule proposes. */
const firstGuess: Group = { share: 0.1, relatedShares: { home: 0.05, work: 0.05 } };

/** Bits per comparison and level by which the level speaks for pairs so related rather than for strangers. */
export function relatedWeights(
  comparisons: readonly Comparison[],
  u: readonly Float64Array[],
  relation: Relation,
): Float64Array[] {
  return comparisons.map((comparison, index) =>
    Float64Array.from(comparison.levels, (level, at) => {
      const source = comparison.levels[level.weighsAs ?? at];
      const expected = source?.related?.[relation];
      if (at === missingLevel || expected === undefined) return 0;
      const bits = Math.log2(expected / (u[index]?.[level.weighsAs ?? at] ?? 1));
      return Math.max(strongestDisagreement, Math.min(strongestAgreement, bits));
    }),
  );
}

/** Weight in bits of one level, within bounds and of the right sign at both ends. */
export function levelWeight(comparison: Comparison, level: number, m: Float64Array, u: Float64Array): number {
  if (level === missingLevel) return 0;
  const { fixedWeight, weighsAs, isOther, mostWeight = strongestAgreement } = comparison.levels[level] ?? {};
  if (fixedWeight !== undefined) return fixedWeight;
  if (weighsAs !== undefined) return levelWeight(comparison, weighsAs, m, u);
  const bits = Math.log2((m[level] ?? 1) / (u[level] ?? 1));
  const bounded = Math.max(strongestDisagreement, Math.min(mostWeight, bits));
  if (level === comparison.levels.length - 1) return Math.min(0, bounded);
  // Almost the same never says more than the same, however few strangers of this file happen to be almost alike.
  if (level === 1 || isOther === true) return bounded;
  return Math.min(bounded, Math.max(0, levelWeight(comparison, 1, m, u)));
}

function weightsOf(comparisons: readonly Comparison[], belief: Belief): Float64Array[] {
  const none = new Float64Array();
  return comparisons.map((comparison, at) =>
    Float64Array.from(comparison.levels, (_, level) =>
      levelWeight(comparison, level, belief.m[at] ?? none, belief.u[at] ?? none),
    ),
  );
}

function addDecisions(sums: readonly Float64Array[], labelled: readonly LabelledPattern[]): void {
  for (const { levels, isDuplicate } of labelled) {
    if (!isDuplicate) continue;
    for (const [at, sum] of sums.entries()) sum[levels[at] ?? 0] = (sum[levels[at] ?? 0] ?? 0) + decisionWeight;
  }
}

/** One expectation step over a rule's patterns. Adds expected duplicates per level to `sums`, returns the new shares. */
function learnFromGroup(
  input: LearningInput,
  group: number,
  counts: Float64Array,
  before: Group,
  belief: Belief,
  sums: readonly Float64Array[],
): Group {
  const { comparisons, table } = input;
  const leftOut = new Set(input.presupposed[group]);
  const used = comparisons.map((comparison) => !leftOut.has(comparison.key));
  const ownU = before.ownU ?? comparisons.map((comparison, at) => firstOwnU(comparison, at, counts, table));
  const u = belief.u.map((shares, at) => ownU[at] ?? shares);
  const expect = expectation(comparisons, { ...belief, u }, before, used);
  const others = comparisons.map((comparison, at) =>
    ownU[at] === undefined ? undefined : new Float64Array(comparison.levels.length),
  );
  const width = comparisons.length;
  let [duplicates, home, work, pairs] = [0, 0, 0, 0];
  for (let pattern = 0; pattern < table.patternCount; pattern++) {
    const count = counts[pattern] ?? 0;
    if (count === 0) continue;
    const odds = expect(table.levels, pattern * width);
    const expected = count * odds.duplicate;
    pairs += count;
    duplicates += expected;
    home += count * odds.home;
    work += count * odds.work;
    for (let at = 0; at < width; at++) {
      const level = table.levels[pattern * width + at] ?? 0;
      const other = others[at];
      if (other !== undefined) other[level] = (other[level] ?? 0) + count - expected;
      const sum = sums[at];
      if (!used[at] || sum === undefined) continue;
      sum[level] = (sum[level] ?? 0) + expected;
    }
  }
  // One in a hundred pairs of the rule, worth a hundred pairs, keeps a tiny group off 0 and 1.
  const next = (found: number) => (pairs === 0 ? 0.1 : Math.max(1e-6, Math.min(0.95, (found + 1) / (pairs + 100))));
  return {
    share: next(duplicates),
    relatedShares: { home: next(home), work: next(work) },
    ownU: others.map((levels) => (levels === undefined ? undefined : sharesOf(levels))),
  };
}

/** What a rule's pairs look like before any of them is taken for a duplicate; agreeing wholly is taken to be none. */
function firstOwnU(
  comparison: Comparison,
  at: number,
  counts: Float64Array,
  { levels, patternCount }: PatternTable,
): Float64Array | undefined {
  if (comparison.startsFromExpectation !== true) return undefined;
  const width = levels.length / Math.max(1, patternCount);
  const own = new Float64Array(comparison.levels.length);
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const level = levels[pattern * width + at] ?? 0;
    own[level] = (own[level] ?? 0) + (counts[pattern] ?? 0);
  }
  const shares = sharesOf(own);
  for (const level of [1, 2]) shares[level] = Math.min(shares[level] ?? 0, 0.001);
  return shares;
}

/** Counts per level as shares of those where nothing is missing; never nought. */
function sharesOf(levels: Float64Array): Float64Array {
  const present = levels.reduce((sum, count, level) => (level === missingLevel ? sum : sum + count), 0);
  return levels.map((count, level) => (level === missingLevel ? 1 : (count + 0.01) / (present + 1)));
}

/** The share of pairs that are neither duplicates nor related. */
export function strangerShare({ share, relatedShares }: Group): number {
  return Math.max(0.01, 1 - share - relatedShares.home - relatedShares.work);
}

/** The chances of a pattern being a duplicate or a related pair, with what is believed. */
function expectation(comparisons: readonly Comparison[], belief: Belief, group: Group, used: readonly boolean[]) {
  const weights = weightsOf(comparisons, belief);
  const homeWeights = relatedWeights(comparisons, belief.u, 'home');
  const workWeights = relatedWeights(comparisons, belief.u, 'work');
  const strangers = strangerShare(group);
  const prior = Math.log2(group.share / strangers);
  const homePrior = Math.log2(group.relatedShares.home / strangers);
  const workPrior = Math.log2(group.relatedShares.work / strangers);
  const result = { duplicate: 0, home: 0, work: 0 };
  const dependence = dependenceOf(belief.dependences, agreeingLevels(comparisons), used);
  return (levels: Uint8Array, from: number) => {
    const together = dependence(levels, from);
    let bits = prior - together;
    let [homeBits, workBits] = [homePrior - together, workPrior - together];
    for (let at = 0; at < comparisons.length; at++) {
      if (!used[at]) continue;
      const level = levels[from + at] ?? 0;
      bits += weights[at]?.[level] ?? 0;
      homeBits += homeWeights[at]?.[level] ?? 0;
      workBits += workWeights[at]?.[level] ?? 0;
    }
    const [duplicateOdds, homeOdds, workOdds] = [2 ** bits, 2 ** homeBits, 2 ** workBits];
    const all = 1 + duplicateOdds + homeOdds + workOdds;
    result.duplicate = duplicateOdds / all;
    result.home = homeOdds / all;
    result.work = workOdds / all;
    return result;
  };
}

/** The maximisation step. Returns the largest change of a share. */
function updateM(
  comparisons: readonly Comparison[],
  m: readonly Float64Array[],
  sums: readonly Float64Array[],
): number {
  let change = 0;
  for (const [at, comparison] of comparisons.entries()) {
    const [own, sum] = [m[at], sums[at]];
    if (own === undefined || sum === undefined) continue;
    const present = sum.reduce((total, value, level) => (level === missingLevel ? total : total + value), 0);
    const prior = Math.max(priorDuplicates, comparison.firmness ?? 0) + priorShare * present;
    for (let level = 1; level < own.length; level++) {
      const expectation = comparison.levels[level]?.m ?? 0;
      const next = ((sum[level] ?? 0) + prior * expectation) / (present + prior);
      change = Math.max(change, Math.abs(next - (own[level] ?? 0)));
      own[level] = next;
    }
  }
  return change;
}

/**
 * Expected duplicates over all compared pairs and all comparisons, in all and per level; pairs that no rule proposed
 * are taken to be no duplicates.
 */
function expectedDuplicates(
  input: LearningInput,
  belief: Belief,
): { count: number; related: Record<Relation, number>; levels: Float64Array[] } {
  const { table, comparisons } = input;
  const width = comparisons.length;
  const all = comparisons.map(() => true);
  const expect = expectation(comparisons, belief, belief, all);
  const levels = comparisons.map((comparison) => new Float64Array(comparison.levels.length));
  const related = { home: 0, work: 0 };
  let count = 0;
  for (let pattern = 0; pattern < table.patternCount; pattern++) {
    const odds = expect(table.levels, pattern * width);
    const pairs = table.counts[pattern] ?? 0;
    const expected = pairs * odds.duplicate;
    count += expected;
    related.home += pairs * odds.home;
    related.work += pairs * odds.work;
    for (let at = 0; at < width; at++) {
      const own = levels[at];
      const level = table.levels[pattern * width + at] ?? 0;
      if (own !== undefined) own[level] = (own[level] ?? 0) + expected;
    }
  }
  return { count, related, levels };
}

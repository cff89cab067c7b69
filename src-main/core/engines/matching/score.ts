// Weighs the compared pairs with what was learnt. Owns weights and probabilities; reads no records and merges nothing.
import type { Comparison, Relation } from './comparison.ts';
import { agreeingLevels, type Dependence, dependenceLoss, dependenceOf } from './dependence.ts';
import { type LearntShares, levelWeight, relatedWeights, strangerShare } from './estimate-m.ts';
import { measurePair } from './measure-pair.ts';
import type { PatternTable } from './pattern-table.ts';

/** Weights per comparison and level, in bits; the priors are the weights before anything was compared. */
export interface Weights {
  readonly prior: number;
  readonly levels: readonly Float64Array[];
  /** The same for sharing a home or a company instead of being strangers. */
  readonly relatedPrior: Readonly<Record<Relation, number>>;
  readonly related: Readonly<Record<Relation, readonly Float64Array[]>>;
  /** Agreements that hang together say less than their sum (see dependence.ts). */
  readonly dependences: readonly Dependence[];
}

/** Scored pairs, heaviest first. */
export interface ScoredPairs {
  readonly count: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly weight: Float64Array;
}

/** The weights that the learnt shares give: log2(m / u) per level, log2(λ / (1 − λ)) before. */
export function weightsFrom(comparisons: readonly Comparison[], learnt: LearntShares): Weights {
  const none = new Float64Array();
  const strangers = strangerShare(learnt);
  const { home, work } = learnt.relatedShares;
  return {
    prior: Math.log2(learnt.share / strangers),
    relatedPrior: { home: Math.log2(home / strangers), work: Math.log2(work / strangers) },
    dependences: learnt.dependences,
    related: {
      home: relatedWeights(comparisons, learnt.u, 'home'),
      work: relatedWeights(comparisons, learnt.u, 'work'),
    },
    levels: comparisons.map((comparison, at) =>
      Float64Array.from(comparison.levels, (_, level) =>
        levelWeight(comparison, level, learnt.m[at] ?? none, learnt.u[at] ?? none),
      ),
    ),
  };
}

/** The probability of a match weight: its odds are 2 to the power of it. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** The match weight of a probability between 0 and 1, both excluded. */
export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/**
 * What the weight loses because relatives and colleagues agree on the same things: log2(1 + odds of being related).
 * @param home weight of sharing a home instead of being strangers
 * @param work the same of sharing a company
 */
export function relatedPenalty(home: number, work: number): number {
  return Math.log2(1 + 2 ** home + 2 ** work);
}

/** Names of people, which alone are no proof. */
const nameKeys: ReadonlySet<string> = new Set(['given_name', 'family_name', 'middle_name', 'generation']);
/** Another comparison from so many bits on supports the names. */
const supports = 1;
/** Down from so many bits names are common in the file. */
const commonName = -0.5;
/** What a common name by itself comes to at most, in bits: less likely than not. */
const mostByNameAlone = -1;

/**
 * Bounds the weight of two records that agree on a common name and on nothing else. Few records called Robert Smith
 * may all be one person by their number alone; how many are called so outside of a small file, the file does not tell.
 * In large ones common names weigh too little by themselves anyway.
 * @returns from the levels of a pair a function of its bits and of all that rarity adds to them
 */
export function nameAlone(
  comparisons: readonly { readonly key: string }[],
  weights: Weights,
): (levels: ArrayLike<number>, from: number) => (bits: number, rarity: number) => number {
  const isName = comparisons.map(({ key }) => nameKeys.has(key));
  const asIs = (bits: number) => bits;
  const bounded = (bits: number, rarity: number) => (rarity <= commonName ? Math.min(bits, mostByNameAlone) : bits);
  if (!isName.includes(true) || !isName.includes(false)) return () => asIs;
  return (levels, from) => {
    for (let at = 0; at < isName.length; at++) {
      if (!isName[at] && (weights.levels[at]?.[levels[from + at] ?? 0] ?? 0) >= supports) return asIs;
    }
    return bounded;
  };
}

/** Weight of every compared pair, in the table's order. */
export function pairWeights(table: PatternTable, comparisons: readonly Comparison[], weights: Weights): Float64Array {
  const width = weights.levels.length;
  const dependence = dependenceOf(weights.dependences, agreeingLevels(comparisons));
  const base = new Float64Array(table.patternCount);
  const home = new Float64Array(table.patternCount);
  const work = new Float64Array(table.patternCount);
  const togetherOf = new Float64Array(table.patternCount);
  const bound = nameAlone(comparisons, weights);
  const bounds: ReturnType<typeof bound>[] = [];
  for (let pattern = 0; pattern < table.patternCount; pattern++) {
    const together = dependence(table.levels, pattern * width);
    togetherOf[pattern] = together;
    let bits = weights.prior;
    let homeBits = weights.relatedPrior.home;
    let workBits = weights.relatedPrior.work;
    for (let at = 0; at < width; at++) {
      const level = table.levels[pattern * width + at] ?? 0;
      bits += weights.levels[at]?.[level] ?? 0;
      homeBits += weights.related.home[at]?.[level] ?? 0;
      workBits += weights.related.work[at]?.[level] ?? 0;
    }
    base[pattern] = bits;
    home[pattern] = homeBits;
    work[pattern] = workBits;
    bounds.push(bound(table.levels, pattern * width));
  }
  const out = new Float64Array(table.pairCount);
  for (let at = 0; at < out.length; at++) {
    const pattern = table.pattern[at] ?? 0;
    const loss = dependenceLoss(togetherOf[pattern] ?? 0, table.spareRarity[at] ?? 0);
    const penalty = relatedPenalty(
      (home[pattern] ?? 0) + (table.relatedRarity.home[at] ?? 0) - loss,
      (work[pattern] ?? 0) + (table.relatedRarity.work[at] ?? 0) - loss,
    );
    const rarity = table.rarity[at] ?? 0;
    const bits = (base[pattern] ?? 0) + rarity - loss - penalty;
    out[at] = bounds[pattern]?.(bits, rarity) ?? bits;
  }
  return out;
}

/** A function for the weight of two records that need not have been proposed by a rule. */
export function recordWeigher(
  comparisons: readonly Comparison[],
  weights: Weights,
): (left: number, right: number) => number {
  const measure = measurePair(comparisons);
  const bound = nameAlone(comparisons, weights);
  const dependence = dependenceOf(weights.dependences, agreeingLevels(comparisons));
  return (left, right) => {
    const { levels, rarity, spareRarity, homeRarity, workRarity } = measure(left, right);
    const loss = dependenceLoss(dependence(levels, 0), spareRarity);
    let bits = weights.prior - loss + rarity;
    let homeBits = weights.relatedPrior.home - loss + homeRarity;
    let workBits = weights.relatedPrior.work - loss + workRarity;
    for (let at = 0; at < comparisons.length; at++) {
      const level = levels[at] ?? 0;
      bits += weights.levels[at]?.[level] ?? 0;
      homeBits += weights.related.home[at]?.[level] ?? 0;
      workBits += weights.related.work[at]?.[level] ?? 0;
    }
    return bound(levels, 0)(bits - relatedPenalty(homeBits, workBits), rarity);
  };
}

/** The pairs at or above a weight, heaviest first; at most `most` of them. */
export function pairsFrom(
  table: PatternTable,
  pairWeight: Float64Array,
  from: number,
  most = Number.POSITIVE_INFINITY,
): ScoredPairs {
  const chosen: number[] = [];
  for (let at = 0; at < pairWeight.length; at++) if ((pairWeight[at] ?? 0) >= from) chosen.push(at);
  chosen.sort(
    (a, b) =>
      (pairWeight[b] ?? 0) - (pairWeight[a] ?? 0) ||
      (table.left[a] ?? 0) - (table.left[b] ?? 0) ||
      (table.right[a] ?? 0) - (table.right[b] ?? 0),
  );
  const order = chosen.slice(0, most);
  return {
    count: order.length,
    left: Uint32Array.from(order, (at) => table.left[at] ?? 0),
    right: Uint32Array.from(order, (at) => table.right[at] ?? 0),
    weight: Float64Array.from(order, (at) => pairWeight[at] ?? 0),
  };
}

// Where the lanes begin: ignore, review, certain. Owns the choice from the scored pairs; a person may move both.
import { probabilityOf, weightOf } from './score.ts';

export interface Thresholds {
  /** Pairs below are ignored, in bits. */
  readonly review: number;
  /** Pairs from here on are certain, in bits. */
  readonly certain: number;
}

/** How many pairs there are per half bit of weight, for the histogram. */
export interface WeightHistogram {
  /** Lower edge of the first bin, in bits; bins are half a bit wide, the outer ones take what lies beyond. */
  readonly from: number;
  readonly counts: readonly number[];
}

const binWidth = 0.5;
const lowest = -30;
const highest = 30;
/** Certain means: one in five hundred is expected to be wrong. */
const certainProbability = 0.998;

/**
 * The thresholds with the best expected balance of missed and false duplicates (F1 when every probability is taken at
 * its word), held between even odds and one in five.
 */
export function chooseThresholds(weights: Float64Array): Thresholds {
  const likely = weights
    .filter((weight) => weight > -10)
    .sort()
    .reverse();
  let total = 0;
  for (const weight of likely) total += probabilityOf(weight);
  let found = 0;
  let best = 0;
  let review = 0;
  for (let at = 0; at < likely.length; at++) {
    const weight = likely[at] ?? 0;
    found += probabilityOf(weight);
    const f1 = (2 * found) / (at + 1 + total);
    if (f1 >= best) {
      best = f1;
      review = weight;
    }
  }
  return {
    review: Math.max(weightOf(0.2), Math.min(weightOf(0.5), review)),
    certain: weightOf(certainProbability),
  };
}

/** Counts pairs per half bit. */
export function weightHistogram(weights: Float64Array): WeightHistogram {
  const counts = new Array<number>((highest - lowest) / binWidth).fill(0);
  for (const weight of weights) {
    const bin = Math.floor((weight - lowest) / binWidth);
    const at = Math.max(0, Math.min(counts.length - 1, bin));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { from: lowest, counts };
}

// Where weights lie on the histogram: the range worth showing, bins in it, and the way from pixels to bits. Pure.
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';

/** Pairs far outside say nothing: they gather at the edges. */
const lowest = -12;
const highest = 28;

export interface LaneBin {
  readonly from: number;
  readonly count: number;
  /** Height from 0 to 1, by the square root: a few certain pairs show beside thousands of strangers. */
  readonly height: number;
}

export interface LaneScale {
  readonly from: number;
  readonly to: number;
  readonly bins: readonly LaneBin[];
}

/** The bins of a run within the range that is shown, one bit wide. */
export function laneScale(histogram: MatchRun['histogram']): LaneScale {
  const counts = new Array<number>(highest - lowest).fill(0);
  for (const [at, count] of histogram.counts.entries()) {
    const weight = histogram.from + at * histogram.width;
    if (weight < lowest) continue; // strangers: more than anything else, and never in question
    const bin = Math.min(counts.length - 1, Math.floor(weight - lowest));
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  const most = Math.max(1, ...counts);
  return {
    from: lowest,
    to: highest,
    bins: counts.map((count, at) => ({ from: lowest + at, count, height: Math.sqrt(count / most) })),
  };
}

/** Share of the width at which a weight lies, 0 to 1. */
export function placeOf(scale: LaneScale, weight: number): number {
  return Math.max(0, Math.min(1, (weight - scale.from) / (scale.to - scale.from)));
}

/** The weight at a share of the width, to half a bit. */
export function weightAt(scale: LaneScale, place: number): number {
  const weight = scale.from + Math.max(0, Math.min(1, place)) * (scale.to - scale.from);
  return Math.round(weight * 2) / 2;
}

/** A match weight as how likely it is one contact: '50% likely', '99.7% likely'. Sure is never said. */
export function chanceText(weight: number): string {
  const probability = 1 / (1 + 2 ** -weight);
  if (probability < 0.01) return 'under 1% likely';
  if (probability <= 0.99) return `${Math.round(probability * 100)}% likely`;
  if (probability >= 0.9999) return 'over 99.99% likely';
  // Rounded down: more nines than there are would promise too much.
  const digits = probability < 0.999 ? 1 : 2;
  return `${(Math.floor(probability * 100 * 10 ** digits) / 10 ** digits).toFixed(digits)}% likely`;
}

// Krippendorff's alpha for nominal values: how far several people agree beyond chance. Owns the coincidence counts and the
// bootstrap interval; what the values mean is the caller's.
//
// K. Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011, sections B and C.
import { Random } from '../sample/random.ts';

/** A value somebody gave to a unit; null where they gave none. */
export type Value = string | number | null;

export interface Alpha {
  /** 1 is perfect, 0 what chance gives, below 0 worse than chance; null where it is not defined. */
  readonly alpha: number | null;
  /** Values that can be compared: those of units with at least two. */
  readonly pairable: number;
  /** Units with at least two values. */
  readonly units: number;
  /** Share of pairs of values within units that are equal, 0 to 1; null without pairs. */
  readonly agreement: number | null;
}

interface Coincidences {
  /** Observed disagreement of each unit: its unequal pairs, each weighted by 1 / (values - 1). */
  readonly unequal: readonly number[];
  readonly pairable: number;
  /** Expected disagreement: unequal pairs among all pairable values, over (values - 1). */
  readonly expected: number;
  readonly equalPairs: number;
  readonly pairs: number;
}

/**
 * Alpha of nominal data by any number of observers, values missing allowed.
 * @param units the values of each unit, in any order of observers
 */
export function nominalAlpha(units: readonly (readonly Value[])[]): Alpha {
  const counted = coincidences(units);
  const { unequal, pairable, expected, equalPairs, pairs } = counted;
  const observed = unequal.reduce((sum, one) => sum + one, 0);
  return {
    alpha: expected === 0 ? null : 1 - observed / expected,
    pairable,
    units: unequal.length,
    agreement: pairs === 0 ? null : equalPairs / pairs,
  };
}

function coincidences(units: readonly (readonly Value[])[]): Coincidences {
  const totals = new Map<string | number, number>();
  const unequal: number[] = [];
  let pairable = 0;
  let equalPairs = 0;
  let pairs = 0;
  for (const unit of units) {
    const counts = new Map<string | number, number>();
    for (const value of unit) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    const given = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (given < 2) continue;
    let equal = 0;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      equal += count * (count - 1);
    }
    unequal.push((given * (given - 1) - equal) / (given - 1));
    pairable += given;
    equalPairs += equal;
    pairs += given * (given - 1);
  }
  let equalByChance = 0;
  for (const count of totals.values()) equalByChance += count * (count - 1);
  const expected = pairable < 2 ? 0 : (pairable * (pairable - 1) - equalByChance) / (pairable - 1);
  return { unequal, pairable, expected, equalPairs, pairs };
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A bootstrap interval of alpha: units are drawn again with replacement, while the disagreement expected by chance stays
 * as it was found (Hayes and Krippendorff, Answering the Call for a Standard Reliability Measure, 2007, p. 88).
 * @param draws how often; 2,000 settle the second decimal
 * @param confidence 0.95 for the middle 95 %
 * @returns null where alpha is not defined
 */
export function bootstrapInterval(
  units: readonly (readonly Value[])[],
  { draws = 2_000, confidence = 0.95, seed = 1 }: { draws?: number; confidence?: number; seed?: number } = {},
): Interval | null {
  const { unequal, expected } = coincidences(units);
  if (expected === 0 || unequal.length === 0) return null;
  const random = new Random(seed);
  const found = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let observed = 0;
    for (let at = 0; at < unequal.length; at++) observed += unequal[random.whole(0, unequal.length - 1)] ?? 0;
    found[draw] = Math.max(-1, 1 - observed / expected);
  }
  found.sort();
  const tail = (1 - confidence) / 2;
  const at = (share: number): number => found[Math.min(draws - 1, Math.max(0, Math.round(share * (draws - 1))))] ?? 0;
  return { low: at(tail), high: at(1 - tail) };
}

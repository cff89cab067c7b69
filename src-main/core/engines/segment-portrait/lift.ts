// What sets a group of contacts apart from all others: every attribute compared, chance taken out, the surest first. Owns
// the order and the thresholds; what attributes there are is the caller's.
import { chanceOfDifference, falseDiscoveryRates, shareRatio } from '../statistics/two-shares.ts';

export interface AttributeCount {
  readonly key: string;
  /** Members of the group with the attribute, and those of whom it is known whether they have it. */
  readonly inside: number;
  readonly insideKnown: number;
  /** The same of everybody else. */
  readonly outside: number;
  readonly outsideKnown: number;
}

export interface AttributeLift extends AttributeCount {
  /** Share inside by share outside; Infinity where nobody outside has it. */
  readonly ratio: number;
  /** 95 % confidence interval of the ratio. */
  readonly low: number;
  readonly high: number;
  /** False-discovery rate at which this difference would be called one. */
  readonly rate: number;
  /** Surely different: the rate is at most 0.05, and the interval leaves 1 out. */
  readonly isClear: boolean;
}

/** Attributes that fewer people have are about persons, not about a group. */
export const leastPeople = 5;
/** Up to this share of the differences that are called clear may be chance. */
export const mostFalse = 0.05;
/** Smaller groups are not compared: every difference would be chance. */
export const leastGroup = 10;

/**
 * Compares shares inside and outside. Attributes of fewer than `leastPeople` contacts in all are left out before chance is
 * reckoned with, by a rule that does not look at the difference.
 * @returns the clear ones first, by how far the nearer end of the interval lies from 1; `tested` is how many were compared
 */
export function rankLifts(counts: readonly AttributeCount[]): { lifts: AttributeLift[]; tested: number } {
  const tested = counts.filter(
    ({ inside, outside, insideKnown, outsideKnown }) =>
      inside + outside >= leastPeople && insideKnown >= leastPeople && outsideKnown >= leastPeople,
  );
  const shares = tested.map(({ inside, insideKnown, outside, outsideKnown }) => ({
    hits: inside,
    size: insideKnown,
    otherHits: outside,
    otherSize: outsideKnown,
  }));
  const rates = falseDiscoveryRates(shares.map(chanceOfDifference));
  const lifts = tested.map((count, index): AttributeLift => {
    const shared = shares[index] as (typeof shares)[number];
    const interval = shareRatio(shared);
    const rate = rates[index] ?? 1;
    const isApart = interval.low > 1 || interval.high < 1;
    return { ...count, ...interval, rate, isClear: rate <= mostFalse && isApart };
  });
  lifts.sort((a, b) => Number(b.isClear) - Number(a.isClear) || sureness(b) - sureness(a) || (a.key < b.key ? -1 : 1));
  return { lifts, tested: tested.length };
}

/** How far the nearer end of the interval lies from 1, on the log scale; negative where 1 lies inside. */
function sureness({ low, high }: AttributeLift): number {
  return Math.max(Math.log(low), -Math.log(high));
}

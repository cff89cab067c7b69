// How large a segment must be to pay for itself, and to tell whether a message worked. Owns the two formulas.
import { normalQuantile } from './normal.ts';

export interface TestPlan {
  /** Share that acts without the message, 0 to 1, both excluded. */
  base: number;
  /** Share that is hoped for with it. */
  hoped: number;
  /** Two-sided chance of calling a difference that is none; 0.05. */
  significance?: number;
  /** Chance of seeing the difference when it is there; 0.8. */
  power?: number;
}

/**
 * Contacts needed in each of two groups of equal size to tell two shares apart, rounded up: Fleiss, Levin & Paik 2003,
 * "Statistical Methods for Rates and Proportions", formula 4.14 without continuity correction, the same as R's
 * power.prop.test.
 * @throws RangeError for shares that are equal or not between 0 and 1
 */
export function groupSizeForTest({ base, hoped, significance = 0.05, power = 0.8 }: TestPlan): number {
  return Math.ceil(exactGroupSize({ base, hoped, significance, power }));
}

/** As groupSizeForTest, before rounding. */
export function exactGroupSize({ base, hoped, significance = 0.05, power = 0.8 }: TestPlan): number {
  if (!(base > 0 && base < 1 && hoped > 0 && hoped < 1) || base === hoped)
    throw new RangeError('two different shares between 0 and 1 are needed');
  const mean = (base + hoped) / 2;
  const spread =
    normalQuantile(significance / 2) * Math.sqrt(2 * mean * (1 - mean)) +
    normalQuantile(1 - power) * Math.sqrt(base * (1 - base) + hoped * (1 - hoped));
  return (spread / (hoped - base)) ** 2;
}

export interface WorthPlan {
  /** Made once whatever the size: writing, design, set-up. Any unit of money, the same throughout. */
  fixedCost: number;
  costPerContact: number;
  /** What one more sale leaves after its costs. */
  marginPerSale: number;
  /** Share that buys without being treated as a segment, and with it. */
  base: number;
  hoped: number;
}

/** What one contact brings beyond what it costs: margin of the sales gained less the cost of writing. */
export const gainPerContact = ({ costPerContact, marginPerSale, base, hoped }: WorthPlan): number =>
  (hoped - base) * marginPerSale - costPerContact;

/** Contacts from which a segment pays for itself; null where every contact costs more than it brings. */
export function breakEvenSize(plan: WorthPlan): number | null {
  const gain = gainPerContact(plan);
  return gain <= 0 ? null : Math.ceil(plan.fixedCost / gain);
}

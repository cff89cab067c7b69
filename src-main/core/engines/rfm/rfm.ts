// Scores buyers by recency, frequency and monetary value, 1 to 5 each, and names their cell. Owns the rules for ties,
// small lists and refunds; counts no orders itself (its input is one row per buyer).
//
// The rule, also printed beside every result: a buyer's place is the share of buyers with a lower value plus half of
// those with the same (the mid-rank, Hazen), and the range is cut in five equal bands. Distinct values give exact
// quintiles; equal values always share a score, so nobody is ranked by chance; one buyer alone scores 3; the scale needs
// no minimum of buyers. Two exceptions keep the words true: a single order is always frequency 1, and buyers whose refunds
// took back all they paid are always monetary 1.
import type { RfmCell } from '../../../../src-shared/rules/field-catalogue.ts';
import { defaultRfmGrid, type RfmGrid, rfmCellOf } from '../../../../src-shared/rules/rfm-cells.ts';

export interface Buyer {
  contactId: number;
  /** Whole days since the last purchase, as of the scoring day; 0 is that day. */
  recencyDays: number;
  /** Orders in the window, at least 1. */
  orders: number;
  /** Purchases less refunds in the window, minor units of one currency; may be zero or negative. */
  revenue: number;
}

/** Upper or lower bounds between scores, four each, in the order of the scores they separate. */
export interface RfmCutOffs {
  /** Most days ago that still score 5, 4, 3 and 2: ascending. */
  recencyDays: readonly number[];
  /** Fewest orders for 2, 3, 4 and 5: ascending. */
  orders: readonly number[];
  /** Least revenue for 2, 3, 4 and 5, minor units: ascending. */
  revenue: readonly number[];
}

export interface RfmOptions {
  /** Absent: by quintile. */
  cutOffs?: RfmCutOffs | undefined;
  grid?: RfmGrid | undefined;
}

export interface RfmScore {
  contactId: number;
  recency: number;
  frequency: number;
  monetary: number;
  cell: RfmCell;
}

/** The score of every buyer, in the order given. */
export function scoreRfm(buyers: readonly Buyer[], { cutOffs, grid = defaultRfmGrid }: RfmOptions = {}): RfmScore[] {
  const recencyOf = cutOffs
    ? bandsDown(cutOffs.recencyDays)
    : quintiles(
        buyers.map((buyer) => -buyer.recencyDays),
        -1,
      );
  const frequencyOf = cutOffs ? bandsUp(cutOffs.orders) : quintiles(buyers.map(({ orders }) => orders));
  const monetaryOf = cutOffs ? bandsUp(cutOffs.revenue) : quintiles(buyers.map(({ revenue }) => revenue));
  return buyers.map(({ contactId, recencyDays, orders, revenue }) => {
    const recency = recencyOf(recencyDays);
    const frequency = orders <= 1 ? 1 : frequencyOf(orders);
    const monetary = revenue <= 0 ? 1 : monetaryOf(revenue);
    return { contactId, recency, frequency, monetary, cell: rfmCellOf(recency, frequency, monetary, grid) };
  });
}

/** A function from a value to its band by mid-rank; `sign` -1 when callers pass the negated value. */
function quintiles(values: readonly number[], sign: 1 | -1 = 1): (value: number) => number {
  const sorted = Float64Array.from(values).sort();
  const total = sorted.length;
  const scores = new Map<number, number>();
  for (let start = 0; start < total; ) {
    const value = sorted[start] ?? 0;
    let end = start;
    while (end < total && sorted[end] === value) end += 1;
    // In half buyers, so that the cut between bands is exact: 5 × (lower + equal/2) / total.
    scores.set(value, Math.min(5, 1 + Math.floor((5 * (start + end)) / (2 * total))));
    start = end;
  }
  return (value) => scores.get(sign === -1 ? -value : value) ?? 1;
}

function bandsUp(bounds: readonly number[]): (value: number) => number {
  return (value) => 1 + bounds.filter((bound) => value >= bound).length;
}

function bandsDown(bounds: readonly number[]): (value: number) => number {
  return (value) => 1 + bounds.filter((bound) => value <= bound).length;
}

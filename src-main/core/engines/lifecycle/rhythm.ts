// How often a customer usually buys: their own intervals between purchases, drawn towards everybody's where there are
// few of them. Owns that estimate and what it needs to know of the population; reads no data.
//
// The estimate is Bühlmann's credibility premium (Bühlmann 1967, "Experience rating and credibility", ASTIN Bulletin 4)
// with the nonparametric estimators of Bühlmann and Straub (1970): n intervals of one's own with mean M and a population
// mean m give (n·M + k·m) / (n + k), where k is the variance within customers over the variance between them. Customers
// who differ much and buy evenly are thus believed soon, the others late.

/** What is usual among all customers, as far as it was known at some day. */
export interface UsualRhythm {
  /** Days between two purchases of the usual customer: the mean of the customers' own means. */
  meanDays: number;
  /** How many intervals of one's own weigh as much as that mean. */
  strength: number;
}

/** Intervals seen before the population is asked at all. */
const fewestIntervals = 10;
/** The weight of the usual rhythm while the data cannot tell it, and its bounds where they can. */
const unknownStrength = 3;
const strongest = 50;
/** Nobody is taken to buy more often than weekly or more rarely than every two years: bounds stay humanly sensible. */
const shortestDays = 7;
const longestDays = 730;

/**
 * A customer's rhythm in days.
 * @param count intervals of their own, 0 or more
 * @param totalDays the sum of these intervals
 */
export function rhythmOf(count: number, totalDays: number, usual: UsualRhythm): number {
  const days = (totalDays + usual.strength * usual.meanDays) / (count + usual.strength);
  return Math.min(longestDays, Math.max(shortestDays, days));
}

/** Sums over customers from which the usual rhythm follows; each new interval adds to them, so they can be kept by month. */
export class RhythmSums {
  customers = 0;
  intervals = 0;
  /** Sum over customers of (intervals − 1). */
  freedom = 0;
  squaredCounts = 0;
  days = 0;
  /** Sum over customers of their mean. */
  means = 0;
  /** Sum over customers of count × mean². */
  between = 0;
  /** Squared distances of intervals from their customer's mean. */
  within = 0;

  /**
   * Adds one interval of a customer.
   * @param count,totalDays that customer's intervals before this one
   * @param days the new interval
   */
  add(count: number, totalDays: number, days: number): void {
    const before = count === 0 ? 0 : totalDays / count;
    const after = (totalDays + days) / (count + 1);
    if (count === 0) this.customers += 1;
    else this.freedom += 1;
    this.intervals += 1;
    this.squaredCounts += 2 * count + 1;
    this.days += days;
    this.means += after - before;
    this.between += (count + 1) * after * after - count * before * before;
    this.within += count === 0 ? 0 : (days - before) * (days - after); // Welford's update
  }

  /** Adds what another period saw. */
  addAll(other: RhythmSums): void {
    this.customers += other.customers;
    this.intervals += other.intervals;
    this.freedom += other.freedom;
    this.squaredCounts += other.squaredCounts;
    this.days += other.days;
    this.means += other.means;
    this.between += other.between;
    this.within += other.within;
  }

  /**
   * The usual rhythm by these sums.
   * @param usualDays what counts as usual while hardly anybody bought twice
   */
  usual(usualDays: number): UsualRhythm {
    if (this.intervals < fewestIntervals) return { meanDays: usualDays, strength: unknownStrength };
    const meanDays = this.means / this.customers;
    if (this.freedom === 0) return { meanDays, strength: unknownStrength };
    const { within, between } = this.variances(this.freedom);
    if (between <= 0) return { meanDays, strength: strongest };
    return { meanDays, strength: Math.min(strongest, within / between) };
  }

  /** The variance of intervals within customers and that of the customers' true means; the latter may come out negative. */
  variances(freedom: number = this.freedom): { within: number; between: number } {
    const within = this.within / freedom;
    const grandMean = this.days / this.intervals;
    const spread = this.between - this.intervals * grandMean * grandMean - (this.customers - 1) * within;
    return { within, between: spread / (this.intervals - this.squaredCounts / this.intervals) };
  }
}

// Two shares compared: how many times as large one is, how sure that is, and whether the difference could be chance. Owns
// the formulas and their care with small numbers.
import { chiSquareTail1, logGamma, z95 } from '../../../../src-shared/statistics/normal.ts';

/** `hits` of `size` and `otherHits` of `otherSize`: whole numbers, hits at most their size. */
export interface TwoShares {
  hits: number;
  size: number;
  otherHits: number;
  otherSize: number;
}

export interface RatioInterval {
  /** How many times as large the first share is; Infinity where nobody of the others has it. */
  ratio: number;
  /** 95 % confidence interval. */
  low: number;
  high: number;
}

/**
 * The ratio of two shares with its 95 % interval on the log scale (Katz, Baptista, Azen & Pike 1978, "Obtaining confidence
 * intervals for the risk ratio in cohort studies", Biometrics 34). Where a count is zero, one half is added to counts and
 * sizes for the interval (Walter 1975; Pettigrew, Gart & Thomas 1986), so that the interval stays finite and honest.
 */
export function shareRatio({ hits, size, otherHits, otherSize }: TwoShares): RatioInterval {
  if (size <= 0 || otherSize <= 0) return { ratio: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY };
  const ratio =
    otherHits === 0 ? (hits === 0 ? Number.NaN : Number.POSITIVE_INFINITY) : hits / size / (otherHits / otherSize);
  const added = hits === 0 || otherHits === 0 ? 0.5 : 0;
  const [a, n, c, m] = [hits + added, size + added, otherHits + added, otherSize + added];
  const centre = Math.log(a / n / (c / m));
  const spread = z95 * Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / c - 1 / m));
  return { ratio, low: Math.exp(centre - spread), high: Math.exp(centre + spread) };
}

/** Every expected count must be at least this for the chi-square test (Cochran 1954); else Fisher's exact test is used. */
const leastExpected = 5;

/**
 * The probability that two shares differ at least so much by chance, two-sided: Pearson's chi-square without continuity
 * correction where every expected count is at least 5, else Fisher's exact test.
 */
export function chanceOfDifference(shares: TwoShares): number {
  const { hits, size, otherHits, otherSize } = shares;
  const all = size + otherSize;
  const hit = hits + otherHits;
  if (size === 0 || otherSize === 0 || hit === 0 || hit === all) return 1;
  const expected = (hit * size) / all;
  const least = Math.min(expected, hit - expected, size - expected, all - hit - size + expected);
  if (least < leastExpected) return fisherExact(shares);
  const gap = hits * (otherSize - otherHits) - otherHits * (size - hits);
  return chiSquareTail1((all * (gap / size) * (gap / otherSize)) / (hit * (all - hit)));
}

/**
 * Fisher's exact test of a 2×2 table, two-sided: the chance of all tables with these margins that are no likelier than
 * the one at hand (Fisher 1935; the rule for two sides is that of Freeman & Halton 1951).
 */
export function fisherExact({ hits, size, otherHits, otherSize }: TwoShares): number {
  const hit = hits + otherHits;
  const [from, to] = [Math.max(0, hit - otherSize), Math.min(hit, size)];
  const constant = logChoose(size + otherSize, hit);
  const chance = (k: number): number => Math.exp(logChoose(size, k) + logChoose(otherSize, hit - k) - constant);
  const bound = chance(hits) * (1 + 1e-7); // equal tables differ in their last digits
  let total = 0;
  for (let k = from; k <= to; k += 1) {
    const one = chance(k);
    if (one <= bound) total += one;
  }
  return Math.min(1, total);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Adjusted p-values that hold the share of false discoveries down: calling everything up to 0.05 a discovery, at most 5 %
 * of the discoveries are expected to be chance (Benjamini & Hochberg 1995, "Controlling the false discovery rate", JRSS B).
 * @returns in the order of the input
 */
export function falseDiscoveryRates(chances: readonly number[]): number[] {
  const order = chances.map((_, index) => index).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const rates = new Array<number>(chances.length).fill(1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    const rank = chances.length - place;
    least = Math.min(least, ((chances[index] ?? 1) * chances.length) / rank);
    rates[index] = least;
  }
  return rates;
}

/**
 * A share with its 95 % interval by Wilson's score method (Wilson 1927), which stays within 0 to 1 and holds for small
 * numbers.
 */
export function wilsonInterval(hits: number, size: number): { low: number; high: number } {
  if (size <= 0) return { low: 0, high: 1 };
  const p = hits / size;
  const z2 = z95 * z95;
  const centre = (p + z2 / (2 * size)) / (1 + z2 / size);
  const half = (z95 / (1 + z2 / size)) * Math.sqrt((p * (1 - p)) / size + z2 / (4 * size * size));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

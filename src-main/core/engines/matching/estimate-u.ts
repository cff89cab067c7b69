// How often records that are not duplicates agree by chance: u of the Fellegi-Sunter model, from random pairs and from
// the frequencies of the values. Owns u; the expected duplicates it
// takes out of the random pairs come from estimate-m.ts.
import { type Comparison, missingLevel } from './comparison.ts';
import { seededRandom } from './random.ts';

/** Pairs of records there are, or pairs across two lists when the second begins at `split`. */
export function pairSpace(rowCount: number, split = 0): number {
  return split === 0 ? (rowCount * (rowCount - 1)) / 2 : split * (rowCount - split);
}

/**
 * Counts the levels of random pairs, or of all pairs when there are no more than `sample`.
 * @param sample number of pairs to draw
 * @param seed makes the draw repeatable
 * @param tick called now and then; may throw to stop
 * @param split where the second of two lists begins: pairs are then drawn across the lists only
 */
export function randomLevelCounts(
  comparisons: readonly Comparison[],
  rowCount: number,
  sample: number,
  seed: number,
  tick: () => void = () => {},
  split = 0,
): Float64Array[] {
  const counts = comparisons.map((comparison) => new Float64Array(comparison.levels.length));
  const count = (left: number, right: number) => {
    for (let at = 0; at < comparisons.length; at++) {
      const own = counts[at];
      const level = comparisons[at]?.compare(left, right) ?? 0;
      if (own !== undefined) own[level] = (own[level] ?? 0) + 1;
    }
  };
  if (pairSpace(rowCount, split) <= sample) {
    for (let left = 0; left < (split || rowCount); left++)
      for (let right = split || left + 1; right < rowCount; right++) count(left, right);
    return counts;
  }
  const random = seededRandom(seed);
  for (let drawn = 0; drawn < sample; ) {
    const left = Math.floor(random() * (split || rowCount));
    const right = split + Math.floor(random() * (rowCount - split));
    if (left === right) continue;
    count(Math.min(left, right), Math.max(left, right));
    if (++drawn % 16_384 === 0) tick();
  }
  return counts;
}

/**
 * Expected levels over all pairs of the workspace: the counts scaled up, with full agreement taken from the frequencies
 * of the values where the sample met it too seldom to tell.
 * @param counts levels of random pairs (see randomLevelCounts)
 * @param split where the second of two lists begins, as for the counts
 * @returns pairs per comparison and level; level 0 (missing) included
 */
export function levelTotals(
  comparisons: readonly Comparison[],
  counts: readonly Float64Array[],
  rowCount: number,
  split = 0,
): Float64Array[] {
  const allPairs = pairSpace(rowCount, split);
  return comparisons.map((comparison, index) => {
    const own = counts[index] ?? new Float64Array(comparison.levels.length);
    const drawn = own.reduce((sum, count) => sum + count, 0);
    const scale = drawn === 0 ? 0 : allPairs / drawn;
    const totals = Float64Array.from(own, (count) => count * scale);
    const present = allPairs - (totals[missingLevel] ?? 0);
    if (scale > 1 && comparison.agreementRate !== undefined && (own[1] ?? 0) < 200) {
      totals[1] = comparison.agreementRate * present;
    }
    return totals;
  });
}

/**
 * u per comparison and level: what agrees by chance, duplicates taken out.
 * @param totals all pairs (see levelTotals)
 * @param duplicates expected duplicates per level among them
 */
export function chanceShares(
  comparisons: readonly Comparison[],
  totals: readonly Float64Array[],
  duplicates: readonly Float64Array[],
): Float64Array[] {
  return comparisons.map((comparison, index) => {
    const [all, found] = [totals[index] ?? new Float64Array(), duplicates[index] ?? new Float64Array()];
    // Expectation of duplicates is itself uncertain: a twentieth of what was seen always stays.
    const others = Float64Array.from(all, (total, level) =>
      level === missingLevel ? 0 : Math.max(total / 20, total - (found[level] ?? 0)),
    );
    const present = others.reduce((sum, count) => sum + count, 0);
    const { trust } = comparison;
    return Float64Array.from(others, (count, level) =>
      level === missingLevel
        ? 1
        : Math.max(1e-7, (count + trust * (comparison.levels[level]?.u ?? 0)) / (present + trust)),
    );
  });
}

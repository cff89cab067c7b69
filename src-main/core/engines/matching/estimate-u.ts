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
  const drawn = drawPairs(rowCount, sample, seed, split);
  const counts = comparisons.map((comparison) => new Float64Array(comparison.levels.length));
  for (let from = 0; from < drawn.left.length; from += 16_384) {
    countLevels(comparisons, drawn, from, Math.min(drawn.left.length, from + 16_384), counts);
    tick();
  }
  return counts;
}

/** Random pairs of records, smaller record number first. */
export interface DrawnPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

export const noPairsDrawn: DrawnPairs = { left: new Uint32Array(), right: new Uint32Array() };

/** Draws pairs, or takes all there are when these are no more than `sample`; the parameters are those of randomLevelCounts. */
export function drawPairs(rowCount: number, sample: number, seed: number, split = 0): DrawnPairs {
  const all = pairSpace(rowCount, split);
  const [left, right] = [new Uint32Array(Math.min(all, sample)), new Uint32Array(Math.min(all, sample))];
  let count = 0;
  if (all <= sample) {
    for (let l = 0; l < (split || rowCount); l++) {
      for (let r = split || l + 1; r < rowCount; r++) {
        left[count] = l;
        right[count++] = r;
      }
    }
    return { left, right };
  }
  const random = seededRandom(seed);
  while (count < sample) {
    const one = Math.floor(random() * (split || rowCount));
    const other = split + Math.floor(random() * (rowCount - split));
    if (one === other) continue;
    left[count] = Math.min(one, other);
    right[count++] = Math.max(one, other);
  }
  return { left, right };
}

/** Adds the levels of the drawn pairs from one place up to another to `counts`. */
export function countLevels(
  comparisons: readonly Comparison[],
  { left, right }: DrawnPairs,
  from: number,
  to: number,
  counts: readonly Float64Array[],
): void {
  for (let at = 0; at < comparisons.length; at++) {
    const [comparison, own] = [comparisons[at] as Comparison, counts[at] as Float64Array];
    for (let pair = from; pair < to; pair++) {
      const level = comparison.compare(left[pair] as number, right[pair] as number);
      own[level] = (own[level] as number) + 1;
    }
  }
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

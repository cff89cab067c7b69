// How much a shared value says by being rare: agreeing on Szymański says more than agreeing on Smith. Owns the
// term-frequency adjustment (Winkler 1989; Splink's tf_adjustment); which levels use it is the comparisons' choice.

/** Adjustments are kept within these bits: frequencies of one file are estimates. */
const most = 4;
const least = -5;

/**
 * Makes the rarity table of one field.
 * @param counts occurrences per code, code 0 (missing) being 0
 * @returns bits per code: log2 of the average chance of agreeing over the chance of agreeing on this value
 */
export function rarityTable(counts: Uint32Array): Float32Array {
  let total = 0;
  let squares = 0;
  for (const count of counts) {
    total += count;
    squares += count * count;
  }
  const table = new Float32Array(counts.length);
  if (total === 0) return table;
  const average = squares / total; // expected count of the value that a random record holds
  for (let code = 1; code < counts.length; code++) {
    const count = counts[code] ?? 0;
    const bits = Math.log2(average / Math.max(2, count));
    // Where only two records have the value they are the pair itself: that makes it no common one.
    table[code] = Math.max(count <= 2 ? 0 : least, Math.min(most, bits));
  }
  return table;
}

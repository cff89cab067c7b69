// "The top 10 %" worked out from everybody's values in memory: the same sets as the SQL of top-share.ts, in one pass over
// numbers, so that one changed value need not be followed by reading all of them again.
import { type IdBits, noIds } from './id-bits.ts';
import type { RelativeTest } from './top-share.ts';

/**
 * @param values by contact id; only values above zero take part
 * @returns the ids that the test names, ties with the last one included
 */
export function shareBits(values: Float64Array, { operator, percent }: RelativeTest): IdBits {
  const bits = noIds(Math.max(0, values.length - 1));
  const counted = values.filter((value) => value > 0);
  if (counted.length === 0) return bits;
  const least = operator === 'top_percent' ? leastOfTop(counted, percent) : leastOfTotal(counted, percent);
  for (let id = 0; id < values.length; id++) {
    const value = values[id] ?? 0;
    if (value > 0 && value >= least) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  }
  return bits;
}

function leastOfTop(values: Float64Array, percent: number): number {
  const taken = Math.max(1, Math.ceil((values.length * percent) / 100));
  return nthHighest(values, Math.min(values.length, taken));
}

function leastOfTotal(values: Float64Array, percent: number): number {
  const sorted = values.sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let above = 0;
  let at = sorted.length - 1;
  let least = Number.POSITIVE_INFINITY;
  while (at >= 0 && above * 100 < total * percent) {
    least = sorted[at] ?? 0;
    for (; at >= 0 && sorted[at] === least; at--) above += least;
  }
  return least;
}

/** Hoare's selection in place: the value that stands in place `nth` (from 1) when the highest comes first. */
function nthHighest(values: Float64Array, nth: number): number {
  const wanted = values.length - nth;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left++;
      while ((values[right] as number) > pivot) right--;
      if (left > right) break;
      const swapped = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = swapped;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted] as number;
}

// "The top 10 %" and "those who make up 80 % of the total", in memory: see engines/rule-compiler/top-share.ts for the
// rule on ties and small lists, which is the same.
import { hasId, type IdBits, noIds } from '../rule-compiler/id-bits.ts';
import type { RelativeTest } from '../rule-compiler/top-share.ts';

/** @param values by contact id; NaN for no value */
export function relativeBits(values: Float64Array, active: IdBits, highest: number, test: RelativeTest): IdBits {
  const above = new Float64Array(values.length);
  let count = 0;
  for (let id = 0; id <= highest; id += 1) {
    const value = values[id] as number;
    if (value > 0 && hasId(active, id)) {
      above[count] = value;
      count += 1;
    }
  }
  const bits = noIds(highest);
  if (count === 0) return bits;
  const sorted = above.subarray(0, count).sort();
  const least = test.operator === 'top_percent' ? leastOfTop(sorted, test.percent) : leastOfTotal(sorted, test.percent);
  for (let id = 0; id <= highest; id += 1) {
    const value = values[id] as number;
    if (value > 0 && value >= least && hasId(active, id)) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  }
  return bits;
}

/** @param sorted ascending, not empty */
function leastOfTop(sorted: Float64Array, percent: number): number {
  const place = Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1);
  return sorted[Math.max(0, sorted.length - 1 - place)] as number;
}

/** @param sorted ascending, not empty */
function leastOfTotal(sorted: Float64Array, percent: number): number {
  let total = 0;
  for (const value of sorted) total += value;
  let least = Number.POSITIVE_INFINITY;
  let above = 0;
  for (let at = sorted.length - 1; at >= 0; ) {
    if (!(above * 100 < total * percent)) break;
    const value = sorted[at] as number;
    least = value;
    while (at >= 0 && sorted[at] === value) {
      above += value;
      at -= 1;
    }
  }
  return least;
}

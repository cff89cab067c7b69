// "The top 10 %" worked out from everybody's values in memory: the same sets as the SQL of top-share.ts. A changed value moves
// its own contact alone as long as the edge of the share stays where it is, which it nearly always does.
import { hasId, type IdBits, noIds } from './id-bits.ts';
import type { RelativeTest } from './top-share.ts';

/** A share of everybody with what is needed to follow changed values. */
export interface Share {
  /** By contact id; only values above zero take part. */
  readonly values: Float64Array;
  /** The ids that the test names, ties with the last one included. */
  readonly members: IdBits;
  /** The lowest value of a member. */
  readonly least: number;
  /** How many values take part, how many lie above the least, and how many are it. */
  readonly counted: number;
  readonly above: number;
  readonly equal: number;
}

/** Works a share out from all values. */
export function makeShare(values: Float64Array, { operator, percent }: RelativeTest): Share {
  const members = noIds(Math.max(0, values.length - 1));
  const taking = values.filter((value) => value > 0);
  const counted = taking.length;
  if (counted === 0) return { values, members, least: Number.POSITIVE_INFINITY, counted, above: 0, equal: 0 };
  const least =
    operator === 'top_percent' ? nthHighest(taking, placesOf(counted, percent)) : leastOfTotal(taking, percent);
  let above = 0;
  let equal = 0;
  for (let id = 0; id < values.length; id++) {
    const value = values[id] as number;
    if (value < least || value <= 0) continue;
    members[id >>> 5] = (members[id >>> 5] as number) | (1 << (id & 31));
    if (value > least) above++;
    else equal++;
  }
  return { values, members, least, counted, above, equal };
}

/**
 * The share after some values changed. The values are written into `share.values`, so that the share given is of no use
 * afterwards but for its members.
 * @param changes new values by contact id; 0 for whoever takes no part any more
 */
export function changeShare(share: Share, test: RelativeTest, changes: ReadonlyMap<number, number>): Share {
  const highest = Math.max(-1, ...changes.keys());
  const values = highest < share.values.length ? share.values : grown(share.values, highest);
  const { least } = share;
  let { counted, above, equal } = share;
  const members = noIds(Math.max(0, values.length - 1));
  members.set(share.members);
  for (const [id, value] of changes) {
    const before = values[id] as number;
    values[id] = value;
    counted += Number(value > 0) - Number(before > 0);
    above += Number(value > least) - Number(before > least);
    equal += Number(value === least) - Number(before === least);
    const isMember = value > 0 && value >= least;
    if (isMember !== hasId(members, id)) members[id >>> 5] = (members[id >>> 5] as number) ^ (1 << (id & 31));
  }
  const edge = placesOf(counted, test.percent);
  const isEdgeKept = test.operator === 'top_percent' && counted > 0 && above < edge && edge <= above + equal;
  return isEdgeKept ? { values, members, least, counted, above, equal } : makeShare(values, test);
}

const placesOf = (counted: number, percent: number): number =>
  Math.min(counted, Math.max(1, Math.ceil((counted * percent) / 100)));

function grown(values: Float64Array, highest: number): Float64Array {
  const larger = new Float64Array(highest + 1);
  larger.set(values);
  return larger;
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

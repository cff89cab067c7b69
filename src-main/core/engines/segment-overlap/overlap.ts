// How sets of contacts lie over each other: sizes, members in common of every pair, who is in none, and who gets what when
// each person is given to one set only. Owns that counting, on sets of bits; 40 sets of a million contacts take a few
// dozen milliseconds.
import { addAll, countCommon, countIds, type IdBits, takeAway } from '../rule-compiler/id-bits.ts';

export interface SetOverlaps {
  /** Members by place of the set. */
  readonly sizes: readonly number[];
  /** Members in at least one set. */
  readonly covered: number;
  /** Members of both sets; of a set with itself its size. */
  shared(left: number, right: number): number;
  /** Of the members of `left`, the share (0 to 1) that is in `right` too; 0 where `left` has nobody. */
  shareOf(left: number, right: number): number;
  /** Common members among those of either set, 0 to 1 (Jaccard 1901); 0 where neither has anybody. */
  jaccard(left: number, right: number): number;
}

/**
 * Counts the members that sets have in common, pair by pair and exactly.
 * @param sets all of the same length
 */
export function overlapsOf(sets: readonly IdBits[]): SetOverlaps {
  const sizes = sets.map(countIds);
  const shared = new Float64Array(sets.length * sets.length);
  for (const [left, one] of sets.entries()) {
    shared[left * sets.length + left] = sizes[left] ?? 0;
    for (let right = left + 1; right < sets.length; right += 1) {
      const both = countCommon(one, sets[right] as IdBits);
      shared[left * sets.length + right] = both;
      shared[right * sets.length + left] = both;
    }
  }
  const sizeOf = (place: number): number => sizes[place] ?? 0;
  const common = (left: number, right: number): number => shared[left * sets.length + right] ?? 0;
  return {
    sizes,
    covered: countIds(unionOf(sets)),
    shared: common,
    shareOf: (left, right) => common(left, right) / Math.max(1, sizeOf(left)),
    jaccard(left, right) {
      const both = common(left, right);
      return both / Math.max(1, sizeOf(left) + sizeOf(right) - both);
    },
  };
}

/** The members of any of the sets; of no sets an empty one of no length. */
export function unionOf(sets: readonly IdBits[]): IdBits {
  const union = (sets[0] ?? new Uint32Array()).slice();
  for (const set of sets.slice(1)) addAll(union, set);
  return union;
}

/**
 * Gives each member to the first set that holds it.
 * @param sets in the order of precedence, all of the same length
 * @returns by place: the members that no earlier set had
 */
export function assignOnce(sets: readonly IdBits[]): IdBits[] {
  const taken = new Uint32Array(sets[0]?.length ?? 0);
  return sets.map((set) => {
    const own = set.slice();
    takeAway(own, taken);
    addAll(taken, set);
    return own;
  });
}

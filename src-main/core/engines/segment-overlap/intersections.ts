// The exclusive intersections of sets, as an UpSet picture shows them (Lex et al. 2014, "UpSet: Visualization of
// Intersecting Sets", IEEE TVCG 20(12)): every member counts once, under exactly the sets that hold it. Owns the splitting.
import { eachId, type IdBits } from '../rule-compiler/id-bits.ts';

export interface Intersection {
  /** Places of the sets that hold these members, ascending; in all others they are not. */
  readonly sets: readonly number[];
  readonly count: number;
}

export interface Intersections {
  /** The largest combinations first, at equal size those of fewer sets. */
  readonly largest: readonly Intersection[];
  /** How many combinations somebody is in. */
  readonly combinations: number;
}

/** Combinations as large as the last one told are put in order too, but not a million of one member each. */
const mostTies = 10_000;

/**
 * Splits the members by the exact combination of sets they are in. The work follows the members of the sets, not the
 * number of combinations: each set in turn splits the groups that were there before it. A group is kept as the set that
 * made it and the group it was split from, so that a million groups cost no million lists.
 * @param sets all of the same length
 * @param most how many combinations are told
 */
export function intersectionsOf(sets: readonly IdBits[], most = Number.POSITIVE_INFINITY): Intersections {
  const groupOf = new Uint32Array((sets[0]?.length ?? 0) * 32); // 0: in no set so far
  const madeBy = [-1];
  const splitFrom = [0];
  for (const [place, set] of sets.entries()) {
    const splits = new Uint32Array(madeBy.length); // group before → group after, 0: not met yet
    eachId(set, (id) => {
      const before = groupOf[id] ?? 0;
      let after = splits[before] ?? 0;
      if (after === 0) {
        after = madeBy.push(place) - 1;
        splitFrom.push(before);
        splits[before] = after;
      }
      groupOf[id] = after;
    });
  }
  const counts = new Uint32Array(madeBy.length);
  for (let id = 0; id < groupOf.length; id += 1) {
    const group = groupOf[id] ?? 0;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  const setsOf = (group: number): number[] => {
    const found: number[] = [];
    for (let at = group; at !== 0; at = splitFrom[at] ?? 0) found.unshift(madeBy[at] ?? 0);
    return found;
  };
  const used = madeBy.flatMap((_, group) => (group !== 0 && (counts[group] ?? 0) > 0 ? [group] : []));
  const least = used.length <= most ? 0 : (counts.toSorted().at(-most - 1) ?? 0);
  const ties = used.filter((group) => counts[group] === least).slice(0, mostTies);
  const largest = [...used.filter((group) => (counts[group] ?? 0) > least), ...ties]
    .map((group): Intersection => ({ sets: setsOf(group), count: counts[group] ?? 0 }))
    .sort((a, b) => b.count - a.count || a.sets.length - b.sets.length || inOrder(a.sets, b.sets))
    .slice(0, most);
  return { largest, combinations: used.length };
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) if (place !== b[index]) return place - (b[index] ?? 0);
  return 0;
}

// From pairs to groups: which tag of a group stays and which are merged into it. A group is a star around the tag that
// stays, so that a chain of slips never joins its two ends.
import type { NamePair } from './name-pairs.ts';

export interface Merge {
  readonly from: number;
  readonly into: number;
  readonly confidence: number;
  /** The pair, or the first of the two, that says so. */
  readonly pair: NamePair;
}

/** Less sure than this is not worth a person's look. */
const leastConfidence = 0.45;

/**
 * @param worth how much speaks for keeping the tag in this place
 * @param mayMerge whether two tags may become one at all
 */
export function mergeGroups(
  pairs: readonly NamePair[],
  worth: (place: number) => number,
  mayMerge: (left: number, right: number) => boolean,
): Merge[] {
  const neighbours = new Map<number, { to: number; pair: NamePair }[]>();
  const link = (from: number, to: number, pair: NamePair): void => {
    const list = neighbours.get(from);
    if (list) list.push({ to, pair });
    else neighbours.set(from, [{ to, pair }]);
  };
  for (const pair of pairs) {
    if (!mayMerge(pair.left, pair.right)) continue;
    link(pair.left, pair.right, pair);
    link(pair.right, pair.left, pair);
  }
  const centres = [...neighbours.keys()].sort((a, b) => worth(b) - worth(a) || a - b);
  const taken = new Set<number>();
  const merges: Merge[] = [];
  for (const centre of centres) {
    if (taken.has(centre)) continue;
    const reached = reach(centre, neighbours, taken);
    for (const [from, { confidence, pair }] of reached) {
      if (confidence < leastConfidence || !mayMerge(from, centre)) continue;
      taken.add(centre);
      taken.add(from);
      merges.push({ from, into: centre, confidence, pair });
    }
  }
  return merges;
}

/** What lies one pair away, and two pairs away by way of sure ones. */
function reach(
  centre: number,
  neighbours: ReadonlyMap<number, readonly { to: number; pair: NamePair }[]>,
  taken: ReadonlySet<number>,
): Map<number, { confidence: number; pair: NamePair }> {
  const reached = new Map<number, { confidence: number; pair: NamePair }>();
  const offer = (to: number, confidence: number, pair: NamePair): void => {
    if (to === centre || taken.has(to) || (reached.get(to)?.confidence ?? 0) >= confidence) return;
    reached.set(to, { confidence, pair });
  };
  for (const { to, pair } of neighbours.get(centre) ?? []) offer(to, pair.confidence, pair);
  for (const [middle, { confidence }] of [...reached]) {
    for (const { to, pair } of neighbours.get(middle) ?? []) offer(to, confidence * pair.confidence, pair);
  }
  return reached;
}

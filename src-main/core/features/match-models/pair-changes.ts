// What an edited model changes: which pairs two runs have in which lane, counted and sampled. Owns the comparison of two
// runs; the pairs come from the caller.

import type { Lane } from '../../../../src-shared/contract/duplicates.ts';
import type { ChangeCounts, PairChange } from '../../../../src-shared/contract/match-models.ts';

/** A pair that a run proposes. */
export interface ProposedPair {
  /** The smaller contact id. */
  readonly left: number;
  readonly right: number;
  /** Match weight in bits, at or above review. */
  readonly weight: number;
  readonly lane: Lane;
}

/** Counts, and of every kind of change a sample of pairs. */
export interface PairChanges {
  readonly counts: ChangeCounts;
  readonly samples: Readonly<Record<PairChange, readonly (readonly [number, number])[]>>;
}

/** So many pairs of each kind are shown. */
const sampleSize = 60;
const keyOf = ({ left, right }: { left: number; right: number }) => left * 67_108_864 + right; // ids up to 67 million

/**
 * Compares two runs pair by pair.
 * @param outside pairs of the present run that were left aside
 */
export function pairChangesBetween(
  before: readonly ProposedPair[],
  after: readonly ProposedPair[],
  outside: number,
): PairChanges {
  const counts: ChangeCounts = {
    gained: { certain: 0, review: 0 },
    lost: { certain: 0, review: 0 },
    raised: 0,
    lowered: 0,
    kept: { certain: 0, review: 0 },
    outside,
  };
  const changed: Record<PairChange, ProposedPair[]> = { gained: [], lost: [], raised: [], lowered: [] };
  const known = new Map(before.map((pair) => [keyOf(pair), pair]));
  for (const pair of after) {
    const key = keyOf(pair);
    const earlier = known.get(key);
    known.delete(key);
    if (earlier === undefined) {
      counts.gained[pair.lane]++;
      changed.gained.push(pair);
    } else if (earlier.lane === pair.lane) counts.kept[pair.lane]++;
    else if (pair.lane === 'certain') {
      counts.raised++;
      changed.raised.push(pair);
    } else {
      counts.lowered++;
      changed.lowered.push(pair);
    }
  }
  for (const pair of known.values()) {
    counts.lost[pair.lane]++;
    changed.lost.push(pair);
  }
  return {
    counts,
    samples: {
      gained: sample(changed.gained),
      lost: sample(changed.lost),
      raised: sample(changed.raised),
      lowered: sample(changed.lowered),
    },
  };
}

/** Evenly spread from the heaviest to the lightest: the doubtful ones are as well seen as the clear ones. */
function sample(pairs: ProposedPair[]): (readonly [number, number])[] {
  pairs.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
  const count = Math.min(sampleSize, pairs.length);
  return Array.from({ length: count }, (_, at) => {
    const { left, right } = pairs[Math.floor((at * pairs.length) / count)] as ProposedPair;
    return [left, right] as const;
  });
}

// Lets the clusters speak on their pairs: two records of one cluster that were hardly comparable themselves match by way
// of the others, two records whose clusters contradict each other match less than they seem. Owns that adjustment;
// the clusters come from clusters.ts.
import type { Clustering } from './clusters.ts';
import type { PatternTable } from './pattern-table.ts';
import { pairsFrom, type ScoredPairs } from './score.ts';
import type { Thresholds } from './thresholds.ts';

/** Being in one cluster by way of others is worth at most this, in bits: likely, never certain. */
const mostByOthers = 5;
/** Clusters above this size add no pairs that no rule proposed. */
const largestFilledCluster = 60;
/** No more pairs than this are kept, the best ones. */
const mostKept = 300_000;

/** Pairs with their final and their direct weights. */
export interface SettledPairs extends ScoredPairs {
  /** Weight from the two records alone, in bits. */
  readonly direct: Float64Array;
}

/**
 * The pairs near or above review with their final weights, heaviest first.
 * @param keepBelow how far below review pairs are kept, in bits
 */
export function settlePairs(
  table: PatternTable,
  direct: Float64Array,
  { clusters, clusterOf }: Clustering,
  { review }: Thresholds,
  weightOf: (left: number, right: number) => number,
  keepBelow: number,
): SettledPairs {
  const weights = Float64Array.from(direct);
  const proposed = new Set<string>();
  for (let at = 0; at < weights.length; at++) {
    const [left, right] = [table.left[at] ?? 0, table.right[at] ?? 0];
    const [a, b] = [clusterOf[left] ?? -1, clusterOf[right] ?? -1];
    const weight = direct[at] ?? 0;
    if (a === b && a >= 0) {
      weights[at] = withinCluster(weight, clusters[a]?.weakestLink ?? review, review);
      proposed.add(`${left} ${right}`);
    } else if (weight >= review) {
      // The pair was refused as a link: its clusters, taken together, say no.
      weights[at] = review - 0.5;
    }
  }
  const found = pairsFrom(table, weights, review - keepBelow, mostKept);
  return withFilledClusters(found, clusters, proposed, review, weightOf);
}

function withinCluster(direct: number, weakestLink: number, review: number): number {
  return Math.max(direct, Math.max(review, Math.min(weakestLink, mostByOthers)));
}

/** Adds the pairs inside clusters that no blocking rule proposed, and the direct weight of all. */
function withFilledClusters(
  pairs: ScoredPairs,
  clusters: Clustering['clusters'],
  proposed: ReadonlySet<string>,
  review: number,
  weightOf: (left: number, right: number) => number,
): SettledPairs {
  const all = Array.from({ length: pairs.count }, (_, at) => ({
    left: pairs.left[at] ?? 0,
    right: pairs.right[at] ?? 0,
    weight: pairs.weight[at] ?? 0,
  }));
  for (const { rows, weakestLink } of clusters) {
    if (rows.length < 3 || rows.length > largestFilledCluster) continue;
    for (const [at, left] of rows.entries()) {
      for (const right of rows.slice(at + 1)) {
        if (proposed.has(`${left} ${right}`)) continue;
        all.push({ left, right, weight: withinCluster(weightOf(left, right), weakestLink, review) });
      }
    }
  }
  if (all.length > pairs.count) all.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
  return {
    count: all.length,
    left: Uint32Array.from(all, (pair) => pair.left),
    right: Uint32Array.from(all, (pair) => pair.right),
    weight: Float64Array.from(all, (pair) => pair.weight),
    direct: Float64Array.from(all, (pair) => weightOf(pair.left, pair.right)),
  };
}

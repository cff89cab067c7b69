// Groups pairs into clusters of records that are one person, and guards against chains: a cluster grows only while the
// pairs between its halves, taken together, speak for it. Owns grouping, weak bridges and hubs; reviewing and merging
// are features.
//
// Greedy agglomeration for correlation clustering: links are taken heaviest first; two clusters join when the weights of
// all pairs between them, each held within bounds, add up to more than nothing. Plain connected components let one wrong
// link glue two families together (on Splink's fake_1000 they drop from 0.98 to 0.56 pairwise F1).
import type { ScoredPairs } from './score.ts';

/** A pair between two clusters speaks at most so loudly, in bits. Missing values and typing errors contradict more
 * easily than strangers agree, so agreement may say twice as much as contradiction. */
const loudestFor = 4;
const loudestAgainst = -2;
/** Ninety-nine in a hundred: a pair this sure joins clusters in which others exclude each other, in bits. */
const beyondDoubt = 6.6;
/** Above so many pairs between two clusters a regular sample of them speaks. */
const mostVotes = 400;

/** One cluster of two or more records. */
export interface Cluster {
  /** Ascending record numbers. */
  readonly rows: readonly number[];
  /** Weight of the weakest link that holds it together, in bits. */
  readonly weakestLink: number;
  /** The pair of that link. */
  readonly weakestPair: readonly [number, number];
  /** Pairs inside that speak clearly against being one. */
  readonly contradictions: number;
  /** Three or more records hang together only by one link that is not certain. */
  readonly hasWeakBridge: boolean;
  /** A record that three or more others hang on without knowing each other, such as one with a family's phone. */
  readonly hub: number | undefined;
}

export interface Clustering {
  readonly clusters: readonly Cluster[];
  /** Cluster number per record, -1 for none. */
  readonly clusterOf: Int32Array;
}

export interface ClusterInput {
  readonly rowCount: number;
  /** Pairs from the review threshold on, heaviest first. */
  readonly pairs: ScoredPairs;
  /** Weight of any two records in bits (see weightOfRecords). */
  readonly weightOf: (left: number, right: number) => number;
  /** Pairs a person called different: they never share a cluster. */
  readonly isKeptApart: (left: number, right: number) => boolean;
  /** Records that exclude each other (see contradictions.ts): only a link beyond doubt joins their clusters. */
  readonly contradicts?: (left: number, right: number) => boolean;
  readonly certain: number;
  readonly review: number;
  /** Pairs taken as links so far; called often; may throw to stop. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Groups the records of the given pairs. */
export function clusterPairs(input: ClusterInput): Clustering {
  const { rowCount, pairs } = input;
  const owner = Int32Array.from({ length: rowCount }, (_, row) => row);
  const members = new Map<number, number[]>();
  const membersOf = (cluster: number) => members.get(cluster) ?? [cluster];
  const links = new Map<number, { weight: number; pair: readonly [number, number] }[]>();
  for (let at = 0; at < pairs.count; at++) {
    if (at % 256 === 0) input.onProgress?.(at, pairs.count);
    const [left, right] = [pairs.left[at] ?? 0, pairs.right[at] ?? 0];
    const [one, other] = [owner[left] ?? 0, owner[right] ?? 0];
    if (one === other || !mayJoin(input, membersOf(one), membersOf(other))) continue;
    // The smaller moves into the larger: ten thousand members are moved a handful of times each.
    const [a, b] = membersOf(one).length < membersOf(other).length ? [other, one] : [one, other];
    const joined = membersOf(a);
    for (const row of membersOf(b)) {
      owner[row] = a;
      joined.push(row);
    }
    members.set(a, joined);
    members.delete(b);
    const joinedLinks = links.get(a) ?? [];
    for (const link of links.get(b) ?? []) joinedLinks.push(link);
    joinedLinks.push({ weight: pairs.weight[at] ?? 0, pair: [left, right] });
    links.set(a, joinedLinks);
    links.delete(b);
  }
  return describe(input, [...members.values()], (rows) => links.get(owner[rows[0] ?? 0] ?? 0) ?? []);
}

/** Do the pairs between two clusters, together, speak for joining them? */
function mayJoin(input: ClusterInput, left: readonly number[], right: readonly number[]): boolean {
  const votes = left.length * right.length;
  const step = Math.max(1, Math.floor(votes / mostVotes));
  let sum = 0;
  let [best, isExcluded] = [Number.NEGATIVE_INFINITY, false];
  for (let vote = 0; vote < votes; vote += step) {
    const l = left[Math.floor(vote / right.length)] ?? 0;
    const r = right[vote % right.length] ?? 0;
    if (input.isKeptApart(Math.min(l, r), Math.max(l, r))) return false;
    const weight = input.weightOf(Math.min(l, r), Math.max(l, r));
    best = Math.max(best, weight);
    isExcluded ||= weight < input.review && input.contradicts?.(Math.min(l, r), Math.max(l, r)) === true;
    sum += Math.max(loudestAgainst, Math.min(loudestFor, weight));
  }
  if (isExcluded && best < beyondDoubt) return false;
  return sum > 0;
}

type Link = { readonly weight: number; readonly pair: readonly [number, number] };

function describe(input: ClusterInput, groups: number[][], linksOf: (rows: readonly number[]) => Link[]): Clustering {
  const clusterOf = new Int32Array(input.rowCount).fill(-1);
  const sorted = groups.map((rows) => rows.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const clusters = sorted.map((rows, number): Cluster => {
    for (const row of rows) clusterOf[row] = number;
    const links = linksOf(rows);
    const weakest = links.reduce((least, link) => (link.weight < least.weight ? link : least));
    return {
      rows,
      weakestLink: weakest.weight,
      weakestPair: weakest.pair,
      contradictions: contradictionsWithin(input, rows),
      hasWeakBridge: rows.length > 2 && weakest.weight < input.certain,
      hub: hubOf(input, rows),
    };
  });
  return { clusters, clusterOf };
}

/** Pairs inside a cluster whose weight is clearly below review. Large clusters are sampled. */
function contradictionsWithin(input: ClusterInput, rows: readonly number[]): number {
  let count = 0;
  for (let l = 0; l < rows.length && l < 40; l++) {
    for (let r = l + 1; r < rows.length && r < 40; r++) {
      if (input.weightOf(rows[l] ?? 0, rows[r] ?? 0) < input.review - 2) count++;
    }
  }
  return count;
}

/** The record that at least three others are linked to and only to, if there is one. */
function hubOf(input: ClusterInput, rows: readonly number[]): number | undefined {
  if (rows.length < 4 || rows.length > 40) return undefined;
  const onlyNeighbour = new Map<number, number>();
  for (const row of rows) {
    const neighbours = rows.filter(
      (other) => other !== row && input.weightOf(Math.min(row, other), Math.max(row, other)) >= input.review,
    );
    const [first] = neighbours;
    if (neighbours.length === 1 && first !== undefined) onlyNeighbour.set(first, (onlyNeighbour.get(first) ?? 0) + 1);
  }
  for (const [row, hanging] of onlyNeighbour) if (hanging >= 3) return row;
  return undefined;
}

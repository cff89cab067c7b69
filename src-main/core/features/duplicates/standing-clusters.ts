// The clusters of the last run as they stand now, under thresholds that a person may have moved: merged and archived
// contacts are gone, pairs called different do not hold. Owns lanes and the guards that keep a cluster out of the
// certain one; stored pairs come from duplicates-queries.ts.
import type { Lane } from '../../../../src-shared/contract/duplicates.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { type StandingPairRow, selectDifferentPairs, selectStandingPairs } from './duplicates-queries.ts';

export interface StandingCluster {
  /** The smallest contact id of the cluster: stays the same while thresholds move. */
  readonly number: number;
  readonly members: readonly number[];
  readonly lane: Lane;
  /** Weight of the weakest link that holds it together, in bits. */
  readonly weight: number;
  readonly hasWeakBridge: boolean;
  readonly contradictions: number;
  readonly hub: number | null;
}

export interface Thresholds {
  readonly review: number;
  readonly certain: number;
}

/** How far below review two records of a cluster must be, taken by themselves, to contradict each other, in bits. */
const contradictionBelow = 2;

interface Group {
  members: number[];
  weakest: number;
}

/** Groups the pairs of a run at or above review. Sorted by weight, best first. */
export function standingClusters(
  db: ReadHandle,
  run: { id: number; review_weight: number },
  thresholds: Thresholds,
): readonly StandingCluster[] {
  const key = `standing clusters ${run.id} ${thresholds.review} ${thresholds.certain}`;
  return remembered(db, key, () => groupPairs(db, run, thresholds));
}

function groupPairs(
  db: ReadHandle,
  run: { id: number; review_weight: number },
  { review, certain }: Thresholds,
): StandingCluster[] {
  const pairs = db.rows<StandingPairRow>(selectStandingPairs(run.id, review));
  const apart = differentPairs(db);
  const groupOf = new Map<number, Group>();
  const groupFor = (id: number) => groupOf.get(id) ?? { members: [id], weakest: Number.POSITIVE_INFINITY };
  for (const [left, right, weight, , cluster] of pairs) {
    // A pair that no cluster holds was refused as a link; only below the model's own threshold does a person ask for it.
    if (cluster === null && weight >= run.review_weight) continue;
    const [a, b] = [groupFor(left), groupFor(right)];
    if ((a === b && groupOf.has(left)) || apart.separates(a.members, b.members)) continue;
    // The smaller moves into the larger: ten thousand members are moved a handful of times each.
    const [large, small] = a.members.length < b.members.length ? [b, a] : [a, b];
    large.weakest = Math.min(a.weakest, b.weakest, weight);
    groupOf.set(large.members[0] ?? 0, large);
    for (const member of small.members) {
      large.members.push(member);
      groupOf.set(member, large);
    }
  }
  const evidence = directEvidence(pairs, groupOf);
  return [...new Set(groupOf.values())]
    .map((group) => described(group, evidence.get(group) ?? [], { review, certain }))
    .sort((a, b) => b.weight - a.weight || a.number - b.number);
}

/** The pairs a person called different. */
export function differentPairs(db: ReadHandle) {
  const known = new Map<number, Set<number>>();
  for (const [left, right] of db.rows<[number, number]>(selectDifferentPairs())) {
    known.set(left, (known.get(left) ?? new Set()).add(right));
    known.set(right, (known.get(right) ?? new Set()).add(left));
  }
  return {
    separates: (left: readonly number[], right: readonly number[]): boolean =>
      known.size > 0 &&
      left.some((one) => {
        const others = known.get(one);
        return others !== undefined && right.some((other) => others.has(other));
      }),
  };
}

/** The pairs inside each group with what the two records say by themselves. */
function directEvidence(pairs: readonly StandingPairRow[], groupOf: ReadonlyMap<number, Group>) {
  const byGroup = new Map<Group, { left: number; right: number; direct: number }[]>();
  for (const [left, right, , direct] of pairs) {
    const group = groupOf.get(left);
    if (group === undefined || group !== groupOf.get(right)) continue;
    const list = byGroup.get(group) ?? [];
    list.push({ left, right, direct });
    byGroup.set(group, list);
  }
  return byGroup;
}

function described(
  group: Group,
  pairs: readonly { left: number; right: number; direct: number }[],
  { review, certain }: Thresholds,
): StandingCluster {
  const members = group.members.sort((a, b) => a - b);
  const contradictions = pairs.filter(({ direct }) => direct < review - contradictionBelow).length;
  const hub = hubOf(
    members,
    pairs.filter(({ direct }) => direct >= review),
  );
  const hasWeakBridge = members.length > 2 && group.weakest < certain;
  const isCertain = group.weakest >= certain && contradictions === 0 && hub === null;
  return {
    number: members[0] ?? 0,
    members,
    lane: isCertain ? 'certain' : 'review',
    weight: group.weakest,
    hasWeakBridge,
    contradictions,
    hub,
  };
}

/** The contact that at least three others are linked to and only to. */
function hubOf(members: readonly number[], links: readonly { left: number; right: number }[]): number | null {
  if (members.length < 4) return null;
  const neighbours = new Map<number, number[]>();
  for (const { left, right } of links) {
    neighbours.set(left, [...(neighbours.get(left) ?? []), right]);
    neighbours.set(right, [...(neighbours.get(right) ?? []), left]);
  }
  const hanging = new Map<number, number>();
  for (const others of neighbours.values()) {
    const [only] = others;
    if (others.length === 1 && only !== undefined) hanging.set(only, (hanging.get(only) ?? 0) + 1);
  }
  for (const [member, count] of hanging) if (count >= 3) return member;
  return null;
}

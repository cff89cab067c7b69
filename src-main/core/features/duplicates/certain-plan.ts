// What "merge all certain" would do: which clusters are merged into whom, and which are left to a person and why.
// Owns the guards of bulk merging; writing is merge-writer.ts.
import type { PlannedMerge, SkippedCluster } from '../../../../src-shared/contract/duplicates.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type ChosenField, chosenFields, loadMembers, type Member } from './merge-members.ts';
import { proposeWinner } from './merge-plan.ts';
import { type StandingCluster, standingClusters, type Thresholds } from './standing-clusters.ts';

export interface CertainPlan {
  readonly merges: readonly PlannedMerge[];
  readonly skipped: readonly SkippedCluster[];
}

/** A cluster larger than this is never merged unseen. */
const largestUnseen = 8;

/** Fields in which one person has one value: two different ones are a conflict that a person looks at. */
const singular = ['birthday', 'gender', 'kind', 'name_suffix'] as const;

/** Plans the merge of every certain cluster; clusters just below certain that strong links hold are listed as skipped. */
export function planCertain(
  db: ReadHandle,
  run: { id: number; review_weight: number },
  thresholds: Thresholds,
): CertainPlan {
  const fields = chosenFields(db);
  const merges: PlannedMerge[] = [];
  const skipped: SkippedCluster[] = [];
  for (const cluster of standingClusters(db, run, thresholds)) {
    const isStrong = cluster.weight >= thresholds.certain;
    if (!isStrong && !cluster.hasWeakBridge) continue;
    const reason = guardOf(cluster, thresholds);
    if (reason !== null && cluster.members.length > 50) {
      skipped.push({ cluster: cluster.number, names: [`${cluster.members.length} contacts`], reason });
      continue;
    }
    const members = loadMembers(db, cluster.members, fields);
    const conflict = reason ?? conflictOf(members, fields);
    if (conflict !== null) {
      skipped.push({ cluster: cluster.number, names: members.slice(0, 6).map(({ name }) => name), reason: conflict });
      continue;
    }
    const winner = proposeWinner(members).from;
    merges.push({
      cluster: cluster.number,
      winner,
      winnerName: members.find(({ id }) => id === winner)?.name ?? '',
      losers: members.flatMap(({ id, name }) => (id === winner ? [] : [{ id, name }])),
      weight: cluster.weight,
    });
  }
  return { merges, skipped };
}

function guardOf(cluster: StandingCluster, { certain }: Thresholds): string | null {
  if (cluster.weight < certain) return 'One uncertain link holds the group together';
  if (cluster.hub !== null) return 'One contact links others that do not match each other';
  if (cluster.contradictions > 0) {
    return cluster.contradictions === 1
      ? 'Two of its contacts contradict each other'
      : `${cluster.contradictions} pairs of its contacts contradict each other`;
  }
  if (cluster.members.length > largestUnseen) return `A group of ${cluster.members.length} is better looked at`;
  return null;
}

function conflictOf(members: readonly Member[], fields: readonly ChosenField[]): string | null {
  for (const key of singular) {
    const values = new Set(
      members.flatMap(({ values: own }) => own.get(key) ?? []).map((value) => String(value).toLowerCase()),
    );
    if (values.size > 1) {
      const label = fields.find((field) => field.key === key)?.label ?? key;
      return `${label} differs: ${[...values].slice(0, 3).join(', ')}`;
    }
  }
  return null;
}

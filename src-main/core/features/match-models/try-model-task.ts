// Runs an edited model on a worker thread and compares what it finds with the present run. Stores nothing.
import type { MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type FindInput, type FoundDuplicates, findDuplicatesTask } from '../duplicates/duplicate-task.ts';
import {
  type StandingPairRow,
  selectDifferentPairs,
  selectLastRun,
  selectStandingPairs,
} from '../duplicates/duplicates-queries.ts';
import { scopeIds } from '../duplicates/run-scope.ts';
import { type PairChanges, type ProposedPair, pairChangesBetween } from './pair-changes.ts';

/** A run with an edited model and what it changes. */
export interface TriedModel {
  readonly found: FoundDuplicates;
  readonly changes: PairChanges;
}

export function tryModelTask(
  context: TaskContext,
  input: FindInput & { readonly settings: MatchModelSettings },
): TriedModel {
  const found = findDuplicatesTask(context, input);
  context.progress('Comparing with the present run', 0, null);
  const isApart = apartPairs(context.db);
  const { pairs, outside } = presentPairs(context.db, input);
  const before = pairs.filter((pair) => !isApart(pair));
  const after = proposedPairs(found).filter((pair) => !isApart(pair));
  return { found, changes: pairChangesBetween(before, after, outside) };
}

/** What the present run proposes, within the scope of the trial. */
function presentPairs(
  db: ReadHandle,
  input: FindInput & { readonly settings: MatchModelSettings },
): { pairs: ProposedPair[]; outside: number } {
  const run = db.first(selectLastRun());
  if (run === undefined) return { pairs: [], outside: 0 };
  const scope = scopeIds(db, input);
  const least = input.settings.scope?.kind !== 'everyone' && input.settings.scope?.against === 'themselves' ? 2 : 1;
  const seen = new Set<string>();
  const pairs: ProposedPair[] = [];
  let outside = 0;
  for (const [one, other, weight, , cluster] of db.rows<StandingPairRow>(
    selectStandingPairs(run.id, run.review_weight),
  )) {
    const [left, right] = [Math.min(one, other), Math.max(one, other)];
    // A pair that no cluster holds was refused as a link; merged contacts may name one pair twice.
    if (cluster === null || seen.has(`${left} ${right}`)) continue;
    seen.add(`${left} ${right}`);
    if (scope !== null && Number(scope.has(left)) + Number(scope.has(right)) < least) outside++;
    else pairs.push({ left, right, weight, lane: weight >= run.certain_weight ? 'certain' : 'review' });
  }
  return { pairs, outside };
}

function proposedPairs({ model, left, right, weight, cluster }: FoundDuplicates): ProposedPair[] {
  const { review, certain } = model.thresholds;
  const pairs: ProposedPair[] = [];
  for (let at = 0; at < left.length; at++) {
    const [l, r, bits] = [left[at] ?? 0, right[at] ?? 0, weight[at] ?? 0];
    if (bits < review || (cluster[at] ?? -1) < 0) continue;
    pairs.push({
      left: Math.min(l, r),
      right: Math.max(l, r),
      weight: bits,
      lane: bits >= certain ? 'certain' : 'review',
    });
  }
  return pairs;
}

/** Pairs a person called different are proposed by no run. */
function apartPairs(db: ReadHandle): (pair: ProposedPair) => boolean {
  const apart = new Set(db.rows<[number, number]>(selectDifferentPairs()).map(([left, right]) => `${left} ${right}`));
  return ({ left, right }) => apart.has(`${left} ${right}`);
}

// The pairs that a trial changes, side by side as both runs see them, with the evidence of each. Reads only.
import type { ChangedPair, PairChange, PairView } from '../../../../src-shared/contract/match-models.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { explainPair } from '../../engines/matching/explain.ts';
import { type MatchModel, weightsOfModel } from '../../engines/matching/match-model.ts';
import { selectFaces, selectLastRun, selectTrialRun } from '../duplicates/duplicates-queries.ts';
import type { StoredRun } from '../duplicates/run-summary.ts';
import { selectStoredPairs } from './match-models-queries.ts';
import type { PairChanges } from './pair-changes.ts';

/** What is kept of a trial beside its run. */
export interface StoredTrial extends PairChanges {
  /** The run it was compared with; null where there was none. */
  readonly against: number | null;
}

/** The sampled pairs of one kind, heaviest first; empty without a trial. */
export function changedPairs(db: ReadHandle, change: PairChange): ChangedPair[] {
  const trial = db.first(selectTrialRun());
  if (trial === undefined || trial.trial === null) return [];
  const { samples } = JSON.parse(trial.trial) as StoredTrial;
  const pairs = samples[change];
  const after = pairViews(db, trial, pairs);
  const present = db.first(selectLastRun());
  const before = present === undefined ? () => null : pairViews(db, present, pairs);
  const faces = new Map(db.all(selectFaces(pairs.flat())).map((face) => [face.id, face]));
  const shown = (id: number) => {
    const face = faces.get(id);
    return { id, name: face?.name ?? '', detail: face?.email ?? face?.phone ?? face?.company ?? null };
  };
  return pairs.map(([left, right]) => ({
    left: shown(left),
    right: shown(right),
    before: before(left, right),
    after: after(left, right),
  }));
}

function pairViews(
  db: ReadHandle,
  run: StoredRun,
  pairs: readonly (readonly [number, number])[],
): (left: number, right: number) => PairView | null {
  const model = JSON.parse(run.model) as MatchModel;
  const weights = weightsOfModel(model);
  const views = new Map(
    db.all(selectStoredPairs(run.id, pairs)).map((pair): [string, PairView] => {
      const levels = { levels: JSON.parse(pair.levels) as number[], rarity: JSON.parse(pair.rarity) as number[] };
      const lines = explainPair(model.comparisons, weights, levels, pair.weight);
      return [
        `${pair.left_id} ${pair.right_id}`,
        {
          weight: pair.weight,
          lane: pair.weight >= run.certain_weight ? 'certain' : pair.weight >= run.review_weight ? 'review' : 'ignored',
          evidence: lines.map(({ key, label, words, weight }) => ({ key, label, words, weight })),
        },
      ];
    }),
  );
  return (left, right) => views.get(`${left} ${right}`) ?? null;
}

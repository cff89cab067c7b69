// Steps that follow every import: which there are, and which import they have not followed yet.
import { recipeStep } from '../../../../src-shared/model/recipe.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectLastFollowed, selectNewestBatch, selectStanding } from './recipe-queries.ts';

export type StandingMode = 'propose' | 'apply';

export function standingSteps(db: ReadHandle) {
  return db.all(selectStanding()).map(({ step, mode, ...row }) => ({
    ...row,
    mode: mode as StandingMode,
    step: recipeStep.parse(JSON.parse(step)),
  }));
}

/** The newest import, and how many steps of each mode have yet to follow it; null when none has. */
export function dueSteps(db: ReadHandle) {
  const batch = db.first(selectNewestBatch());
  if (batch === undefined) return null;
  const steps = standingSteps(db).filter(({ created_at }) => created_at <= batch.imported_at);
  const due = (mode: StandingMode): number => {
    const isFollowed = (db.value<number>(selectLastFollowed(mode)) ?? 0) >= batch.id;
    return isFollowed ? 0 : steps.filter((it) => it.mode === mode).length;
  };
  const [propose, apply] = [due('propose'), due('apply')];
  return propose + apply === 0 ? null : { batch: batch.id, fileName: batch.file_name, propose, apply };
}

// Keeps what a run found in the place of the last run's: derived tables, not journaled, since a run can be repeated.
import type { WriteHandle } from '../../db/handle.ts';
import { probabilityOf } from '../../engines/matching/score.ts';
import { keepMergedLabels } from '../match-labels/merged-labels.ts';
import type { FoundDuplicates } from './duplicate-task.ts';
import { deletePairs, deleteRuns, insertPairSql, insertRun, selectLastRun } from './duplicates-queries.ts';

/** Stores a run and returns its number. */
export function storeRun(db: WriteHandle, found: FoundDuplicates, at: number): number {
  const last = db.first(selectLastRun());
  if (last !== undefined) keepMergedLabels(db, last);
  db.run(deletePairs());
  db.run(deleteRuns());
  const { review, certain } = found.model.thresholds;
  const run = db.run(
    insertRun({
      at,
      contact_count: found.contactCount,
      pair_count: found.comparedPairs,
      model: JSON.stringify(found.model),
      review_weight: review,
      certain_weight: certain,
    }),
  ).id;
  const insert = db.prepare(insertPairSql);
  const width = found.model.comparisons.length;
  for (let pair = 0; pair < found.left.length; pair++) {
    const [left, right] = [found.left[pair] ?? 0, found.right[pair] ?? 0];
    const cluster = found.cluster[pair] ?? -1;
    const weight = found.weight[pair] ?? 0;
    insert.run(
      run,
      Math.min(left, right),
      Math.max(left, right),
      weight,
      found.direct[pair] ?? 0,
      probabilityOf(weight),
      JSON.stringify([...found.levels.subarray(pair * width, (pair + 1) * width)]),
      JSON.stringify(
        Array.from(found.rarity.subarray(pair * width, (pair + 1) * width), (bits) => Number(bits.toFixed(2))),
      ),
      cluster < 0 ? null : cluster,
    );
  }
  return run;
}

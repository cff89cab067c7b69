// Merges as answers: what two contacts showed before they became one, kept when the next run replaces the pairs. Owns
// keeping and reading them; weights are corrected by engines/matching/refine-weights.ts.
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import type { RememberedAnswer } from '../../engines/matching/find-duplicates.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import { insertLabelSql, selectMergedPairs, selectStandingLabels } from './match-labels-queries.ts';

/** The newest so many count: older ones were given to other data. */
export const mostLabels = 300;

/** Keeps what the merged pairs of a run showed, before its pairs go. Certain ones taught nothing. */
export function keepMergedLabels(db: WriteHandle, run: { id: number; model: string; certain_weight: number }): void {
  const merged = db.rows<[number, number, string, string]>(selectMergedPairs(run.id, run.certain_weight, mostLabels));
  if (merged.length === 0) return;
  const { comparisons } = JSON.parse(run.model) as MatchModel;
  const insert = db.prepare(insertLabelSql);
  for (const [left, right, levels, rarity] of merged) {
    const [reached, bits] = [JSON.parse(levels) as number[], JSON.parse(rarity) as number[]];
    const shown = Object.fromEntries(
      comparisons.map((comparison, at) => [
        comparison.key,
        [reached[at] ?? 0, comparison.levels.length, bits[at] ?? 0] as const,
      ]),
    );
    insert.run(left, right, JSON.stringify(shown));
  }
}

/** The answers that standing merges are. */
export function mergedAnswers(db: ReadHandle): RememberedAnswer[] {
  return db.rows<[string]>(selectStandingLabels(mostLabels)).map(([levels]) => ({
    levels: JSON.parse(levels) as RememberedAnswer['levels'],
    isDuplicate: true,
  }));
}

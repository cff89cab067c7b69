// The steps of a recipe that settle spellings in activities (product, category…). Their values depend on nothing else of
// the contact, so they are worked out value by value.
import type { RecipeStep } from '../../../../src-shared/model/recipe.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type StepTally, settledValue } from '../../engines/recipes/run-recipe.ts';
import { cleanColumn, readValue } from '../clean/clean-columns.ts';
import { eachRow, selectHolding } from '../clean/clean-queries.ts';

interface ActivityStep {
  step: RecipeStep;
  tally: StepTally;
}

export interface ActivityChanges {
  column: string;
  rows: { row: number; contact: number; before: string; after: string }[];
}

const breathEvery = 20_000;

/** @param ids of the contacts that are reached, null for all active ones */
export function planActivities(
  db: ReadHandle,
  steps: readonly ActivityStep[],
  ids: readonly number[] | null,
  progress: (phase: string, done: number, total: number | null) => void,
): ActivityChanges[] {
  const perColumn = new Map<string, { map: Map<string, string>; tally: StepTally }[]>();
  for (const { step, tally } of steps) {
    if (step.kind !== 'values' || !step.column.startsWith('activity.')) continue;
    const column = cleanColumn(db, step.column);
    const map = new Map<string, string>();
    for (const { to, from } of step.changes) {
      const kept = String(readValue(column, to, null));
      for (const value of from) if (value !== kept) map.set(value, kept);
    }
    perColumn.set(step.column, [...(perColumn.get(step.column) ?? []), { map, tally }]);
  }
  const reached = ids === null ? null : new Set(ids);
  return Array.from(perColumn, ([key, maps]) => {
    const rows: ActivityChanges['rows'] = [];
    const contacts = new Map<StepTally, Set<number>>(maps.map(({ tally }) => [tally, new Set()]));
    const named = [...new Set(maps.flatMap(({ map }) => [...map.keys()]))];
    let seen = 0;
    for (const [row, contact, before] of eachRow(db, selectHolding(cleanColumn(db, key), named))) {
      seen += 1;
      if (seen % breathEvery === 0) progress('Reading activities', seen, null);
      if (reached !== null && !reached.has(contact)) continue;
      const after = settledValue(
        before,
        maps.map(({ map }) => map),
      );
      if (after === before) continue;
      rows.push({ row, contact, before, after });
      const first = maps.find(({ map }) => map.has(before));
      first?.tally.note({ outcome: 'changed', column: key, before, after, why: null });
      if (first) contacts.get(first.tally)?.add(contact);
    }
    for (const [tally, touched] of contacts) tally.contacts += touched.size;
    return { column: key, rows };
  });
}

// Says in one sentence what a step does, and whether it can run in this workspace. Owns the words.
import type { ShownStep } from '../../../../src-shared/contract/recipes.ts';
import { editWords, shortened } from '../../../../src-shared/model/bulk-edit-words.ts';
import { columnLabel } from '../../../../src-shared/model/finding.ts';
import type { RecipeStep } from '../../../../src-shared/model/recipe.ts';
import { Refusal } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import { compileStep, type StepWorld } from '../../engines/recipes/compile-steps.ts';
import { cleanColumns } from '../clean/clean-columns.ts';
import { stepWorld } from './step-world.ts';

/** How columns read, by their key; one that is gone reads as its key. */
export function columnNames(db: ReadHandle): (column: string) => string {
  const labels = new Map(cleanColumns(db).map(({ column, label }) => [column, label]));
  labels.set('activity.amount', 'Amount').set('state', 'Record');
  return (column) => labels.get(column) ?? column.replace(/^custom\./, '');
}

export function shownSteps(db: ReadHandle, steps: readonly RecipeStep[]): ShownStep[] {
  const name = columnNames(db);
  const world = stepWorld(db, { asOf: 0, country: null });
  return steps.map((step) => ({ step, sentence: sentenceOf(step, name), problem: problemOf(step, world) }));
}

/** What a step does: its name, or a sentence. */
export function sentenceOf(step: RecipeStep, name: (column: string) => string): string {
  if (step.name) return step.name;
  switch (step.kind) {
    case 'fix':
      return fixSentence(step);
    case 'values':
      return valuesSentence(step, name);
    case 'edit': {
      const words = editWords(step.edit, step.column, (column) => name(column).toLowerCase(), 'todo');
      return step.onlyIfEmpty ? `${words} where it is empty` : words;
    }
  }
}

function fixSentence({ check, minimumConfidence, values }: Extract<RecipeStep, { kind: 'fix' }>): string {
  const title = checkById(check)?.title ?? check;
  const [first] = values ?? [];
  if (values === undefined || first === undefined) {
    const least = Math.round(minimumConfidence * 100);
    return least > 0 ? `Mend “${title}” where it is at least ${least} % sure` : `Mend “${title}” wherever it can be`;
  }
  const more = values.length > 1 ? ` and ${(values.length - 1).toLocaleString('en')} more` : '';
  const column = columnLabel(first.column).toLowerCase();
  return first.to === null
    ? `Mend “${title}”: take “${shortened(first.from)}” out of ${column}${more}`
    : `Mend “${title}”: change ${column} “${shortened(first.from)}” to “${shortened(first.to)}”${more}`;
}

function valuesSentence(
  { column, changes }: Extract<RecipeStep, { kind: 'values' }>,
  name: (column: string) => string,
) {
  const field = name(column).toLowerCase();
  const [first] = changes;
  if (first === undefined) return `Keep one spelling in ${field}`;
  if (changes.length > 1) return `Keep one spelling of ${changes.length.toLocaleString('en')} clusters in ${field}`;
  const others = first.from.filter((value) => value !== first.to);
  const shown = others.slice(0, 2).map((value) => `“${shortened(value)}”`);
  const more = others.length > 2 ? [`${others.length - 2} more`] : [];
  const listed = [...shown, ...more];
  const last = listed.pop() ?? '';
  return `Write “${shortened(first.to)}” for ${listed.length > 0 ? `${listed.join(', ')} and ${last}` : last} in ${field}`;
}

/** Why a step cannot run here, or null. */
export function problemOf(step: RecipeStep, world: StepWorld): string | null {
  try {
    compileStep(step, world);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

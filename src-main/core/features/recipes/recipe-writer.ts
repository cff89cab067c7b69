// Makes what a recipe worked out, each value only where it still is what the plan saw, in slices of one operation.
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { fixWriter } from '../audit/fix-writer.ts';
import { writePlans } from '../clean/column-writer.ts';
import type { RecipePlan } from './recipe-task.ts';

/** Contacts between two breaths: about 30 ms. */
const sliceSize = 100;

/** @param country for national phone numbers; ISO 3166-1 alpha-2 or null */
export function* writeRecipe(
  context: BulkWriteContext,
  { fixes, plans }: Pick<RecipePlan, 'fixes' | 'plans'>,
  country: string | null,
): Generator<Step, void> {
  const writer = fixWriter(context.db, context.now, country);
  for (const [index, { contact, steps }] of fixes.entries()) {
    if (index % sliceSize === 0) yield { phase: 'Changing contacts', done: index, total: fixes.length };
    if (writer.apply(contact, steps)) writer.touch(contact);
  }
  yield* writePlans(context, plans, country);
}

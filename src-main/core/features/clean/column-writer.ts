// Writes planned values into rows, each only where the value still is what the plan saw. Owns the order of the work: all
// plans are made contact by contact, so that a row is written, and journaled, once however many of its columns change.
// The SQL of each kind of row is in row-writers.ts; what is changed is planned in plan-*.ts.
import type { Step, WriteContext } from '../../server/contexts.ts';
import { cleanColumn, type Stored } from './clean-columns.ts';
import { type Change, contactWriter } from './row-writers.ts';

/** New values of one column, as plain arrays of numbers: a million of them cross between threads in no time. */
export interface ColumnPlan {
  column: string;
  /** Ids of the rows, and of the contacts they belong to; the contacts ascend. */
  rows: Float64Array;
  contacts: Float64Array;
  /** Per row, which of the pairs it is. */
  pairs: Uint32Array;
  /** Distinct [before, after]. */
  values: [before: Stored, after: Stored][];
}

/** Contacts between two breaths: well under 50 ms with the images of their rows in the journal. */
const sliceSize = 250;

/**
 * Makes the changes of all plans, in slices. A row whose value is another by now is left alone.
 * @param country for national phone numbers; ISO 3166-1 alpha-2 or null
 * @returns values changed, and of how many contacts
 */
export function* writePlans(
  context: WriteContext,
  plans: readonly ColumnPlan[],
  country: string | null,
): Generator<Step, { changed: number; contacts: number }> {
  const total = plans.reduce((sum, { rows }) => sum + rows.length, 0);
  const cursors = plans.map((plan) => ({ plan, column: cleanColumn(context.db, plan.column), at: 0 }));
  const write = contactWriter(context, country);
  const changes: Change[] = [];
  let contacts = 0;
  let changed = 0;
  let done = 0;
  for (let turn = 1; done < total; turn += 1) {
    const contact = Math.min(...cursors.map(({ plan, at }) => plan.contacts[at] ?? Number.POSITIVE_INFINITY));
    changes.length = 0;
    for (const cursor of cursors) {
      const { plan, column } = cursor;
      for (; plan.contacts[cursor.at] === contact; cursor.at += 1) {
        const [before, after] = plan.values[plan.pairs[cursor.at] ?? 0] ?? [null, null];
        changes.push({ column, row: plan.rows[cursor.at] ?? 0, before, after });
      }
    }
    const made = write(contact, changes);
    if (made > 0) contacts += 1;
    changed += made;
    done += changes.length;
    if (turn % sliceSize === 0) yield { phase: 'Changing values', done, total };
  }
  return { changed, contacts };
}

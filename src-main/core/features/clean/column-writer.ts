// Writes planned values into rows, each only where the value still is what the plan saw. Owns the SQL per kind of column
// and what goes with a change (normal form, country code, display name); what is changed is planned in plan-*.ts.
import type Database from 'better-sqlite3';
import { countryCode } from '../../../../src-shared/text/country.ts';
import type { Step, WriteContext } from '../../server/contexts.ts';
import { selectEditable, selectNamePoints, touchContact, updateDisplayName } from '../contacts/contact-edit-queries.ts';
import { nameFields, nameOf, readPoint } from '../contacts/contact-values.ts';
import { type Column, cleanColumn, type Stored } from './clean-columns.ts';

/** New values of one column, as plain arrays of numbers: a million of them cross between threads in no time. */
export interface ColumnPlan {
  column: string;
  /** Ids of the rows, and of the contacts they belong to. */
  rows: Float64Array;
  contacts: Float64Array;
  /** Per row, which of the pairs it is. */
  pairs: Uint32Array;
  /** Distinct [before, after]. */
  values: [before: Stored, after: Stored][];
}

/** Rows between two breaths: well under 50 ms with their images in the journal. */
const sliceSize = 400;

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
  const contacts = new Set<number>();
  let changed = 0;
  let done = 0;
  for (const plan of plans) {
    const column = cleanColumn(context.db, plan.column);
    const write = rowWriter(context, column, country);
    for (let start = 0; start < plan.rows.length; start += sliceSize) {
      const end = Math.min(plan.rows.length, start + sliceSize);
      const touched = new Set<number>();
      for (let at = start; at < end; at += 1) {
        const [before, after] = plan.values[plan.pairs[at] ?? 0] ?? [null, null];
        if (!write(plan.rows[at] ?? 0, before, after)) continue;
        changed += 1;
        touched.add(plan.contacts[at] ?? 0);
      }
      for (const contact of touched) {
        contacts.add(contact);
        touch(context, column, contact);
      }
      done += end - start;
      yield { phase: 'Changing values', done, total };
    }
  }
  return { changed, contacts: contacts.size };
}

type RowWriter = (row: number, before: Stored, after: Stored) => boolean;

function rowWriter({ db, now }: WriteContext, { place }: Column, country: string | null): RowWriter {
  const run = (statement: Database.Statement, bound: object): boolean => statement.run(bound).changes > 0;
  switch (place.kind) {
    case 'contact': {
      const update = db.prepare(`UPDATE contact SET ${place.field} = @after, updated_at = @now
        WHERE id = @row AND ${place.field} IS @before AND state <> 'merged'`);
      return (row, before, after) => run(update, { row, before, after, now });
    }
    case 'custom': {
      const { column } = place.field;
      const insert = db.prepare(`INSERT INTO contact_custom (id, ${column}) VALUES (@row, @after)
        ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column} WHERE ${column} IS NULL`);
      const update = db.prepare(
        `UPDATE contact_custom SET ${column} = @after WHERE id = @row AND ${column} IS @before`,
      );
      return (row, before, after) =>
        before === null ? run(insert, { row, after }) : run(update, { row, before, after });
    }
    case 'point': {
      const { point } = place;
      // What was known of the old value (bounced, invalid) does not hold for the new one.
      const update = db.prepare(`UPDATE contact_point SET value = @value, normalised = @normalised,
          status = CASE WHEN @status = 'invalid' THEN 'invalid' WHEN status IN ('invalid', 'bounced') THEN 'unknown' ELSE status END
        WHERE id = @row AND value IS @before`);
      return (row, before, after) => run(update, { row, before, ...readPoint(point, String(after), country) });
    }
    case 'address': {
      const { part } = place;
      const code = part === 'country' ? ', country_code = @code' : '';
      const update = db.prepare(`UPDATE address SET ${part} = @after${code} WHERE id = @row AND ${part} IS @before`);
      return (row, before, after) =>
        run(update, {
          row,
          before,
          after,
          ...(part === 'country' && { code: after === null ? null : countryCode(String(after)) }),
        });
    }
    case 'activity': {
      const { part } = place;
      const update = db.prepare(`UPDATE activity SET ${part} = @after WHERE id = @row AND ${part} IS @before`);
      return (row, before, after) => run(update, { row, before, after });
    }
  }
}

/** Notes when the contact changed, and what lists show for it when that may be another name now. */
function touch({ db, now }: WriteContext, { place }: Column, contact: number): void {
  if (place.kind === 'activity') return;
  if (place.kind !== 'contact') db.run(touchContact(contact, now));
  if (place.kind !== 'point' && !(place.kind === 'contact' && nameFields.includes(place.field))) return;
  const row = db.first(selectEditable(contact));
  if (row) db.run(updateDisplayName(contact, nameOf(row, db.all(selectNamePoints(contact)))));
}

// Changes many contacts at once: one field, or archived and back. In slices, so that reads are answered in between.
import { type RawBuilder, sql } from 'kysely';
import type { contactListContract } from '../../../../src-shared/contract/contact-list.ts';
import type { BulkEdit } from '../../../../src-shared/model/bulk-edit.ts';
import { contactFieldLabel, type EditableField } from '../../../../src-shared/model/contact.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { BulkWriteContext, HandlersOf, JobContext, ReadContext, Step } from '../../server/contexts.ts';
import { columnJudge, guardValues } from '../guards/guard-values.ts';
import { recordSteps, stepOfEdit } from '../recipes/recorded-steps.ts';
import { refreshName } from './contact-edit-handlers.ts';
import { selectedIds } from './contact-selection.ts';
import { nameFields, readField } from './contact-values.ts';
import { customField, readCustomValue } from './custom-fields.ts';

type BulkRequests = 'contacts.previewSet' | 'contacts.setField' | 'contacts.setState';

/** Contacts per slice: well under 50 ms with their images in the journal. */
const sliceSize = 500;
const examplesShown = 5;

/** A field of the contact or a custom one, as SQL and in words. */
interface BulkField {
  label: string;
  value: string | number | null;
  current: RawBuilder<unknown>;
  update: (ids: string, now: number) => RawBuilder<unknown>;
  changesName: boolean;
}

export const contactBulkHandlers: Pick<HandlersOf<typeof contactListContract>, BulkRequests> = {
  'contacts.previewSet': (context, { selection, field, value }) => {
    const { db } = context;
    const target = bulkField(db, field, value);
    const chosen = sql`FROM contact AS c LEFT JOIN contact_custom k ON k.id = c.id
      WHERE c.id IN (${selectedIds(context, selection)})`;
    const differs = sql`${target.current} IS NOT ${target.value}`;
    const counts = db.first(
      sql<{
        selected: number;
        changing: number | null;
      }>`SELECT count(*) AS selected, sum(${differs}) AS changing ${chosen}`,
    );
    const examples = db.all(
      sql<{ id: number; name: string; before: string | number | null }>`
        SELECT c.id, c.display_name AS name, ${target.current} AS before ${chosen} AND ${differs} LIMIT ${examplesShown}`,
    );
    return {
      selected: counts?.selected ?? 0,
      changing: counts?.changing ?? 0,
      guarded: columnJudge(context, field)?.(value) ?? null,
      examples: examples.map(({ before, ...rest }) => ({ ...rest, before: before === null ? null : String(before) })),
    };
  },
  'contacts.setField': async (job, { selection, field, value, keepAnyway }) => {
    const target = job.read((db) => bulkField(db, field, value));
    const ids = idsOf(job, selection);
    return job.writeInSteps(function* (context) {
      const kept = guardValues(context, [{ column: field, value }], keepAnyway);
      const changed = yield* inSlices(context, ids, 'Changing contacts', (slice) => {
        const { changes } = context.db.run(target.update(JSON.stringify(slice), context.now));
        if (changes > 0 && target.changesName) for (const id of slice) refreshName(context, id);
        return changes;
      });
      const to = value?.trim() ? ` to “${value.trim()}”` : ' to nothing';
      context.describe(`Set ${target.label}${to} for ${contacts(changed)}${kept}`, { contacts: changed });
      const edit: BulkEdit = value?.trim() ? { kind: 'set', value } : { kind: 'clear' };
      recordSteps(context, [stepOfEdit(selection, field, edit, changed)]);
      return { changed };
    });
  },
  'contacts.setState': async (job, { selection, state }) => {
    const ids = idsOf(job, selection);
    return job.writeInSteps(function* (context) {
      const phase = state === 'archived' ? 'Archiving contacts' : 'Restoring contacts';
      const changed = yield* inSlices(context, ids, phase, (slice) => {
        const update = sql`UPDATE contact SET state = ${state}, updated_at = ${context.now}
          WHERE id IN (SELECT value FROM json_each(${JSON.stringify(slice)})) AND state <> ${state} AND state <> 'merged'`;
        return context.db.run(update).changes;
      });
      context.describe(`${state === 'archived' ? 'Archived' : 'Restored'} ${contacts(changed)}`, { contacts: changed });
      return { changed };
    });
  },
};

const contacts = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'contact' : 'contacts'}`;

function idsOf(job: JobContext, selection: Selection): number[] {
  return job.read((db) => {
    const context: ReadContext = { db, now: job.now, asOf: job.asOf };
    return db.pluck<number>(selectedIds(context, selection));
  });
}

function* inSlices(
  _context: BulkWriteContext,
  ids: readonly number[],
  phase: string,
  change: (slice: readonly number[]) => number,
): Generator<Step, number> {
  let changed = 0;
  for (let at = 0; at < ids.length; at += sliceSize) {
    changed += change(ids.slice(at, at + sliceSize));
    yield { phase, done: Math.min(ids.length, at + sliceSize), total: ids.length };
  }
  return changed;
}

function bulkField(db: ReadHandle, field: string, typed: string | null): BulkField {
  if (field.startsWith('custom.')) {
    const custom = customField(db, field.slice('custom.'.length));
    const value = readCustomValue(custom, typed);
    const column = sql.ref(custom.column);
    return {
      label: custom.label,
      value,
      current: sql`k.${column}`,
      changesName: false,
      // WHERE true: without it SQLite takes ON CONFLICT for a join condition
      update: (ids) => sql`INSERT INTO contact_custom (id, ${column})
        SELECT c.id, ${value} FROM contact c LEFT JOIN contact_custom k ON k.id = c.id
        WHERE c.id IN (SELECT value FROM json_each(${ids})) AND k.${column} IS NOT ${value}
        ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`,
    };
  }
  const name = field as EditableField; // the contract lets nothing else through
  const value = readField(name, typed);
  const column = sql.ref(name);
  return {
    label: contactFieldLabel[name].toLowerCase(),
    value,
    current: sql`c.${column}`,
    changesName: nameFields.includes(name),
    update: (ids, now) => sql`UPDATE contact SET ${column} = ${value}, updated_at = ${now}
      WHERE id IN (SELECT value FROM json_each(${ids})) AND ${column} IS NOT ${value} AND state <> 'merged'`,
  };
}

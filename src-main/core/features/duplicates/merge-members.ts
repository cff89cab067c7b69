// Reads the contacts of a merge with everything that is compared or kept. Owns these SELECTs; decides nothing.
import { sql } from 'kysely';
import { type ConsentState, contactFieldLabel } from '../../../../src-shared/model/contact.ts';
import type { consentColumns } from '../../../../src-shared/model/contact-columns.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import { customFieldsOf, type FieldRow } from '../contacts/custom-fields.ts';
import { idsIn } from './duplicates-queries.ts';
import { chosenColumns, type MergeMember } from './merge-plan.ts';

/** A contact of a merge. */
export interface Member extends MergeMember {
  readonly name: string;
  readonly state: string;
  readonly consents: Readonly<Record<(typeof consentColumns)[number], ConsentState>>;
  readonly notes: string | null;
  readonly createdAt: number | null;
}

/** The fields of which one value is kept, with what a person calls them. */
export interface ChosenField {
  readonly key: string;
  readonly label: string;
  /** The custom field behind it, if it is one. */
  readonly custom: FieldRow | undefined;
}

/** Fields of contact and custom fields, in the order they are shown. */
export function chosenFields(db: ReadHandle): ChosenField[] {
  return [
    ...chosenColumns.map((key) => ({ key, label: contactFieldLabel[key], custom: undefined })),
    ...customFieldsOf(db).map((custom) => ({ key: `custom:${custom.key}`, label: custom.label, custom })),
  ];
}

/** Loads contacts in the order asked for; refuses when one is not here any more. */
export function loadMembers(db: ReadHandle, ids: readonly number[], fields: readonly ChosenField[]): Member[] {
  const rows = db.all(
    build
      .selectFrom('contact')
      .selectAll()
      .where('id', 'in', [...ids]),
  );
  const last = new Map(
    db.rows<[number, number | null]>(
      sql`SELECT contact_id, last_activity_at FROM contact_rollup WHERE contact_id IN ${idsIn(ids)}`,
    ),
  );
  const customs = new Map<number, Record<string, string | number | null>>();
  if (fields.some(({ custom }) => custom !== undefined)) {
    for (const row of db.all(
      sql<Record<string, string | number | null>>`SELECT * FROM contact_custom WHERE id IN ${idsIn(ids)}`,
    ))
      customs.set(Number(row.id), row);
  }
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined || row.state === 'merged') {
      throw refuse('not-found', 'One of these contacts is not there any more. Look at the list again.');
    }
    const column: Record<string, unknown> = row;
    return {
      id,
      name: row.display_name,
      state: row.state,
      addedAt: row.added_at,
      updatedAt: row.updated_at,
      createdAt: row.created_at,
      lastActivityAt: last.get(id) ?? null,
      notes: row.notes,
      consents: {
        email_consent: row.email_consent as ConsentState,
        phone_consent: row.phone_consent as ConsentState,
        post_consent: row.post_consent as ConsentState,
      },
      values: new Map(
        fields.map(({ key, custom }) => [
          key,
          custom === undefined ? asValue(column[key]) : (customs.get(id)?.[custom.column] ?? null),
        ]),
      ),
    };
  });
}

function asValue(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

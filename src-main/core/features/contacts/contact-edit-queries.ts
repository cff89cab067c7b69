// SQL that changes one contact and what belongs to it. One statement each; what is allowed is decided by the handlers.
import { type RawBuilder, sql } from 'kysely';
import type {
  AddressField,
  ContactPointKind,
  EditableField,
  PointStatus,
} from '../../../../src-shared/model/contact.ts';
import { build } from '../../db/query.ts';

type FieldValues = Partial<Record<EditableField, string | null>>;

export const selectEditable = (contact: number) =>
  build.selectFrom('contact').selectAll().where('id', '=', contact).where('state', '<>', 'merged');

/** Columns come from the closed list of editable fields, so they are safe as names. */
export const updateFields = (contact: number, values: FieldValues, now: number): RawBuilder<unknown> => {
  const parts = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  return sql`UPDATE contact SET ${sql.join([...parts, sql`updated_at = ${now}`])} WHERE id = ${contact}`;
};

export const touchContact = (contact: number, now: number) =>
  build.updateTable('contact').set({ updated_at: now }).where('id', '=', contact);

export const updateDisplayName = (contact: number, name: string) =>
  build.updateTable('contact').set({ display_name: name }).where('id', '=', contact).where('display_name', '<>', name);

export const insertContact = (values: FieldValues, name: string, now: number): RawBuilder<unknown> => {
  const entries = Object.entries(values);
  const columns = entries.map(([column]) => sql.ref(column));
  const bound = entries.map(([, value]) => sql`${value}`);
  return sql`INSERT INTO contact (${sql.join([...columns, sql`display_name`, sql`created_at`, sql`added_at`, sql`updated_at`])})
    VALUES (${sql.join([...bound, sql`${name}`, sql`${now}`, sql`${now}`, sql`${now}`])})`;
};

export const setCustomValue = (contact: number, column: string, value: string | number | null): RawBuilder<unknown> =>
  sql`INSERT INTO contact_custom (id, ${sql.ref(column)}) VALUES (${contact}, ${value})
    ON CONFLICT (id) DO UPDATE SET ${sql.ref(column)} = excluded.${sql.ref(column)}`;

export const selectPoint = (point: number) => build.selectFrom('contact_point').selectAll().where('id', '=', point);

/** The first email and phone by rank, for the name of a contact that has no other. */
export const selectNamePoints = (contact: number) =>
  sql<{ kind: string; value: string }>`SELECT kind, value FROM contact_point
    WHERE contact_id = ${contact} AND kind IN ('email', 'phone') ORDER BY kind, is_primary DESC, id`;

export const countPoints = (contact: number, kind: ContactPointKind) =>
  sql<{ count: number }>`SELECT count(*) AS count FROM contact_point WHERE contact_id = ${contact} AND kind = ${kind}`;

export const selectSamePoint = (contact: number, kind: ContactPointKind, value: string, normalised: string | null) =>
  sql<{ id: number }>`SELECT id FROM contact_point WHERE contact_id = ${contact} AND kind = ${kind}
    AND (value = ${value} OR (${normalised} IS NOT NULL AND normalised = ${normalised}))`;

export const insertPoint = (
  contact: number,
  kind: ContactPointKind,
  value: string,
  label: string | null,
  read: { normalised: string | null; status: PointStatus },
  isPrimary: boolean,
) =>
  build.insertInto('contact_point').values({
    contact_id: contact,
    kind,
    value,
    label,
    normalised: read.normalised,
    status: read.status,
    is_primary: isPrimary ? 1 : 0,
  });

export const updatePoint = (
  point: number,
  values: { value?: string; label?: string | null; normalised?: string | null; status?: PointStatus },
) => build.updateTable('contact_point').set(values).where('id', '=', point);

/** Makes one point of its kind the primary one, and no other. */
export const makePrimaryPoint = (contact: number, kind: string, point: number): RawBuilder<unknown> =>
  sql`UPDATE contact_point SET is_primary = (id = ${point})
    WHERE contact_id = ${contact} AND kind = ${kind} AND is_primary <> (id = ${point})`;

export const deletePoint = (point: number) => build.deleteFrom('contact_point').where('id', '=', point);

export const selectNextPoint = (contact: number, kind: string) =>
  sql<{
    id: number;
  }>`SELECT id FROM contact_point WHERE contact_id = ${contact} AND kind = ${kind} ORDER BY id LIMIT 1`;

export const selectAddress = (address: number) => build.selectFrom('address').selectAll().where('id', '=', address);

export const countAddresses = (contact: number) =>
  sql<{ count: number }>`SELECT count(*) AS count FROM address WHERE contact_id = ${contact}`;

type AddressValues = Partial<Record<AddressField | 'country_code', string | null>>;

export const insertAddress = (contact: number, values: AddressValues, isPrimary: boolean) =>
  build.insertInto('address').values({ ...values, contact_id: contact, is_primary: isPrimary ? 1 : 0 });

export const updateAddress = (address: number, values: AddressValues) =>
  build.updateTable('address').set(values).where('id', '=', address);

export const makePrimaryAddress = (contact: number, address: number): RawBuilder<unknown> =>
  sql`UPDATE address SET is_primary = (id = ${address})
    WHERE contact_id = ${contact} AND is_primary <> (id = ${address})`;

export const deleteAddress = (address: number) => build.deleteFrom('address').where('id', '=', address);

export const selectNextAddress = (contact: number) =>
  sql<{ id: number }>`SELECT id FROM address WHERE contact_id = ${contact} ORDER BY id LIMIT 1`;

export const selectContactCountry = (contact: number) =>
  sql<{ country_code: string }>`SELECT country_code FROM address
    WHERE contact_id = ${contact} AND country_code IS NOT NULL ORDER BY is_primary DESC, id LIMIT 1`;

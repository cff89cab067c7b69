// Makes the changes of a fix, each only where the value still is what the finding saw. Owns the SQL per kind of field;
// which findings are accepted is decided in audit-accept.ts.
import { sql } from 'kysely';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { type FixStep, parseFindingField } from '../../../../src-shared/model/finding.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { normalisePhone } from '../../../../src-shared/text/phone.ts';
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { addressTextColumns, contactTextColumns } from '../../engines/audit/audit-contact.ts';

/** Columns of contact that a fix may set, beside the text columns. */
const otherColumns = ['kind', 'state', 'email_consent'];

export interface FixScope {
  contact: number;
  now: number;
  /** For phones without a prefix; ISO 3166-1 alpha-2 or null. */
  defaultCountry: string | null;
}

/** Makes all steps, or none: answers false when any value is no longer what its step expects. */
export function applyFix(db: WriteHandle, steps: readonly FixStep[], scope: FixScope): boolean {
  if (!isActive(db, scope.contact) || !steps.every((step) => stillStands(db, step, scope))) return false;
  for (const step of steps) make(db, step, scope);
  touchContact(db, scope);
  return true;
}

function isActive(db: ReadHandle, contact: number): boolean {
  return db.value(sql`SELECT 1 FROM contact WHERE id = ${contact} AND state = 'active'`) === 1;
}

function stillStands(db: ReadHandle, step: FixStep, scope: FixScope): boolean {
  switch (step.kind) {
    case 'set':
      return currentValue(db, step.field, scope) === step.from;
    case 'remove_point':
      return currentValue(db, `point:${step.point}`, scope) === step.from;
    case 'add_point':
      return true;
    default:
      return assertNever(step);
  }
}

/** The value a field has now; undefined when the field or its row is gone or belongs to somebody else. */
function currentValue(db: ReadHandle, field: string, { contact }: FixScope): string | null | undefined {
  const place = parseFindingField(field);
  const ofContact = sql`(contact_id = ${contact} OR contact_id IN (SELECT id FROM contact_alias WHERE winner_id = ${contact}))`;
  switch (place.kind) {
    case 'contact':
      return db.value(sql`SELECT ${contactColumn(place.column)} FROM contact WHERE id = ${contact}`);
    case 'point':
      return db.value(sql`SELECT value FROM contact_point WHERE id = ${place.id} AND ${ofContact}`);
    case 'address':
      return db.value(sql`SELECT ${addressColumn(place.column)} FROM address WHERE id = ${place.id} AND ${ofContact}`);
    case 'activity': {
      if (place.column !== 'amount') return undefined;
      const amount = db.value<number | null>(sql`SELECT amount FROM activity WHERE id = ${place.id} AND ${ofContact}`);
      return amount == null ? amount : String(amount);
    }
    case 'tag':
      return undefined;
    default:
      return assertNever(place);
  }
}

function make(db: WriteHandle, step: FixStep, scope: FixScope): void {
  switch (step.kind) {
    case 'set':
      setValue(db, step.field, step.to, scope);
      return;
    case 'add_point':
      db.run(sql`INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary)
        SELECT ${scope.contact}, ${step.point}, ${step.value}, ${normalised(step.point, step.value, scope)},
          NOT EXISTS (SELECT 1 FROM contact_point WHERE contact_id = ${scope.contact} AND kind = ${step.point})`);
      return;
    case 'remove_point':
      removePoint(db, step.point);
      return;
    default:
      assertNever(step);
  }
}

function setValue(db: WriteHandle, field: string, to: string | null, scope: FixScope): void {
  const place = parseFindingField(field);
  switch (place.kind) {
    case 'contact':
      db.run(sql`UPDATE contact SET ${contactColumn(place.column)} = ${to} WHERE id = ${scope.contact}`);
      return;
    case 'point':
      if (to === null) removePoint(db, place.id);
      else setPoint(db, place.id, to, scope);
      return;
    case 'address':
      db.run(sql`UPDATE address SET ${addressColumn(place.column)} = ${to} WHERE id = ${place.id}`);
      if (place.column === 'country')
        db.run(sql`UPDATE address SET country_code = ${to === null ? null : countryCode(to)} WHERE id = ${place.id}`);
      return;
    case 'activity':
      db.run(sql`UPDATE activity SET amount = ${Number(to)} WHERE id = ${place.id}`);
      return;
    case 'tag':
      return;
    default:
      assertNever(place);
  }
}

function setPoint(db: WriteHandle, id: number, value: string, scope: FixScope): void {
  const kind = db.value<string>(sql`SELECT kind FROM contact_point WHERE id = ${id}`) ?? 'email';
  // What was known of the old value (bounced, invalid) does not hold for the new one.
  db.run(sql`UPDATE contact_point SET value = ${value}, normalised = ${normalised(kind, value, scope)},
    status = CASE WHEN status IN ('invalid', 'bounced') THEN 'unknown' ELSE status END WHERE id = ${id}`);
}

/** The next point of the kind takes the place of a removed main one. */
function removePoint(db: WriteHandle, id: number): void {
  const point = db.first(sql<{ contact_id: number; kind: string; is_primary: number }>`
    SELECT contact_id, kind, is_primary FROM contact_point WHERE id = ${id}`);
  if (point === undefined) return;
  db.run(sql`DELETE FROM contact_point WHERE id = ${id}`);
  if (point.is_primary === 1)
    db.run(sql`UPDATE contact_point SET is_primary = 1 WHERE id = (SELECT min(id) FROM contact_point
      WHERE contact_id = ${point.contact_id} AND kind = ${point.kind})`);
}

function normalised(kind: string, value: string, scope: FixScope): string | null {
  if (kind === 'email') return normaliseEmail(value).normalised;
  return kind === 'phone' ? normalisePhone(value, scope.defaultCountry) : null;
}

interface NameRow {
  name_prefix: string | null;
  given_name: string | null;
  middle_name: string | null;
  family_name: string | null;
  name_suffix: string | null;
  nickname: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  display_name: string;
  kind: string;
}

/** Sets when the contact changed, and its display name when the parts now make another. */
function touchContact(db: WriteHandle, { contact, now }: FixScope): void {
  const row = db.first(sql<NameRow>`SELECT name_prefix, given_name, middle_name, family_name, name_suffix, nickname,
      company, display_name, kind,
      (SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'email' ORDER BY is_primary DESC, id LIMIT 1) AS email,
      (SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'phone' ORDER BY is_primary DESC, id LIMIT 1) AS phone
    FROM contact c WHERE id = ${contact}`);
  if (row === undefined) return;
  const parts = {
    prefix: row.name_prefix,
    given: row.given_name,
    middle: row.middle_name,
    family: row.family_name,
    suffix: row.name_suffix,
    nickname: row.nickname,
  };
  const name = row.kind === 'company' && row.company !== null ? row.company : displayName(parts, row);
  db.run(sql`UPDATE contact SET display_name = ${name}, updated_at = ${now} WHERE id = ${contact}`);
}

function contactColumn(column: string) {
  if (![...contactTextColumns, ...otherColumns].includes(column)) throw new Error(`no fix sets contact.${column}`);
  return sql.ref(column);
}

function addressColumn(column: string) {
  if (!(addressTextColumns as readonly string[]).includes(column)) throw new Error(`no fix sets address.${column}`);
  return sql.ref(column);
}

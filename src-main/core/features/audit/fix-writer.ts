// Makes the changes of a fix, each only where the value still is what the finding saw. Owns the SQL per kind of field,
// prepared once and run for every finding; which findings are accepted is decided in audit-accept.ts.
import type Database from 'better-sqlite3';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { addressColumns } from '../../../../src-shared/model/contact-columns.ts';
import { type FixStep, parseFindingField } from '../../../../src-shared/model/finding.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { normalisePhone } from '../../../../src-shared/text/phone.ts';
import type { WriteHandle } from '../../db/handle.ts';
import { contactTextColumns } from '../../engines/audit/audit-contact.ts';

/** Columns that a fix may set; column names reach SQL only through these lists. */
const contactColumns: ReadonlySet<string> = new Set([...contactTextColumns, 'kind', 'state', 'email_consent']);
const partsOfAddress: ReadonlySet<string> = new Set(addressColumns);

export interface FixWriter {
  /** Makes all steps, or none: answers false when any value is no longer what its step expects. */
  apply(contact: number, steps: readonly FixStep[]): boolean;
  /** Sets when the contact changed, and its display name when the parts now make another. Once after its fixes. */
  touch(contact: number): void;
}

/** The contact itself and those merged into it. */
const ofContact = '(contact_id = @contact OR contact_id IN (SELECT id FROM contact_alias WHERE winner_id = @contact))';

/**
 * @param now for updated_at, UTC epoch milliseconds
 * @param defaultCountry for phones without a prefix; ISO 3166-1 alpha-2 or null
 */
export function fixWriter(db: WriteHandle, now: number, defaultCountry: string | null): FixWriter {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const fresh = db.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const value = (sql: string, bound: object): unknown => prepared(sql).pluck().get(bound);
  const run = (sql: string, bound: object): void => void prepared(sql).run(bound);
  const normalised = (kind: string, text: string): string | null => {
    if (kind === 'email') return normaliseEmail(text).normalised;
    return kind === 'phone' ? normalisePhone(text, defaultCountry) : null;
  };

  /** The value a field has now; undefined when its row is gone or belongs to somebody else. */
  function currentValue(contact: number, field: string): unknown {
    const place = parseFindingField(field);
    switch (place.kind) {
      case 'contact':
        return value(`SELECT ${allowed(contactColumns, place.column)} FROM contact WHERE id = @contact`, { contact });
      case 'point':
        return value(`SELECT value FROM contact_point WHERE id = @id AND ${ofContact}`, { id: place.id, contact });
      case 'address': {
        const column = allowed(partsOfAddress, place.column);
        return value(`SELECT ${column} FROM address WHERE id = @id AND ${ofContact}`, { id: place.id, contact });
      }
      case 'activity': {
        if (place.column !== 'amount') return undefined;
        const amount = value(`SELECT amount FROM activity WHERE id = @id AND ${ofContact}`, { id: place.id, contact });
        return amount == null ? amount : String(amount);
      }
      case 'tag':
        return undefined;
      default:
        return assertNever(place);
    }
  }

  function stands(contact: number, step: FixStep): boolean {
    switch (step.kind) {
      case 'set':
        return currentValue(contact, step.field) === step.from;
      case 'remove_point':
        return currentValue(contact, `point:${step.point}`) === step.from;
      case 'add_point':
        return true;
      default:
        return assertNever(step);
    }
  }

  function make(contact: number, step: FixStep): void {
    switch (step.kind) {
      case 'set':
        setValue(contact, step.field, step.to);
        return;
      case 'add_point':
        run(
          `INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary)
           SELECT @contact, @kind, @text, @normalised,
             NOT EXISTS (SELECT 1 FROM contact_point WHERE contact_id = @contact AND kind = @kind)`,
          { contact, kind: step.point, text: step.value, normalised: normalised(step.point, step.value) },
        );
        return;
      case 'remove_point':
        removePoint(step.point);
        return;
      default:
        assertNever(step);
    }
  }

  function setValue(contact: number, field: string, to: string | null): void {
    const place = parseFindingField(field);
    switch (place.kind) {
      case 'contact':
        run(`UPDATE contact SET ${allowed(contactColumns, place.column)} = @to WHERE id = @contact`, { contact, to });
        return;
      case 'point':
        if (to === null) removePoint(place.id);
        else setPoint(place.id, to);
        return;
      case 'address':
        if (place.column === 'country')
          run('UPDATE address SET country = @to, country_code = @code WHERE id = @id', {
            id: place.id,
            to,
            code: to === null ? null : countryCode(to),
          });
        else
          run(`UPDATE address SET ${allowed(partsOfAddress, place.column)} = @to WHERE id = @id`, { id: place.id, to });
        return;
      case 'activity':
        run('UPDATE activity SET amount = @amount WHERE id = @id', { id: place.id, amount: Number(to) });
        return;
      case 'tag':
        return;
      default:
        assertNever(place);
    }
  }

  function setPoint(id: number, text: string): void {
    const kind = value('SELECT kind FROM contact_point WHERE id = @id', { id }) as string;
    // What was known of the old value (bounced, invalid) does not hold for the new one.
    run(
      `UPDATE contact_point SET value = @text, normalised = @normalised,
         status = CASE WHEN status IN ('invalid', 'bounced') THEN 'unknown' ELSE status END WHERE id = @id`,
      { id, text, normalised: normalised(kind, text) },
    );
  }

  /** The next point of the kind takes the place of a removed main one. */
  function removePoint(id: number): void {
    const point = prepared('SELECT contact_id, kind, is_primary FROM contact_point WHERE id = @id').get({ id }) as
      | { contact_id: number; kind: string; is_primary: number }
      | undefined;
    if (point === undefined) return;
    run('DELETE FROM contact_point WHERE id = @id', { id });
    if (point.is_primary === 1)
      run(
        `UPDATE contact_point SET is_primary = 1 WHERE id =
           (SELECT min(id) FROM contact_point WHERE contact_id = @contact_id AND kind = @kind)`,
        { contact_id: point.contact_id, kind: point.kind },
      );
  }

  return {
    apply(contact, steps) {
      const isActive = value("SELECT 1 FROM contact WHERE id = @contact AND state = 'active'", { contact }) === 1;
      if (!isActive || !steps.every((step) => stands(contact, step))) return false;
      for (const step of steps) make(contact, step);
      return true;
    },
    touch(contact) {
      const row = prepared(nameSql).get({ contact }) as NameRow | undefined;
      if (row === undefined) return;
      run('UPDATE contact SET display_name = @name, updated_at = @now WHERE id = @contact', {
        contact,
        now,
        name: nameOf(row),
      });
    },
  };
}

interface NameRow {
  prefix: string | null;
  given: string | null;
  middle: string | null;
  family: string | null;
  suffix: string | null;
  nickname: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  kind: string;
}

const nameSql = `SELECT kind, name_prefix AS prefix, given_name AS given, middle_name AS middle, family_name AS family,
    name_suffix AS suffix, nickname, company,
    (SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'email' ORDER BY is_primary DESC, id LIMIT 1) AS email,
    (SELECT value FROM contact_point WHERE contact_id = c.id AND kind = 'phone' ORDER BY is_primary DESC, id LIMIT 1) AS phone
  FROM contact c WHERE id = @contact`;

function nameOf(row: NameRow): string {
  return row.kind === 'company' && row.company !== null ? row.company : displayName(row, row);
}

function allowed(columns: ReadonlySet<string>, column: string): string {
  if (!columns.has(column)) throw new Error(`no fix sets ${column}`);
  return column;
}

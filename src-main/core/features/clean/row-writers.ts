// Writes the changes of one contact: of its own row, its custom fields, points, addresses and activities, each row once.
// Owns that SQL and what goes with a change (normal form, country code, display name).
import type Database from 'better-sqlite3';
import { countryCode } from '../../../../src-shared/text/country.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { nameFields, nameOf, readPoint } from '../contacts/contact-values.ts';
import type { Column, Stored } from './clean-columns.ts';

export interface Change {
  column: Column;
  /** Id of the row that holds the column. */
  row: number;
  before: Stored;
  after: Stored;
}

type Row = Record<string, Stored>;
type TableName = 'contact' | 'contact_custom' | 'address' | 'activity';

/**
 * Prepares writing on one connection; its statements are compiled once.
 * @param country for national phone numbers; ISO 3166-1 alpha-2 or null
 * @returns writes the changes of one contact, each only where the value still is its `before`; answers how many it made
 */
export function contactWriter(
  { db, now }: WriteContext,
  country: string | null,
): (contact: number, changes: readonly Change[]) => number {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const rowOf = (table: TableName, id: number): Row | undefined =>
    prepared(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
  const update = (table: TableName, id: number, values: ReadonlyMap<string, Stored>): void => {
    const columns = [...values.keys()];
    if (columns.length > 0)
      prepared(`UPDATE ${table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`).run(
        ...values.values(),
        id,
      );
  };

  /** The values of those changes that still apply to the row. */
  function standing(row: Row, changes: readonly [name: string, Change][]): Map<string, Stored> {
    const values = new Map<string, Stored>();
    for (const [name, { before, after }] of changes) if (row[name] === before) values.set(name, after);
    return values;
  }

  function writePoint(point: Parameters<typeof readPoint>[0], { row, before, after }: Change): number {
    // What was known of the old value (bounced, invalid) does not hold for the new one.
    const statement = prepared(`UPDATE contact_point SET value = @value, normalised = @normalised,
        status = CASE WHEN @status = 'invalid' THEN 'invalid' WHEN status IN ('invalid', 'bounced') THEN 'unknown' ELSE status END
      WHERE id = @row AND value IS @before`);
    return statement.run({ row, before, ...readPoint(point, String(after), country) }).changes;
  }

  function writeRow(table: 'address' | 'activity', id: number, changes: readonly [string, Change][]): number {
    const row = rowOf(table, id);
    if (row === undefined) return 0;
    const values = standing(row, changes);
    const made = values.size;
    const named = values.get('country');
    if (table === 'address' && named !== undefined)
      values.set('country_code', named === null ? null : countryCode(String(named)));
    update(table, id, values);
    return made;
  }

  function writeCustom(contact: number, changes: readonly [string, Change][]): number {
    const row = rowOf('contact_custom', contact);
    if (row !== undefined) {
      const values = standing(row, changes);
      update('contact_custom', contact, values);
      return values.size;
    }
    const values = new Map(
      changes.filter(([, { before }]) => before === null).map(([name, { after }]) => [name, after]),
    );
    if (values.size > 0)
      prepared(
        `INSERT INTO contact_custom (id, ${[...values.keys()].join(', ')}) VALUES (?${', ?'.repeat(values.size)})`,
      ).run(contact, ...values.values());
    return values.size;
  }

  /** Its own columns, when it changed, and what lists show for it when that is another name now. */
  function writeContact(contact: number, changes: readonly [string, Change][], madeElsewhere: Made): number {
    const row = rowOf('contact', contact);
    if (row === undefined) return 0;
    const values = row.state === 'merged' ? new Map<string, Stored>() : standing(row, changes);
    const made = values.size;
    if (made === 0 && madeElsewhere.any === 0) return 0;
    if (madeElsewhere.points > 0 || [...values.keys()].some((name) => namedBy.has(name))) {
      const points = prepared(`SELECT kind, value FROM contact_point
        WHERE contact_id = ? AND kind IN ('email', 'phone') ORDER BY kind, is_primary DESC, id`).all(contact);
      const changed = { ...row, ...Object.fromEntries(values) } as unknown as Parameters<typeof nameOf>[0];
      const name = nameOf(changed, points as { kind: string; value: string }[]);
      if (name !== row.display_name) values.set('display_name', name);
    }
    values.set('updated_at', now);
    update('contact', contact, values);
    return made;
  }

  return (contact, changes) => {
    const own: [string, Change][] = [];
    const custom: [string, Change][] = [];
    const rows = new Map<string, { table: 'address' | 'activity'; id: number; changes: [string, Change][] }>();
    const elsewhere: Made = { any: 0, points: 0 };
    for (const change of changes) {
      const { place } = change.column;
      if (place.kind === 'contact') own.push([place.field, change]);
      else if (place.kind === 'custom') custom.push([place.field.column, change]);
      else if (place.kind === 'point') elsewhere.points += writePoint(place.point, change);
      else {
        const key = `${place.kind} ${change.row}`;
        const known = rows.get(key) ?? { table: place.kind, id: change.row, changes: [] };
        known.changes.push([place.part, change]);
        rows.set(key, known);
      }
    }
    elsewhere.any = elsewhere.points + (custom.length > 0 ? writeCustom(contact, custom) : 0);
    let inActivities = 0;
    for (const { table, id, changes: ofRow } of rows.values()) {
      const made = writeRow(table, id, ofRow);
      if (table === 'activity') inActivities += made;
      else elsewhere.any += made;
    }
    return elsewhere.any + inActivities + writeContact(contact, own, elsewhere);
  };
}

/** What was changed beside the contact's own row; activities are no change of the contact. */
interface Made {
  any: number;
  points: number;
}

const namedBy: ReadonlySet<string> = new Set(nameFields);

// SQL of guards, and of who is already here with an email, a phone or a name. One statement each.
import { type RawBuilder, sql } from 'kysely';
import { build } from '../../db/query.ts';

export const selectGuards = () => build.selectFrom('guard').selectAll().orderBy('id');

export const upsertGuard = (row: {
  column_key: string;
  is_required: number;
  checks_format: number;
  allowed: string | null;
}) =>
  sql`INSERT INTO guard (column_key, is_required, checks_format, allowed)
    VALUES (${row.column_key}, ${row.is_required}, ${row.checks_format}, ${row.allowed})
    ON CONFLICT (column_key) DO UPDATE SET is_required = excluded.is_required,
      checks_format = excluded.checks_format, allowed = excluded.allowed`;

export const deleteGuard = (column: string) => build.deleteFrom('guard').where('column_key', '=', column);

interface AlikeRow {
  contact: number;
  name: string;
  detail: string | null;
}

const shown = sql`c.id AS contact, c.display_name AS name, coalesce(r.primary_email, c.company) AS detail`;
const source = sql`JOIN contact c ON c.id = coalesce(a.winner_id, p.contact_id) AND c.state = 'active'
  LEFT JOIN contact_rollup r ON r.contact_id = c.id`;

/** By the index of normalised values. */
export const selectSamePoint = (kind: 'email' | 'phone', normalised: string, except: number): RawBuilder<AlikeRow> =>
  sql`SELECT DISTINCT ${shown} FROM contact_point p LEFT JOIN contact_alias a ON a.id = p.contact_id ${source}
    WHERE p.kind = ${kind} AND p.normalised = ${normalised} AND c.id <> ${except} LIMIT 5`;

/** @param match a full-text expression over names; `folded` keeps those of exactly this name */
export const selectSameName = (match: string, folded: string, except: number): RawBuilder<AlikeRow> =>
  sql`SELECT ${shown} FROM contact_search s JOIN contact c ON c.id = s.rowid AND c.state = 'active'
    LEFT JOIN contact_rollup r ON r.contact_id = c.id
    WHERE contact_search MATCH ${match} AND c.id <> ${except}
      AND fold(coalesce(c.given_name, '') || ' ' || coalesce(c.family_name, '')) = ${folded} LIMIT 5`;

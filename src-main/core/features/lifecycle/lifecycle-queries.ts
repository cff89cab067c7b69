// SQL of lifecycle stages: who is there, what they did, how stays are kept. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

/** Everybody, merged ones included: what became of them is told by `winner_id`. */
export const selectPeople = () =>
  sql<{ id: number }>`SELECT c.id, CASE WHEN c.state = 'merged' THEN a.winner_id ELSE c.id END AS survivor,
      c.state <> 'archived' AS is_there, coalesce(c.created_at, c.added_at) AS known_at, c.company
    FROM contact AS c LEFT JOIN contact_alias AS a ON a.id = c.id ORDER BY c.id`;

/** What counts of a range of contacts, by contact and time; read from the index alone. */
export const doingsSql = (kinds: number): string =>
  `SELECT contact_id, at, kind = 'purchase' FROM activity INDEXED BY activity_contact
    WHERE contact_id BETWEEN ? AND ? AND at <= ? AND kind IN (${Array(kinds).fill('?').join(', ')})
    ORDER BY contact_id, at`;

/** What counts of one contact and everybody merged into it. */
export const selectDoingsOf = (contact: number, kinds: readonly string[], until: number) =>
  sql<{ at: number; purchase: number }>`SELECT at, kind = 'purchase' AS purchase FROM activity
    WHERE contact_id IN (SELECT ${contact} UNION SELECT id FROM contact_alias WHERE winner_id = ${contact})
      AND at <= ${until} AND +kind IN (${sql.join([...kinds])}) ORDER BY at`;

/** When a contact, or one merged into it, was first known. */
export const selectKnownAt = (contact: number) =>
  sql<{ known_at: number }>`SELECT min(coalesce(created_at, added_at)) AS known_at FROM contact
    WHERE id IN (SELECT ${contact} UNION SELECT id FROM contact_alias WHERE winner_id = ${contact})`;

/**
 * What stages depend on, in one short text that is quick to tell: activities are added and taken away but never get
 * another day or contact, and when a contact was created is changed only by the operations named here and by undo.
 */
export const selectLifecycleFingerprint = (byCompany: boolean) =>
  sql<{ fingerprint: string }>`SELECT
    (SELECT count(*) FROM activity) || ' ' || (SELECT coalesce(max(id), 0) FROM activity) || ' ' ||
    (SELECT count(*) || ' ' || total(winner_id) FROM contact_alias) || ' ' ||
    (SELECT count(*) || ' ' || total(id) FROM contact WHERE state = 'active') || ' ' ||
    (SELECT coalesce(max(id), 0) FROM operation WHERE undoes IS NOT NULL OR name GLOB 'import.*'
      OR name GLOB 'recipes.*' OR name GLOB 'audit.*' OR name GLOB 'clean.*')
    ${
      byCompany
        ? sql`|| ' ' || (SELECT total(length(company) * id) || ' ' || total(unicode(company) * id)
            FROM contact WHERE state = 'active')`
        : sql``
    } AS fingerprint`;

export const selectHasContacts = () =>
  sql<{ found: number }>`SELECT EXISTS (SELECT 1 FROM contact WHERE state = 'active') AS found`;

export const selectStageRun = () => build.selectFrom('stage_run').selectAll().where('id', '=', 1);

export const deleteStageRun = () => sql`DELETE FROM stage_run`;

export const replaceStageRun = (row: {
  at: number;
  as_of: string;
  settings: string;
  fingerprint: string;
  usual: string;
  figures: string;
}) => sql`INSERT OR REPLACE INTO stage_run (id, at, as_of, settings, fingerprint, usual, figures)
    VALUES (1, ${row.at}, ${row.as_of}, ${row.settings}, ${row.fingerprint}, ${row.usual}, ${row.figures})`;

/** Every kept history as one text, 'lead 2024-03-01,new 2024-05-07': the primary key gives the stays in order of time. */
export const keptHistoriesSql =
  "SELECT contact_id, group_concat(stage || ' ' || since) FROM stage_stay GROUP BY contact_id ORDER BY contact_id";

export const selectPresentStages = () => sql`SELECT contact_id, stage FROM contact_stage`;

export const selectStaysOf = (contact: number) =>
  sql<{ since: string; until: string | null; stage: string }>`SELECT since, until, stage FROM stage_stay
    WHERE contact_id = ${contact} ORDER BY since`;

export const deleteStays = (ids: readonly number[]) =>
  sql`DELETE FROM stage_stay WHERE contact_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** @param rows [contact, since, until, stage, before] */
export const insertStays = (rows: readonly (readonly [number, string, string | null, string, string | null])[]) =>
  sql`INSERT INTO stage_stay (contact_id, since, until, stage, before)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(${JSON.stringify(rows)})`;

export const selectRevenueOfAll = () => sql`SELECT contact_id, revenue FROM contact_rollup WHERE revenue <> 0`;

export const selectNames = (ids: readonly number[]) =>
  sql<{ id: number; display_name: string }>`SELECT id, display_name FROM contact
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY display_name COLLATE NOCASE`;

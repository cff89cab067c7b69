// The SQL of exports. One statement each; pages of contacts travel as one JSON array of ids.
import { type RawBuilder, sql } from 'kysely';
import { contactTextColumns } from '../../../../src-shared/model/export-column.ts';
import { build } from '../../db/query.ts';

/** The contacts of a page and those merged into them, as rows (contact_id, member_id). */
const members = (ids: string): RawBuilder<unknown> => sql`member AS (
  SELECT value AS contact_id, value AS member_id FROM json_each(${ids})
  UNION ALL
  SELECT winner_id, id FROM contact_alias WHERE winner_id IN (SELECT value FROM json_each(${ids})))`;

export interface ContactRow {
  id: number;
  created_at: number | null;
  added_at: number;
  updated_at: number;
  [column: string]: string | number | null;
}

/** The contacts themselves, in the order of the ids. */
export function selectContacts(ids: string) {
  const columns = sql.join(contactTextColumns.map((column) => sql.ref(`c.${column}`)));
  return sql<ContactRow>`SELECT c.id, c.created_at, c.added_at, c.updated_at, ${columns}
    FROM json_each(${ids}) AS page JOIN contact AS c ON c.id = page.value ORDER BY page.key`;
}

/** Emails, phones and other points: own ones before those of merged contacts, the primary first. */
export function selectPoints(ids: string) {
  return sql`WITH ${members(ids)}
    SELECT m.contact_id, p.kind, p.value, p.normalised, p.label, p.status FROM member AS m
    JOIN contact_point AS p ON p.contact_id = m.member_id
    ORDER BY m.contact_id, m.member_id <> m.contact_id, p.is_primary DESC, p.id`;
}

export function selectAddresses(ids: string) {
  return sql`WITH ${members(ids)}
    SELECT m.contact_id, a.street, a.street2, a.city, a.region, a.postcode, a.country, a.label, a.country_code
    FROM member AS m
    JOIN address AS a ON a.contact_id = m.member_id
    ORDER BY m.contact_id, m.member_id <> m.contact_id, a.is_primary DESC, a.id`;
}

export function selectTagsOf(ids: string) {
  return sql`WITH ${members(ids)}
    SELECT DISTINCT m.contact_id, t.tag_id FROM member AS m
    JOIN tag_assignment AS t ON t.contact_id = m.member_id
    ORDER BY m.contact_id, t.tag_id`;
}

/** Ids that the sources used for a contact, each once, in order of import. */
export function selectSourceIds(ids: string) {
  return sql`WITH ${members(ids)}
    SELECT m.contact_id, s.source_id FROM member AS m
    JOIN source_record AS s ON s.contact_id = m.member_id
    WHERE s.source_id IS NOT NULL GROUP BY m.contact_id, s.source_id ORDER BY m.contact_id, min(s.id)`;
}

export function selectTotals(ids: string) {
  return sql<Record<string, string | number | null>>`
    SELECT contact_id, orders, revenue, currency, first_purchase_at, last_purchase_at, last_activity_at,
      activity_count, email_opens, email_clicks
    FROM contact_rollup WHERE contact_id IN (SELECT value FROM json_each(${ids}))`;
}

export function selectScores(ids: string) {
  return sql<Record<string, string | number>>`SELECT contact_id, recency, frequency, monetary, cell
    FROM contact_score WHERE contact_id IN (SELECT value FROM json_each(${ids}))`;
}

/** Values of custom fields. @param columns names of real columns, from custom_field.column_name */
export function selectCustomValues(ids: string, columns: readonly string[]) {
  const list = sql.join([sql.ref('id'), ...columns.map((column) => sql.ref(column))]);
  return sql<Record<string, string | number | null>>`SELECT ${list} FROM contact_custom
    WHERE id IN (SELECT value FROM json_each(${ids}))`;
}

export function selectCustomFields() {
  return build
    .selectFrom('custom_field')
    .select(['key', 'label', 'type', 'column_name'])
    .orderBy('position')
    .orderBy('id');
}

export function selectTagNames() {
  return build.selectFrom('tag').select(['id', 'parent_id', 'name']);
}

/** How many points of each kind the contact with the most of them has, among these. */
export function selectMostPoints(ids: string) {
  return sql<{ kind: 'email' | 'phone' | 'url' | 'handle'; most: number }>`WITH ${members(ids)}
    SELECT kind, max(n) AS most FROM (
      SELECT m.contact_id, p.kind, count(DISTINCT coalesce(p.normalised, p.value)) AS n FROM member AS m
      JOIN contact_point AS p ON p.contact_id = m.member_id GROUP BY m.contact_id, p.kind)
    GROUP BY kind`;
}

export function selectMostAddresses(ids: string) {
  return sql`WITH ${members(ids)}
    SELECT coalesce(max(n), 0) FROM (
      SELECT count(*) AS n FROM member AS m JOIN address AS a ON a.contact_id = m.member_id GROUP BY m.contact_id)`;
}

/**
 * The id under which a source knows a contact: its own, or where it has none there that of the earliest contact merged
 * into it. An SQL expression; `source` and `contact` are expressions too.
 */
const sourceIdOf = (source: RawBuilder<unknown>, contact: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(SELECT own.source_id FROM source_record AS own JOIN import_batch AS own_batch ON own_batch.id = own.batch_id
    WHERE own.source_id IS NOT NULL AND coalesce(own_batch.source, '') = ${source}
      AND own.contact_id IN (SELECT ${contact} UNION ALL SELECT id FROM contact_alias WHERE winner_id = ${contact})
    ORDER BY own.contact_id <> ${contact}, own.id LIMIT 1)`;

/** The crosswalk after a place in source_record, in pages: where a row came from and which contact holds it now. */
export function selectCrosswalk(afterId: number, limit: number) {
  return sql`SELECT s.id, b.source, b.file_name, s.row_number, s.source_id, s.contact_id,
      ${sourceIdOf(sql`coalesce(b.source, '')`, sql`coalesce(al.winner_id, s.contact_id)`)},
      coalesce(al.winner_id, s.contact_id), c.display_name, m.merged_at
    FROM source_record AS s JOIN import_batch AS b ON b.id = s.batch_id
    LEFT JOIN contact_alias AS al ON al.id = s.contact_id
    LEFT JOIN merge AS m ON m.id = al.merge_id
    LEFT JOIN contact AS c ON c.id = coalesce(al.winner_id, s.contact_id)
    WHERE s.id > ${afterId} ORDER BY s.id LIMIT ${limit}`;
}

/** Merged contacts that no import brought: made by hand, but their ids may be known elsewhere. */
export function selectAliasesWithoutSource() {
  return sql`SELECT al.id, al.winner_id, c.display_name, m.merged_at FROM contact_alias AS al
    JOIN contact AS c ON c.id = al.winner_id JOIN merge AS m ON m.id = al.merge_id
    WHERE NOT EXISTS (SELECT 1 FROM source_record AS s WHERE s.contact_id = al.id) ORDER BY al.id`;
}

/** (contact, source, id in it) of contacts and those merged into them: one row a contact and source. */
export function selectSourceKeys(ids: string) {
  return sql`WITH ${members(ids)},
    known AS (SELECT DISTINCT m.contact_id, coalesce(b.source, '') AS source FROM member AS m
      JOIN source_record AS s ON s.contact_id = m.member_id JOIN import_batch AS b ON b.id = s.batch_id
      WHERE s.source_id IS NOT NULL)
    SELECT contact_id, source, ${sourceIdOf(sql`known.source`, sql`known.contact_id`)} FROM known
    ORDER BY contact_id, source`;
}

/** (contact, source, id in it) of these contacts themselves, every id that a source ever used. */
export function selectOwnSourceIds(ids: string) {
  return sql`SELECT DISTINCT s.contact_id, coalesce(b.source, '') AS source, s.source_id
    FROM json_each(${ids}) AS page JOIN source_record AS s ON s.contact_id = page.value
    JOIN import_batch AS b ON b.id = s.batch_id WHERE s.source_id IS NOT NULL ORDER BY 1, 2, 3`;
}

/** State and name of contacts, merged ones with their survivor and the moment of the merge. */
export function selectStanding(ids: string) {
  return sql`SELECT c.id, c.state, c.display_name, al.winner_id, m.merged_at
    FROM json_each(${ids}) AS page JOIN contact AS c ON c.id = page.value
    LEFT JOIN contact_alias AS al ON al.id = c.id LEFT JOIN merge AS m ON m.id = al.merge_id ORDER BY c.id`;
}

/** When a contact's own row last changed. */
export function selectLastChange(contact: number) {
  return sql`SELECT o.at FROM change AS h JOIN operation AS o ON o.id = h.operation_id
    WHERE h.table_name = 'contact' AND h.row_id = ${contact} ORDER BY h.id DESC LIMIT 1`;
}

/** The operation that brought an import, or undefined. */
export function selectBatchOperation(batch: number) {
  return sql`SELECT min(operation_id) FROM (
    SELECT operation_id FROM change WHERE table_name = 'import_batch' AND row_id = ${batch} AND before IS NULL
    UNION ALL SELECT operation_id FROM change_range
      WHERE table_name = 'import_batch' AND ${batch} BETWEEN first_id AND last_id)`;
}

export function selectBatchSource(batch: number) {
  return build.selectFrom('import_batch').select('source').where('id', '=', batch);
}

/** The newest operation at a moment. */
export function selectOperationAt(at: number) {
  return sql`SELECT coalesce(max(id), 0) FROM operation WHERE at <= ${at}`;
}

/** Where the open workspace lies, so that no export replaces it. */
export function selectWorkspacePath() {
  return sql`SELECT file FROM pragma_database_list WHERE name = 'main'`;
}

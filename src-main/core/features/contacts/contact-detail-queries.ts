// SQL behind the inspector: one contact with all that belongs to it, merged contacts resolved.
import { type RawBuilder, sql } from 'kysely';
import { build } from '../../db/query.ts';

/** The contact itself, or its survivor when it was merged away. */
export const selectContact = (contact: number) =>
  build
    .selectFrom('contact')
    .selectAll()
    .where('id', '=', sql<number>`coalesce((SELECT winner_id FROM contact_alias WHERE id = ${contact}), ${contact})`);

interface PointRow {
  id: number;
  kind: string;
  label: string | null;
  value: string;
  normalised: string | null;
  is_primary: number;
  status: string;
}

/** The contact and whoever was merged into it, as a list of ids for IN. */
const members = (contact: number): RawBuilder<unknown> =>
  sql`(SELECT ${contact} UNION SELECT id FROM contact_alias WHERE winner_id = ${contact})`;

export const selectPoints = (contact: number): RawBuilder<PointRow> =>
  sql`SELECT id, kind, label, value, normalised, is_primary, status FROM contact_point
    WHERE contact_id IN ${members(contact)} ORDER BY kind, contact_id <> ${contact}, is_primary DESC, id`;

export const selectAddresses = (contact: number) =>
  sql<{
    id: number;
    label: string | null;
    street: string | null;
    street2: string | null;
    city: string | null;
    region: string | null;
    postcode: string | null;
    country: string | null;
    country_code: string | null;
    is_primary: number;
  }>`SELECT id, label, street, street2, city, region, postcode, country, country_code, is_primary FROM address
    WHERE contact_id IN ${members(contact)} ORDER BY contact_id <> ${contact}, is_primary DESC, id`;

export const selectCustomValues = (contact: number): RawBuilder<Record<string, string | number | null>> =>
  sql`SELECT * FROM contact_custom WHERE id = ${contact}`;

/** Tags with their path from the root; of several assignments through merged contacts the oldest counts. */
export const selectTags = (contact: number) =>
  sql<{
    id: number;
    name: string;
    path: string;
    colour: string | null;
    source: string;
    why: string | null;
    assigned_at: number;
    expires_at: number | null;
  }>`WITH RECURSIVE held AS (
      SELECT tag_id, source, why, min(assigned_at) AS assigned_at, expires_at FROM tag_assignment
      WHERE contact_id IN ${members(contact)} GROUP BY tag_id),
    up (start, id, path, parent) AS (
      SELECT t.id, t.id, t.name, t.parent_id FROM tag t WHERE t.id IN (SELECT tag_id FROM held)
      UNION ALL SELECT up.start, t.id, t.name || ' › ' || up.path, t.parent_id FROM up JOIN tag t ON t.id = up.parent)
    SELECT t.id, t.name, up.path, t.colour, held.source, held.why, held.assigned_at, held.expires_at
    FROM held JOIN tag t ON t.id = held.tag_id JOIN up ON up.start = t.id AND up.parent IS NULL
    ORDER BY up.path COLLATE NOCASE`;

export const selectFacts = (contact: number) =>
  build.selectFrom('contact_rollup').selectAll().where('contact_id', '=', contact);

export const selectScore = (contact: number) =>
  build
    .selectFrom('contact_score')
    .select(['recency', 'frequency', 'monetary', 'cell'])
    .where('contact_id', '=', contact);

export const countOpenFindings = (contact: number) =>
  sql<{ count: number }>`SELECT count(*) AS count FROM finding WHERE contact_id = ${contact} AND state = 'open'`;

export const selectRelations = (contact: number) =>
  sql<{ kind: string; direction: 'to' | 'from'; contact: number; name: string }>`
    SELECT r.kind, 'to' AS direction, c.id AS contact, c.display_name AS name
    FROM relation r LEFT JOIN contact_alias al ON al.id = r.to_contact_id
    JOIN contact c ON c.id = coalesce(al.winner_id, r.to_contact_id) WHERE r.from_contact_id IN ${members(contact)}
    UNION ALL SELECT r.kind, 'from', c.id, c.display_name
    FROM relation r LEFT JOIN contact_alias al ON al.id = r.from_contact_id
    JOIN contact c ON c.id = coalesce(al.winner_id, r.from_contact_id) WHERE r.to_contact_id IN ${members(contact)}`;

export interface TimelineRow {
  key: string;
  kind: string;
  at: number;
  title: string | null;
  detail: string | null;
  amount: number | null;
  currency: string | null;
}

/** All that happened to or by a contact, as one table `entry`. */
const timeline = (contact: number): RawBuilder<TimelineRow> => sql<TimelineRow>`
  SELECT 'a' || id AS key, kind, at, coalesce(product, campaign, reference) AS title,
    concat_ws(' · ', CASE WHEN product IS NOT NULL THEN reference END, CASE WHEN product IS NOT NULL THEN campaign END,
      category, source, detail) AS detail, amount, currency
  FROM activity WHERE contact_id IN ${members(contact)}
  UNION ALL
  SELECT 't' || a.id, 'tagged', a.assigned_at, t.name, coalesce(a.why, a.source), NULL, NULL
  FROM tag_assignment a JOIN tag t ON t.id = a.tag_id WHERE a.contact_id IN ${members(contact)}
  UNION ALL
  SELECT 'm' || m.id, 'merged', m.merged_at,
    (SELECT group_concat(c.display_name, ', ') FROM json_each(m.loser_ids) j JOIN contact c ON c.id = j.value), NULL, NULL, NULL
  FROM merge m WHERE m.winner_id = ${contact}
    AND EXISTS (SELECT 1 FROM contact_alias al WHERE al.merge_id = m.id)
  UNION ALL
  SELECT 'i' || s.id, 'imported', b.imported_at, b.file_name, 'row ' || s.row_number, NULL, NULL
  FROM source_record s JOIN import_batch b ON b.id = s.batch_id
  WHERE s.contact_id IN ${members(contact)} AND b.content = 'contacts'
  UNION ALL
  SELECT 's' || v.id, CASE v.direction WHEN 'enter' THEN 'entered' ELSE 'left' END, v.at, s.name,
    coalesce(v.fact, o.label), NULL, NULL
  FROM segment_move v JOIN segment s ON s.id = v.segment_id LEFT JOIN operation o ON o.id = v.operation_id
  WHERE v.contact_id IN ${members(contact)}`;

export const selectTimeline = (
  contact: number,
  kinds: readonly string[],
  offset: number,
  limit: number,
): RawBuilder<TimelineRow> => {
  const ofKinds =
    kinds.length === 0 ? sql`` : sql`WHERE kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`;
  return sql<TimelineRow>`SELECT * FROM (${timeline(contact)}) ${ofKinds} ORDER BY at DESC, key LIMIT ${limit} OFFSET ${offset}`;
};

export const countTimeline = (contact: number): RawBuilder<{ kind: string; count: number }> =>
  sql`SELECT kind, count(*) AS count FROM (${timeline(contact)}) GROUP BY kind`;

export const selectSourceRecords = (contact: number) =>
  sql<{ id: number; batch: number; fileName: string; importedAt: number; rowNumber: number; sourceId: string | null }>`
    SELECT s.id, s.batch_id AS batch, b.file_name AS "fileName", b.imported_at AS "importedAt",
      s.row_number AS "rowNumber", s.source_id AS "sourceId"
    FROM source_record s JOIN import_batch b ON b.id = s.batch_id
    WHERE s.contact_id IN ${members(contact)} ORDER BY b.imported_at DESC, s.row_number LIMIT 200`;

export const selectMerges = (contact: number) =>
  sql<{ id: number; mergedAt: number; names: string | null }>`
    SELECT m.id, m.merged_at AS "mergedAt",
      (SELECT json_group_array(c.display_name) FROM contact_alias al JOIN contact c ON c.id = al.id
       WHERE al.merge_id = m.id) AS names
    FROM merge m WHERE m.winner_id = ${contact}
      AND EXISTS (SELECT 1 FROM contact_alias al WHERE al.merge_id = m.id)
    ORDER BY m.merged_at DESC`;

export const selectSourceRow = (record: number) =>
  sql<{ headers: string; raw: string }>`
    SELECT b.headers, s.raw FROM source_record s JOIN import_batch b ON b.id = s.batch_id WHERE s.id = ${record}`;

export const selectSegmentNames = sql<{
  id: number;
  name: string;
}>`SELECT id, name FROM segment ORDER BY name COLLATE NOCASE`;

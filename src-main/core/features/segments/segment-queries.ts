// SQL of segments: rows, names that rules refer to, samples. One statement each; what they mean is decided elsewhere.
import { sql } from 'kysely';
import type { SampleContact } from '../../../../src-shared/contract/segments.ts';
import { build } from '../../db/query.ts';

export interface SegmentRecord {
  id: number;
  name: string;
  rule: string;
  description: string | null;
  goal: string | null;
  owner: string | null;
  action: string | null;
  kpi: string | null;
  review_at: string | null;
  created_at: number;
  updated_at: number;
}

export const selectSegments = () =>
  build.selectFrom('segment').selectAll().orderBy(sql`name collate nocase`).orderBy('id');

export const selectSegment = (id: number) => build.selectFrom('segment').selectAll().where('id', '=', id);

export const selectSegmentByName = (name: string) =>
  sql<{ id: number }>`SELECT id FROM segment WHERE fold(name) = fold(${name})`;

export const insertSegment = (row: Omit<SegmentRecord, 'id'>) => build.insertInto('segment').values(row);

export const updateSegment = (id: number, change: Partial<Omit<SegmentRecord, 'id'>>) =>
  build.updateTable('segment').set(change).where('id', '=', id);

export const deleteSegment = (id: number) => build.deleteFrom('segment').where('id', '=', id);

export const selectTagNames = () =>
  sql<{ id: number; parent_id: number | null; name: string }>`SELECT id, parent_id, name FROM tag
    ORDER BY position, name COLLATE NOCASE`;

export const selectTagCounts = () =>
  sql<{ tag_id: number; count: number }>`SELECT tag_id, count(*) AS count FROM tag_assignment GROUP BY tag_id`;

/** Other names of tags, as tagKey writes them. */
export const selectTagAliasNames = () => sql<{ alias: string; tag_id: number }>`SELECT alias, tag_id FROM tag_alias`;

export const selectSegmentNames = () => sql<{ id: number; name: string }>`SELECT id, name FROM segment`;

export const selectOpenFindings = () =>
  sql<{ check_id: string; count: number }>`SELECT check_id, count(DISTINCT contact_id) AS count FROM finding
    WHERE state = 'open' GROUP BY check_id`;

/** The currency most contacts buy in. */
export const selectCurrency = () =>
  sql<{ currency: string }>`SELECT currency FROM contact_rollup WHERE currency IS NOT NULL
    GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1`;

export const selectActiveIds = () => sql<{ id: number }>`SELECT id FROM contact WHERE state = 'active'`;

export const selectHighestContact = () => sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM contact`;

export const selectRevenues = () =>
  sql<{ contact_id: number; revenue: number; currency: string | null }>`SELECT contact_id, revenue, currency
    FROM contact_rollup WHERE revenue <> 0`;

export const selectSample = (ids: readonly number[]) =>
  sql<SampleContact>`SELECT c.id, c.display_name AS name, r.primary_email AS email, r.city,
      coalesce(r.orders, 0) AS orders, coalesce(r.revenue, 0) AS revenue, r.currency
    FROM json_each(${JSON.stringify(ids)}) AS wanted JOIN contact AS c ON c.id = wanted.value
    LEFT JOIN contact_rollup AS r ON r.contact_id = c.id ORDER BY wanted.key`;

/**
 * Reads nothing, but names every table that a rule can read: an answer made from cached conditions must still be asked
 * again when one of them is written.
 */
export const touchRuleTables = () =>
  sql`SELECT 1 FROM contact, contact_rollup, contact_score, score_change, stage_stay, contact_custom, contact_point, contact_alias, activity, tag,
    tag_assignment, finding, segment, custom_field WHERE 0`;

/** Changes when another connection commits or this one writes: answers kept from before must not be used. */
export const selectDataVersion = () =>
  sql<{ version: string }>`SELECT data_version || ' ' || total_changes() AS version FROM pragma_data_version`;

// The SQL of tidying up tags. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

const listOf = (ids: Iterable<number>) => sql`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`;

export const selectAnswers = () =>
  sql<{ tag_id: number; answer: 'accepted' | 'rejected'; fate: string }>`
    SELECT a.tag_id, a.answer, a.fate FROM tag_fate_answer a JOIN tag t ON t.id = a.tag_id ORDER BY a.id`;

export const deleteAnswers = (tags: Iterable<number>) =>
  sql`DELETE FROM tag_fate_answer WHERE tag_id IN ${listOf(tags)}`;

export const insertAnswer = (row: {
  tag_id: number;
  answer: 'accepted' | 'rejected';
  fate: string;
  decided_at: number;
}) => build.insertInto('tag_fate_answer').values(row);

export const selectLastAssigned = () =>
  sql<{ tag_id: number; at: number }>`SELECT tag_id, max(assigned_at) AS at FROM tag_assignment GROUP BY tag_id`;

export const selectAllAliases = () => sql<{ tag_id: number; alias: string }>`SELECT tag_id, alias FROM tag_alias`;

export const selectRuledTags = () => sql<{ tag_id: number }>`SELECT tag_id FROM tag_rule`;

/** Who wears the tags, survivors for those merged into them: newest assignment first. */
export const selectWearers = (tags: Iterable<number>) =>
  sql<{ contact: number; tag: number }>`
    SELECT coalesce(al.winner_id, a.contact_id) AS contact, a.tag_id AS tag
    FROM tag_assignment a LEFT JOIN contact_alias al ON al.id = a.contact_id
    WHERE a.tag_id IN ${listOf(tags)} ORDER BY a.assigned_at DESC, a.id DESC`;

/** Contacts that hold a value already, with it. @param column a column of contact_custom, from custom_field */
export const selectHeld = (column: string) =>
  sql<{ id: number; value: string }>`SELECT id, ${sql.ref(column)} AS value FROM contact_custom
    WHERE ${sql.ref(column)} IS NOT NULL`;

/** Bound by position: contact, value. */
export const upsertHeldSql = (column: string): string =>
  `INSERT INTO contact_custom (id, ${column}) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`;

/** When the number of tags in use changed, newest first: +1 for a tag that came or was taken up again, -1 otherwise. */
export const selectTagChanges = () =>
  sql<{ at: number; step: number }>`
    SELECT o.at, (c.after IS NOT NULL AND json_extract(c.after, '$.status') IS NOT 'retired')
        - (c.before IS NOT NULL AND json_extract(c.before, '$.status') IS NOT 'retired') AS step
    FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE c.table_name = 'tag' AND (c.before IS NULL OR c.after IS NULL
      OR json_extract(c.before, '$.status') IS NOT json_extract(c.after, '$.status'))
    UNION ALL
    SELECT o.at, r.last_id - r.first_id + 1 FROM change_range r JOIN operation o ON o.id = r.operation_id
    WHERE r.table_name = 'tag' ORDER BY 1 DESC`;

// Which contacts an operation touched in a way that a rule can see. Owns reading that from the journal.
import { sql } from 'kysely';
import type { ReadHandle } from '../../db/handle.ts';

const listOf = (values: Iterable<number>) => sql`(SELECT value FROM json_each(${JSON.stringify([...values])}))`;

/** Tables whose rows belong to the contact in their column contact_id, as far as rules read them. */
const owned = [
  'contact_point',
  'address',
  'activity',
  'tag_assignment',
  'tag_pin',
  'source_record',
  'finding',
] as const;
const ownedList = sql`(${sql.join(owned.map((table) => sql.lit(table)))})`;

/**
 * The survivors whose facts the operations changed.
 * @param most how many are worth telling apart
 * @returns ids, or null when there are more
 */
export function contactsTouched(db: ReadHandle, operations: readonly number[], most: number): number[] | null {
  const of = listOf(operations);
  const ranges = db.all(sql<{ table_name: string; first_id: number; last_id: number }>`
    SELECT table_name, first_id, last_id FROM change_range WHERE operation_id IN ${of}`);
  const loaded = ranges.flatMap(({ table_name, first_id, last_id }) => {
    if (table_name === 'contact' || table_name === 'contact_custom' || table_name === 'contact_alias') {
      return [sql`SELECT id FROM ${sql.table(table_name)} WHERE id BETWEEN ${first_id} AND ${last_id}`];
    }
    if (!owned.some((table) => table === table_name)) return [];
    return [sql`SELECT contact_id FROM ${sql.table(table_name)} WHERE id BETWEEN ${first_id} AND ${last_id}`];
  });
  // The plus keeps the planner from reading all changes of a table, ever.
  const changed = sql`
    SELECT row_id FROM change WHERE operation_id IN ${of}
      AND +table_name IN ('contact', 'contact_custom', 'contact_alias')
    UNION SELECT json_extract(before, '$.contact_id') FROM change WHERE operation_id IN ${of} AND +table_name IN ${ownedList}
    UNION SELECT json_extract(after, '$.contact_id') FROM change WHERE operation_id IN ${of} AND +table_name IN ${ownedList}
    UNION SELECT json_extract(before, '$.winner_id') FROM change WHERE operation_id IN ${of} AND +table_name = 'contact_alias'`;
  const touched = sql.join([changed, ...loaded], sql` UNION `);
  const found = db.pluck<number>(sql`
    SELECT DISTINCT coalesce(al.winner_id, t.row_id) FROM (${touched}) AS t
    LEFT JOIN contact_alias al ON al.id = t.row_id WHERE t.row_id IS NOT NULL LIMIT ${most + 1}`);
  return found.length > most ? null : found;
}

// The SQL of the journal as people read it. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';
import type { JournaledTable } from '../../db/tables.ts';

/** Operations whose label, name or reason contains the text, newest first. */
export function selectOperations(search: string, offset: number, limit: number) {
  return matching(search).selectAll().orderBy('id', 'desc').offset(offset).limit(limit);
}

export function countOperations(search: string) {
  return matching(search).select((eb) => eb.fn.countAll<number>().as('count'));
}

function matching(search: string) {
  const query = build.selectFrom('operation');
  if (search === '') return query;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return query.where(
    sql<boolean>`(label LIKE ${pattern} ESCAPE '\\' OR name LIKE ${pattern} ESCAPE '\\' OR coalesce(reason, '') LIKE ${pattern} ESCAPE '\\')`,
  );
}

export function selectOperation(id: number) {
  return build.selectFrom('operation').selectAll().where('id', '=', id);
}

/** What Ctrl+Z takes back: the newest operation that stands and is not itself an undo. */
export function selectLastUndoable() {
  return build
    .selectFrom('operation')
    .selectAll()
    .where('undone_by', 'is', null)
    .where('undoes', 'is', null)
    .orderBy('id', 'desc')
    .limit(1);
}

/** What redo brings back: the newest standing undo, while nothing else was done after it. */
export function selectLastRedoable() {
  return sql<{ id: number; label: string; undoes: number }>`
    SELECT u.id, target.label, u.undoes FROM operation u JOIN operation target ON target.id = u.undoes
    WHERE u.undone_by IS NULL AND target.undone_by = u.id AND target.undoes IS NULL
      AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id > u.id AND o.undoes IS NULL)
    ORDER BY u.id DESC LIMIT 1`;
}

/** Changed rows of an operation, net of what it changed twice; ranges are listed as rows that were added. */
export function selectRowChanges(operation: number, offset: number, limit: number) {
  return sql<{ table_name: string; row_id: number; before: string | null; after: string | null }>`
    SELECT g.table_name, g.row_id, f.before, l.after FROM (
      SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM change
      WHERE operation_id = ${operation} GROUP BY table_name, row_id) g
    JOIN change f ON f.id = g.first JOIN change l ON l.id = g.last
    ORDER BY g.first LIMIT ${limit} OFFSET ${offset}`;
}

export function countRowChanges(operation: number) {
  return sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM change WHERE operation_id = ${operation} GROUP BY table_name, row_id)`;
}

/** Rows of a range that are still there, as they are now. The table is one of the journaled ones. */
export function selectRangeRows(table: JournaledTable, first: number, last: number) {
  return sql<Record<string, string | number | null> & { id: number }>`
    SELECT * FROM ${sql.table(table)} WHERE id BETWEEN ${first} AND ${last} ORDER BY id`;
}

export function selectRanges(operation: number) {
  return build.selectFrom('change_range').selectAll().where('operation_id', '=', operation).orderBy('id');
}

export function markUndone(operation: number, by: number | null) {
  return build.updateTable('operation').set({ undone_by: by }).where('id', '=', operation);
}

export function setUndoes(operation: number, target: number) {
  return build.updateTable('operation').set({ undoes: target }).where('id', '=', operation);
}

export function selectCheckpoints() {
  return build.selectFrom('checkpoint').selectAll().orderBy('id', 'desc');
}

export function insertCheckpoint(name: string, at: number) {
  return sql`INSERT INTO checkpoint (name, operation_id, at)
    VALUES (${name}, (SELECT coalesce(max(id), 0) FROM operation WHERE undone_by IS NULL), ${at})`;
}

/** Standing operations after a checkpoint, newest first; undos are left out, they pair off with what they took back. */
export function selectAfter(operation: number) {
  return build
    .selectFrom('operation')
    .select(['id'])
    .where('id', '>', operation)
    .where('undone_by', 'is', null)
    .where('undoes', 'is', null)
    .orderBy('id', 'desc');
}

/** Row images after a given one, in the order they were made, each with its operation. */
export function selectLedger(after: number, limit: number) {
  return sql<{
    id: number;
    operation: number;
    label: string;
    reason: string | null;
    at: number;
    undone_by: number | null;
    table_name: string;
    row_id: number;
    before: string | null;
    after: string | null;
  }>`SELECT c.id, c.operation_id AS operation, o.label, o.reason, o.at, o.undone_by, c.table_name, c.row_id, c.before, c.after
    FROM change c JOIN operation o ON o.id = c.operation_id WHERE c.id > ${after} ORDER BY c.id LIMIT ${limit}`;
}

/** Rows made in bulk, which have no images: how many of each table an operation made. */
export function selectLedgerRanges() {
  return sql<{
    operation: number;
    label: string;
    at: number;
    undone_by: number | null;
    table_name: string;
    rows: number;
  }>`
    SELECT r.operation_id AS operation, o.label, o.at, o.undone_by, r.table_name, r.last_id - r.first_id + 1 AS rows
    FROM change_range r JOIN operation o ON o.id = r.operation_id ORDER BY r.id`;
}

export function countChanges() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM change`;
}

/** Where the open workspace lies: it must never be replaced by an export. */
export function selectMainFile() {
  return sql<{ file: string }>`SELECT file FROM pragma_database_list WHERE name = 'main'`;
}

/** Names of tags; of those that are gone, the name they had when they went. */
export function selectTagNames(ids: ReadonlySet<number>) {
  const list = JSON.stringify([...ids]);
  return sql<{ id: number; name: string }>`
    SELECT id, name FROM tag WHERE id IN (SELECT value FROM json_each(${list}))
    UNION ALL
    SELECT row_id, json_extract(before, '$.name') FROM change
    WHERE id IN (SELECT max(id) FROM change WHERE table_name = 'tag' AND after IS NULL
      AND row_id IN (SELECT value FROM json_each(${list})) GROUP BY row_id)
      AND row_id NOT IN (SELECT id FROM tag)`;
}

// Removes what an operation had added, without tearing later work: rows that were changed since, or that later rows
// refer to, stay with everything of the same operation that belongs to them (keep), or go with their dependents
// (override). Owns the plan in temp.undo_delete; the triggers record what goes.

import { imageSql } from '../db/journal-triggers.ts';
import { type JournaledTable, journaledTableNames, recordsUpdatesOnly } from '../db/tables.ts';
import type { BulkWriteContext, Step } from './contexts.ts';
import type { Conflicts } from './undo.ts';

type Connection = BulkWriteContext['connection'];

interface Reference {
  child: JournaledTable;
  column: string;
  parent: JournaledTable;
  isRequired: boolean;
}

/** Rows removed at once: about 50 ms of work. */
const sliceSize = 5000;

/** Plans and carries out the removals. Returns the rows removed. */
export function* removeAdded(
  connection: Connection,
  target: number,
  policy: 'keep' | 'override',
  conflicts: Conflicts,
): Generator<Step, number> {
  connection.exec('DELETE FROM temp.undo_delete; DELETE FROM temp.undo_kept;');
  listAdded(connection, target);
  const references = referencesOf(connection);
  if (policy === 'keep') {
    keepChanged(connection, target, conflicts);
    keepUsed(connection, references, target, conflicts);
  } else includeDependents(connection, references);
  return yield* removeListed(connection);
}

/** Ranges of bulk loads, and rows whose first image in the operation has no before and which still exist after it. */
function listAdded(connection: Connection, target: number): void {
  const ranges = connection
    .prepare('SELECT table_name, first_id, last_id FROM change_range WHERE operation_id = ?')
    .raw()
    .all(target) as [JournaledTable, number, number][];
  for (const [table, first, last] of ranges) {
    connection
      .prepare(`INSERT OR IGNORE INTO temp.undo_delete SELECT ?, id FROM ${table} WHERE id BETWEEN ? AND ?`)
      .run(table, first, last);
  }
  connection
    .prepare(
      `INSERT OR IGNORE INTO temp.undo_delete
       SELECT n.table_name, n.row_id FROM temp.undo_net n
       CROSS JOIN change f ON f.id = n.first CROSS JOIN change l ON l.id = n.last
       WHERE f.before IS NULL AND l.after IS NOT NULL`,
    )
    .run();
}

/** A row that was changed after the operation stays. */
function keepChanged(connection: Connection, target: number, conflicts: Conflicts): void {
  // A later operation that is itself taken back leaves rows as they were, so images are compared, not operations.
  const changed: [JournaledTable, number][] = [];
  for (const table of journaledTableNames) {
    const rows = connection
      .prepare(
        `SELECT t.id FROM temp.undo_delete d JOIN ${table} t ON t.id = d.row_id
         JOIN (SELECT row_id, min(id) AS first FROM change WHERE table_name = '${table}' AND operation_id > ?
               AND row_id IN (SELECT row_id FROM temp.undo_delete WHERE table_name = '${table}') GROUP BY row_id) later
           ON later.row_id = t.id
         JOIN change c ON c.id = later.first
         WHERE d.table_name = '${table}' AND (c.before IS NULL OR c.before <> ${imageSql(connection, table, 't')})`,
      )
      .pluck()
      .all(target) as number[];
    for (const id of rows) changed.push([table, id]);
  }
  for (const [table, id] of changed) {
    keepRow(connection, table, id);
    conflicts.add(table, id, null, 'changed');
  }
}

/** Takes a row out of the plan. Returns whether it was in it. */
function keepRow(connection: Connection, table: JournaledTable, id: number): boolean {
  const wasPlanned =
    connection.prepare('DELETE FROM temp.undo_delete WHERE table_name = ? AND row_id = ?').run(table, id).changes > 0;
  if (wasPlanned && table === 'contact') connection.prepare('INSERT OR IGNORE INTO temp.undo_kept VALUES (?)').run(id);
  return wasPlanned;
}

/**
 * A row that a row outside the plan refers to stays, and so does whatever of the plan belongs to a row that stays.
 * Repeats until nothing more has to stay. A row that the operation itself pointed there is pointed back in a moment, and
 * keeps nothing: a tag that was moved below a new one.
 */
function keepUsed(connection: Connection, references: Reference[], target: number, conflicts: Conflicts): void {
  let moved = true;
  while (moved) {
    moved = false;
    for (const { child, column, parent } of references) {
      const used = connection
        .prepare(
          `SELECT DISTINCT t.${column} FROM temp.undo_delete d JOIN ${child} t ON t.${column} = d.row_id
           WHERE d.table_name = '${parent}'
             AND NOT EXISTS (SELECT 1 FROM temp.undo_delete o WHERE o.table_name = '${child}' AND o.row_id = t.id)
             AND NOT EXISTS (
               SELECT 1 FROM (SELECT min(id) AS first, max(id) AS last FROM change
                 WHERE table_name = '${child}' AND row_id = t.id AND operation_id = @target) own
               JOIN change f ON f.id = own.first JOIN change l ON l.id = own.last
               WHERE f.before IS NOT NULL AND f.before ->> '${column}' IS NOT t.${column}
                 AND l.after ->> '${column}' IS t.${column})`,
        )
        .pluck()
        .all({ target }) as number[];
      for (const id of used) {
        if (!keepRow(connection, parent, id)) continue;
        moved = true;
        if (parent === 'contact' || parent === 'tag' || parent === 'segment') conflicts.add(parent, id, null, 'used');
      }
    }
    if (keepBelongings(connection, references)) moved = true;
  }
}

/** Points, addresses, activities… of a contact that stays are not taken from it. */
function keepBelongings(connection: Connection, references: Reference[]): boolean {
  let moved = false;
  if (connection.prepare('SELECT EXISTS (SELECT 1 FROM temp.undo_kept)').pluck().get() === 0) return false;
  for (const { child, column, parent } of references) {
    if (parent !== 'contact') continue;
    const result = connection
      .prepare(
        `DELETE FROM temp.undo_delete WHERE table_name = '${child}' AND row_id IN (
           SELECT t.id FROM ${child} t WHERE t.${column} IN (
             SELECT contact_id FROM temp.undo_kept))`,
      )
      .run();
    if (result.changes > 0) moved = true;
  }
  return moved;
}

/** Everything that refers to a row in the plan joins it; where the reference may be empty it is emptied instead. */
function includeDependents(connection: Connection, references: Reference[]): void {
  let moved = true;
  while (moved) {
    moved = false;
    for (const { child, column, parent, isRequired } of references) {
      if (!isRequired) continue;
      const result = connection
        .prepare(
          `INSERT OR IGNORE INTO temp.undo_delete
           SELECT '${child}', t.id FROM temp.undo_delete d JOIN ${child} t ON t.${column} = d.row_id
           WHERE d.table_name = '${parent}'`,
        )
        .run();
      if (result.changes > 0) moved = true;
    }
  }
  for (const { child, column, parent, isRequired } of references) {
    if (isRequired) continue;
    connection
      .prepare(
        `UPDATE ${child} SET ${column} = NULL
         WHERE ${column} IN (SELECT row_id FROM temp.undo_delete WHERE table_name = '${parent}')
           AND id NOT IN (SELECT row_id FROM temp.undo_delete WHERE table_name = '${child}')`,
      )
      .run();
  }
}

function* removeListed(connection: Connection): Generator<Step, number> {
  const total = connection.prepare('SELECT count(*) FROM temp.undo_delete').pluck().get() as number;
  let removed = 0;
  let done = 0;
  for (const table of [...journaledTableNames].reverse()) {
    if (recordsUpdatesOnly(table)) continue;
    const slice = `SELECT row_id FROM temp.undo_delete WHERE table_name = '${table}' ORDER BY row_id LIMIT ${sliceSize}`;
    const removeRows = connection.prepare(`DELETE FROM ${table} WHERE id IN (${slice})`);
    const removeMarks = connection.prepare(
      `DELETE FROM temp.undo_delete WHERE table_name = '${table}' AND row_id IN (${slice})`,
    );
    for (;;) {
      removed += removeRows.run().changes;
      const marks = removeMarks.run().changes;
      done += marks;
      if (marks < sliceSize) break;
      yield { phase: 'Taking back', done, total };
    }
  }
  return removed;
}

/** Every foreign key between journaled tables, from the schema itself. */
function referencesOf(connection: Connection): Reference[] {
  const journaled = new Set<string>(journaledTableNames);
  return journaledTableNames.flatMap((child) =>
    (
      connection
        .prepare(
          'SELECT f."from" AS column, f."table" AS parent, t."notnull" OR t.pk AS required FROM pragma_foreign_key_list(@child) f JOIN pragma_table_info(@child) t ON t.name = f."from"',
        )
        .all({ child }) as { column: string; parent: string; required: number }[]
    )
      .filter(({ parent }) => journaled.has(parent))
      .map(({ column, parent, required }) => ({
        child,
        column,
        parent: parent as JournaledTable,
        isRequired: required !== 0,
      })),
  );
}

// Takes one operation back, whatever came after it: exactly the rows and fields that nothing later touched; the rest is
// listed. Owns the inverse; it runs inside an ordinary journaled operation, so that it can itself be taken back.
import type { UndoConflict } from '../../../src-shared/contract/history.ts';
import { imageSql } from '../db/journal-triggers.ts';
import { type JournaledTable, journaledTable, journaledTableNames, recordsUpdatesOnly } from '../db/tables.ts';
import type { BulkWriteContext, Step } from './contexts.ts';
import { removeAdded } from './undo-deletes.ts';

type Image = Record<string, string | number | null>;
type Connection = BulkWriteContext['connection'];

export interface UndoOutcome {
  rows: number;
  conflicts: UndoConflict[];
  conflictCount: number;
}

const pageSize = 2000;
/** Conflicts are shown to a person, so beyond this many they are only counted. */
const listedConflicts = 500;

/** Collects conflicts: all counted, the first ones listed. */
export class Conflicts {
  readonly listed: UndoConflict[] = [];
  count = 0;

  add(
    table: string,
    rowId: number,
    field: string | null,
    reason: UndoConflict['reason'],
    contactName: string | null = null,
  ): void {
    this.count++;
    if (this.listed.length < listedConflicts) this.listed.push({ table, rowId, contactName, field, reason });
  }
}

/**
 * The inverse of an operation in slices.
 * @param target the operation to take back
 * @param policy keep: leave what later work touched as it is. override: restore it all the same, removing later rows
 *   that depend on rows this operation had added
 */
export function* undoSteps(
  context: BulkWriteContext,
  target: number,
  policy: 'keep' | 'override',
): Generator<Step, UndoOutcome> {
  const { connection } = context;
  connection.pragma('defer_foreign_keys = ON');
  const conflicts = new Conflicts();
  const total = gatherNetChanges(connection, target);
  let rows = 0;
  let done = 0;
  // Added rows first: marking them for removal tells the restoring steps nothing, but a restored row may need the
  // unique key that an added row still holds.
  rows += yield* removeAdded(connection, target, policy, conflicts);
  yield { phase: 'Taking back', done, total };
  const takeBack = restorer(connection, policy, conflicts);
  for (const page of netChanges(connection)) {
    for (const change of page) rows += takeBack(change);
    done += page.length;
    yield { phase: 'Taking back', done, total };
  }
  nameContacts(connection, conflicts);
  return { rows, conflicts: conflicts.listed, conflictCount: conflicts.count };
}

interface NetChange {
  table: JournaledTable;
  rowId: number;
  before: Image | null;
  after: Image | null;
}

/** Lists every row the operation touched with its first and last image, once, so that pages of it are cheap. */
function gatherNetChanges(connection: Connection, operation: number): number {
  connection.exec('DELETE FROM temp.undo_net');
  return connection
    .prepare(
      `INSERT INTO temp.undo_net (last, first, table_name, row_id)
       SELECT max(id), min(id), table_name, row_id FROM change WHERE operation_id = ? GROUP BY table_name, row_id`,
    )
    .run(operation).changes;
}

/** First before and last after of every row the operation touched, newest rows first. */
function* netChanges(connection: Connection): Generator<NetChange[]> {
  const page = connection
    .prepare(
      `SELECT n.table_name, n.row_id, f.before, l.after, n.last FROM temp.undo_net n
       CROSS JOIN change f ON f.id = n.first CROSS JOIN change l ON l.id = n.last
       WHERE n.last < ? ORDER BY n.last DESC LIMIT ${pageSize}`,
    )
    .raw();
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(below) as [string, number, string | null, string | null, number][];
    if (rows.length === 0) return;
    below = rows.at(-1)?.[4] ?? 0;
    yield rows.map(([table, rowId, before, after]) => ({
      table: journaledTable(table),
      rowId,
      before: parseImage(before),
      after: parseImage(after),
    }));
  }
}

/**
 * Prepares restoring rows; its statements are compiled once.
 * @returns restores one changed or removed row (added rows are handled by removeAdded); answers the rows written
 */
function restorer(
  connection: Connection,
  policy: 'keep' | 'override',
  conflicts: Conflicts,
): (change: NetChange) => number {
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const tables = new Map<JournaledTable, { columns: Set<string>; image: ReturnType<Connection['prepare']> }>();
  const tableOf = (table: JournaledTable) => {
    const known = tables.get(table) ?? {
      columns: columnsOf(connection, table),
      image: connection.prepare(`SELECT ${imageSql(connection, table, table)} FROM ${table} WHERE id = ?`).pluck(),
    };
    tables.set(table, known);
    return known;
  };

  function insertRow(table: JournaledTable, image: Image): number {
    const { columns } = tableOf(table);
    const names = Object.keys(image).filter((name) => columns.has(name));
    try {
      prepared(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ).run(...names.map((name) => image[name] ?? null));
      return 1;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT_UNIQUE')))
        throw error;
      conflicts.add(table, Number(image.id), null, 'changed'); // later work took its unique key
      return 0;
    }
  }

  return ({ table, rowId, before, after }) => {
    if (!before) return 0;
    const current = parseImage((tableOf(table).image.get(rowId) as string | undefined) ?? null);
    if (!after) {
      if (!current) return insertRow(table, before);
      conflicts.add(table, rowId, null, 'changed');
      return 0;
    }
    if (!current) {
      if (!recordsUpdatesOnly(table)) conflicts.add(table, rowId, null, 'gone');
      return 0;
    }
    const restore: Image = {};
    for (const [name, value] of Object.entries(before)) {
      if (value === after[name]) continue; // the operation did not touch this field
      if (current[name] === after[name] || policy === 'override') restore[name] = value;
      else if (current[name] !== value && name !== 'updated_at') conflicts.add(table, rowId, name, 'changed');
    }
    const names = Object.keys(restore);
    if (names.length === 0) return 0;
    prepared(`UPDATE ${table} SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`).run(
      ...names.map((name) => restore[name] ?? null),
      rowId,
    );
    return 1;
  };
}

function columnsOf(connection: Connection, table: JournaledTable): Set<string> {
  return new Set(connection.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]);
}

export function parseImage(json: string | null): Image | null {
  return json === null ? null : (JSON.parse(json) as Image);
}

/** Fills in whose rows the conflicts are about, for people to recognise them. */
function nameContacts(connection: Connection, conflicts: Conflicts): void {
  const named = new Set<string>(journaledTableNames);
  for (const conflict of conflicts.listed) {
    if (conflict.contactName !== null || !named.has(conflict.table)) continue;
    const columns = columnsOf(connection, journaledTable(conflict.table));
    const key =
      conflict.table === 'contact' || conflict.table === 'contact_custom'
        ? 'id'
        : columns.has('contact_id')
          ? 'contact_id'
          : null;
    if (!key) continue;
    const name = connection
      .prepare(`SELECT c.display_name FROM ${conflict.table} t JOIN contact c ON c.id = t.${key} WHERE t.id = ?`)
      .pluck()
      .get(conflict.rowId);
    if (typeof name === 'string') conflict.contactName = name;
  }
}

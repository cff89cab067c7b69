// The workspace as it was after an earlier operation, for comparing. Owns rebuilding rows from the journal: on a
// connection of its own, temporary tables of the same names stand before the real ones, so that the ordinary queries read
// the past. Holds a page of contacts at a time; changes nothing.
import type Database from 'better-sqlite3';
import { connectReader } from '../../db/connect.ts';
import { createHandle, type ReadHandle } from '../../db/handle.ts';

/** Tables rebuilt whole once: few or narrow rows. */
const wholeTables = ['contact_alias', 'tag'] as const;
/** Tables rebuilt for the contacts of a page, by the column that names the contact. */
const pagedTables = {
  contact: 'id',
  contact_custom: 'id',
  contact_point: 'contact_id',
  address: 'contact_id',
  tag_assignment: 'contact_id',
  source_record: 'contact_id',
} as const;
const tables = [...wholeTables, ...(Object.keys(pagedTables) as (keyof typeof pagedTables)[])];

export interface PastState {
  /** Reads the past, for the contacts that were last turned to. */
  past: ReadHandle;
  /** Reads the present, in the same snapshot. */
  present: ReadHandle;
  /** Every contact that the journal touched since, ascending, merged and deleted ones among them. */
  touched(): number[];
  /** Fills the past of these contacts and of those that were merged into them then. */
  turnTo(ids: readonly number[]): void;
  close(): void;
}

/**
 * Opens past and present of a workspace side by side.
 * @param since the operation after which the past stood; 0 is before everything
 */
export function openPast(path: string, since: (present: ReadHandle) => number): PastState {
  const now = connectReader(path);
  const then = connectReader(path);
  try {
    sameSnapshot(now, then);
    const present = createHandle(now);
    prepare(then, since(present));
    const past = createHandle(then);
    return {
      past,
      present,
      touched: () => touchedContacts(then),
      turnTo: (ids) => fillPage(then, JSON.stringify(ids)),
      close() {
        now.close();
        then.close();
      },
    };
  } catch (error) {
    now.close();
    then.close();
    throw error;
  }
}

/** A commit between the two first reads would make them differ: then both begin again. */
function sameSnapshot(now: Database.Database, then: Database.Database): void {
  for (;;) {
    const seen = [now, then].map((db) => {
      db.exec('BEGIN');
      return db.prepare('SELECT max(id) FROM operation').pluck().get();
    });
    if (seen[0] === seen[1]) return;
    for (const db of [now, then]) db.exec('ROLLBACK');
  }
}

const columnsOf = (db: Database.Database, table: string): string[] =>
  db.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, 'main') as string[];

/** Whether a row stands now as it stood then: neither made nor changed since. */
const untouched = (table: string): string =>
  // By key, not NOT IN: that would gather every touched id anew for each page.
  `NOT EXISTS (SELECT 1 FROM past_row AS p WHERE p.table_name = '${table}' AND p.row_id = r.id)
   AND NOT EXISTS (SELECT 1 FROM past_range AS g WHERE g.table_name = '${table}' AND r.id BETWEEN g.first_id AND g.last_id)`;

/** The earliest image since of each row, as columns; rows that bulk loads made since never stood then. */
function imagesSql(db: Database.Database, table: string): string {
  const columns = columnsOf(db, table).map((name) => `json_extract(h.before, '$."${name}"') AS "${name}"`);
  return `SELECT ${columns.join(', ')} FROM past_row AS p JOIN main.change AS h ON h.id = p.change_id
    WHERE p.table_name = '${table}' AND h.before IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM past_range AS g WHERE g.table_name = '${table}' AND p.row_id BETWEEN g.first_id AND g.last_id)`;
}

function prepare(db: Database.Database, since: number): void {
  const names = tables.map((table) => `'${table}'`).join(', ');
  db.exec(`
    CREATE TEMP TABLE past_row (table_name TEXT, row_id INTEGER, change_id INTEGER, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
    INSERT INTO past_row SELECT table_name, row_id, min(id) FROM main.change
      WHERE operation_id > ${Math.trunc(since)} AND table_name IN (${names}) GROUP BY table_name, row_id;
    CREATE TEMP TABLE past_range AS SELECT table_name, first_id, last_id FROM main.change_range
      WHERE operation_id > ${Math.trunc(since)} AND table_name IN (${names});
    CREATE INDEX temp.past_range_table ON past_range (table_name, first_id);
    CREATE TEMP TABLE past_page (id INTEGER PRIMARY KEY);`);
  for (const table of tables) {
    const own = columnsOf(db, table).map((name) => `r."${name}"`);
    const isWhole = (wholeTables as readonly string[]).includes(table);
    db.exec(`CREATE TEMP TABLE past_image_${table} AS ${imagesSql(db, table)};
      CREATE TEMP TABLE "${table}" AS SELECT ${own.join(', ')} FROM main."${table}" AS r WHERE ${isWhole ? untouched(table) : '0'};
      ${isWhole ? `INSERT INTO temp."${table}" SELECT * FROM past_image_${table};` : ''}`);
  }
  db.exec(`CREATE INDEX temp.past_alias_winner ON contact_alias (winner_id);
    CREATE INDEX temp.past_alias_id ON contact_alias (id);`);
  for (const [table, column] of Object.entries(pagedTables)) {
    db.exec(`CREATE INDEX temp.past_image_${table}_of ON past_image_${table} (${column});
      CREATE INDEX temp.past_${table}_of ON "${table}" (${column});`);
  }
}

/** Rows that were made and deleted since leave no trace here: they name a contact neither now nor then. */
function touchedContacts(db: Database.Database): number[] {
  const parts: string[] = [];
  for (const [table, column] of Object.entries(pagedTables)) {
    parts.push(
      `SELECT r.${column} FROM past_row AS p JOIN main."${table}" AS r ON r.id = p.row_id WHERE p.table_name = '${table}'`,
      `SELECT ${column} FROM past_image_${table}`,
      `SELECT r.${column} FROM past_range AS g JOIN main."${table}" AS r ON r.id BETWEEN g.first_id AND g.last_id WHERE g.table_name = '${table}'`,
    );
  }
  for (const column of ['id', 'winner_id']) {
    parts.push(
      `SELECT r.${column} FROM past_row AS p JOIN main.contact_alias AS r ON r.id = p.row_id WHERE p.table_name = 'contact_alias'`,
      `SELECT ${column} FROM past_image_contact_alias`,
    );
  }
  // A tag that was renamed or moved is written differently for everybody who has it or one below it.
  parts.push(`SELECT a.contact_id FROM main.tag_assignment AS a WHERE a.tag_id IN (
    WITH RECURSIVE branch (id) AS (
      SELECT row_id FROM past_row WHERE table_name = 'tag'
      UNION SELECT t.id FROM main.tag AS t JOIN branch ON t.parent_id = branch.id)
    SELECT id FROM branch)`);
  // Not through a view: temporary aliases stand before the real ones here, and both survivors are wanted.
  const sql = `WITH touched (id) AS (${parts.join(' UNION ')})
    SELECT id FROM touched WHERE id IS NOT NULL
    UNION SELECT al.winner_id FROM touched JOIN main.contact_alias AS al ON al.id = touched.id
    UNION SELECT al.winner_id FROM touched JOIN temp.contact_alias AS al ON al.id = touched.id
    ORDER BY 1`;
  return db.prepare(sql).pluck().all() as number[];
}

/** CROSS JOIN holds SQLite to begin with the page, of whose size it knows nothing; it would read whole tables. */
function fillPage(db: Database.Database, ids: string): void {
  db.exec('DELETE FROM past_page');
  db.prepare(
    `INSERT INTO past_page SELECT value FROM json_each(@ids)
     UNION SELECT id FROM temp.contact_alias WHERE winner_id IN (SELECT value FROM json_each(@ids))`,
  ).run({ ids });
  for (const [table, column] of Object.entries(pagedTables)) {
    db.exec(`DELETE FROM temp."${table}";
      INSERT INTO temp."${table}"
        SELECT r.* FROM past_page AS page CROSS JOIN main."${table}" AS r ON r.${column} = page.id WHERE ${untouched(table)};
      INSERT INTO temp."${table}"
        SELECT i.* FROM past_page AS page CROSS JOIN past_image_${table} AS i ON i.${column} = page.id;`);
  }
}

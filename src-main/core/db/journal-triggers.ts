// Records the image of every row that changes, by temporary triggers on the writer's connection. Owns their SQL; what is
// done with the images is in server/undo.ts. Temporary, so that the file holds no code and another program that opens
// it neither needs nor trips over them.
import type Database from 'better-sqlite3';
import { contactColumnOf, type JournaledTable, journaledTableNames, recordsUpdatesOnly } from './tables.ts';

/** Makes the state tables and the triggers of every journaled table. Call once per writer connection. */
export function installJournal(db: Database.Database): void {
  db.exec(`
    CREATE TEMP TABLE journal_state (operation_id INTEGER);
    INSERT INTO journal_state VALUES (NULL);
    CREATE TEMP TABLE dirty_contact (contact_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE dirty_tagged (contact_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE dirty_active (contact_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE dirty_slice (contact_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE dirty_member (member_id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL);
    CREATE INDEX temp.dirty_member_contact ON dirty_member (contact_id);
    CREATE TEMP TABLE undo_kept (contact_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE undo_net (last INTEGER PRIMARY KEY, first INTEGER NOT NULL, table_name TEXT NOT NULL, row_id INTEGER NOT NULL);
    CREATE TEMP TABLE undo_delete (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
  `);
  for (const table of journaledTableNames) installTriggers(db, table);
}

/** (Re)makes the triggers of one table: needed again after a column was added to it. */
export function installTriggers(db: Database.Database, table: JournaledTable): void {
  // A column may be added in the middle of a bulk load: what is paused stays paused.
  const inserts = db.prepare('SELECT sql FROM sqlite_temp_schema WHERE name = ?').pluck();
  const paused = /WHEN NEW\.id <= \d+/.exec(String(inserts.get(`journal_${table}_insert`) ?? ''))?.[0] ?? '';
  removeTriggers(db, table);
  if (!recordsUpdatesOnly(table)) {
    db.exec(insertTrigger(db, table, paused));
    db.exec(`CREATE TEMP TRIGGER journal_${table}_delete AFTER DELETE ON main.${table} BEGIN
      INSERT INTO change (operation_id, table_name, row_id, before, after)
        VALUES ((SELECT operation_id FROM journal_state), '${table}', OLD.id, ${imageSql(db, table, 'OLD')}, NULL);
      ${markDirty(table, 'OLD')} END`);
  }
  db.exec(updateTrigger(db, table));
}

/**
 * Completes rows that the running bulk load itself inserted, such as counts known only at its end. The range that
 * stands for them takes them away again as they are; an image would look like later work to undo.
 */
export function completeLoadedRows(db: Database.Database, table: JournaledTable, work: () => void): void {
  db.exec(`DROP TRIGGER IF EXISTS temp.journal_${table}_update`);
  try {
    work();
  } finally {
    db.exec(updateTrigger(db, table));
  }
}

/** Values are compared rather than images: making a text of a row costs more than all else the trigger does. */
function updateTrigger(db: Database.Database, table: JournaledTable): string {
  const values = (row: 'NEW' | 'OLD'): string =>
    columnsOf(db, table)
      .map((name) => `${row}."${name}" COLLATE BINARY`)
      .join(', ');
  const column = contactColumnOf(table);
  const leaves = column ? `OLD.${column} IS NOT NEW.${column}` : '';
  return `CREATE TEMP TRIGGER journal_${table}_update AFTER UPDATE ON main.${table} BEGIN
    INSERT INTO change (operation_id, table_name, row_id, before, after)
      SELECT (SELECT operation_id FROM journal_state), '${table}', NEW.id, ${imageSql(db, table, 'OLD')}, ${imageSql(db, table, 'NEW')}
      WHERE (${values('OLD')}) IS NOT (${values('NEW')});
    ${markDirty(table, 'OLD', leaves)} ${markDirty(table, 'NEW')} END`;
}

/** Not INSERT OR IGNORE: within an upsert SQLite applies the upsert's conflict rule to the statements of triggers. */
function mark(contact: string, marks: Marks = 'dirty_contact', when = ''): string {
  return `INSERT INTO ${marks} SELECT ${contact}
    WHERE ${when && `${when} AND`} NOT EXISTS (SELECT 1 FROM ${marks} WHERE contact_id = ${contact});`;
}

type Marks = 'dirty_contact' | 'dirty_tagged' | 'dirty_active';

/**
 * A tag changes nothing but the count of tags, and an activity nothing but what a contact did: tagging everybody, or
 * bringing in a million orders, does not refresh everybody whole.
 */
export function marksOf(table: JournaledTable): Marks {
  if (table === 'tag_assignment') return 'dirty_tagged';
  return table === 'activity' ? 'dirty_active' : 'dirty_contact';
}

/**
 * Once an alias is gone its survivor cannot be found from it any more, so that is marked too.
 * @param when condition under which the row's contact is marked at all, where that is not always
 */
function markDirty(table: JournaledTable, row: 'NEW' | 'OLD', when = ''): string {
  const column = contactColumnOf(table);
  const winner = table === 'contact_alias' ? mark(`${row}.winner_id`) : '';
  return column ? `${mark(`${row}.${column}`, marksOf(table), when)} ${winner}` : '';
}

/**
 * Stops recording inserts, for loading in bulk: the loader records ranges of ids instead (see bulk.ts). Rows whose id is
 * a contact's are not handed out in order, so those of contacts that were there before are still recorded one by one.
 * @param highestContact the highest contact id before the load
 */
export function pauseInsertTriggers(db: Database.Database, highestContact: number): void {
  for (const table of journaledTableNames) {
    db.exec(`DROP TRIGGER IF EXISTS temp.journal_${table}_insert`);
    if (idIsContact(table)) db.exec(insertTrigger(db, table, `WHEN NEW.id <= ${highestContact}`));
  }
}

export function resumeInsertTriggers(db: Database.Database): void {
  for (const table of journaledTableNames) {
    if (recordsUpdatesOnly(table)) continue;
    db.exec(`DROP TRIGGER IF EXISTS temp.journal_${table}_insert`);
    db.exec(insertTrigger(db, table));
  }
}

/** Whether a row's id is the id of the contact it belongs to, rather than a number of its own. */
export function idIsContact(table: JournaledTable): boolean {
  return table !== 'contact' && contactColumnOf(table) === 'id';
}

function insertTrigger(db: Database.Database, table: JournaledTable, when = ''): string {
  const column = contactColumnOf(table);
  return `CREATE TEMP TRIGGER journal_${table}_insert AFTER INSERT ON main.${table} ${when} BEGIN
    INSERT INTO change (operation_id, table_name, row_id, before, after)
      VALUES ((SELECT operation_id FROM journal_state), '${table}', NEW.id, NULL, ${imageSql(db, table, 'NEW')});
    ${column ? mark(`NEW.${column}`, marksOf(table)) : ''} END`;
}

function removeTriggers(db: Database.Database, table: JournaledTable): void {
  for (const event of ['insert', 'update', 'delete']) db.exec(`DROP TRIGGER IF EXISTS temp.journal_${table}_${event}`);
}

function columnsOf(db: Database.Database, table: JournaledTable): string[] {
  return db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}

/** A row as a JSON object; every column by name, NULL as null. */
export function imageSql(db: Database.Database, table: JournaledTable, row: string): string {
  return `json_object(${columnsOf(db, table)
    .map((name) => `'${name}', ${row}."${name}"`)
    .join(', ')})`;
}

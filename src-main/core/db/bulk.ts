// Loads many rows in one operation: inserts are remembered as ranges of ids instead of images, so that a million rows
// cost no copy. Owns the ranges; what is inserted is the caller's.
import type Database from 'better-sqlite3';
import type { RefreshStep } from './derived.ts';
import type { WriteHandle } from './handle.ts';
import { idIsContact, marksOf, pauseInsertTriggers, resumeInsertTriggers } from './journal-triggers.ts';
import { contactColumnOf, type JournaledTable, journaledTableNames, recordsUpdatesOnly } from './tables.ts';

/**
 * Indexes worth dropping while very many rows go in. Remaking costs a pass over the table, so it pays only when the
 * load is large against what is there; `finishBulk` puts them back by the text SQLite kept. Those by contact or batch stay:
 * new ids ascend, so their entries are appended while the load waits for its reader anyway.
 */
const droppable = [
  'contact_state_name',
  'contact_point_normalised',
  'activity_contact',
  'activity_kind',
  'activity_reference',
  'source_record_source',
  'rollup_email',
];

export interface Bulk {
  highest: Map<JournaledTable, number>;
  droppedIndexes: string[];
  /** New contacts whose derived rows the loader wrote itself. */
  derived: { first: number; last: number } | null;
}

/**
 * Begins bulk loading inside an open transaction.
 * @param expectedRows rows that are about to be inserted, to judge whether dropping indexes pays
 */
export function startBulk(db: Database.Database, expectedRows: number): Bulk {
  const highestContact = highestId(db, 'contact');
  pauseInsertTriggers(db, highestContact);
  const highest = new Map(
    journaledTableNames.map((table) => [table, idIsContact(table) ? highestContact : highestId(db, table)]),
  );
  const present = db
    .prepare('SELECT count(*) FROM (SELECT 1 FROM contact LIMIT ?)')
    .pluck()
    .get(expectedRows) as number;
  const droppedIndexes: string[] = [];
  if (expectedRows > 20_000 && present * 4 < expectedRows) {
    for (const name of droppable) {
      const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?").pluck().get(name);
      if (typeof sql !== 'string') continue;
      db.exec(`DROP INDEX ${name}`);
      droppedIndexes.push(sql);
    }
  }
  return { highest, droppedIndexes, derived: null };
}

/**
 * Remakes what was dropped, records the ranges of new rows and marks the contacts they belong to. What the marks are for
 * happens when the operation finishes.
 */
export function* finishBulk(
  db: Database.Database,
  write: WriteHandle,
  bulk: Bulk,
  operation: number,
): Generator<RefreshStep, void> {
  const total = bulk.droppedIndexes.length;
  for (const [done, sql] of bulk.droppedIndexes.entries()) {
    yield { phase: 'Building indexes', done, total };
    write.exec(sql);
  }
  const record = write.prepare(
    'INSERT INTO change_range (operation_id, table_name, first_id, last_id) VALUES (?, ?, ?, ?)',
  );
  for (const [table, before] of bulk.highest) {
    const last = highestId(db, table);
    if (last <= before || recordsUpdatesOnly(table)) continue;
    record.run(operation, table, before + 1, last);
    const column = contactColumnOf(table);
    if (column) {
      // What a contact did is not in the rows a loader brings, so activities mark everybody.
      const { first, last } = (table === 'activity' ? null : bulk.derived) ?? { first: 0, last: 0 };
      write
        .prepare(`INSERT OR IGNORE INTO temp.${marksOf(table)} SELECT DISTINCT ${column} FROM ${table}
          WHERE id > ? AND ${column} NOT BETWEEN ? AND ?`)
        .run(before, first, last);
    }
  }
  resumeInsertTriggers(db);
}

function highestId(db: Database.Database, table: JournaledTable): number {
  return (db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number) ?? 0;
}

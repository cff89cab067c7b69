// What nothing can beat: the same file parsed and thrown away, the same cells inserted into one bare table.
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { customerHeaders } from './customers-file.ts';

/** Parses the file in pieces of 1 MB and counts its cells. */
export function rawParse(path: string): number {
  const fd = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const bytes = Buffer.alloc(1 << 20);
  let rest = '';
  let cells = 0;
  for (let read = readSync(fd, bytes); read > 0; read = readSync(fd, bytes)) {
    const text = rest + decoder.write(bytes.subarray(0, read));
    const end = text.lastIndexOf('\n') + 1; // the bench file has no line ends inside cells
    rest = text.slice(end);
    for (const row of Papa.parse<string[]>(text.slice(0, end), { delimiter: ',', skipEmptyLines: true }).data)
      cells += row.length;
  }
  closeSync(fd);
  return cells;
}

/** Columns that any list of customers has an index on: id, last name, email, phone, postcode. */
const indexed = [0, 3, 4, 6, 13];

/**
 * Inserts the same cells as text into a table of twenty columns, one prepared statement, one durable transaction.
 * @param withIndexes five indexes are made afterwards, in the same transaction
 */
export function rawInsert(path: string, rows: Iterable<readonly string[]>, withIndexes = false): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const columns = customerHeaders.map((_, index) => `c${index}`);
  db.exec(`CREATE TABLE plain (${columns.join(' TEXT, ')} TEXT) STRICT`);
  const insert = db.prepare(`INSERT INTO plain VALUES (${columns.map(() => '?').join(', ')})`);
  db.exec('BEGIN');
  for (const row of rows) insert.run(row);
  if (withIndexes) for (const column of indexed) db.exec(`CREATE INDEX by_${column} ON plain (c${column})`);
  db.exec('COMMIT');
  db.close();
}

// Custom fields live in real columns of contact_custom, so that filters on them stay fast. Owns making those columns.
import type Database from 'better-sqlite3';
import { installTriggers } from './journal-triggers.ts';

export type CustomFieldType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'boolean';

const storage: Record<CustomFieldType, 'TEXT' | 'REAL' | 'INTEGER'> = {
  text: 'TEXT',
  number: 'REAL',
  money: 'INTEGER', // minor units
  date: 'TEXT', // YYYY-MM-DD
  choice: 'TEXT',
  multi: 'TEXT', // JSON array
  boolean: 'INTEGER',
};

/**
 * Adds the column for a new custom field and makes it journaled. A column outlives the undo of its field: it is then
 * unused, and dropping it would rewrite the table.
 * @returns the column's name, to be kept in custom_field.column_name
 */
export function addCustomColumn(db: Database.Database, type: CustomFieldType): string {
  const names = db.prepare("SELECT name FROM pragma_table_info('contact_custom')").pluck().all() as string[];
  const highest = Math.max(0, ...names.map((name) => Number(/^f(\d+)$/.exec(name)?.[1] ?? 0)));
  const name = `f${highest + 1}`;
  db.exec(`ALTER TABLE contact_custom ADD COLUMN ${name} ${storage[type]}`);
  installTriggers(db, 'contact_custom');
  return name;
}

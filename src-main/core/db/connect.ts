// Opens connections with the settings every one of them needs. Worker threads use it too, so it imports no migrations.
import Database from 'better-sqlite3';
import { registerFunctions } from './functions.ts';

/** A read-only connection of its own: for page queries, and for worker threads. */
export function connectReader(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  configure(db);
  return db;
}

/** Settings of safety and speed that hold for readers and the writer alike. */
export function configure(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  registerFunctions(db);
}

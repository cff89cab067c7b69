// Keeps what was computed from the data until the data change, so that the screens that build on one costly figure
// compute it once. Owns the memory and its end; what is computed is the caller's.
import { sql } from 'kysely';
import type { ReadHandle } from './handle.ts';

/** Values kept per connection; the longest unused goes first. */
const kept = 24;

interface Remembered {
  value: unknown;
  /** Tables it was computed from: an answer made of it depends on them all the same. */
  read: readonly string[];
}

const memories = new WeakMap<ReadHandle, { version: string; values: Map<string, Remembered> }>();

/** Commits of other connections, and rows that this one changed itself. */
const selectVersion = sql<{ other: number; own: number }>`
  SELECT data_version AS other, total_changes() AS own FROM pragma_data_version`;

/**
 * The value of `find` on the present data: from memory when nothing was written since it was found.
 * @param key names what is found and everything it depends on beside the data
 */
export function remembered<T>(db: ReadHandle, key: string, find: () => T): T {
  const now = db.first(selectVersion);
  const version = `${now?.other} ${now?.own}`;
  let memory = memories.get(db);
  if (memory?.version !== version) {
    memory = { version, values: new Map() };
    memories.set(db, memory);
  }
  const { values } = memory;
  const known = values.get(key);
  if (known) {
    values.delete(key); // the map's order is the order of last use
    values.set(key, known);
    db.noteRead(known.read);
    return known.value as T;
  }
  const before = db.takeTouched();
  const value = find();
  const { read } = db.takeTouched();
  db.noteRead([...before.read, ...read]);
  values.set(key, { value, read });
  if (values.size > kept) values.delete(values.keys().next().value as string);
  return value;
}

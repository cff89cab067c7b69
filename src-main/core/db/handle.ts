// Runs built queries on one connection and notes the tables they read and wrote. Owns the statement cache; opens no
// transaction and decides nothing (see server/dispatch.ts).
import type Database from 'better-sqlite3';
import { compileQuery, type Query } from './query.ts';

/** Runs SELECTs. Read handlers get only this. */
export interface ReadHandle {
  /** All rows as objects. */
  all<T>(query: Query<T>): T[];
  /** The first row, or undefined. */
  first<T>(query: Query<T>): T | undefined;
  /** The first column of every row. */
  pluck<V>(query: Query<unknown>): V[];
  /** The first column of the first row, or undefined. */
  value<V>(query: Query<unknown>): V | undefined;
  /** All rows as arrays, in column order: the form for bulk reads. */
  rows<R extends unknown[]>(query: Query<unknown>): R[];
  /** A statement for a hot loop; bind by position, read with `.raw()` or `.pluck()`. The SQL is trusted text. */
  prepare(sql: string): Database.Statement;
  /** Counts tables as read: what is made of remembered rows depends on where those came from. */
  noteRead(tables: readonly string[]): void;
  /** Tables that queries on this handle have read since the last `takeTouched`. */
  takeTouched(): Touched;
}

/** Runs anything. Only a WriteContext holds one. */
export interface WriteHandle extends ReadHandle {
  run(query: Query<unknown>): { changes: number; id: number };
  /** For DDL and other texts without parameters. */
  exec(sql: string): void;
  /** Counts tables as written that were written past the handle: by triggers, or on the connection itself. */
  noteWritten(tables: readonly string[]): void;
}

export interface Touched {
  read: string[];
  wrote: string[];
}

const cachedStatements = 400;

/** Wraps a connection. `writable` false gives the same object to code that must only read. */
export function createHandle(db: Database.Database): WriteHandle {
  const statements = new Map<string, { statement: Database.Statement; tables: readonly string[] }>();
  let read = new Set<string>();
  let wrote = new Set<string>();
  let known = knownTables(db);

  const prepare = (sql: string): Database.Statement => {
    let cached = statements.get(sql);
    if (cached) {
      statements.delete(sql); // the map's order is the order of last use
    } else {
      let tables = tablesIn(sql, known);
      if (tables.length === 0) {
        known = knownTables(db);
        tables = tablesIn(sql, known);
      }
      cached = { statement: db.prepare(sql), tables };
      if (statements.size >= cachedStatements) statements.delete(statements.keys().next().value as string);
    }
    statements.set(sql, cached);
    const into = cached.statement.readonly ? read : wrote;
    for (const table of cached.tables) into.add(table);
    return cached.statement;
  };
  const ready = (query: Query<unknown>): { statement: Database.Statement; values: unknown[] } => {
    const { sql, parameters } = compileQuery(query);
    return { statement: prepare(sql), values: parameters.map(bindable) };
  };

  return {
    all<T>(query: Query<T>): T[] {
      const { statement, values } = ready(query);
      return statement.raw(false).all(...values) as T[];
    },
    first<T>(query: Query<T>): T | undefined {
      const { statement, values } = ready(query);
      return statement.raw(false).get(...values) as T | undefined;
    },
    pluck<V>(query: Query<unknown>): V[] {
      const { statement, values } = ready(query);
      const result = statement.pluck(true).all(...values) as V[];
      statement.pluck(false);
      return result;
    },
    value<V>(query: Query<unknown>): V | undefined {
      const { statement, values } = ready(query);
      const result = statement.pluck(true).get(...values) as V | undefined;
      statement.pluck(false);
      return result;
    },
    rows<R extends unknown[]>(query: Query<unknown>): R[] {
      const { statement, values } = ready(query);
      const result = statement.raw(true).all(...values) as R[];
      statement.raw(false);
      return result;
    },
    run(query) {
      const { statement, values } = ready(query);
      if (statement.reader) {
        const rows = statement.all(...values);
        return { changes: rows.length, id: 0 };
      }
      const result = statement.run(...values);
      return { changes: result.changes, id: Number(result.lastInsertRowid) };
    },
    exec(sql) {
      for (const table of tablesIn(sql, known)) wrote.add(table);
      db.exec(sql);
    },
    noteRead(tables) {
      for (const table of tables) read.add(table);
    },
    noteWritten(tables) {
      for (const table of tables) wrote.add(table);
    },
    prepare(sql) {
      // A statement of its own: its caller may set raw or pluck on it for good.
      const statement = db.prepare(sql);
      for (const table of tablesIn(sql, known)) (statement.readonly ? read : wrote).add(table);
      return statement;
    },
    takeTouched() {
      const touched = { read: [...read], wrote: [...wrote] };
      read = new Set();
      wrote = new Set();
      return touched;
    },
  };
}

/** SQLite knows no booleans and better-sqlite3 refuses undefined; everything else passes. */
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Name → the base tables behind it: a table stands for itself, a view for what its text names. */
function knownTables(db: Database.Database): Map<string, readonly string[]> {
  const objects = db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'view')").all() as {
    type: string;
    name: string;
    sql: string;
  }[];
  const known = new Map<string, readonly string[]>(
    objects.filter(({ type }) => type === 'table').map(({ name }) => [name, [name]]),
  );
  for (const { type, name, sql } of objects) {
    if (type === 'view') known.set(name, tablesIn(sql.slice(sql.indexOf(' AS')), known));
  }
  return known;
}

/** Names every known table whose name occurs in the SQL. May name one too many (a column of that name), never too few. */
function tablesIn(sql: string, known: Map<string, readonly string[]>): string[] {
  const found = new Set<string>();
  for (const [word] of sql.matchAll(/[a-z_][a-z0-9_]*/gi)) {
    for (const table of known.get(word.toLowerCase()) ?? []) found.add(table);
  }
  return [...found];
}

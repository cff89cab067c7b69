// Mends the columns of contacts after a small write: reads the touched contacts again. Owns putting a new value into a
// column in place.
import type { ReadHandle } from '../../db/handle.ts';
import {
  type ActivityColumn,
  type ContactColumn,
  type ContactTable,
  contactTables,
  type TextColumn,
} from '../../engines/rule-columns/columns.ts';
import type { ColumnName } from './column-task.ts';
import { keyOf } from './read-columns.ts';

type Columns = ReadonlyMap<ColumnName, ContactColumn | ActivityColumn | null>;

/** The place of each text of a column, made when it is first mended. */
const places = new WeakMap<TextColumn, Map<string, number>>();

/** @param touched ids of the contacts whose rows may have changed, appeared or gone */
export function patchColumns(db: ReadHandle, columns: Columns, touched: readonly number[]): void {
  for (const table of contactTables) patchTable(db, table, columns, touched);
}

function patchTable(db: ReadHandle, table: ContactTable, columns: Columns, touched: readonly number[]): void {
  const prefix = `${table}.`;
  const kept = [...columns].flatMap(([name, column]) =>
    name.startsWith(prefix) && column ? [{ name: name.slice(prefix.length), column }] : [],
  );
  if (kept.length === 0) return;
  const key = keyOf(table);
  const rows = db
    .prepare(
      `SELECT ${[key, ...kept.map(({ name }) => `"${name}"`)].join(', ')} FROM ${table}
       WHERE ${key} IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(JSON.stringify(touched)) as [number, ...(string | number | null)[]][];
  const byId = new Map(rows.map(([id, ...values]) => [id, values]));
  for (const id of touched) {
    const values = byId.get(id);
    for (const [index, { column }] of kept.entries()) put(column, id, values?.[index] ?? null);
  }
}

function put(column: ContactColumn, id: number, value: string | number | null): void {
  if (column.kind === 'number') column.numbers[id] = value === null ? Number.NaN : Number(value);
  else column.codes[id] = value === null ? 0 : codeOf(column, String(value));
}

function codeOf(column: TextColumn, text: string): number {
  let known = places.get(column);
  if (known === undefined) {
    known = new Map(column.values.map((value, place) => [value, place + 1]));
    places.set(column, known);
  }
  const code = known.get(text);
  if (code !== undefined) return code;
  const added = (column.values as string[]).push(text);
  known.set(text, added);
  return added;
}

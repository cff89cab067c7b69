// SQL of cleaning: rows of a column, and what was decided to be different. One statement each.
import { type RawBuilder, sql } from 'kysely';
import type { ReadHandle } from '../../db/handle.ts';
import { build, compileQuery } from '../../db/query.ts';
import { type Column, rowSql, rowsSql, type Stored, valueSql } from './clean-columns.ts';

type SelectedIds = RawBuilder<{ id: number }>;

/** The values of a text column that active contacts hold, one per row. */
export const selectValues = (column: Column): RawBuilder<[value: string]> =>
  sql`SELECT ${valueSql(column)} ${rowsSql(column)} WHERE c.state = 'active' AND ${valueSql(column)} IS NOT NULL`;

/** Rows of active contacts that hold one of the values. */
export const selectHolding = (
  column: Column,
  values: readonly string[],
): RawBuilder<[row: number, contact: number, value: string]> =>
  sql`SELECT ${rowSql(column)}, c.id, ${valueSql(column)} ${rowsSql(column)} WHERE c.state = 'active'
    AND ${valueSql(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)})) ORDER BY 1`;

/** Rows of the selected contacts with the column and, beside it, another one of the contact. */
export const selectForEdit = (
  column: Column,
  other: Column | null,
  ids: SelectedIds,
): RawBuilder<[row: number, contact: number, value: Stored, other: Stored]> =>
  sql`SELECT ${rowSql(column)}, c.id, ${valueSql(column)}, ${other === null ? sql`NULL` : valueSql(other)}
    ${rowsSql(column, other)} WHERE c.id IN (${ids}) ORDER BY 1`;

export const countIds = (ids: SelectedIds) => sql<{ count: number }>`SELECT count(*) AS count FROM (${ids})`;

export const selectNames = (contacts: readonly number[]) =>
  sql<{ id: number; name: string }>`SELECT id, display_name AS name FROM contact
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(contacts)}))`;

export const selectDecisions = (column: string) =>
  build.selectFrom('value_decision').selectAll().where('column_key', '=', column).orderBy('id', 'desc');

export const insertDecision = (column: string, members: readonly string[], now: number) =>
  build.insertInto('value_decision').values({ column_key: column, members: JSON.stringify(members), decided_at: now });

export const deleteDecisions = (ids: readonly number[]) => build.deleteFrom('value_decision').where('id', 'in', ids);

/** Runs a statement row by row, as arrays, without holding all of them. */
export function eachRow<R extends unknown[]>(db: ReadHandle, query: RawBuilder<R>): IterableIterator<R> {
  const { sql: text, parameters } = compileQuery(query);
  return db
    .prepare(text)
    .raw()
    .iterate(...parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value))) as IterableIterator<R>;
}

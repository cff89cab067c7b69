// The values that contacts and activities have, for pickers: the commonest first. One statement per kind of field.
import { type RawBuilder, sql } from 'kysely';
import type { LargerPlaces } from '../../../../src-shared/contract/segments.ts';
import type { ActivityFilterField } from '../../../../src-shared/rules/ast.ts';
import type { ContactField, CustomFieldDefinition } from '../../../../src-shared/rules/field-catalogue.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { fieldPlace, importName } from '../../engines/rule-compiler/field-place.ts';

export interface ValueCount {
  value: string;
  count: number;
}

const offered = 40;

/** Null for a field whose values are not worth listing (numbers, dates). */
export function selectFieldValues(
  field: ContactField,
  search: string,
  within: LargerPlaces = [],
  most = offered,
): RawBuilder<ValueCount> | null {
  const place = fieldPlace(field);
  switch (place.kind) {
    case 'contact':
      return commonest(sql.ref(`c.${place.column}`), sql`contact AS c WHERE c.state = 'active'`, search, most);
    case 'side':
      return commonest(
        sql.ref(`side.${place.column}`),
        sql`${sql.table(place.table)} AS side JOIN contact AS c ON c.id = side.contact_id WHERE c.state = 'active'
          AND ${place.table === 'contact_rollup' ? liesIn(within) : sql`1`}`,
        search,
        most,
      );
    case 'stage':
      return commonest(sql.ref(`side.${place.column}`), sql`contact_stage AS side WHERE 1`, search, most);
    case 'points':
      return commonest(sql.ref('point.value'), sql`${sql.table(place.view)} AS point WHERE 1`, search, most);
    case 'imports':
      return commonest(importName, sql`import_batch AS batch WHERE 1`, search);
    case 'age':
    case 'job':
      return null;
  }
}

function liesIn(places: LargerPlaces): RawBuilder<unknown> {
  const each = places.map(({ field, texts }) => {
    const keys = JSON.stringify(texts.map(foldText));
    return sql`fold(${sql.ref(`side.${field}`)}) IN (SELECT value FROM json_each(${keys}))`;
  });
  return each.length === 0 ? sql`1` : sql.join(each, sql` AND `);
}

export function selectCustomValues({ column, type }: CustomFieldDefinition, search: string): RawBuilder<ValueCount> {
  const value = sql.ref(`held.${column}`);
  if (type !== 'multi') return commonest(value, sql`contact_custom AS held WHERE 1`, search);
  const list = sql`CASE WHEN json_valid(${value}) THEN ${value} ELSE json_array(${value}) END`;
  return commonest(
    sql`item.value`,
    sql`contact_custom AS held, json_each(${list}) AS item WHERE ${value} IS NOT NULL`,
    search,
  );
}

export function selectActivityValues(
  field: ActivityFilterField,
  search: string,
  most = offered,
): RawBuilder<ValueCount> {
  if (field !== 'item') return commonest(sql.ref(`a.${field}`), sql`activity AS a WHERE 1`, search, most);
  const both = sql`(SELECT product AS value FROM activity UNION ALL SELECT category FROM activity) AS a WHERE 1`;
  return commonest(sql`a.value`, both, search, most);
}

function commonest(
  value: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  search: string,
  most = offered,
): RawBuilder<ValueCount> {
  const key = foldText(search);
  const found = key === '' ? sql`1` : sql`instr(fold(value), ${key}) > 0`;
  return sql<ValueCount>`SELECT value, count FROM (
      SELECT cast(${value} AS TEXT) AS value, count(*) AS count FROM ${from} AND ${value} IS NOT NULL GROUP BY 1)
    WHERE ${found} ORDER BY count DESC, value LIMIT ${most}`;
}

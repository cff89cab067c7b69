// The contact list as the grid reads it: counted first, then fetched by window, asked again when a write touches it.
import { useEffect, useMemo, useRef } from 'react';
import type { ContactRow, ContactSort } from '../../../src-shared/contract/contact-list.ts';
import type { ContactQuery } from '../../../src-shared/model/selection.ts';
import { core } from '../../app/core-client.ts';
import { answers } from '../../app/kept-answers.ts';
import { failures, useRead, useTablesVersion } from '../../app/live.ts';
import type { GridSort, GridSource } from '../../grid/grid-types.ts';
import { windowSize } from '../../grid/row-windows.ts';

/** Whatever a list of contacts can depend on: a rule may speak about any of these. */
const tables = [
  'contact',
  'contact_alias',
  'contact_point',
  'address',
  'contact_custom',
  'custom_field',
  'tag',
  'tag_assignment',
  'activity',
  'segment',
  'contact_score',
  'finding',
  'setting',
];

export interface ContactList {
  /** Null until the first count is there. */
  source: GridSource<ContactRow> | null;
  count: number | null;
  /** The query that `count` and the shown rows belong to. */
  query: ContactQuery;
}

const orderOf = (sort: readonly GridSort[]): ContactSort =>
  sort.map(({ column, direction }): ContactSort[number] => ({ field: column, direction }));

/** Asks for what the screen is opened on: everybody by name. */
export async function firstContacts(): Promise<void> {
  const query: ContactQuery = { search: '', state: 'active' };
  await answers.answer('contacts.count', { query });
  await answers.answer('contacts.page', { query, sort: [], offset: 0, limit: windowSize, custom: [] });
}

export function useContactList(
  query: ContactQuery,
  sort: readonly GridSort[],
  customKeys: readonly string[],
): ContactList {
  const version = useTablesVersion(tables);
  const { value, error, isEarlier } = useRead('contacts.count', { query });
  useEffect(() => {
    if (error) failures.show(error);
  }, [error]);
  // The rows that are shown belong to the query that was counted, not to the one on its way.
  const key = JSON.stringify(query);
  const counted = useRef<{ key: string; query: ContactQuery }>({ key, query });
  if (!isEarlier && counted.current.key !== key) counted.current = { key, query };
  const { key: shownKey, query: shownQuery } = counted.current;
  const rowCount = value?.count ?? null;

  const sortKey = JSON.stringify(sort);
  const customKey = JSON.stringify(customKeys);
  const source = useMemo((): GridSource<ContactRow> | null => {
    if (rowCount === null) return null;
    const asked = { query: JSON.parse(shownKey) as ContactQuery, sort: orderOf(JSON.parse(sortKey) as GridSort[]) };
    const custom = JSON.parse(customKey) as string[];
    return {
      key: `${shownKey} ${sortKey}`,
      revision: `${version} ${customKey}`,
      rowCount,
      rowId: (row) => row.id,
      getWindow: async (offset, limit) =>
        (await answers.answer('contacts.page', { ...asked, offset, limit, custom })).rows,
      getIds: async (offset, limit) => (await core.request('contacts.ids', { ...asked, offset, limit })).ids,
    };
  }, [rowCount, shownKey, sortKey, customKey, version]);
  return { source, count: rowCount, query: shownQuery };
}

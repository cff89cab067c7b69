// The contact list as the grid reads it: counted first, then fetched by window, asked again when a write touches it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ContactRow, ContactSort } from '../../../src-shared/contract/contact-list.ts';
import type { ContactQuery } from '../../../src-shared/model/selection.ts';
import { core } from '../../app/core-client.ts';
import { failures, useTablesVersion } from '../../app/live.ts';
import type { GridSort, GridSource } from '../../grid/grid-types.ts';

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

interface Counted {
  key: string;
  query: ContactQuery;
  count: number;
}

export interface ContactList {
  /** Null until the first count is there. */
  source: GridSource<ContactRow> | null;
  count: number | null;
  /** The query that `count` and the shown rows belong to. */
  query: ContactQuery;
}

export function useContactList(
  query: ContactQuery,
  sort: readonly GridSort[],
  customKeys: readonly string[],
): ContactList {
  const version = useTablesVersion(tables);
  const [counted, setCounted] = useState<Counted | null>(null);
  const key = JSON.stringify(query);
  const turn = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means counting the same query again
  useEffect(() => {
    const mine = ++turn.current;
    const asked = JSON.parse(key) as ContactQuery;
    core.request('contacts.count', { query: asked }).then(
      ({ count }) => mine === turn.current && setCounted({ key, query: asked, count }),
      (error: Error) => mine === turn.current && failures.show(error),
    );
  }, [key, version]);

  const sortKey = JSON.stringify(sort);
  const customKey = JSON.stringify(customKeys);
  const source = useMemo((): GridSource<ContactRow> | null => {
    if (!counted) return null;
    const asked = { query: counted.query, sort: JSON.parse(sortKey) as GridSort[] };
    const order = asked.sort.map(({ column, direction }): ContactSort[number] => ({ field: column, direction }));
    const custom = JSON.parse(customKey) as string[];
    return {
      key: `${counted.key} ${sortKey}`,
      revision: `${version} ${customKey}`,
      rowCount: counted.count,
      rowId: (row) => row.id,
      getWindow: async (offset, limit) =>
        (await core.request('contacts.page', { query: asked.query, sort: order, offset, limit, custom })).rows,
      getIds: async (offset, limit) =>
        (await core.request('contacts.ids', { query: asked.query, sort: order, offset, limit })).ids,
    };
  }, [counted, sortKey, customKey, version]);
  return { source, count: counted?.count ?? null, query: counted?.query ?? query };
}

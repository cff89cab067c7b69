// Lets the grid show a list that is already in memory. For short lists; long ones come by window from the core.
import type { RowId } from './grid-selection.ts';
import type { GridSource } from './grid-types.ts';

/**
 * A source over `rows`. `key` names what list it is (see GridSource.key); `revision` should change when the rows do.
 */
export function localSource<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => RowId,
  key: string,
  revision: number | string,
): GridSource<Row> {
  return {
    key,
    revision,
    rowCount: rows.length,
    rowId,
    getWindow: async (offset, limit) => rows.slice(offset, offset + limit),
    getIds: async (offset, limit) => rows.slice(offset, offset + limit).map(rowId),
  };
}

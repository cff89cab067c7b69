// Columns of the grid: order, width, visibility and sort, by TanStack Table. Translates between it and GridLayout.
import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn, GridLayout, GridSort } from './grid-types.ts';

const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
const noRows: object[] = []; // the grid draws rows itself, from windows: the table holds columns only

export const narrowestColumn = 60;
export const widestColumn = 900;

const resolve = <T>(update: Updater<T>, before: T): T =>
  typeof update === 'function' ? (update as (before: T) => T)(before) : update;

const toSorting = (sort: readonly GridSort[]): SortingState =>
  sort.map(({ column, direction }) => ({ id: column, desc: direction === 'descending' }));
const fromSorting = (sorting: SortingState): GridSort[] =>
  sorting.map(({ id, desc }) => ({ column: id, direction: desc ? 'descending' : 'ascending' }));

/** Ids in order: pinned first, then as arranged, then columns the arrangement does not know. */
export function columnOrder<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout): string[] {
  const pinned = columns.filter((column) => column.pinned).map((column) => column.id);
  const all = new Set(columns.map((column) => column.id));
  const arranged = layout.order.filter((id) => all.has(id) && !pinned.includes(id));
  const rest = columns.map((column) => column.id).filter((id) => !pinned.includes(id) && !arranged.includes(id));
  return [...pinned, ...arranged, ...rest];
}

/** Moves a column by one or more places among the visible ones; pinned columns stay first. */
export function moveColumn(order: readonly string[], id: string, before: string | null): string[] {
  const rest = order.filter((it) => it !== id);
  const at = before === null ? rest.length : rest.indexOf(before);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

export function useGridColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  onLayoutChange: (layout: GridLayout) => void,
) {
  const definitions = useMemo(
    (): ColumnDef<typeof features, object>[] =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: () => undefined,
        header: column.label,
        size: column.width,
        minSize: column.minWidth ?? narrowestColumn,
        maxSize: widestColumn,
        enableSorting: column.sortable ?? false,
        sortDescFirst: column.firstSort === 'descending',
        enableHiding: !column.pinned,
      })),
    [columns],
  );
  const order = useMemo(() => columnOrder(columns, layout), [columns, layout]);
  const columnVisibility = useMemo(() => Object.fromEntries(layout.hidden.map((id) => [id, false])), [layout.hidden]);
  const sorting = useMemo(() => toSorting(layout.sort), [layout.sort]);
  const columnSizing = layout.widths as Record<string, number>;
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state: { columnOrder: order, columnVisibility, sorting, columnSizing },
    manualSorting: true,
    enableMultiSort: true,
    columnResizeMode: 'onChange',
    onColumnOrderChange: (update) => onLayoutChange({ ...layout, order: resolve(update, order) }),
    onColumnVisibilityChange: (update) => {
      const next = resolve(update, columnVisibility);
      onLayoutChange({ ...layout, hidden: Object.keys(next).filter((id) => next[id] === false) });
    },
    onColumnSizingChange: (update) => onLayoutChange({ ...layout, widths: resolve(update, columnSizing) }),
    onSortingChange: (update) => onLayoutChange({ ...layout, sort: fromSorting(resolve(update, sorting)) }),
  });
  return { table, order };
}

export type GridTable = ReturnType<typeof useGridColumns>['table'];
export type GridHeaderCell = ReturnType<GridTable['getLeafHeaders']>[number];

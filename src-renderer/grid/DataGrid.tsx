// The one data grid: shows a window of a list of any length, with keyboard, selection and arranged columns.
// Owns focus and scrolling; rows come from a GridSource, layout and selection belong to the page.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be windowed; the ARIA grid pattern fits
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isMac } from '../app/keys.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { type GridFocus, gridAction } from './grid-keys.ts';
import { type GridSelection, headerState, isSelected } from './grid-selection.ts';
import type { GridColumn, GridLayout, GridSource } from './grid-types.ts';
import { barHeight } from './scaled-scroll.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { useGridSelecting } from './use-grid-selection.ts';
import { useRowWindows } from './use-row-windows.ts';

/** What a page may ask of a mounted grid. */
export interface GridHandle {
  focus: () => void;
  /** Makes the row active and brings it into view. */
  activate: (index: number) => void;
}

export interface DataGridProps<Row> {
  /** Names the list for screen readers: 'Contacts'. */
  label: string;
  source: GridSource<Row>;
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
  /** Leave out where rows cannot be selected: there are then no boxes. */
  selection?: GridSelection;
  onSelectionChange?: (selection: GridSelection) => void;
  /** Names a row, for its box: 'Ada Lovelace'. */
  rowLabel: (row: Row) => string;
  /** The row the person moved to; the inspector shows it. */
  onActive?: (row: Row, index: number) => void;
  /** Enter or double click. */
  onOpen?: (row: Row, index: number) => void;
  /** F2 on a cell. */
  onEdit?: (row: Row, column: string) => void;
  /** Escape when nothing is selected. */
  onEscape?: () => void;
  /** Keys of the page that the grid does not use itself, such as accept and reject. */
  onRowKey?: (event: KeyboardEvent, row: Row, index: number) => void;
  onFailure?: (error: unknown) => void;
  density?: 'compact' | 'relaxed';
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Marks rows, e.g. by state; sets data-mark. 'open' is drawn as the row that the inspector shows. */
  rowMark?: (row: Row) => string | undefined;
  handle?: React.Ref<GridHandle>;
}

const headerHeight = 32;
const rowHeights = { compact: 32, relaxed: 40 } as const;
const overscan = 6;
/** Rows whose places are counted from one origin. */
const blockSize = 1_000;
const boxWidth = 36;

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { source, columns, selection, onSelectionChange, rowLabel, density = 'compact' } = props;
  const gridId = useId();
  const rowHeight = rowHeights[density];
  const { scroller, place, geometry, reveal, goTo } = useGridScroll(source.rowCount, rowHeight, headerHeight);
  const { table, order } = useGridColumns(columns, props.layout, props.onLayoutChange);
  const selecting = useGridSelecting(
    source,
    selection ?? { kind: 'some', ids: new Set() },
    onSelectionChange ?? (() => {}),
  );
  const [focus, setFocus] = useState<GridFocus>({ row: 0, column: 0 });
  const [hasFocus, setHasFocus] = useState(false);

  const first = Math.max(0, Math.floor(place.listTop / rowHeight) - overscan);
  const last = Math.min(source.rowCount - 1, Math.ceil((place.listTop + geometry.viewHeight) / rowHeight) + overscan);
  const windows = useRowWindows(source, first, last, props.onFailure);

  // Another list: start at its top. What was active there means nothing here.
  const listKey = useRef(source.key);
  useEffect(() => {
    if (listKey.current === source.key) return;
    listKey.current = source.key;
    setFocus((before) => ({ row: 0, column: before.column }));
    goTo(0);
  }, [source.key, goTo]);

  const visible = table.getVisibleLeafColumns();
  const widths = visible.map((column) => column.getSize());
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const boxes = selection !== undefined;
  const template = `${boxes ? `${boxWidth}px ` : ''}${widths.map((width) => `${width}px`).join(' ')} minmax(0, 1fr)`;
  const columnView = useVirtualizer({
    horizontal: true,
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 100,
    getItemKey: (index) => visible[index]?.id ?? index,
    paddingStart: boxes ? boxWidth : 0,
    overscan: 3,
    rangeExtractor: ({ startIndex, endIndex, overscan: extra, count }) => {
      const shown = new Set([0]); // the pinned column is always drawn
      for (let at = Math.max(0, startIndex - extra); at <= Math.min(count - 1, endIndex + extra); at += 1)
        shown.add(at);
      return [...shown];
    },
  });
  const widthKey = widths.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `widthKey` is when widths must be measured again
  useEffect(() => columnView.measure(), [widthKey, columnView]);
  const drawnKey = columnView
    .getVirtualItems()
    .map((item) => visible[item.index]?.id)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: stable while the same columns are drawn, so rows stay still
  const drawn = useMemo(
    () =>
      columnView.getVirtualItems().flatMap(({ index }) => {
        const column = byId.get(visible[index]?.id ?? '');
        return column ? [{ column, index }] : [];
      }),
    [drawnKey, byId],
  );

  const moveTo = (row: number, column: number, extend: boolean): void => {
    if (source.rowCount === 0) return;
    setFocus({ row, column });
    reveal(row);
    if (extend && boxes) selecting.extendTo(row);
    else selecting.anchorAt(row);
    const target = windows.settledRow(row);
    if (target !== undefined) props.onActive?.(target, row);
    else awaited.current = row;
    columnView.scrollToIndex(column);
  };
  // A row that was moved to before it was loaded is announced once it is there.
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    const row = awaited.current;
    if (row === null) return;
    const target = windows.settledRow(row);
    if (target === undefined) return;
    awaited.current = null;
    if (row === focus.row) props.onActive?.(target, row);
  });

  useImperativeHandle(props.handle, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    activate: (index) => moveTo(Math.min(Math.max(0, index), source.rowCount - 1), focus.column, false),
  }));

  const activeRow = Math.min(focus.row, Math.max(0, source.rowCount - 1));
  const activeColumn = Math.min(focus.column, Math.max(0, visible.length - 1));

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const size = {
      rows: source.rowCount,
      columns: visible.length,
      page: Math.max(1, Math.floor(geometry.viewHeight / rowHeight) - 1),
    };
    const action = gridAction(
      { key: event.key, shiftKey: event.shiftKey, altKey: event.altKey, mod },
      { row: activeRow, column: activeColumn },
      size,
    );
    const row = windows.settledRow(activeRow);
    if (!action) {
      if (row !== undefined) props.onRowKey?.(event, row, activeRow);
      return;
    }
    switch (action.kind) {
      case 'move':
        moveTo(action.row, action.column, action.extend);
        break;
      case 'toggle':
        if (boxes && row !== undefined) selecting.toggle(activeRow, source.rowId(row));
        break;
      case 'selectAll':
        if (!boxes) return;
        selecting.all();
        break;
      case 'clear':
        if (boxes && selection && headerState(selection, source.rowCount) !== 'none') selecting.clear();
        else props.onEscape?.();
        break;
      case 'open':
        if (row !== undefined) props.onOpen?.(row, activeRow);
        break;
      case 'edit':
        if (row !== undefined) props.onEdit?.(row, visible[activeColumn]?.id ?? '');
        break;
      case 'copy': {
        const column = byId.get(visible[activeColumn]?.id ?? '');
        if (row === undefined || !column || window.getSelection()?.toString()) return;
        void navigator.clipboard?.writeText(cellText(column, row));
        break;
      }
    }
    event.preventDefault();
  };

  const onRowClick = (event: React.MouseEvent, index: number, onBox: boolean): void => {
    const row = windows.settledRow(index);
    if (row === undefined) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    scroller.current?.focus({ preventScroll: true });
    if (boxes && event.shiftKey) {
      setFocus({ row: index, column: activeColumn });
      selecting.extendTo(index);
    } else if (boxes && (onBox || mod)) {
      setFocus({ row: index, column: activeColumn });
      selecting.toggle(index, source.rowId(row));
    } else {
      setFocus({ row: index, column: activeColumn });
      selecting.anchorAt(index);
      props.onActive?.(row, index);
    }
  };

  // Rows are not drawn again when only a handler changed, so they call through to the latest one.
  const toggleAll = (): void =>
    selection && headerState(selection, source.rowCount) === 'all' ? selecting.clear() : selecting.all();
  const latest = useRef({ onRowClick, onOpen: props.onOpen, toggleAll });
  latest.current = { onRowClick, onOpen: props.onOpen, toggleAll };
  const [rowHandlers] = useState(() => ({
    click: (event: React.MouseEvent, index: number, onBox: boolean) => latest.current.onRowClick(event, index, onBox),
    open: (row: Row, index: number) => latest.current.onOpen?.(row, index),
    all: () => latest.current.toggleAll(),
  }));

  const shift = place.listTop - place.barTop;
  // Rows stand at fixed places in a block that is moved as a whole: a moved scroll bar draws no row again, and no place
  // grows beyond what a browser computes exactly.
  const base = first - (first % blockSize);
  const rows: ReactNode[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = windows.row(index);
    const isActive = index === activeRow;
    rows.push(
      <GridRow
        key={index}
        gridId={gridId}
        index={index}
        row={row}
        top={(index - base) * rowHeight}
        columns={drawn}
        boxes={boxes}
        selected={row !== undefined && selection !== undefined && isSelected(selection, source.rowId(row))}
        activeColumn={isActive ? activeColumn : -1}
        label={row === undefined ? '' : rowLabel(row)}
        mark={row === undefined ? undefined : props.rowMark?.(row)}
        onClick={rowHandlers.click}
        onDoubleClick={rowHandlers.open}
      />,
    );
  }

  return (
    <div className="data-grid">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className="data-grid__scroller"
        aria-label={props.label}
        aria-rowcount={source.rowCount + 1}
        aria-colcount={visible.length + (boxes ? 1 : 0)}
        aria-multiselectable={boxes}
        aria-activedescendant={source.rowCount > 0 ? `${gridId}-${activeRow}-${visible[activeColumn]?.id}` : undefined}
        data-focused={hasFocus || undefined}
        style={{ '--grid-columns': template, '--grid-row': `${rowHeight}px` } as React.CSSProperties}
        onKeyDown={onKeyDown}
        onPointerOver={tellWhole}
        onFocus={(event) => setHasFocus(event.target === event.currentTarget)}
        onBlur={() => setHasFocus(false)}
      >
        <GridHeader
          table={table}
          order={order}
          columns={drawn}
          boxes={boxes}
          state={selection ? headerState(selection, source.rowCount) : 'none'}
          onAll={rowHandlers.all}
          layout={props.layout}
          resizing={table.state.columnResizing.isResizingColumn}
        />
        <div className="data-grid__body" style={{ height: barHeight(geometry) }} role="presentation">
          <div
            role="rowgroup"
            className="data-grid__block"
            style={{ transform: `translateY(${base * rowHeight - shift}px)` }}
          >
            {rows}
          </div>
        </div>
        {source.rowCount === 0 && <div className="data-grid__empty">{props.empty}</div>}
      </div>
    </div>
  );
}

/** A cell that is cut off says all of itself on hover; measured only there, so that drawing rows costs nothing. */
function tellWhole({ target }: React.PointerEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  if (!cell) return;
  const isCut = [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    (part) => part.scrollWidth > part.clientWidth + 1,
  );
  if (isCut && cell.textContent) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}

/** A cell as plain text, for copying. */
export function cellText<Row>(column: GridColumn<Row>, row: Row): string {
  if (column.text) return column.text(row);
  const shown = column.render(row);
  return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : '';
}

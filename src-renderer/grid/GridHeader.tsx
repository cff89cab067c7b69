// The sticky header: names, sort, resize, and a menu per column. Changes only the layout.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be windowed; the ARIA grid pattern fits
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active cell
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconChevronDown,
  IconEyeOff,
  IconRuler2,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { DrawnColumn } from './GridRow.tsx';
import type { GridColumn, GridLayout } from './grid-types.ts';
import { type GridHeaderCell, type GridTable, moveColumn } from './use-grid-columns.ts';

interface GridHeaderProps<Row> {
  table: GridTable;
  order: readonly string[];
  columns: readonly DrawnColumn<Row>[];
  boxes: boolean;
  state: 'all' | 'none' | 'some';
  /** Stays the same for as long as the grid is mounted. */
  onAll: () => void;
  /** What of the table the header shows: it is drawn again only when these change, not on every scroll. */
  layout: GridLayout;
  resizing: string | false;
}

function Header<Row>({ table, order, columns, boxes, state, onAll }: GridHeaderProps<Row>) {
  const headers = new Map(table.getLeafHeaders().map((header) => [header.column.id, header]));
  const visible = table.getVisibleLeafColumns().map((column) => column.id);
  return (
    <div role="rowgroup" className="data-grid__head">
      <div role="row" aria-rowindex={1} className="data-grid__row data-grid__row--head">
        {boxes && (
          <div role="columnheader" aria-colindex={1} className="data-grid__cell data-grid__cell--box" data-pinned>
            <input
              type="checkbox"
              className="data-grid__box"
              checked={state === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = state === 'some';
              }}
              aria-label="Select everything that matches"
              onChange={onAll}
            />
          </div>
        )}
        {columns.map(({ column, index }) => {
          const header = headers.get(column.id);
          return header ? (
            <HeaderCell
              key={column.id}
              column={column}
              header={header}
              at={index + (boxes ? 2 : 1)}
              afterBox={boxes && column.pinned === true}
              table={table}
              order={order}
              visible={visible}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** `table` is left out of the comparison: it is the same table, wrapped anew on every render. */
const same = <R,>(a: GridHeaderProps<R>, b: GridHeaderProps<R>): boolean =>
  a.columns === b.columns &&
  a.order === b.order &&
  a.boxes === b.boxes &&
  a.state === b.state &&
  a.layout === b.layout &&
  a.resizing === b.resizing;

export const GridHeader = memo(Header, same) as typeof Header;

interface HeaderCellProps<Row> {
  column: GridColumn<Row>;
  header: GridHeaderCell;
  at: number;
  afterBox: boolean;
  table: GridTable;
  order: readonly string[];
  visible: readonly string[];
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;
const dragType = 'application/x-tagstead-column';

function HeaderCell<Row>({ column, header, at, afterBox, table, order, visible }: HeaderCellProps<Row>) {
  const [isTarget, setTarget] = useState(false);
  const sorted = header.column.getIsSorted();
  const rank = header.column.getSortIndex();
  const several = (table.state.sorting ?? []).length > 1;
  const SortMark = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  const resize = header.getResizeHandler();
  const name = (
    <button
      type="button"
      className="data-grid__sort truncate"
      disabled={!column.sortable}
      onClick={(event) => header.column.toggleSorting(undefined, event.shiftKey)}
    >
      <span className="truncate">{column.label}</span>
      {sorted && (
        <span className="data-grid__sort-mark">
          <SortMark size={13} aria-hidden />
          {several && <span className="figures">{rank + 1}</span>}
        </span>
      )}
    </button>
  );
  return (
    <div
      role="columnheader"
      aria-colindex={at}
      aria-sort={sorted ? ariaSort[sorted] : undefined}
      className="data-grid__cell data-grid__cell--head"
      data-align={column.align}
      data-pinned={column.pinned || undefined}
      data-after-box={afterBox || undefined}
      data-target={isTarget || undefined}
      style={{ gridColumn: at }}
      draggable={!column.pinned}
      onDragStart={(event) => event.dataTransfer.setData(dragType, column.id)}
      onDragOver={(event) => {
        if (column.pinned || !event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        setTarget(false);
        const moved = event.dataTransfer.getData(dragType);
        if (moved && moved !== column.id) table.setColumnOrder(moveColumn(order, moved, column.id));
      }}
    >
      {column.help ? <Tooltip label={column.help}>{name}</Tooltip> : name}
      <HeaderMenu column={column} header={header} table={table} order={order} visible={visible} />
      <div
        className="data-grid__resize"
        aria-hidden
        draggable
        onDragStart={(event) => {
          event.preventDefault(); // a drag of the edge resizes and must not move the column
          event.stopPropagation();
        }}
        onMouseDown={resize}
        onTouchStart={resize}
        onDoubleClick={() => header.column.resetSize()}
        data-resizing={header.column.getIsResizing() || undefined}
      />
    </div>
  );
}

function HeaderMenu<Row>({ column, header, table, order, visible }: Omit<HeaderCellProps<Row>, 'at' | 'afterBox'>) {
  const at = visible.indexOf(column.id);
  const left = visible[at - 1];
  const right = visible[at + 1];
  const afterRight = visible[at + 2] ?? null;
  const leftIsPinned = left === undefined || table.getColumn(left)?.columnDef.enableHiding === false;
  const move = (before: string | null): void => table.setColumnOrder(moveColumn(order, column.id, before));
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon size={20} className="data-grid__menu" aria-label={`Column ${column.label}: sort, move, hide`}>
          <IconChevronDown size={13} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {column.sortable && (
          <>
            <Menu.Item
              leftSection={<IconArrowUp size={14} aria-hidden />}
              onClick={() => header.column.toggleSorting(false)}
            >
              Sort ascending
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={14} aria-hidden />}
              onClick={() => header.column.toggleSorting(true)}
            >
              Sort descending
            </Menu.Item>
            <Menu.Item
              disabled={(table.state.sorting ?? []).length === 0 || header.column.getIsSorted() !== false}
              onClick={() => header.column.toggleSorting(undefined, true)}
            >
              Then sort by this
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          disabled={column.pinned === true || leftIsPinned}
          onClick={() => left && move(left)}
        >
          Move left
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={14} aria-hidden />}
          disabled={column.pinned === true || right === undefined}
          onClick={() => move(afterRight)}
        >
          Move right
        </Menu.Item>
        <Menu.Item leftSection={<IconRuler2 size={14} aria-hidden />} onClick={() => header.column.resetSize()}>
          Usual width
        </Menu.Item>
        <Menu.Item
          leftSection={<IconEyeOff size={14} aria-hidden />}
          disabled={column.pinned === true}
          onClick={() => header.column.toggleVisibility(false)}
        >
          Hide
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

// One row of the grid, or the place of a row that is on its way. Drawn again only when something of it changed.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself has the keys
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be windowed; the ARIA grid pattern fits
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active cell
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { GridColumn } from './grid-types.ts';

export interface DrawnColumn<Row> {
  column: GridColumn<Row>;
  /** Place among the visible columns. */
  index: number;
}

interface GridRowProps<Row> {
  gridId: string;
  index: number;
  row: Row | undefined;
  /** Distance from the top of the scrolled element in pixels. */
  top: number;
  columns: readonly DrawnColumn<Row>[];
  boxes: boolean;
  selected: boolean;
  /** The active cell of this row, -1 when the row is not active. */
  activeColumn: number;
  label: string;
  mark: string | undefined;
  onClick: (event: MouseEvent, index: number, onBox: boolean) => void;
  onDoubleClick: (row: Row, index: number) => void;
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, select, textarea, [data-grid-control]') !== null;

function Row<R>(props: GridRowProps<R>) {
  const { gridId, index, row, columns, boxes, selected, activeColumn, onClick, onDoubleClick } = props;
  return (
    <div
      role="row"
      className="data-grid__row"
      aria-rowindex={index + 2}
      aria-selected={boxes ? selected : undefined}
      aria-busy={row === undefined || undefined}
      data-active={activeColumn >= 0 || undefined}
      data-mark={props.mark}
      data-odd={index % 2 === 1 || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => !isControl(event.target) && onClick(event, index, false)}
      onDoubleClick={(event) => row !== undefined && !isControl(event.target) && onDoubleClick(row, index)}
    >
      {boxes && (
        <div role="gridcell" aria-colindex={1} className="data-grid__cell data-grid__cell--box" data-pinned>
          {row !== undefined && (
            <input
              type="checkbox"
              className="data-grid__box"
              tabIndex={-1}
              checked={selected}
              aria-label={`Select ${props.label}`}
              readOnly
              onClick={(event) => onClick(event, index, true)}
            />
          )}
        </div>
      )}
      <Cells gridId={gridId} index={index} row={row} columns={columns} boxes={boxes} activeColumn={activeColumn} />
    </div>
  );
}

type CellsProps<R> = Pick<GridRowProps<R>, 'gridId' | 'index' | 'row' | 'columns' | 'boxes' | 'activeColumn'>;

/** What a row says. Ticking a row, or all of them, leaves it as it is. */
const Cells = memo(function Cells<R>({ gridId, index, row, columns, boxes, activeColumn }: CellsProps<R>) {
  const offset = boxes ? 2 : 1;
  return columns.map(({ column, index: at }) => (
    <div
      key={column.id}
      id={`${gridId}-${index}-${column.id}`}
      role="gridcell"
      aria-colindex={at + offset}
      className="data-grid__cell"
      data-align={column.align}
      data-pinned={column.pinned || undefined}
      data-after-box={(boxes && column.pinned) || undefined}
      data-active={at === activeColumn || undefined}
      style={{ gridColumn: at + offset }}
    >
      {row === undefined ? <span className="data-grid__coming" /> : column.render(row)}
    </div>
  ));
}) as <R>(props: CellsProps<R>) => ReactNode;

const same = <R,>(a: GridRowProps<R>, b: GridRowProps<R>): boolean =>
  a.row === b.row &&
  a.top === b.top &&
  a.index === b.index &&
  a.columns === b.columns &&
  a.boxes === b.boxes &&
  a.selected === b.selected &&
  a.activeColumn === b.activeColumn &&
  a.label === b.label &&
  a.mark === b.mark;

/** Handlers are left out of the comparison: they stay the same for as long as the grid is mounted. */
export const GridRow = memo(Row, same) as typeof Row;

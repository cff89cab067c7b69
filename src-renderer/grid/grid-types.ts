// What a list gives to the grid: a source of rows by window, and its columns. Types only.
import type { ReactNode } from 'react';
import type { RowId } from './grid-selection.ts';

export interface GridSource<Row> {
  /** Changes when other rows are meant (filter, sort, search): the grid starts at the top again. */
  key: string;
  /** Changes when the same rows may read differently (a write happened): shown rows are asked for again, in place. */
  revision?: number | string;
  rowCount: number;
  rowId: (row: Row) => RowId;
  /** Rows `offset` to `offset + limit`, fewer at the end. */
  getWindow: (offset: number, limit: number) => Promise<readonly Row[]>;
  /** Ids of a range, for selections that reach beyond loaded rows; without it the windows are asked for. */
  getIds?: (offset: number, limit: number) => Promise<readonly RowId[]>;
}

export interface GridColumn<Row> {
  id: string;
  label: string;
  /** One line on what it holds, shown on hover of the header. */
  help?: string;
  /** What the cell shows. */
  render: (row: Row) => ReactNode;
  /** The cell as text, for copying. Defaults to what render gives when that is text. */
  text?: (row: Row) => string;
  /** Width in CSS pixels. */
  width: number;
  minWidth?: number;
  align?: 'left' | 'right' | 'center';
  sortable?: boolean;
  /** The direction the first click on the header gives; numbers and dates usually start with the largest. */
  firstSort?: 'ascending' | 'descending';
  /** Not shown until chosen in the column chooser. */
  startsHidden?: boolean;
  /** Cannot be hidden and stays at the left edge. Only the first column may be. */
  pinned?: boolean;
  /** Heading in the column chooser: 'Name', 'Orders', 'Custom fields'. */
  group?: string;
}

export interface GridSort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** How a person has arranged the columns; kept in saved views. */
export interface GridLayout {
  /** Ids from left to right; columns it does not name follow in their own order. */
  order: readonly string[];
  hidden: readonly string[];
  widths: Readonly<Record<string, number>>;
  sort: readonly GridSort[];
}

/** The layout a set of columns starts with. */
export function startLayout<Row>(columns: readonly GridColumn<Row>[], sort: readonly GridSort[] = []): GridLayout {
  return {
    order: columns.map((column) => column.id),
    hidden: columns.filter((column) => column.startsHidden).map((column) => column.id),
    widths: {},
    sort,
  };
}

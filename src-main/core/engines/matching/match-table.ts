// What the matcher is given: columns of records, each with a type. What the values mean for comparing is standardise.ts,
// which columns of a bare file are which type is choose-comparisons.ts.
import type { ColumnType } from '../../../../src-shared/model/match-column.ts';

export type { ColumnType };

/** One value of a record, several, or none. */
export type Cell = string | readonly string[] | null;

/** One column over all records, as it came. */
export interface MatchColumn {
  readonly key: string;
  /** What a person calls it: the source's header, or the field's name. */
  readonly label: string;
  readonly type: ColumnType;
  readonly values: readonly Cell[];
}

/** All records, column by column; record i is `values[i]` of every column. */
export interface MatchTable {
  readonly rowCount: number;
  readonly columns: readonly MatchColumn[];
}

/** The texts of a cell, blanks dropped. */
export function cellTexts(cell: Cell | undefined): readonly string[] {
  if (cell === null || cell === undefined) return [];
  if (typeof cell === 'string') return cell.trim() === '' ? [] : [cell];
  return cell.filter((text) => text.trim() !== '');
}

/** The first text of a cell, trimmed; '' for none. */
export function firstOfCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  for (const text of cell) {
    const trimmed = text.trim();
    if (trimmed !== '') return trimmed;
  }
  return '';
}

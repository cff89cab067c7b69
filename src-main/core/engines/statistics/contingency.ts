// Two classifications of the same contacts set against each other: what would be expected if they had nothing to do with
// one another, and where the counts depart from it. Owns those figures.
import { chiSquareTail, normalTail } from '../../../../src-shared/statistics/normal.ts';
import { falseDiscoveryRates } from './two-shares.ts';

export interface CrossedCell {
  count: number;
  /** If rows and columns had nothing to do with each other. */
  expected: number;
  /**
   * How far the count lies from the expected one, in standard errors (the adjusted residual of Haberman 1973, "The
   * analysis of residuals in cross-classified tables", Biometrics 29): beyond 2 a cell is worth a look, beyond 3 it is
   * hardly chance. Null where it cannot be told.
   */
  residual: number | null;
  /** Among all cells of the table the false-discovery rate of this departure is at most 5 %. */
  departs: boolean;
}

export interface CrossedTable {
  cells: CrossedCell[][];
  rowTotals: number[];
  columnTotals: number[];
  total: number;
  /** Pearson's chi-square with its degrees of freedom and the chance of one so large. */
  chiSquare: number;
  degrees: number;
  chance: number;
  /** Strength from 0 to 1: Cramér's V, corrected for the size of the table (Bergsma 2013). */
  strength: number;
  /** More than a fifth of the expected counts are under 5: the chance is a rough guide only (Cochran 1954). */
  isRough: boolean;
}

/** @param counts rows of equal length; every contact in one cell only */
export function crossedTable(counts: readonly (readonly number[])[]): CrossedTable {
  const columns = counts[0]?.length ?? 0;
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = Array.from({ length: columns }, (_, column) =>
    counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const total = rowTotals.reduce((sum, count) => sum + count, 0);
  let chiSquare = 0;
  let [low, used] = [0, 0];
  const cells = counts.map((row, at) =>
    row.map((count, column): CrossedCell => {
      const [inRow, inColumn] = [rowTotals[at] ?? 0, columnTotals[column] ?? 0];
      const expected = total === 0 ? 0 : (inRow * inColumn) / total;
      if (expected === 0) return { count, expected, residual: null, departs: false };
      used += 1;
      if (expected < 5) low += 1;
      chiSquare += (count - expected) ** 2 / expected;
      const spread = Math.sqrt(expected * (1 - inRow / total) * (1 - inColumn / total));
      return { count, expected, residual: spread === 0 ? null : (count - expected) / spread, departs: false };
    }),
  );
  const told = cells.flat().filter(({ residual }) => residual !== null);
  const rates = falseDiscoveryRates(told.map(({ residual }) => 2 * normalTail(Math.abs(residual ?? 0))));
  for (const [index, cell] of told.entries()) cell.departs = (rates[index] ?? 1) <= 0.05;
  const [r, k] = [rowTotals.filter((sum) => sum > 0).length, columnTotals.filter((sum) => sum > 0).length];
  const degrees = Math.max(0, r - 1) * Math.max(0, k - 1);
  return {
    cells,
    rowTotals,
    columnTotals,
    total,
    chiSquare,
    degrees,
    chance: chiSquareTail(chiSquare, degrees),
    strength: cramersV(chiSquare, total, r, k),
    isRough: used > 0 && low / used > 0.2,
  };
}

function cramersV(chiSquare: number, total: number, rows: number, columns: number): number {
  if (total <= 1 || rows < 2 || columns < 2) return 0;
  const phi = Math.max(0, chiSquare / total - ((rows - 1) * (columns - 1)) / (total - 1));
  const [r, k] = [rows - (rows - 1) ** 2 / (total - 1), columns - (columns - 1) ** 2 / (total - 1)];
  const most = Math.min(r, k) - 1;
  return most <= 0 ? 0 : Math.min(1, Math.sqrt(phi / most));
}

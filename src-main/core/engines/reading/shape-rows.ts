// Rows as a file has them to rows as a reading means them: names over several rows joined into one, the footer held
// back, wrongly decoded text repaired. Owns that step for previews and imports alike; row numbers stay those of the file.
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import type { OnRow } from './csv-scanner.ts';
import { isRuler } from './detect-header.ts';
import { headerKey } from './header-synonyms.ts';
import { repairMojibake } from './mojibake.ts';

type Shape = Pick<FileReading, 'headerRow' | 'headerRows' | 'footerRows' | 'repairMojibake'>;

/** Makes the receiver of the file's rows that hands what is left of them on to `onRow`. */
export function shapeRows(reading: Shape, onRow: OnRow): OnRow {
  let receive = onRow;
  if (reading.repairMojibake) receive = repairing(receive);
  if (reading.headerRow > 0 && reading.headerRows > 1) receive = joiningNames(reading, receive);
  return reading.footerRows > 0 ? holdingBack(reading.footerRows, receive) : receive;
}

function repairing(onRow: OnRow): OnRow {
  return (cells, ...place) => onRow(cells.map(repairMojibake), ...place);
}

/** The rows of the header go on as one, under the number of the first. */
function joiningNames({ headerRow, headerRows }: Shape, onRow: OnRow): OnRow {
  const names: string[][] = [];
  return (cells, row, line, problem) => {
    if (row < headerRow || row >= headerRow + headerRows) return onRow(cells, row, line, problem);
    names.push(cells);
    return names.length < headerRows ? undefined : onRow(joinNames(names), headerRow, line, problem);
  };
}

/** The last rows never go on: each waits until as many have come after it. */
function holdingBack(count: number, onRow: OnRow): OnRow {
  const waiting: Parameters<OnRow>[] = [];
  return (...row) => {
    waiting.push(row);
    const due = waiting.length > count ? waiting.shift() : undefined;
    return due === undefined ? undefined : onRow(...due);
  };
}

/**
 * Joins column names that stand over several rows, from top to bottom. A heading over several columns, written once,
 * holds for the columns to its right; a name that says the same twice is said once, and a name for programs only where
 * there is none for people.
 */
export function joinNames(written: readonly (readonly string[])[]): string[] {
  const rows = written.filter((row) => !isRuler(row));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const last = rows.length - 1;
  const names = Array.from({ length: width }, () => [] as string[]);
  for (const [index, row] of rows.entries()) {
    let heading = '';
    for (let column = 0; column < width; column++) {
      const own = (row[column] ?? '').replace(/\s+/g, ' ').trim();
      if (own !== '') heading = own;
      // A heading reaches on only where the row below has a name of its own to put under it.
      const isUnder = index < last && rows.slice(index + 1).some((below) => (below[column] ?? '').trim() !== '');
      const text = own === '' && isUnder && isGrouping(row, width) ? heading : own;
      const parts = names[column];
      if (text === '' || parts === undefined) continue;
      if (parts.some((part) => headerKey(part) === headerKey(text))) continue;
      parts.push(text);
    }
  }
  return names.map((parts) => {
    // Names for people beside names for programs (SURVEY__FIRST_NAME__C): the first are told apart from others well enough.
    const forPeople = parts.filter((part) => !programName.test(part));
    return (forPeople.length > 0 ? forPeople : parts).join(' ');
  });
}

const programName = /^[a-z][a-z0-9]*(?:_+[a-z0-9]+)+$/i;

/** Whether a row heads groups of columns: some of its cells are empty. */
function isGrouping(row: readonly string[], width: number): boolean {
  return row.filter((cell) => cell.trim() !== '').length < width;
}

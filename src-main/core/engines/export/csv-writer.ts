// Rows as CSV text, chunk by chunk. Owns the two ways of writing (for spreadsheets, exact) and their bytes around
// the cells: byte order mark, line ends, quotes. Knows no contact and touches no file.
import Papa from 'papaparse';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { protectCell } from '../../../../src-shared/text/spreadsheet-safe.ts';

/**
 * spreadsheet: opens well in Excel and its kin; formulas inert, leading zeros and long ids kept, UTF-8 with mark.
 * exact: RFC 4180, every value as it is; for other programs.
 */
export type CsvMode = 'spreadsheet' | 'exact';

/** Text is protected in spreadsheet mode; numbers are numbers; null is an empty cell. */
export type Cell = string | number | null;

export interface CsvWriter {
  /** What comes before the first row: the byte order mark, or nothing. */
  readonly start: string;
  /**
   * Writes rows, each ended by CRLF.
   * @param rows cells in the order of the columns; a header is a row like any other
   */
  rows(rows: readonly (readonly Cell[])[]): string;
}

const lineEnd = '\r\n'; // RFC 4180, section 2.1, and what Excel writes

/** A row of one empty cell would be an empty line, which readers skip: RFC 4180 lets it be a pair of quotes. */
function isEmptyLine(row: readonly Cell[]): boolean {
  return row.length === 1 && (row[0] === null || row[0] === '');
}

function toText(rows: readonly (readonly Cell[])[], delimiter: string): string {
  let text = '';
  let from = 0;
  for (let index = 0; index <= rows.length; index++) {
    const row = rows[index];
    if (row !== undefined && !isEmptyLine(row)) continue;
    const run = rows.slice(from, index) as unknown[][];
    if (run.length > 0) text += Papa.unparse(run, { delimiter, newline: lineEnd }) + lineEnd;
    if (row !== undefined) text += `""${lineEnd}`;
    from = index + 1;
  }
  return text;
}

/**
 * Makes a writer.
 * @param mode who will read the file
 * @param delimiter comma, or semicolon where the spreadsheet's locale wants it
 */
export function csvWriter(mode: CsvMode, delimiter: ',' | ';' = ','): CsvWriter {
  switch (mode) {
    case 'exact':
      return { start: '', rows: (rows) => toText(rows, delimiter) };
    case 'spreadsheet': {
      const protect = (cell: Cell) => (typeof cell === 'string' ? protectCell(cell) : cell);
      return {
        start: '\ufeff',
        rows: (rows) =>
          toText(
            rows.map((row) => row.map(protect)),
            delimiter,
          ),
      };
    }
    default:
      return assertNever(mode);
  }
}

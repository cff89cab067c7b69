// What the formats that are read as a whole (workbooks, JSON, vCards) have in common: a table of text cells, and a
// refusal that says what is wrong. Owns the shapes and the limits.

/** A table as it stands in a file: every row, names among them where the file has them. */
export interface WholeTable {
  readonly rows: string[][];
  /** Whether the first row names the columns because the format itself names them. */
  readonly isNamed: boolean;
  /** The sheets of a workbook; empty for other formats. */
  readonly sheets: readonly SheetInfo[];
  /** The sheet that was read; '' for other formats. */
  readonly sheet: string;
  /** What was read beside the rows, in plain words: '3 cards', 'the sheet Customers'. */
  readonly what: string;
  /** Parts that were left out, such as '2 photos'; '' when nothing was. */
  readonly left: string;
}

export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows with anything in them. */
  readonly rows: number;
}

/** Thrown when a file of a known format cannot be read; the message is a sentence without the file's name. */
export class FormatError extends Error {
  readonly kind: 'damaged' | 'password-protected' | 'too-large' | 'too-many-columns' | 'not-text';

  constructor(kind: FormatError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Columns that no customer list needs more of; the same as for delimited files. */
export const mostColumns = 2000;

/** Text of any length to a width, so that every row has a cell for every column. */
export function padRow(row: string[], width: number): string[] {
  while (row.length < width) row.push('');
  return row;
}

// Cuts delimited text into rows, tolerantly. Owns quotes, line ends, ragged rows and limits; guesses no dialect
// (see detect-dialect.ts) and gives cells no meaning. A row is never glued to its neighbour: a quote that never
// closes is read as an ordinary character of its own row.

export interface CsvDialect {
  /** What stands between cells: one character, or a few. */
  readonly delimiter: string;
  /** The quote character, or '' when cells are never quoted. */
  readonly quote: string;
  /** How a quote stands inside a quoted cell: doubled (RFC 4180) or after a backslash. */
  readonly escape: 'doubled' | 'backslash';
}

export const rfc4180: CsvDialect = { delimiter: ',', quote: '"', escape: 'doubled' };

/** What was odd about a row. Only 'cell_too_long' loses text. */
export type RowProblem = 'unclosed_quote' | 'text_after_quote' | 'cell_too_long';

export interface CsvLimits {
  /** Characters of one cell; longer ones are cut and the row is marked 'cell_too_long'. */
  readonly cell: number;
  /** Characters of one row; a longer one refuses the file. */
  readonly row: number;
  /** Cells of one row; more refuse the file. */
  readonly columns: number;
}

export const csvLimits: CsvLimits = { cell: 1_000_000, row: 16_000_000, columns: 2_000 };

/** Thrown when a row is beyond what any customer list needs, before memory suffers. */
export class CsvLimitError extends Error {
  readonly limit: 'row' | 'columns';
  /** 1-based physical line where the row begins. */
  readonly line: number;

  constructor(limit: 'row' | 'columns', line: number, allowed: number) {
    super(
      limit === 'row'
        ? `Line ${line} is longer than ${Math.round(allowed / 1_000_000)} MB; this is not a customer list, or its line ends are missing.`
        : `Line ${line} has more than ${allowed.toLocaleString('en')} columns; remove the columns that are not needed and try again.`,
    );
    this.limit = limit;
    this.line = line;
  }
}

/**
 * Receives each row: its cells, the 1-based row number (header included, blank lines not), the 1-based physical line
 * it begins on, and what was odd about it. Returning false stops the reading; any other
 * value goes on.
 */
export type OnRow = (cells: string[], rowNumber: number, line: number, problem: RowProblem | null) => unknown;

const carriageReturn = 13;
const lineFeed = 10;

/** The character the decoded text may hold once at its start. */
const byteOrderMark = '\ufeff';

/**
 * A scanner for one file: push() decoded text in pieces of any size, then end(). The rows are the same whatever
 * the pieces. NUL characters are dropped.
 */
export class CsvScanner {
  readonly #dialect: CsvDialect;
  readonly #onRow: OnRow;
  readonly #limits: CsvLimits;
  #text = '';
  #at = 0;
  #rowNumber = 0;
  #line = 1;
  // After an attempt that ran out of text, wait for this much before trying the row again: every character is
  // looked at a bounded number of times even when a 16 MB row arrives in small pieces.
  #retryAt = 0;
  #begun = false;
  #stopped = false;

  constructor(dialect: CsvDialect, onRow: OnRow, limits: CsvLimits = csvLimits) {
    this.#dialect = dialect;
    this.#onRow = onRow;
    this.#limits = limits;
  }

  /** True once onRow asked to stop. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Adds decoded text. Throws CsvLimitError when a row passes a limit. */
  push(piece: string): void {
    if (this.#stopped || piece === '') return;
    let clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    if (!this.#begun && clean !== '') {
      this.#begun = true;
      if (clean.startsWith(byteOrderMark)) clean = clean.slice(1);
    }
    this.#text = this.#at >= this.#text.length ? clean : this.#text.slice(this.#at) + clean;
    this.#at = 0;
    if (this.#text.length >= this.#retryAt) this.#drain(false);
  }

  /** Says that the file is complete and reads what is left. */
  end(): void {
    if (!this.#stopped) this.#drain(true);
    this.#text = '';
    this.#at = 0;
  }

  #drain(complete: boolean): void {
    this.#retryAt = 0;
    while (!this.#stopped && this.#at < this.#text.length) {
      const row = readRow(this.#text, this.#at, this.#dialect, this.#limits, complete);
      if (row === 'too_many_columns') throw new CsvLimitError('columns', this.#line, this.#limits.columns);
      if (row === 'incomplete') {
        const waiting = this.#text.length - this.#at;
        if (waiting > this.#limits.row) throw new CsvLimitError('row', this.#line, this.#limits.row);
        this.#retryAt = waiting < 65_536 ? 0 : waiting * 1.5;
        return;
      }
      if (row.end - this.#at > this.#limits.row) throw new CsvLimitError('row', this.#line, this.#limits.row);
      this.#at = row.end;
      if (row.cells.length > 1 || row.cells[0] !== '') {
        this.#rowNumber++;
        this.#stopped = this.#onRow(row.cells, this.#rowNumber, this.#line, row.problem) === false;
      }
      this.#line += row.lines;
    }
  }
}

/** Scans a whole text at once and returns its rows; for previews and tests. */
export function scanText(text: string, dialect: CsvDialect, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  const scanner = new CsvScanner(dialect, (cells) => {
    rows.push(cells);
    return rows.length < most;
  });
  scanner.push(text);
  scanner.end();
  return rows;
}

interface ReadRow {
  readonly cells: string[];
  /** Where the next row begins. */
  readonly end: number;
  /** Physical lines this row took. */
  readonly lines: number;
  readonly problem: RowProblem | null;
}

/** Reads one row from `from`. 'incomplete' when what follows the text could still change the outcome. */
function readRow(
  text: string,
  from: number,
  dialect: CsvDialect,
  limits: CsvLimits,
  complete: boolean,
): ReadRow | 'incomplete' | 'too_many_columns' {
  const cells: string[] = [];
  const delimiter = dialect.delimiter.charCodeAt(0);
  const isShort = dialect.delimiter.length === 1;
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const length = text.length;
  let problem: RowProblem | null = null;
  let lines = 0;
  let at = from;
  for (;;) {
    let cell: string | undefined;
    if (at < length && text.charCodeAt(at) === quote) {
      const quoted = readQuoted(text, at, dialect, limits, complete);
      if (quoted === 'incomplete') return 'incomplete';
      if (quoted === 'unclosed') problem ??= 'unclosed_quote';
      else {
        cell = quoted.cell;
        lines += quoted.lines;
        at = quoted.end;
        if (quoted.trailing) problem ??= 'text_after_quote';
      }
    }
    if (cell === undefined) {
      const start = at;
      let code = -1;
      while (at < length) {
        code = text.charCodeAt(at);
        if (code === delimiter && (isShort || text.startsWith(dialect.delimiter, at))) break;
        if (code === lineFeed || code === carriageReturn) break;
        at++;
      }
      if (at >= length && !complete) return 'incomplete';
      cell = text.slice(start, at);
    }
    if (cell.length > limits.cell) {
      cell = cell.slice(0, 200);
      problem = 'cell_too_long';
    }
    cells.push(cell);
    if (cells.length > limits.columns) return 'too_many_columns';
    if (at >= length) return { cells, end: length, lines: lines + 1, problem };
    const code = text.charCodeAt(at);
    at++;
    if (code !== lineFeed && code !== carriageReturn) {
      at += dialect.delimiter.length - 1;
      if (at >= length && !complete) return 'incomplete';
      continue;
    }
    if (code === carriageReturn) {
      if (at >= length && !complete) return 'incomplete'; // a line feed may follow
      if (text.charCodeAt(at) === lineFeed) at++;
    }
    return { cells, end: at, lines: lines + 1, problem };
  }
}

interface QuotedCell {
  readonly cell: string;
  /** The delimiter, line end or end of text after the cell. */
  readonly end: number;
  readonly lines: number;
  /** Text stood between the closing quote and the delimiter; it was kept. */
  readonly trailing: boolean;
}

/**
 * Reads a quoted cell whose opening quote is at `open`.
 *
 * A quote followed by a delimiter, line end or the end closes; a doubled quote is one quote. A quote followed by
 * anything else is not RFC 4180. Three readings remain, told apart by where quotes stand:
 *   - it looks like an opening quote (a delimiter or line end before it): then ours never closed → 'unclosed';
 *   - a later quote of the same line closes the cell: this one is a plain character ("6" pipe");
 *   - otherwise it closed the cell and the text after it belongs to the cell ("abc"def).
 */
function readQuoted(
  text: string,
  open: number,
  dialect: CsvDialect,
  limits: CsvLimits,
  complete: boolean,
): QuotedCell | 'unclosed' | 'incomplete' {
  const { delimiter, quote } = dialect;
  const backslash = dialect.escape === 'backslash';
  const length = text.length;
  const from = open + 1;
  let escaped = false;
  let search = from;
  for (;;) {
    const close = text.indexOf(quote, search);
    // Beyond the cell limit an unclosed quote is far likelier than a cell of a megabyte.
    if (close < 0 || close - from > limits.cell * 2) {
      if (complete || length - from > limits.cell * 2) return 'unclosed';
      return 'incomplete';
    }
    if (backslash && isEscaped(text, from, close)) {
      escaped = true;
      search = close + 1;
      continue;
    }
    const next = close + 1;
    if (next >= length) {
      if (!complete) return 'incomplete';
      return finish(text, from, close, next, escaped, dialect, false);
    }
    if (!complete && next + delimiter.length > length) return 'incomplete'; // the delimiter may be cut
    if (isBoundary(text, next, delimiter)) {
      return finish(text, from, close, next, escaped, dialect, false);
    }
    if (!backslash && text.startsWith(quote, next)) {
      escaped = true;
      search = next + 1;
      continue;
    }
    if (close > from && isAfterBoundary(text, close, delimiter)) return 'unclosed';
    const later = laterClose(text, next, quote, delimiter, complete);
    if (later === 'incomplete') return length - from > limits.cell * 2 ? 'unclosed' : 'incomplete';
    if (later === 'plain') {
      search = next;
      continue;
    }
    let end = next;
    while (end < length && !isBoundary(text, end, delimiter)) end++;
    if (end >= length && !complete) return 'incomplete';
    return finish(text, from, close, end, escaped, dialect, true);
  }
}

/** Whether the next quote of this line closes the cell (then the one before was a plain character). */
function laterClose(
  text: string,
  from: number,
  quote: string,
  delimiter: string,
  complete: boolean,
): 'plain' | 'closed' | 'incomplete' {
  const mark = quote.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return 'closed';
    if (code === mark) return isAfterBoundary(text, at, delimiter) ? 'closed' : 'plain';
  }
  return complete ? 'closed' : 'incomplete';
}

function finish(
  text: string,
  from: number,
  close: number,
  end: number,
  escaped: boolean,
  dialect: CsvDialect,
  trailing: boolean,
): QuotedCell {
  let cell = text.slice(from, close);
  const lines = countLines(cell);
  if (escaped || dialect.escape === 'backslash') cell = withoutEscapes(cell, dialect);
  if (trailing) cell += text.slice(close + 1, end);
  return { cell, end, lines, trailing };
}

function withoutEscapes(cell: string, dialect: CsvDialect): string {
  if (dialect.escape === 'doubled') return cell.replaceAll(dialect.quote + dialect.quote, dialect.quote);
  return cell.replace(/\\(.)/g, (pair, next: string) => (next === dialect.quote || next === '\\' ? next : pair));
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}

/** Whether a cell ends at this place. */
function isBoundary(text: string, at: number, delimiter: string): boolean {
  const code = text.charCodeAt(at);
  if (code === delimiter.charCodeAt(0)) return delimiter.length === 1 || text.startsWith(delimiter, at);
  return code === lineFeed || code === carriageReturn;
}

/** Whether a cell begins at this place. */
function isAfterBoundary(text: string, at: number, delimiter: string): boolean {
  const code = text.charCodeAt(at - 1);
  return code === lineFeed || code === carriageReturn || text.startsWith(delimiter, at - delimiter.length);
}

/** Line ends inside a quoted cell; CRLF counts once. */
function countLines(cell: string): number {
  let lines = 0;
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && cell.charCodeAt(at + 1) !== lineFeed)) lines++;
  }
  return lines;
}

// Text whose columns stand under each other, filled up with blanks. Owns finding where the columns begin and cutting
// lines there; whether a file is rather read by a delimiter is read-table.ts's decision.
import type { OnRow } from './csv-scanner.ts';
import { CsvLimitError, type CsvLimits, csvLimits } from './csv-scanner.ts';

/** Where columns begin, counted in characters from 0, the first at 0. */
export interface FixedColumns {
  readonly starts: readonly number[];
  /**
   * Whether words may be cut: columns then touch each other, as in files of mainframes. Where columns have blanks
   * between them, a value that is too long for its column is kept whole, and a line of prose stays one cell.
   */
  readonly cutsWords: boolean;
}

export interface FixedGuess extends FixedColumns {
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: string;
}

const leastLines = 3;
const sampleLines = 1000;
/** A line of strokes under the names, as database clients print it: '----- ------- ---'. */
const ruler = /^\s*[-=_]{2,}(?:\s+[-=_]{2,})+\s*$/;

/** Characters, so that one outside the basic plane counts once; nearly all lines have none. */
const charactersOf = (line: string): string | string[] => (/[\ud800-\udfff]/.test(line) ? Array.from(line) : line);

/**
 * Finds columns in the first lines of a text; null when nothing stands under each other.
 * @param text decoded text; its last line is left aside unless it is whole
 */
export function detectFixedColumns(text: string, whole: boolean): FixedGuess | null {
  const all = text.split(/\r\n|[\r\n]/, sampleLines + 1);
  if (!whole || all.length > sampleLines) all.pop();
  const lines = all.map((line) => line.trimEnd()).filter((line) => line !== '');
  const stroke = lines.find((line) => ruler.test(line));
  if (stroke !== undefined && !lines.some((line) => line.includes('\t'))) {
    const starts = [...stroke.matchAll(/[-=_]+/g)].map(({ index }) => index);
    return { starts: fromZero(starts), cutsWords: false, confidence: 0.95, because: 'strokes under the names show it' };
  }
  // Prose above and below the table has no gaps of several blanks.
  const gapped = lines.filter((line) => /\S {2,}\S/.test(line));
  if (gapped.length < leastLines || gapped.length < lines.length * 0.6) return null;
  if (gapped.some((line) => line.includes('\t'))) return null;
  const starts = startsAmong(gapped.map(charactersOf));
  if (starts.length < 2) return null;
  const share = gapped.filter((line) => !crosses(charactersOf(line), starts)).length / gapped.length;
  return {
    starts,
    cutsWords: false,
    confidence: Math.min(0.95, share * (gapped.length < 10 ? 0.8 : 0.95)),
    because: 'the same places are blank in every line',
  };
}

/** Column beginnings: where nearly every line turns from blank to text, after a place where nearly none has text. */
function startsAmong(lines: readonly (string | string[])[]): number[] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const filled = new Uint32Array(width + 1);
  for (const [index, line] of lines.entries()) {
    // The names count like all other lines together: they alone may stand to the left of figures.
    const weight = index === 0 ? lines.length : 1;
    for (let at = 0; at < line.length; at++) if (line[at] !== ' ') filled[at] = (filled[at] ?? 0) + weight;
  }
  // One line in fifty may have a value that is too long for its column.
  const few = Math.floor(lines.length / 50);
  const starts: number[] = [];
  let isGap = true;
  let gap = 2;
  for (let at = 0; at < width; at++) {
    const isBlank = (filled[at] ?? 0) <= few;
    if (isBlank) gap++;
    else if (isGap && (gap > 1 || isSeparating(lines, at))) starts.push(at);
    if (!isBlank) gap = 0;
    isGap = isBlank;
  }
  return fromZero(starts);
}

/**
 * Whether one blank before this place parts columns and not the words of one: other lines leave more there, and the
 * first, which mostly names the columns, has something there too.
 */
function isSeparating(lines: readonly (string | string[])[], at: number): boolean {
  if ((lines[0]?.[at] ?? ' ') === ' ') return false;
  const wide = lines.filter((line) => line[at - 2] === ' ' || line[at] === ' ' || line.length < at).length;
  return wide >= lines.length * 0.3;
}

/** The first column begins with the line, however far it is indented. */
const fromZero = (starts: readonly number[]): number[] => [0, ...starts.slice(1)];

/** Whether a word stands across the beginning of a column. */
function crosses(line: string | string[], starts: readonly number[]): boolean {
  return starts.some((start) => isInWord(line, start));
}

function isInWord(line: string | string[], at: number): boolean {
  return at > 0 && at < line.length && line[at - 1] !== ' ' && line[at] !== ' ';
}

/** Whether these columns go through words so often that they must be meant to. */
export function doCutWords(text: string, starts: readonly number[]): boolean {
  const lines = text.split(/\r\n|[\r\n]/, sampleLines).filter((line) => line.trim() !== '');
  const crossing = lines.filter((line) => crosses(charactersOf(line), starts)).length;
  return crossing > lines.length * 0.2;
}

/** Cuts one line; the cells are trimmed. */
export function cutLine(line: string, { starts, cutsWords }: FixedColumns): string[] {
  const characters = charactersOf(line);
  const text = (from: number, to: number) => {
    const part = characters.slice(from, to);
    return (typeof part === 'string' ? part : part.join('')).trim();
  };
  if (!cutsWords) {
    const crossed = starts.filter((start) => isInWord(characters, start)).length;
    // A title or note runs through the columns; it has no gaps.
    if (crossed > 0 && !/\S {2,}\S/.test(line.trim())) return [line.trim(), ...starts.slice(1).map(() => '')];
  }
  const cells: string[] = [];
  let from = 0;
  for (let column = 0; column < starts.length; column++) {
    const next = starts[column + 1] ?? characters.length;
    let to = Math.max(from, next);
    // A value that is too long for its column goes on to the end of its word.
    if (!cutsWords && column + 1 < starts.length) while (isInWord(characters, to)) to++;
    cells.push(text(from, to));
    from = to;
  }
  return cells;
}

/**
 * A scanner for text in columns of fixed width, used like CsvScanner: push() decoded text in pieces of any size, then
 * end(). Blank lines and lines of strokes are no rows. NUL characters are dropped.
 */
export class FixedWidthScanner {
  readonly #columns: FixedColumns;
  readonly #onRow: OnRow;
  readonly #limits: CsvLimits;
  #rest = '';
  #rowNumber = 0;
  #line = 0;
  #stopped = false;

  constructor(columns: FixedColumns, onRow: OnRow, limits: CsvLimits = csvLimits) {
    this.#columns = columns;
    this.#onRow = onRow;
    this.#limits = limits;
  }

  /** Adds decoded text. Throws CsvLimitError when a line passes the limit of a row. */
  push(piece: string): void {
    if (this.#stopped) return;
    const clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    const text = this.#rest + (this.#line === 0 && this.#rest === '' ? clean.replace(/^\ufeff/, '') : clean);
    let from = 0;
    for (const match of text.matchAll(/\r\n|[\r\n]/g)) {
      // A line feed may follow in the next piece.
      if (match[0] === '\r' && match.index === text.length - 1) break;
      this.#take(text.slice(from, match.index));
      from = match.index + match[0].length;
      if (this.#stopped) return;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > this.#limits.row) throw new CsvLimitError('row', this.#line + 1, this.#limits.row);
  }

  /** Says that the file is complete and reads what is left. */
  end(): void {
    if (!this.#stopped && this.#rest !== '') this.#take(this.#rest.replace(/\r$/, ''));
    this.#rest = '';
  }

  #take(line: string): void {
    this.#line++;
    if (line.trim() === '' || ruler.test(line)) return;
    this.#rowNumber++;
    this.#stopped = this.#onRow(cutLine(line, this.#columns), this.#rowNumber, this.#line, null) === false;
  }
}

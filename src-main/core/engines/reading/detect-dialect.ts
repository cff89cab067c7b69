// Which delimiter and quote a text uses. Owns the guess; the scanner does the cutting.
// The score follows CleverCSV (van den Burg, Nazábal, Sutton, "Wrangling messy CSV files by detecting row and type
// patterns", 2019): how regular the rows are times how many cells look like values of a known type.
import { type CsvDialect, scanText } from './csv-scanner.ts';
import { usualWidth } from './detect-header.ts';

export interface DialectGuess {
  readonly dialect: CsvDialect;
  /** 0 to 1: how far the best reading leads the next. */
  readonly confidence: number;
  /** Lines of an Excel 'sep=;' note to skip at the top of the file: 0 or 1. */
  readonly skipLines: number;
  /** Why, in plain words. */
  readonly because: string;
}

/** Delimiters that exports use. The rest are tried too, but must win clearly. */
export const commonDelimiters = [',', ';', '\t', '|'] as const;
const rareDelimiters = [':', '~', '^', ' ', '\u001f', '\u0001'];
/** Longer ones, each tried only where it stands often; their first character alone mostly wins. */
const longDelimiters = [', ', '; ', '||', '::', ';;', '~|~', '|~|', ' | '];
const sampleChars = 256 * 1024;
const sampleRows = 300;

/** Guesses the dialect of decoded text from its beginning. Confidence 0 means that nothing could be told. */
export function detectDialect(text: string): DialectGuess {
  const sep = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const sample = text.slice(sep?.[0].length ?? 0, sampleChars);
  const escapeStyle = countOf(sample, '\\"') > countOf(sample, '""') + 1 ? 'backslash' : 'doubled';
  if (sep?.[1] !== undefined) {
    return {
      dialect: { delimiter: sep[1], quote: '"', escape: escapeStyle },
      confidence: 1,
      skipLines: 1,
      because: 'the first line says so',
    };
  }
  let best: DialectGuess['dialect'] = { delimiter: ',', quote: '"', escape: escapeStyle };
  let bestScore = 0;
  let secondScore = 0;
  for (const delimiter of [...commonDelimiters, ...longDelimiters, ...rareDelimiters]) {
    if (!sample.includes(delimiter)) continue;
    for (const quote of quotesIn(sample, delimiter)) {
      const dialect: CsvDialect = { delimiter, quote, escape: quote === '"' ? escapeStyle : 'doubled' };
      const handicap = rareDelimiters.includes(delimiter) ? 0.6 : 1;
      const rows = scanSample(sample, dialect, text.length <= sampleChars);
      // Two words on each line are likelier one column than a table cut at blanks.
      if (handicap < 1 && usualWidth(rows) < 3) continue;
      const score = dialectScore(rows) * handicap;
      if (score > bestScore) {
        if (best.delimiter !== delimiter) secondScore = bestScore;
        [best, bestScore] = [dialect, score];
      } else if (delimiter !== best.delimiter && score > secondScore) secondScore = score;
    }
  }
  if (bestScore === 0) return { dialect: best, confidence: 0, skipLines: 0, because: 'nothing stands between columns' };
  return {
    dialect: best,
    confidence: Math.min(1, 1 - (secondScore / bestScore) * 0.8),
    skipLines: 0,
    because: 'it gives the most regular rows',
  };
}

/** Double quotes always; single quotes only where they stand at the edge of cells, since names have apostrophes. */
function quotesIn(sample: string, delimiter: string): string[] {
  const at = (quote: string) => countOf(sample, delimiter + quote) + countOf(sample, quote + delimiter);
  const single = at("'");
  return single > 3 && single > at('"') * 2 ? ["'", '"'] : ['"'];
}

function scanSample(sample: string, dialect: CsvDialect, whole: boolean): string[][] {
  const rows = scanText(sample, dialect, sampleRows + 1);
  // The last row of a cut sample is cut too.
  return rows.length > sampleRows || (!whole && rows.length > 1) ? rows.slice(0, -1) : rows;
}

function dialectScore(rows: readonly string[][]): number {
  return patternScore(rows) * Math.max(typeScore(rows), 0.001);
}

/** CleverCSV's pattern score: frequent row lengths count, and long regular rows count more. */
function patternScore(rows: readonly string[][]): number {
  const lengths = new Map<number, number>();
  for (const row of rows) lengths.set(row.length, (lengths.get(row.length) ?? 0) + 1);
  let sum = 0;
  for (const [length, count] of lengths) sum += (count * (length - 1)) / length;
  return sum / lengths.size;
}

function typeScore(rows: readonly string[][]): number {
  let known = 0;
  let all = 0;
  for (const row of rows) {
    for (const cell of row) {
      all++;
      if (looksTyped(cell)) known++;
    }
  }
  return all === 0 ? 0 : known / all;
}

const typed =
  /^(?:[-+]?[$€£¥]?\s?\d[\d.,' ]*%?|[^\s@,;|]+@[^\s@,;|]+|https?:\/\/\S+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?|\d{1,2}:\d{2}(?::\d{2})?|[+(\d][\d ()./-]{5,}|[\p{L}\p{N}_#&'’./()-]+(?: [\p{L}\p{N}_#&'’./()-]+){0,6})$/u;

function looksTyped(cell: string): boolean {
  const tidy = cell.trim();
  return tidy === '' || (tidy.length < 200 && typed.test(tidy));
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

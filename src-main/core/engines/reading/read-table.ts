// Reads the beginning of a file as a table: encoding, dialect, header and sample rows in one go. Owns the order of
// the guesses and how a person's choices override them; opens no files.
import type { FileReading, ReadingConfidence, ReadingReasons } from '../../../../src-shared/model/import-mapping.ts';
import { unprotectCell } from '../../../../src-shared/text/spreadsheet-safe.ts';
import { type CsvDialect, CsvScanner } from './csv-scanner.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding, StreamDecoder } from './detect-encoding.ts';
import { columnNames, detectHeader, usualWidth } from './detect-header.ts';
import { isKnownHeader } from './propose-mapping.ts';

export interface TableSample {
  readonly reading: FileReading;
  readonly confidence: ReadingConfidence;
  readonly because: ReadingReasons;
  readonly headers: readonly string[];
  /** Rows before the header, as they stand. */
  readonly preamble: readonly (readonly string[])[];
  /** Data rows, at most `most`. */
  readonly rows: readonly (readonly string[])[];
  /** The first lines of the decoded text. */
  readonly raw: string;
  /** Characters of the sample that could not be decoded. */
  readonly unreadable: number;
}

const headerSearch = 60;

/**
 * Reads a table from the first bytes of a file.
 * @param bytes the beginning of the file
 * @param whole whether that is all of it
 * @param chosen what a person chose instead of the guesses
 * @param most how many data rows to return
 */
export function readTable(bytes: Uint8Array, whole: boolean, chosen: Partial<FileReading>, most = 300): TableSample {
  const encoding = detectEncoding(bytes, whole);
  const label = chosen.encoding ?? encoding.encoding;
  const skip = skipFor(label, encoding);
  const decoder = new StreamDecoder(label, skip);
  let text = decoder.push(bytes);
  if (whole) text += decoder.end();
  const guessed = detectDialect(text);
  const dialect: CsvDialect = {
    delimiter: chosen.delimiter ?? guessed.dialect.delimiter,
    quote: chosen.quote ?? (chosen.delimiter === undefined ? guessed.dialect.quote : '"'),
    escape: chosen.escape ?? guessed.dialect.escape,
  };
  const all = sampleRows(text, whole, dialect, most + headerSearch).map((row) => cellsAsMeant(row, skip));
  const head = all.slice(guessed.skipLines, headerSearch);
  const header = detectHeader(head, isKnownHeader);
  const headerRow = chosen.headerRow ?? (header.headerRow < 0 ? 0 : header.headerRow + guessed.skipLines + 1);
  const guessedFirst = chosen.headerRow === undefined ? header.firstDataRow + guessed.skipLines + 1 : headerRow + 1;
  const firstDataRow = chosen.firstDataRow ?? guessedFirst;
  const rows = all.slice(firstDataRow - 1, firstDataRow - 1 + most);
  const names = headerRow === 0 ? null : (all[headerRow - 1] ?? []);
  return {
    reading: {
      format: chosen.format ?? 'delimited',
      member: chosen.member ?? '',
      sheet: chosen.sheet ?? '',
      encoding: label,
      ...dialect,
      headerRow,
      headerRows: chosen.headerRows ?? 1,
      firstDataRow,
      footerRows: chosen.footerRows ?? 0,
      repairMojibake: chosen.repairMojibake ?? false,
    },
    confidence: {
      format: 1,
      footer: 1,
      encoding: chosen.encoding === undefined ? encoding.confidence : 1,
      dialect: chosen.delimiter === undefined ? guessed.confidence : 1,
      header: chosen.headerRow === undefined ? header.confidence : 1,
    },
    because: { format: '', encoding: encoding.because, dialect: '', header: '', footer: '' },
    headers: columnNames(names, Math.max(names?.length ?? 0, usualWidth(rows))),
    preamble: all.slice(0, Math.max(0, (headerRow || firstDataRow) - 1)),
    rows,
    raw: text.slice(0, 4000),
    unreadable: decoder.unreadable,
  };
}

/** How many bytes of a byte order mark the chosen encoding has to skip. */
export function skipFor(label: string, guess: { readonly encoding: string; readonly skip: number }): number {
  return label === guess.encoding ? guess.skip : 0;
}

/**
 * Takes the apostrophes off that an export for spreadsheets put before formulas and numbers. Such files, ours among
 * them, start with a byte order mark; in other files an apostrophe is part of the value.
 * @param skip how many bytes of a byte order mark were skipped
 */
export function cellsAsMeant(cells: string[], skip: number): string[] {
  return skip === 0 ? cells : cells.map(unprotectCell);
}

function sampleRows(text: string, whole: boolean, dialect: CsvDialect, most: number): string[][] {
  const rows: string[][] = [];
  const scanner = new CsvScanner(dialect, (cells) => {
    rows.push(cells);
    return rows.length < most;
  });
  scanner.push(text);
  // The last row of a cut text is cut too and stays unread.
  if (whole) scanner.end();
  return rows;
}

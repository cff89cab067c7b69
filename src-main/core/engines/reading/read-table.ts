// Reads the beginning of a file as a table: encoding, dialect, header, footer and sample rows in one go. Owns the order
// of the guesses and how a person's choices override them; opens no files.
import type {
  FileFormat,
  FileReading,
  ReadingConfidence,
  ReadingReasons,
} from '../../../../src-shared/model/import-mapping.ts';
import { unprotectCell } from '../../../../src-shared/text/spreadsheet-safe.ts';
import { detectEncoding, markLength } from './detect-encoding.ts';
import { detectFooter, type FooterRow, mostFooterRows } from './detect-footer.ts';
import { columnNames, detectHeader, usualWidth } from './detect-header.ts';
import type { SheetInfo, WholeTable } from './formats/whole-table.ts';
import { findMojibake, repairMojibake } from './mojibake.ts';
import { isKnownHeader } from './propose-mapping.ts';
import { joinNames } from './shape-rows.ts';
import { StreamDecoder } from './stream-decoder.ts';
import { detectTextForm, type TextForm, textScanner } from './text-form.ts';

export interface TableSample {
  readonly reading: FileReading;
  readonly confidence: ReadingConfidence;
  readonly because: ReadingReasons;
  readonly headers: readonly string[];
  /** Rows before the header, as they stand. */
  readonly preamble: readonly (readonly string[])[];
  /** Rows at the end that are left out. */
  readonly footer: readonly FooterRow[];
  /** Data rows, at most `most`. */
  readonly rows: readonly (readonly string[])[];
  /** There are more data rows than these. */
  readonly goesOn: boolean;
  /** The first lines of the decoded text; of other formats, what was found. */
  readonly raw: string;
  /** Characters of the sample that could not be decoded. */
  readonly unreadable: number;
  /** Lines of the sample that were read as Windows-1252 among UTF-8. */
  readonly rereadLines: number;
  readonly mojibake: ReturnType<typeof findMojibake>;
  readonly sheets: readonly SheetInfo[];
}

const headerSearch = 60;
const chosenByYou = 'chosen by you';

/** A part of the sample that the whole table is arranged from. */
interface SampleRows {
  /** The first rows of the file. */
  readonly first: readonly string[][];
  /** Its last rows; the first of them may have been cut. */
  readonly last: readonly string[][];
  /** `first` holds every row of the file. */
  readonly isAll: boolean;
  /** Rows that cannot be names, such as Excel's 'sep=;'. */
  readonly skip: number;
  /** The format itself says that the first row names the columns. */
  readonly isNamed: boolean;
}

/**
 * Reads a table from the first bytes of a text file, with delimiters or in columns of fixed width.
 * @param bytes the beginning of the file
 * @param whole whether that is all of it
 * @param chosen what a person chose instead of the guesses
 * @param most how many data rows to return
 * @param tail the last bytes of a file that is longer, to find its footer
 */
export function readTable(
  bytes: Uint8Array,
  whole: boolean,
  chosen: Partial<FileReading>,
  most = 300,
  tail?: Uint8Array,
): TableSample {
  const encoding = detectEncoding(bytes, whole);
  const label = chosen.encoding ?? encoding.encoding;
  const skip = markLength(bytes, label);
  const decoder = new StreamDecoder(label, skip);
  let text = decoder.push(bytes);
  if (whole) text += decoder.end();
  const form = detectTextForm(text, whole, chosen);
  const scanned = sampleRows(text, whole, form, most + headerSearch);
  const asMeant = (rows: string[][]) => rows.map((row) => cellsAsMeant(row, skip));
  const last = whole || tail === undefined ? scanned.last : rowsOfTail(tail, label, form);
  const arranged = arrange(
    { first: asMeant(scanned.first), last: asMeant(last), isAll: scanned.isAll, skip: form.skipLines, isNamed: false },
    chosen,
    most,
  );
  const { format, columnStarts, cutsWords } = form;
  const cutting = { delimiter: form.delimiter, quote: form.quote, escape: form.escape, columnStarts, cutsWords };
  return {
    ...arranged,
    reading: { ...arranged.reading, format, member: chosen.member ?? '', sheet: '', encoding: label, ...cutting },
    confidence: {
      ...arranged.confidence,
      format: chosen.format === undefined ? 0.9 : 1,
      encoding: chosen.encoding === undefined ? encoding.confidence : 1,
      dialect: form.confidence,
    },
    because: {
      ...arranged.because,
      format: form.formatBecause,
      encoding: chosen.encoding === undefined ? encoding.because : chosenByYou,
      dialect: form.because,
    },
    raw: text.slice(0, 4000),
    unreadable: decoder.unreadable,
    rereadLines: decoder.rereadLines,
    sheets: [],
  };
}

/** How the format of a table that was read as a whole was found. */
export interface WholeFormat {
  readonly format: FileFormat;
  readonly because: string;
  /** What the text was decoded as, and how surely; workbooks say themselves. */
  readonly encoding: { readonly encoding: string; readonly confidence: number; readonly because: string };
  readonly unreadable: number;
}

/** The sample of a table that was read as a whole. */
export function sampleWholeTable(
  table: WholeTable,
  found: WholeFormat,
  chosen: Partial<FileReading>,
  most = 300,
): TableSample {
  const rows = table.rows;
  const arranged = arrange(
    {
      first: rows.slice(0, most + headerSearch),
      last: rows.slice(-mostFooterRows - 1),
      isAll: rows.length <= most + headerSearch,
      skip: 0,
      isNamed: table.isNamed,
    },
    chosen,
    most,
  );
  const left = table.left === '' ? '' : `; left out: ${table.left}`;
  return {
    ...arranged,
    reading: {
      ...arranged.reading,
      format: found.format,
      member: chosen.member ?? '',
      sheet: table.sheet,
      encoding: found.encoding.encoding,
      delimiter: ',',
      quote: '"',
      escape: 'doubled',
      columnStarts: [],
      cutsWords: false,
    },
    confidence: {
      ...arranged.confidence,
      format: 1,
      encoding: chosen.encoding === undefined ? found.encoding.confidence : 1,
      dialect: 1,
    },
    because: {
      ...arranged.because,
      format: `${found.because}: ${table.what}${left}`,
      encoding: chosen.encoding === undefined ? found.encoding.because : chosenByYou,
      dialect: '',
    },
    raw: '',
    unreadable: found.unreadable,
    rereadLines: 0,
    sheets: table.sheets,
  };
}

type ArrangedReading = Pick<FileReading, 'headerRow' | 'headerRows' | 'firstDataRow' | 'footerRows' | 'repairMojibake'>;
type Arranged = Pick<TableSample, 'headers' | 'preamble' | 'footer' | 'rows' | 'goesOn' | 'mojibake'> & {
  readonly reading: ArrangedReading;
  readonly confidence: Pick<ReadingConfidence, 'header' | 'footer'>;
  readonly because: Pick<ReadingReasons, 'header' | 'footer'>;
};

/** Finds names, data and footer among the rows of a file. */
function arrange(sample: SampleRows, chosen: Partial<FileReading>, most: number): Arranged {
  const { first: all, skip } = sample;
  const head = all.slice(skip, headerSearch);
  const guess = sample.isNamed
    ? { headerRow: 0, headerRows: 1, firstDataRow: 1, confidence: 1 }
    : detectHeader(head, isKnownHeader);
  const headerRow = chosen.headerRow ?? (guess.headerRow < 0 ? 0 : guess.headerRow + skip + 1);
  const headerRows =
    headerRow === 0 ? 1 : (chosen.headerRows ?? (chosen.headerRow === undefined ? guess.headerRows : 1));
  const isGuessed = chosen.headerRow === undefined && chosen.headerRows === undefined;
  const guessedFirst = isGuessed ? guess.firstDataRow + skip + 1 : headerRow + (headerRow === 0 ? 1 : headerRows);
  const firstDataRow = chosen.firstDataRow ?? guessedFirst;
  const data = all.slice(firstDataRow - 1);
  const width = usualWidth(data.slice(0, most));
  // Rows that stand above the data are no footer.
  const end = sample.isAll ? data : sample.last;
  const footer =
    chosen.footerRows === undefined
      ? detectFooter(sample.isNamed ? [] : end, width)
      : end.slice(Math.max(0, end.length - chosen.footerRows)).map((cells) => ({ cells, reason: chosenByYou }));
  const footerRows = chosen.footerRows ?? footer.length;
  const rows = data.slice(0, sample.isAll ? Math.max(0, data.length - footerRows) : undefined).slice(0, most);
  const names = headerRow === 0 ? null : namesOf(all.slice(headerRow - 1, headerRow - 1 + headerRows));
  const repair = chosen.repairMojibake ?? false;
  const repaired = repair ? (row: readonly string[]) => row.map(repairMojibake) : (row: readonly string[]) => row;
  return {
    reading: { headerRow, headerRows, firstDataRow, footerRows, repairMojibake: repair },
    confidence: {
      header: isGuessed ? guess.confidence : 1,
      footer: chosen.footerRows !== undefined || footer.length === 0 ? 1 : 0.8,
    },
    because: {
      header: isGuessed ? headerReason(sample.isNamed, headerRow, headerRows) : chosenByYou,
      footer: chosen.footerRows !== undefined ? chosenByYou : (footer[0]?.reason ?? 'the last rows are records'),
    },
    headers: columnNames(names === null ? null : repaired(names), Math.max(names?.length ?? 0, usualWidth(rows))),
    preamble: all.slice(0, Math.max(0, (headerRow || firstDataRow) - 1)),
    footer,
    rows: rows.map(repaired),
    goesOn: !sample.isAll || data.length - footerRows > rows.length,
    mojibake: findMojibake(names === null ? rows : [names, ...rows]),
  };
}

function namesOf(rows: readonly string[][]): string[] {
  return rows.length === 1 ? (rows[0] ?? []) : joinNames(rows);
}

function headerReason(isNamed: boolean, headerRow: number, headerRows: number): string {
  if (isNamed) return 'the format names its fields';
  if (headerRow === 0) return 'the first row holds values like the rows below';
  if (headerRows > 1) return `${headerRows} rows in a row hold names`;
  return 'its cells are names, the rows below are values';
}

/**
 * Takes the apostrophes off that an export for spreadsheets put before formulas and numbers. Such files, ours among
 * them, start with a byte order mark; in other files an apostrophe is part of the value.
 * @param skip how many bytes of a byte order mark were skipped
 */
export function cellsAsMeant(cells: string[], skip: number): string[] {
  if (skip === 0) return cells;
  const whole = cells.map(unprotectCell);
  // Files that were put together keep the mark of each.
  if (whole[0]?.startsWith('\ufeff')) whole[0] = whole[0].slice(1);
  return whole;
}

/** The first rows of the text, and its last ones. */
function sampleRows(
  text: string,
  whole: boolean,
  form: TextForm,
  most: number,
): { first: string[][]; last: string[][]; isAll: boolean } {
  const first: string[][] = [];
  const last: string[][] = [];
  let count = 0;
  const scanner = textScanner(form, (cells) => {
    count++;
    if (first.length < most) first.push(cells);
    last.push(cells);
    if (last.length > mostFooterRows + 1) last.shift();
    // Only the end of a whole file says anything.
    return whole || first.length < most;
  });
  scanner.push(text);
  // The last row of a cut text is cut too and stays unread.
  if (whole) scanner.end();
  return { first, last: whole ? last : [], isAll: whole && count === first.length };
}

/** The last rows of a file, from bytes that begin somewhere in it: at the first line end that is found. */
function rowsOfTail(tail: Uint8Array, encoding: string, form: TextForm): string[][] {
  const decoder = new StreamDecoder(encoding, 0);
  const text = decoder.push(tail) + decoder.end();
  const start = /\r\n|[\r\n]/.exec(text);
  if (start === null) return [];
  return sampleRows(text.slice(start.index + start[0].length), true, form, 1).last;
}

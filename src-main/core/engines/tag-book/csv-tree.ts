// The tag tree as a table: one row a tag, its place as a path. Owns the columns, and reading tables of other makers, whose
// place may be the name of a parent instead.
import Papa from 'papaparse';
import { unprotectCell } from '../../../../src-shared/text/spreadsheet-safe.ts';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import { csvWriter } from '../export/csv-writer.ts';
import {
  type BookProblem,
  type BookSheet,
  type BookTag,
  bookFields,
  fieldText,
  pathText,
  type RawBook,
  type RawTag,
  readPath,
  setField,
  shorten,
} from './book-tag.ts';

/** Safe to open in a spreadsheet: see text/spreadsheet-safe.ts. */
export function writeCsvTree(tags: readonly BookTag[]): string {
  const csv = csvWriter('spreadsheet');
  const header = ['Path', 'Name', ...bookFields.map(({ title }) => title)];
  const rows = tags.map(({ path, sheet }) => [
    pathText(path),
    path.at(-1) ?? '',
    ...bookFields.map(({ key }) => fieldText(sheet, key)),
  ]);
  return csv.start + csv.rows([header, ...rows]);
}

type Column = keyof BookSheet | 'path' | 'name' | 'parent';

interface Row {
  line: number;
  path: string[];
  parent: string;
  sheet: BookSheet;
}

const titles = new Map<string, Column>([
  ...['path', 'tag path', 'full path'].map((title) => [title, 'path'] as const),
  ...['name', 'tag', 'label', 'pref label', 'preflabel'].map((title) => [title, 'name'] as const),
  ...['parent', 'parent tag', 'below', 'broader'].map((title) => [title, 'parent'] as const),
  ...bookFields.flatMap(({ key, title, also }) => [title, ...also].map((one) => [tagKey(one), key] as const)),
]);

export function readCsvTree(text: string): RawBook {
  const problems: BookProblem[] = [];
  const [header, ...records] = readRecords(text, problems);
  if (header === undefined) return { tags: [], problems };
  const columns = header.cells.map((cell) => titles.get(tagKey(cell)));
  const hasPath = columns.includes('path');
  if (!hasPath && !columns.includes('name')) {
    problems.push({
      line: header.line,
      kind: 'left-out',
      message: 'The first row names no column “Path” or “Name”, so that no row can be read. Name the columns there.',
    });
    return { tags: [], problems };
  }
  for (const [index, cell] of header.cells.entries()) {
    if (columns[index] === undefined && cell.trim() !== '')
      problems.push({ line: header.line, kind: 'note', message: `The column “${shorten(cell)}” is not read.` });
  }
  const rows = records.map(({ line, cells }) => readRow(line, cells, columns, problems));
  return { tags: hasPath ? byPath(rows, problems) : byParent(rows), problems };
}

function readRow(
  line: number,
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  problems: BookProblem[],
): Row {
  const row: Row = { line, path: [], parent: '', sheet: {} };
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === undefined || cell.trim() === '') continue;
    if (column === 'path') row.path = readPath(cell);
    else if (column === 'name') {
      if (!columns.includes('path')) row.path = [cell.trim()];
    } else if (column === 'parent') row.parent = cell.trim();
    else {
      const wrong = setField(row.sheet, column, cell);
      const title = bookFields.find(({ key }) => key === column)?.title ?? column;
      if (wrong !== null) problems.push({ line, kind: 'note', message: `${title} is not taken over: ${wrong}.` });
    }
  }
  return row;
}

/** Parents that have no row of their own are made: the path says where the tag lies. */
function byPath(rows: readonly Row[], problems: BookProblem[]): RawTag[] {
  const keyOf = (path: readonly string[]): string => JSON.stringify(path.map(tagKey));
  const refOf = new Map<string, string>();
  const tags: RawTag[] = [];
  const usable = rows.filter(({ line, path }) => {
    const isWhole = path.length > 0 && path.every((name) => name !== '');
    if (!isWhole)
      problems.push({
        line,
        kind: 'left-out',
        message: path.length === 0 ? 'A row without a path.' : `A name is missing in “${shorten(pathText(path))}”.`,
      });
    return isWhole;
  });
  for (const { path } of usable) if (!refOf.has(keyOf(path))) refOf.set(keyOf(path), pathText(path));
  const parentOf = (path: readonly string[], line: number): string | null => {
    if (path.length === 0) return null;
    const known = refOf.get(keyOf(path));
    if (known !== undefined) return known;
    const ref = pathText(path);
    refOf.set(keyOf(path), ref);
    tags.push({
      line,
      ref,
      parentRef: parentOf(path.slice(0, -1), line),
      name: path.at(-1) ?? '',
      sheet: {},
      isImplied: true,
    });
    return ref;
  };
  for (const { line, path, sheet } of usable)
    tags.push({
      line,
      ref: pathText(path),
      parentRef: parentOf(path.slice(0, -1), line),
      name: path.at(-1) ?? '',
      sheet,
    });
  return tags;
}

function byParent(rows: readonly Row[]): RawTag[] {
  return rows.map(({ line, path, parent, sheet }) => ({
    line,
    ref: tagKey(path[0] ?? '') || `line ${line}`,
    parentRef: parent === '' ? null : tagKey(parent),
    name: path[0] ?? '',
    sheet,
  }));
}

/** By the row of titles alone: texts of a sheet hold all kinds of signs. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const count = (sign: string): number => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** Rows that are not empty, with the line on which each begins; cells as they were before a spreadsheet's protection. */
function readRecords(text: string, problems: BookProblem[]): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors, meta }) => {
      const began = line;
      for (; from < meta.cursor; from++)
        if (text[from] === '\n' || (text[from] === '\r' && text[from + 1] !== '\n')) line++;
      for (const { message, type } of errors)
        if (type === 'Quotes')
          problems.push({ line: began, kind: 'note', message: `Quotes do not close: ${message}.` });
      if (data.some((cell) => cell.trim() !== '')) records.push({ line: began, cells: data.map(unprotectCell) });
    },
  });
  return records;
}

// JSON and JSON lines as a table. Owns finding the list of records, flattening nested values and the order of the
// columns; parsing is the platform's (RFC 8259).
import { FormatError, mostColumns, padRow, type WholeTable } from './whole-table.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const deepest = 6;

/** A document: a list of objects, an object that holds one ({"data": […]}), or a list of lists. */
export function jsonTable(text: string): WholeTable {
  let document: Json;
  const plain = keepLongNumbers(text);
  try {
    document = JSON.parse(plain) as Json;
  } catch (error) {
    const documents = documentsOneAfterTheOther(plain);
    if (documents === null) throw new FormatError('damaged', `is not complete JSON: ${(error as Error).message}.`);
    document = documents;
  }
  const keyed = keyedRecords(document) ?? namedColumns(document);
  const found = keyed === null ? findRecords(document, '', 0) : { list: keyed, path: '' };
  const list = found?.list ?? [document];
  const where = found === null || found.path === '' ? '' : ` under “${found.path}”`;
  return { ...tableOf(list), what: `${list.length.toLocaleString('en')} records${where}`, left: '' };
}

/** Objects written over several lines with nothing between them, as some exports put them; null for anything else. */
function documentsOneAfterTheOther(text: string): readonly Json[] | null {
  const documents: Json[] = [];
  let start = 0;
  for (const match of text.matchAll(/\}(?=\s*(?:\{|$))/g)) {
    try {
      documents.push(JSON.parse(text.slice(start, match.index + 1)) as Json);
      start = match.index + 1;
    } catch {
      // This bracket closes something inside; a later one may close the object.
      if (match.index - start > 1_000_000) return null;
    }
  }
  return documents.length > 0 && text.slice(start).trim() === '' ? documents : null;
}

/** {"c1": {…}, "c2": {…}}: records by their key, which becomes a column; null when the values are not alike. */
function keyedRecords(document: Json): readonly Json[] | null {
  if (!isObject(document)) return null;
  const entries = Object.entries(document);
  const [first] = entries;
  if (entries.length < 2 || first === undefined || !entries.every(([, value]) => isObject(value))) return null;
  const names = new Set(Object.keys(first[1] as object));
  const isAlike = entries.every(([, value]) => {
    const own = Object.keys(value as object);
    return own.filter((name) => names.has(name)).length >= Math.max(1, Math.max(own.length, names.size) / 2);
  });
  const key = names.has('id') ? 'key' : 'id';
  return isAlike ? entries.map(([name, value]) => ({ [key]: name, ...(value as object) }) as Json) : null;
}

/** {"columns": [names], "data": [rows]} as pandas writes it; null for anything else. */
function namedColumns(document: Json): readonly Json[] | null {
  if (!isObject(document)) return null;
  const { columns, data } = document as { columns?: Json; data?: Json };
  const isNames = Array.isArray(columns) && columns.length > 0 && columns.every((name) => typeof name === 'string');
  if (!isNames || !Array.isArray(data) || !data.every(Array.isArray)) return null;
  return [columns as Json, ...(data as readonly Json[])];
}

/** One object per line; a line that is no JSON becomes a row of its own in the column 'Unreadable line'. */
export function jsonLinesTable(text: string): WholeTable {
  const records: Json[] = [];
  let unreadable = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    if (line.trim() === '') continue;
    try {
      records.push(JSON.parse(keepLongNumbers(line)) as Json);
    } catch {
      unreadable++;
      records.push({ 'Unreadable line': line });
    }
  }
  if (unreadable === records.length) throw new FormatError('damaged', 'is not JSON, neither as a whole nor by lines.');
  const what = `${records.length.toLocaleString('en')} lines`;
  return { ...tableOf(records), what: unreadable === 0 ? what : `${what}, ${unreadable} of them no JSON`, left: '' };
}

/** Numbers with more digits than a number holds (ids of 17 digits) are read as text, digit for digit. */
function keepLongNumbers(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (token) =>
    token.startsWith('"') || token.replace(/\D/g, '').length < 16 ? token : JSON.stringify(token),
  );
}

/** The longest list of records, looked for in the document and in what it wraps. */
function findRecords(value: Json, path: string, depth: number): { list: readonly Json[]; path: string } | null {
  if (Array.isArray(value)) {
    const isTable = value.some((item) => typeof item === 'object' && item !== null);
    return isTable || depth === 0 ? { list: value as readonly Json[], path } : null;
  }
  if (!isObject(value) || depth >= 4) return null;
  let best: { list: readonly Json[]; path: string } | null = null;
  for (const [key, inner] of Object.entries(value)) {
    // A record may hold lists of its own (its orders): only what is not nested in another record counts.
    const found = findRecords(inner, path === '' ? key : `${path}.${key}`, depth + 1);
    if (found !== null && (best === null || found.list.length > best.list.length)) best = found;
  }
  const holdsPlainValues = Object.values(value).filter((inner) => !isObject(inner) && !Array.isArray(inner)).length;
  // One customer with a list of orders is one record, not a wrapper around them.
  return best !== null && depth === 0 && holdsPlainValues > 4 && best.list.length < 3 ? null : best;
}

function tableOf(records: readonly Json[]): Pick<WholeTable, 'rows' | 'isNamed' | 'sheets' | 'sheet'> {
  const about = { sheets: [], sheet: '' };
  if (records.length > 0 && records.every(Array.isArray)) {
    const rows = records.map((record) => (record as readonly Json[]).map(written));
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    refuseTooMany(width);
    return { rows: rows.map((row) => padRow(row, width)), isNamed: false, ...about };
  }
  const columns = new Map<string, number>();
  const rows = records.map((record) => {
    const row: string[] = [];
    const put = (name: string, text: string) => {
      let at = columns.get(name);
      if (at === undefined) {
        at = columns.size;
        columns.set(name, at);
        refuseTooMany(columns.size);
      }
      padRow(row, at);
      row[at] = text;
    };
    if (isObject(record)) flatten(record, '', put, 0);
    else put('Value', written(record));
    return row;
  });
  const width = columns.size;
  return { rows: [[...columns.keys()], ...rows.map((row) => padRow(row, width))], isNamed: true, ...about };
}

function flatten(
  value: { readonly [key: string]: Json },
  prefix: string,
  put: (name: string, text: string) => void,
  depth: number,
): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isObject(inner) && depth < deepest) flatten(inner, name, put, depth + 1);
    else put(name, written(inner));
  }
}

/** Plain values as text; lists of plain values joined; anything deeper as JSON, so that nothing is lost. */
function written(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const isPlain = value.every((item) => typeof item !== 'object' || item === null);
  return isPlain ? value.map((item) => written(item as Json)).join('; ') : JSON.stringify(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseTooMany(columns: number): void {
  if (columns > mostColumns) {
    throw new FormatError('too-many-columns', `has more than ${mostColumns.toLocaleString('en')} different fields.`);
  }
}

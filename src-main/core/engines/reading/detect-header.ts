// Where the column names of a table stand, and what the columns are called. Owns preambles, missing headers and
// doubled names; leaves what a column means to propose-mapping.ts.

export interface HeaderGuess {
  /** 0-based row of the sample that names the columns, or -1 when the data begins at once. */
  readonly headerRow: number;
  /** How many rows from there on name the columns together; 1 unless names stand over several rows. */
  readonly headerRows: number;
  /** 0-based row of the sample where the data begins. */
  readonly firstDataRow: number;
  /** 0 to 1. */
  readonly confidence: number;
}

const preambleRows = 30;
const value =
  /^(?:[-+]?[$€£¥]?\s?\d[\d.,]*%?|[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}:\d{2}.*|[+(]?\d[\d ()./-]{5,})$/;

/**
 * Finds the header in the first rows of a file.
 * @param rows the first rows, 20 to 200 of them
 * @param knows tells whether a cell is a column name that exports use
 */
export function detectHeader(rows: readonly string[][], knows: (cell: string) => boolean): HeaderGuess {
  if (rows.length === 0) return { headerRow: -1, headerRows: 1, firstDataRow: 0, confidence: 0 };
  const width = usualWidth(rows.filter((row) => !isRuler(row)));
  const first = firstFullRow(rows, width, knows);
  const candidate = rows[first] ?? [];
  const body = rows.slice(first + 1);
  const names = candidate.filter((cell) => cell.trim() !== '');
  const known = names.filter(knows).length;
  const header = (confidence: number): HeaderGuess => {
    const above = isHeading(rows[first - 1], candidate, width) ? 1 : 0;
    const below = furtherNames(rows, first, knows);
    return {
      headerRow: first - above,
      headerRows: above + 1 + below,
      firstDataRow: first + 1 + below,
      confidence: above + below > 0 ? Math.min(confidence, 0.8) : confidence,
    };
  };
  const none = (confidence: number): HeaderGuess => ({
    headerRow: -1,
    headerRows: 1,
    firstDataRow: first,
    confidence,
  });
  if (known >= 2 && known >= names.length * 0.3) return header(0.98);
  if (known === names.length && known > 0) return header(0.95);
  const values = names.filter((cell) => value.test(cell.trim())).length;
  if (values > names.length * 0.2) return none(values > 1 ? 0.9 : 0.7);
  if (body.length === 0) return header(0.5);
  if (new Set(names.map((cell) => cell.trim().toLowerCase())).size < names.length * 0.8) return none(0.6);
  const contrast = contrastWith(candidate, body);
  if (contrast > 0) return header(Math.min(0.95, 0.7 + contrast * 0.5));
  return known > 0 ? header(0.7) : header(0.55);
}

/** Unique, non-empty names for the columns: blanks become 'Column 3', repeats 'Email (2)'. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const seen = new Map<string, number>();
  const names: string[] = [];
  for (let column = 0; column < width; column++) {
    const name = (header?.[column] ?? '').replace(/\s+/g, ' ').trim() || `Column ${column + 1}`;
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    names.push(times === 1 ? name : `${name} (${times})`);
  }
  return names;
}

/** The commonest number of cells among the rows; the larger one where two are as common. */
export function usualWidth(rows: readonly string[][]): number {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const strokes = /^[|+]?[-=_:+|]{3,}$/;

/** A line that only draws: '----+-----', '|---|---|', '+-----+'. */
export function isRuler(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => strokes.test(cell));
}

/** A row that speaks about the report, such as 'Filter: all', '# by tool' or a heading over groups of columns. */
function isAboutReport(row: readonly string[], next: readonly string[] | undefined, width: number): boolean {
  if (isRuler(row)) return true;
  if (next === undefined || isRuler(next)) return false;
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '');
  const [own, below] = [filled(row), filled(next)];
  if (below.length <= own.length || below.length < width * 0.6) return false;
  if (below.some((cell) => value.test(cell.trim())) || own.length === 0) return false;
  return own.length < width / 2 || /^(?:#|\/\/|[^:]{2,30}:\s*\S)/.test(own[0] ?? '');
}

/** The first row that fills at least half of the table's width: what stands above is a preamble. */
function firstFullRow(rows: readonly string[][], width: number, knows: (cell: string) => boolean): number {
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;
  for (let index = 0; index < Math.min(rows.length, preambleRows); index++) {
    const row = rows[index] ?? [];
    if (isAboutReport(row, rows[index + 1], width)) continue;
    if (filled(row) >= Math.max(1, Math.ceil(width / 2))) return index;
    if (row.length === width && row.filter(knows).length >= 2) return index;
  }
  return 0;
}

/** Whether the row above the names heads groups of them: 'Address' once over 'Street', 'City' and 'Postcode'. */
function isHeading(row: readonly string[] | undefined, names: readonly string[], width: number): boolean {
  if (row === undefined || row.length < width) return false;
  const filled = row.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || filled.length >= width || filled.some((cell) => value.test(cell.trim()))) return false;
  // A heading stands over several columns: an empty cell with a name below it follows. A colon is a note's.
  const isOver = row.some((cell, at) => cell.trim() !== '' && (row[at + 1] ?? 'x').trim() === '' && names[at + 1]);
  return isOver && filled.every((cell) => cell.length < 60 && !/[:.!?]$/.test(cell.trim()));
}

const mostNameRows = 3;

/** How many rows below the names are names again: the same ones, or others that exports use. */
function furtherNames(rows: readonly string[][], first: number, knows: (cell: string) => boolean): number {
  const names = rows[first] ?? [];
  const key = (cells: readonly string[]) => cells.map((cell) => cell.trim().toLowerCase()).join('\u0000');
  let further = 0;
  for (let at = first + 1; at < rows.length && further < mostNameRows; at++) {
    const row = rows[at] ?? [];
    if (isRuler(row)) {
      further++;
      continue;
    }
    const filled = row.filter((cell) => cell.trim() !== '');
    const isSame = filled.length > 1 && key(row) === key(names);
    const known = filled.filter((cell) => knows(cell) || /^[a-z][a-z0-9]*(?:_+[a-z0-9]+)+$/i.test(cell.trim()));
    const areNames =
      filled.length >= Math.max(3, names.length * 0.6) &&
      known.length >= filled.length * 0.6 &&
      new Set(filled).size > filled.length * 0.8 &&
      !filled.some((cell) => value.test(cell.trim()));
    if (!isSame && !areNames) break;
    further++;
  }
  return further;
}

/** Share of columns whose values are typed (numbers, dates, addresses) while the candidate's cell is a word. */
function contrastWith(candidate: readonly string[], body: readonly string[][]): number {
  let typed = 0;
  for (let column = 0; column < candidate.length; column++) {
    const cells = body.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const share = cells.filter((cell) => value.test(cell)).length / cells.length;
    if (share > 0.7 && !value.test((candidate[column] ?? '').trim())) typed++;
  }
  return candidate.length === 0 ? 0 : typed / candidate.length;
}

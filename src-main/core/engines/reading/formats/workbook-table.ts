// Sheets of workbooks (Excel 2007 and later, Excel 97 to 2003, OpenDocument) as tables of text. Owns how a cell is
// written: dates in ISO 8601, numbers digit for digit, formulas by their stored result; taking the file apart is
// SheetJS's. Passwords, damage and size end in a FormatError.
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { FormatError, mostColumns, type SheetInfo, type WholeTable } from './whole-table.ts';

/**
 * Reads one sheet of a workbook.
 * @param wanted the sheet by name; the first visible one that looks like a table when it is '' or not there
 * @throws FormatError
 */
export function workbookTable(bytes: Uint8Array, wanted: string): WholeTable {
  const book = parse(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name];
    return {
      name,
      isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      rows: sheet === undefined ? [] : sheetRows(sheet, is1904),
    };
  });
  const chosen =
    tables.find(({ name }) => wanted !== '' && name === wanted) ??
    // A sheet of notes before the table has one column, a title page one row.
    tables.find(({ rows, isHidden }) => !isHidden && rows.length > 1 && (rows[0]?.length ?? 0) > 1) ??
    tables.find(({ rows, isHidden }) => !isHidden && rows.length > 0) ??
    tables.find(({ rows }) => rows.length > 0) ??
    tables[0];
  if (chosen === undefined) throw new FormatError('damaged', 'holds no sheet.');
  const sheets: SheetInfo[] = tables.map(({ name, isHidden, rows }) => ({ name, isHidden, rows: rows.length }));
  return { rows: chosen.rows, isNamed: false, sheets, sheet: chosen.name, what: `the sheet ${chosen.name}`, left: '' };
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      cellDates: false,
      sheetStubs: false,
    });
  } catch (error) {
    const message = (error as Error).message;
    if (/password|encrypt/i.test(message)) {
      throw new FormatError(
        'password-protected',
        'is protected by a password. Open it in your spreadsheet program, save it without one, and choose it again.',
      );
    }
    throw new FormatError(
      'damaged',
      'cannot be read as a workbook. Open it in your spreadsheet program, save it again as .xlsx or CSV, and choose that file.',
    );
  }
}

/** Rows with anything in them, all as wide as the last column that holds anything. */
function sheetRows(sheet: WorkSheet, is1904: boolean): string[][] {
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  const filled = new Map<string, CellObject>();
  let mergedWidth = 0;
  for (const { s, e } of sheet['!merges'] ?? []) {
    const cell = data[s.r]?.[s.c];
    // A value that spans rows holds for each of them; one that spans columns is a heading and stands once.
    if (cell === undefined || e.r - s.r > 100_000) continue;
    mergedWidth = Math.max(mergedWidth, s.c + 1);
    for (let row = s.r + 1; row <= e.r; row++) filled.set(`${row} ${s.c}`, cell);
  }
  const rows: string[][] = [];
  let width = 0;
  for (let index = 0; index < data.length; index++) {
    const cells = data[index] ?? [];
    const row: string[] = [];
    for (let column = 0; column < Math.max(cells.length, mergedWidth); column++) {
      const cell = cells[column] ?? (mergedWidth > column ? filled.get(`${index} ${column}`) : undefined);
      row.push(cell === undefined ? '' : cellText(cell, is1904));
    }
    while (row.length > 0 && row[row.length - 1] === '') row.pop();
    if (row.length === 0) continue;
    width = Math.max(width, row.length);
    rows.push(row);
  }
  if (width > mostColumns) {
    throw new FormatError(
      'too-many-columns',
      `has a sheet with more than ${mostColumns.toLocaleString('en')} columns.`,
    );
  }
  for (const row of rows) while (row.length < width) row.push('');
  return rows;
}

function cellText(cell: CellObject, is1904: boolean): string {
  const { v: value } = cell;
  if (value === undefined || value === null) return '';
  switch (cell.t) {
    case 'n':
      return typeof value === 'number' ? numberText(value, String(cell.z ?? ''), is1904) : String(value);
    case 'b':
      return value ? 'TRUE' : 'FALSE';
    case 'e':
      return cell.w ?? '';
    case 'd':
      return value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$|\.000Z$/, '') : String(value);
    default:
      return String(value);
  }
}

/**
 * A number as text, by its format: dates in ISO 8601, percentages with their sign, leading zeros kept, everything else
 * digit for digit and never with an exponent.
 */
export function numberText(value: number, format: string, is1904: boolean): string {
  if (format !== '' && SSF.is_date(format)) return dateText(value, format, is1904);
  if (/^0+$/.test(format) && Number.isInteger(value) && value >= 0)
    return plainNumber(value).padStart(format.length, '0');
  if (/%\s*(?:;|$)/.test(format)) return `${plainNumber(Number((value * 100).toPrecision(15)))}%`;
  return plainNumber(value);
}

/** Workbooks keep 15 digits (0.1 + 0.2 is shown as 0.3); whole numbers are written in full. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const short = String(Number(value.toPrecision(15)));
  const match = /^(-?)(\d+)(?:\.(\d+))?e([-+]\d+)$/.exec(short);
  if (match === null) return short;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return digits.length <= point
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function dateText(value: number, format: string, is1904: boolean): string {
  const date = SSF.parse_date_code(value, { date1904: is1904 }) as
    | { y: number; m: number; d: number; H: number; M: number; S: number }
    | null
    | undefined;
  if (date === null || date === undefined) return plainNumber(value);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  const plain = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  const isTimeOnly = value >= 0 && value < 1 && !/[dy]/i.test(plain);
  if (isTimeOnly) return time;
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

// A table as an Excel workbook (ECMA-376, SpreadsheetML), written while it is read: memory does not grow with the rows.
// Owns the parts of the package and how a cell is typed; the archive is yazl's, the rows are the caller's.
//
// Text is written as text cells with the text format, so that leading zeros and long ids stay and nothing can be a
// formula. Cells of typed columns become numbers and dates where they are exactly that; anything else stays text.
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { CellType } from './contact-cells.ts';
import type { Cell } from './csv-writer.ts';

/** Rows of a sheet below its header. */
export const mostSheetRows = 1_048_575;
/** Characters of a cell. */
export const mostCellCharacters = 32_767;

export interface SheetColumn {
  header: string;
  type: CellType;
}

export interface Workbook {
  /** Of the sheet; at most 31 characters. */
  name: string;
  columns: readonly SheetColumn[];
  /** In pages; at most mostSheetRows rows in all. */
  pages: Iterable<readonly (readonly Cell[])[]>;
  /** When it was made, epoch milliseconds: for the archive's own dates. */
  now: number;
  /** Called for each cell that was cut to what a cell holds. */
  onCut?: () => void;
}

/** The bytes of the workbook, in pieces. A throw of `pages` comes out here. */
export async function* workbookBytes(workbook: Workbook): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: new Date(workbook.now) };
  // Made as an async generator: Readable then takes the next page only when the archive has room for it.
  const sheet = Readable.from(
    (async function* () {
      for (const text of sheetXml(workbook)) yield Buffer.from(text);
    })(),
    { objectMode: false, highWaterMark: 1 << 18 },
  );
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  sheet.on('error', (error) => output.destroy(error));
  for (const [path, text] of Object.entries(fixedParts(workbook.name))) zip.addBuffer(Buffer.from(text), path, options);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options);
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    sheet.destroy();
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places of the cell formats in styles.xml. */
const style = { text: 1, header: 2, number: 0, money: 3, day: 4, moment: 5 } as const;

function fixedParts(sheetName: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetMl}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}

/** The sheet, page by page: the header stays in view, columns are as wide as what the first page holds. */
function* sheetXml({ columns, pages, onCut }: Workbook): Generator<string> {
  const iterator = pages[Symbol.iterator]();
  let page = iterator.next();
  const widths = columns.map(({ header }, index) => {
    const longest = (page.done ? [] : page.value).reduce((most, row) => Math.max(most, displayed(row[index])), 0);
    return Math.min(48, Math.max(8, header.length + 2, longest + 2));
  });
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row>${columns.map(({ header }) => textCell(header, style.header, onCut)).join('')}</row>`;
  try {
    for (; !page.done; page = iterator.next()) {
      let text = '';
      for (const row of page.value) {
        text += '<row>';
        for (let at = 0; at < columns.length; at++)
          text += cellXml(row[at] ?? null, columns[at]?.type ?? 'text', onCut);
        text += '</row>';
      }
      yield text;
    }
  } finally {
    iterator.return?.();
  }
  yield '</sheetData></worksheet>';
}

function displayed(cell: Cell | undefined): number {
  if (cell === null || cell === undefined) return 0;
  const text = String(cell);
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** Cells carry no address: a reader counts, so an empty one must be there too. */
function cellXml(cell: Cell, type: CellType, onCut: (() => void) | undefined): string {
  if (cell === null || cell === '') return '<c/>';
  const value = type === 'text' ? null : typedValue(cell, type);
  if (value !== null) return `<c s="${style[type]}"><v>${value}</v></c>`;
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
  return textCell(cell, style.text, onCut);
}

function textCell(value: string, format: number, onCut: (() => void) | undefined): string {
  let text = value;
  if (text.length > mostCellCharacters) {
    onCut?.();
    text = text.slice(0, mostCellCharacters);
  }
  return `<c s="${format}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const excelEpoch = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;

/** The number Excel keeps for a cell of this type, or null where the text is not exactly such a value. */
function typedValue(cell: string | number, type: CellType): number | null {
  if (type === 'number' || type === 'money') {
    const text = String(cell);
    // Fifteen digits are what Excel keeps of a number; ids beyond stay text.
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15 ? Number(text) : null;
  }
  const found = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(String(cell));
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  // Excel counts a 29 February 1900 that never was; from March on all agree.
  if (year < 1900 || (year === 1900 && month < 3)) return null;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = new Date(at).toISOString().startsWith(`${found[1]}-${found[2]}-${found[3]}`);
  return isReal ? (at - excelEpoch) / dayLength : null;
}

/** XML text. Marks that XML cannot hold are written _x0007_ as Excel does, and so is what looks like one already. */
function escaped(value: string): string {
  const text = value.isWellFormed() ? value : value.toWellFormed();
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written otherwise
      .replace(/[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]/g, (mark) => {
        const code = mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return `_x${code}_`;
      })
  );
}

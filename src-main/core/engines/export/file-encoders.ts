// The text or bytes of a file of contacts, by format. Owns what surrounds the contacts: headers, brackets, commas;
// one contact is the business of the writers beside this file.
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { ExportColumn, ExportFormat } from '../../../../src-shared/model/export-column.ts';
import type { WrittenColumn } from './contact-cells.ts';
import type { ContactForExport, CustomType } from './contact-for-export.ts';
import { type Cell, type CsvMode, csvWriter } from './csv-writer.ts';
import { jsonRecord } from './json-records.ts';
import { vcard } from './vcard-writer.ts';
import { workbookBytes } from './workbook-writer.ts';

/** Contacts with the cells of the layout, as far as the format has cells. */
export interface ExportRow {
  contact: ContactForExport;
  cells: readonly Cell[];
}

export interface FileForm {
  format: ExportFormat;
  mode: CsvMode;
  delimiter: ',' | ';';
  layout: readonly WrittenColumn[];
  /** For JSON, whose keys are those of the columns. */
  columns: readonly ExportColumn[];
  types: ReadonlyMap<string, CustomType>;
  /** Names the workspace in cards. */
  workspace: string;
  now: number;
  /** Called for each cell that the format could not hold whole. */
  onCut: () => void;
}

/** The file in pieces; a throw of `pages` comes out here. */
export function encodeFile(
  form: FileForm,
  pages: Iterable<readonly ExportRow[]>,
): Iterable<string> | AsyncIterable<Uint8Array> {
  switch (form.format) {
    case 'csv':
      return csvText(form, pages);
    case 'xlsx':
      return workbookBytes({
        name: 'Contacts',
        columns: form.layout,
        pages: cellsOf(pages),
        now: form.now,
        onCut: form.onCut,
      });
    case 'vcard3':
      return cards(form, pages, '3.0');
    case 'vcard4':
      return cards(form, pages, '4.0');
    case 'json':
      return jsonText(form, pages);
    case 'ndjson':
      return jsonLines(form, pages);
    default:
      return assertNever(form.format);
  }
}

function* cellsOf(pages: Iterable<readonly ExportRow[]>): Generator<(readonly Cell[])[]> {
  for (const page of pages) yield page.map(({ cells }) => cells);
}

function* csvText({ mode, delimiter, layout }: FileForm, pages: Iterable<readonly ExportRow[]>): Generator<string> {
  const writer = csvWriter(mode, delimiter);
  yield writer.start + writer.rows([layout.map(({ header }) => header)]);
  for (const cells of cellsOf(pages)) yield writer.rows(cells);
}

function* cards(form: FileForm, pages: Iterable<readonly ExportRow[]>, version: '3.0' | '4.0'): Generator<string> {
  for (const page of pages) yield page.map(({ contact }) => vcard(contact, version, form.workspace)).join('');
}

function* jsonText({ columns, types }: FileForm, pages: Iterable<readonly ExportRow[]>): Generator<string> {
  let before = '[\n';
  for (const page of pages) {
    for (const { contact } of page) {
      yield before + JSON.stringify(jsonRecord(contact, columns, types));
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function* jsonLines({ columns, types }: FileForm, pages: Iterable<readonly ExportRow[]>): Generator<string> {
  for (const page of pages) {
    yield page.map(({ contact }) => `${JSON.stringify(jsonRecord(contact, columns, types))}\n`).join('');
  }
}

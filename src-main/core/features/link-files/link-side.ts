// One side of a comparison as the matcher's table and as what is kept of it while the result is shown: ids of contacts,
// or the packed rows of a file. Owns reading both.
import type { ColumnRole, FileSide } from '../../../../src-shared/contract/link-files.ts';
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import type { ColumnType } from '../../../../src-shared/model/match-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ContactQuery } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type ChosenColumns, chooseComparisons } from '../../engines/matching/choose-comparisons.ts';
import type { MatchTable } from '../../engines/matching/match-table.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { matchesQuery } from '../contacts/contact-selection.ts';
import { columnTypeOf, loadContacts } from '../duplicates/match-loader.ts';
import { previewOf, sampleFile } from '../import/import-preview.ts';
import { withSource } from '../import/source-file.ts';
import { selectMatching } from './link-queries.ts';
import { type PackedRows, packRows } from './packed-rows.ts';

/** A file of the comparison as a task is given it. */
export type FileRequest = Omit<FileSide, 'file'> & { readonly path: string };
export type SideRequest = FileRequest | { readonly kind: 'workspace'; readonly query: ContactQuery };

/** What is kept of a side. Record i is ids[i] or row i. */
export type StoredSide =
  | { readonly kind: 'workspace'; readonly name: string; readonly ids: Float64Array }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly headers: readonly string[];
      readonly rows: PackedRows;
      /** Columns whose values, joined, are the name of a record, and those one of which tells it apart. */
      readonly nameColumns: readonly number[];
      readonly detailColumns: readonly number[];
    };

export interface LoadedSide {
  readonly table: MatchTable;
  readonly stored: StoredSide;
}

/** Reads a side. */
export function loadSide(context: TaskContext, request: SideRequest, now: number, asOf: number): LoadedSide {
  return request.kind === 'file' ? loadFile(context, request) : loadWorkspace(context, request.query, now, asOf);
}

function loadWorkspace({ db, progress }: TaskContext, query: ContactQuery, now: number, asOf: number): LoadedSide {
  const wanted = new Set(db.pluck<number>(selectMatching(matchesQuery({ db, now, asOf }, query))));
  const { table, ids } = loadContacts(
    db,
    (done, total) => progress('Reading contacts', done, total),
    (id) => wanted.has(id),
  );
  if (ids.length === 0) {
    throw refuse('nothing-to-compare', 'There are no contacts to compare with. Choose others, or import a file first.');
  }
  return { table, stored: { kind: 'workspace', name: 'Contacts', ids } };
}

function loadFile({ db, progress }: TaskContext, { path, reading, roles }: FileRequest): LoadedSide {
  const sample = sampleFile(path, chosenOnly(reading));
  const headers = [...sample.table.headers];
  const rows: string[][] = [];
  withSource(path, (source) => {
    const whole: FileReading = sample.table.reading;
    const pieces = source.rows(whole, (cells, rowNumber) => {
      if (rowNumber < whole.firstDataRow || cells.every((cell) => cell.trim() === '')) return;
      rows.push(headers.map((_, at) => cells[at] ?? ''));
    });
    for (;;) {
      const piece = pieces.next();
      if (piece.done) break;
      progress(`Reading ${source.name}`, Math.min(piece.value, source.size), source.size);
    }
  });
  if (rows.length === 0) {
    throw refuse('no-rows', `${sample.name} has no rows below its column names. Choose another file or header row.`);
  }
  const chosen = chooseColumns(headers, rows, mappedTypes(db, sample, roles), ignoredHeaders(roles));
  const at = (...types: ColumnType[]) =>
    types.flatMap((type) =>
      chosen.used.filter((column) => column.type === type).map(({ label }) => headers.indexOf(label)),
    );
  const named = [at('given_name', 'family_name'), at('full_name'), at('company'), at('words'), at('email'), [0]];
  const nameColumns = named.find((columns) => columns.length > 0) ?? [0];
  return {
    table: { rowCount: rows.length, columns: chosen.used },
    stored: {
      kind: 'file',
      name: sample.name,
      headers,
      rows: packRows(rows, (done) => progress(`Reading ${sample.name}`, done, rows.length)),
      nameColumns,
      detailColumns: at('email', 'phone', 'company', 'city', 'postcode').filter(
        (column) => !nameColumns.includes(column),
      ),
    },
  };
}

/** What each column of the beginning of a file would be to the comparison. */
export function rolesOf(db: ReadHandle, sample: ReturnType<typeof sampleFile>): ColumnRole[] {
  const headers = [...sample.table.headers];
  const chosen = chooseColumns(headers, sample.table.rows, mappedTypes(db, sample, {}), []);
  return headers.map((header) => chosen.used.find(({ label }) => label === header)?.type ?? 'none');
}

function ignoredHeaders(roles: FileRequest['roles']): string[] {
  return Object.keys(roles).filter((header) => roles[header] === 'none');
}

/** What a person said of a column, or an import would make of it. */
function mappedTypes(
  db: ReadHandle,
  sample: ReturnType<typeof sampleFile>,
  roles: FileRequest['roles'],
): (ColumnType | undefined)[] {
  const { proposal } = previewOf(db, sample);
  return sample.table.headers.map((header, at) => {
    const role = roles[header];
    if (role !== undefined && role !== 'none') return role;
    return columnTypeOf(proposal.columns[at]?.target ?? 'ignore');
  });
}

function chooseColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  mapped: readonly (ColumnType | undefined)[],
  ignored: readonly string[],
): ChosenColumns {
  // One row says as much as two of it: what a column is does not hang on how many rows there are.
  const seen = rows.length === 1 ? [...rows, ...rows] : rows;
  const columns = headers.map((header, at) => ({
    header,
    values: seen.map((row) => (row[at] ?? '').trim()),
    mapped: mapped[at],
  }));
  const chosen = chooseComparisons(columns, ignored);
  if (seen === rows) return chosen;
  return { ...chosen, used: chosen.used.map((column) => ({ ...column, values: column.values.slice(0, rows.length) })) };
}

/** Without the parts that were not chosen. */
export function chosenOnly(reading: FileSide['reading']): Partial<FileReading> {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}

// Writes an export on a worker thread: one snapshot of the workspace, pages of contacts, one file that appears whole.
// Owns the order of the work; the parts are in contact-pages.ts, engines/export and files/safe-file.ts.
import type { CrosswalkResult, ExportResult } from '../../../../src-shared/contract/export.ts';
import type { ExportShape } from '../../../../src-shared/model/export-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { layOutColumns } from '../../engines/export/contact-cells.ts';
import { type Cell, type CsvMode, csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { chosenColumns } from './chosen-columns.ts';
import { countPlurals, pageSize, readContacts, readCustomFields, readTagNames, wantedFor } from './contact-pages.ts';
import { selectAliasesWithoutSource, selectCrosswalk, selectWorkspacePath } from './export-queries.ts';

interface Target {
  path: string;
  mode: CsvMode;
  delimiter: ',' | ';';
}

export interface ExportTaskInput {
  target: Target;
  selection: Selection;
  shape: ExportShape;
  columns: string[] | undefined;
  now: number;
  asOf: number;
}

/** Writes contacts, ordered by id. Throws the refusal 'no-contacts' rather than leave a file with a header only. */
export function exportTask({ db, progress }: TaskContext, input: ExportTaskInput): Omit<ExportResult, 'fileName'> {
  const { target, selection, shape, now, asOf } = input;
  progress('Finding contacts', 0, null);
  const ids = db.pluck<number>(selectedIds({ db, now, asOf }, selection)).sort((left, right) => left - right);
  if (ids.length === 0) throw refuse('no-contacts', 'No contact matches, so there is nothing to export.');
  const fields = readCustomFields(db);
  const columns = chosenColumns(input.columns, fields);
  const counts = countPlurals(db, ids, (done) => progress('Counting columns', done, ids.length));
  const types = new Map(fields.map(({ key, type }) => [key, type]));
  const layout = layOutColumns(shape, columns, counts, types);
  const wanted = wantedFor(shape === 'tagstead' ? columns : null, fields);
  const tagNames = readTagNames(db);
  const size = writeCsv(
    db,
    target,
    layout.map(({ header }) => header),
    function* () {
      for (let from = 0; from < ids.length; from += pageSize) {
        progress('Writing contacts', from, ids.length);
        const contacts = readContacts(db, ids.slice(from, from + pageSize), wanted, tagNames);
        yield contacts.map((contact) => layout.map(({ cell }) => cell(contact)));
      }
      progress('Saving the file', ids.length, ids.length);
    },
  );
  return { contacts: ids.length, columns: layout.length, size };
}

export interface CrosswalkTaskInput {
  target: Target;
}

const crosswalkHeader = ['Source file', 'Source row', 'Source ID', 'Original contact ID', 'Contact ID', 'Contact'];

/** Writes where every id went: what sources and merged contacts were called, and who holds it now. */
export function crosswalkTask(
  { db, progress }: TaskContext,
  { target }: CrosswalkTaskInput,
): Omit<CrosswalkResult, 'fileName'> {
  let written = 0;
  const size = writeCsv(db, target, crosswalkHeader, function* () {
    for (let after = 0; ; ) {
      const rows = db.rows<[number, ...Cell[]]>(selectCrosswalk(after, pageSize));
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last[0];
      written += rows.length;
      progress('Writing ids', written, null);
      yield rows.map(([, ...cells]) => cells);
    }
    const aliases = db.rows<[number, number, string]>(selectAliasesWithoutSource());
    written += aliases.length;
    yield aliases.map(([id, winner, name]) => [null, null, null, id, winner, name]);
  });
  return { rows: written, size };
}

/** Writes header and pages; a throw, a cancel included, leaves no file. Returns the size in bytes. */
function writeCsv(
  db: ReadHandle,
  target: Target,
  headers: readonly string[],
  pages: () => Generator<Cell[][]>,
): number {
  const file = createSafeFile(target.path, db.value<string>(selectWorkspacePath()));
  try {
    const writer = csvWriter(target.mode, target.delimiter);
    file.write(writer.start + writer.rows([headers]));
    for (const rows of pages()) file.write(writer.rows(rows));
    return file.finish();
  } finally {
    file.discard();
  }
}

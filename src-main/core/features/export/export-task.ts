// Writes an export on a worker thread: one snapshot of the workspace, pages of contacts, files that appear whole. Also
// checks beforehand what a target would reject. Owns the order of the work; the parts are in the files beside this one
// and in engines/export.
import { basename } from 'node:path';
import type { ExportCheck, ExportResult } from '../../../../src-shared/contract/export.ts';
import { formatHasColumns } from '../../../../src-shared/model/export-column.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Selection } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type CsvMode, csvWriter } from '../../engines/export/csv-writer.ts';
import { type ExportRow, encodeFile, type FileForm } from '../../engines/export/file-encoders.ts';
import type { ChosenFix } from '../../engines/export/target-check.ts';
import { mostSheetRows } from '../../engines/export/workbook-writer.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { BesideFiles } from './beside-files.ts';
import { type ExportPlan, type ExportWhat, exportRows, newCheck, planExport } from './export-plan.ts';
import { selectWorkspacePath } from './export-queries.ts';
import { type FileLimits, RowQueue, unlimited } from './row-queue.ts';

export interface ExportCheckInput extends ExportWhat {
  selection: Selection;
  mode: CsvMode;
  delimiter: ',' | ';';
  fixes: Readonly<Record<string, ChosenFix>>;
  now: number;
  asOf: number;
}

export interface ExportTaskInput extends ExportCheckInput {
  path: string;
  replaceBeside: boolean;
}

/** Writes contacts, ordered by id. Throws the refusal 'no-contacts' rather than leave a file with a header only. */
export async function exportTask(
  context: TaskContext,
  input: ExportTaskInput,
): Promise<Omit<ExportResult, 'fileName'>> {
  const { db, progress } = context;
  const { ids, plan } = prepare(context, input);
  if (ids.length === 0) throw refuse('no-contacts', 'No contact matches, so there is nothing to export.');
  const check = newCheck(plan, input.fixes);
  const workspacePath = openWorkspacePath(db);
  let cut = 0;
  const form: FileForm = {
    ...plan,
    mode: input.mode,
    delimiter: input.delimiter,
    workspace: workspaceName(workspacePath),
    now: input.now,
    onCut: () => cut++,
  };
  const rows = exportRows(db, plan, ids, check, (done) => progress('Writing contacts', done, ids.length));
  const queue = new RowQueue(rows);
  const limits = limitsOf(plan, input);
  const files = new BesideFiles(input.path, input.replaceBeside, workspacePath);
  try {
    if (!queue.hasMore) {
      throw refuse('no-contacts', 'Every contact would be left out, so there is nothing to export. See the check.');
    }
    for (let part = 1; queue.hasMore; part++) {
      const file = files.begin(part === 1 ? undefined : String(part));
      const pages = counted(queue.take(limits), (count) => {
        file.rows += count;
      });
      for await (const piece of encodeFile(form, pages)) file.write(piece);
    }
    progress('Saving the file', ids.length, ids.length);
    const written = files.finish();
    return {
      files: written,
      contacts: ids.length - check.leftOut,
      leftOut: check.leftOut,
      columns: columnCount(plan),
      size: written.reduce((sum, { size }) => sum + size, 0),
      cut,
    };
  } finally {
    files.discard();
  }
}

/** What would be written and what not, without writing: the same rows through the same rules. */
export function checkExportTask(context: TaskContext, input: ExportCheckInput): ExportCheck {
  const { db, progress } = context;
  const { ids, plan } = prepare(context, input);
  const check = newCheck(plan, input.fixes);
  const rows = exportRows(db, plan, ids, check, (done) => progress('Checking contacts', done, ids.length));
  const queue = new RowQueue(rows);
  const limits = limitsOf(plan, input);
  let files = 0;
  for (; queue.hasMore; files++) {
    for (const _page of queue.take(limits)) {
      // only counted
    }
  }
  const { leftOut } = check;
  return { contacts: ids.length, written: ids.length - leftOut, leftOut, files, reasons: check.reasons() };
}

function prepare({ db, progress }: TaskContext, input: ExportCheckInput): { ids: number[]; plan: ExportPlan } {
  const { selection, now, asOf } = input;
  progress('Finding contacts', 0, null);
  const ids = db.pluck<number>(selectedIds({ db, now, asOf }, selection)).sort((left, right) => left - right);
  const plan = planExport({ db, now, asOf }, input, ids, (done) => progress('Counting columns', done, ids.length));
  return { ids, plan };
}

function limitsOf({ format, target, layout }: ExportPlan, { mode, delimiter }: ExportCheckInput): FileLimits {
  if (format === 'xlsx') return { ...unlimited, rows: mostSheetRows };
  if (target === null) return unlimited;
  const writer = csvWriter(mode, delimiter);
  const { rows = Number.POSITIVE_INFINITY, megabytes = Number.POSITIVE_INFINITY } = target.limits;
  return {
    rows,
    bytes: megabytes * 1_000_000,
    headerBytes: Buffer.byteLength(writer.start + writer.rows([layout.map(({ header }) => header)])),
    sizeOf: mostBytes,
  };
}

/** At most so many bytes as CSV: every cell as if it were quoted. Cheaper than writing each row twice. */
function mostBytes({ cells }: ExportRow): number {
  let bytes = 2; // the line's end
  for (const cell of cells) {
    bytes += 3; // two quotes and a comma
    if (cell === null) continue;
    const text = String(cell);
    bytes += Buffer.byteLength(text);
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) bytes++;
  }
  return bytes;
}

function columnCount({ format, layout, columns }: ExportPlan): number {
  if (!formatHasColumns(format)) return 0;
  return layout.length > 0 ? layout.length : columns.length;
}

function* counted<T>(pages: Iterable<T[]>, onPage: (count: number) => void): Generator<T[]> {
  for (const page of pages) {
    onPage(page.length);
    yield page;
  }
}

/** The file's name without its extension, as far as it can stand in an identifier. */
export function workspaceName(path: string | undefined): string {
  return (
    basename(path ?? '', '.tagstead')
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'workspace'
  );
}

/** Where the open workspace lies, so that no export replaces it. */
export const openWorkspacePath = (db: ReadHandle): string | undefined => db.value<string>(selectWorkspacePath());

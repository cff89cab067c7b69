// Writes the id crosswalk on a worker thread: what sources and merged contacts were called, and who holds it now.
import type { CrosswalkResult } from '../../../../src-shared/contract/export.ts';
import { momentText } from '../../engines/export/contact-cells.ts';
import { type Cell, type CsvMode, csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { pageSize } from './contact-pages.ts';
import { selectAliasesWithoutSource, selectCrosswalk } from './export-queries.ts';
import { openWorkspacePath } from './export-task.ts';

export interface CrosswalkTaskInput {
  path: string;
  mode: CsvMode;
  delimiter: ',' | ';';
}

const header = [
  'Source',
  'Source file',
  'Source row',
  'Source ID',
  'Original contact ID',
  'Survivor source ID',
  'Contact ID',
  'Contact',
  'Merged at',
];

/** One row an imported row, then one a merged contact that no import brought. */
export function crosswalkTask(
  { db, progress }: TaskContext,
  { path, mode, delimiter }: CrosswalkTaskInput,
): Omit<CrosswalkResult, 'fileName'> {
  const file = createSafeFile(path, openWorkspacePath(db));
  try {
    const writer = csvWriter(mode, delimiter);
    file.write(writer.start + writer.rows([header]));
    let written = 0;
    for (let after = 0; ; ) {
      const rows = db.rows<[number, ...Cell[]]>(selectCrosswalk(after, pageSize));
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last[0];
      written += rows.length;
      progress('Writing ids', written, null);
      file.write(writer.rows(rows.map(([, ...cells]) => [...cells.slice(0, -1), mergedAt(cells.at(-1))])));
    }
    const aliases = db.rows<[number, number, string, number]>(selectAliasesWithoutSource());
    written += aliases.length;
    file.write(
      writer.rows(
        aliases.map(([id, winner, name, at]) => [null, null, null, null, id, null, winner, name, mergedAt(at)]),
      ),
    );
    return { rows: written, size: file.finish() };
  } finally {
    file.discard();
  }
}

const mergedAt = (at: Cell | undefined): Cell => momentText(typeof at === 'number' ? at : null);

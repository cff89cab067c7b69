// Writes the rows an import set aside as a CSV that a person can mend and import again. Owns its columns: those of the
// file first, then the row number and the reason.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import { selectWorkspacePath } from '../export/export-queries.ts';
import { selectBatchHeaders, selectRejects } from './import-queries.ts';

const pageSize = 1000;

/** Returns how many rows were written and the size of the file in bytes. */
export function writeRejects(db: ReadHandle, batch: number, path: string): { rows: number; size: number } {
  const found = db.first(selectBatchHeaders(batch));
  if (found === undefined) throw refuse('not-found', 'This import is not here any more; it was undone.');
  const headers = JSON.parse(found.headers) as string[];
  const writer = csvWriter('spreadsheet');
  const file = createSafeFile(path, db.value<string>(selectWorkspacePath()));
  try {
    file.write(writer.start + writer.rows([[...headers, 'Row', 'Reason']]));
    let rows = 0;
    for (;;) {
      const page = db.all(selectRejects(batch, pageSize, rows));
      if (page.length === 0) break;
      rows += page.length;
      file.write(
        writer.rows(
          page.map((reject) => {
            const cells = JSON.parse(reject.raw) as string[];
            const even = headers.map((_, column) => cells[column] ?? '');
            // Cells beyond the header are why some rows were set aside: they belong in the file too.
            const beyond = cells.slice(headers.length).filter((cell) => cell !== '');
            const reason = reject.column_name === null ? reject.reason : `${reject.column_name}: ${reject.reason}`;
            return [...even, reject.row_number, reason, ...beyond];
          }),
        ),
      );
    }
    return { rows, size: file.finish() };
  } finally {
    file.discard();
  }
}

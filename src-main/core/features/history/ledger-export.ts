// Writes the ledger as CSV: what each operation changed, field by field. Owns its columns; the file appears whole or not
// at all (see files/safe-file.ts).
import { csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import type { JobContext } from '../../server/contexts.ts';
import { countChanges, countOperations, selectLedger, selectLedgerRanges, selectMainFile } from './history-queries.ts';
import { readRowChange } from './row-change.ts';

const pageSize = 1_000;
const header = [
  'Operation',
  'When (UTC)',
  'What',
  'Reason',
  'State',
  'Table',
  'Row',
  'Contact',
  'Change',
  'Field',
  'Before',
  'After',
];

/** Writes every row image in the order of its making, a page at a time so that the window keeps answering. */
export async function exportLedger(
  job: JobContext,
  path: string,
): Promise<{ operations: number; lines: number; size: number }> {
  const csv = csvWriter('spreadsheet');
  const file = createSafeFile(
    path,
    job.read((db) => db.first(selectMainFile())?.file),
  );
  const last = job.read((db) => db.first(countChanges())?.count ?? 0);
  let lines = 0;
  try {
    file.write(csv.start + csv.rows([header]));
    for (let after = 0, done = 0; ; ) {
      const page = job.read((db) =>
        db.all(selectLedger(after, pageSize)).map((row) => ({ row, change: readRowChange(db, row) })),
      );
      if (page.length === 0) break;
      for (const { row, change } of page) {
        const shared = [
          row.operation,
          utc(row.at),
          row.label,
          row.reason,
          stateOf(row),
          change.table,
          change.rowId,
          change.contactName,
          change.kind,
        ];
        const cells = change.fields.map(({ name, before, after: now }) => [...shared, name, before, now]);
        file.write(csv.rows(cells));
        lines += cells.length;
        after = row.id;
      }
      done += page.length;
      job.progress('Writing the ledger', done, last);
      await job.pause();
    }
    for (const row of job.read((db) => db.all(selectLedgerRanges()))) {
      file.write(
        csv.rows([
          [
            row.operation,
            utc(row.at),
            row.label,
            null,
            stateOf(row),
            row.table_name,
            null,
            null,
            `${row.rows} rows added`,
            null,
            null,
            null,
          ],
        ]),
      );
      lines++;
    }
    return { operations: job.read((db) => db.first(countOperations(''))?.count ?? 0), lines, size: file.finish() };
  } finally {
    file.discard();
  }
}

const utc = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const stateOf = ({ undone_by }: { undone_by: number | null }): string =>
  undone_by === null ? 'stands' : `undone by ${undone_by}`;

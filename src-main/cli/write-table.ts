// Rows to a CSV file that a command was asked to write. Owns reading page by page; the bytes are csv-writer's.
import { resolve } from 'node:path';
import { type Cell, type CsvMode, csvWriter } from '../core/engines/export/csv-writer.ts';
import { createSafeFile } from '../core/files/safe-file.ts';

/**
 * Writes a table whole or not at all.
 * @param mode 'exact' for files that programs read, 'spreadsheet' for people
 * @param page gives the rows from an offset on; none ends the file
 * @returns how many rows were written
 */
export async function writeTable(
  path: string,
  mode: CsvMode,
  headers: readonly string[],
  page: (offset: number) => Promise<readonly (readonly Cell[])[]> | readonly (readonly Cell[])[],
): Promise<number> {
  const writer = csvWriter(mode);
  const file = createSafeFile(resolve(path));
  let count = 0;
  try {
    file.write(writer.start + writer.rows([headers]));
    for (;;) {
      const rows = await page(count);
      if (rows.length === 0) break;
      count += rows.length;
      file.write(writer.rows(rows));
    }
    file.finish();
    return count;
  } finally {
    file.discard();
  }
}

/** Pages over rows that are all there already. */
export function pagesOf(rows: readonly (readonly Cell[])[]): (offset: number) => readonly (readonly Cell[])[] {
  return (offset) => rows.slice(offset, offset + 5000);
}

// The rows an operation touched, page by page: contacts added in bulk, then rows with images, then everything else that
// was added in bulk. Owns that order; how one row reads is row-change.ts.
import type { RowChange } from '../../../../src-shared/contract/history.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { journaledTable } from '../../db/tables.ts';
import { countRowChanges, selectRangeRows, selectRanges, selectRowChanges } from './history-queries.ts';
import { readRowChange } from './row-change.ts';

interface Section {
  size: number;
  read: (offset: number, limit: number) => RowChange[];
}

type Range = { table_name: string; first_id: number; last_id: number };

const sizeOf = (range: Range): number => range.last_id - range.first_id + 1;

/** One page of the rows of an operation, with how many there are and how many of them were added in bulk. */
export function rowsOfOperation(
  db: ReadHandle,
  operation: number,
  offset: number,
  limit: number,
): { changes: RowChange[]; total: number; bulkRows: number } {
  const ranges: Range[] = db.all(selectRanges(operation));
  const images: Section = {
    size: db.first(countRowChanges(operation))?.count ?? 0,
    read: (from, count) => db.all(selectRowChanges(operation, from, count)).map((change) => readRowChange(db, change)),
  };
  const isContact = ({ table_name }: Range): boolean => table_name === 'contact';
  const section = (range: Range): Section => ({
    size: sizeOf(range),
    read: (from, count) => rowsOfRange(db, range, from, count),
  });
  const sections = [
    ...ranges.filter(isContact).map(section),
    images,
    ...ranges.filter((range) => !isContact(range)).map(section),
  ];
  return {
    changes: pageOf(sections, offset, limit),
    total: sections.reduce((sum, { size }) => sum + size, 0),
    bulkRows: ranges.reduce((sum, range) => sum + sizeOf(range), 0),
  };
}

function pageOf(sections: readonly Section[], offset: number, limit: number): RowChange[] {
  const rows: RowChange[] = [];
  let before = 0;
  for (const { size, read } of sections) {
    const from = Math.max(0, offset - before);
    const wanted = Math.min(size - from, limit - rows.length);
    if (wanted > 0) rows.push(...read(from, wanted));
    before += size;
  }
  return rows;
}

/** Ids of a range follow each other, so a page is a span of ids; rows that went since are named all the same. */
function rowsOfRange(db: ReadHandle, range: Range, offset: number, limit: number): RowChange[] {
  const table = journaledTable(range.table_name);
  const first = range.first_id + offset;
  const present = new Map(db.all(selectRangeRows(table, first, first + limit - 1)).map((row) => [row.id, row]));
  return Array.from({ length: limit }, (_, at) => {
    const row = present.get(first + at);
    const image = row === undefined ? null : JSON.stringify(tellingColumns(row));
    return {
      ...readRowChange(db, { table_name: table, row_id: first + at, before: null, after: image }),
      kind: 'added',
    };
  });
}

/** Most columns of a fresh row say nothing; its first few filled ones tell which it is. */
const mostColumns = 3;
const bookkeeping = /^(id|kind|state|uuid|position|normalised|operation_id|batch_id|.*_at)$/;

function tellingColumns(row: Record<string, string | number | null>): Record<string, string | number | null> {
  const telling = Object.entries(row).filter(
    ([name, value]) => value !== null && value !== '' && !bookkeeping.test(name) && name !== 'contact_id',
  );
  const owner = row.contact_id === undefined ? {} : { contact_id: row.contact_id };
  return {
    ...(row.id !== undefined && { id: row.id }),
    ...owner,
    ...Object.fromEntries(telling.slice(0, mostColumns)),
  };
}

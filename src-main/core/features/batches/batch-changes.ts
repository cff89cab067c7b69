// What an import changed on one contact, field by field, and what taking a whole import back would do in numbers. Owns
// the net of the images of its operation; rows it added in bulk have none and are read as they are.
import type { FieldBeforeAfter, UndoForecast } from '../../../../src-shared/contract/batches.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { countPresent, countTouchedLater, selectBelongings, selectImages, selectMembers } from './batch-queries.ts';
import { changedContacts, spanOf } from './batch-rows.ts';
import { type ValueTable, ValueWords, valueTables } from './value-words.ts';

type Image = Record<string, string | number | null>;

/** Changes by the operation on the contact and whoever was merged into it; empty for one that the operation added. */
export function changesOn(db: ReadHandle, operation: number, contact: number): FieldBeforeAfter[] {
  const members = db.pluck<number>(selectMembers(contact));
  const words = new ValueWords(db);
  const added = spanOf(db, operation, 'contact');
  const earlier = members.filter((id) => id < added.first || id > added.last);
  return valueTables.flatMap((table) => {
    const rows = db.all(selectBelongings(table, earlier));
    const images = netImages(db, operation, table, new Set([...rows.map(({ id }) => id), ...ownIds(table, earlier)]));
    const span = spanOf(db, operation, table);
    for (const row of rows) {
      if (row.id >= span.first && row.id <= span.last && !images.has(row.id)) images.set(row.id, [null, row]);
    }
    return [...images.values()].flatMap(([before, after]) => words.differences(table, before, after));
  });
}

/** Rows whose id is the contact's may be gone and still have images. */
function ownIds(table: ValueTable, contacts: readonly number[]): readonly number[] {
  return table === 'contact' || table === 'contact_custom' ? contacts : [];
}

/** First before and last after of each row in the operation. */
function netImages(
  db: ReadHandle,
  operation: number,
  table: ValueTable,
  ids: ReadonlySet<number>,
): Map<number, [Image | null, Image | null]> {
  const net = new Map<number, [Image | null, Image | null]>();
  for (const image of db.all(selectImages(table, [...ids]))) {
    if (image.operation !== operation) continue;
    const after = image.after === null ? null : (JSON.parse(image.after) as Image);
    const known = net.get(image.row_id);
    if (known === undefined) {
      net.set(image.row_id, [image.before === null ? null : (JSON.parse(image.before) as Image), after]);
    } else known[1] = after;
  }
  return net;
}

/** Counts only: rows that stand in each other's way are found when it is really taken back. */
export function forecastUndo(db: ReadHandle, operation: number): UndoForecast {
  const added = spanOf(db, operation, 'contact');
  const present = (table: 'contact' | 'activity' | 'tag_assignment'): number => {
    const { first, last } = spanOf(db, operation, table);
    return last < first ? 0 : (db.value<number>(countPresent(table, first, last)) ?? 0);
  };
  const isNew = (contact: number): boolean => contact >= added.first && contact <= added.last;
  const changed = changedContacts(db, operation, added.first);
  return {
    operation,
    removed: present('contact'),
    restored: [...changed].filter((contact) => !isNew(contact)).length,
    activities: present('activity'),
    tags: present('tag_assignment'),
    touchedLater: db.value<number>(countTouchedLater(operation, added.first, added.last)) ?? 0,
  };
}

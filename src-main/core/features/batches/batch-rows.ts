// What became of each row of an import: the rows in order with their outcome, page by page. Owns telling created from
// updated and unchanged, which is nowhere stored: a new contact lies in the range of ids the import added, a changed one
// has an image in its operation or a row in one of its ranges.
import { type BatchEntry, type RowOutcome, rowOutcomes } from '../../../../src-shared/contract/batches.ts';
import { type ActivityKind, activityKindLabel } from '../../../../src-shared/model/activity.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import type { JournaledTable } from '../../db/tables.ts';
import type { KnownBatch } from './batch-facts.ts';
import {
  countPresent,
  selectActivitiesIn,
  selectBatchRecordsSql,
  selectBatchRejectsSql,
  selectChangedContacts,
  selectGainers,
  selectRangesOf,
  selectRecordsById,
  selectRejectsById,
} from './batch-queries.ts';

interface RowIndex {
  /** Every row of the file that can be listed, in its order: ids of source_record, negative ones of reject. */
  readonly ids: Int32Array;
  /** Place in rowOutcomes, one per id. */
  readonly outcomes: Uint8Array;
  /** Places in `ids`, by outcome. */
  readonly places: Readonly<Record<RowOutcome, Int32Array>>;
  readonly activities: Span;
}

interface Span {
  readonly first: number;
  readonly last: number;
  /** How many of the range are still there. */
  readonly present: number;
}

const none: Span = { first: 0, last: -1, present: 0 };
const shownCells = 8;
const longestCell = 120;

/** The ids a table gained in an operation, or an empty span. */
export function spanOf(db: ReadHandle, operation: number, table: JournaledTable): { first: number; last: number } {
  const range = db.all(selectRangesOf(operation)).find(({ table_name }) => table_name === table);
  return range === undefined ? none : { first: range.first_id, last: range.last_id };
}

/** How many rows can be listed, by outcome. */
export function countOutcomes(db: ReadHandle, batch: KnownBatch): Record<RowOutcome, number> {
  const { places, activities } = indexOf(db, batch);
  const counts = rowOutcomes.map((outcome) => [outcome, places[outcome].length]);
  return { ...(Object.fromEntries(counts) as Record<RowOutcome, number>), activity: activities.present };
}

/** One page of rows; `outcome` null for all of them, activities last. */
export function pageOfRows(
  db: ReadHandle,
  batch: KnownBatch,
  outcome: RowOutcome | null,
  { offset, limit }: { offset: number; limit: number },
): { total: number; rows: BatchEntry[] } {
  const index = indexOf(db, batch);
  const listed = outcome === null ? index.ids.length : index.places[outcome].length;
  const activities = outcome === null || outcome === 'activity' ? index.activities : none;
  const wanted = Array.from({ length: Math.max(0, Math.min(limit, listed - offset)) }, (_, at) =>
    outcome === null ? offset + at : (index.places[outcome][offset + at] ?? 0),
  );
  const rows = readRows(db, index, wanted);
  if (rows.length < limit && activities.present > 0) {
    rows.push(...readActivities(db, activities, Math.max(0, offset - listed), limit - rows.length));
  }
  return { total: listed + activities.present, rows };
}

function indexOf(db: ReadHandle, batch: KnownBatch): RowIndex {
  const { id } = batch.stored;
  return remembered(db, `rows of import ${id}`, () => makeIndex(db, id, batch.operation));
}

function makeIndex(db: ReadHandle, batch: number, operation: number | null): RowIndex {
  const added = operation === null ? none : spanOf(db, operation, 'contact');
  const changed: ReadonlySet<number> = operation === null ? new Set() : changedContacts(db, operation, added.first);
  const rejects = db.prepare(selectBatchRejectsSql).raw().all(batch) as [number, number][];
  const ids: number[] = [];
  const outcomes: number[] = [];
  const add = (id: number, outcome: RowOutcome): void => {
    ids.push(id);
    outcomes.push(rowOutcomes.indexOf(outcome));
  };
  let next = 0;
  const addRejects = (before: number): void => {
    for (let reject = rejects[next]; reject !== undefined && reject[1] < before; reject = rejects[++next]) {
      add(-reject[0], 'rejected');
    }
  };
  // A million rows as arrays would weigh a hundred times what is kept of them, so they pass one at a time.
  for (const found of db.prepare(selectBatchRecordsSql).raw().iterate(batch)) {
    const [record, row, contact] = found as [number, number, number | null];
    addRejects(row);
    const isNew = contact !== null && contact >= added.first && contact <= added.last;
    add(record, isNew ? 'created' : contact !== null && changed.has(contact) ? 'updated' : 'unchanged');
  }
  addRejects(Number.POSITIVE_INFINITY);
  return {
    ids: Int32Array.from(ids),
    outcomes: Uint8Array.from(outcomes),
    places: placesOf(outcomes),
    activities: operation === null ? none : presentSpan(db, operation),
  };
}

function placesOf(outcomes: readonly number[]): RowIndex['places'] {
  const places = rowOutcomes.map((): number[] => []);
  for (const [place, outcome] of outcomes.entries()) places[outcome]?.push(place);
  return Object.fromEntries(
    rowOutcomes.map((outcome, code) => [outcome, Int32Array.from(places[code] ?? [])]),
  ) as unknown as RowIndex['places'];
}

function presentSpan(db: ReadHandle, operation: number): Span {
  const { first, last } = spanOf(db, operation, 'activity');
  return { first, last, present: last < first ? 0 : (db.value<number>(countPresent('activity', first, last)) ?? 0) };
}

/** Contacts from before the import that it changed. */
export function changedContacts(db: ReadHandle, operation: number, firstNew: number): ReadonlySet<number> {
  return remembered(db, `contacts changed by ${operation}`, () => findChanged(db, operation, firstNew));
}

function findChanged(db: ReadHandle, operation: number, firstNew: number): Set<number> {
  const changed = new Set(db.pluck<number>(selectChangedContacts(operation)));
  const before = firstNew === 0 ? Number.MAX_SAFE_INTEGER : firstNew;
  for (const range of db.all(selectRangesOf(operation))) {
    if (!['contact_point', 'address', 'tag_assignment'].includes(range.table_name)) continue;
    for (const contact of db.pluck<number>(selectGainers(range.table_name, range, before))) changed.add(contact);
  }
  return changed;
}

/** @param places in the index */
function readRows(db: ReadHandle, index: RowIndex, places: readonly number[]): BatchEntry[] {
  const ids = places.map((place) => index.ids[place] ?? 0);
  const records = new Map(db.all(selectRecordsById(ids.filter((id) => id > 0))).map((row) => [row.id, row]));
  const rejectIds = ids.flatMap((id) => (id < 0 ? [-id] : []));
  const rejects = new Map(db.all(selectRejectsById(rejectIds)).map((row) => [row.id, row]));
  return places.flatMap((place): BatchEntry[] => {
    const id = index.ids[place] ?? 0;
    const outcome = rowOutcomes[index.outcomes[place] ?? 0] ?? 'unchanged';
    const record = records.get(id);
    if (record !== undefined) {
      const { row_number: row, contact, name: contactName } = record;
      return [{ key: `r${id}`, outcome, row, contact, contactName, note: null, cells: firstCells(record.raw) }];
    }
    const reject = rejects.get(-id);
    if (reject === undefined) return [];
    const note = reject.column_name === null ? reject.reason : `${reject.column_name}: ${reject.reason}`;
    const cells = firstCells(reject.raw);
    return [{ key: `x${-id}`, outcome, row: reject.row_number, contact: null, contactName: null, note, cells }];
  });
}

function readActivities(db: ReadHandle, span: Span, offset: number, limit: number): BatchEntry[] {
  return db.all(selectActivitiesIn(span.first, span.last, offset, limit)).map((activity) => ({
    key: `a${activity.id}`,
    outcome: 'activity',
    row: null,
    contact: activity.contact,
    contactName: activity.name,
    note: activityKindLabel[activity.kind as ActivityKind] ?? activity.kind,
    cells: [new Date(activity.at).toISOString().slice(0, 10), activity.what ?? '', amountOf(activity)].filter(Boolean),
  }));
}

function amountOf({ amount, currency }: { amount: number | null; currency: string | null }): string {
  return amount === null ? '' : `${(amount / 100).toFixed(2)}${currency === null ? '' : ` ${currency}`}`;
}

function firstCells(raw: string): string[] {
  const cells = JSON.parse(raw) as (string | null)[];
  return cells.slice(0, shownCells).map((cell) => (cell ?? '').slice(0, longestCell));
}

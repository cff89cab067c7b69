// Reads columns for engines/rule-columns from the database. Owns their SQL; when it is done and for how long they hold is
// column-keeper.ts.
import { sql } from 'kysely';
import { activityKinds } from '../../../../src-shared/model/activity.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type {
  ActivityColumn,
  ActivityColumnName,
  ActivityRows,
  ContactColumn,
  ContactTable,
} from '../../engines/rule-columns/columns.ts';
import { activityNumberColumns } from '../../engines/rule-columns/columns.ts';
import { dayLength } from '../../engines/rule-columns/value-tests.ts';
import { selectHighestContact } from './segment-queries.ts';

/** Rows that are read at a time: a twentieth of a second or so. */
const slice = 20_000;

/** Different texts that a column may have: beyond these, testing each once is no gain and keeping them all is a burden. */
const mostTexts = 100_000;

/** Called between slices; may throw to stop. */
export type Pause = () => void;

export const keyOf = (table: ContactTable): 'id' | 'contact_id' =>
  table === 'contact' || table === 'contact_custom' ? 'id' : 'contact_id';

/** An array that a worker thread can fill and the core read without copying. */
const shared = {
  codes: (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4)),
  days: (length: number) => new Int32Array(new SharedArrayBuffer(length * 4)),
  bytes: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  numbers: (length: number) => new Float64Array(new SharedArrayBuffer(length * 8)).fill(Number.NaN),
};

/**
 * One column of a table with one row per contact.
 * @param length how far the column reaches: ids below it
 * @returns undefined for one with too many different texts
 */
export function readContactColumn(
  db: ReadHandle,
  table: ContactTable,
  column: string,
  length: number,
  pause: Pause,
): ContactColumn | undefined {
  const key = keyOf(table);
  const statement = db
    .prepare(`SELECT ${key}, "${column}" FROM ${table} WHERE ${key} BETWEEN ? AND ? AND "${column}" IS NOT NULL`)
    .raw();
  const into = isText(db, table, column) ? textColumn(length) : numberColumn(length);
  for (let first = 0; first < length; first += slice) {
    pause();
    for (const [id, value] of statement.all(first, first + slice - 1) as [number, string | number][]) {
      if (id < length) into.put(id, value);
    }
    if (into.isTooMuch()) return undefined;
  }
  return into.column;
}

/** All activities, see ActivityRows. */
export function readActivityRows(db: ReadHandle, length: number, pause: Pause): ActivityRows {
  const highest = db.value<number>(selectHighestContact()) ?? 0;
  const survivors = new Map(
    db.rows<[number, number]>(sql`SELECT id, winner_id FROM contact_alias WHERE winner_id IS NOT NULL`),
  );
  const starts = shared.codes(length + 1);
  const counts = db.prepare(
    'SELECT contact_id, count(*) FROM activity WHERE contact_id BETWEEN ? AND ? GROUP BY contact_id',
  );
  for (let first = 0; first <= highest; first += slice) {
    pause();
    for (const [contact, count] of counts.raw().all(first, first + slice - 1) as [number, number][]) {
      const owner = survivors.get(contact) ?? contact;
      starts[owner + 1] = (starts[owner + 1] ?? 0) + count;
    }
  }
  for (let id = 0; id < length; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const total = starts[length] ?? 0;
  const kinds = shared.bytes(total);
  const days = shared.days(total);
  const amounts = shared.numbers(total);
  const orders = shared.codes(total);
  const rowOf = shared.codes((db.value<number>(sql`SELECT coalesce(max(id), 0) FROM activity`) ?? 0) + 1);
  const next = starts.slice();
  const numbering = new OrderNumbers(new Set([...survivors.keys(), ...survivors.values()]));
  const placeOfKind = new Map(activityKinds.map((kind, place) => [kind as string, place]));
  const rows = db
    .prepare(
      'SELECT contact_id, id, kind, at, amount, reference FROM activity WHERE contact_id BETWEEN ? AND ? ORDER BY contact_id',
    )
    .raw();
  for (let first = 0; first <= highest; first += slice / 10) {
    pause();
    for (const [contact, id, kind, at, amount, reference] of rows.all(first, first + slice / 10 - 1) as Row[]) {
      const owner = survivors.get(contact) ?? contact;
      const row = next[owner] ?? 0;
      next[owner] = row + 1;
      kinds[row] = placeOfKind.get(kind) ?? 255;
      days[row] = Math.floor(at / dayLength);
      if (amount !== null) amounts[row] = amount;
      if (reference !== null) orders[row] = numbering.of(owner, reference);
      rowOf[id] = row;
    }
  }
  return { starts, kinds, days, amounts, orders, mostOrders: numbering.most, rowOf };
}

type Row = [contact: number, id: number, kind: string, at: number, amount: number | null, reference: string | null];

/** One more column beside the rows of activities; undefined for one with too many different texts. */
export function readActivityColumn(
  db: ReadHandle,
  { rowOf, kinds }: ActivityRows,
  column: ActivityColumnName,
  pause: Pause,
): ActivityColumn | undefined {
  const isNumber = activityNumberColumns.some((name) => name === column);
  const into = isNumber ? numberColumn(kinds.length) : textColumn(kinds.length);
  const rows = db
    .prepare(`SELECT id, ${column} FROM activity WHERE id BETWEEN ? AND ? AND ${column} IS NOT NULL`)
    .raw();
  for (let first = 0; first < rowOf.length; first += slice) {
    pause();
    for (const [id, value] of rows.all(first, first + slice - 1) as [number, string | number][]) {
      into.put(rowOf[id] ?? 0, value);
    }
    if (into.isTooMuch()) return undefined;
  }
  return into.column;
}

/** Numbers the orders of each contact from 1. */
class OrderNumbers {
  most = 0;
  /** Contacts whose activities lie in more than one place. */
  readonly #merged: ReadonlySet<number>;
  readonly #kept = new Map<number, Map<string, number>>();
  #contact = -1;
  #numbers = new Map<string, number>();

  constructor(merged: ReadonlySet<number>) {
    this.#merged = merged;
  }

  of(contact: number, reference: string): number {
    if (contact !== this.#contact) {
      this.#contact = contact;
      this.#numbers = this.#kept.get(contact) ?? new Map();
      if (this.#merged.has(contact)) this.#kept.set(contact, this.#numbers);
    }
    const known = this.#numbers.get(reference);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(reference, number);
    if (number > this.most) this.most = number;
    return number;
  }
}

function isText(db: ReadHandle, table: ContactTable, column: string): boolean {
  return db.value(sql`SELECT type FROM pragma_table_info(${table}) WHERE name = ${column}`) === 'TEXT';
}

interface Filling<C> {
  column: C;
  put(at: number, value: string | number): void;
  isTooMuch(): boolean;
}

function textColumn(length: number): Filling<ContactColumn> {
  const codes = shared.codes(length);
  const values: string[] = [];
  const known = new Map<string, number>();
  return {
    column: { kind: 'text', codes, values },
    put(at, value) {
      const text = String(value);
      let code = known.get(text);
      if (code === undefined) {
        code = values.push(text);
        known.set(text, code);
      }
      codes[at] = code;
    },
    isTooMuch: () => values.length > mostTexts,
  };
}

function numberColumn(length: number): Filling<ContactColumn> {
  const numbers = shared.numbers(length);
  return {
    column: { kind: 'number', numbers },
    put(at, value) {
      numbers[at] = Number(value);
    },
    isTooMuch: () => false,
  };
}

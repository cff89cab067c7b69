// Reads everybody and what they did into the packed form the lifecycle engine works on. Owns who counts as one customer:
// a contact with those merged into it, or all contacts of one company.
import type { LifecycleSettings } from '../../../../src-shared/contract/lifecycle.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { Population } from '../../engines/lifecycle/population.ts';
import { doingsSql, selectPeople } from './lifecycle-queries.ts';

export const dayMs = 86_400_000;
/** Contacts read at once: some tens of milliseconds. */
const sliceOfContacts = 20_000;

export interface LoadedPopulation {
  population: Population;
  /** Active contacts, ascending, and the customer each belongs to. */
  contacts: Int32Array;
  customerOf: Int32Array;
}

/**
 * @param endOfDay the last instant that is seen, UTC epoch milliseconds
 * @param progress told how many contacts were read, of how many
 */
export function loadPopulation(
  db: ReadHandle,
  { unit, signs }: Pick<LifecycleSettings, 'unit' | 'signs'>,
  endOfDay: number,
  progress: (done: number, total: number) => void,
): LoadedPopulation {
  const people = readPeople(db, unit === 'company');
  const { customerOfId, highest, entries } = people;
  const doings = readDoings(db, customerOfId, highest, ['purchase', ...signs], endOfDay, progress);
  const offsets = new Int32Array(entries.length + 1);
  for (let row = 0; row < doings.count; row += 1) {
    const customer = doings.customer[row] ?? 0;
    offsets[customer + 1] = (offsets[customer + 1] ?? 0) + 1;
  }
  for (let customer = 0; customer < entries.length; customer += 1) {
    offsets[customer + 1] = (offsets[customer + 1] ?? 0) + (offsets[customer] ?? 0);
  }
  // Sorted by day within a customer by packing day and kind into one number: several contacts may make one customer.
  const packed = new Int32Array(doings.count);
  const next = offsets.slice();
  for (let row = 0; row < doings.count; row += 1) {
    const customer = doings.customer[row] ?? 0;
    packed[next[customer] ?? 0] = doings.packed[row] ?? 0;
    next[customer] = (next[customer] ?? 0) + 1;
  }
  for (const customer of people.several) packed.subarray(offsets[customer], offsets[customer + 1]).sort();
  const days = new Int32Array(doings.count);
  const purchases = new Uint8Array(doings.count);
  for (let row = 0; row < doings.count; row += 1) {
    days[row] = (packed[row] ?? 0) >> 1;
    purchases[row] = (packed[row] ?? 0) & 1;
  }
  return {
    population: { entries, offsets, days, purchases },
    contacts: people.contacts,
    customerOf: people.contacts.map((id) => customerOfId[id] ?? 0),
  };
}

interface People {
  contacts: Int32Array;
  /** By contact id; -1 for those who do not count. */
  customerOfId: Int32Array;
  highest: number;
  entries: Int32Array;
  /** Customers made of more than one row of contact. */
  several: Set<number>;
}

function readPeople(db: ReadHandle, byCompany: boolean): People {
  const rows = db.rows<[number, number | null, number, number, string | null]>(selectPeople());
  const highest = rows.at(-1)?.[0] ?? 0;
  const customerOfId = new Int32Array(highest + 1).fill(-1);
  const companies = new Map<string, number>();
  const contacts: number[] = [];
  const entries: number[] = [];
  const several = new Set<number>();
  for (const [id, survivor, isThere, knownAt, company] of rows) {
    if (survivor !== id || !isThere) continue;
    const key = byCompany && company !== null ? foldText(company) : '';
    const known = key === '' ? undefined : companies.get(key);
    const day = Math.floor(knownAt / dayMs);
    contacts.push(id);
    if (known === undefined) {
      customerOfId[id] = entries.push(day) - 1;
      if (key !== '') companies.set(key, entries.length - 1);
    } else {
      customerOfId[id] = known;
      entries[known] = Math.min(entries[known] ?? day, day);
      several.add(known);
    }
  }
  for (const [id, survivor, , knownAt] of rows) {
    if (survivor === id || survivor === null) continue;
    const customer = customerOfId[survivor] ?? -1;
    if (customer === -1) continue;
    customerOfId[id] = customer;
    entries[customer] = Math.min(entries[customer] ?? 0, Math.floor(knownAt / dayMs));
    several.add(customer);
  }
  return { contacts: Int32Array.from(contacts), customerOfId, highest, entries: Int32Array.from(entries), several };
}

interface DoingRows {
  count: number;
  customer: Int32Array;
  /** Day × 2, and 1 more for a purchase. */
  packed: Int32Array;
}

function readDoings(
  db: ReadHandle,
  customerOfId: Int32Array,
  highest: number,
  kinds: readonly string[],
  endOfDay: number,
  progress: (done: number, total: number) => void,
): DoingRows {
  const statement = db.prepare(doingsSql(kinds.length)).raw(true);
  let rows: Omit<DoingRows, 'count'> = { customer: new Int32Array(1024), packed: new Int32Array(1024) };
  let count = 0;
  let [lastContact, lastPacked] = [-1, -1];
  for (let first = 1; first <= highest; first += sliceOfContacts) {
    progress(first - 1, highest);
    const read = statement.all(first, first + sliceOfContacts - 1, endOfDay, ...kinds) as [number, number, number][];
    for (const [contact, at, purchase] of read) {
      const customer = customerOfId[contact] ?? -1;
      const packed = Math.floor(at / dayMs) * 2 + purchase;
      // The same thing twice on a day says nothing more.
      if (customer === -1 || (contact === lastContact && packed === lastPacked)) continue;
      [lastContact, lastPacked] = [contact, packed];
      if (count === rows.customer.length) rows = twice(rows);
      rows.customer[count] = customer;
      rows.packed[count] = packed;
      count += 1;
    }
  }
  return { count, ...rows };
}

function twice({ customer, packed }: Omit<DoingRows, 'count'>): Omit<DoingRows, 'count'> {
  const wide = { customer: new Int32Array(customer.length * 2), packed: new Int32Array(packed.length * 2) };
  wide.customer.set(customer);
  wide.packed.set(packed);
  return wide;
}

// Decides what the requests of contract/unclaimed.ts do: who may be meant by a name, and giving what waits under it.

import type { ClaimCandidate, unclaimedContract } from '../../../../src-shared/contract/unclaimed.ts';
import type { ContactPointKind, PointStatus } from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { rankByName } from '../../engines/matching/name-candidates.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import { insertAddress, insertContact, insertPoint } from '../contacts/contact-edit-queries.ts';
import type { Claimant } from './claims.ts';
import {
  countPeople,
  countUnclaimed,
  decide,
  insertActivities,
  type PersonRow,
  selectActive,
  selectByPhones,
  selectCandidates,
  selectMatching,
  selectOrders,
  selectPeople,
  selectWho,
} from './unclaimed-queries.ts';

/** Contacts that are looked at closely, per way of finding them. */
const lookedAt = 300;
const shownOrders = 50;

export const unclaimedHandlers: HandlersOf<typeof unclaimedContract> = {
  'unclaimed.counts': ({ db }, { batch }) =>
    db.first(countUnclaimed(batch)) ?? { people: 0, orders: 0, left: 0, given: 0 },

  'unclaimed.list': ({ db }, { lane, batch, offset, limit }) => ({
    people: db.all(selectPeople(lane, batch, limit, offset)).map(personOf),
    total: db.first(countPeople(lane, batch))?.count ?? 0,
  }),

  'unclaimed.show': ({ db }, { key }) => {
    const who = claimant(db, key);
    const orders = db.all(selectOrders(key, shownOrders)).map(({ row_number, file_name, ...order }) => ({
      ...order,
      row: row_number,
      fileName: file_name,
    }));
    return { orders, candidates: candidatesFor(db, who) };
  },

  'unclaimed.give': (context, { key, contact }) => {
    const who = claimant(context.db, key);
    const found = context.db.first(selectActive(contact));
    if (found === undefined) throw refuse('not-found', 'That contact is not there any more. Choose another one.');
    const activities = give(context, key, 'given', found.id);
    context.describe(`Gave ${ordersOf(activities)} of ${who.name} to ${found.name}`, { activities });
    return { activities };
  },

  'unclaimed.create': (context, { key }) => {
    const who = claimant(context.db, key);
    const contact = makeContact(context, who);
    const activities = give(context, key, 'created', contact);
    context.describe(`Added ${who.name} with ${ordersOf(activities)}`, { contacts: 1, activities });
    return { contact, activities };
  },

  'unclaimed.leave': (context, { key }) => {
    const who = claimant(context.db, key);
    const orders = context.db.run(decide(key, 'left', null, context.now)).changes;
    context.describe(`Left the orders of ${who.name} to nobody`, { orders });
    return { orders };
  },

  'unclaimed.reopen': (context, { key }) => {
    const who = claimant(context.db, key);
    const orders = context.db.run(decide(key, null, null, context.now)).changes;
    context.describe(`Asked again whose the orders of ${who.name} are`, { orders });
    return { orders };
  },
};

function claimant(db: ReadHandle, key: string): Claimant {
  const row = db.first(selectWho(key));
  if (row === undefined) throw refuse('not-found', 'These orders are not here any more. Look at the next ones.');
  return JSON.parse(row.who) as Claimant;
}

function personOf(row: PersonRow) {
  const who = JSON.parse(row.who) as Claimant;
  return {
    key: row.who_key,
    name: who.name,
    detail: who.points[0]?.value ?? who.company ?? who.city,
    orders: row.orders,
    firstAt: row.first_at,
    lastAt: row.last_at,
    amount: row.amount,
    currency: row.currency,
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name ?? '' },
  };
}

/** Finds contacts by words of the name, by spellings of its beginning, and by phone; then ranks them. */
function candidatesFor(db: ReadHandle, who: Claimant): ClaimCandidate[] {
  const ids = new Set<number>();
  for (const match of matchesFor(who)) for (const id of db.pluck<number>(selectMatching(match, lookedAt))) ids.add(id);
  if (who.phones.length > 0) for (const id of db.pluck<number>(selectByPhones(who.phones))) ids.add(id);
  const rows = new Map(db.all(selectCandidates([...ids])).map((row) => [row.id, row]));
  const known = [...rows.values()].map((row) => ({
    ...row,
    phones: JSON.parse(row.phones) as string[],
    hasOrders: row.orders > 0,
  }));
  return rankByName(who, known).flatMap(({ id, reasons }) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const { name, email, phone, company, city, orders } = row;
    return [{ id, name, email, phone, company, city, orders, reasons: [...reasons] }];
  });
}

/** Full-text expressions over names: all words, the last name alone, and the first name with the beginning of the last. */
function matchesFor({ name, given, family }: Claimant): string[] {
  const words = foldText(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const word = (text: string) => `"${text.replaceAll('"', '')}"`;
  const last = foldText(family ?? '').match(/[\p{L}\p{N}]+/gu) ?? words.slice(-1);
  const first = foldText(given ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const matches = [`name : (${words.map(word).join(' ')})`, `name : (${last.map(word).join(' ')})`];
  const start = last[0]?.slice(0, 2) ?? '';
  if (first[0] !== undefined && start.length === 2) matches.push(`name : (${word(first[0])} ${word(start)} *)`);
  return matches;
}

function give(context: WriteContext, key: string, decision: 'given' | 'created', contact: number): number {
  const { changes } = context.db.run(insertActivities(key, contact));
  context.db.run(decide(key, decision, contact, context.now));
  return changes;
}

function makeContact({ db, now }: WriteContext, who: Claimant): number {
  const values = {
    name_prefix: who.prefix,
    given_name: who.given,
    middle_name: who.middle,
    family_name: who.family,
    name_suffix: who.suffix,
    company: who.company,
  };
  const { id } = db.run(insertContact(values, who.name, now));
  const seen = new Set<string>();
  for (const { kind, value, normalised, status } of who.points) {
    const read = { normalised, status: status as PointStatus };
    db.run(insertPoint(id, kind as ContactPointKind, value, null, read, !seen.has(kind)));
    seen.add(kind);
  }
  if (who.address !== null) {
    const { label, street, street2, city, region, postcode, country, countryCode } = who.address;
    const address = { label, street, street2, city, region, postcode, country, country_code: countryCode };
    db.run(insertAddress(id, address, true));
  }
  return id;
}

const ordersOf = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'activity' : 'activities'}`;

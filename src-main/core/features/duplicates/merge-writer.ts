// Writes merges and takes single ones back. A merged contact becomes an alias of its survivor; its points, addresses,
// tags and activities stay where they are and are read through the alias. Owns the rows of merge and contact_alias.

import { sql } from 'kysely';
import { consentColumns } from '../../../../src-shared/model/contact-columns.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { build } from '../../db/query.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { idsIn } from './duplicates-queries.ts';
import { type ChosenField, loadMembers, type Member } from './merge-members.ts';
import { chosenColumns, joinNotes, proposeField, strictestConsent } from './merge-plan.ts';

type Value = string | number | null;

/** What merge.choices keeps: enough to take one merge back by itself. */
export interface MergeRecord {
  /** Columns of the survivor that changed: whose value was taken, and the values before and after. */
  fields: Record<string, { from: number; before: Value; after: Value }>;
  /** What the merged contacts were. */
  states: Record<string, string>;
  /** Aliases that pointed to a merged contact and were moved on: alias → survivor before. */
  moved: Record<string, number>;
}

/** Columns that follow from others: changed along, never counted as taken. */
const followingColumns = new Set(['display_name']);

/** Merges `losers` into `winner`. The caller holds the totals (merge-totals.ts) and describes the operation. */
export function writeMerge(
  context: WriteContext,
  fields: readonly ChosenField[],
  winnerId: number,
  loserIds: readonly number[],
  choices: Readonly<Record<string, number>>,
): number {
  const { db, now } = context;
  const members = loadMembers(db, [winnerId, ...loserIds], fields);
  const [winner, ...losers] = members;
  if (winner === undefined || losers.length === 0 || new Set([winnerId, ...loserIds]).size !== members.length) {
    throw refuse('cannot-merge', 'A merge needs two different contacts.');
  }
  const record: MergeRecord = {
    fields: changedFields(members, winner, fields, choices),
    states: Object.fromEntries(losers.map(({ id, state }) => [id, state])),
    moved: Object.fromEntries(
      db.rows<[number, number]>(sql`SELECT id, winner_id FROM contact_alias WHERE winner_id IN ${idsIn(loserIds)}`),
    ),
  };
  writeFields(context, winnerId, record, fields, 'after');
  const merge = db.run(
    build.insertInto('merge').values({
      winner_id: winnerId,
      loser_ids: JSON.stringify(loserIds),
      choices: JSON.stringify(record),
      merged_at: now,
    }),
  ).id;
  // Aliases never chain: those of a merged contact move on to the survivor.
  db.run(sql`UPDATE contact_alias SET winner_id = ${winnerId} WHERE winner_id IN ${idsIn(loserIds)}`);
  for (const { id } of losers) {
    db.run(build.insertInto('contact_alias').values({ id, winner_id: winnerId, merge_id: merge }));
    db.run(build.updateTable('contact').set({ state: 'merged' }).where('id', '=', id));
  }
  db.run(build.updateTable('contact').set({ updated_at: now }).where('id', '=', winnerId));
  return merge;
}

/** Every column of the survivor that the merge changes. */
function changedFields(
  members: readonly Member[],
  winner: Member,
  fields: readonly ChosenField[],
  choices: Readonly<Record<string, number>>,
): MergeRecord['fields'] {
  const changed: MergeRecord['fields'] = {};
  const note = (key: string, from: number, before: Value, after: Value) => {
    if (before !== after) changed[key] = { from, before, after };
  };
  const kept = new Map(winner.values);
  for (const { key } of fields) {
    const from = choices[key] ?? proposeField(key, members, winner.id)?.from ?? winner.id;
    const source = members.find(({ id }) => id === from);
    if (source === undefined)
      throw refuse('cannot-merge', 'A value was chosen from a contact that is not in this merge.');
    const after = source.values.get(key) ?? null;
    kept.set(key, after);
    note(key, from, winner.values.get(key) ?? null, after);
  }
  for (const key of consentColumns) {
    const after = strictestConsent(members.map(({ consents }) => consents[key]));
    const from = members.find(({ consents }) => consents[key] === after)?.id ?? winner.id;
    note(key, from, winner.consents[key], after);
  }
  note('notes', winner.id, winner.notes, joinNotes(members.map(({ notes }) => notes)));
  const created = members.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt]));
  if (created.length > 0) note('created_at', winner.id, winner.createdAt, Math.min(...created));
  if (chosenColumns.some((key) => changed[key] !== undefined)) {
    note('display_name', winner.id, winner.name, nameFrom(kept, winner.name));
  }
  return changed;
}

function nameFrom(values: ReadonlyMap<string, Value>, before: string): string {
  const text = (key: string) => {
    const value = values.get(key);
    return value === undefined || value === null ? null : String(value);
  };
  const hasName = ['given_name', 'family_name', 'nickname', 'company'].some((key) => text(key) !== null);
  if (!hasName) return before; // named after an email or phone: those stay
  return displayName(
    {
      prefix: text('name_prefix'),
      given: text('given_name'),
      middle: text('middle_name'),
      family: text('family_name'),
      suffix: text('name_suffix'),
      nickname: text('nickname'),
    },
    { company: text('company') },
  );
}

/** Sets the survivor's columns to what the record says they were before or are after. */
function writeFields(
  { db }: WriteContext,
  winner: number,
  record: MergeRecord,
  fields: readonly ChosenField[],
  side: 'before' | 'after',
): void {
  const customColumn = new Map(fields.flatMap(({ key, custom }) => (custom ? [[key, custom.column] as const] : [])));
  for (const [key, change] of Object.entries(record.fields)) {
    const custom = customColumn.get(key);
    if (key.startsWith('custom:')) {
      if (custom === undefined) continue; // the field was removed since
      db.run(
        sql`INSERT INTO contact_custom (id, ${sql.ref(custom)}) VALUES (${winner}, ${change[side]})
          ON CONFLICT (id) DO UPDATE SET ${sql.ref(custom)} = excluded.${sql.ref(custom)}`,
      );
    } else {
      db.run(sql`UPDATE contact SET ${sql.ref(key)} = ${change[side]} WHERE id = ${winner}`);
    }
  }
}

/** Fields whose value came from a merged contact, for the ledger. */
export function takenFields(record: MergeRecord): string[] {
  return Object.keys(record.fields).filter((key) => !followingColumns.has(key));
}

/**
 * Takes one merge back: its contacts stand by themselves again, the survivor gets back what it had where nothing changed
 * it since, aliases that had moved on return.
 */
export function writeUnmerge(
  context: WriteContext,
  fields: readonly ChosenField[],
  merge: { id: number; winner_id: number; loser_ids: string; choices: string },
): number {
  const { db, now } = context;
  const record = JSON.parse(merge.choices) as MergeRecord;
  const losers = JSON.parse(merge.loser_ids) as number[];
  const [winner] = db.all(build.selectFrom('contact').selectAll().where('id', '=', merge.winner_id));
  if (winner !== undefined && winner.state !== 'merged') {
    const column: Record<string, unknown> = winner;
    const custom = new Map(fields.flatMap(({ key, custom: own }) => (own ? [[key, own.column] as const] : [])));
    const standing = Object.entries(record.fields).filter(([key, { after }]) => {
      const own = custom.get(key);
      if (!key.startsWith('custom:')) return (column[key] ?? null) === after;
      if (own === undefined) return false;
      return (
        (db.value<Value>(sql`SELECT ${sql.ref(own)} FROM contact_custom WHERE id = ${merge.winner_id}`) ?? null) ===
        after
      );
    });
    writeFields(context, merge.winner_id, { ...record, fields: Object.fromEntries(standing) }, fields, 'before');
    db.run(build.updateTable('contact').set({ updated_at: now }).where('id', '=', merge.winner_id));
  }
  db.run(build.deleteFrom('contact_alias').where('merge_id', '=', merge.id));
  for (const [alias, before] of Object.entries(record.moved)) {
    db.run(build.updateTable('contact_alias').set({ winner_id: before }).where('id', '=', Number(alias)));
  }
  for (const id of losers) {
    db.run(
      build
        .updateTable('contact')
        .set({ state: stateBefore(record, id) })
        .where('id', '=', id),
    );
  }
  db.run(build.deleteFrom('merge').where('id', '=', merge.id));
  return losers.length;
}

function stateBefore(record: MergeRecord, id: number): 'active' | 'archived' {
  return record.states[id] === 'archived' ? 'archived' : 'active';
}

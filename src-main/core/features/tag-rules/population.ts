// The contacts that rules on tags are worked out for: everybody, or a few of them. Owns where the sets of a run come from;
// what a run does with them is in plan-run.ts.
import { type RawBuilder, sql } from 'kysely';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { bitsOf, hasId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { compileLeaf, type OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { isRelativeTest } from '../../engines/rule-compiler/top-share.ts';
import { activeContacts, membersOf } from '../segments/member-bits.ts';
import { selectPinsOn, selectWorn } from './tag-rules-queries.ts';

/** An assignment: [its id, tag, bit of who wears it, 1 when a rule made it]. */
export type WornRow = readonly [number, number, number, number];

export interface Population {
  /** Bit n is the contact in place n; for everybody that is the contact's id. */
  readonly active: IdBits;
  idAt(bit: number): number;
  /** For whom one condition holds. Must not be changed by the receiver. */
  holds(condition: OwnCondition): IdBits;
  wornRows(tags: readonly number[]): readonly WornRow[];
  /** By 'pin 12' and 'ban 12', the pins and bans that hold on the day of the context. */
  pins(): Map<string, IdBits>;
}

/** Everybody. Sets are kept until the data change. */
export function everybodyIn(db: ReadHandle, context: CompileContext): Population {
  const active = activeContacts(db);
  return {
    active,
    idAt: (bit) => bit,
    holds: (condition) => membersOf(db, { kind: 'group', match: 'all', items: [condition] }, context),
    wornRows: (tags) => db.rows<[number, number, number, number]>(selectWorn(tags)),
    pins: () => pinSets(db.rows<[number, number, string]>(selectPinsOn(context.asOf)), active.length),
  };
}

function pinSets(rows: readonly (readonly [number, number, string])[], words: number): Map<string, IdBits> {
  const lists = Map.groupBy(rows, ([tag, , kind]) => `${kind} ${tag}`);
  return new Map(
    [...lists].map(([key, list]) => [
      key,
      bitsOf(
        list.map(([, bit]) => bit),
        words * 32 - 1,
      ),
    ]),
  );
}

/**
 * A few contacts, with the same conditions in the same SQL: each query sees tables that hold nothing but what belongs to
 * them, because common table expressions of the tables' names stand before it. Every look-up goes by an index, so that
 * the cost follows these contacts and not the workspace.
 * @param ids survivors; at most some thousand
 * @param relative who belongs to each share of everybody, by the condition's JSON
 */
export function onlyThese(
  db: ReadHandle,
  ids: readonly number[],
  context: CompileContext,
  relative: ReadonlyMap<string, IdBits>,
): Population {
  const idOf = [...ids].sort((a, b) => a - b);
  const bitOf = new Map(idOf.map((id, bit) => [id, bit]));
  const highest = Math.max(0, idOf.length - 1);
  const bitsOfIds = (found: readonly number[]): IdBits =>
    bitsOf(
      found.flatMap((id) => bitOf.get(id) ?? []),
      highest,
    );
  fillFocus(db, idOf);
  const active = bitsOfIds(db.pluck<number>(focused(sql`select id from contact where state = 'active'`)));
  let wornByTag: Map<number, WornRow[]> | undefined;
  const allWorn = (): Map<number, WornRow[]> =>
    Map.groupBy(
      db
        .rows<[number, number, number, number]>(
          focused(sql`select a.id, a.tag_id, a.survivor, a.source = 'rule' from tag_assignment as a`),
        )
        .map(([id, tag, contact, isByRule]): WornRow => [id, tag, bitOf.get(contact) ?? -1, isByRule]),
      ([, tag]) => tag,
    );
  return {
    active,
    idAt: (bit) => idOf[bit] ?? 0,
    holds(condition) {
      if (isRelative(condition)) {
        const members = relative.get(JSON.stringify(condition));
        if (members === undefined) throw new Error('a share of everybody was not worked out before');
        return bitsOfIds(idOf.filter((id) => hasId(members, id)));
      }
      const { ids: found, negated } = compileLeaf(condition, context);
      const bits = bitsOfIds(db.pluck<number>(focused(sql`select * from (${found})`)));
      if (negated) for (let word = 0; word < bits.length; word += 1) bits[word] = ~(bits[word] ?? 0);
      return bits;
    },
    wornRows(tags) {
      wornByTag ??= allWorn(); // nothing is written between the look-ups of one plan
      return tags.flatMap((tag) => wornByTag?.get(tag) ?? []);
    },
    pins: () => {
      const rows = db.rows<[number, number, string]>(
        focused(sql`select p.tag_id, p.survivor, p.kind from tag_pin as p
          where p.until is null or p.until >= ${context.asOf}`),
      );
      return pinSets(
        rows.map(([tag, contact, kind]) => [tag, bitOf.get(contact) ?? -1, kind] as const),
        active.length,
      );
    },
  };
}

/** Whether the answer for one contact depends on others: the top 10 % of everybody. */
export function isRelative(condition: OwnCondition): boolean {
  return (
    (condition.kind === 'field' || condition.kind === 'custom' || condition.kind === 'activity') &&
    isRelativeTest(condition.test)
  );
}

/** A query that sees nothing but what belongs to a few contacts. @param ids survivors; at most some thousand */
export function among<T>(db: ReadHandle, ids: readonly number[], query: RawBuilder<T>): RawBuilder<T> {
  fillFocus(db, ids);
  return focused(query);
}

/** Who is looked at, with those merged into them. Of this connection only, and gone with it: a reader may have one too. */
function fillFocus(db: ReadHandle, ids: readonly number[]): void {
  db.prepare(
    'CREATE TEMP TABLE IF NOT EXISTS rule_focus (member_id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL)',
  ).run();
  db.prepare('DELETE FROM temp.rule_focus').run();
  const list = JSON.stringify(ids);
  db.prepare('INSERT OR IGNORE INTO temp.rule_focus SELECT value, value FROM json_each(?)').run(list);
  // Replaces: whoever was merged a moment ago may be in the list, and counts as the survivor now.
  db.prepare(`INSERT OR REPLACE INTO temp.rule_focus SELECT id, winner_id FROM contact_alias
    WHERE winner_id IN (SELECT value FROM json_each(?))`).run(list);
}

/**
 * Lets a query see the tables of rules with nothing in them but what belongs to the contacts in focus. The plus signs keep
 * the planner from reading all activities of a kind instead of those of a contact.
 */
function focused<T>(query: RawBuilder<T>): RawBuilder<T> {
  return sql<T>`with
    self as (select contact_id as id from temp.rule_focus where member_id = contact_id),
    contact as (select it.* from self cross join main.contact as it on it.id = self.id),
    contact_custom as (select it.* from self cross join main.contact_custom as it on it.id = self.id),
    contact_rollup as (select it.* from self cross join main.contact_rollup as it on it.contact_id = self.id),
    contact_score as (select it.* from self cross join main.contact_score as it on it.contact_id = self.id),
    score_change as (select it.* from self cross join main.score_change as it on it.contact_id = self.id),
    stage_stay as (select it.* from self cross join main.stage_stay as it on it.contact_id = self.id),
    contact_stage as (select contact_id, stage, since, before from stage_stay where until is null),
    finding as (select it.* from self cross join main.finding as it on it.contact_id = self.id),
    contact_activity as (select it.id, f.contact_id, +it.kind as kind, +it.at as at, it.amount, it.currency, it.product, it.category,
      it.quantity, it.discount, it.campaign, it.reference, it.source, it.detail
      from temp.rule_focus as f cross join main.activity as it on it.contact_id = f.member_id),
    contact_email as (select f.contact_id, it.value, it.normalised
      from temp.rule_focus as f cross join main.contact_point as it on it.contact_id = f.member_id and +it.kind = 'email'),
    contact_phone as (select f.contact_id, it.value, it.normalised
      from temp.rule_focus as f cross join main.contact_point as it on it.contact_id = f.member_id and +it.kind = 'phone'),
    tag_assignment as (select it.*, f.contact_id as survivor
      from temp.rule_focus as f cross join main.tag_assignment as it on it.contact_id = f.member_id),
    tag_pin as (select it.*, f.contact_id as survivor
      from temp.rule_focus as f cross join main.tag_pin as it on it.contact_id = f.member_id),
    source_record as (select it.*
      from temp.rule_focus as f cross join main.source_record as it on it.contact_id = f.member_id)
    ${query}`;
}

// The SQL of tags. One statement each; merged contacts are resolved here, so that every count speaks of survivors.
import { type RawBuilder, sql } from 'kysely';
import type { TagMember } from '../../../../src-shared/contract/tags.ts';
import { build } from '../../db/query.ts';

/** A list of ids as one bound value: thousands of placeholders would pass SQLite's limit. */
function listOf(ids: Iterable<number>): RawBuilder<unknown> {
  return sql`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`;
}

export function selectTags() {
  return build.selectFrom('tag').selectAll().orderBy('position').orderBy('id');
}

export function selectTag(id: number) {
  return build.selectFrom('tag').selectAll().where('id', '=', id);
}

/** Contacts by tag, as a JSON array of ids each; read through the index over (tag, contact) alone. */
export function selectMembers(who: 'active' | 'everybody'): RawBuilder<{ tag_id: number; contacts: string }> {
  const without = who === 'active' ? sql`('archived', 'merged')` : sql`('merged')`;
  return sql`SELECT tag_id, json_group_array(contact_id) AS contacts FROM tag_assignment
    WHERE contact_id NOT IN (SELECT id FROM contact WHERE state IN ${without}) GROUP BY tag_id`;
}

/** The same for contacts that were merged away, under their survivors. */
export function selectMergedMembers(who: 'active' | 'everybody'): RawBuilder<{ tag_id: number; contacts: string }> {
  const states = who === 'active' ? sql`('active')` : sql`('active', 'archived')`;
  return sql`SELECT a.tag_id, json_group_array(al.winner_id) AS contacts
    FROM contact_alias al JOIN tag_assignment a ON a.contact_id = al.id JOIN contact c ON c.id = al.winner_id
    WHERE c.state IN ${states} GROUP BY a.tag_id`;
}

/** Every assignment of the tags under the survivor's id: columns id, tag_id, contact_id. */
export function wearersOf(tags: Iterable<number>): RawBuilder<{ id: number; tag_id: number; contact_id: number }> {
  return sql`SELECT a.id, a.tag_id, coalesce(al.winner_id, a.contact_id) AS contact_id
    FROM tag_assignment a LEFT JOIN contact_alias al ON al.id = a.contact_id WHERE a.tag_id IN ${listOf(tags)}`;
}

/** Contacts that wear any of the tags, survivors counted once. */
export function countWearers(tags: Iterable<number>): RawBuilder<{ count: number }> {
  return sql`SELECT count(DISTINCT w.contact_id) AS count FROM (${wearersOf(tags)}) AS w
    JOIN contact c ON c.id = w.contact_id WHERE c.state = 'active'`;
}

/** Assignments of the tags worn by the given contacts. */
export function wornBy(tags: Iterable<number>, contacts: RawBuilder<unknown>) {
  return sql<{ id: number; tag_id: number; contact_id: number }>`
    SELECT w.id, w.tag_id, w.contact_id FROM (${wearersOf(tags)}) AS w WHERE w.contact_id IN (${contacts})`;
}

/** How many of the given contacts wear each tag. */
export function countWornTags(contacts: RawBuilder<unknown>) {
  return sql<{ tag: number; count: number }>`
    WITH chosen AS MATERIALIZED (${contacts}),
    member AS (SELECT id AS contact_id, id AS survivor FROM chosen
      UNION ALL SELECT al.id, al.winner_id FROM contact_alias al WHERE al.winner_id IN (SELECT id FROM chosen))
    SELECT a.tag_id AS tag, count(DISTINCT m.survivor) AS count
    FROM member m JOIN tag_assignment a ON a.contact_id = m.contact_id GROUP BY a.tag_id ORDER BY 2 DESC, 1`;
}

/** Of the contacts, how many are of another kind. */
export function countOtherKind(contacts: RawBuilder<unknown>, kind: 'person' | 'company') {
  return sql<{ count: number }>`SELECT count(*) AS count FROM contact WHERE kind <> ${kind} AND id IN (${contacts})`;
}

export function selectTagsOfContact(contact: number) {
  return sql<{ tag: number; source: string; why: string | null; at: number; expires_at: number | null }>`
    SELECT a.tag_id AS tag, a.source, a.why, min(a.assigned_at) AS at, a.expires_at FROM tag_assignment a
    WHERE a.contact_id = ${contact} OR a.contact_id IN (SELECT id FROM contact_alias WHERE winner_id = ${contact})
    GROUP BY a.tag_id`;
}

/** The assignments of the tags made last, active survivors only, newest first. */
export function selectNewestMembers(tags: Iterable<number>, limit: number) {
  return sql<{
    contact_id: number;
    contact_name: string;
    tag_id: number;
    source: TagMember['source'];
    why: string | null;
    at: number;
  }>`
    SELECT c.id AS contact_id, c.display_name AS contact_name, a.tag_id, a.source, a.why, a.assigned_at AS at
    FROM tag_assignment a LEFT JOIN contact_alias al ON al.id = a.contact_id
    JOIN contact c ON c.id = coalesce(al.winner_id, a.contact_id)
    WHERE a.tag_id IN ${listOf(tags)} AND c.state = 'active' ORDER BY a.assigned_at DESC, a.id DESC LIMIT ${limit}`;
}

export function selectSources(tag: number) {
  return sql<{ source: 'manual' | 'import' | 'rule' | 'audit'; count: number; newest: number }>`
    SELECT source, count(*) AS count, max(assigned_at) AS newest FROM tag_assignment WHERE tag_id = ${tag}
    GROUP BY source ORDER BY 2 DESC`;
}

export function selectTagHistory(tag: number) {
  return sql<{ operation: number; label: string; at: number }>`
    SELECT o.id AS operation, o.label, o.at FROM operation o
    WHERE o.id IN (SELECT operation_id FROM change WHERE table_name = 'tag' AND row_id = ${tag})
    ORDER BY o.id DESC LIMIT 50`;
}

export function selectAliases(tag: number) {
  return build.selectFrom('tag_alias').select(['id', 'alias']).where('tag_id', '=', tag).orderBy('alias');
}

export function selectEveryAlias() {
  return build.selectFrom('tag_alias').select(['tag_id', 'alias']).orderBy('alias');
}

export function selectAlias(alias: string) {
  return build.selectFrom('tag_alias').select(['id', 'tag_id']).where('alias', '=', alias);
}

export function insertAlias(tag: number, alias: string) {
  return build.insertInto('tag_alias').values({ tag_id: tag, alias });
}

export function deleteAlias(tag: number, alias: number) {
  return build.deleteFrom('tag_alias').where('id', '=', alias).where('tag_id', '=', tag);
}

export function moveAliases(from: number, into: number) {
  return build.updateTable('tag_alias').set({ tag_id: into }).where('tag_id', '=', from);
}

export function deleteAliasesOf(tag: number) {
  return build.deleteFrom('tag_alias').where('tag_id', '=', tag);
}

export function insertTag(values: { name: string; parent: number | null; position: number; now: number }) {
  return build.insertInto('tag').values({
    parent_id: values.parent,
    name: values.name,
    position: values.position,
    created_at: values.now,
    updated_at: values.now,
  });
}

/** Columns of a tag that handlers change; absent ones stay. */
export interface TagChanges {
  parent_id?: number | null;
  name?: string;
  position?: number;
  colour?: string | null;
  is_exclusive?: number;
  status?: 'draft' | 'active' | 'deprecated' | 'retired';
  meaning?: string | null;
  owner?: string | null;
  applied_when?: string | null;
  removed_when?: string | null;
  action?: string | null;
  examples?: string | null;
  counter_examples?: string | null;
  review_at?: string | null;
  review_months?: number | null;
  replaced_by?: number | null;
  icon?: string | null;
  is_locked?: number;
  used_for?: 'anybody' | 'person' | 'company';
}

export function updateTag(id: number, changes: TagChanges, now: number) {
  return build
    .updateTable('tag')
    .set({ ...changes, updated_at: now })
    .where('id', '=', id);
}

/** The rule of a tag, its pins, its examples and what names it; whoever deletes a tag deletes these first. */
export const deletionsBelow = (tag: number) => [
  build.deleteFrom('tag_example').where('tag_id', '=', tag),
  build.deleteFrom('tag_rule').where('tag_id', '=', tag),
  build.deleteFrom('tag_pin').where('tag_id', '=', tag),
  build.deleteFrom('tag_view_member').where('tag_id', '=', tag),
  sql`UPDATE tag SET replaced_by = NULL WHERE replaced_by = ${tag}`,
];

/** Lets a tag have the rule, the pins and the examples of another, as far as it has none of its own. */
export const moveRuleAndPins = (from: number, into: number) => [
  sql`UPDATE OR IGNORE tag_example SET tag_id = ${into} WHERE tag_id = ${from}`,
  sql`UPDATE OR IGNORE tag_rule SET tag_id = ${into} WHERE tag_id = ${from}`,
  sql`UPDATE OR IGNORE tag_pin SET tag_id = ${into} WHERE tag_id = ${from}`,
  sql`UPDATE OR IGNORE tag_view_member SET tag_id = ${into} WHERE tag_id = ${from}`,
  sql`UPDATE tag SET replaced_by = ${into} WHERE replaced_by = ${from} AND id <> ${into}`,
];

export function deleteTag(id: number) {
  return build.deleteFrom('tag').where('id', '=', id);
}

/** Lets assignments of one tag count for another, but for those of contacts that have the other already. */
export function moveAssignments(ids: readonly number[], into: number) {
  return sql`UPDATE tag_assignment SET tag_id = ${into} WHERE id IN ${listOf(ids)}
    AND contact_id NOT IN (SELECT contact_id FROM tag_assignment WHERE tag_id = ${into})`;
}

export function deleteAssignments(ids: readonly number[]) {
  return sql`DELETE FROM tag_assignment WHERE id IN ${listOf(ids)}`;
}

export function selectAssignmentIds(tags: Iterable<number>) {
  return sql<{ id: number }>`SELECT id FROM tag_assignment WHERE tag_id IN ${listOf(tags)}`;
}

export const insertAssignmentSql =
  "INSERT INTO tag_assignment (contact_id, tag_id, source, why, assigned_at) VALUES (?, ?, 'manual', ?, ?)";

/** Saved rules that may name a tag: segments, views, and the two rules of a tag under that tag's id and name. */
export function selectSavedRules() {
  return sql<{ kind: 'segment' | 'view' | 'rule'; id: number; name: string; json: string }>`
    SELECT 'segment' AS kind, id, name, rule AS json FROM segment
    UNION ALL SELECT 'view', id, name, definition FROM saved_view
    UNION ALL SELECT 'rule', t.id, t.name, json_array(json(r.add_when), json(r.remove_when))
      FROM tag_rule r JOIN tag t ON t.id = r.tag_id ORDER BY 1, 3`;
}

export function updateSavedRule(kind: 'segment' | 'view' | 'rule', id: number, json: string) {
  if (kind === 'rule') {
    return sql`UPDATE tag_rule SET add_when = json_extract(${json}, '$[0]'), remove_when = json_extract(${json}, '$[1]')
      WHERE tag_id = ${id}`;
  }
  return kind === 'segment'
    ? build.updateTable('segment').set({ rule: json }).where('id', '=', id)
    : build.updateTable('saved_view').set({ definition: json }).where('id', '=', id);
}

export function selectNames(contacts: readonly number[]) {
  return sql<{ id: number; display_name: string }>`
    SELECT id, display_name FROM contact WHERE id IN ${listOf(contacts)}`;
}

export function countAssignments() {
  return sql<{ count: number }>`SELECT count(*) AS count FROM tag_assignment`;
}

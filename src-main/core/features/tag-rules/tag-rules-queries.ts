// The SQL of rules on tags. One statement each; merged contacts stand under their survivors.
import { sql } from 'kysely';
import type { RunReason } from '../../../../src-shared/contract/tag-rules.ts';
import { build } from '../../db/query.ts';

export const selectRules = () => build.selectFrom('tag_rule').selectAll().orderBy('id');

export const selectRuleOf = (tag: number) => build.selectFrom('tag_rule').selectAll().where('tag_id', '=', tag);

export interface RuleColumns {
  add_when: string;
  removal: 'not_true' | 'rule' | 'never';
  remove_when: string | null;
  is_active: number;
  updated_at: number;
}

export const insertRule = (tag: number, columns: RuleColumns) =>
  build.insertInto('tag_rule').values({ tag_id: tag, ...columns, created_at: columns.updated_at });

export const updateRule = (tag: number, columns: RuleColumns) =>
  build.updateTable('tag_rule').set(columns).where('tag_id', '=', tag);

export const deleteRule = (tag: number) => build.deleteFrom('tag_rule').where('tag_id', '=', tag);

/** Assignments by tag with who wears them: [assignment, tag, survivor, 1 when a rule made it]. */
export const selectWorn = (tags: Iterable<number>) => sql<unknown>`
  SELECT a.id, a.tag_id, coalesce(al.winner_id, a.contact_id), a.source = 'rule'
  FROM tag_assignment a LEFT JOIN contact_alias al ON al.id = a.contact_id
  WHERE a.tag_id IN (SELECT value FROM json_each(${JSON.stringify([...tags])}))`;

/** How many contacts wear each tag because of a rule. */
export const countByRule = () => sql<{ tag_id: number; count: number }>`
  SELECT a.tag_id, count(*) AS count FROM tag_assignment a JOIN contact c ON c.id = a.contact_id
  WHERE a.source = 'rule' AND c.state = 'active' GROUP BY a.tag_id`;

const pinColumns = sql`p.id, coalesce(al.winner_id, p.contact_id) AS contact_id, c.display_name AS contact_name,
  p.tag_id, p.kind, p.until`;
const pinSource = sql`tag_pin p LEFT JOIN contact_alias al ON al.id = p.contact_id
  JOIN contact c ON c.id = coalesce(al.winner_id, p.contact_id)`;

export interface PinRow {
  id: number;
  contact_id: number;
  contact_name: string;
  tag_id: number;
  kind: 'pin' | 'ban';
  until: string | null;
}

/** The newest pins and bans of a tag. */
export const selectPinsOf = (tag: number) =>
  sql<PinRow>`SELECT ${pinColumns} FROM ${pinSource} WHERE p.tag_id = ${tag} ORDER BY p.id DESC LIMIT 500`;

/** Pins and bans that hold on a day: [tag, survivor, kind]. */
export const selectPinsOn = (day: string) =>
  sql<unknown>`SELECT p.tag_id, coalesce(al.winner_id, p.contact_id), p.kind
    FROM tag_pin p LEFT JOIN contact_alias al ON al.id = p.contact_id WHERE p.until IS NULL OR p.until >= ${day}`;

/** A contact with those merged into it. */
const family = (contact: number) =>
  sql`(SELECT ${contact} UNION ALL SELECT id FROM contact_alias WHERE winner_id = ${contact})`;

export const selectPin = (tag: number, contact: number) =>
  sql<PinRow>`SELECT ${pinColumns} FROM ${pinSource}
    WHERE p.tag_id = ${tag} AND p.contact_id IN ${family(contact)} ORDER BY p.kind, p.id DESC LIMIT 1`;

export const deletePins = (tag: number, contact: number) =>
  sql`DELETE FROM tag_pin WHERE tag_id = ${tag} AND contact_id IN ${family(contact)}`;

export const insertPin = (row: {
  tag_id: number;
  contact_id: number;
  kind: 'pin' | 'ban';
  until: string | null;
  created_at: number;
}) => build.insertInto('tag_pin').values(row);

export const deleteAssignmentsOf = (tag: number, contact: number) =>
  sql`DELETE FROM tag_assignment WHERE tag_id = ${tag} AND contact_id IN ${family(contact)}`;

export const selectAssignment = (tag: number, contact: number) =>
  sql<{ source: 'manual' | 'import' | 'rule' | 'audit'; why: string | null; at: number }>`
    SELECT source, why, assigned_at AS at FROM tag_assignment
    WHERE tag_id = ${tag} AND contact_id IN ${family(contact)} ORDER BY source = 'rule', assigned_at LIMIT 1`;

export const selectContactState = (contact: number) =>
  sql<{ display_name: string; state: string }>`SELECT display_name, state FROM contact WHERE id = ${contact}`;

export const selectContactNames = (ids: readonly number[]) =>
  sql<{ id: number; name: string }>`SELECT c.id, c.display_name AS name
    FROM json_each(${JSON.stringify(ids)}) AS wanted JOIN contact c ON c.id = wanted.value ORDER BY wanted.key`;

/** Bound by position: contact, tag, why, when. */
export const insertRuleAssignmentSql =
  "INSERT INTO tag_assignment (contact_id, tag_id, source, why, assigned_at) VALUES (?, ?, 'rule', ?, ?)";

export interface RunRow {
  at: number;
  as_of: string;
  reason: RunReason;
  operation_id: number | null;
  rules: number;
  gained: number;
  lost: number;
  last_batch: number;
  /** See world-print.ts. */
  world: string | null;
}

export const insertRun = (row: RunRow) => build.insertInto('tag_rule_run').values(row);

export const selectRuns = (limit: number) =>
  sql<RunRow & { id: number; is_undone: number }>`
    SELECT r.*, o.undone_by IS NOT NULL AS is_undone FROM tag_rule_run r
    LEFT JOIN operation o ON o.id = r.operation_id ORDER BY r.id DESC LIMIT ${limit}`;

/** The operations since a moment that loaded rows in bulk: no rule followed them. */
export const selectLoads = (since: number) =>
  sql<{ id: number }>`SELECT DISTINCT r.operation_id AS id FROM change_range r JOIN operation o ON o.id = r.operation_id
    WHERE o.at >= ${since}`;

export const selectNewestBatch = () => sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM import_batch`;

/** Imports since the first rule was made, for a workspace where no rule has run yet. */
export const selectNewestBatchUntil = (moment: number) =>
  sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM import_batch WHERE imported_at <= ${moment}`;

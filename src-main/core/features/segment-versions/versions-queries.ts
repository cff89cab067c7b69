// SQL of the rules a segment has had. One statement each.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';

export interface VersionRecord {
  id: number;
  segment_id: number;
  number: number;
  rule: string;
  sentence: string;
  why: string | null;
  author: string | null;
  at: number;
  operation_id: number | null;
}

export const insertVersion = (row: Omit<VersionRecord, 'id'>) => build.insertInto('segment_version').values(row);

export const selectVersion = (id: number) => build.selectFrom('segment_version').selectAll().where('id', '=', id);

export const selectVersions = (segment: number) => sql<VersionRecord & { label: string | null }>`
  SELECT v.*, o.label FROM segment_version v LEFT JOIN operation o ON o.id = v.operation_id
  WHERE v.segment_id = ${segment} ORDER BY v.number DESC`;

export const selectNewestVersion = (segment: number) =>
  sql<VersionRecord>`SELECT * FROM segment_version WHERE segment_id = ${segment} ORDER BY number DESC LIMIT 1`;

/** Segments whose rule an operation changed or made. The plus keeps the planner from reading all that the operation did. */
export const selectRuleChanges = (operation: number) => sql<{
  segment: number;
  before: string | null;
  after: string;
  changed_before: number | null;
}>`
  SELECT row_id AS segment, before ->> 'rule' AS before, after ->> 'rule' AS after, before ->> 'updated_at' AS changed_before
  FROM change WHERE table_name = 'segment' AND +operation_id = ${operation} AND after IS NOT NULL
    AND (before ->> 'rule') IS NOT (after ->> 'rule') ORDER BY id`;

export const selectReason = (operation: number) => sql`SELECT reason FROM operation WHERE id = ${operation}`;

export const setReason = (operation: number, reason: string) =>
  sql`UPDATE operation SET reason = ${reason} WHERE id = ${operation}`;

// The SQL of runs, findings and decisions, one statement each. What an audit reads of contacts is in audit-loader.ts.
import { type RawBuilder, sql } from 'kysely';
import type { FindingFilter } from '../../../../src-shared/contract/audit.ts';
import { build } from '../../db/query.ts';

export const countActive = () => sql<{ count: number }>`SELECT count(*) FROM contact WHERE state = 'active'`;

export const selectDecisions = () =>
  sql<[string, number, string, string | null]>`SELECT check_id, contact_id, field, current FROM finding_decision`;

export interface RunRow {
  id: number;
  at: number;
  as_of: number;
  contact_count: number;
  score: number;
  detail: string;
}

export const selectLatestRun = () => build.selectFrom('audit_run').selectAll().orderBy('id', 'desc').limit(1);

/** The newest 50 runs, newest first, with the figures of their detail that the history shows. */
export const selectRuns = () =>
  sql<{ id: number; at: number; score: number; findings: number; contactCount: number }>`
    SELECT id, at, score, contact_count AS "contactCount", coalesce(detail ->> '$.findings', 0) AS findings
    FROM audit_run ORDER BY id DESC LIMIT 50`;

export const insertRun = (run: Omit<RunRow, 'id'>) => build.insertInto('audit_run').values(run);

/** Drops up to `limit` findings of earlier runs. */
export const deleteSomeFindings = (latestRun: number, limit: number) =>
  sql`DELETE FROM finding WHERE id IN (SELECT id FROM finding WHERE run_id <> ${latestRun} LIMIT ${limit})`;
export const deleteTagFindings = () => build.deleteFrom('tag_finding');
export const insertTagFinding = (row: {
  run_id: number;
  check_id: string;
  tag_id: number;
  current: string | null;
  detail: string | null;
}) => build.insertInto('tag_finding').values(row);

/** Bound by position, for the hot loop of a run. */
export const insertFindingSql = `INSERT INTO finding (run_id, check_id, contact_id, field, current, proposed, confidence, detail, also, has_fix, state)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Findings per check, state and whether they carry a fix: answered from the index alone. */
export const countFindings = () =>
  sql<{ check_id: string; state: string; has_fix: number; count: number; contacts: number }>`
    SELECT check_id, state, has_fix, count(*) AS count, count(DISTINCT contact_id) AS contacts
    FROM finding GROUP BY check_id, state, has_fix`;

/** Contacts with an open finding, per check. */
export const countAffected = () =>
  sql<{ check_id: string; contacts: number }>`
    SELECT check_id, count(DISTINCT contact_id) AS contacts FROM finding WHERE state = 'open' GROUP BY check_id`;

/** Whether a person called the tag finding `f` right. */
const isTagRejected = sql`EXISTS (SELECT 1 FROM tag_finding_decision d
  WHERE d.check_id = f.check_id AND d.tag_id = f.tag_id AND d.current IS f.current)`;

export const countTagFindings = () =>
  sql<{ check_id: string; open: number; rejected: number }>`
    SELECT f.check_id, sum(NOT ${isTagRejected}) AS open, sum(${isTagRejected}) AS rejected FROM tag_finding f GROUP BY f.check_id`;

/** 1 when a contact, one of its points or addresses changed after `since`. */
export const isChangedSince = (since: number) =>
  sql<{ changed: number }>`SELECT EXISTS (SELECT 1 FROM operation WHERE at > ${since} AND EXISTS (
    SELECT 1 FROM json_each(counts) WHERE key IN ('contact', 'contact_point', 'address', 'activity', 'contact_alias', 'tag', 'tag_assignment')))`;

/** What a filter shows, as a condition on `finding as f`. */
export function matchesFilter(filter: FindingFilter & { except?: readonly number[] }): RawBuilder<unknown> {
  const parts = [sql`f.check_id = ${filter.check}`, sql`f.state = ${filter.state}`];
  if (filter.onlyFixable || filter.minimumConfidence !== undefined) parts.push(sql`f.has_fix = 1`);
  if (filter.minimumConfidence !== undefined) parts.push(sql`f.confidence >= ${filter.minimumConfidence}`);
  const search = filter.search.trim();
  if (search !== '') {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(f.current LIKE ${like} ESCAPE '\\' OR f.proposed LIKE ${like} ESCAPE '\\' OR f.contact_id IN (
      SELECT id FROM contact WHERE display_name LIKE ${like} ESCAPE '\\'))`);
  }
  if (filter.only !== undefined) parts.push(sql`f.id IN (SELECT value FROM json_each(${JSON.stringify(filter.only)}))`);
  if (filter.except !== undefined && filter.except.length > 0)
    parts.push(sql`f.id NOT IN (SELECT value FROM json_each(${JSON.stringify(filter.except)}))`);
  return sql.join(parts, sql` AND `);
}

export interface FindingRecord {
  id: number;
  check_id: string;
  contact_id: number;
  display_name: string;
  field: string;
  point_kind: string | null;
  current: string | null;
  proposed: string | null;
  confidence: number | null;
  detail: string | null;
  also: string | null;
  state: 'open' | 'accepted' | 'rejected' | 'settled';
}

const findingColumns = sql`f.id, f.check_id, f.contact_id, c.display_name, f.field, f.current, f.proposed, f.confidence,
  f.detail, f.also, f.state,
  (SELECT p.kind FROM contact_point p WHERE f.field LIKE 'point:%' AND p.id = CAST(substr(f.field, 7) AS INTEGER)) AS point_kind`;

const orders = {
  fixable: sql`f.has_fix DESC, f.id`,
  confidence: sql`f.has_fix DESC, f.confidence DESC, f.id`,
  name: sql`c.display_name COLLATE NOCASE, f.id`,
};

export const selectFindings = (filter: FindingFilter, sort: keyof typeof orders, offset: number, limit: number) =>
  sql<FindingRecord>`SELECT ${findingColumns} FROM finding f JOIN contact c ON c.id = f.contact_id
    WHERE ${matchesFilter(filter)} ORDER BY ${orders[sort]} LIMIT ${limit} OFFSET ${offset}`;

export const countFiltered = (filter: FindingFilter) =>
  sql<{ total: number; fixable: number; contacts: number }>`
    SELECT count(*) AS total, coalesce(sum(f.has_fix), 0) AS fixable, count(DISTINCT f.contact_id) AS contacts
    FROM finding f WHERE ${matchesFilter(filter)}`;

export const selectFindingsById = (ids: readonly number[]) =>
  sql<FindingRecord>`SELECT ${findingColumns} FROM finding f JOIN contact c ON c.id = f.contact_id
    WHERE f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY f.id`;

export const selectTargetIds = (filter: FindingFilter & { except: readonly number[] }) =>
  sql<{
    id: number;
  }>`SELECT f.id FROM finding f WHERE ${matchesFilter(filter)} AND f.has_fix = 1 ORDER BY f.contact_id, f.id`;

export const selectOpenOfContacts = (contacts: readonly number[]) =>
  sql<FindingRecord>`SELECT ${findingColumns} FROM finding f JOIN contact c ON c.id = f.contact_id
    WHERE f.contact_id IN (SELECT value FROM json_each(${JSON.stringify(contacts)})) AND f.state = 'open' ORDER BY f.contact_id, f.id`;

export const selectTagFindings = (check: string) =>
  sql<{ id: number; check_id: string; tag_id: number; name: string; detail: string | null; rejected: number }>`
    SELECT f.id, f.check_id, f.tag_id, t.name, f.detail, ${isTagRejected} AS rejected FROM tag_finding f JOIN tag t ON t.id = f.tag_id
    WHERE f.check_id = ${check} ORDER BY t.name COLLATE NOCASE`;

/** Positional, as an audit reads them: check, tag, current. */
export const selectTagDecisions = () =>
  sql<[string, number, string | null]>`SELECT check_id, tag_id, current FROM tag_finding_decision`;

const tagFindingsIn = (ids: readonly number[]) => sql`f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export const insertTagDecisions = (ids: readonly number[], now: number) =>
  sql`INSERT INTO tag_finding_decision (check_id, tag_id, current, decided_at)
    SELECT f.check_id, f.tag_id, f.current, ${now} FROM tag_finding f WHERE ${tagFindingsIn(ids)} AND NOT ${isTagRejected}`;

export const deleteTagDecisions = (ids: readonly number[]) =>
  sql`DELETE FROM tag_finding_decision AS d WHERE EXISTS (SELECT 1 FROM tag_finding f WHERE ${tagFindingsIn(ids)}
    AND d.check_id = f.check_id AND d.tag_id = f.tag_id AND d.current IS f.current)`;

export const selectTagFindingTitles = (ids: readonly number[]) =>
  sql<{ check_id: string; name: string }>`SELECT f.check_id, t.name FROM tag_finding f JOIN tag t ON t.id = f.tag_id
    WHERE ${tagFindingsIn(ids)}`;

/** Bound by position, for the hot loop of accepting. */
export const setStateSql = 'UPDATE finding SET state = ? WHERE id = ?';
export const refreshSql = `UPDATE finding SET current = ?, proposed = ?, confidence = ?, detail = ?, also = ?, has_fix = ?
  WHERE id = ?`;

/** Remembers rejections of whole findings, however many. */
export const insertDecisions = (which: RawBuilder<unknown>, now: number) =>
  sql`INSERT INTO finding_decision (check_id, contact_id, field, current, decision, decided_at)
    SELECT f.check_id, f.contact_id, f.field, f.current, 'rejected', ${now} FROM finding f WHERE ${which}`;
export const rejectFindings = (which: RawBuilder<unknown>) =>
  sql`UPDATE finding AS f SET state = 'rejected' WHERE ${which}`;

export const deleteDecisions = (ids: readonly number[]) =>
  sql`DELETE FROM finding_decision WHERE EXISTS (SELECT 1 FROM finding f
    WHERE f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND f.check_id = finding_decision.check_id
      AND f.contact_id = finding_decision.contact_id AND f.field = finding_decision.field AND f.current IS finding_decision.current)`;
export const reopenFindings = (ids: readonly number[]) =>
  sql`UPDATE finding SET state = 'open' WHERE state = 'rejected' AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export const openAmong = (ids: readonly number[]) =>
  sql`f.state = 'open' AND f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

// SQL of Home: a handful of counts, each from an index or a short table. One statement each.
import { type RawBuilder, sql } from 'kysely';

interface Sizes {
  contacts: number;
  archived: number;
  merged: number;
  activities: number;
  tags: number;
  undocumented: number;
  segments: number;
  imports: number;
  tagged: number;
  scored: number;
  matchRuns: number;
}

/** Its meaning is not written down, though it is in use or about to be. */
const isUndocumented = sql`status IN ('active', 'draft') AND trim(coalesce(meaning, '')) = ''`;

export const selectSizes: RawBuilder<Sizes> = sql<Sizes>`SELECT
  (SELECT count(*) FROM contact WHERE state = 'active') AS contacts,
  (SELECT count(*) FROM contact WHERE state = 'archived') AS archived,
  (SELECT count(*) FROM contact_alias) AS merged,
  (SELECT count(*) FROM activity) AS activities,
  (SELECT count(*) FROM tag) AS tags,
  (SELECT count(*) FROM tag WHERE ${isUndocumented}) AS undocumented,
  (SELECT count(*) FROM segment) AS segments,
  (SELECT count(*) FROM import_batch) AS imports,
  (SELECT count(DISTINCT contact_id) FROM tag_assignment) AS tagged,
  (SELECT count(*) FROM contact_score) AS scored,
  (SELECT count(*) FROM match_run WHERE trial IS NULL) AS "matchRuns"`;

/** The latest two audits, newest first; `dimensions` is JSON as audit-run.ts keeps it. */
export const selectLatestAudits = sql<{ at: number; score: number; dimensions: string | null }>`
  SELECT at, score, detail ->> '$.dimensions' AS dimensions FROM audit_run ORDER BY id DESC LIMIT 2`;

export const countOpenFindings = sql<{ open: number; fixable: number | null }>`
  SELECT count(*) AS open, sum(proposed IS NOT NULL) AS fixable FROM finding WHERE state = 'open'`;

export const countFindingsPerCheck = sql<{ check: string; count: number }>`
  SELECT check_id AS "check", count(*) AS count FROM finding WHERE state = 'open' GROUP BY check_id`;

export const countUndocumentedTags = sql<{ count: number }>`
  SELECT count(*) AS count FROM tag WHERE ${isUndocumented}`;

/** `day` is the present day, YYYY-MM-DD. */
export const selectReviewsDue = (
  day: string,
): RawBuilder<{ kind: 'tag' | 'segment'; id: number; name: string; reviewAt: string }> =>
  sql`SELECT 'tag' AS kind, id, name, review_at AS "reviewAt" FROM tag WHERE review_at <= ${day} AND status = 'active'
    UNION ALL SELECT 'segment', id, name, review_at FROM segment WHERE review_at <= ${day}
    ORDER BY "reviewAt", name LIMIT 20`;

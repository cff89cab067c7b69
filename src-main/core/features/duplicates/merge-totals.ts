// What a merge must not change: activities, revenue per currency, tags and points of the people concerned. Owns the
// comparison before and after; a difference rolls the merge back.
import { sql } from 'kysely';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { filedUnder, idsIn } from './duplicates-queries.ts';

/** Totals as one text, equal texts meaning equal totals. */
export type Totals = string;

/** The totals of a few contacts together, merged ones resolved. */
export function totalsOf(db: ReadHandle, ids: readonly number[]): Totals {
  // The views resolve merges but know no index: the rows are found by what they are filed under.
  const of = (table: 'activity' | 'contact_point' | 'address') => sql`${idsIn(ids)}
    AND id IN (SELECT id FROM ${sql.table(table)} WHERE contact_id IN ${filedUnder(ids)})`;
  return JSON.stringify([
    db.rows(
      sql`SELECT currency, count(*), sum(amount) FROM contact_activity WHERE contact_id IN ${of('activity')}
        GROUP BY currency ORDER BY 1`,
    ),
    db.rows(sql`SELECT DISTINCT tag_id FROM tag_assignment WHERE contact_id IN ${filedUnder(ids)} ORDER BY 1`),
    db.value(sql`SELECT count(*) FROM contact_email WHERE contact_id IN ${of('contact_point')}`),
    db.value(sql`SELECT count(*) FROM contact_phone WHERE contact_id IN ${of('contact_point')}`),
    db.value(sql`SELECT count(*) FROM contact_address WHERE contact_id IN ${of('address')}`),
  ]);
}

/** The totals of the whole workspace: activities and revenue of everybody who is not merged away. */
export function workspaceTotals(db: ReadHandle): Totals {
  return JSON.stringify([
    db.rows(
      sql`SELECT a.currency, count(*), sum(a.amount) FROM contact_activity a JOIN contact c ON c.id = a.contact_id
        AND c.state <> 'merged' GROUP BY a.currency ORDER BY 1`,
    ),
    db.rows(
      sql`SELECT p.kind, count(*) FROM contact_point p LEFT JOIN contact_alias al ON al.id = p.contact_id
        JOIN contact c ON c.id = coalesce(al.winner_id, p.contact_id) AND c.state <> 'merged' GROUP BY p.kind ORDER BY 1`,
    ),
    db.rows(
      sql`SELECT t.tag_id, count(*) > 0 FROM contact_tag t JOIN contact c ON c.id = t.contact_id AND c.state <> 'merged'
        GROUP BY t.tag_id ORDER BY 1`,
    ),
  ]);
}

/** Refuses when totals differ; the caller's transaction is rolled back. */
export function holdTotals(before: Totals, after: Totals): void {
  if (before === after) return;
  throw refuse(
    'totals-changed',
    'The merge would have changed the number of activities, the revenue or the tags. Nothing was merged. Check the workspace with “tagstead check”.',
    { before, after },
  );
}

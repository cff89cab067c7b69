// SQL of RFM: who bought what, how scores are kept, what the heat-map shows. One statement each.
import { sql } from 'kysely';
import type { RfmCell } from '../../../../src-shared/rules/field-catalogue.ts';
import { build } from '../../db/query.ts';

/** One row per active contact that bought: id, last purchase, orders, purchases less refunds. */
export const selectBuyers = (from: number | null, to: number, currency: string | null) =>
  sql<{ contact_id: number; last_at: number; orders: number; revenue: number }>`
    SELECT a.contact_id, max(CASE WHEN a.kind = 'purchase' THEN a.at END) AS last_at,
      count(DISTINCT CASE WHEN a.kind = 'purchase' THEN coalesce(a.reference, a.id) END) AS orders,
      coalesce(sum(a.amount), 0) AS revenue
    FROM contact_activity AS a JOIN contact AS c ON c.id = a.contact_id AND c.state = 'active'
    WHERE a.kind IN ('purchase', 'refund') AND a.at <= ${to}
      ${from === null ? sql`` : sql`AND a.at >= ${from}`} ${currency === null ? sql`` : sql`AND a.currency = ${currency}`}
    GROUP BY a.contact_id HAVING orders > 0`;

/** What scores depend on, in one short text; total() because a sum of instants could pass 64 bits. */
export const selectFingerprint = () =>
  sql<{ fingerprint: string }>`SELECT
    (SELECT count(*) || ' ' || total(id) || ' ' || total(at) || ' ' || total(amount) || ' ' || total(contact_id)
      FROM activity WHERE kind IN ('purchase', 'refund')) || ' ' ||
    (SELECT count(*) || ' ' || total(winner_id) FROM contact_alias) || ' ' ||
    (SELECT count(*) || ' ' || total(id) FROM contact WHERE state <> 'active') AS fingerprint`;

export const selectHasBuyers = () =>
  sql<{ found: number }>`SELECT EXISTS (SELECT 1 FROM activity WHERE kind = 'purchase') AS found`;

export const selectScoreRun = () => build.selectFrom('score_run').selectAll().where('id', '=', 1);

export const countScores = () => sql<{ count: number }>`SELECT count(*) AS count FROM contact_score`;

/** Active contacts without an order. */
export const countProspects = () =>
  sql<{ count: number }>`SELECT count(*) AS count FROM contact_rollup AS r JOIN contact AS c ON c.id = r.contact_id
    WHERE r.orders = 0 AND c.state = 'active'`;

export const selectScores = () =>
  sql`SELECT contact_id, recency, frequency, monetary, cell, orders, revenue FROM contact_score`;

export const deleteScores = (ids: readonly number[]) =>
  sql`DELETE FROM contact_score WHERE contact_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** @param rows [contact, recency, frequency, monetary, cell, orders, revenue] */
export const insertScores = (rows: readonly (readonly [number, number, number, number, string, number, number])[]) =>
  sql`INSERT OR REPLACE INTO contact_score (contact_id, recency, frequency, monetary, cell, orders, revenue)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(${JSON.stringify(rows)})`;

export const replaceScoreRun = (row: { at: number; as_of: string; settings: string; fingerprint: string }) =>
  sql`INSERT OR REPLACE INTO score_run (id, at, as_of, settings, fingerprint)
    VALUES (1, ${row.at}, ${row.as_of}, ${row.settings}, ${row.fingerprint})`;

export const selectComparisonRun = () => build.selectFrom('score_change_run').selectAll().where('id', '=', 1);

export const deleteComparison = () => sql`DELETE FROM score_change`;

/** @param rows [contact, group on the first day, group on the second] */
export const insertComparison = (rows: readonly (readonly [number, string | null, string | null])[]) =>
  sql`INSERT INTO score_change (contact_id, cell_from, cell_to)
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(rows)})`;

export const replaceComparisonRun = (row: {
  at: number;
  from_day: string;
  to_day: string;
  settings: string;
  fingerprint: string;
  figures: string;
}) => sql`INSERT OR REPLACE INTO score_change_run (id, at, from_day, to_day, settings, fingerprint, figures)
    VALUES (1, ${row.at}, ${row.from_day}, ${row.to_day}, ${row.settings}, ${row.fingerprint}, ${row.figures})`;

export const selectHeatMap = () =>
  sql<{ recency: number; value: number; count: number; revenue: number }>`
    SELECT recency, (frequency + monetary + 1) / 2 AS value, count(*) AS count, sum(revenue) AS revenue
    FROM contact_score GROUP BY 1, 2`;

export const selectRfmGroups = () =>
  sql<{ cell: RfmCell; count: number; revenue: number; orders: number }>`
    SELECT cell, count(*) AS count, sum(revenue) AS revenue, sum(orders) AS orders
    FROM contact_score GROUP BY cell ORDER BY revenue DESC`;

/** The currencies of purchases, the commonest first. */
export const selectCurrencies = () =>
  sql<{ currency: string }>`SELECT currency FROM contact_rollup WHERE currency IS NOT NULL
    GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 20`;

export const selectSetting = (key: string) => build.selectFrom('setting').select('value').where('key', '=', key);

export const putSetting = (key: string, value: string) =>
  sql`INSERT INTO setting (key, value) VALUES (${key}, ${value})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

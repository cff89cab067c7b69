// The SQL of unclaimed orders. One statement each.
import { sql } from 'kysely';
import type { UnclaimedLane } from '../../../../src-shared/contract/unclaimed.ts';
import { idsIn } from '../duplicates/duplicates-queries.ts';

const inLane = (lane: UnclaimedLane) => {
  if (lane === 'open') return sql`u.decision IS NULL`;
  return lane === 'left' ? sql`u.decision = 'left'` : sql`u.decision IN ('given', 'created')`;
};
const ofBatch = (batch: number | undefined) =>
  batch === undefined
    ? sql``
    : sql`AND u.who_key IN (SELECT who_key FROM unclaimed_activity WHERE batch_id = ${batch})`;

export const countUnclaimed = (batch: number | undefined) => sql<{
  people: number;
  orders: number;
  left: number;
  given: number;
}>`SELECT count(DISTINCT CASE WHEN u.decision IS NULL THEN u.who_key END) AS people,
    count(CASE WHEN u.decision IS NULL THEN 1 END) AS orders,
    count(DISTINCT CASE WHEN u.decision = 'left' THEN u.who_key END) AS left,
    count(DISTINCT CASE WHEN u.decision IN ('given', 'created') THEN u.who_key END) AS given
  FROM unclaimed_activity u WHERE 1 ${ofBatch(batch)}`;

export interface PersonRow {
  who_key: string;
  who: string;
  orders: number;
  first_at: number;
  last_at: number;
  amount: number | null;
  currency: string | null;
  contact_id: number | null;
  contact_name: string | null;
}

export const selectPeople = (lane: UnclaimedLane, batch: number | undefined, limit: number, offset: number) =>
  sql<PersonRow>`SELECT g.*, c.id AS contact_id, c.display_name AS contact_name FROM (
      SELECT u.who_key, max(u.who) AS who, count(*) AS orders, min(u.at) AS first_at, max(u.at) AS last_at,
        CASE WHEN count(DISTINCT coalesce(u.currency, '')) = 1 THEN sum(u.amount) END AS amount,
        max(u.currency) AS currency, max(u.contact_id) AS given_to
      FROM unclaimed_activity u WHERE ${inLane(lane)} ${ofBatch(batch)} GROUP BY u.who_key) g
    LEFT JOIN contact_alias al ON al.id = g.given_to
    LEFT JOIN contact c ON c.id = coalesce(al.winner_id, g.given_to)
    ORDER BY g.orders DESC, g.who_key LIMIT ${limit} OFFSET ${offset}`;

export const countPeople = (lane: UnclaimedLane, batch: number | undefined) =>
  sql<{ count: number }>`SELECT count(DISTINCT u.who_key) AS count FROM unclaimed_activity u
    WHERE ${inLane(lane)} ${ofBatch(batch)}`;

export const selectWho = (key: string) =>
  sql<{ who: string }>`SELECT who FROM unclaimed_activity WHERE who_key = ${key} ORDER BY id DESC LIMIT 1`;

export const selectOrders = (key: string, limit: number) =>
  sql<{
    id: number;
    row_number: number;
    file_name: string;
    at: number;
    kind: string;
    amount: number | null;
    currency: string | null;
    product: string | null;
    reference: string | null;
  }>`SELECT u.id, u.row_number, b.file_name, u.at, u.activities ->> '$[0].kind' AS kind, u.amount, u.currency,
      u.activities ->> '$[0].product' AS product, u.activities ->> '$[0].reference' AS reference
    FROM unclaimed_activity u JOIN import_batch b ON b.id = u.batch_id
    WHERE u.who_key = ${key} ORDER BY u.at DESC, u.id LIMIT ${limit}`;

/** Contacts whose search entry matches, best first. */
export const selectMatching = (match: string, limit: number) =>
  sql<{ id: number }>`SELECT rowid AS id FROM contact_search WHERE contact_search MATCH ${match}
    ORDER BY rank LIMIT ${limit}`;

export const selectByPhones = (phones: readonly string[]) =>
  sql<{ id: number }>`SELECT DISTINCT contact_id AS id FROM contact_phone
    WHERE normalised IN (SELECT value FROM json_each(${JSON.stringify(phones)})) LIMIT 50`;

export interface CandidateRow {
  id: number;
  name: string;
  given: string | null;
  family: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  orders: number;
  phones: string;
}

export const selectCandidates = (ids: readonly number[]) =>
  sql<CandidateRow>`SELECT c.id, c.display_name AS name, c.given_name AS given, c.family_name AS family, c.company,
      r.primary_email AS email, r.primary_phone AS phone, r.city, coalesce(r.orders, 0) AS orders,
      (SELECT json_group_array(p.normalised) FROM contact_phone p WHERE p.contact_id = c.id AND p.normalised IS NOT NULL)
        AS phones
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id
    WHERE c.state = 'active' AND c.id IN ${idsIn(ids)}`;

export const selectActive = (contact: number) =>
  sql<{ id: number; name: string }>`SELECT c.id, c.display_name AS name FROM contact c
    WHERE c.id = coalesce((SELECT winner_id FROM contact_alias WHERE id = ${contact}), ${contact}) AND c.state = 'active'`;

/** What waits under a name becomes activities of a contact; one that it has already is not added again. */
export const insertActivities = (key: string, contact: number) =>
  sql`INSERT INTO activity (contact_id, kind, at, amount, currency, product, category, quantity, discount, campaign,
      reference, source, detail)
    SELECT ${contact}, a.value ->> 'kind', a.value ->> 'at', a.value ->> 'amount', a.value ->> 'currency',
      a.value ->> 'product', a.value ->> 'category', a.value ->> 'quantity', a.value ->> 'discount',
      a.value ->> 'campaign', a.value ->> 'reference', a.value ->> 'source', a.value ->> 'detail'
    FROM unclaimed_activity u, json_each(u.activities) a
    WHERE u.who_key = ${key} AND (u.decision IS NULL OR u.decision = 'left') AND NOT EXISTS (
      SELECT 1 FROM activity x WHERE x.contact_id = ${contact} AND x.at = a.value ->> 'at'
        AND x.kind = a.value ->> 'kind' AND x.amount IS a.value ->> 'amount'
        AND x.reference IS a.value ->> 'reference' AND x.product IS a.value ->> 'product')
    ORDER BY u.id, a.key`;

export const decide = (
  key: string,
  decision: 'given' | 'created' | 'left' | null,
  contact: number | null,
  now: number,
) =>
  sql`UPDATE unclaimed_activity SET decision = ${decision}, contact_id = ${contact},
      decided_at = ${decision === null ? null : now}
    WHERE who_key = ${key} AND (decision IS NULL OR decision = 'left')`;

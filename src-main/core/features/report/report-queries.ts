// SQL of the report: what no other feature asks. One statement each; ids travel as one JSON array.
import { sql } from 'kysely';
import { build } from '../../db/query.ts';
import { idsIn } from '../duplicates/duplicates-queries.ts';

/** The run with its dimensions, the oldest among those that the history shows. */
export const selectRun = (id: number) => build.selectFrom('audit_run').selectAll().where('id', '=', id);

/** Open findings, once per contact and check; positional: contact, check. */
export const selectOpenChecks = () =>
  sql`SELECT DISTINCT contact_id, check_id FROM finding WHERE state = 'open' ORDER BY contact_id`;

/** Purchases by the currency they are in, the commonest first. Amounts in minor units. */
export const selectPurchases = () =>
  sql<{ currency: string | null; orders: number; amount: number }>`
    SELECT currency, count(*) AS orders, coalesce(sum(amount), 0) AS amount FROM activity
    WHERE kind = 'purchase' AND amount > 0 GROUP BY currency ORDER BY count(*) DESC, currency`;

/** Imports of contacts, and the contacts each brought first. */
export const selectSources = () =>
  sql<{ id: number; file: string; product: string | null; rows: number; contacts: number }>`
    SELECT b.id, b.file_name AS file, b.source AS product, b.row_count AS rows,
      (SELECT count(DISTINCT coalesce(al.winner_id, s.contact_id)) FROM source_record s
        LEFT JOIN contact_alias al ON al.id = s.contact_id
        WHERE s.batch_id = b.id AND s.contact_id IS NOT NULL) AS contacts
    FROM import_batch b WHERE b.content = 'contacts' ORDER BY b.id`;

/** Contacts by the import that brought them first; positional: contact, import. */
export const selectFirstImports = () =>
  sql`SELECT coalesce(al.winner_id, s.contact_id), min(s.batch_id) FROM source_record s
    LEFT JOIN contact_alias al ON al.id = s.contact_id
    JOIN import_batch b ON b.id = s.batch_id AND b.content = 'contacts'
    WHERE s.contact_id IS NOT NULL GROUP BY 1`;

/** Positional: active contact, what is written as its source. */
export const selectLeadSources = () =>
  sql`SELECT id, lead_source FROM contact WHERE state = 'active' AND lead_source IS NOT NULL ORDER BY id`;

/** The first file row of each contact that came from a file. */
export const selectSourceRows = (ids: readonly number[]) =>
  sql<{ contact_id: number; file: string; row_number: number; source_id: string | null }>`
    SELECT s.contact_id, b.file_name AS file, s.row_number, s.source_id
    FROM source_record s JOIN import_batch b ON b.id = s.batch_id
    WHERE s.id IN (SELECT min(id) FROM source_record WHERE contact_id IN ${idsIn(ids)} GROUP BY contact_id)`;

/** What tells contacts apart when they stand side by side. */
export const selectPeople = (ids: readonly number[]) =>
  sql<{
    id: number;
    name: string;
    company: string | null;
    email: string | null;
    phone: string | null;
    city: string | null;
    orders: number;
  }>`SELECT c.id, c.display_name AS name, c.company, r.primary_email AS email, r.primary_phone AS phone, r.city,
      coalesce(r.orders, 0) AS orders
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id WHERE c.id IN ${idsIn(ids)} ORDER BY c.id`;

/** Positional: contact, 1 when it has a usable email, postal address, orders. Of the contacts of duplicate groups. */
export const selectDuplicateCosts = (ids: readonly number[]) =>
  sql`SELECT c.id, r.primary_email IS NOT NULL, r.street IS NOT NULL AND r.city IS NOT NULL, coalesce(r.orders, 0) > 0
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id WHERE c.id IN ${idsIn(ids)}`;

export const countCustomers = () =>
  sql<{ count: number }>`SELECT count(*) AS count FROM contact_rollup r
    JOIN contact c ON c.id = r.contact_id AND c.state = 'active' WHERE r.orders > 0`;

/**
 * Active contacts by consent to email and by whether email, phone and post can be used. One pass that groups what each
 * table says about a contact: a join with the points grouped beforehand would have no index to go by.
 */
export const selectReach = () =>
  sql<{ consent: 'granted' | 'unknown' | 'withdrawn'; email: number; phone: number; post: number; count: number }>`
    SELECT consent, email, phone, post, count(*) AS count FROM (
      SELECT max(consent) AS consent, max(email) AS email, max(phone) AS phone, max(post) AS post FROM (
        SELECT id, email_consent AS consent, 0 AS email, 0 AS phone, 0 AS post FROM contact WHERE state = 'active'
        UNION ALL
        SELECT coalesce(al.winner_id, p.contact_id), NULL, p.kind = 'email', p.kind = 'phone', 0
        FROM contact_point p LEFT JOIN contact_alias al ON al.id = p.contact_id
        WHERE p.kind IN ('email', 'phone') AND p.normalised IS NOT NULL
          AND p.status NOT IN ('invalid', 'bounced', 'opted_out')
        UNION ALL
        SELECT contact_id, NULL, 0, 0, 1 FROM contact_rollup
        WHERE street IS NOT NULL AND (city IS NOT NULL OR postcode IS NOT NULL))
      GROUP BY id)
    WHERE consent IS NOT NULL GROUP BY 1, 2, 3, 4`;

export const selectReportSettings = (report: string, logo: string) =>
  sql<{ key: string; value: string }>`SELECT key, value FROM setting WHERE key IN (${report}, ${logo})`;

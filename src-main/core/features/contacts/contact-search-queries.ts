// SQL of the search box: the best few of those that match, and how many there are.
import { type RawBuilder, sql } from 'kysely';

interface Found {
  id: number;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
}

/** Beyond this many the exact number says nothing to a person, and counting on would cost them the wait. */
const countedUpTo = 100_000;

/** `match` is a full-text expression. Names weigh more than companies; archived contacts come last. */
export function selectSearch(match: string, limit: number): RawBuilder<Found> {
  return sql<Found>`SELECT c.id, c.display_name AS name, r.primary_email AS email, r.primary_phone AS phone, c.company
    FROM (SELECT rowid AS id FROM contact_search WHERE contact_search MATCH ${match} LIMIT 500) f
    JOIN contact c ON c.id = f.id AND c.state <> 'merged'
    LEFT JOIN contact_rollup r ON r.contact_id = c.id
    ORDER BY c.state = 'archived', c.display_name COLLATE NOCASE, c.id LIMIT ${limit}`;
}

export function countSearch(match: string): RawBuilder<{ count: number }> {
  return sql`SELECT count(*) AS count
    FROM (SELECT rowid FROM contact_search WHERE contact_search MATCH ${match} LIMIT ${countedUpTo})`;
}

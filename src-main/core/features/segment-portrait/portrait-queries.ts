// SQL of portraits beside that of the aspects.
import { sql } from 'kysely';

/** Everybody who bought: contact, orders, revenue, the currency they mostly buy in, last purchase. */
export const selectBuyerFigures = () =>
  sql`SELECT contact_id, orders, revenue, currency, last_purchase_at FROM contact_rollup
    WHERE orders > 0 AND last_purchase_at IS NOT NULL`;

// "The top 10 %": the contacts with the highest values. Owns the rule for ties and small lists.
import { type RawBuilder, sql } from 'kysely';

/**
 * The ids whose value lies among the highest `percent` of active contacts with a value above zero. At least one contact
 * (when there is any), and all that tie with the last one: 10 % of 20 contacts are 2, of 5 contacts 1.
 * @param relation rows of (contact_id, value), one per contact
 */
export function topShare(relation: RawBuilder<unknown>, percent: number): RawBuilder<unknown> {
  return sql`with valued as materialized (
    select each.contact_id, each.value from (${relation}) as each
    join contact as member on member.id = each.contact_id and member.state = 'active' where each.value > 0)
  select contact_id from valued where value >= (select value from valued order by value desc
    limit 1 offset (select max(0, cast(ceil(count(*) * ${percent} / 100.0) as integer) - 1) from valued))`;
}

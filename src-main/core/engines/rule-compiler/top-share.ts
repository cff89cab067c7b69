// "The top 10 %" and "those who make up 80 % of the total": the contacts with the highest values. Owns the rule for ties
// and small lists.
import { type RawBuilder, sql } from 'kysely';
import type { Test } from '../../../../src-shared/rules/ast.ts';
import { isRelativeOperator } from '../../../../src-shared/rules/operators.ts';

export type RelativeTest = Extract<Test, { percent: number }>;

/** The contacts that a test of everybody's values names: a `top_percent` or a `top_total`. */
export function relativeShare(relation: RawBuilder<unknown>, test: RelativeTest): RawBuilder<unknown> {
  return test.operator === 'top_percent' ? topShare(relation, test.percent) : topTotal(relation, test.percent);
}

/** How the contacts are made of everybody's values. */
export type ShareForm = typeof relativeShare;

/** The values themselves, of active contacts that have one above zero: rows of (contact_id, value). */
export const valuesOfShare: ShareForm = (relation) => sql`select each.contact_id, each.value from (${relation}) as each
  join contact as member on member.id = each.contact_id and member.state = 'active' where each.value > 0`;

/** Whether a test needs everybody's values. */
export const isRelativeTest = (test: Test): test is RelativeTest => isRelativeOperator(test.operator);

/**
 * The ids whose value lies among the highest `percent` of active contacts with a value above zero. At least one contact
 * (when there is any), and all that tie with the last one: 10 % of 20 contacts are 2, of 5 contacts 1.
 * @param relation rows of (contact_id, value), one per contact
 */
function topShare(relation: RawBuilder<unknown>, percent: number): RawBuilder<unknown> {
  return sql`with valued as materialized (
    select each.contact_id, each.value from (${relation}) as each
    join contact as member on member.id = each.contact_id and member.state = 'active' where each.value > 0)
  select contact_id from valued where value >= (select value from valued order by value desc
    limit 1 offset (select max(0, cast(ceil(count(*) * ${percent} / 100.0) as integer) - 1) from valued))`;
}

/**
 * The fewest ids, highest values first, whose values together make up `percent` of the total of all active contacts with
 * a value above zero: the left part of a Pareto curve. Ties with the last one belong too.
 * @param relation rows of (contact_id, value), one per contact
 */
function topTotal(relation: RawBuilder<unknown>, percent: number): RawBuilder<unknown> {
  return sql`with valued as (
    select each.contact_id, each.value from (${relation}) as each
    join contact as member on member.id = each.contact_id and member.state = 'active' where each.value > 0),
  summed as (select contact_id, sum(value) over () as total,
    coalesce(sum(value) over (order by value desc groups between unbounded preceding and 1 preceding), 0) as above
    from valued)
  select contact_id from summed where above * 100.0 < total * ${percent}`;
}

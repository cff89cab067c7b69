// Conditions about activities as sets of contact ids. Owns windows, filters and measures; the test of the measured value
// is value-test.ts. One pass over the activities in question, grouped by contact: never a look-up per contact.
import { type RawBuilder, sql } from 'kysely';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { filterType, measureType } from '../../../../src-shared/rules/activity-catalogue.ts';
import type { ActivityCondition, ActivityFilter, ActivityMeasure, Window } from '../../../../src-shared/rules/ast.ts';
import { addDays, before, endOfDay, spanBefore, startOfDay } from '../../../../src-shared/rules/calendar.ts';
import { RuleError } from './compile-context.ts';
import type { IdSet } from './leaf.ts';
import { isRelativeTest, relativeShare, type ShareForm } from './top-share.ts';
import { affirm, type Bool, type Calendar, folded, type Value, valueTest } from './value-test.ts';

/**
 * The contacts for whom a condition on activities holds. Contacts without a matching activity have count, sum and
 * distinct products 0, and no average, first, last, share or change at all.
 */
export function activitySet(condition: ActivityCondition, calendar: Calendar, share: ShareForm = relativeShare): IdSet {
  const { measure } = condition;
  const type = measureType[measure];
  const { test, negated } = affirm(condition.test);
  const value = measured(condition, calendar);
  const rows = sql`from contact_activity as a where ${conjunction(activityTests(condition, calendar))}`;
  if (isRelativeTest(test)) {
    const relation = sql`select a.contact_id, ${value} as value ${rows} group by a.contact_id`;
    return { ids: share(relation, test), negated };
  }
  const holds = valueTest(value, type, test, calendar);
  if (countsFromZero(measure) && zeroHolds(condition)) {
    // The contacts without any row belong in: take the others away. A test with a value is never NULL here.
    const fails = negated ? holds : sql<boolean>`not (${holds})`;
    return { ids: sql`select a.contact_id ${rows} group by a.contact_id having ${fails}`, negated: true };
  }
  if (!negated && isAtLeastOne(condition)) return { ids: sql`select a.contact_id ${rows}`, negated: false };
  if (countsFromZero(measure)) {
    const having = negated ? sql<boolean>`not (${holds})` : holds;
    return { ids: sql`select a.contact_id ${rows} group by a.contact_id having ${having}`, negated: false };
  }
  return { ids: sql`select a.contact_id ${rows} group by a.contact_id having ${holds}`, negated };
}

/** The measured value of each contact that has a matching activity, for one contact: what explanations show. */
export function measuredValue(
  condition: ActivityCondition,
  calendar: Calendar,
  contactId: number,
): RawBuilder<unknown> {
  const tests = [
    sql<boolean>`a.id in (select id from activity where contact_id in
    (select ${contactId} union select id from contact_alias where winner_id = ${contactId}))`,
    ...activityTests(condition, calendar),
  ];
  return sql`select ${measured(condition, calendar)} as value from contact_activity as a where ${conjunction(tests)}`;
}

function activityTests({ activities, measure, window, filters }: ActivityCondition, calendar: Calendar): Bool[] {
  const kinds = activities.length === 0 ? [] : [sql<boolean>`a.kind in (${sql.join(activities)})`];
  const times = measure === 'change' ? changeTimes(window, calendar).whole : windowTests(window, calendar);
  // A share is of all the activities: its filters say which part of them is meant.
  const passing = measure === 'share' ? [] : filters.map((filter) => filterTest(filter, calendar));
  return [...kinds, ...times, ...passing];
}

/**
 * The window of a change: the last days, and as many before them.
 * @throws RuleError for a window that has no time before it
 */
function changeTimes(window: Window, { asOf, zone }: Calendar): { whole: Bool[]; recent: Bool } {
  if (window.kind !== 'last') throw new RuleError('a change is measured over the last days, weeks, months or years');
  return {
    whole: [sql`a.at >= ${startOfDay(spanBefore(asOf, window), zone)}`, sql`a.at <= ${endOfDay(asOf, zone)}`],
    recent: sql`a.at >= ${startOfDay(before(asOf, window), zone)}`,
  };
}

/** Whatever the window, activities after the as-of day are not seen. */
function windowTests(window: Window, { asOf, zone }: Calendar): Bool[] {
  const seen = sql<boolean>`a.at <= ${endOfDay(asOf, zone)}`;
  switch (window.kind) {
    case 'ever':
      return [seen];
    case 'last':
      return [sql`a.at >= ${startOfDay(before(asOf, window), zone)}`, seen];
    case 'longer_ago':
      return [sql`a.at <= ${endOfDay(addDays(before(asOf, window), -1), zone)}`];
    case 'between':
      return [sql`a.at >= ${startOfDay(window.fromDay, zone)}`, sql`a.at <= ${endOfDay(window.toDay, zone)}`, seen];
    default:
      return assertNever(window);
  }
}

function filterTest(filter: ActivityFilter, calendar: Calendar): Bool {
  const { test, negated } = affirm(filter.test);
  const type = filterType[filter.field];
  const holds =
    filter.field === 'item'
      ? sql<boolean>`(${valueTest(sql`a.product`, type, test, calendar)}) is true
          or (${valueTest(sql`a.category`, type, test, calendar)}) is true`
      : valueTest(sql.ref(`a.${filter.field}`), type, test, calendar);
  return negated ? sql`(${holds}) is not true` : sql`(${holds}) is true`;
}

function measured(condition: ActivityCondition, calendar: Calendar): Value {
  switch (condition.measure) {
    case 'count':
      return occurrences(condition, null);
    case 'sum':
      return sql`coalesce(sum(a.amount), 0)`;
    case 'average':
      return sql`sum(a.amount) * 1.0 / nullif(${occurrences(condition, sql`a.amount is not null`)}, 0)`;
    case 'first':
      return sql`min(a.at)`;
    case 'last':
      return sql`max(a.at)`;
    case 'distinct_products':
      return sql`count(distinct ${folded(sql`a.product`)})`;
    case 'discount_share':
      return sql`100.0 * sum(coalesce(a.discount, 0) > 0) / nullif(count(*), 0)`;
    case 'share': {
      const passes = condition.filters.map((filter) => filterTest(filter, calendar));
      return sql`100.0 * sum(${conjunction(passes)}) / count(*)`;
    }
    case 'change': {
      const { recent } = changeTimes(condition.window, calendar);
      const [now, then] = [occurrences(condition, recent), occurrences(condition, sql`not (${recent})`)];
      return sql`100.0 * (${now} - ${then}) / nullif(${then}, 0)`;
    }
    default:
      return assertNever(condition.measure);
  }
}

/** Purchases count by order: the lines of one order number are one. Everything else counts by row. */
function occurrences({ activities }: ActivityCondition, only: Bool | null): Value {
  const byOrder = activities.length === 1 && activities[0] === 'purchase';
  if (byOrder) {
    const order = sql`coalesce(a.reference, a.id)`;
    return only ? sql`count(distinct case when ${only} then ${order} end)` : sql`count(distinct ${order})`;
  }
  return only ? sql`count(case when ${only} then 1 end)` : sql`count(*)`;
}

function countsFromZero(measure: ActivityMeasure): boolean {
  return measure === 'count' || measure === 'sum' || measure === 'distinct_products';
}

/** Whether the test, negation included, holds for 0: for a contact without a matching activity. */
function zeroHolds({ test }: ActivityCondition): boolean {
  switch (test.operator) {
    case 'number_is':
      return test.number === 0;
    case 'number_is_not':
      return test.number !== 0;
    case 'greater':
      return 0 > test.number;
    case 'at_least':
      return 0 >= test.number;
    case 'less':
      return 0 < test.number;
    case 'at_most':
      return 0 <= test.number;
    case 'between':
      return test.from <= 0 && 0 <= test.to;
    case 'is_set':
      return true;
    default:
      return false;
  }
}

/** "Bought at all": no counting needed, membership is enough. */
function isAtLeastOne({ measure, test }: ActivityCondition): boolean {
  return (
    measure === 'count' &&
    ((test.operator === 'at_least' && test.number <= 1 && test.number > 0) ||
      (test.operator === 'greater' && test.number >= 0 && test.number < 1))
  );
}

function conjunction(tests: readonly Bool[]): Bool {
  return tests.length === 0 ? sql`1` : sql`${sql.join([...tests], sql` and `)}`;
}

// Rules that people ask for by name: a start that is then adjusted. Owns the list; amounts are shares of this workspace
// rather than sums of money, so that they fit a shop of 20 contacts and one of a million.
import type { Condition, Group, RuleNode, Test, Window } from './ast.ts';
import type { ContactField } from './field-catalogue.ts';

export interface RulePreset {
  id: string;
  label: string;
  /** What it is for, one line. */
  purpose: string;
  rule: Group;
}

const group = (match: Group['match'], ...items: RuleNode[]): Group => ({ kind: 'group', match, items });
const field = (name: ContactField, test: Test): Condition => ({ kind: 'field', field: name, test });
const last = (count: number, unit: 'day' | 'month' | 'year'): Window => ({ kind: 'last', count, unit });

function did(
  activity: 'purchase' | 'cart' | 'email_open' | 'product_view' | 'email_sent' | 'login',
  window: Window,
  test: Test = { operator: 'at_least', number: 1 },
): Condition {
  return { kind: 'activity', activities: [activity], measure: 'count', window, filters: [], test };
}
const never: Test = { operator: 'number_is', number: 0 };

export const rulePresets: readonly RulePreset[] = [
  {
    id: 'vip',
    label: 'VIP',
    purpose: 'The top 10 % by revenue or by number of orders: early access and personal care.',
    rule: group(
      'any',
      field('revenue', { operator: 'top_percent', percent: 10 }),
      field('orders', { operator: 'top_percent', percent: 10 }),
    ),
  },
  {
    id: 'high-spenders',
    label: 'High spenders',
    purpose: 'The fifth that spent the most in the last year.',
    rule: group('all', {
      kind: 'activity',
      activities: ['purchase', 'refund'],
      measure: 'sum',
      window: last(1, 'year'),
      filters: [],
      test: { operator: 'top_percent', percent: 20 },
    }),
  },
  {
    id: 'frequent-buyers',
    label: 'Frequent buyers',
    purpose: 'Four orders or more in the last year.',
    rule: group('all', did('purchase', last(1, 'year'), { operator: 'at_least', number: 4 })),
  },
  {
    id: 'occasional-shoppers',
    label: 'Occasional shoppers',
    purpose: 'One to three orders in the last year.',
    rule: group('all', did('purchase', last(1, 'year'), { operator: 'between', from: 1, to: 3 })),
  },
  {
    id: 'bargain-hunters',
    label: 'Bargain hunters',
    purpose: 'Buy mostly at a discount, and more than once.',
    rule: group('all', field('orders', { operator: 'at_least', number: 2 }), {
      kind: 'activity',
      activities: ['purchase'],
      measure: 'discount_share',
      window: { kind: 'ever' },
      filters: [],
      test: { operator: 'at_least', number: 60 },
    }),
  },
  {
    id: 'first-time',
    label: 'First-time customers',
    purpose: 'Exactly one order so far: welcome and onboarding.',
    rule: group('all', field('orders', { operator: 'number_is', number: 1 })),
  },
  {
    id: 'loyal',
    label: 'Loyal customers',
    purpose: 'Come back again and again, and did so lately.',
    rule: group(
      'all',
      field('orders', { operator: 'at_least', number: 3 }),
      field('last_purchase', { operator: 'in_last', count: 6, unit: 'month' }),
    ),
  },
  {
    id: 'recent-buyers',
    label: 'Bought in the last 30 days',
    purpose: 'Ask for a review, suggest what goes with it.',
    rule: group('all', did('purchase', last(30, 'day'))),
  },
  {
    id: 'new-leads',
    label: 'New leads',
    purpose: 'Signed up and never bought.',
    rule: group('all', field('orders', { operator: 'number_is', number: 0 }), field('email', { operator: 'is_set' })),
  },
  {
    id: 'at-risk',
    label: 'At risk: quiet for 6 months',
    purpose: 'Bought once, no interaction of any kind for 6 months.',
    rule: group(
      'all',
      field('orders', { operator: 'at_least', number: 1 }),
      field('last_activity', { operator: 'more_than_ago', count: 6, unit: 'month' }),
    ),
  },
  {
    id: 'lapsed',
    label: 'Lapsed for a year',
    purpose: 'Last purchase more than a year ago.',
    rule: group('all', field('last_purchase', { operator: 'more_than_ago', count: 1, unit: 'year' })),
  },
  {
    id: 'cart-abandoners',
    label: 'Cart abandoners',
    purpose: 'Filled a cart in the last 30 days and bought nothing in that time.',
    rule: group('all', did('cart', last(30, 'day')), did('purchase', last(30, 'day'), never)),
  },
  {
    id: 'interested',
    label: 'Interested, not converted',
    purpose: 'Looked at products three times or more in the last 30 days and bought nothing in that time.',
    rule: group(
      'all',
      did('product_view', last(30, 'day'), { operator: 'at_least', number: 3 }),
      did('purchase', last(30, 'day'), never),
    ),
  },
  {
    id: 'dormant',
    label: 'Dormant: no login for 60 days',
    purpose: 'Logged in before, but not in the last 60 days.',
    rule: group('all', did('login', { kind: 'ever' }), did('login', last(60, 'day'), never)),
  },
  {
    id: 'athletic-enthusiasts',
    label: 'Athletic enthusiasts',
    purpose: 'Bought a product or category with “running shoe” in its name; put in what your shop sells.',
    rule: group('all', {
      kind: 'activity',
      activities: ['purchase'],
      measure: 'count',
      window: { kind: 'ever' },
      filters: [{ field: 'item', test: { operator: 'contains', text: 'running shoe' } }],
      test: { operator: 'at_least', number: 1 },
    }),
  },
  {
    id: 'readers-not-buyers',
    label: 'Read but do not buy',
    purpose: 'Opened an email in the last 3 months, bought nothing for a year.',
    rule: group('all', did('email_open', last(3, 'month')), did('purchase', last(1, 'year'), never)),
  },
  {
    id: 'birthdays',
    label: 'Birthday within 2 weeks',
    purpose: 'For a birthday discount.',
    rule: group('all', field('birthday', { operator: 'anniversary_within', days: 14 })),
  },
  {
    id: 'no-consent',
    label: 'Email without consent',
    purpose: 'Have an email but consent is not granted: ask before writing.',
    rule: group(
      'all',
      field('email', { operator: 'is_set' }),
      field('email_consent', { operator: 'not_equals', text: 'granted' }),
    ),
  },
];

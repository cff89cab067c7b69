import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityCondition, Condition, Group, RuleNode, Test } from '../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../src-shared/rules/field-catalogue.ts';
import type { RuleNames } from '../../../src-shared/rules/rule-names.ts';
import { ruleSentence } from '../../../src-shared/rules/sentence.ts';
import { arbitraryRule } from '../../support/arbitrary-rule.ts';

const names: RuleNames = {
  tag: (id) => ['VIP', 'Sports'][id - 1],
  segment: (id) => ['Big spenders'][id - 1],
  customField: (key) =>
    key === 'tier' ? { key, label: 'membership tier', type: 'choice', column: 'f1', options: [] } : undefined,
  check: () => 'Email is missing',
  currency: 'EUR',
};
const group = (match: Group['match'], ...items: RuleNode[]): Group => ({ kind: 'group', match, items });
const field = (name: ContactField, test: Test): Condition => ({ kind: 'field', field: name, test });
const did = (given: Partial<ActivityCondition> = {}): Condition => ({
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window: { kind: 'ever' },
  filters: [],
  test: { operator: 'at_least', number: 1 },
  ...given,
});
const jacket = { field: 'item', test: { operator: 'contains', text: 'jacket' } } as const;
const inNewYork = field('city', { operator: 'equals', text: 'New York' });

describe('the sentence of a rule', () => {
  it.each<[string, Group]>([
    [
      'Contacts in New York who bought “jacket” in the last 3 months',
      group('all', inNewYork, did({ window: { kind: 'last', count: 3, unit: 'month' }, filters: [jacket] })),
    ],
    ['All contacts', group('all')],
    ['Contacts who never bought anything', group('all', did({ test: { operator: 'number_is', number: 0 } }))],
    [
      'Contacts who did not buy anything in the last year',
      group('all', did({ window: { kind: 'last', count: 1, unit: 'year' }, test: { operator: 'less', number: 1 } })),
    ],
    [
      'Contacts who bought something at least 3 times',
      group('all', did({ test: { operator: 'at_least', number: 3 } })),
    ],
    [
      'Contacts who spent more than EUR 1,050.50 on “jacket” in the last month',
      group(
        'all',
        did({
          measure: 'sum',
          window: { kind: 'last', count: 1, unit: 'month' },
          filters: [jacket],
          test: { operator: 'greater', number: 105_050 },
        }),
      ),
    ],
    [
      'Contacts who bought at least 3 different products',
      group('all', did({ measure: 'distinct_products', test: { operator: 'at_least', number: 3 } })),
    ],
    [
      'Contacts who bought something for the last time more than 6 months ago',
      group('all', did({ measure: 'last', test: { operator: 'more_than_ago', count: 6, unit: 'month' } })),
    ],
    [
      'Contacts tagged “Sports” (or a tag below it) and not in segment “Big spenders”',
      group(
        'all',
        { kind: 'tag', match: 'has', tags: [2], descendants: true },
        { kind: 'segment', match: 'not_in', segment: 1 },
      ),
    ],
    [
      'Contacts in New York who (have the tag “VIP” or have at least 3 orders)',
      group(
        'all',
        inNewYork,
        group(
          'any',
          { kind: 'tag', match: 'has', tags: [1], descendants: false },
          field('orders', { operator: 'at_least', number: 3 }),
        ),
      ),
    ],
    [
      'All contacts except those who are in New York or never opened an email',
      group('none', inNewYork, did({ activities: ['email_open'], test: { operator: 'at_most', number: 0 } })),
    ],
    [
      'Contacts with email consent granted',
      group('all', field('email_consent', { operator: 'equals', text: 'granted' })),
    ],
    ['Contacts without email', group('all', field('email', { operator: 'is_empty' }))],
    ['Contacts with revenue in the top 10 %', group('all', field('revenue', { operator: 'top_percent', percent: 10 }))],
    [
      'Contacts with a birthday within 14 days',
      group('all', field('birthday', { operator: 'anniversary_within', days: 14 })),
    ],
    [
      'Contacts with membership tier “gold”',
      group('all', { kind: 'custom', key: 'tier', test: { operator: 'equals', text: 'gold' } }),
    ],
    [
      'Contacts with an open finding “Email is missing”',
      group('all', { kind: 'finding', match: 'has', check: 'email-missing' }),
    ],
  ])('reads “%s”', (sentence, rule) => {
    expect(ruleSentence(rule, names)).toBe(sentence);
  });

  it('exists for every rule, without gaps', () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        const sentence = ruleSentence(rule, names);
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
        expect(sentence.length).toBeGreaterThan(10);
      }),
      { numRuns: 500 },
    );
  });
});

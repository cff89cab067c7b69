// Typed sentences become the rules people mean, and what the product writes itself is read back as the same rule.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSentence, type SentenceVocabulary } from '../../../src-main/core/engines/rule-reader/read-sentence.ts';
import type { Condition, Group, RuleNode, Test, Window } from '../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../src-shared/rules/field-catalogue.ts';
import { presetRule } from '../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { ruleSentence } from '../../../src-shared/rules/sentence.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { meaningFields } from '../../support/meaning-fields.ts';

const tags = ['VIP', 'Trade fair', 'Newsletter'];
const segments = ['Londoners', 'Big spenders'];
const values: Partial<Record<ContactField | 'item', string[]>> = {
  city: ['New York', 'London', 'Leeds', 'Rio de Janeiro'],
  region: ['Texas', 'New South Wales'],
  country: ['France', 'Germany', 'United Kingdom'],
  language: ['en', 'de'],
  item: ['Jacket', 'Running shoes', 'Black and white print'],
};
const worldPlaces = [
  { label: 'Lyon, France', latitude: 45.75, longitude: 4.85 },
  { label: 'Hamburg, Germany', latitude: 53.575, longitude: 10.015 },
];
const place = (list: readonly string[], name: string) => {
  const at = list.findIndex((one) => foldText(one) === foldText(name));
  return at < 0 ? null : at + 1;
};
const vocabulary: SentenceVocabulary = {
  tag: (name) => place(tags, name),
  segment: (name) => place(segments, name),
  check: (title) => (title === 'Email address is not valid' ? 'email-invalid' : null),
  customFields: [
    { key: 'shoe_size', label: 'Shoe size', type: 'number', column: 'f99', options: [] },
    ...meaningFields,
  ],
  known: (field, text) => values[field]?.find((one) => foldText(one) === foldText(text)) ?? null,
  place: (name) => worldPlaces.find(({ label }) => label === name || label.split(',')[0] === name) ?? null,
  today: '2026-01-02',
};
const names = {
  tag: (id: number) => tags[id - 1],
  segment: (id: number) => segments[id - 1],
  customField: (key: string) => vocabulary.customFields.find((field) => field.key === key),
  check: () => 'Email address is not valid',
  currency: 'EUR',
};
const read = (sentence: string) => readSentence(sentence, vocabulary);
const field = (name: ContactField, test: Test): Condition => ({ kind: 'field', field: name, test });
const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const any = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'any', items });
const bought = (item: string | null, window: Window, test: Test = { operator: 'at_least', number: 1 }): Condition => ({
  kind: 'activity',
  activities: ['purchase'],
  measure: 'count',
  window,
  filters: item === null ? [] : [{ field: 'item', test: { operator: 'contains', text: item } }],
  test,
});
const last = (count: number, unit: 'day' | 'week' | 'month' | 'year'): Window => ({ kind: 'last', count, unit });
const none: Test = { operator: 'number_is', number: 0 };
const inCity = (text: string) => field('city', { operator: 'equals', text });

const stage = (text: string) => field('stage', { operator: 'equals', text });
const entered = (test: Test) => field('stage_since', test);

describe('a typed sentence about lifecycle stages', () => {
  it.each<[string, Group]>([
    ['Contacts whose lifecycle stage is at risk', all(stage('at_risk'))],
    ['Contacts in stage Lost', all(stage('lost'))],
    ['Customers in the dormant stage', all(stage('lost'))],
    ['Contacts with lifecycle stage Lead or New', all(field('stage', { operator: 'one_of', texts: ['lead', 'new'] }))],
    ['Contacts whose stage is not lost', all(field('stage', { operator: 'not_equals', text: 'lost' }))],
    [
      'Contacts in stage At-risk for more than 30 days',
      all(stage('at_risk'), entered({ operator: 'more_than_ago', count: 30, unit: 'day' })),
    ],
    [
      'Contacts in stage New for less than 2 weeks',
      all(stage('new'), entered({ operator: 'in_last', count: 2, unit: 'week' })),
    ],
    [
      'Contacts in stage Active since 1 March 2025',
      all(stage('active'), entered({ operator: 'before', day: '2025-03-02' })),
    ],
    [
      'Contacts who moved from active to at-risk in the last month',
      all(
        stage('at_risk'),
        field('stage_before', { operator: 'equals', text: 'active' }),
        entered({ operator: 'in_last', count: 1, unit: 'month' }),
      ),
    ],
    ['Contacts in New York who became lost', all(inCity('New York'), stage('lost'))],
    ['Contacts whose lifecycle stage is Qualified', all(field('lifecycle', { operator: 'equals', text: 'Qualified' }))],
    ['Contacts whose imported stage is Lead', all(field('lifecycle', { operator: 'equals', text: 'Lead' }))],
  ])('%s', (sentence, rule) => {
    const found = read(sentence);
    expect(found.unread).toEqual([]);
    expect(found.rule).toEqual(rule);
  });
});

describe('a typed sentence', () => {
  it.each<[string, Group]>([
    [
      'Customers in New York who bought a jacket in the last 3 months',
      all(inCity('New York'), bought('Jacket', last(3, 'month'))),
    ],
    [
      'customers in new york who bought running shoes in the last year',
      all(inCity('New York'), bought('Running shoes', last(1, 'year'))),
    ],
    ['people from France or Germany', all(field('country', { operator: 'one_of', texts: ['France', 'Germany'] }))],
    ['everyone not in Texas', all(field('region', { operator: 'not_equals', text: 'Texas' }))],
    ['contacts tagged VIP or "Trade fair"', all({ kind: 'tag', match: 'has', tags: [1, 2], descendants: false })],
    [
      'contacts with the tag vip who never bought anything',
      all({ kind: 'tag', match: 'has', tags: [1], descendants: false }, bought(null, { kind: 'ever' }, none)),
    ],
    ['customers who did not buy in the last 60 days', all(bought(null, last(60, 'day'), none))],
    [
      'who bought at least 3 times since 1 March 2025',
      all(
        bought(
          null,
          { kind: 'between', fromDay: '2025-03-01', toDay: '2026-01-02' },
          { operator: 'at_least', number: 3 },
        ),
      ),
    ],
    [
      'customers with at least 3 orders and no email',
      all(field('orders', { operator: 'at_least', number: 3 }), field('email', { operator: 'is_empty' })),
    ],
    [
      'customers who spent more than €1,000 in the last year',
      all({
        kind: 'activity',
        activities: ['purchase'],
        measure: 'sum',
        window: last(1, 'year'),
        filters: [],
        test: { operator: 'greater', number: 100_000 },
      }),
    ],
    ['women older than 40', all(field('age', { operator: 'greater', number: 40 }))],
    ['people aged 30 to 40 in London', all(field('age', { operator: 'between', from: 30, to: 40 }), inCity('London'))],
    [
      'contacts whose birthday is in the next 2 weeks',
      all(field('birthday', { operator: 'anniversary_within', days: 14 })),
    ],
    [
      'contacts inactive for 6 months',
      all(field('last_activity', { operator: 'more_than_ago', count: 6, unit: 'month' })),
    ],
    ['companies in Leeds', all(field('kind', { operator: 'equals', text: 'company' }), inCity('Leeds'))],
    [
      'contacts with a job title containing manager',
      all(field('job_title', { operator: 'contains', text: 'manager' })),
    ],
    [
      'contacts whose company is Acme or Globex',
      all(field('company', { operator: 'one_of', texts: ['Acme', 'Globex'] })),
    ],
    ['contacts without a phone', all(field('phone', { operator: 'is_empty' }))],
    ['contacts with revenue in the top 10 %', all(field('revenue', { operator: 'top_percent', percent: 10 }))],
    ['contacts added in the last 30 days', all(field('added_at', { operator: 'in_last', count: 30, unit: 'day' }))],
    ['contacts in segment Big spenders', all({ kind: 'segment', match: 'in', segment: 2 })],
    ['contacts in London or who bought a jacket', any(inCity('London'), bought('Jacket', { kind: 'ever' }))],
    [
      'customers in London except those tagged VIP',
      all(inCity('London'), {
        kind: 'group',
        match: 'none',
        items: [{ kind: 'tag', match: 'has', tags: [1], descendants: false }],
      }),
    ],
    [
      'contacts with shoe size of at least 40',
      all({ kind: 'custom', key: 'shoe_size', test: { operator: 'at_least', number: 40 } }),
    ],
    [
      'who opened an email in the last month but did not buy',
      all(
        {
          kind: 'activity',
          activities: ['email_open'],
          measure: 'count',
          window: last(1, 'month'),
          filters: [],
          test: { operator: 'at_least', number: 1 },
        },
        bought(null, { kind: 'ever' }, none),
      ),
    ],
    ['', all()],
    ['everybody', all()],
  ])('%s', (sentence, rule) => {
    const found = read(sentence);
    expect(found.rule).toEqual(rule);
    expect(found.unread.map(({ text }) => text)).toEqual(sentence.startsWith('women') ? ['women'] : []);
  });

  it('tells which words nothing was made of, and reads the rest', () => {
    const sentence = 'Lovely customers in London with purple hats';
    const { rule, unread } = read(sentence);
    expect(rule.items).toContainEqual(inCity('London'));
    expect(unread.map(({ text }) => text)).toEqual(['Lovely', 'with purple hats']);
    for (const { text, from, to } of unread) expect(sentence.slice(from, to)).toBe(text);
  });

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { rule } = read(text);
        expect(rule.kind).toBe('group');
      }),
      { numRuns: 500 },
    );
    expect(read('in the last '.repeat(300)).unread).not.toEqual([]);
    expect(read('( '.repeat(900)).rule.items).toEqual([]);
  });

  it.each(rulePresets.map((preset) => [preset.label, presetRule(preset, meaningFields).rule] as const))(
    'reads back the preset %s',
    (_, rule) => {
      if (rule === null) throw new Error('the fields of the test lack one');
      const sentence = ruleSentence(rule, names);
      const found = read(sentence);
      expect(ruleSentence(found.rule, names)).toBe(sentence);
      expect(found.unread).toEqual([]);
    },
  );
});

describe('what the product writes', () => {
  const word = fc.constantFrom('London', 'New York', 'Acme', 'Black and white', 'O’Neil', '50/50');
  const count = fc.integer({ min: 2, max: 400 });
  const numberTest: fc.Arbitrary<Test> = fc.oneof(
    fc.record({
      operator: fc.constantFrom(
        'at_least' as const,
        'at_most' as const,
        'greater' as const,
        'less' as const,
        'number_is' as const,
      ),
      number: count,
    }),
    fc.record({ operator: fc.constant('between' as const), from: count, to: count }),
  );
  const moneyTest = numberTest.map((test): Test => {
    if ('number' in test) return { ...test, number: test.number * 100 };
    return 'from' in test ? { ...test, from: test.from * 100, to: test.to * 100 } : test;
  });
  const textTest: fc.Arbitrary<Test> = fc.oneof(
    fc.record({
      operator: fc.constantFrom(
        'equals' as const,
        'not_equals' as const,
        'contains' as const,
        'starts_with' as const,
        'ends_with' as const,
      ),
      text: word,
    }),
    fc.record({
      operator: fc.constant('one_of' as const),
      texts: fc.uniqueArray(word, { minLength: 2, maxLength: 3 }),
    }),
    fc.constantFrom<Test>({ operator: 'is_set' }, { operator: 'is_empty' }),
  );
  const span = {
    count: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
  };
  const dayTest: fc.Arbitrary<Test> = fc.oneof(
    fc.record({ operator: fc.constantFrom('in_last' as const, 'more_than_ago' as const, 'in_next' as const), ...span }),
    fc.record({ operator: fc.constant('before' as const), day: fc.constantFrom('2024-02-29', '2025-12-31') }),
    fc.constantFrom<Test>({ operator: 'is_set' }, { operator: 'is_empty' }),
  );
  const window: fc.Arbitrary<Window> = fc.oneof(
    fc.constant<Window>({ kind: 'ever' }),
    fc.record({ kind: fc.constantFrom('last' as const, 'longer_ago' as const), ...span }),
    fc.constant<Window>({ kind: 'between', fromDay: '2024-01-05', toDay: '2024-12-31' }),
  );
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom<ContactField>('company', 'job_title', 'postcode', 'owner', 'email'),
      test: textTest,
    }),
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom<ContactField>('orders', 'tag_count', 'age', 'rfm_recency'),
      test: numberTest,
    }),
    fc.record({ kind: fc.constant('field' as const), field: fc.constant<ContactField>('revenue'), test: moneyTest }),
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom<ContactField>('last_purchase', 'first_purchase', 'last_activity', 'added_at'),
      test: dayTest,
    }),
    fc.record({
      kind: fc.constant('tag' as const),
      match: fc.constantFrom('has' as const, 'has_not' as const),
      tags: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      descendants: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('segment' as const),
      match: fc.constantFrom('in' as const, 'not_in' as const),
      segment: fc.integer({ min: 1, max: 2 }),
    }),
    fc
      .tuple(
        fc.option(word),
        window,
        fc.constantFrom<Test>({ operator: 'at_least', number: 1 }, { operator: 'at_least', number: 4 }, none),
      )
      .map(([item, when, test]) => bought(item, when, test)),
  );
  const rule = fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(condition, { minLength: 1, maxLength: 3 }))
    .map(([match, items]): Group => ({ kind: 'group', match, items }));

  it('is read back as a rule that it writes the same', () => {
    fc.assert(
      fc.property(rule, (written) => {
        const sentence = ruleSentence(written, names);
        const found = read(sentence);
        expect(found.unread.map(({ text }) => text)).toEqual([]);
        expect(ruleSentence(found.rule, names)).toBe(sentence);
      }),
      { numRuns: 2000 },
    );
  });
});

// Random rules and random contacts over a small vocabulary, so that rules hit. Owns the generators of property tests.
import fc from 'fast-check';
import type { ActivityKind } from '../../src-shared/model/activity.ts';
import { filterType, measureType } from '../../src-shared/rules/activity-catalogue.ts';
import {
  type ActivityCondition,
  type ActivityFilter,
  activityFilterFields,
  activityMeasures,
  type Condition,
  type Group,
  matches,
  type RuleNode,
  type Test,
  type Window,
} from '../../src-shared/rules/ast.ts';
import { spanUnits } from '../../src-shared/rules/calendar.ts';
import {
  type ContactField,
  contactFieldIds,
  contactFields,
  fieldMeaning,
  typeOfCustomField,
} from '../../src-shared/rules/field-catalogue.ts';
import { lifecycleStages } from '../../src-shared/rules/lifecycle-stages.ts';
import { type FieldType, isRelativeOperator, operatorMeaning, operatorsOf } from '../../src-shared/rules/operators.ts';
import { type PlainActivity, type PlainContact, plainContact } from './plain-evaluator.ts';

export const words = [
  'New York',
  'new  york ',
  'Zürich',
  'ZURICH',
  'Jacket',
  'red jacket',
  "O'Brien",
  '100%',
  'a_b',
  '"; DROP TABLE contact; --',
  '东京',
  'Łódź',
  '  ',
  '😀 smile',
] as const;
const kinds = ['purchase', 'refund', 'email_open', 'visit', 'cart'] as const;
export const checks = ['email-missing', 'name-case'] as const;
export const customFields = {
  tier: 'choice',
  score: 'number',
  spent: 'money',
  renewal: 'date',
  interests: 'multi',
  vip: 'boolean',
  remark: 'text',
} as const;

const word = fc.constantFrom(
  ...words,
  'york',
  'jack',
  'z',
  '%',
  '_',
  '1',
  'new york #1',
  'Łódź #3',
  'champions',
  'Active',
);
const number = fc.constantFrom(-1, 0, 1, 2, 3, 5, 100, 1050, 2.5, 50);
const day = fc
  .tuple(fc.integer({ min: 2022, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const span = { count: fc.integer({ min: 1, max: 14 }), unit: fc.constantFrom(...spanUnits) };

/** A test that the type has. */
export function arbitraryTest(type: FieldType, fixed: readonly string[] = []): fc.Arbitrary<Test> {
  const value = fixed.length === 0 ? word : fc.oneof(word, { weight: 3, arbitrary: fc.constantFrom(...fixed) });
  return fc.constantFrom(...operatorsOf[type]).chain((operator): fc.Arbitrary<Test> => {
    const operand = operatorMeaning(operator).operand;
    const parts: Record<typeof operand, Record<string, fc.Arbitrary<unknown>>> = {
      nothing: {},
      text: { text: value },
      texts: { texts: fc.array(value, { maxLength: 3 }) },
      number: { number },
      range: { from: number, to: number },
      percent: { percent: fc.constantFrom(1, 10, 20, 33.3, 50, 100) },
      day: { day },
      days: { fromDay: day, toDay: day },
      span,
      within: { days: fc.constantFrom(0, 1, 7, 30, 366) },
    };
    return fc.record({ operator: fc.constant(operator), ...parts[operand] }) as unknown as fc.Arbitrary<Test>;
  });
}

const window: fc.Arbitrary<Window> = fc.oneof(
  fc.constant<Window>({ kind: 'ever' }),
  fc.record({ kind: fc.constantFrom('last' as const, 'longer_ago' as const), ...span }),
  fc.record({ kind: fc.constant('between' as const), fromDay: day, toDay: day }),
);

/** The only window a change can be measured over. */
const lastWindow: fc.Arbitrary<Window> = fc.record({ kind: fc.constant('last' as const), ...span });

const filter = fc.constantFrom(...activityFilterFields).chain((field) =>
  arbitraryTest(filterType[field])
    .filter(({ operator }) => !isRelativeOperator(operator))
    .map((test) => ({ field, test })),
);

const activities: fc.Arbitrary<ActivityCondition['activities']> = fc.oneof(
  fc.constant<ActivityCondition['activities']>(['purchase']),
  fc.uniqueArray(fc.constantFrom<ActivityKind>(...kinds), { maxLength: 3 }),
);
const filters: fc.Arbitrary<ActivityFilter[]> = fc.oneof(
  fc.constant<ActivityFilter[]>([]),
  fc.array(filter, { maxLength: 2 }),
);

function fixedValues(field: ContactField): string[] {
  const { values } = fieldMeaning(field);
  return values.kind === 'fixed' ? values.values.map(({ value }) => value) : [];
}

/** Any condition; tags 1–6 and segments 1–2 are taken to exist. */
export const arbitraryCondition: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...contactFieldIds)
      .chain((field) =>
        arbitraryTest(contactFields[field].type, fixedValues(field)).map(
          (test): Condition => ({ kind: 'field', field, test }),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...(Object.keys(customFields) as (keyof typeof customFields)[]))
      .chain((key) =>
        arbitraryTest(typeOfCustomField[customFields[key]]).map((test): Condition => ({ kind: 'custom', key, test })),
      ),
  },
  fc.record({
    kind: fc.constant('tag' as const),
    match: fc.constantFrom('has' as const, 'has_not' as const),
    tags: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    descendants: fc.boolean(),
  }),
  {
    weight: 4,
    arbitrary: fc.constantFrom(...activityMeasures).chain((measure) =>
      fc.record({
        kind: fc.constant('activity' as const),
        activities,
        measure: fc.constant(measure),
        window: measure === 'change' ? lastWindow : window,
        filters,
        test: arbitraryTest(measureType[measure]),
      }),
    ),
  },
  fc.record({
    kind: fc.constant('near' as const),
    place: fc.constantFrom(
      { label: 'Zürich, Switzerland', latitude: 47.37, longitude: 8.54 },
      { label: 'Null Island', latitude: 0, longitude: 0 },
    ),
    kilometres: fc.constantFrom(0, 25, 1000, 7000, 20_040),
  }),
  fc.record({
    kind: fc.constant('segment' as const),
    match: fc.constantFrom('in' as const, 'not_in' as const),
    segment: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('finding' as const),
    match: fc.constantFrom('has' as const, 'has_not' as const),
    check: fc.constantFrom(null, ...checks),
  }),
);

/** Any rule, a few groups deep. */
export const arbitraryRule: fc.Arbitrary<Group> = fc.letrec<{ node: RuleNode; group: Group }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthIdentifier: 'rule' }, arbitraryCondition, tie('group')),
  group: fc.record({
    kind: fc.constant('group' as const),
    match: fc.constantFrom(...matches),
    items: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'rule' }),
  }),
})).group;

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 3 });
const instant = fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2025, 11, 31) });

const activity: fc.Arbitrary<PlainActivity> = fc.record({
  kind: fc.constantFrom<ActivityKind>(...kinds),
  at: fc.oneof(
    instant,
    instant.map((at) => at - (at % 86_400_000)), // imports without a time of day fall on midnight
  ),
  amount: maybe(fc.constantFrom(0, 1050, 100, 5000, -100)),
  currency: maybe(fc.constantFrom('EUR', 'USD')),
  product: maybe(fc.constantFrom(...words)),
  category: maybe(fc.constantFrom(...words)),
  quantity: maybe(fc.constantFrom(1, 2, 2.5)),
  discount: maybe(fc.constantFrom(0, 100)),
  campaign: maybe(fc.constantFrom(...words)),
  reference: maybe(fc.constantFrom('A1', 'A2', '5')),
  source: maybe(fc.constantFrom('shop', 'Till')),
  detail: maybe(fc.constantFrom(...words)),
});

const text = maybe(fc.constantFrom(...words));
const columns = fc.record({
  display_name: fc.constantFrom(...words),
  given_name: text,
  family_name: text,
  nickname: text,
  kind: fc.constantFrom('person', 'company', 'household'),
  birthday: maybe(
    fc.oneof(
      day.map((value) => value.replace(/^\d{4}/, '1980')),
      fc.constantFrom('2000-02-29', '2001-03-01', '1999-12-31', '2030-01-01'),
    ),
  ),
  gender: text,
  language: text,
  company: text,
  job_title: maybe(fc.constantFrom(...words, 'CEO', 'Head of Sales', 'Einkäuferin', 'Product Owner', 'Teamleiter IT')),
  department: text,
  lead_source: text,
  lifecycle: text,
  owner: text,
  notes: text,
  email_consent: fc.constantFrom('unknown', 'granted', 'withdrawn'),
  phone_consent: fc.constantFrom('unknown', 'granted', 'withdrawn'),
  post_consent: fc.constantFrom('unknown', 'granted', 'withdrawn'),
  created_at: maybe(instant),
  added_at: instant,
  updated_at: instant,
});

const point = fc.tuple(
  fc.constantFrom('A@x.org', 'b@Y.org', '+41 44 123', ...words),
  maybe(fc.constantFrom('a@x.org', '+4144123')),
);
const score = fc.integer({ min: 1, max: 5 });
const cell = fc.constantFrom('champions', 'lost');

/** Contacts 1 to n; a few are archived. */
export function arbitraryContacts(count: number): fc.Arbitrary<PlainContact[]> {
  const one = fc.record({
    state: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'archived' as const),
    columns,
    emails: fc.array(point, { maxLength: 2 }),
    phones: fc.array(point, { maxLength: 2 }),
    address: maybe(
      fc.record({
        street: text,
        city: text,
        region: text,
        postcode: text,
        country: text,
        country_code: maybe(fc.constantFrom('CH', 'US', 'new york')),
      }),
    ),
    custom: fc.record({
      tier: text,
      score: maybe(number),
      spent: maybe(fc.integer({ min: -5, max: 5 })),
      renewal: maybe(day),
      interests: maybe(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })),
      vip: maybe(fc.constantFrom(0, 1)),
      remark: text,
    }),
    tags: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    activities: fc.array(activity, { maxLength: 6 }),
    findings: fc.uniqueArray(fc.constantFrom(...checks), { maxLength: 2 }),
    imports: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 3 }),
    scoreChange: maybe(fc.record({ from: maybe(cell), to: maybe(cell) })),
    stages: fc
      .uniqueArray(fc.record({ stage: fc.constantFrom(...lifecycleStages), since: day }), {
        maxLength: 4,
        selector: ({ since }) => since,
      })
      .map((stays) => stays.toSorted((a, b) => (a.since < b.since ? -1 : 1))),
    score: maybe(fc.record({ recency: score, frequency: score, monetary: score, cell })),
  });
  return fc
    .array(one, { minLength: count, maxLength: count })
    .map((contacts) => contacts.map((contact, index) => plainContact(index + 1, contact)));
}

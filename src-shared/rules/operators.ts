// The operators of the rule language: what each is called, what it takes, and which field types have it. Owns the
// closed list; compiling and evaluating are one row per operator elsewhere (`satisfies Record<Operator, …>`).

/** What an operator is given beside the field. */
export type Operand =
  | 'nothing'
  | 'text'
  | 'texts'
  | 'number'
  | 'range'
  | 'percent'
  | 'day'
  | 'days'
  | 'span'
  | 'within';

/** What kind of value a field holds, which decides the operators it has. */
export type FieldType = 'text' | 'choice' | 'multi' | 'number' | 'money' | 'day' | 'instant' | 'boolean';

export const bareOperators = ['is_set', 'is_empty', 'is_true', 'is_false'] as const;
export const textOperators = ['equals', 'not_equals', 'contains', 'not_contains', 'starts_with', 'ends_with'] as const;
export const listOperators = ['one_of', 'none_of', 'contains_any'] as const;
export const numberOperators = ['number_is', 'number_is_not', 'greater', 'at_least', 'less', 'at_most'] as const;
export const rangeOperators = ['between'] as const;
export const percentOperators = ['top_percent', 'top_total'] as const;
export const dayOperators = ['on', 'before', 'after'] as const;
export const daysOperators = ['between_days'] as const;
export const spanOperators = ['in_last', 'more_than_ago', 'in_next'] as const;
export const withinOperators = ['anniversary_within', 'anniversary_in'] as const;

export type Operator =
  | (typeof bareOperators)[number]
  | (typeof textOperators)[number]
  | (typeof listOperators)[number]
  | (typeof numberOperators)[number]
  | (typeof rangeOperators)[number]
  | (typeof percentOperators)[number]
  | (typeof dayOperators)[number]
  | (typeof daysOperators)[number]
  | (typeof spanOperators)[number]
  | (typeof withinOperators)[number];

interface OperatorMeaning {
  /** How it reads in a picker, after the field's name. */
  label: string;
  operand: Operand;
  /** The exact meaning where the label leaves room. */
  help?: string;
}

/**
 * A negative operator ("is not", "does not contain", "none of") is the exact complement of its positive twin, so it
 * holds for contacts without a value too. Comparisons never hold for a missing value.
 */
export const operators = {
  is_set: { label: 'is filled in', operand: 'nothing' },
  is_empty: { label: 'is empty', operand: 'nothing' },
  is_true: { label: 'is yes', operand: 'nothing' },
  is_false: { label: 'is no', operand: 'nothing' },
  equals: { label: 'is', operand: 'text', help: 'Case and accents do not matter.' },
  not_equals: { label: 'is not', operand: 'text', help: 'Also holds where the field is empty.' },
  contains: { label: 'contains', operand: 'text', help: 'Case and accents do not matter.' },
  not_contains: { label: 'does not contain', operand: 'text', help: 'Also holds where the field is empty.' },
  starts_with: { label: 'starts with', operand: 'text', help: 'Case and accents do not matter.' },
  ends_with: { label: 'ends with', operand: 'text', help: 'Case and accents do not matter.' },
  one_of: { label: 'is one of', operand: 'texts' },
  contains_any: {
    label: 'contains any of',
    operand: 'texts',
    help: 'At least one of the words, anywhere in the text. Case and accents do not matter.',
  },
  none_of: { label: 'is none of', operand: 'texts', help: 'Also holds where the field is empty.' },
  number_is: { label: 'is', operand: 'number' },
  number_is_not: { label: 'is not', operand: 'number', help: 'Also holds where there is no value.' },
  greater: { label: 'is more than', operand: 'number' },
  at_least: { label: 'is at least', operand: 'number' },
  less: { label: 'is less than', operand: 'number' },
  at_most: { label: 'is at most', operand: 'number' },
  between: { label: 'is between', operand: 'range', help: 'Both ends included.' },
  top_percent: {
    label: 'is in the top',
    operand: 'percent',
    help: 'The highest share of contacts with a value above zero, at least one contact; equal values stay together.',
  },
  top_total: {
    label: 'makes up the first',
    operand: 'percent',
    help: 'The highest values that together make up this share of the total of all values above zero (Pareto); equal values stay together.',
  },
  on: { label: 'is on', operand: 'day' },
  before: { label: 'is before', operand: 'day' },
  after: { label: 'is after', operand: 'day' },
  between_days: { label: 'is between', operand: 'days', help: 'Both days included.' },
  in_last: {
    label: 'is in the last',
    operand: 'span',
    help: 'From the same day that long ago, through the end of the as-of day.',
  },
  more_than_ago: {
    label: 'is more than',
    operand: 'span',
    help: 'Before the same day that long ago. Never does not count as long ago.',
  },
  in_next: {
    label: 'is in the next',
    operand: 'span',
    help: 'From the as-of day through the same day that far ahead.',
  },
  anniversary_within: {
    label: 'has its anniversary within',
    operand: 'within',
    help: 'Any year. 29 February is kept on the 28th in years without it.',
  },
  anniversary_in: {
    label: 'has its anniversary in exactly',
    operand: 'within',
    help: 'That many days ahead, no sooner and no later: what a message a week before a birthday asks for.',
  },
} as const satisfies Record<Operator, OperatorMeaning>;

/** What an operator is called and takes. */
export const operatorMeaning = (operator: Operator): OperatorMeaning => operators[operator];

const presence = ['is_set', 'is_empty'] as const;
const quantities: readonly Operator[] = [
  'at_least',
  'at_most',
  'number_is',
  'number_is_not',
  'greater',
  'less',
  'between',
  'top_percent',
  'top_total',
  ...presence,
];
const dates: readonly Operator[] = [
  'in_last',
  'more_than_ago',
  'in_next',
  'on',
  'before',
  'after',
  'between_days',
  'anniversary_within',
  'anniversary_in',
  ...presence,
];

/** The operators of a field type, the commonest first: the first is what a new condition starts with. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: [
    'contains',
    'contains_any',
    'equals',
    'not_equals',
    'not_contains',
    'starts_with',
    'ends_with',
    'one_of',
    'none_of',
    ...presence,
  ],
  choice: [
    'equals',
    'not_equals',
    'one_of',
    'none_of',
    'contains',
    'contains_any',
    'not_contains',
    'starts_with',
    'ends_with',
    ...presence,
  ],
  multi: ['one_of', 'none_of', 'equals', 'not_equals', 'contains', 'contains_any', 'not_contains', ...presence],
  number: quantities,
  money: quantities,
  day: dates,
  instant: dates,
  boolean: ['is_true', 'is_false', ...presence],
};

/** Negative operators and the operator each is the exact complement of. */
const complements: Partial<Record<Operator, Operator>> = {
  is_empty: 'is_set',
  not_equals: 'equals',
  not_contains: 'contains',
  none_of: 'one_of',
  number_is_not: 'number_is',
};

/** The operator whose complement this is, or undefined for an operator that affirms something itself. */
export const complementOf = (operator: Operator): Operator | undefined => complements[operator];

/** Whether the answer for one contact depends on everybody's values. */
export const isRelativeOperator = (operator: Operator): boolean =>
  (percentOperators as readonly Operator[]).includes(operator);

// A test in words, as it follows a noun: 'orders' + 'of at least 3'. Owns the row per operator of the sentence.
import { assertNever } from '../model/assert-never.ts';
import type { Test } from './ast.ts';
import type { FieldType } from './operators.ts';
import {
  amountText,
  countedSpanText,
  dayText,
  listText,
  numberText,
  quoted,
  type RuleNames,
  spanText,
} from './rule-names.ts';

/** How a value of a picker is written inside a sentence. */
export type ValueText = (value: string) => string;

/** A test behind its noun: 'company' → 'containing “Acme”', 'revenue' → 'of at least 500'. */
export function testPhrase(test: Test, type: FieldType, names: RuleNames, value: ValueText = quoted): string {
  const number = (amount: number) => (type === 'money' ? amountText(amount, names.currency) : numberText(amount));
  switch (test.operator) {
    case 'is_set':
      return 'filled in';
    case 'is_empty':
      return 'left empty';
    case 'is_true':
      return 'set to yes';
    case 'is_false':
      return 'set to no';
    case 'equals':
      return value(test.text);
    case 'not_equals':
      return `other than ${value(test.text)}`;
    case 'contains':
      return `containing ${quoted(test.text)}`;
    case 'not_contains':
      return `not containing ${quoted(test.text)}`;
    case 'starts_with':
      return `starting with ${quoted(test.text)}`;
    case 'ends_with':
      return `ending with ${quoted(test.text)}`;
    case 'one_of':
      return listText(test.texts.map(value), 'or') || '…';
    case 'contains_any':
      return `containing ${listText(test.texts.map(quoted), 'or') || '…'}`;
    case 'none_of':
      return `other than ${listText(test.texts.map(value), 'and') || '…'}`;
    case 'top_percent':
      return `in the top ${numberText(test.percent)} %`;
    case 'top_total':
      return `in the first ${numberText(test.percent)} % of the total`;
    case 'number_is':
    case 'number_is_not':
    case 'greater':
    case 'at_least':
    case 'less':
    case 'at_most':
    case 'between':
      return `of ${comparison(test, number)}`;
    case 'on':
      return `on ${dayText(test.day)}`;
    case 'before':
      return `before ${dayText(test.day)}`;
    case 'after':
      return `after ${dayText(test.day)}`;
    case 'between_days':
      return `between ${dayText(test.fromDay)} and ${dayText(test.toDay)}`;
    case 'in_last':
      return `in the last ${spanText(test)}`;
    case 'more_than_ago':
      return `more than ${countedSpanText(test)} ago`;
    case 'in_next':
      return `in the next ${spanText(test)}`;
    case 'anniversary_within':
      return test.days === 0
        ? 'with its anniversary today'
        : `with its anniversary within ${countedSpanText({ count: test.days, unit: 'day' })}`;
    case 'anniversary_in':
      return `with its anniversary in exactly ${countedSpanText({ count: test.days, unit: 'day' })}`;
    default:
      return assertNever(test);
  }
}

type NumberTest = Extract<Test, { number: number } | { from: number }>;

/** 'at least 3', 'between 2 and 5', '3'. */
export function comparison(test: NumberTest, number: (value: number) => string): string {
  switch (test.operator) {
    case 'number_is':
      return number(test.number);
    case 'number_is_not':
      return `anything but ${number(test.number)}`;
    case 'greater':
      return `more than ${number(test.number)}`;
    case 'at_least':
      return `at least ${number(test.number)}`;
    case 'less':
      return `less than ${number(test.number)}`;
    case 'at_most':
      return `at most ${number(test.number)}`;
    case 'between':
      return `between ${number(test.from)} and ${number(test.to)}`;
    default:
      return assertNever(test);
  }
}

/** Whether a test compares a number, so that `comparison` applies. */
export function isNumberTest(test: Test): test is NumberTest {
  return 'number' in test || 'from' in test;
}

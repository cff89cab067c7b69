// By how much a value misses a test: '2 more needed', '14 days too long ago'. Owns those words for explanations.
import type { Test } from './ast.ts';
import { after, before, type Day, daysBetween } from './calendar.ts';
import type { FieldType } from './operators.ts';
import { amountText, countedSpanText, numberText } from './rule-names.ts';

/**
 * The distance from a value to what a test asks for, or null where there is none to speak of (text, presence).
 * @param value a number, or a day 'YYYY-MM-DD' for dates
 */
export function testGap(
  test: Test,
  type: FieldType,
  value: string | number,
  asOf: Day,
  currency: string,
): string | null {
  if (type === 'number' || type === 'money') {
    const wanted = numberWanted(test, Number(value));
    if (wanted === null || wanted === 0) return null;
    const size = Math.abs(wanted);
    const text = type === 'money' ? amountText(Math.ceil(size), currency) : numberText(size);
    return wanted > 0
      ? `${text} more needed`
      : `${text} too many`.replace('too many', type === 'money' ? 'too much' : 'too many');
  }
  if (type !== 'day' && type !== 'instant') return null;
  const day = String(value);
  const { from, to } = daysWanted(test, asOf);
  if (from !== null && day < from) return `${daysText(daysBetween(day, from))} too early`;
  if (to !== null && day > to) return `${daysText(daysBetween(to, day))} too late`;
  return null;
}

/** How much must be added for the test to hold; negative when there is too much. */
function numberWanted(test: Test, value: number): number | null {
  switch (test.operator) {
    case 'at_least':
    case 'number_is':
      return test.number - value;
    case 'greater':
      return Math.max(test.number - value, 1);
    case 'at_most':
      return Math.min(test.number - value, 0);
    case 'less':
      return Math.min(test.number - value, -1);
    case 'between':
      return value < test.from ? test.from - value : test.to - value;
    default:
      return null;
  }
}

/** The days, both included, that a date test accepts. */
function daysWanted(test: Test, asOf: Day): { from: Day | null; to: Day | null } {
  switch (test.operator) {
    case 'on':
      return { from: test.day, to: test.day };
    case 'before':
      return { from: null, to: test.day };
    case 'after':
      return { from: test.day, to: null };
    case 'between_days':
      return { from: test.fromDay, to: test.toDay };
    case 'in_last':
      return { from: before(asOf, test), to: asOf };
    case 'more_than_ago':
      return { from: null, to: before(asOf, test) };
    case 'in_next':
      return { from: asOf, to: after(asOf, test) };
    default:
      return { from: null, to: null };
  }
}

const daysText = (count: number): string => countedSpanText({ count, unit: 'day' });

// One test of one value as SQL: the row per operator. Owns comparing; knows neither fields nor contacts.
//
// Text is compared folded (case, accents and runs of blanks do not count), by the SQL function fold() that the database
// layer registers from src-shared/text. Printable ASCII needs no call: lower() and trim() say the same, five times
// faster. instr() and substr() take the place of LIKE, so no pattern character can ever mean anything.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { Test } from '../../../../src-shared/rules/ast.ts';
import {
  addDays,
  after,
  anniversaryKeys,
  before,
  type Day,
  endOfDay,
  startOfDay,
  type Zone,
} from '../../../../src-shared/rules/calendar.ts';
import { complementOf, type FieldType } from '../../../../src-shared/rules/operators.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { RuleError } from './compile-context.ts';

export type Bool = RawBuilder<SqlBool>;
export type Value = RawBuilder<unknown>;
export interface Calendar {
  asOf: Day;
  zone: Zone;
}

/** Splits a test into one that affirms something and whether its complement is meant. */
export function affirm(test: Test): { test: Test; negated: boolean } {
  const twin = complementOf(test.operator);
  if (twin === undefined) return { test, negated: false };
  // The complement takes the same operand (a table in operators.ts, held by a test): only the operator changes.
  return { test: { ...test, operator: twin } as Test, negated: true };
}

/**
 * An affirming test of a value as SQL. NULL (no value) gives NULL or false, never true.
 * @throws RuleError for an operator that the type does not have, or one that is not affirming
 */
export function valueTest(value: Value, type: FieldType, test: Test, calendar: Calendar): Bool {
  switch (test.operator) {
    case 'is_set':
      return sql`${value} is not null`;
    case 'is_true':
      return sql`${value} = 1`;
    case 'is_false':
      return sql`${value} = 0`;
    case 'equals':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return textTest(value, type, test.operator, foldText(test.text));
    case 'one_of':
      return listTest(value, type, test.texts.map(foldText));
    case 'contains_any':
      return anyWordTest(value, type, test.texts.map(foldText));
    case 'number_is':
      return sql`${value} = ${test.number}`;
    case 'greater':
      return sql`${value} > ${test.number}`;
    case 'at_least':
      return sql`${value} >= ${test.number}`;
    case 'less':
      return sql`${value} < ${test.number}`;
    case 'at_most':
      return sql`${value} <= ${test.number}`;
    case 'between':
      return sql`${value} between ${test.from} and ${test.to}`;
    case 'on':
    case 'before':
    case 'after':
    case 'between_days':
    case 'in_last':
    case 'more_than_ago':
    case 'in_next':
      return inDays(value, type, dayRange(test, calendar.asOf), calendar.zone);
    case 'anniversary_within':
      return onDaysOfYear(value, type, anniversaryKeys(calendar.asOf, test.days), calendar.zone);
    case 'anniversary_in':
      return onDaysOfYear(value, type, anniversaryKeys(addDays(calendar.asOf, test.days), 0), calendar.zone);
    case 'top_percent': // these need everybody's value: see top-share.ts
    case 'top_total':
    case 'is_empty':
    case 'not_equals':
    case 'not_contains':
    case 'none_of':
    case 'number_is_not':
      throw new RuleError(`"${test.operator}" is not a test of a single value`);
    default:
      return assertNever(test);
  }
}

/** A text as rules compare it: what foldText() gives, for a column. */
export function folded(value: Value): Value {
  return sql`case when ${value} glob '*[^ -~]*' or instr(${value}, '  ') then fold(${value}) else lower(trim(${value})) end`;
}

type TextOperator = 'equals' | 'contains' | 'starts_with' | 'ends_with';

function textTest(value: Value, type: FieldType, operator: TextOperator, key: string): Bool {
  if (type === 'multi') return someOf(value, (item) => textTest(item, 'text', operator, key));
  const text = folded(value);
  switch (operator) {
    case 'equals':
      return sql`${text} = ${key}`;
    case 'contains':
      return sql`instr(${text}, ${key}) > 0`;
    case 'starts_with':
      return sql`substr(${text}, 1, length(${key})) = ${key}`;
    case 'ends_with':
      if (key === '') return sql`${text} is not null`; // substr(…, -0) is the whole text
      return sql`substr(${text}, -length(${key})) = ${key}`;
  }
}

function listTest(value: Value, type: FieldType, keys: string[]): Bool {
  if (type === 'multi') return someOf(value, (item) => listTest(item, 'text', keys));
  return sql`${folded(value)} in (select value from json_each(${JSON.stringify(keys)}))`;
}

/** Word by word, joined in pairs of pairs: a list of words in a sub-query would be looked through once per row. */
function anyWordTest(value: Value, type: FieldType, keys: readonly string[]): Bool {
  if (type === 'multi') return someOf(value, (item) => anyWordTest(item, 'text', keys));
  const [first] = keys;
  if (first === undefined) return sql`0`;
  if (keys.length === 1) return textTest(value, type, 'contains', first);
  const middle = Math.ceil(keys.length / 2);
  return sql`(${anyWordTest(value, type, keys.slice(0, middle))} or ${anyWordTest(value, type, keys.slice(middle))})`;
}

/** A field of several values holds them as a JSON array; text that is none counts as one value. */
function someOf(value: Value, test: (item: Value) => Bool): Bool {
  const list = sql`case when json_valid(${value}) then ${value} else json_array(${value}) end`;
  return sql`exists (select 1 from json_each(${list}) as item where ${test(sql`cast(item.value as text)`)})`;
}

interface DayRange {
  from: Day | null;
  to: Day | null;
}

type RangeTest = Extract<Test, { day: Day } | { fromDay: Day } | { unit: unknown }>;

const rangeOperators: readonly Test['operator'][] = [
  'on',
  'before',
  'after',
  'between_days',
  'in_last',
  'more_than_ago',
  'in_next',
];

/** Whether a test asks for a range of days. */
export const isRangeTest = (test: Test): test is RangeTest => rangeOperators.includes(test.operator);

/** The days, both included, that a date test accepts. */
export function dayRange(test: RangeTest, asOf: Day): DayRange {
  switch (test.operator) {
    case 'on':
      return { from: test.day, to: test.day };
    case 'before':
      return { from: null, to: addDays(test.day, -1) };
    case 'after':
      return { from: addDays(test.day, 1), to: null };
    case 'between_days':
      return { from: test.fromDay, to: test.toDay };
    case 'in_last':
      return { from: before(asOf, test), to: asOf };
    case 'more_than_ago':
      return { from: null, to: addDays(before(asOf, test), -1) };
    case 'in_next':
      return { from: asOf, to: after(asOf, test) };
  }
}

/** Whether a day or instant lies in a range of days. */
export function inDays(value: Value, type: FieldType, { from, to }: DayRange, zone: Zone): Bool {
  const start = from === null ? null : type === 'day' ? from : startOfDay(from, zone);
  const end = to === null ? null : type === 'day' ? to : endOfDay(to, zone);
  if (start === null) return sql`${value} <= ${end}`;
  if (end === null) return sql`${value} >= ${start}`;
  return sql`${value} between ${start} and ${end}`;
}

function onDaysOfYear(value: Value, type: FieldType, keys: string[], zone: Zone): Bool {
  return sql`${monthAndDay(value, type, zone)} in (select value from json_each(${JSON.stringify(keys)}))`;
}

function monthAndDay(value: Value, type: FieldType, zone: Zone): Value {
  if (type === 'day') return sql`substr(${value}, 6)`;
  // floor, so that instants before 1970 fall on their own day
  const seconds = sql`cast(floor(${value} / 1000.0) as integer)`;
  return zone === 'utc'
    ? sql`strftime('%m-%d', ${seconds}, 'unixepoch')`
    : sql`strftime('%m-%d', ${seconds}, 'unixepoch', 'localtime')`;
}

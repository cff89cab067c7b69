// Who a condition on activities holds for, from columns in memory: one pass over the rows, those of a contact beside each
// other. The same ids as engines/rule-compiler/activity-set.ts gives; owns windows, filters and measures on columns.
import { activityKinds } from '../../../../src-shared/model/activity.ts';
import { filterType, measureType } from '../../../../src-shared/rules/activity-catalogue.ts';
import type { ActivityCondition, ActivityFilter, Window } from '../../../../src-shared/rules/ast.ts';
import { addDays, before, type Day, spanBefore, startOfDay } from '../../../../src-shared/rules/calendar.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { type IdBits, noIds } from '../rule-compiler/id-bits.ts';
import { isRelativeTest } from '../rule-compiler/top-share.ts';
import { affirm, type Calendar } from '../rule-compiler/value-test.ts';
import {
  type ActivityColumn,
  type ActivityColumnName,
  type ActivityRows,
  activityNumberColumns,
  activityTextColumns,
  type ColumnSource,
} from './columns.ts';
import { type Distinct, Measure } from './measure.ts';
import { relativeBits } from './relative-bits.ts';
import { dayLength, numberTest, passesOf, textTest } from './value-tests.ts';

type RowTest = (row: number) => boolean;

/**
 * The contacts for whom the affirming side of the test holds.
 * @returns undefined when memory does not hold what it takes
 */
export function activityBits(
  condition: ActivityCondition,
  calendar: Calendar,
  source: ColumnSource,
): IdBits | undefined {
  const rows = source.activities();
  if (rows === undefined || calendar.zone !== 'utc') return undefined;
  const { test } = affirm(condition.test);
  const values = measured(condition, calendar, rows, source);
  if (values === undefined) return undefined;
  if (isRelativeTest(test)) return relativeBits(values, source.active, source.highest, test);
  const holds = numberTest(measureType[condition.measure], test, calendar);
  if (holds === undefined) return undefined;
  const nothing = countsFromZero(condition) ? 0 : Number.NaN;
  const bits = noIds(source.highest);
  for (let id = 0; id <= source.highest; id += 1) {
    let value = values[id] as number;
    if (Number.isNaN(value)) value = nothing;
    if (!Number.isNaN(value) && holds(value)) bits[id >>> 5] = (bits[id >>> 5] as number) | (1 << (id & 31));
  }
  return bits;
}

/** By contact id: the measured value; NaN where no activity matches. Undefined when a column is missing. */
function measured(
  condition: ActivityCondition,
  calendar: Calendar,
  rows: ActivityRows,
  source: ColumnSource,
): Float64Array | undefined {
  const time = timesOf(condition, calendar);
  if (time === undefined) return undefined;
  const passes = condition.filters.map((filter) => filterTest(filter, calendar, rows, source));
  if (passes.includes(undefined)) return undefined;
  const needed = condition.measure === 'discount_share' ? source.activity('discount') : null;
  const distinct = distinctOf(condition, rows, source);
  if (needed === undefined || distinct === undefined || needed?.kind === 'text') return undefined;
  const measure = new Measure(condition, rows, distinct, needed?.numbers ?? null, time.recentFrom);
  const filters = passes as RowTest[];
  // A share is of all the activities: its filters say which part of them is meant.
  const keep = condition.measure === 'share' ? [] : filters;
  const part = condition.measure === 'share' ? filters : [];
  const wanted = kindMask(condition.activities);
  const values = new Float64Array(source.highest + 1).fill(Number.NaN);
  const { starts, kinds, days } = rows;
  const { from, to } = time;
  for (let id = 0; id <= source.highest; id += 1) {
    const end = starts[id + 1] as number;
    let found = 0;
    for (let row = starts[id] as number; row < end; row += 1) {
      const day = days[row] as number;
      if (day < from || day > to || wanted[kinds[row] as number] === 0) continue;
      if (keep.length > 0 && !all(keep, row)) continue;
      if (found === 0) measure.begin();
      found += 1;
      measure.add(row, part.length === 0 || all(part, row));
    }
    if (found > 0) values[id] = measure.value(found);
  }
  return values;
}

function all(tests: readonly RowTest[], row: number): boolean {
  for (let index = 0; index < tests.length; index += 1) if (!(tests[index] as RowTest)(row)) return false;
  return true;
}

function kindMask(activities: readonly string[]): Uint8Array {
  const wanted = new Uint8Array(256);
  for (const [place, kind] of activityKinds.entries())
    if (activities.length === 0 || activities.includes(kind)) wanted[place] = 1;
  if (activities.length === 0) wanted.fill(1);
  return wanted;
}

const dayNumber = (day: Day): number => startOfDay(day, 'utc') / dayLength;

/** The first and last day that count, and where the recent part of a change begins. */
function timesOf(
  { measure, window }: ActivityCondition,
  { asOf }: Calendar,
): { from: number; to: number; recentFrom: number } | undefined {
  const ever = Number.NEGATIVE_INFINITY;
  const now = dayNumber(asOf);
  if (measure === 'change') {
    if (window.kind !== 'last') return undefined;
    return { from: dayNumber(spanBefore(asOf, window)), to: now, recentFrom: dayNumber(before(asOf, window)) };
  }
  return { ...windowDays(window, asOf, now), recentFrom: ever };
}

function windowDays(window: Window, asOf: Day, now: number): { from: number; to: number } {
  switch (window.kind) {
    case 'ever':
      return { from: Number.NEGATIVE_INFINITY, to: now };
    case 'last':
      return { from: dayNumber(before(asOf, window)), to: now };
    case 'longer_ago':
      return { from: Number.NEGATIVE_INFINITY, to: dayNumber(addDays(before(asOf, window), -1)) };
    case 'between':
      return { from: dayNumber(window.fromDay), to: Math.min(now, dayNumber(window.toDay)) };
  }
}

/** What occurrences are told apart by: orders, products, or nothing (null). Undefined when a column is missing. */
function distinctOf(
  { activities, measure }: ActivityCondition,
  rows: ActivityRows,
  source: ColumnSource,
): Distinct | null | undefined {
  if (measure === 'distinct_products') {
    const products = source.activity('product');
    if (products?.kind !== 'text') return undefined;
    const keys = new Map<string, number>();
    const keyOf = new Uint32Array(products.values.length + 1);
    for (const [place, text] of products.values.entries()) {
      const folded = foldText(text);
      const key = keys.get(folded) ?? keys.size + 1;
      keys.set(folded, key);
      keyOf[place + 1] = key;
    }
    return { keyAt: (row) => keyOf[products.codes[row] as number] as number, most: keys.size, blanks: 'none' };
  }
  const byOrder = activities.length === 1 && activities[0] === 'purchase';
  if (!byOrder || (measure !== 'count' && measure !== 'average' && measure !== 'change')) return null;
  return { keyAt: (row) => rows.orders[row] as number, most: rows.mostOrders, blanks: 'each' };
}

function filterTest(
  { field, test: asked }: ActivityFilter,
  calendar: Calendar,
  rows: ActivityRows,
  source: ColumnSource,
): RowTest | undefined {
  const { test, negated } = affirm(asked);
  const type = filterType[field];
  let holds: RowTest | undefined;
  if (field === 'amount') {
    const ofAmount = numberTest(type, test, calendar);
    holds = ofAmount && ((row) => passesNumber(rows.amounts[row] as number, ofAmount));
  } else if (field === 'item') {
    const [product, category] = (['product', 'category'] as const).map((name) =>
      columnTest(source.activity(name), type, test, calendar),
    );
    holds = product && category && ((row) => product(row) || category(row));
  } else if (isColumn(field)) holds = columnTest(source.activity(field), type, test, calendar);
  if (holds === undefined || !negated) return holds;
  const affirmed = holds;
  return (row) => !affirmed(row);
}

function isColumn(field: string): field is ActivityColumnName {
  return [...activityTextColumns, ...activityNumberColumns].some((name) => name === field);
}

function columnTest(
  column: ActivityColumn | undefined,
  type: Parameters<typeof textTest>[0],
  test: Parameters<typeof textTest>[1],
  calendar: Calendar,
): RowTest | undefined {
  if (column?.kind === 'number') {
    const holds = numberTest(type, test, calendar);
    return holds && ((row) => passesNumber(column.numbers[row] as number, holds));
  }
  const holds = column && textTest(type, test, calendar);
  if (column === undefined || holds === undefined) return undefined;
  const passes = passesOf(column.values, holds);
  return (row) => passes[column.codes[row] as number] === 1;
}

function passesNumber(value: number, holds: (value: number) => boolean): boolean {
  return !Number.isNaN(value) && holds(value);
}

function countsFromZero({ measure }: ActivityCondition): boolean {
  return measure === 'count' || measure === 'sum' || measure === 'distinct_products';
}

// The times of a sentence: 'in the last 3 months', 'since 1 March 2024', 'more than a year ago'. Owns their words.
import type { Test, Window } from '../../../../src-shared/rules/ast.ts';
import { addDays, type Day, isDay, type Span, type SpanUnit } from '../../../../src-shared/rules/calendar.ts';
import type { TokenReader } from './token-reader.ts';

/** Far enough for 'since' and 'before' of activities, whose window has two ends. */
const firstDay = '1900-01-01';

const units: Readonly<Record<string, SpanUnit>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const quarterMonths = 3;

/** '3 months', 'a year', 'year', 'the quarter'. */
export function readSpan(reader: TokenReader): Span | null {
  return reader.attempt(() => {
    const count = reader.eat('a|an|the') ? 1 : (reader.number() ?? 1);
    const word = reader.peek()?.key ?? '';
    if (word === 'quarter' || word === 'quarters') {
      reader.skip();
      return { count: count * quarterMonths, unit: 'month' };
    }
    const unit = Object.hasOwn(units, word) ? units[word] : undefined;
    if (unit === undefined || count < 1 || !Number.isInteger(count)) return null;
    reader.skip();
    return { count, unit };
  });
}

/** '2024-03-01', '1 March 2024', 'March 1, 2024', 'March 2024' (its first day), '2024', 'today', 'yesterday'. */
export function readDay(reader: TokenReader, today: Day): Day | null {
  const range = readDays(reader, today);
  return range === null ? null : range.from;
}

/** A day, a month or a year as the days it covers. */
export function readDays(reader: TokenReader, today: Day): { from: Day; to: Day } | null {
  return reader.attempt(() => {
    if (reader.eat('today')) return one(today);
    if (reader.eat('yesterday')) return one(addDays(today, -1));
    const token = reader.peek();
    if (token?.kind === 'day') {
      reader.skip();
      return isDay(token.text) ? one(token.text) : null;
    }
    const early = reader.number();
    if (early !== null && early >= 1000 && early <= 9999) return whole(early, null);
    const month = months.indexOf((reader.peek()?.key ?? '').slice(0, 3));
    if (month < 0 || !/^\p{L}+$/u.test(reader.peek()?.key ?? '')) return null;
    reader.skip();
    const late = early === null ? dateThenYear(reader) : null;
    reader.eat(',');
    const year = reader.number() ?? Number(today.slice(0, 4));
    if (year < 1000 || year > 9999) return null;
    const date = early ?? late;
    if (date === null) return whole(year, month + 1);
    const day = `${year}-${pad(month + 1)}-${pad(date)}`;
    return isDay(day) ? one(day) : null;
  });
}

/** The window of an activity; null when none stands here. */
export function readWindow(reader: TokenReader, today: Day): Window | null {
  return reader.attempt((): Window | null => {
    if (reader.eat('ever|at any time|of all time')) return { kind: 'ever' };
    if (reader.eat(lastWords)) {
      const span = readSpan(reader);
      return span === null ? null : { kind: 'last', ...span };
    }
    if (reader.sees('in a year|in a month|in a week|in a quarter|for a year|for a month|for a week|for a quarter')) {
      reader.skip();
      const span = readSpan(reader);
      return span === null ? null : { kind: 'last', ...span };
    }
    if (reader.eat('for the last|for|in')) {
      const span = reader.attempt(() => (Number.isNaN(reader.peek()?.number ?? Number.NaN) ? null : readSpan(reader)));
      if (span !== null) return { kind: 'last', ...span };
    }
    if (reader.eat('last|past|previous')) {
      const span = readSpan(reader);
      return span === null ? null : { kind: 'last', ...span };
    }
    if (reader.eat('this year')) return { kind: 'between', fromDay: `${today.slice(0, 4)}-01-01`, toDay: today };
    if (reader.eat('this month')) return { kind: 'between', fromDay: `${today.slice(0, 7)}-01`, toDay: today };
    const ago = readAgo(reader);
    if (ago !== null) return { kind: 'longer_ago', ...ago };
    if (reader.eat('since|after')) {
      const from = readDay(reader, today);
      return from === null ? null : { kind: 'between', fromDay: from, toDay: today };
    }
    if (reader.eat('before|until')) {
      const to = readDay(reader, today);
      return to === null ? null : { kind: 'between', fromDay: firstDay, toDay: addDays(to, -1) };
    }
    if (reader.eat('between')) {
      const from = readDay(reader, today);
      const to = from !== null && reader.eat('and') ? readDays(reader, today)?.to : null;
      return from === null || to === null || to === undefined ? null : { kind: 'between', fromDay: from, toDay: to };
    }
    if (reader.eat('in|on|during')) {
      const days = readDays(reader, today);
      return days === null ? null : { kind: 'between', fromDay: days.from, toDay: days.to };
    }
    return null;
  });
}

/** The test of a day field: 'in the last month', 'before 2024', 'more than a year ago', 'within 14 days'. */
export function readDayTest(reader: TokenReader, today: Day): Test | null {
  return reader.attempt((): Test | null => {
    if (reader.eat('with its anniversary within|with an anniversary within|with its anniversary in the next')) {
      const days = daysOf(readSpan(reader));
      return days === null ? null : { operator: 'anniversary_within', days };
    }
    if (reader.eat('with its anniversary in exactly|in exactly')) {
      const days = daysOf(readSpan(reader));
      return days === null ? null : { operator: 'anniversary_in', days };
    }
    if (reader.eat('with its anniversary today')) return { operator: 'anniversary_within', days: 0 };
    if (reader.eat(nextWords)) {
      const span = readSpan(reader);
      return span === null ? null : { operator: 'in_next', ...span };
    }
    const window = readWindow(reader, today);
    switch (window?.kind) {
      case undefined:
      case 'ever':
        return null;
      case 'last':
        return { operator: 'in_last', count: window.count, unit: window.unit };
      case 'longer_ago':
        return { operator: 'more_than_ago', count: window.count, unit: window.unit };
      case 'between':
        if (window.fromDay === firstDay) return { operator: 'before', day: addDays(window.toDay, 1) };
        if (window.fromDay === window.toDay) return { operator: 'on', day: window.fromDay };
        return { operator: 'between_days', fromDay: window.fromDay, toDay: window.toDay };
      default:
        return null;
    }
  });
}

/** How many days a span ahead is; null beyond a year. */
export function daysOf(span: Span | null): number | null {
  const days = span === null ? null : span.count * { day: 1, week: 7, month: 30, year: 365 }[span.unit];
  return days === null || days > 366 ? null : days;
}

const lastWords =
  'in the last|in the past|in the previous|in last|in past|within the last|within the past|over the last|over the past|during the last|during the past|the last|the past';
const nextWords = 'in the next|in next|within the next|within|in the coming';

/** 'more than 3 months ago', 'over a year ago', '3 months ago or more'. */
function readAgo(reader: TokenReader): Span | null {
  return reader.attempt(() => {
    const isMore = reader.eat('more than|over|longer than|at least');
    const span = readSpan(reader);
    if (span === null || !reader.eat('ago')) return null;
    const orMore = reader.eat('or more|or longer');
    return isMore || orMore ? span : null;
  });
}

function dateThenYear(reader: TokenReader): number | null {
  return reader.attempt(() => {
    const date = reader.number();
    return date !== null && Number.isInteger(date) && date >= 1 && date <= 31 ? date : null;
  });
}

function whole(year: number, month: number | null): { from: Day; to: Day } {
  if (month === null) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`;
  return { from: `${year}-${pad(month)}-01`, to: addDays(next, -1) };
}

const one = (day: Day): { from: Day; to: Day } => ({ from: day, to: day });
const pad = (value: number): string => String(value).padStart(2, '0');

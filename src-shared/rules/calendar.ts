// Days for rules: turning a day into the instants it covers and counting back from it. Owns the meaning of "the last
// 3 months"; knows no clock (the as-of day is always an argument).

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string;

/** Whose midnight a day begins at: the person's computer, or UTC. */
export type Zone = 'local' | 'utc';

export const spanUnits = ['day', 'week', 'month', 'year'] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** A length of time as people say it. */
export interface Span {
  count: number;
  unit: SpanUnit;
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real day between years 1 and 9999 ('2023-02-29' is none). */
export function isDay(text: string): boolean {
  const parts = dayPattern.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day that an instant (epoch milliseconds) falls on. */
export function dayOf(at: number, zone: Zone): Day {
  const date = new Date(at);
  return zone === 'utc'
    ? format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    : format(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** The first instant of a day, epoch milliseconds. Where a clock change skips midnight, the first instant after it. */
export function startOfDay(day: Day, zone: Zone): number {
  const [year, month, date] = parts(day);
  const start = new Date(0);
  if (zone === 'utc') {
    start.setUTCFullYear(year, month - 1, date);
    return start.setUTCHours(0, 0, 0, 0);
  }
  start.setFullYear(year, month - 1, date);
  return start.setHours(0, 0, 0, 0);
}

/** The last millisecond of a day. */
export function endOfDay(day: Day, zone: Zone): number {
  return startOfDay(addDays(day, 1), zone) - 1;
}

/** The day that lies `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = parts(day);
  const moved = new Date(0);
  moved.setUTCFullYear(year, month - 1, date + count);
  return clamp(moved);
}

/** The same day of another month; a day that month lacks becomes its last (31 March less a month is 28 February). */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = parts(day);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (toYear < 1) return '0001-01-01';
  if (toYear > 9999) return '9999-12-31';
  return format(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** The day a span before another: what "in the last 3 months" starts on. */
export function before(day: Day, span: Span): Day {
  return move(day, span, -1);
}

/** The day a span after another. */
export function after(day: Day, span: Span): Day {
  return move(day, span, 1);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to, 'utc') - startOfDay(from, 'utc')) / 86_400_000);
}

/**
 * The 'MM-DD' of the days from `day` through `days` later. Those born on 29 February celebrate on the 28th in years
 * without one, so that a birthday list misses nobody.
 */
export function anniversaryKeys(day: Day, days: number): string[] {
  const keys = new Set<string>();
  for (let offset = 0; offset <= Math.min(days, 366); offset += 1) {
    const reached = addDays(day, offset);
    keys.add(reached.slice(5));
    if (reached.endsWith('-02-28') && daysInMonth(Number(reached.slice(0, 4)), 2) === 28) keys.add('02-29');
  }
  return [...keys];
}

/** The first day of the same span of time just before the last one: what a change is measured against. */
export function spanBefore(day: Day, span: Span): Day {
  return before(day, { count: span.count * 2, unit: span.unit });
}

function move(day: Day, { count, unit }: Span, direction: 1 | -1): Day {
  switch (unit) {
    case 'day':
      return addDays(day, direction * count);
    case 'week':
      return addDays(day, direction * count * 7);
    case 'month':
      return addMonths(day, direction * count);
    case 'year':
      return addMonths(day, direction * count * 12);
  }
}

function parts(day: Day): [number, number, number] {
  const found = dayPattern.exec(day);
  if (!found) throw new Error(`not a day: ${JSON.stringify(day)}`);
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function clamp(date: Date): Day {
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year > 9999) return '9999-12-31';
  if (year < 1) return '0001-01-01';
  return format(year, date.getUTCMonth() + 1, date.getUTCDate());
}

function format(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

// Days and moments as exports write them. Owns parsing and the day/month question; reads no clock.
import { foldText } from './text-key.ts';

/** Which of the three parts comes first in an all-number date. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateReading {
  /** How to read 03/04/2024. Default 'mdy' is never assumed silently by import: see inferDayOrder. */
  readonly order: DayOrder;
  /** Two-digit years above this many (00–99) are 19xx, the rest 20xx. */
  readonly pivot: number;
}

export interface DayOrderGuess {
  readonly order: DayOrder;
  /** 0 to 1; 0.5 means that no value decides it. */
  readonly confidence: number;
  /** Values that can be read one way only, for the sentence that explains the guess. */
  readonly deciding: readonly string[];
  /** A value that both readings allow and that they read differently, such as 03/04/2024; null when there is none. */
  readonly open: string | null;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const defaultReading: DateReading = { order: 'mdy', pivot: 49 };
const numeric = /^(\d{1,4})([-/.\s])\s?(\d{1,2})\2\s?(\d{1,4})(?=$|[T\s,.])/;
const dayMs = 86_400_000;

/**
 * The day a text names as 'YYYY-MM-DD', or null when it names no real day. A time after the day is ignored.
 * Understands ISO 8601, 20240312, 12.03.2024, 3/12/24, '12 Mar 2024', 'March 12, 2024' in eleven languages.
 */
export function parseDay(text: string, reading: DateReading = defaultReading): string | null {
  const parts = dayParts(text.trim(), reading);
  return parts === null ? null : isoDay(parts);
}

/**
 * The moment a text names in epoch milliseconds UTC, or null. Without a zone the time is taken as UTC, without a
 * time as midnight UTC. Ten and thirteen digit numbers are Unix seconds and milliseconds.
 */
export function parseTimestamp(text: string, reading: DateReading = defaultReading): number | null {
  const tidy = text.trim();
  const unix = /^(\d{10})(?:\.\d+)?$|^(\d{13})$/.exec(tidy);
  if (unix !== null) return unix[2] === undefined ? Number(unix[1]) * 1000 : Number(unix[2]);
  const parts = dayParts(tidy, reading);
  if (parts === null) return null;
  const time = timeMs(tidy);
  return time === null ? null : Date.UTC(parts.year, parts.month - 1, parts.day) + time;
}

/** The day of an Excel serial number (1900 system), or null outside 1900–2100. */
export function parseExcelSerial(text: string): string | null {
  const match = /^(\d{1,5})(?:\.\d+)?$/.exec(text.trim());
  const serial = Number(match?.[1] ?? 0);
  // Serial 60 is the 29 February 1900 that never was; days before it are off by one and not worth guessing.
  if (serial < 61 || serial > 73_050) return null;
  return new Date((serial - 25_569) * dayMs).toISOString().slice(0, 10);
}

/**
 * Decides from all values of a column whether 03/04/2024 is the third of April or the fourth of March.
 * A first part above 12 proves day first, a second part above 12 proves month first; dots suggest day first.
 */
export function inferDayOrder(values: Iterable<string>): DayOrderGuess {
  const tally = createDayOrderTally();
  for (const value of values) tally.add(value);
  return tally.guess();
}

export interface DayOrderTally {
  add(value: string): void;
  guess(): DayOrderGuess;
}

/** inferDayOrder for values that come one by one. */
export function createDayOrderTally(): DayOrderTally {
  const votes: Record<DayOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  const deciding: Record<DayOrder, string[]> = { dmy: [], mdy: [], ymd: [] };
  /** 2024-03-04 reads in one way only, so it says nothing about 03/04/2024 beside it. */
  let isoDays = 0;
  let dotted = 0;
  let open: string | null = null;
  return {
    add(value) {
      const match = numeric.exec(value.trim());
      if (match === null) return;
      const [, first = '', separator, second = '', third = ''] = match;
      const order = provenOrder(first, second, third);
      if (order === null) {
        if (separator === '.') dotted++;
        if (first !== second) open ??= value.trim();
        return;
      }
      if (first.length === 4) isoDays++;
      else votes[order]++;
      if (deciding[order].length < 3) deciding[order].push(value.trim());
    },
    guess() {
      const all = votes.dmy + votes.mdy + votes.ymd;
      if (all === 0 && isoDays > 0) return { order: 'ymd', confidence: 1, deciding: deciding.ymd, open };
      if (all === 0) {
        return { order: dotted > 0 ? 'dmy' : 'mdy', confidence: dotted > 0 ? 0.8 : 0.5, deciding: [], open };
      }
      const order = votes.dmy >= votes.mdy && votes.dmy >= votes.ymd ? 'dmy' : votes.mdy >= votes.ymd ? 'mdy' : 'ymd';
      return { order, confidence: votes[order] / all, deciding: deciding[order], open };
    },
  };
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a year, month and day that the Gregorian calendar has, 1000 to 9999. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

function provenOrder(first: string, second: string, third: string): DayOrder | null {
  if (first.length === 4) return 'ymd';
  if (third.length !== 4 && Number(third) > 31) return Number(first) > 12 ? 'dmy' : Number(second) > 12 ? 'mdy' : null;
  if (Number(first) > 12 && Number(second) <= 12) return 'dmy';
  if (Number(second) > 12 && Number(first) <= 12) return 'mdy';
  return null;
}

function dayParts(text: string, reading: DateReading): Parts | null {
  if (text.length < 6 || text.length > 60) return null;
  const found = isoParts(text) ?? numericParts(text, reading) ?? namedParts(text, reading);
  return found !== null && isRealDay(found.year, found.month, found.day) ? found : null;
}

function isoParts(text: string): Parts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:$|T)/.exec(text);
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function numericParts(text: string, reading: DateReading): Parts | null {
  const match = numeric.exec(text);
  if (match === null) return null;
  const [, a = '', , b = '', c = ''] = match;
  if (a.length >= 3) return a.length === 4 ? { year: Number(a), month: Number(b), day: Number(c) } : null;
  if (c.length === 3) return null;
  // The order of the column, unless this very value cannot be read so.
  const order = provenOrder(a, b, c) ?? reading.order;
  if (order === 'ymd' && c.length <= 2) return { year: fullYear(a, reading), month: Number(b), day: Number(c) };
  const [day, month] = order === 'mdy' ? [b, a] : [a, b];
  return { year: fullYear(c, reading), month: Number(month), day: Number(day) };
}

function namedParts(text: string, reading: DateReading): Parts | null {
  if (!/\p{L}{3}/u.test(text)) return null;
  const key = foldText(text);
  const dayFirst =
    /^(?:\p{L}+[.,]{0,2}\s*)?(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]*(?:de\s+)?(\p{L}{3,})\.?[\s,-]*(?:de\s+)?'?(\d{4}|\d{2})(?!\d)/u.exec(
      key,
    );
  if (dayFirst !== null) return withMonth(dayFirst[2], dayFirst[1], dayFirst[3], reading);
  const monthFirst = /^(?:\p{L}+,?\s+)?(\p{L}{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+'?(\d{4}|\d{2})(?!\d)/u.exec(key);
  if (monthFirst !== null) return withMonth(monthFirst[1], monthFirst[2], monthFirst[3], reading);
  const yearFirst = /^(\d{4})[\s-]+(\p{L}{3,})\.?[\s-]+(\d{1,2})(?!\d)/u.exec(key);
  return yearFirst === null ? null : withMonth(yearFirst[2], yearFirst[3], yearFirst[1], reading);
}

function withMonth(name = '', day = '', year = '', reading: DateReading): Parts | null {
  const month = monthNumber(name);
  return month === null ? null : { year: fullYear(year, reading), month, day: Number(day) };
}

let months: ReadonlyMap<string, number> | undefined;

function monthNumber(name: string): number | null {
  months ??= buildMonths();
  return months.get(name.replace(/\.$/, '')) ?? null;
}

function buildMonths(): ReadonlyMap<string, number> {
  const map = new Map<string, number>([['sept', 9]]);
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb']) {
    for (const style of ['long', 'short'] as const) {
      // Polish and others decline the month beside a day: '12 sierpnia', but 'sierpień' alone.
      for (const day of [{}, { day: 'numeric' } as const]) {
        const format = new Intl.DateTimeFormat(language, { ...day, month: style, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
          const name = foldText(parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '');
          if (name.length >= 3 && /\p{L}/u.test(name) && !map.has(name)) map.set(name, month);
        }
      }
    }
  }
  return map;
}

function fullYear(text: string, reading: DateReading): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year > reading.pivot ? 1900 + year : 2000 + year;
}

/** Milliseconds since midnight UTC of the time part, 0 without one, null when the time is impossible. */
function timeMs(text: string): number | null {
  const match =
    /(?:^|[T\s,])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?m?\.?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*(?:\([^)]*\))?$/i.exec(
      text,
    );
  if (match === null) return 0;
  let hour = Number(match[1]);
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)];
  if (match[5] !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (match[5].toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 24 || minute > 59 || second > 60) return null;
  const fraction = match[4] === undefined ? 0 : Math.trunc(Number(`0.${match[4]}`) * 1000);
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction - zoneMs(match[6]);
}

function zoneMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

function isoDay(parts: Parts): string {
  return `${parts.year}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
}

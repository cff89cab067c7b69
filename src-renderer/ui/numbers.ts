// Numbers, money, durations, sizes and times as people read them, in the locale of the computer. Pure text.

const locale = undefined; // the person's own

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const cents = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 1234567 → '1,234,567'; fractions keep two digits. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : decimal.format(value);
}

/** A count in full, or short for badges: 12345 → '12.3K'. Below 1,000 both are exact. */
export function formatCount(value: number, form: 'full' | 'short' = 'full'): string {
  return form === 'short' && value >= 1_000 ? short.format(value) : whole.format(value);
}

/** '1 contact', '12 contacts'. The plural is given when it is more than an added s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** A share from 0 to 1 as '37%'; never rounds something to nothing or nearly all to all. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** Money from minor units: (123456, 'EUR') → '€1,234.56'. An unknown currency is written out beside the number. */
export function formatMoney(minor: number, currency: string | null): string {
  if (!currency) return cents.format(minor / 100);
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(minor / 10 ** digits);
  } catch {
    return `${cents.format(minor / 100)} ${currency}`;
  }
}

/** Milliseconds as '40 s', '3 min', '1 h 5 min'. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** Bytes as '4.2 MB', in steps of 1000 as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? whole.format(value) : decimal.format(Math.round(value * 10) / 10)} ${units[unit]}`;
}

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });

const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const utcMoment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** When something in the data happened, as a day. Days of the data are UTC days everywhere, as in rules. */
export function formatDay(at: number): string {
  return utcDay.format(at);
}

/** When something in the data happened; without a time of day where the source gave only the day. */
export function formatSourceMoment(at: number): string {
  return at % 86_400_000 === 0 ? utcDay.format(at) : utcMoment.format(at);
}

/** When something was done in this program, in the person's own time zone. */
export function formatMoment(at: number): string {
  return moment.format(at);
}

/** 'YYYY-MM-DD' as a day in words, without moving it between time zones. */
export function formatPlainDay(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? day.format(new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) : text;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** '3 days ago', 'in 2 hours', 'now'. */
export function formatRelative(at: number, now: number): string {
  const difference = at - now;
  for (const [unit, size] of steps) {
    if (Math.abs(difference) >= size) return relative.format(Math.trunc(difference / size), unit);
  }
  return relative.format(0, 'second');
}

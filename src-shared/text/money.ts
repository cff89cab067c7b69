// Amounts and numbers as exports write them. Owns separators, currencies and minor units; converts no currency.

/** The character before the fraction: '.' in 1,234.56, ',' in 1.234,56. */
export type DecimalMark = '.' | ',';

export interface Money {
  /** Integer minor units: cents of EUR, whole yen of JPY. */
  readonly amount: number;
  /** ISO 4217 code, or null when the text names none. */
  readonly currency: string | null;
}

export interface MoneyReading {
  /** Currency of amounts that name none; decides how many minor digits. */
  readonly currency: string | null;
  /** Decimal mark of the column; decides 1.234 and 1,234 where the value alone does not. */
  readonly decimal: DecimalMark;
}

const symbols: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  r$: 'BRL',
  mx$: 'MXN',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₪': 'ILS',
  '₴': 'UAH',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  zł: 'PLN',
  kč: 'CZK',
  'fr.': 'CHF',
  sfr: 'CHF',
  kr: 'SEK',
  ft: 'HUF',
  lei: 'RON',
  r: 'ZAR',
};
const plain = /^-?\d+(?:\.\d{1,2})?$/;

/**
 * Reads an amount of money: 1,234.56 · 1.234,56 · 1'234.50 · 1 234,56 € · -5.00 · (5.00) · USD 12. Returns null when
 * the text is no amount or too large for exact cents.
 */
export function parseMoney(text: string, reading: MoneyReading = { currency: null, decimal: '.' }): Money | null {
  const tidy = text.trim();
  if (plain.test(tidy) && !(reading.decimal === ',' && /\.\d{3}$/.test(tidy))) {
    return toMinor(Number(tidy), reading.currency);
  }
  if (tidy === '' || tidy.length > 40) return null;
  const { digits, unit } = takeUnit(tidy);
  const currency = unit === '' ? reading.currency : unitCurrency(unit, reading.currency);
  if (currency === undefined) return null;
  const value = parseNumber(digits, reading.decimal);
  return value === null ? null : toMinor(value, currency);
}

/**
 * Reads a number with either decimal mark, thousands separators (comma, dot, blank, apostrophe), a leading or
 * trailing minus, or accounting brackets. Null when it is no number.
 * @param decimal the mark that decides values such as 1.234, which both readings allow
 */
export function parseNumber(text: string, decimal: DecimalMark = '.'): number | null {
  let body = text.trim().replace(/[\u2212\u2013]/g, '-');
  let sign = 1;
  const bracketed = /^\((.*)\)$/.exec(body)?.[1];
  if (bracketed !== undefined) [sign, body] = [-1, bracketed.trim()];
  if (/^-|-$/.test(body)) [sign, body] = [-sign, body.replace(/^-\s*|\s*-$/, '')];
  body = body.replace(/^\+\s*/, '');
  if (!/^[\d.,'’\s\u00a0\u202f]+$/.test(body) || !/\d/.test(body)) return null;
  const mark = decimalOf(body, decimal);
  const [whole = '', fraction, extra] = mark === null ? [body] : body.split(mark);
  if (extra !== undefined || (fraction !== undefined && !/^\d*$/.test(fraction)) || !grouped(whole)) return null;
  const value = Number(`${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`);
  return Number.isFinite(value) ? sign * value : null;
}

/** Decides the decimal mark of a column from the values that can be read one way only; '.' when none decides. */
export function inferDecimalMark(values: Iterable<string>): DecimalMark {
  const tally = createDecimalTally();
  for (const value of values) tally.add(value);
  return tally.guess();
}

export interface DecimalTally {
  add(value: string): void;
  guess(): DecimalMark;
}

/** inferDecimalMark for values that come one by one. */
export function createDecimalTally(): DecimalTally {
  let comma = 0;
  let point = 0;
  return {
    add(value) {
      if (/\d,\d{1,2}(?!\d)\D*$|\d\.\d{3},|\d,\d{4,}(?!\d)/.test(value)) comma++;
      else if (/\d\.\d{1,2}(?!\d)\D*$|\d,\d{3}\.|\d\.\d{4,}(?!\d)/.test(value)) point++;
    },
    guess: () => (comma > point ? ',' : '.'),
  };
}

/** How many minor digits a currency has (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; 2 when unknown. */
export function minorDigits(currency: string | null): number {
  if (currency === null) return 2;
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = isoDigits(currency);
  digitsOf.set(currency, digits);
  return digits;
}

/** Recognises a currency by ISO 4217 code or symbol; null when the text names none. */
export function currencyCode(text: string): string | null {
  const tidy = text.trim();
  return unitCurrency(tidy, null) ?? null;
}

const digitsOf = new Map<string, number>();

function isoDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not of the form of a code
  }
}

function toMinor(value: number, currency: string | null): Money | null {
  // Through the decimal text, since 1.005 * 100 is 100.49999999999999.
  const amount = Math.round(Number(`${value}e${minorDigits(currency)}`));
  return Number.isSafeInteger(amount) ? { amount: amount === 0 ? 0 : amount, currency } : null;
}

function takeUnit(text: string): { digits: string; unit: string } {
  const units: string[] = [];
  const digits = text.replace(/[\p{L}\p{Sc}]+\.?(?=[^\p{L}\p{Sc}]|$)/gu, (unit) => {
    units.push(unit);
    return ' ';
  });
  return { digits: digits.replace(/^\s*-\s+/, '-'), unit: units.join(' ').trim() };
}

let isoCodes: ReadonlySet<string> | undefined;

/** undefined when the unit is no currency at all; `$` and `kr` defer to a known currency of their family. */
function unitCurrency(unit: string, known: string | null): string | null | undefined {
  const code = unit.toUpperCase();
  isoCodes ??= new Set(Intl.supportedValuesOf('currency'));
  if (isoCodes.has(code)) return code;
  if (unit === '$' && known !== null && /^(?:AUD|CAD|NZD|HKD|SGD|MXN|ARS|CLP|COP)$/.test(known)) return known;
  if (unit.toLowerCase() === 'kr' && known !== null && /^(?:SEK|NOK|DKK|ISK)$/.test(known)) return known;
  return symbols[unit.toLowerCase()];
}

function decimalOf(body: string, columnMark: DecimalMark): DecimalMark | null {
  const comma = body.lastIndexOf(',');
  const point = body.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (comma < 0 && point < 0) return null;
  const mark: DecimalMark = comma >= 0 ? ',' : '.';
  if (body.indexOf(mark) !== body.lastIndexOf(mark)) return null; // repeated: thousands
  const after = body.length - 1 - Math.max(comma, point);
  if (after !== 3) return mark;
  if (/^0[.,]/.test(body) || Math.max(comma, point) > 3) return mark;
  return mark === columnMark ? mark : null;
}

/** Thousands must stand in threes (twos in India), so that 1,2,3 is not read as 123. */
function grouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{2,3})*[.,'’\s\u00a0\u202f]\d{3}$/.test(whole);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferDayOrder, isRealDay, parseDay, parseExcelSerial, parseTimestamp } from '../../../src-shared/text/date.ts';
import { inferDecimalMark, minorDigits, parseMoney, parseNumber } from '../../../src-shared/text/money.ts';

const day = { order: 'dmy', pivot: 49 } as const;
const month = { order: 'mdy', pivot: 49 } as const;

describe('parseDay', () => {
  it.each([
    ['2024-03-12', month, '2024-03-12'],
    ['2024/3/2', month, '2024-03-02'],
    ['20240312', month, '2024-03-12'],
    ['03/04/2024', month, '2024-03-04'],
    ['03/04/2024', day, '2024-04-03'],
    ['13/04/2024', month, '2024-04-13'],
    ['12.3.24', day, '2024-03-12'],
    ['1/2/85', month, '1985-01-02'],
    ['12 Mar 2024', month, '2024-03-12'],
    ['March 12, 2024', day, '2024-03-12'],
    ['Tue, 12 Mar 2024 10:00:00 +0000', month, '2024-03-12'],
    ['Mar 3rd, 1999', month, '1999-03-03'],
    ['12. März 2024', day, '2024-03-12'],
    ['5 de mayo de 2020', day, '2020-05-05'],
    ['14 juillet 1989', day, '1989-07-14'],
    ['12-Mar-85', month, '1985-03-12'],
    ['2024-03-12T23:30:00-05:00', month, '2024-03-12'],
    ['29/02/2023', day, null],
    ['31.04.2024', day, null],
    ['0000-00-00', month, null],
    ['hello', month, null],
    ['1234', month, null],
    ['', month, null],
    ['--03-12', month, null],
  ] as const)('reads %j as %j', (text, reading, iso) => expect(parseDay(text, reading)).toBe(iso));

  it('reads back every real day in every order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const iso = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const expected = isRealDay(y, m, d) ? iso : null;
          expect(parseDay(iso)).toBe(expected);
          if (expected === null) return;
          expect(parseDay(`${d}.${m}.${y}`, day)).toBe(expected);
          expect(parseDay(`${m}/${d}/${y}`, month)).toBe(expected);
        },
      ),
    );
  });

  it.each([
    [['03/04/2024', '13/04/2024'], 'dmy', 1],
    [['03/04/2024', '04/13/2024'], 'mdy', 1],
    [['03/04/2024'], 'mdy', 0.5],
    [['03.04.2024'], 'dmy', 0.8],
    [['2024-01-02'], 'ymd', 1],
    [['13/01/2024', '14/01/2024', '15/01/2024', '01/16/2024'], 'dmy', 0.75],
    [[], 'mdy', 0.5],
  ] as const)('infers the order of %j as %s', (values, order, confidence) =>
    expect(inferDayOrder(values)).toMatchObject({ order, confidence }),
  );

  it('reads Excel serial numbers as Excel shows them', () => {
    expect(parseExcelSerial('45363')).toBe('2024-03-12');
    expect(parseExcelSerial('61')).toBe('1900-03-01');
    expect(parseExcelSerial('99999')).toBeNull();
  });
});

describe('parseTimestamp', () => {
  it.each([
    ['2024-03-12T10:00:00Z', '2024-03-12T10:00:00.000Z'],
    ['2024-03-12 10:00:00 +0100', '2024-03-12T09:00:00.000Z'],
    ['2024-03-12 10:00', '2024-03-12T10:00:00.000Z'],
    ['2024-03-12', '2024-03-12T00:00:00.000Z'],
    ['3/12/2024 1:05 PM', '2024-03-12T13:05:00.000Z'],
    ['3/12/2024 12:05 AM', '2024-03-12T00:05:00.000Z'],
    ['12 Mar 2024, 10:15', '2024-03-12T10:15:00.000Z'],
    ['2024-03-12T10:00:00.123+02:00', '2024-03-12T08:00:00.123Z'],
    ['1710237600', '2024-03-12T10:00:00.000Z'],
    ['1710237600000', '2024-03-12T10:00:00.000Z'],
  ])('reads %j', (text, iso) => expect(new Date(parseTimestamp(text) ?? Number.NaN).toISOString()).toBe(iso));

  it.each(['2024-13-01', '2024-03-12 25:00', 'yesterday', ''])('refuses %j', (text) =>
    expect(parseTimestamp(text)).toBeNull(),
  );

  it('agrees with Date on ISO times', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => parseTimestamp(date.toISOString()) === date.getTime(),
      ),
    );
  });
});

describe('parseMoney', () => {
  it.each([
    ['1,234.56', 123456, null],
    ['1.234,56', 123456, null],
    ['1 234,56 €', 123456, 'EUR'],
    ["CHF 1'234.50", 123450, 'CHF'],
    ['$12', 1200, 'USD'],
    ['-5.00', -500, null],
    ['(5.00)', -500, null],
    ['5.00-', -500, null],
    ['-$5.00', -500, 'USD'],
    ['¥1,200', 1200, 'JPY'],
    ['USD 0.1', 10, 'USD'],
    ['1.005', 101, null],
    ['1,00,000.00', 10000000, null],
    ['0', 0, null],
    ['12,5', 1250, null],
    ['1.234.567', 123456700, null],
  ])('reads %j as %d %s', (text, amount, currency) => expect(parseMoney(text)).toEqual({ amount, currency }));

  it.each(['', 'free', '1,2,3', '12 apples', '1.2.3', '99999999999999999999', '--5', 'NaN'])('refuses %j', (text) =>
    expect(parseMoney(text)).toBeNull(),
  );

  it('lets the column decide 1.234 and 1,234', () => {
    expect(parseMoney('1.234', { currency: 'EUR', decimal: ',' })?.amount).toBe(123400);
    expect(parseMoney('1,234', { currency: 'USD', decimal: '.' })?.amount).toBe(123400);
    expect(parseNumber('1,234', ',')).toBe(1.234);
    expect(inferDecimalMark(['1.234', '12,50', '3,99'])).toBe(',');
    expect(inferDecimalMark(['1,234', '12.50'])).toBe('.');
    expect(inferDecimalMark([])).toBe('.');
  });

  it('knows the minor digits of ISO 4217', () => {
    expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD'), minorDigits(null)]).toEqual([2, 0, 3, 2]);
  });

  it('reads back what Intl formats', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN'),
        (cents, locale) => {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
          expect([text, parseMoney(text)?.amount]).toEqual([text, cents]);
        },
      ),
    );
  });
});

describe('a column that mixes days written year first with others', () => {
  it('is read as the others prove, since 2024-03-04 reads in one way only', () => {
    const iso = Array.from({ length: 20 }, (_, index) => `2024-03-${String(index + 1).padStart(2, '0')}`);
    expect(inferDayOrder([...iso, '03/15/2024', '04/05/2024']).order).toBe('mdy');
    expect(inferDayOrder([...iso, '15/03/2024', '04/05/2024']).order).toBe('dmy');
    expect(inferDayOrder(iso)).toMatchObject({ order: 'ymd', confidence: 1 });
  });
});

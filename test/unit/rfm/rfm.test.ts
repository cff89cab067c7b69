import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Buyer, scoreRfm } from '../../../src-main/core/engines/rfm/rfm.ts';
import { daysBetween } from '../../../src-shared/rules/calendar.ts';
import { rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { defaultRfmGrid, rfmActions, rfmCellOf } from '../../../src-shared/rules/rfm-cells.ts';
import { sharedData } from '../../support/shared-data.ts';

const buyer = (contactId: number, given: Partial<Buyer> = {}): Buyer => ({
  contactId,
  recencyDays: 10,
  orders: 2,
  revenue: 1000,
  ...given,
});

describe('RFM cells', () => {
  it.each([
    [5, 5, 5, 'champions'],
    [4, 4, 4, 'loyal'],
    [1, 3, 3, 'at_risk'],
    [5, 1, 1, 'new'],
  ] as const)('puts the anchor %i-%i-%i into %s', (recency, frequency, monetary, cell) => {
    expect(rfmCellOf(recency, frequency, monetary)).toBe(cell);
  });

  it('assigns all 125 combinations, uses every name, and has an action for each', () => {
    const scores = [1, 2, 3, 4, 5];
    const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => rfmCellOf(r, f, m))));
    expect(cells).toHaveLength(125);
    expect(new Set(cells)).toEqual(new Set(Object.keys(rfmCellNames)));
    expect(Object.keys(rfmActions).sort()).toEqual(Object.keys(rfmCellNames).sort());
  });

  it('follows an edited grid', () => {
    const grid = defaultRfmGrid.map((row) => row.map(() => 'lost' as const));
    expect(scoreRfm([buyer(1)], { grid })[0]?.cell).toBe('lost');
  });
});

describe('RFM scoring', () => {
  it('cuts distinct values into exact fifths', () => {
    const buyers = Array.from({ length: 20 }, (_, index) =>
      buyer(index, { recencyDays: 100 - index, orders: index + 2, revenue: 100 * (index + 1) }),
    );
    const scores = scoreRfm(buyers);
    const expected = Array.from({ length: 20 }, (_, index) => 1 + Math.floor(index / 4));
    expect(scores.map(({ recency }) => recency)).toEqual(expected);
    expect(scores.map(({ frequency }) => frequency)).toEqual(expected);
    expect(scores.map(({ monetary }) => monetary)).toEqual(expected);
  });

  it('scores one buyer alone in the middle and two on either side of it', () => {
    expect(scoreRfm([buyer(1)])[0]).toMatchObject({ recency: 3, frequency: 3, monetary: 3 });
    const [low, high] = scoreRfm([buyer(1, { revenue: 1 }), buyer(2, { revenue: 2 })]);
    expect([low?.monetary, high?.monetary]).toEqual([2, 4]);
  });

  it('gives a single order frequency 1 even where most buyers have only one', () => {
    const buyers = [
      ...Array.from({ length: 8 }, (_, index) => buyer(index, { orders: 1 })),
      buyer(8),
      buyer(9, { orders: 9 }),
    ];
    expect(scoreRfm(buyers).map(({ frequency }) => frequency)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 5, 5]);
  });

  it('gives monetary 1 to buyers whose refunds took back what they paid', () => {
    const scores = scoreRfm([
      buyer(1, { revenue: 0 }),
      buyer(2, { revenue: -50 }),
      buyer(3),
      buyer(4, { revenue: 2000 }),
    ]);
    expect(scores.map(({ monetary }) => monetary)).toEqual([1, 1, 4, 5]);
  });

  it('uses fixed cut-offs as they are written', () => {
    const cutOffs = {
      recencyDays: [30, 90, 180, 365],
      orders: [2, 3, 5, 10],
      revenue: [5000, 10_000, 50_000, 100_000],
    };
    const scores = scoreRfm(
      [
        buyer(1, { recencyDays: 30, orders: 10, revenue: 100_000 }),
        buyer(2, { recencyDays: 31, orders: 9, revenue: 99_999 }),
        buyer(3, { recencyDays: 366, orders: 1, revenue: 4999 }),
      ],
      { cutOffs },
    );
    expect(scores.map(({ recency, frequency, monetary }) => [recency, frequency, monetary])).toEqual([
      [5, 5, 5],
      [4, 4, 4],
      [1, 1, 1],
    ]);
  });

  it('never scores a better buyer lower, and equal buyers alike', () => {
    const arbitraryBuyers = fc.array(
      fc.record({
        contactId: fc.nat(),
        recencyDays: fc.integer({ min: 0, max: 60 }),
        orders: fc.integer({ min: 1, max: 8 }),
        revenue: fc.integer({ min: -500, max: 5000 }),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(arbitraryBuyers, (buyers) => {
        const scores = scoreRfm(buyers);
        for (const [i, a] of buyers.entries()) {
          for (const [j, b] of buyers.entries()) {
            const [of, than] = [scores[i], scores[j]];
            if (!of || !than) throw new Error('a buyer without a score');
            if (a.recencyDays <= b.recencyDays) expect(of.recency).toBeGreaterThanOrEqual(than.recency);
            if (a.orders >= b.orders) expect(of.frequency).toBeGreaterThanOrEqual(than.frequency);
            if (a.revenue >= b.revenue) expect(of.monetary).toBeGreaterThanOrEqual(than.monetary);
          }
        }
      }),
    );
  });
});

const cdnow = sharedData('clv-cdnow', 'CDNOW_sample.txt');

describe.skipIf(cdnow === undefined)('RFM of the CDNOW customers (skipped where the data set is absent)', () => {
  const days = new Map<number, Map<string, number>>();
  for (const line of cdnow === undefined ? [] : readFileSync(cdnow, 'utf8').split('\n')) {
    const [, customer, date, , dollars] = line.trim().split(/\s+/);
    if (!customer || !date || !dollars) continue;
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
    const orders = days.get(Number(customer)) ?? new Map<string, number>();
    orders.set(day, (orders.get(day) ?? 0) + Math.round(Number(dollars) * 100));
    days.set(Number(customer), orders);
  }
  const buyers = [...days].map(
    ([contactId, orders]): Buyer => ({
      contactId,
      recencyDays: daysBetween([...orders.keys()].sort().at(-1) ?? '', '1998-06-30'),
      orders: orders.size,
      revenue: [...orders.values()].reduce((sum, amount) => sum + amount, 0),
    }),
  );

  it('sees the 2,357 customers, 6,696 customer-days and 244,091.94 dollars of the data set', () => {
    expect(buyers).toHaveLength(2357);
    expect(buyers.reduce((sum, { orders }) => sum + orders, 0)).toBe(6696);
    expect(buyers.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(24_409_194);
  });

  it('keeps each band near a fifth, apart from ties, and leaves nobody without a cell', () => {
    const scores = scoreRfm(buyers);
    const share = (key: 'recency' | 'monetary', score: number) =>
      scores.filter((one) => one[key] === score).length / scores.length;
    for (const score of [1, 2, 3, 4, 5]) expect(Math.abs(share('monetary', score) - 0.2)).toBeLessThan(0.02);
    expect(share('recency', 5)).toBeCloseTo(0.2, 1);
    expect(scores.every(({ cell }) => cell in rfmCellNames)).toBe(true);
    const oneOrder = new Set(buyers.filter(({ orders }) => orders === 1).map(({ contactId }) => contactId));
    expect(scores.filter(({ contactId }) => oneOrder.has(contactId)).every(({ frequency }) => frequency === 1)).toBe(
      true,
    );
  });

  it('finds champions among the two cells worth most per head, and a low cell worth least', () => {
    const scores = scoreRfm(buyers);
    const revenue = new Map(buyers.map((one) => [one.contactId, one.revenue]));
    const perHead = [...Map.groupBy(scores, ({ cell }) => cell)].map(([cell, members]): [string, number] => [
      cell,
      members.reduce((sum, { contactId }) => sum + (revenue.get(contactId) ?? 0), 0) / members.length,
    ]);
    perHead.sort((a, b) => b[1] - a[1]);
    expect(perHead.slice(0, 2).map(([cell]) => cell)).toContain('champions');
    expect(['lost', 'hibernating', 'about_to_sleep', 'promising', 'new']).toContain(perHead.at(-1)?.[0]);
  });
});

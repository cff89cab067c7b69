import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityKindOf, cameToNothing } from '../../../src-main/core/engines/reading/activity-words.ts';
import type { RowPlan } from '../../../src-main/core/engines/reading/draft-builder.ts';
import {
  ActivityReader,
  type PlannedActivity,
  type PlannedRow,
} from '../../../src-main/core/engines/reading/plan-activities.ts';
import { proposeMapping } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { parseTarget } from '../../../src-shared/model/target-fields.ts';

function read(columns: Record<string, string>, rows: readonly string[][], more: Partial<RowPlan> = {}): PlannedRow[] {
  const targets = Object.values(columns).map((written) => {
    const target = parseTarget(written);
    if (target === null) throw new Error(written);
    return target;
  });
  const plan: RowPlan = {
    targets,
    headers: Object.keys(columns),
    customTypes: new Map(),
    dayOrder: targets.map(() => 'dmy' as const),
    decimal: targets.map(() => '.' as const),
    currency: null,
    country: null,
    year: 2026,
    ...more,
  };
  const planned: PlannedRow[] = [];
  const reader = new ActivityReader(plan, (found) => void planned.push(found));
  for (const [index, cells] of rows.entries()) reader.push(cells, index + 1);
  reader.end();
  return planned;
}

function activities(planned: readonly PlannedRow[]): PlannedActivity[] {
  return planned.flatMap((found) => (found.kind === 'activity' ? [found.planned] : []));
}

const shop = {
  Name: 'activity.reference',
  Email: 'email',
  Total: 'activity.total',
  Discount: 'activity.discount',
  Refunded: 'activity.refund',
  'Created at': 'activity.at',
  Qty: 'activity.quantity',
  Item: 'activity.product',
  Price: 'activity.price',
  Status: 'activity.status',
};

describe('orders', () => {
  it('gathers continuation rows of one order, counts its total once and its pieces all', () => {
    const found = activities(
      read(shop, [
        ['#1', 'a@x.org', '40.00', '5.00', '0', '12/03/2024', '2', 'Mug', '10.00', 'paid'],
        ['#1', 'a@x.org', '', '', '', '', '1', 'Pot', '25.00', ''],
        ['#2', 'b@x.org', '9.00', '', '', '13/03/2024', '1', 'Mug', '9.00', 'paid'],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      rows: [1, 2],
      activities: [
        { kind: 'purchase', amount: 4000, discount: 500, quantity: 3, product: 'Mug; Pot', at: Date.UTC(2024, 2, 12) },
      ],
    });
    expect(found[0]?.activities[0]?.detail).toBe('2 × Mug (20.00); 1 × Pot (25.00)');
  });

  it('writes a refund beside its purchase, and sells nothing that was cancelled', () => {
    const [refunded, cancelled] = activities(
      read(shop, [
        ['#1', 'a@x.org', '40.00', '', '15.00', '12/03/2024', '1', 'Mug', '', 'partially refunded'],
        ['#2', 'a@x.org', '9.00', '', '', '12/03/2024', '1', 'Mug', '', 'Cancelled'],
      ]),
    );
    expect(refunded?.activities.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['purchase', 4000],
      ['refund', -1500],
    ]);
    expect(cancelled?.activities.map(({ kind, amount }) => [kind, amount])).toEqual([['other', null]]);
  });

  it('keeps two people under one order number apart, as tickets of an event have them', () => {
    const tickets = { 'Order #': 'activity.reference', Email: 'email', Date: 'activity.at', Paid: 'activity.amount' };
    const found = activities(
      read(tickets, [
        ['7', 'a@x.org', '1/2/2024', '10'],
        ['7', 'b@x.org', '1/2/2024', '20'],
      ]),
    );
    expect(found.map(({ who, activities: [first] }) => [who.points[0]?.value, first?.amount])).toEqual([
      ['a@x.org', 1000],
      ['b@x.org', 2000],
    ]);
  });

  it('says when only a name tells whose it is', () => {
    const columns = { Order: 'activity.reference', Customer: 'full_name', Email: 'email', Date: 'activity.at' };
    const found = activities(
      read(columns, [
        ['1', 'Ada Brunner', '', '1/2/2024'],
        ['2', 'Ada Brunner', 'a@x.org', '1/2/2024'],
      ]),
    );
    expect(found.map(({ isNameOnly }) => isNameOnly ?? false)).toEqual([true, false]);
  });

  it('reads the products of WooCommerce with their numbers', () => {
    const columns = {
      'Order #': 'activity.reference',
      Email: 'email',
      Date: 'activity.at',
      'Product(s)': 'activity.product',
    };
    const [order] = activities(read(columns, [['1', 'a@x.org', '1/2/2024', '2× Mug, large, 1× Cup']]));
    expect(order?.activities[0]).toMatchObject({
      product: 'Mug, large; Cup',
      quantity: 3,
      detail: '2 × Mug, large; 1 × Cup',
    });
  });

  it('joins date and time, and takes the currency from cell, column or header in that order', () => {
    const columns = {
      Date: 'activity.at',
      Time: 'activity.at',
      Email: 'email',
      'Amount (EUR)': 'activity.amount',
      Currency: 'activity.currency',
    };
    const found = activities(
      read(columns, [
        ['12/03/2024', '14:05', 'a@x.org', '12.50', ''],
        ['12/03/2024', '14:05', 'b@x.org', '12.50', 'CHF'],
        ['12/03/2024', '', 'c@x.org', '£3', ''],
      ]),
    );
    expect(found.map(({ activities: [first] }) => [first?.at, first?.amount, first?.currency])).toEqual([
      [Date.UTC(2024, 2, 12, 14, 5), 1250, 'EUR'],
      [Date.UTC(2024, 2, 12, 14, 5), 1250, 'CHF'],
      [Date.UTC(2024, 2, 12), 300, 'GBP'],
    ]);
  });

  it('gives every row the kind of the file where none is written', () => {
    const kind = parseTarget('activity.kind');
    const constants = kind === null ? [] : [{ target: kind, value: 'email_open' }];
    const columns = { Email: 'email', 'Opened at': 'activity.at' };
    expect(activities(read(columns, [['a@x.org', '1/2/2024']], { constants }))[0]?.activities[0]?.kind).toBe(
      'email_open',
    );
  });

  it('reads each row without number by itself', () => {
    const columns = { Email: 'email', Date: 'activity.at', Amount: 'activity.amount', What: 'activity.kind' };
    const cell = fc.constantFrom('', 'a@x.org', 'b@x.org', '1/2/2024', '12.50', 'open', 'n/a', '-5');
    const row = fc.array(cell, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const together = read(columns, rows);
        const alone = rows.flatMap((cells) => read(columns, [cells]));
        const plain = (found: readonly PlannedRow[]) =>
          found.map((each) => (each.kind === 'activity' ? each.planned.activities : each.issue));
        expect(plain(together)).toEqual(plain(alone));
      }),
    );
  });
});

describe('kinds of activities', () => {
  it.each([
    ['Opened Email', 'email_open'],
    ['Clicked Email', 'email_click'],
    ['Active on Site', 'visit'],
    ['Viewed Product', 'product_view'],
    ['Started Checkout', 'cart'],
    ['Placed Order', 'purchase'],
    ['Refunded Order', 'refund'],
    ['page.hit', 'visit'],
    ['email.read', 'email_open'],
    ['asset_download', 'download'],
    ['Login', 'login'],
    ['Support ticket', 'ticket'],
    ['Call', 'call'],
    ['Besprechung', 'meeting'],
    ['Bestellung', 'purchase'],
    ['hard bounce', 'email_bounce'],
    ['gibberish', null],
  ])('%s is %s', (text, kind) => expect(activityKindOf(text)).toBe(kind));

  it('knows deals that are not won and orders that came to nothing', () => {
    expect(
      ['Closed Lost', 'Voided', 'storniert', 'Contract sent', 'appointmentscheduled'].map(cameToNothing),
    ).not.toContain(false);
    expect(['Closed Won', 'paid', 'refunded', 'completed', ''].map(cameToNothing)).not.toContain(true);
  });

  it.each([
    [['Email', 'Opened at'], 'campaign.csv', 'email_open'],
    [['Email', 'Date', 'Campaign'], 'spring-clicks.csv', 'email_click'],
    [['User Email', 'Login time'], 'export.csv', 'login'],
    [['Ticket ID', 'Requester email', 'Subject', 'Priority', 'Created at'], 'export.csv', 'ticket'],
  ])('guesses what %j of %s is a list of', (headers, fileName, kind) => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      headers.map((header) =>
        /mail/i.test(header)
          ? `p${index % 9}@x.org`
          : /at$|time|Date/.test(header)
            ? `2024-01-${10 + (index % 19)} 10:00`
            : `v${index}`,
      ),
    );
    const proposal = proposeMapping(headers, rows, [], { fileName });
    expect(proposal.content).toBe('activities');
    expect(proposal.constants).toMatchObject([{ target: 'activity.kind', value: kind }]);
  });
});

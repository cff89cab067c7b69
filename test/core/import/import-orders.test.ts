import { describe, expect, it } from 'vitest';
import { check, importText, rows } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const people =
  'Customer ID,First Name,Last Name,Email\n17,Anna,Vogel,anna@x.org\n18,Bob,Stone,bob@x.org\n19,Cleo,Ray,\n';

const shopify = `Name,Email,Financial Status,Paid at,Currency,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Refunded Amount
#1001,anna@x.org,paid,,EUR,59.90,SPRING,5.00,2025-03-01 10:00:00 +0100,1,Jacket,49.90,Anna Vogel,0.00
#1001,anna@x.org,,,,,,,,2,Socks,5.00,,
#1002,new@x.org,partially_refunded,,EUR,20.00,,,2025-03-02 10:00:00 +0100,1,Hat,20.00,Nina New,5.00
#1003,bob@x.org,voided,,EUR,99.00,,,2025-03-03 10:00:00 +0100,1,Boots,99.00,Bob Stone,0.00
`;

describe('importing orders', () => {
  it('recognises Shopify orders, joins line items, counts totals once', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, people, { key: 'source_id' });
    const promised = await check(workspace, shopify);
    const done = await importText(workspace, shopify);
    expect(done).toMatchObject({ created: 1, updated: 2, rejected: 0, activities: 4 });
    expect(promised).toMatchObject({ created: 1, updated: 2, rejected: 0, activities: 4 });
    expect(
      rows(
        workspace,
        'SELECT contact_id, kind, at, amount, currency, product, quantity, discount, campaign, reference FROM activity ORDER BY id',
      ),
    ).toEqual([
      {
        contact_id: 1,
        kind: 'purchase',
        at: Date.UTC(2025, 2, 1, 9),
        amount: 5990,
        currency: 'EUR',
        product: 'Jacket; Socks',
        quantity: 3,
        discount: 500,
        campaign: 'SPRING',
        reference: '#1001',
      },
      {
        contact_id: 4,
        kind: 'purchase',
        at: Date.UTC(2025, 2, 2, 9),
        amount: 2000,
        currency: 'EUR',
        product: 'Hat',
        quantity: 1,
        discount: null,
        campaign: null,
        reference: '#1002',
      },
      {
        contact_id: 4,
        kind: 'refund',
        at: Date.UTC(2025, 2, 2, 9),
        amount: -500,
        currency: 'EUR',
        product: 'Hat',
        quantity: null,
        discount: null,
        campaign: null,
        reference: '#1002',
      },
      {
        contact_id: 2,
        kind: 'other',
        at: Date.UTC(2025, 2, 3, 9),
        amount: null,
        currency: 'EUR',
        product: 'Boots',
        quantity: 1,
        discount: null,
        campaign: null,
        reference: '#1003',
      },
    ]);
    expect(
      rows(workspace, 'SELECT contact_id, orders, revenue FROM contact_rollup WHERE orders > 0 ORDER BY contact_id'),
    ).toEqual([
      { contact_id: 1, orders: 1, revenue: 5990 },
      { contact_id: 4, orders: 1, revenue: 1500 },
    ]);
  });

  it('adds nothing when the same orders come again', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, shopify);
    const again = await importText(workspace, shopify);
    expect(again).toMatchObject({ created: 0, activities: 0, unchanged: 4 });
  });

  it('finds people by source id, then email, then exact name; never guesses', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, `${people}20,Cleo,Ray,\n21,Dora,Lone,\n`, { key: 'source_id' });
    const text = `Customer ID,Customer Name,Email,Order number,Order date,Amount
17,,,A1,2025-01-01,10
,Bob Stone,BOB@x.org,A2,2025-01-02,20
,Dora Lone,,A3,2025-01-03,30
,Cleo Ray,,A4,2025-01-04,40
,Nobody Known,,A5,2025-01-05,50
18,,,A6,not a date,60
`;
    const done = await importText(workspace, text);
    expect(rows(workspace, 'SELECT contact_id, amount, reference FROM activity ORDER BY id')).toEqual([
      { contact_id: 1, amount: 1000, reference: 'A1' },
      { contact_id: 2, amount: 2000, reference: 'A2' },
      { contact_id: 5, amount: 3000, reference: 'A3' },
    ]);
    expect(done.rejectGroups.map((group) => [group.code, group.count]).sort()).toEqual([
      ['no_date', 1],
      ['not_here', 1],
      ['several_contacts', 1],
    ]);
  });

  it('reads German numbers and day-first dates by the whole column', async () => {
    const workspace = openTestWorkspace();
    await importText(
      workspace,
      'Email;Bestellnummer;Bestelldatum;Betrag;Währung\na@x.org;1;03.04.2025;1.234,50;EUR\na@x.org;2;13.04.2025;1.234;EUR\n',
    );
    expect(rows(workspace, 'SELECT at, amount FROM activity ORDER BY id')).toEqual([
      { at: Date.UTC(2025, 3, 3), amount: 123450 },
      { at: Date.UTC(2025, 3, 13), amount: 123400 },
    ]);
  });

  it('imports events by their words', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, people, { key: 'source_id' });
    const text =
      'Email,Event,Event date,Campaign\nanna@x.org,Opened,2025-01-01,May news\nanna@x.org,Clicked,2025-01-01,May news\nanna@x.org,Login,2025-01-02,\n';
    const done = await importText(workspace, text);
    expect(done.activities).toBe(3);
    expect(rows(workspace, 'SELECT kind FROM activity ORDER BY id').map((row) => row.kind)).toEqual([
      'email_open',
      'email_click',
      'login',
    ]);
  });

  it('is taken back as a whole', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, people, { key: 'source_id' });
    const before = workspace.hashes();
    const done = await importText(workspace, shopify);
    await workspace.ask('history.undo', { operation: done.operation });
    expect(workspace.hashes()).toEqual(before);
  });
});

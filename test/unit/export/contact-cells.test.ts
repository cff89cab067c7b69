import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutColumns, mostNumbered, type PluralCounts } from '../../../src-main/core/engines/export/contact-cells.ts';
import type { ContactForExport } from '../../../src-main/core/engines/export/contact-for-export.ts';
import { joinTags } from '../../../src-main/core/engines/export/tag-cells.ts';
import { customFieldColumn, exportColumns } from '../../../src-shared/model/export-column.ts';
import { parseTagList } from '../../../src-shared/text/tag-list.ts';
import { tagKey, tidySpace } from '../../../src-shared/text/text-key.ts';
import { exportContact } from '../../support/export-contact.ts';

const one: PluralCounts = { email: 1, phone: 1, url: 1, handle: 1, addresses: 1 };
const write = (
  keys: string[],
  of: ContactForExport,
  counts: Partial<PluralCounts> = {},
  custom: Parameters<typeof layOutColumns>[2] = new Map(),
) => {
  const all = [...exportColumns, ...[...custom.keys()].map((key) => customFieldColumn({ key, label: key }))];
  const columns = keys.map((key) => {
    const column = all.find((candidate) => candidate.key === key);
    if (column === undefined) throw new Error(`no column ${key}`);
    return column;
  });
  return Object.fromEntries(
    layOutColumns(columns, { ...one, ...counts }, custom).map((column) => [column.header, column.cell(of)]),
  );
};

describe('the columns of an export', () => {
  it('have keys and headers that differ', () => {
    expect(new Set(exportColumns.map((column) => column.key)).size).toBe(exportColumns.length);
    expect(new Set(exportColumns.map((column) => column.header.toLowerCase())).size).toBe(exportColumns.length);
  });

  it('number emails and phones as far as the contacts need', () => {
    const ann = exportContact({ email: ['a@x.org', 'b@x.org'], phone: ['+1'] });
    expect(write(['email', 'phone'], ann, { email: 3 })).toEqual({
      Email: 'a@x.org',
      'Email 2': 'b@x.org',
      'Email 3': null,
      Phone: '+1',
    });
  });

  it('lose no value where a contact has more than there are columns', () => {
    const many = Array.from({ length: mostNumbered + 5 }, (_, index) => `p${index + 1}`);
    const cells = write(['phone'], exportContact({ phone: many }), { phone: many.length });
    expect(Object.keys(cells)).toHaveLength(mostNumbered);
    expect(cells[`Phone ${mostNumbered}`]).toBe(many.slice(mostNumbered - 1).join('; '));
  });

  it('write every address in full', () => {
    const home = { street: '1 Elm St', street2: 'Flat 2', city: 'Leeds', region: null, postcode: 'LS1', country: 'UK' };
    const cells = write(['address'], exportContact({ addresses: [home, { ...home, city: 'York' }] }), { addresses: 2 });
    expect(cells).toMatchObject({ Street: '1 Elm St', City: 'Leeds', 'Address 2 City': 'York' });
    expect(Object.keys(cells)).toHaveLength(12);
  });

  it('write money in major units of its currency, and moments in UTC', () => {
    const totals = {
      orders: 2,
      revenue: 1990,
      currency: 'EUR',
      first_purchase_at: Date.UTC(2024, 1, 29, 12),
      last_purchase_at: null,
      last_activity_at: null,
      activity_count: 2,
      email_opens: 0,
      email_clicks: 0,
    };
    const keys = ['orders', 'revenue', 'first_purchase_at', 'last_purchase_at'];
    expect(write(keys, exportContact({ totals }))).toEqual({
      Orders: 2,
      Revenue: '19.90',
      'First purchase': '2024-02-29 12:00:00',
      'Last purchase': null,
    });
    expect(write(['revenue'], exportContact({ totals: { ...totals, currency: 'JPY' } }))).toEqual({ Revenue: '1990' });
    expect(write(['revenue'], exportContact({ totals: { ...totals, revenue: -5 } }))).toEqual({ Revenue: '-0.05' });
  });

  it('write custom fields by their type, under headers that differ from the columns', () => {
    const custom = new Map<string, string | number | null>([
      ['email', 'x'],
      ['size', '["S","M"]'],
      ['vip', 0],
      ['budget', 150050],
    ]);
    const types = new Map([
      ['email', 'text'],
      ['size', 'multi'],
      ['vip', 'boolean'],
      ['budget', 'money'],
    ] as const);
    const keys = ['email', 'custom.email', 'custom.size', 'custom.vip', 'custom.budget'];
    expect(write(keys, exportContact({ custom, email: ['a@x.org'] }), {}, types)).toEqual({
      Email: 'a@x.org',
      'email (2)': 'x',
      size: 'S; M',
      vip: 'no',
      budget: '1500.50',
    });
  });

  it('give each tag a column where that is asked for', () => {
    const columns = layOutColumns(
      exportColumns.filter(({ key }) => key === 'tags'),
      one,
      new Map(),
      ['Blog', 'VIP'].map((tag) => ({ kind: 'tag', tag, yes: 'yes', no: 'no' })),
    );
    const vip = exportContact({ tags: ['VIP'] });
    expect(columns.map(({ header, cell }) => [header, cell(vip)])).toEqual([
      ['Blog', 'no'],
      ['VIP', 'yes'],
    ]);
  });
});

describe('joined tags', () => {
  it.each([
    [['VIP', 'Blog'], 'VIP; Blog'],
    [['Smith, John'], 'Smith, John :::'],
    [['a;b', 'c'], 'a;b ::: c'],
    [[], null],
  ])('%j read %j', (tags, cell) => {
    expect(joinTags(tags, '; ')).toBe(cell);
  });

  it('come back as the same tags', () => {
    const name = fc
      .string({ unit: fc.constantFrom('a', 'B', 'é', ' ', ',', ';', '|', "'", '"', '[', ']', '-', '/'), minLength: 1 })
      .map(tidySpace)
      .filter((tag) => /[abé]/i.test(tag));
    const tags = fc.uniqueArray(name, { selector: tagKey, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(tags, fc.constantFrom('; ' as const, ', ' as const, ' ::: ' as const), (list, separator) => {
        expect(parseTagList(joinTags(list, separator) ?? '')).toEqual(list);
      }),
      { numRuns: 2000 },
    );
  });
});

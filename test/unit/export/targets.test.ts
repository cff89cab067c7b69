import { describe, expect, it } from 'vitest';
import type { ContactForExport } from '../../../src-main/core/engines/export/contact-for-export.ts';
import { layOutTarget } from '../../../src-main/core/engines/export/target-cells.ts';
import { type ChosenFix, TargetCheck } from '../../../src-main/core/engines/export/target-check.ts';
import { exportTargets, findTarget } from '../../../src-main/core/engines/export/targets/index.ts';
import type { ExportTarget } from '../../../src-main/core/engines/export/targets/target.ts';
import { exportContact } from '../../support/export-contact.ts';

const target = (id: string): ExportTarget => {
  const found = findTarget(id);
  if (found === undefined) throw new Error(`no target ${id}`);
  return found;
};

/** Runs contacts through a target's rules. Rows by header, null for those left out. */
function check(id: string, contacts: ContactForExport[], fixes: Record<string, ChosenFix> = {}) {
  const layout = layOutTarget(target(id));
  const judge = new TargetCheck(target(id), layout, new Map(Object.entries(fixes)));
  const rows = contacts.map((contact) => {
    const cells = layout.columns.map(({ cell }) => cell(contact));
    const row = judge.row(contact, cells);
    return row && Object.fromEntries(row.map((cell, at) => [layout.columns[at]?.header ?? '', cell]));
  });
  const reasons = Object.fromEntries(judge.reasons().map((reason) => [reason.key, reason]));
  return { rows, reasons, leftOut: judge.leftOut };
}

const full = exportContact({
  text: {
    kind: 'person',
    display_name: 'Ann Lee',
    name_prefix: 'Dr',
    given_name: 'Ann',
    family_name: 'Lee',
    company: 'Acme',
    job_title: 'Buyer',
    birthday: '1980-02-05',
    lifecycle: 'marketing_qualified_lead',
    email_consent: 'granted',
    phone_consent: 'withdrawn',
  },
  email: ['Ann@x.org', { value: 'ann@home.org', label: 'home' }],
  phone: [
    { value: '0171 1', normalised: '+441711', label: 'fax' },
    { value: '(415) 555-0123', normalised: '+14155550123', label: 'work' },
    { value: '07700 900123', normalised: '+447700900123', label: 'mobile' },
  ],
  addresses: [
    { street: '1 Elm St', street2: 'Flat 2', city: 'Leeds', region: 'ENG', postcode: 'LS1', country: 'England' },
  ],
  tags: ['VIP', 'Shop'],
});

describe('every target', () => {
  it.each(exportTargets.map((one) => [one.id, one] as const))(
    '%s has distinct headers and takes a full contact',
    (id, one) => {
      const headers = one.columns.map(({ header }) => header);
      expect(new Set(headers).size).toBe(headers.length);
      for (const header of one.requireOneOf ?? []) expect(headers).toContain(header);
      const { rows, leftOut, reasons } = check(id, [full]);
      expect(leftOut).toBe(0);
      expect(Object.keys(reasons).filter((key) => key !== 'no-room')).toEqual([]);
      const cells = Object.values(rows[0] ?? {});
      for (const value of ['Ann', 'Lee', 'Ann@x.org']) expect(cells.filter((cell) => cell === value)).toHaveLength(1);
    },
  );

  // As each program's documentation and exports spell them.
  it.each([
    [
      'hubspot',
      {
        'Country/Region': 'United Kingdom',
        'Lifecycle Stage': 'Marketing Qualified Lead',
        Tags: 'VIP;Shop',
        'Mobile Phone Number': '07700 900123',
      },
    ],
    [
      'salesforce',
      {
        Salutation: 'Dr.',
        'Email Opt Out': 'false',
        'Do Not Call': 'true',
        Mobile: '07700 900123',
        Fax: '0171 1',
        Phone: '(415) 555-0123',
      },
    ],
    ['salesforce-leads', { Company: 'Acme', 'Email Opt Out': 'false', Street: '1 Elm St, Flat 2' }],
    ['zoho', { 'Email Opt Out': 'false', Tag: 'VIP,Shop', 'Secondary Email': 'ann@home.org' }],
    [
      'pipedrive',
      {
        'Person - Email - Home': 'ann@home.org',
        'Person - Email - Work': 'Ann@x.org',
        'Person - Phone - Other': '0171 1',
        'Person - Marketing status': 'Subscribed',
      },
    ],
    ['mailchimp', { Birthday: '02/05', Address: '1 Elm St  Flat 2  Leeds  ENG  LS1  England', Tags: 'VIP,Shop' }],
    [
      'google',
      {
        Labels: 'VIP ::: Shop',
        'E-mail 2 - Label': 'Home',
        'E-mail 2 - Value': 'ann@home.org',
        'Address 1 - Country': 'GB',
        'Phone 1 - Label': 'Work',
      },
    ],
    [
      'outlook',
      { Birthday: '2/5/1980', Categories: 'VIP;Shop', 'Business Fax': '0171 1', 'Business Phone': '(415) 555-0123' },
    ],
    [
      'shopify',
      {
        'Accepts Email Marketing': 'yes',
        'Accepts SMS Marketing': 'no',
        'Default Address Country Code': 'GB',
        Phone: '+14155550123',
        'Tax Exempt': 'no',
      },
    ],
    ['klaviyo', { 'Email Marketing Consent': 'Subscribe', 'Phone Number': '+14155550123' }],
    ['brevo', { SMS: '+14155550123', EMAIL: 'Ann@x.org' }],
  ])('%s spells values its own way', (id, expected) => {
    expect(check(id, [full]).rows[0]).toMatchObject(expected);
  });

  it.each(exportTargets.map(({ id }) => id))('%s never turns a withdrawn consent into a yes', (id) => {
    const gone = exportContact({
      ...full,
      text: { ...full.text, email_consent: 'withdrawn' },
      email: ['ann@x.org'],
      phone: [],
      url: [],
      addresses: [],
    });
    const { rows, reasons } = check(id, [gone]);
    expect(reasons.withdrawn).toMatchObject({ contacts: 1, fixes: expect.arrayContaining(['leave-out']) });
    if (target(id).withdrawn === 'lost') expect(rows[0]).toBeNull();
    else {
      const said = Object.values(rows[0] ?? {}).map(String);
      expect(said.some((cell) => /^(true|no|unsubscribed)$/i.test(cell))).toBe(true);
      expect(check(id, [gone], { withdrawn: { fix: 'leave-out' } }).rows[0]).toBeNull();
    }
  });
});

describe('the check before writing', () => {
  const person = (id: number, text: Partial<ContactForExport['text']>, email: string[] = []) =>
    exportContact({ id, text: { display_name: `P${id}`, ...text }, email });

  it('finds empty required columns and offers an honest value', () => {
    const contacts = [
      person(1, { family_name: 'Lee' }),
      person(2, { given_name: 'Bob' }),
      person(3, { family_name: '  ' }),
    ];
    const { rows, reasons } = check('salesforce-leads', contacts);
    expect(reasons['missing:Last Name']).toMatchObject({
      contacts: 2,
      ids: [2, 3],
      fix: 'default',
      fallback: '[not provided]',
    });
    expect(reasons['missing:Company']).toMatchObject({ contacts: 3 });
    expect(rows.map((row) => row?.['Last Name'])).toEqual(['Lee', '[not provided]', '[not provided]']);
    const strict = check('salesforce-leads', contacts, { 'missing:Last Name': { fix: 'leave-out' } });
    expect(strict.rows.map((row) => row !== null)).toEqual([true, false, false]);
    const own = check('salesforce-leads', contacts, { 'missing:Last Name': { fix: 'default', value: 'Unknown' } });
    expect(own.rows[1]?.['Last Name']).toBe('Unknown');
  });

  it('takes each email once, capitals aside, and the first of those that stay', () => {
    const contacts = [
      person(1, { family_name: 'A' }, ['ann@x.org']),
      person(2, { family_name: 'B' }, ['ANN@X.ORG']),
      person(3, { family_name: 'C' }, ['bob@x.org']),
    ];
    expect(check('salesforce', contacts)).toMatchObject({
      leftOut: 1,
      reasons: { 'duplicate:Email': { contacts: 1, ids: [2], fix: 'leave-out' } },
    });
    expect(check('salesforce', contacts, { 'duplicate:Email': { fix: 'empty' } }).rows[1]).toMatchObject({
      'Last Name': 'B',
      Email: null,
    });
    // Who is left out for another reason takes no email away from the next.
    const withdrawn = person(1, { family_name: 'A', email_consent: 'withdrawn' }, ['ann@x.org']);
    const next = check('mailchimp', [withdrawn, ...contacts.slice(1)]);
    expect(next.rows.map((row) => row?.['Email Address'] ?? null)).toEqual([null, 'ANN@X.ORG', 'bob@x.org']);
    expect(next.reasons['duplicate:Email Address']).toBeUndefined();
  });

  it('finds values that are no email, no phone, no pick-list value', () => {
    const wrong = exportContact({
      text: { family_name: 'A', display_name: 'A', lifecycle: 'Dormant' },
      email: [{ value: 'not an email', normalised: null }],
      phone: [{ value: 'call me', normalised: null }],
    });
    expect(check('hubspot', [wrong])).toMatchObject({
      reasons: { 'invalid:Email': { fix: 'empty', contacts: 1 }, 'not-offered:Lifecycle Stage': { contacts: 1 } },
      rows: [{ 'Last Name': 'A', Email: null, 'Lifecycle Stage': null }],
    });
    expect(
      check('hubspot', [wrong], { 'not-offered:Lifecycle Stage': { fix: 'default', value: 'Other' } }).rows[0],
    ).toMatchObject({ 'Lifecycle Stage': 'Other' });
    expect(check('shopify', [wrong]).reasons['invalid:Phone']).toMatchObject({ contacts: 1 });
    const accent = person(1, {}, ['rené@x.org']);
    expect(check('mailchimp', [accent]).rows[0]).toBeNull();
    expect(check('hubspot', [accent]).rows[0]).toMatchObject({ Email: 'rené@x.org' });
  });

  it('cuts what is too long, in characters or bytes, and never in half', () => {
    const long = person(1, { family_name: '漢'.repeat(90), given_name: '😀'.repeat(64) }, ['ann@x.org']);
    expect(check('salesforce', [long]).rows[0]).toMatchObject({
      'Last Name': '漢'.repeat(80),
      'First Name': '😀'.repeat(40),
    });
    const mail = check('mailchimp', [long]);
    expect(mail.rows[0]).toMatchObject({ 'Last Name': '漢'.repeat(85), 'First Name': '😀'.repeat(63) });
    expect(mail.reasons['too-long:Last Name']?.samples[0]).toMatchObject({ contact: 1, name: 'P1' });
    const email = `${'a'.repeat(60)}@${'b'.repeat(30)}.org`;
    expect(check('salesforce', [person(1, { family_name: 'A' }, [email])])).toMatchObject({
      rows: [{ Email: null }],
      reasons: { 'too-long:Email': { fixes: ['empty', 'leave-out', 'keep'] } },
    });
  });

  it('leaves out rows with none of the columns that identify them', () => {
    const nobody = exportContact({ text: { notes: 'x', display_name: 'x' } });
    expect(check('hubspot', [nobody])).toMatchObject({ leftOut: 1, reasons: { 'all-missing': { contacts: 1 } } });
    // An email that is taken out for being wrong identifies nobody.
    const wrong = exportContact({ email: [{ value: 'x', normalised: null }] });
    expect(check('hubspot', [wrong]).rows[0]).toBeNull();
  });

  it('says what has no room and which tags change their spelling', () => {
    const many = exportContact({
      text: { family_name: 'A' },
      email: ['a@x.org', 'b@x.org'],
      tags: ['Shop; online', 'VIP'],
    });
    const { rows, reasons } = check('hubspot', [many]);
    expect(reasons['no-room']?.samples[0]?.value).toBe('b@x.org');
    expect(reasons['tag-changed:Tags']?.samples[0]?.value).toBe('Shop; online');
    expect(rows[0]?.Tags).toBe('Shop online;VIP');
  });

  it('lists who, with samples, and counts beyond what it lists', () => {
    const contacts = Array.from({ length: 10_050 }, (_, index) => person(index + 1, {}));
    const { reasons } = check('mailchimp', contacts);
    const reason = reasons['missing:Email Address'];
    expect(reason).toMatchObject({ contacts: 10_050, fallback: null });
    expect(reason?.ids).toHaveLength(10_000);
    expect(reason?.samples).toHaveLength(5);
  });
});

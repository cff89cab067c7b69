// Checks held against lists and labelled data that others made.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { disposableDomains } from '../../../src-main/core/engines/audit/lists/email-domains.ts';
import { regionCode } from '../../../src-main/core/engines/audit/lists/regions.ts';
import { suggestDomain } from '../../../src-main/core/engines/audit/repairs/email-domain.ts';
import { sharedData } from '../../support/shared-data.ts';
import { type ContactParts, inspect } from './make-contact.ts';

const mailcheck = sharedData('ref-validation', 'mailcheck', 'domains.json');
const freemail = sharedData('ref-validation', 'free-email-domains', 'domains.json');
const disposable = sharedData('ref-validation', 'disposable', 'disposable_email_blocklist.conf');
const phones = sharedData('ref-validation', 'phone', 'example_numbers_a.csv');
const goldenflow = sharedData('cleaning-goldenflow', 'data.csv');

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

describe.skipIf(mailcheck === undefined)('mail providers that mailcheck knows (data absent: skipped)', () => {
  const domains = mailcheck === undefined ? [] : readJson<{ defaultDomains: string[] }>(mailcheck).defaultDomains;

  it('are never called a slip', () => {
    expect(domains.filter((domain) => suggestDomain(domain) !== undefined)).toEqual([]);
  });

  it('are suggested again for every swap of two neighbouring letters in names of five and more', () => {
    const long = domains.filter(
      (domain) => domain.indexOf('.') >= 5 && !['googlemail.com', 'google.com'].includes(domain),
    );
    const missed: string[] = [];
    let slips = 0;
    for (const domain of long) {
      for (let index = 0; index < domain.indexOf('.') - 1; index++) {
        const slip = domain.slice(0, index) + domain[index + 1] + domain[index] + domain.slice(index + 2);
        if (slip === domain) continue;
        slips += 1;
        if (suggestDomain(slip)?.domain !== domain) missed.push(`${slip} for ${domain}`);
      }
    }
    expect(slips).toBeGreaterThan(60);
    // Providers outside the short list of targets are allowed to be unknown, but they are few.
    expect(missed.length / slips).toBeLessThan(0.35);
  });
});

describe.skipIf(freemail === undefined)('13,000 mailbox providers (data absent: skipped)', () => {
  it('are hardly ever called a slip', () => {
    const domains = freemail === undefined ? [] : readJson<string[]>(freemail);
    const flagged = domains.filter((domain) => suggestDomain(domain) !== undefined);
    // The list itself holds registered slips of gmail.com and hotmail.com.
    expect(flagged.length / domains.length).toBeLessThan(0.02);
  });
});

describe.skipIf(disposable === undefined)('throw-away providers (data absent: skipped)', () => {
  it('of the own list are mostly on the public one, which names none of the others by mistake', () => {
    const known = new Set(readFileSync(disposable ?? '', 'utf8').split('\n'));
    const shared = [...disposableDomains].filter((domain) => known.has(domain));
    expect(shared.length / disposableDomains.size).toBeGreaterThan(0.8);
  });
});

describe.skipIf(phones === undefined)('example numbers of 118 regions (data absent: skipped)', () => {
  const rows =
    phones === undefined
      ? []
      : Papa.parse<Record<string, string>>(readFileSync(phones, 'utf8'), { header: true, skipEmptyLines: true }).data;

  it('are neither invalid nor short of a zero', () => {
    const wrong = rows.filter(({ e164 = '' }) =>
      ['phone-invalid', 'phone-lost-zero', 'phone-letters', 'phone-scientific'].some(
        (check) => (inspect(check, { phone: e164 }) ?? []).length > 0,
      ),
    );
    // Benin went from eight to ten digits in November 2024; the file still shows the old ones.
    expect(wrong.map((row) => row.e164 ?? '').filter((number) => !number.startsWith('+229'))).toEqual([]);
  });
});

describe.skipIf(goldenflow === undefined)('5,000 rows with planted defects (data absent: skipped)', () => {
  type Row = Record<'full_name' | 'email' | 'phone' | 'state' | 'zip' | 'notes', string>;
  const rows =
    goldenflow === undefined
      ? []
      : Papa.parse<Row>(readFileSync(goldenflow, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const count = (check: string, parts: (row: Row) => ContactParts): number =>
    rows.filter((row) => (inspect(check, parts(row)) ?? []).length > 0).length;

  it('finds the 1,225 padded names, no more and no fewer', () => {
    expect(count('whitespace', (row) => ({ given_name: row.full_name }))).toBe(1225);
  });

  it('finds the 1,209 titles in names', () => {
    expect(count('name-title', (row) => ({ given_name: row.full_name.trim() }))).toBe(1209);
  });

  it('finds every email in capitals and every padded one', () => {
    const planted = rows.filter((row) => row.email !== row.email.trim().toLowerCase()).length;
    expect(planted).toBe(1254 + 1299);
    expect(count('email-untidy', (row) => ({ email: row.email }))).toBe(planted);
  });

  it('calls exactly the non-addresses invalid', () => {
    const planted = rows.filter((row) => !row.email.includes('@')).length;
    expect(count('email-invalid', (row) => ({ email: row.email }))).toBe(planted);
  });

  it('abbreviates every state that is not a code yet', () => {
    const region = (state: string): ContactParts => ({ address: { region: state, country: 'USA' } });
    expect(count('region-spelling', (row) => region(row.state))).toBe(3725);
    expect(regionCode('Pennsylvania', 'US')).toBe('PA');
  });

  it('empties the words for nothing', () => {
    // The published count of 2,724 holds blank cells too, which an import leaves out by itself.
    const blank = rows.filter((row) => row.notes.trim() === '').length;
    const words = count('filler-value', (row) => (row.notes.trim() === '' ? {} : { notes: row.notes }));
    expect(words + blank).toBe(2724);
  });
});

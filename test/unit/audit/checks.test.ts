// Every contact check as a table: contacts with the fault and what is proposed, and lookalikes that must stay quiet.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, GuardFacts } from '../../../src-main/core/engines/audit/check.ts';
import { contactChecks } from '../../../src-main/core/engines/audit/check-registry.ts';
import { asOf, type ContactParts, day, inspect } from './make-contact.ts';

interface Case {
  /** Contact, what is proposed (null: a finding without a proposal), facts about the group. */
  wrong: [ContactParts, string | null, Partial<GroupFacts>?][];
  right: [ContactParts, Partial<GroupFacts>?][];
}

const shared = (value: string, contacts: number, names: number) => new Map([[value, { contacts, names }]]);
const purchase = { kind: 'purchase', at: asOf - day, amount: 1000, currency: 'EUR' };

/** UTF-8 read as Latin-1. */
const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const allowedCompany: GuardFacts = {
  label: 'Company',
  isRequired: false,
  allowed: ['Acme', 'Bolt'],
  place: { kind: 'own', column: 'company' },
};
const requiredPhone: GuardFacts = { label: 'Phone', isRequired: true, allowed: null, place: { kind: 'phone' } };

const cases: Record<string, Case> = {
  unreachable: { wrong: [[{ given_name: 'Ann' }, null]], right: [[{ email: 'a@x.org' }], [{ phone: '+4930901820' }]] },
  'missing-name': {
    wrong: [
      [{ phone: '+4930901820' }, null],
      [{ email: 'jane.miller@x.org' }, 'Jane'],
      [{ email: 'info@x.org' }, null],
      [{ email: 'sales.team@x.org' }, null],
      [{ kind: 'company' }, null],
    ],
    right: [[{ given_name: 'Ann' }], [{ family_name: 'Lee' }], [{ kind: 'company', company: 'Acme' }]],
  },
  'consent-unknown': {
    wrong: [[{ email: 'a@x.org', emailConsent: 'unknown' }, null]],
    right: [[{ email: 'a@x.org', emailConsent: 'withdrawn' }], [{ emailConsent: 'unknown' }]],
  },
  'filler-value': {
    wrong: [
      [{ company: 'N/A' }, ''],
      [{ job_title: ' unknown ' }, ''],
      [{ notes: 'NULL' }, ''],
      [{ email: '-' }, ''],
      [{ given_name: '???' }, ''],
      [{ address: { city: 'xxx' } }, ''],
    ],
    right: [
      [{ family_name: 'Null' }],
      [{ given_name: 'Na' }],
      [{ company: 'None Better Ltd' }],
      [{ address: { country: 'NA' } }],
    ],
  },
  'guard-broken': {
    wrong: [
      [{ company: 'Akme' }, null, { guards: [allowedCompany] }],
      [{ company: 'ACME' }, null, { guards: [allowedCompany] }],
      [{ given_name: 'Ann' }, null, { guards: [{ ...allowedCompany, isRequired: true }] }],
      [{ email: 'a@x.org' }, null, { guards: [requiredPhone] }],
      [
        { address: { city: 'oslo' } },
        null,
        { guards: [{ ...allowedCompany, place: { kind: 'address', part: 'city' } }] },
      ],
    ],
    right: [
      [{ company: 'Acme' }, { guards: [allowedCompany] }],
      [{ given_name: 'Ann' }, { guards: [allowedCompany] }],
      [{ phone: '+4930901820' }, { guards: [requiredPhone] }],
      [{ company: 'Akme' }],
    ],
  },
  'missing-company': {
    wrong: [
      [{ job_title: 'Buyer' }, null],
      [{ email: 'a@acme-pumps.com' }, null],
      [
        { email: 'a@acme-pumps.com' },
        'Acme Pumps',
        { companyOfDomain: new Map([['acme-pumps.com', { company: 'Acme Pumps', contacts: 6, share: 5 / 6 }]]) },
      ],
      [
        { email: 'a@acme-pumps.com' },
        null,
        { companyOfDomain: new Map([['acme-pumps.com', { company: 'Acme Pumps', contacts: 4, share: 0.5 }]]) },
      ],
    ],
    right: [
      [{ email: 'a@gmail.com' }],
      [{ email: 'a@yahoo.dk' }],
      [{ email: 'a@acme-pumps.com', company: 'Acme' }],
      [{ kind: 'company', email: 'a@acme.com' }],
    ],
  },
  'missing-country': {
    wrong: [
      [{ given_name: 'Ann' }, null],
      [{ address: { city: 'Berlin' } }, null],
      [{ address: { city: 'Berlin' }, phone: '+4930901820' }, 'Germany'],
      [{ address: { city: 'Berlin' }, phone: '+4930901820' }, 'DE', { countryStyle: 'code' }],
      [{ address: { city: 'Berlin' }, phone: ['+4930901820', '+33142685300'] }, null],
    ],
    right: [[{ address: { country: 'Germany' } }]],
  },
  'missing-source': { wrong: [[{}, null]], right: [[{ lead_source: 'Fair' }]] },
  'email-invalid': {
    wrong: [
      [{ email: 'jane @ x.org' }, 'jane@x.org'],
      [{ email: 'jane@@x.org' }, 'jane@x.org'],
      [{ email: 'jane@x,org' }, 'jane@x.org'],
      [{ email: 'jane(at)x.org' }, 'jane@x.org'],
      [{ email: 'jane at x dot org' }, 'jane@x.org'],
      [{ email: 'jane.@x.org' }, 'jane@x.org'],
      [{ email: 'jane@gmail' }, 'jane@gmail.com'],
      [{ email: 'jane.at.x.org' }, 'jane@x.org'],
      [{ email: 'janegmail.com' }, 'jane@gmail.com'],
      [{ email: 'not-an-email' }, null],
      [{ email: 'jane@' }, null],
      [{ email: '@x.org' }, null],
    ],
    right: [
      [{ email: 'jane+news@x.co.uk' }],
      [{ email: 'JANE@X.ORG' }],
      [{ email: 'N/A' }],
      [{ email: "o'brien@x.ie" }],
    ],
  },
  'email-domain-typo': {
    wrong: [
      [{ email: 'a@gmial.com' }, 'a@gmail.com'],
      [{ email: 'a@gmai.com' }, 'a@gmail.com'],
      [{ email: 'a@gmail.con' }, 'a@gmail.com'],
      [{ email: 'a@gamil.com' }, 'a@gmail.com'],
      [{ email: 'a@hotmial.com' }, 'a@hotmail.com'],
      [{ email: 'a@hotmai.com' }, 'a@hotmail.com'],
      [{ email: 'a@outlok.com' }, 'a@outlook.com'],
      [{ email: 'a@outlook.co' }, 'a@outlook.com'],
      [{ email: 'a@yaho.com' }, 'a@yahoo.com'],
      [{ email: 'a@yahooo.com' }, 'a@yahoo.com'],
      [{ email: 'a@iclod.com' }, 'a@icloud.com'],
      [{ email: 'a@acme-pumps.con' }, 'a@acme-pumps.com'],
    ],
    right: [
      [{ email: 'a@gmail.com' }],
      [{ email: 'a@mail.com' }],
      [{ email: 'a@yahoo.dk' }],
      [{ email: 'a@gmx.fr' }],
      [{ email: 'a@acme.co' }],
      [{ email: 'a@email.com' }],
      [{ email: 'a@ymail.com' }],
    ],
  },
  'email-placeholder': {
    wrong: [
      [{ email: 'test@test.com' }, ''],
      [{ email: 'jane@example.org' }, ''],
      [{ email: 'noemail@noemail.com' }, ''],
      [{ email: 'asdf@asdf.com' }, ''],
      [{ email: 'noreply@acme.com' }, ''],
      [{ email: 'x@firm.invalid' }, ''],
      [{ email: 'aaaa@acme.com' }, ''],
    ],
    right: [[{ email: 'jane@acme.com' }], [{ email: 'a@acme.com' }], [{ email: 'contest@acme.com' }]],
  },
  'email-disposable': {
    wrong: [
      [{ email: 'a@mailinator.com' }, null],
      [{ email: 'a@eu.yopmail.com' }, null],
    ],
    right: [[{ email: 'a@gmail.com' }], [{ email: 'a@mailinator.org.uk' }]],
  },
  'email-role': {
    wrong: [
      [{ email: 'info@acme.com' }, null],
      [{ email: 'SALES@acme.com' }, null],
    ],
    right: [[{ email: 'informatics@acme.com' }], [{ kind: 'company', email: 'info@acme.com' }]],
  },
  'email-untidy': {
    wrong: [
      [{ email: 'JANE@X.ORG' }, 'jane@x.org'],
      [{ email: '  jane@x.org ' }, 'jane@x.org'],
      [{ email: 'mailto:jane@x.org' }, 'jane@x.org'],
      [{ email: 'Jane <jane@x.org>' }, 'jane@x.org'],
    ],
    right: [[{ email: 'jane@x.org' }], [{ email: 'nonsense' }]],
  },
  'email-shared': {
    wrong: [[{ email: 'a@x.org' }, null, { emailUse: shared('a@x.org', 4, 3) }]],
    right: [[{ email: 'a@x.org' }], [{ email: 'a@x.org' }, { emailUse: shared('a@x.org', 3, 1) }]],
  },
  'email-duplicate': {
    wrong: [[{ email: 'A@x.org' }, null, { emailUse: shared('a@x.org', 2, 1) }]],
    right: [[{ email: 'a@x.org' }], [{ email: 'a@x.org' }, { emailUse: shared('a@x.org', 2, 2) }]],
  },
  'phone-shared': {
    wrong: [[{ phone: '+4930901820' }, null, { phoneUse: shared('+4930901820', 3, 3) }]],
    right: [[{ phone: '+4930901820' }, { phoneUse: shared('+4930901820', 2, 2) }]],
  },
  'point-repeated': {
    wrong: [
      [{ email: ['a@x.org', 'A@X.org'] }, ''],
      [{ phone: ['+4930901820', '030 901820'], defaultCountry: 'DE' }, ''],
    ],
    right: [[{ email: ['a@x.org', 'b@x.org'] }], [{ email: 'a@x.org' }]],
  },
  'point-dead': {
    wrong: [[{ email: 'a@x.org', status: 'bounced' }, null]],
    right: [[{ email: 'a@x.org', status: 'valid' }]],
  },
  'phone-invalid': {
    wrong: [
      [{ phone: '12345' }, null],
      [{ phone: '+49 1' }, null],
      [{ phone: '4062', address: { country: 'Germany' } }, null],
      [{ phone: '+1 202 555 0123 4567' }, null],
    ],
    right: [
      [{ phone: '030 901820', address: { country: 'Germany' } }],
      [{ phone: '+4930901820' }],
      [{ phone: '030 901820' }],
      [{ phone: '4.16E+09' }],
      [{ phone: 'ask Tom' }],
      [{ phone: 'n/a' }],
    ],
  },
  'phone-lost-zero': {
    wrong: [
      [{ phone: '7911123456', address: { country: 'United Kingdom' } }, '+447911123456'],
      [{ phone: '142685300', address: { country: 'France' } }, '+33142685300'],
    ],
    right: [
      [{ phone: '07911123456', address: { country: 'United Kingdom' } }],
      [{ phone: '2025550123', address: { country: 'United States' } }],
      [{ phone: '447911123456', address: { country: 'United Kingdom' } }],
    ],
  },
  'phone-scientific': {
    wrong: [
      [{ phone: '4.16E+09' }, null],
      [{ phone: '4.4791112E+11', address: { country: 'United Kingdom' } }, null],
      [{ phone: '4.47911123456E+11' }, '+447911123456'],
      [{ phone: '4,16E+09' }, null],
    ],
    right: [[{ phone: '+447911123456' }]],
  },
  'phone-letters': {
    wrong: [
      [{ phone: '1-800-FLOWERS', address: { country: 'United States' } }, '+18003569377'],
      [{ phone: '+44 7911 123456 (mobile)' }, '+447911123456'],
      [{ phone: 'ask Tom' }, null],
    ],
    right: [
      [{ phone: '+44 7911 123456' }],
      [{ phone: '+49 30 901820 ext. 12' }],
      [{ phone: 'N/A' }],
      [{ phone: '4.16E+09' }],
    ],
  },
  'phone-unassigned': {
    wrong: [
      [{ phone: '+1 000 555 0123', defaultCountry: 'US' }, null],
      [{ phone: '0000000000' }, ''],
      [{ phone: '123456789' }, ''],
    ],
    right: [[{ phone: '555-CALL-NOW' }], [{ phone: '+44 7911 123456' }]],
  },
  'phone-national': {
    wrong: [[{ phone: '030 901820', address: { country: 'Germany' } }, '+4930901820']],
    right: [[{ phone: '+49 30 901820' }], [{ phone: '0049 30 901820' }], [{ phone: '030 901820' }]],
  },
  mojibake: {
    wrong: [
      [{ given_name: 'RenÃ©e' }, 'Renée'],
      [{ address: { city: 'MÃ¼nchen' } }, 'München'],
      [{ company: 'CafÃƒÂ© Noir' }, 'Café Noir'],
      [{ notes: 'donâ€™t call' }, 'don’t call'],
      [{ given_name: misread('Мария') }, 'Мария'],
      [{ company: misread('東京商事') }, '東京商事'],
      [{ family_name: 'M�ller' }, null],
    ],
    right: [
      [{ company: 'CAFÉ®' }],
      [{ given_name: 'Renée' }],
      [{ notes: 'Ça va – “très bien”' }],
      [{ given_name: 'ÅSA' }],
    ],
  },
  'junk-record': {
    wrong: [
      [{ given_name: 'Test', family_name: 'Test', email: 'test@test.com' }, 'archived'],
      [{ given_name: 'asdf', family_name: 'asdf' }, 'archived'],
      [{ given_name: 'Test', family_name: 'User' }, 'archived'],
      [{ given_name: 'Max', family_name: 'Mustermann', email: 'test123@test.de' }, 'archived'],
      [{ given_name: 'xxx', phone: '0000000000' }, 'archived'],
    ],
    right: [
      [{ given_name: 'John', family_name: 'Doe' }],
      [{ given_name: 'James', family_name: 'Bond', email: 'j@acme.com' }],
      [{ given_name: 'Ann', email: 'test@test.com' }],
    ],
  },
  'name-digits': {
    wrong: [
      [{ family_name: 'Smith2' }, 'Smith'],
      [{ given_name: 'J0hn' }, null],
      [{ family_name: 'Miller (2)' }, 'Miller'],
    ],
    right: [
      [{ family_name: 'Smith 3rd' }],
      [{ kind: 'company', given_name: 'Area 51' }],
      [{ given_name: 'jo1@x.org' }],
    ],
  },
  'birthday-impossible': {
    wrong: [
      [{ birthday: '1900-01-01' }, ''],
      [{ birthday: '1880-05-17' }, null],
      [{ birthday: '2068-05-01' }, '1968-05-01'],
      [{ birthday: '2027-01-01' }, null],
      [{ birthday: '1985-02-30' }, null],
      [{ birthday: '1799-12-31' }, null],
    ],
    right: [[{ birthday: '1984-02-29' }], [{ birthday: '2025-06-01' }], [{ birthday: '1915-01-01' }]],
  },
  'country-unknown': {
    wrong: [
      [{ address: { country: 'Germny' } }, 'Germany'],
      [{ address: { country: 'Atlantis' } }, null],
      [{ address: { country: 'California' } }, null],
    ],
    right: [
      [{ address: { country: 'Deutschland' } }],
      [{ address: { country: 'N/A' } }],
      [{ address: { country: 'usa' } }],
    ],
  },
  'country-spelling': {
    wrong: [
      [{ address: { country: 'U.S.A.' } }, 'United States'],
      [{ address: { country: 'usa' } }, 'US', { countryStyle: 'code' }],
      [{ address: { country: 'Deutschland' } }, 'Germany'],
    ],
    right: [
      [{ address: { country: 'United States' } }],
      [{ address: { country: 'US' } }, { countryStyle: 'code' }],
      [{ address: { country: 'Atlantis' } }],
    ],
  },
  'region-spelling': {
    wrong: [
      [{ address: { region: 'california', country: 'USA' } }, 'CA'],
      [{ address: { region: 'Calif.', country: 'USA' } }, 'CA'],
      [{ address: { region: 'ny', country: 'USA' } }, 'NY'],
      [{ address: { region: 'Ontario', country: 'Canada' } }, 'ON'],
      [{ address: { region: 'Texas' }, defaultCountry: 'US' }, 'TX'],
    ],
    right: [
      [{ address: { region: 'CA', country: 'USA' } }],
      [{ address: { region: 'Bayern', country: 'Germany' } }],
      [{ address: { region: 'Texas' } }],
    ],
  },
  'region-elsewhere': {
    wrong: [
      [{ address: { region: 'Ontario', country: 'USA' } }, null],
      [{ address: { region: 'OR', country: 'Canada' } }, null],
    ],
    right: [
      [{ address: { region: 'Oregon', country: 'USA' } }],
      [{ address: { region: 'Bayern', country: 'Germany' } }],
    ],
  },
  'postcode-lost-zero': {
    wrong: [
      [{ address: { postcode: '2139', country: 'USA' } }, '02139'],
      [{ address: { postcode: '1067', country: 'Germany' } }, '01067'],
      [{ address: { postcode: '501', country: 'USA' } }, '00501'],
    ],
    right: [
      [{ address: { postcode: '02139', country: 'USA' } }],
      [{ address: { postcode: '1010', country: 'Austria' } }],
      [{ address: { postcode: '2139' } }],
    ],
  },
  'postcode-invalid': {
    wrong: [
      [{ address: { postcode: 'abcde', country: 'USA' } }, null],
      [{ address: { postcode: 'D-10115', country: 'Germany' } }, '10115'],
      [{ address: { postcode: 'SW1A', country: 'United Kingdom' } }, null],
    ],
    right: [
      [{ address: { postcode: '10001-1234', country: 'USA' } }],
      [{ address: { postcode: 'sw1a1aa', country: 'United Kingdom' } }],
      [{ address: { postcode: '2139', country: 'USA' } }],
      [{ address: { postcode: 'H0H 0H0', country: 'Canada' } }],
    ],
  },
  'order-date': {
    wrong: [
      [{ activities: [{ ...purchase, at: asOf + 40 * day }] }, null],
      [{ activities: [{ ...purchase, at: 0 }] }, null],
    ],
    right: [[{ activities: [purchase] }], [{}]],
  },
  'order-amount': {
    wrong: [
      [{ activities: [{ ...purchase, amount: null }] }, null],
      [{ activities: [{ ...purchase, amount: -5 }] }, null],
      [{ activities: [{ ...purchase, kind: 'refund' }] }, '-1000'],
      [{ activities: [{ ...purchase, currency: null }] }, null],
    ],
    right: [[{ activities: [purchase] }], [{ activities: [{ ...purchase, kind: 'refund', amount: -5 }] }]],
  },
  'consent-contradiction': {
    wrong: [[{ emailConsent: 'granted', unsubscribedAt: asOf - day }, 'withdrawn']],
    right: [[{ emailConsent: 'withdrawn', unsubscribedAt: asOf - day }], [{ emailConsent: 'granted' }]],
  },
  'name-contact-data': {
    wrong: [
      [{ given_name: 'jane@x.org' }, ''],
      [{ family_name: 'Miller <jane@x.org>' }, 'Miller'],
      [{ given_name: 'Jane 030 9018200' }, 'Jane'],
      [{ family_name: 'www.acme.com' }, ''],
    ],
    right: [[{ given_name: 'Jane', family_name: 'Miller 2nd' }]],
  },
  'name-is-company': {
    wrong: [
      [{ given_name: 'Acme', family_name: 'GmbH' }, 'company'],
      [{ given_name: 'Widgets Inc.' }, 'company'],
      [{ given_name: 'Widgets Ltd', company: 'Another' }, null],
    ],
    right: [
      [{ given_name: 'Ag', family_name: 'Nielsen' }],
      [{ kind: 'company', company: 'Acme GmbH' }],
      [{ given_name: 'Linc', family_name: 'Corpus' }],
    ],
  },
  'name-swapped': {
    wrong: [
      [
        { given_name: 'Müller', family_name: 'Anna' },
        'Anna',
        {
          nameUse: new Map([
            ['muller', { given: 1, family: 30 }],
            ['anna', { given: 40, family: 1 }],
          ]),
        },
      ],
    ],
    right: [
      [
        { given_name: 'Anna', family_name: 'Müller' },
        {
          nameUse: new Map([
            ['muller', { given: 1, family: 30 }],
            ['anna', { given: 40, family: 1 }],
          ]),
        },
      ],
      [
        { given_name: 'Thomas', family_name: 'James' },
        {
          nameUse: new Map([
            ['thomas', { given: 20, family: 15 }],
            ['james', { given: 30, family: 10 }],
          ]),
        },
      ],
      [{ given_name: 'Zed', family_name: 'Anna' }, {}],
    ],
  },
  'name-repeated': {
    wrong: [[{ given_name: 'Miller', family_name: 'miller' }, null]],
    right: [[{ given_name: 'Tom', family_name: 'Thomas' }], [{ given_name: 'Tom' }]],
  },
  'invisible-characters': {
    wrong: [
      [{ given_name: 'An​na' }, 'Anna'],
      [{ email: '﻿a@x.org' }, 'a@x.org'],
      [{ company: 'Ac­me' }, 'Acme'],
    ],
    right: [
      [{ given_name: 'Anna' }],
      [{ notes: 'line\nline\ttab' }],
      [{ notes: 'family 👨‍👩‍👧' }],
      [{ given_name: 'علی‌رضا' }],
    ],
  },
  'html-entities': {
    wrong: [
      [{ company: 'Smith &amp; Sons' }, 'Smith & Sons'],
      [{ family_name: 'O&#39;Brien' }, "O'Brien"],
      [{ address: { city: 'K&ouml;ln' } }, 'Köln'],
      [{ company: 'A &amp;amp; B' }, 'A & B'],
      [{ company: 'x&#x2019;s' }, 'x’s'],
    ],
    right: [[{ company: 'Smith & Sons' }], [{ company: 'R&D; and more' }], [{ company: '&constructor;' }]],
  },
  'name-title': {
    wrong: [
      [{ given_name: 'Dr. Anna' }, 'Anna'],
      [{ given_name: 'Mr John' }, 'John'],
      [{ given_name: 'Rev. BARBARA' }, 'BARBARA'],
    ],
    right: [[{ given_name: 'Drew' }], [{ given_name: 'Misty' }], [{ given_name: 'Mr' }]],
  },
  'name-case': {
    wrong: [
      [{ family_name: 'MCDONALD' }, 'McDonald'],
      [{ given_name: 'anna-lena' }, 'Anna-Lena'],
      [{ family_name: "o'brien" }, "O'Brien"],
      [{ family_name: 'VAN HOUTEN' }, 'van Houten'],
      [{ given_name: 'ÉLODIE' }, 'Élodie'],
    ],
    right: [
      [{ given_name: 'JT' }],
      [{ given_name: 'Anna' }],
      [{ family_name: 'de la Cruz' }],
      [{ given_name: '明' }],
      [{ kind: 'company', given_name: 'IBM' }],
    ],
  },
  'company-case': {
    wrong: [
      [{ company: 'MORRIS ENGINEERING INC.' }, 'Morris Engineering Inc.'],
      [{ company: 'lischka chemie gmbh & co. kg' }, 'Lischka Chemie GmbH & Co. KG'],
      [{ company: 'müller-bau und söhne ag' }, 'Müller-Bau und Söhne AG'],
    ],
    right: [
      [{ company: 'IBM' }],
      [{ company: 'ebay' }],
      [{ company: 'Acme Inc' }],
      [{ company: 'BMW AG' }],
      [{ company: 'SAP SE' }],
    ],
  },
  'name-unsplit': {
    wrong: [
      [{ given_name: 'John Smith' }, 'John'],
      [{ given_name: 'Garcia, Patricia' }, 'Patricia'],
      [{ family_name: 'Garcia, Patricia' }, 'Garcia'],
    ],
    right: [
      [{ given_name: 'John' }],
      [{ given_name: 'Mary Ann', family_name: 'Lee' }],
      [{ family_name: 'Garcia Lopez' }],
      [{ given_name: 'John & Mary' }],
    ],
  },
  'name-two-people': {
    wrong: [
      [{ given_name: 'John & Mary', family_name: 'Smith' }, 'household'],
      [{ given_name: 'Hans und Grete' }, 'household'],
      [{ given_name: 'Tom/Ann' }, 'household'],
    ],
    right: [[{ given_name: 'Andrea' }], [{ kind: 'household', given_name: 'John & Mary' }], [{ given_name: 'Anders' }]],
  },
  whitespace: {
    wrong: [
      [{ given_name: ' Anna' }, 'Anna'],
      [{ family_name: 'van  Dyk' }, 'van Dyk'],
      [{ company: 'A\u00a0B' }, 'A B'],
      [{ job_title: 'Head\tof' }, 'Head of'],
    ],
    right: [[{ given_name: 'Anna' }], [{ notes: ' two\n\nlines ' }]],
  },
  'smart-quotes': {
    wrong: [
      [{ family_name: 'O’Brien' }, "O'Brien"],
      [{ company: '“Acme”' }, '"Acme"'],
    ],
    right: [[{ family_name: "O'Brien" }], [{ notes: '“quoted”' }]],
  },
  'value-spelling': {
    wrong: [
      [
        { company: 'ACME inc' },
        'Acme Inc',
        {
          spellings: new Map([
            ['company', new Map([['ACME inc', { preferred: 'Acme Inc', preferredUses: 9, uses: 1 }]])],
          ]),
        },
      ],
    ],
    right: [[{ company: 'Acme Inc' }, { spellings: new Map([['company', new Map()]]) }]],
  },
  'address-case': {
    wrong: [
      [{ address: { city: 'BERLIN' } }, 'Berlin'],
      [{ address: { city: 'new york' } }, 'New York'],
      [{ address: { street: '12 MAIN ST NW' } }, '12 Main St NW'],
    ],
    right: [[{ address: { city: 'Berlin' } }], [{ address: { city: 'ROM' } }]],
  },
  'language-spelling': {
    wrong: [
      [{ language: 'English' }, 'en'],
      [{ language: 'Deutsch' }, 'de'],
      [{ language: 'EN' }, 'en'],
      [{ language: 'en_us' }, 'en-US'],
      [{ language: 'Klingonish' }, null],
    ],
    right: [[{ language: 'en' }], [{ language: 'pt-BR' }], [{ language: 'n/a' }]],
  },
  stale: {
    wrong: [
      [{ lastActivityAt: Date.UTC(2023, 11, 31), createdAt: Date.UTC(2020, 0, 1) }, null, { hasActivities: true }],
      [{ createdAt: Date.UTC(2020, 0, 1) }, null, { hasActivities: true }],
    ],
    right: [
      [{ lastActivityAt: Date.UTC(2024, 0, 3) }, { hasActivities: true }],
      [{ lastActivityAt: 1, createdAt: Date.UTC(2025, 0, 1) }, { hasActivities: true }],
      [{ createdAt: Date.UTC(2020, 0, 1) }, { hasActivities: false }],
    ],
  },
  'created-impossible': {
    wrong: [
      [{ createdAt: asOf + 30 * day }, null],
      [{ createdAt: 0 }, null],
    ],
    right: [[{ createdAt: asOf }], [{ createdAt: null }]],
  },
};

it('has a table for every contact check', () => {
  expect(Object.keys(cases).sort()).toEqual(contactChecks.map((check) => check.id).sort());
});

describe.each(Object.entries(cases))('%s', (check, { wrong, right }) => {
  it.each(wrong)('finds %j', (parts, proposed, groups) => {
    const found = inspect(check, parts, groups) ?? [];
    expect(found.map((finding) => finding.proposed ?? null)).toEqual([proposed]);
    for (const finding of found) {
      if (finding.proposed === undefined) expect(finding.confidence).toBeUndefined();
      else expect(finding.confidence).toBeGreaterThan(0.5);
    }
  });

  it.each(right)('is quiet about %j', (parts, groups) => {
    expect(inspect(check, parts, groups) ?? []).toEqual([]);
  });

  it('is quiet after its own fix', () => {
    for (const [parts, proposed, groups] of wrong) {
      const [found] = inspect(check, parts, groups) ?? [];
      if (proposed === null || proposed === '' || found === undefined) continue;
      const mended = mend(parts, found.field, proposed);
      if (mended !== undefined) expect(inspect(check, mended, groups) ?? []).toEqual([]);
    }
  });
});

/** The contact with its single text at `field` replaced; undefined where the fix is of another kind. */
function mend(parts: ContactParts, field: string, to: string): ContactParts | undefined {
  if (field in parts) {
    if (field === 'given_name' && parts.family_name === undefined && to !== '')
      return { ...parts, given_name: to, family_name: 'Rest' };
    if (field === 'family_name' && parts.given_name === undefined)
      return { ...parts, family_name: to, given_name: 'Rest' };
    return { ...parts, [field]: to };
  }
  if (field.startsWith('address:') && parts.address)
    return { ...parts, address: { ...parts.address, [field.split('.')[1] ?? '']: to } };
  if (field === 'point:1' && typeof parts.email === 'string') return { ...parts, email: to };
  if (field === 'point:1' && typeof parts.phone === 'string') return { ...parts, phone: to };
  return undefined;
}

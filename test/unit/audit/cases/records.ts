// Checks of whole records, of dates and of orders, as tables.
import type { GuardFacts } from '../../../../src-main/core/engines/audit/check.ts';
import { asOf, day } from '../make-contact.ts';
import type { CheckCases } from './check-case.ts';

const purchase = { kind: 'purchase', at: asOf - day, amount: 1000, currency: 'EUR' };
const allowedCompany: GuardFacts = {
  label: 'Company',
  isRequired: false,
  allowed: ['Acme', 'Bolt'],
  place: { kind: 'own', column: 'company' },
};
const requiredPhone: GuardFacts = { label: 'Phone', isRequired: true, allowed: null, place: { kind: 'phone' } };

export const records: CheckCases = {
  unreachable: { wrong: [[{ given_name: 'Ann' }, null]], right: [[{ email: 'a@x.org' }], [{ phone: '+4930901820' }]] },
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
  'missing-source': { wrong: [[{}, null]], right: [[{ lead_source: 'Fair' }]] },
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

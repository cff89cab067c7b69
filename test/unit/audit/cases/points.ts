// Checks of emails, phones, links and consent, as tables.
import { asOf, day } from '../make-contact.ts';
import type { CheckCases } from './check-case.ts';

const shared = (value: string, contacts: number, names: number) => new Map([[value, { contacts, names }]]);

export const points: CheckCases = {
  'consent-unknown': {
    wrong: [[{ email: 'a@x.org', emailConsent: 'unknown' }, null]],
    right: [[{ email: 'a@x.org', emailConsent: 'withdrawn' }], [{ emailConsent: 'unknown' }]],
  },
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
  'consent-contradiction': {
    wrong: [[{ emailConsent: 'granted', unsubscribedAt: asOf - day }, 'withdrawn']],
    right: [[{ emailConsent: 'withdrawn', unsubscribedAt: asOf - day }], [{ emailConsent: 'granted' }]],
  },
};

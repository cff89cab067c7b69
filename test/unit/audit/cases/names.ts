// Checks of names and companies, as tables.
import type { CheckCases } from './check-case.ts';

export const names: CheckCases = {
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
};

// Checks of how texts are written, and of places, as tables.
import type { CheckCases } from './check-case.ts';

/** UTF-8 read as Latin-1. */
const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export const texts: CheckCases = {
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
  'street-word': {
    wrong: [
      [{ address: { street: '12 Main Street', country: 'USA' } }, '12 Main St', { streetStyle: 'short' }],
      [{ address: { street: '12 MAIN AVENUE', country: 'USA' } }, '12 MAIN AVE', { streetStyle: 'short' }],
      [{ address: { street: '12 Main St.', country: 'USA' } }, '12 Main Street', { streetStyle: 'long' }],
    ],
    right: [
      [{ address: { street: '12 Main St', country: 'USA' } }, { streetStyle: 'short' }],
      [{ address: { street: '12 Main Street', country: 'USA' } }, { streetStyle: null }],
      [{ address: { street: '12 Main Street', country: 'United Kingdom' } }, { streetStyle: 'short' }],
      [{ address: { street: '1 Broadway Court Mall', country: 'USA' } }, { streetStyle: 'short' }],
      [{ address: { street: '12 Court', country: 'USA' } }, { streetStyle: 'short' }],
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
};

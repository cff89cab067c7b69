import { describe, expect, it } from 'vitest';
import { chooseComparisons } from '../../../src-main/core/engines/matching/choose-comparisons.ts';
import { companyStem } from '../../../src-main/core/engines/matching/company-stem.ts';
import { fold, soundKey } from '../../../src-main/core/engines/matching/fold.ts';
import { nicknameSets } from '../../../src-main/core/engines/matching/nicknames.ts';
import { standardPostcode, standardStreet } from '../../../src-main/core/engines/matching/standardise-address.ts';
import {
  isRoleMailbox,
  standardDays,
  standardEmail,
  standardPhone,
} from '../../../src-main/core/engines/matching/standardise-contact.ts';
import { standardName } from '../../../src-main/core/engines/matching/standardise-name.ts';

describe('names', () => {
  it.each([
    ['Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ["O'Hare", 'ohare'],
    ['ВАСИЛЬЕВ', 'vasilev'],
    ['Łódź', 'lodz'],
    ['王杰', '王杰'],
  ])('folds %s to %s', (text, expected) => expect(fold(text)).toBe(expected));

  it.each([
    ['smith', 'smyth'],
    ['meyer', 'maier'],
    ['schmidt', 'schmitt'],
    ['garski', 'garsky'],
    ['mohamed', 'muhammed'],
    ['stephen', 'stefan'],
  ])('%s and %s sound alike', (one, other) => expect(soundKey(one)).toBe(soundKey(other)));

  it('knows that Bob and Robert are one given name, and that Bob and Bill are not', () => {
    const share = (one: string, other: string) => nicknameSets(one).some((set) => nicknameSets(other).includes(set));
    expect(share('bob', 'robert')).toBe(true);
    expect(share('peggy', 'margaret')).toBe(true);
    expect(share('bob', 'bill')).toBe(false);
  });

  it.each([
    [['Dr. Robert', '', 'Smith Jr', '', ''], { given: 'robert', middle: '', family: 'smith', generation: 'jr' }],
    [['', '', '', '', 'Smith, Robert J.'], { given: 'robert', middle: 'j', family: 'smith', generation: '' }],
    [['Morris II', '', 'Klein', '', ''], { given: 'morris', middle: '', family: 'klein', generation: 'ii' }],
    [['Max', '', 'Mustermann', '', ''], { given: '', middle: '', family: '', generation: '' }],
    [['unknown', '', 'Weber', '', ''], { given: '', middle: '', family: 'weber', generation: '' }],
  ] as const)('reads the name %j', ([given, middle, family, suffix, full], expected) => {
    expect(standardName(given, middle, family, suffix, full)).toEqual(expected);
  });
});

describe('companies', () => {
  it.each([
    ['The Müller & Sons GmbH', 'muller sons'],
    ['MULLER SONS', 'muller sons'],
    ['López Waterworks S.L.', 'lopez waterworks'],
    ['Benali Chemie SAS', 'benali chemie'],
    ['de Groot Energy B.V.', 'groot energy'],
    ['Limited', 'limited'],
  ])('%s is known by %s', (name, stem) => expect(companyStem(name)).toBe(stem));
});

describe('points', () => {
  it.each([
    ['Ann.Lee+news@Gmail.com', 'annlee@gmail.com'],
    ['"Jay Jones" <jjones@fmail.com>', 'jjones@fmail.com'],
    ['evihd56@earris-bailey.net', 'evihd56@earris-bailey.net'],
    ['test123@test.de', ''],
    ['not an address', ''],
  ])('%s is the mailbox %s', (text, expected) => expect(standardEmail(text)).toBe(expected));

  it('tells role mailboxes from personal ones', () => {
    expect(isRoleMailbox('info@acme.example')).toBe(true);
    expect(isRoleMailbox('ingo@acme.example')).toBe(false);
  });

  it.each([
    ['+49 (0)30 123456', '4930123456'],
    ['0049 30 123456', '4930123456'],
    ['030 / 12 34 56', '30123456'],
    ['0000000', ''],
    ['123', ''],
  ])('%s has the digits %s', (text, expected) => expect(standardPhone(text)).toBe(expected));

  it('decides the order of day and month from the whole column', () => {
    expect(standardDays(['20/8/1991', '3/4/1980', '1991-08-20', '19081399', ''], 2026)).toEqual([
      '19910820',
      '19800403',
      '19910820',
      '19081399',
      '',
    ]);
  });

  it.each([
    ['123 Main Street, Apt. 4', '123 main st 4'],
    ['Hauptstraße 5', 'haupt st 5'],
    ['05 North Road', '5 n rd'],
  ])('%s is %s', (text, expected) => expect(standardStreet(text)).toBe(expected));

  it('drops the four digits that extend a US postcode', () => {
    expect(standardPostcode('92723-0000')).toBe('92723');
    expect(standardPostcode('EC1A 1BB')).toBe('ec1a1bb');
  });
});

describe('choosing columns of a bare file', () => {
  const values = ['Ada', 'Ben', 'Ada', 'Cem'];
  const typeOf = (header: string, own: string[] = values) =>
    chooseComparisons([{ header, values: own }], []).used[0]?.type ?? null;

  it.each([
    ['first_name', 'given_name'],
    ['PRIMARY_NAME_LAST', 'family_name'],
    ['Nachname', 'family_name'],
    ['date_of_birth', 'birthday'],
    ['dob', 'birthday'],
    ['E-Mail 1', 'email'],
    ['mobilePhone', 'phone'],
    ['suburb', 'city'],
    ['postcode', 'postcode'],
    ['ADDR_LINE1', 'street'],
    ['ADDR_FULL', 'full_address'],
    ['ADDR_CITY', 'city'],
    ['soc_sec_id', 'identifier'],
    ['DRIVERS_LICENSE_STATE', 'region'],
    ['PASSPORT_COUNTRY', null],
    ['record_status', null],
    ['created_at', null],
  ])('reads the header %s as %s', (header, expected) => expect(typeOf(header)).toBe(expected));

  it('recognises emails by their values under any header', () => {
    expect(typeOf('Contact 2', ['a@x.org', 'b@x.org', 'a@x.org', 'c@y.org'])).toBe('email');
  });

  it('leaves out ignored, empty, constant and numbering columns, and says why', () => {
    const chosen = chooseComparisons(
      [
        { header: 'Name', values },
        { header: 'cluster', values },
        { header: 'Phone', values: ['', '', '', ''] },
        { header: 'City', values: ['Kiel', 'Kiel', 'Kiel', 'Kiel'] },
        { header: 'record id', values: ['1', '2', '3', '4'] },
      ],
      ['Cluster'],
    );
    expect(chosen.used.map(({ type }) => type)).toEqual(['full_name']);
    expect(chosen.unused).toEqual([
      { header: 'cluster', reason: 'ignored' },
      { header: 'Phone', reason: 'empty' },
      { header: 'City', reason: 'constant' },
      { header: 'record id', reason: 'row number' },
    ]);
  });
});

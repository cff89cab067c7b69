// Usual capitals of persons and companies, by examples as their bearers write them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyCase } from '../../../src-main/core/engines/audit/repairs/company-case.ts';
import { nameCase } from '../../../src-main/core/engines/audit/repairs/name-case.ts';

describe('names of companies', () => {
  const written = [
    'Lischka Chemie GmbH & Co. KG',
    'Müller Maschinenbau GmbH',
    'IBM Deutschland GmbH',
    'BMW AG',
    'KPMG LLP',
    'HSBC Bank PLC',
    'Volkswagen AG',
    'Siemens SE',
    'Barilla S.p.A.',
    'Philips N.V.',
    'Acme Pumps Ltd.',
    'Casa Se Llama Sol',
    'H&M Stores AB',
    'Johnson & Johnson Inc.',
    'J.P. Morgan Corp.',
    'Rheinmetall gGmbH',
    'Bank of the West',
    'St Johns Bros Ltd',
  ];
  it.each(written)('come back from capitals: %s', (name) => {
    expect(companyCase(name.toUpperCase())).toBe(name);
    expect(companyCase(name)).toBe(name);
  });
  it.each(['Lischka Chemie GmbH & Co. KG', 'Barilla S.p.A.', 'Acme Pumps Ltd.', 'Bank of the West', 'BMW AG'])(
    'come back from small letters: %s',
    (name) => {
      expect(companyCase(name.toLowerCase())).toBe(name);
    },
  );
  it.each([
    'eBay Inc.',
    'iPhone Repairs',
    'McDonald Bakery',
    'DeLonghi',
    'YouTube',
    'LinkedIn Ireland',
    'ABB Robotics',
    'ZEIT Verlag',
  ])('with capitals of their own stay: %s', (name) => {
    expect(companyCase(name)).toBe(name);
  });
  it.each([
    ['chief executive officer', 'Chief Executive Officer'],
    ['CEO', 'CEO'],
    ['VP SALES', 'VP Sales'],
    ['head of it', 'Head of It'],
    ['HEAD OF IT', 'Head of IT'],
  ])('job titles too: %s', (title, usual) => {
    expect(companyCase(title)).toBe(usual);
  });
});

describe('names of persons', () => {
  it.each([
    ['MCDONALD', 'McDonald'],
    ["o'brien", "O'Brien"],
    ['ANNA-LENA', 'Anna-Lena'],
    ['VI NGUYEN', 'Vi Nguyen'],
    ['HENRY VIII', 'Henry VIII'],
    ['JANE SMITH PHD', 'Jane Smith PhD'],
    ['John SMITH', 'John Smith'],
    ['DeShawn', 'DeShawn'],
    ['LaToya miller', 'LaToya Miller'],
    ['JT Walker', 'JT Walker'],
    ['NG', 'Ng'],
    ['ÉLODIE', 'Élodie'],
  ])('%s → %s', (name, usual) => {
    expect(nameCase(name)).toBe(usual);
  });
  it('keeps a leading particle of a family name small', () => {
    expect(nameCase('VAN DER BERG', false)).toBe('van der Berg');
    expect(nameCase('VAN DER BERG')).toBe('Van der Berg');
  });
});

it('change nothing the second time', () => {
  const words = fc.constantFrom(
    ..."GMBH gmbh & CO. kg ag IBM ibm hsbc ACME Acme mcdonald VAN der O'BRIEN st. 3M a/s SE und phd md II (UK) b2b H&M".split(
      ' ',
    ),
    'ﬁrst',
    'ß',
    'İstanbul',
  );
  const text = fc.oneof(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
    fc.string({ maxLength: 24 }),
  );
  fc.assert(
    fc.property(text, fc.boolean(), (name, isGiven) => {
      expect(companyCase(companyCase(name))).toBe(companyCase(name));
      expect(nameCase(nameCase(name, isGiven), isGiven)).toBe(nameCase(name, isGiven));
    }),
    { numRuns: 2000 },
  );
});

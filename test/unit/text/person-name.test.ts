import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { displayName, splitFullName } from '../../../src-shared/text/person-name.ts';
import { sharedData } from '../../support/shared-data.ts';

const nobody = { prefix: null, given: null, middle: null, family: null, suffix: null, nickname: null };

describe('splitFullName', () => {
  it.each([
    ['Anna Vogel', { given: 'Anna', family: 'Vogel' }],
    ['Anna', { given: 'Anna' }],
    ['Anna Maria Vogel', { given: 'Anna', middle: 'Maria', family: 'Vogel' }],
    ['Vogel, Anna M.', { given: 'Anna', middle: 'M.', family: 'Vogel' }],
    ['Dr. Anna Vogel', { prefix: 'Dr.', given: 'Anna', family: 'Vogel' }],
    ['Prof. Dr. Anna Vogel, PhD', { prefix: 'Prof. Dr.', given: 'Anna', family: 'Vogel', suffix: 'PhD' }],
    ['Martin Luther King Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', family: 'van Beethoven' }],
    ['Vincent Willem van der Berg', { given: 'Vincent', middle: 'Willem', family: 'van der Berg' }],
    ['Humboldt, Alexander von', { given: 'Alexander', family: 'von Humboldt' }],
    ['Robert "Bob" Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ['Robert (Bob) Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ['John and Mary Smith', { given: 'John and Mary', family: 'Smith' }],
    ['Mr. Smith', { prefix: 'Mr.', family: 'Smith' }],
    ['John D. Rockefeller III', { given: 'John', middle: 'D.', family: 'Rockefeller', suffix: 'III' }],
    ['Jack Ma', { given: 'Jack', family: 'Ma' }],
    ['Wernher Freiherr von Braun', { given: 'Wernher', middle: 'Freiherr', family: 'von Braun' }],
    ['山田 太郎', { given: '太郎', family: '山田' }],
    ['김민준', { given: '민준', family: '김' }],
    ['欧阳修', { given: '修', family: '欧阳' }],
    ['  ', {}],
    ['<b>Anna</b> Vogel', { given: '<b>Anna</b>', family: 'Vogel' }],
  ])('splits %j', (text, parts) => expect(splitFullName(text)).toEqual({ ...nobody, ...parts }));

  const labelled = sharedData('ref-names', 'probablepeople', 'person_labeled.xml');
  it.skipIf(labelled === undefined)('agrees with hand labels on four surnames of five', () => {
    const xml = readFileSync(labelled ?? '', 'utf8');
    let judged = 0;
    let right = 0;
    for (const [, body = ''] of xml.matchAll(/<Name>(.*?)<\/Name>/gs)) {
      const tokens = [...body.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, label = '', text = '']) => ({ label, text }));
      const one = tokens.filter(({ label }) => label === 'GivenName').length === 1;
      const surnames = tokens.filter(({ label }) => label === 'Surname').map(({ text }) => text.replace(/,$/, ''));
      if (
        !one ||
        surnames.length === 0 ||
        tokens.some(({ label }) => /^(And|SecondSurname|Corp|Generational)/.test(label))
      )
        continue;
      judged++;
      if (
        splitFullName(tokens.map(({ text }) => text).join(' ')).family?.toLowerCase() ===
        surnames.join(' ').toLowerCase()
      )
        right++;
    }
    expect(judged).toBeGreaterThan(500);
    expect(right / judged).toBeGreaterThan(0.8);
  });
});

describe('displayName', () => {
  it.each([
    [{ given: 'Anna', family: 'Vogel' }, {}, 'Anna Vogel'],
    [{ prefix: 'Dr.', given: 'Anna', middle: 'M.', family: 'Vogel', suffix: 'Jr.' }, {}, 'Anna M. Vogel Jr.'],
    [{ given: '太郎', family: '山田' }, {}, '山田太郎'],
    [{}, { company: 'Acme', email: 'a@x.org' }, 'Acme'],
    [{}, { email: 'a@x.org' }, 'a@x.org'],
    [{}, {}, 'Unnamed contact'],
  ])('shows %j', (parts, fallbacks, shown) => expect(displayName({ ...nobody, ...parts }, fallbacks)).toBe(shown));
});

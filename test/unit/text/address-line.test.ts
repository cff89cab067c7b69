import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksWhole, splitAddressLine } from '../../../src-shared/text/address-line.ts';

/** Street, second line, town, region, postcode, country. */
const parts = (text: string) => {
  const { street, street2, city, region, postcode, country } = splitAddressLine(text);
  return [street, street2, city, region, postcode, country];
};

describe('an address in one text', () => {
  it.each<[string, (string | null)[]]>([
    ['12 Main St, Springfield, IL 62701', ['12 Main St', null, 'Springfield', 'IL', '62701', null]],
    [
      '12 Main St, Apt 4, Springfield, IL 62701-1234, USA',
      ['12 Main St', 'Apt 4', 'Springfield', 'IL', '62701-1234', 'USA'],
    ],
    ['12 Main St\nSpringfield IL 62701', ['12 Main St', null, 'Springfield', 'IL', '62701', null]],
    ['Springfield, IL 62701', [null, null, 'Springfield', 'IL', '62701', null]],
    ['Springfield, IL', [null, null, 'Springfield', 'IL', null, null]],
    ['12 Main St, Springfield, IL, 62701', ['12 Main St', null, 'Springfield', 'IL', '62701', null]],
    ['100 Queen St W, Toronto, ON M5H 2N2, Canada', ['100 Queen St W', null, 'Toronto', 'ON', 'M5H 2N2', 'Canada']],
    [
      '10 Downing Street, London SW1A 2AA, United Kingdom',
      ['10 Downing Street', null, 'London', null, 'SW1A 2AA', 'United Kingdom'],
    ],
    ['1 George St, Sydney NSW 2000, Australia', ['1 George St', null, 'Sydney', 'NSW', '2000', 'Australia']],
    ['Lange Gasse 4b, 53111 Bonn', ['Lange Gasse 4b', null, 'Bonn', null, '53111', null]],
    ['Rue de la Paix 1, 75002 Paris, France', ['Rue de la Paix 1', null, 'Paris', null, '75002', 'France']],
    ['ul. Długa 3, 80-831 Gdańsk, Polska', ['ul. Długa 3', null, 'Gdańsk', null, '80-831', 'Polska']],
    ['Keizersgracht 1, 1015 CJ Amsterdam', ['Keizersgracht 1', null, 'Amsterdam', null, '1015 CJ', null]],
    ['Storgatan 1, 111 22 Stockholm, Sweden', ['Storgatan 1', null, 'Stockholm', null, '111 22', 'Sweden']],
    ['12 Main St', ['12 Main St', null, null, null, null, null]],
    ['', [null, null, null, null, null, null]],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('loses nothing, whatever the text', () => {
    const words = fc.constantFrom('12', 'Main St', 'Bonn', '53111', 'IL', 'USA', 'Apt 4', 'Köln', 'SW1A 2AA', 'x', '');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), fc.constantFrom(', ', '\n', '; '), (given, between) => {
        const text = given.join(between);
        const letters = (from: string) => [...from.replace(/[\s,;]/g, '')].sort().join('');
        expect(letters(parts(text).join(''))).toBe(letters(text));
      }),
    );
  });

  it('is told from a street', () => {
    expect(looksWhole('12 Main St, Springfield, IL 62701')).toBe(true);
    expect(looksWhole('12 Main St, Apt 4')).toBe(false);
    expect(looksWhole('Lange Gasse 4b')).toBe(false);
  });
});

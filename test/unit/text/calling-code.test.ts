import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { nationalDigits } from '../../../src-shared/text/calling-code.ts';

describe('the digits after the calling code', () => {
  it.each(getCountries())('are those of libphonenumber for %s', (country) => {
    const number = getExampleNumber(country, examples);
    if (!number) return;
    const code = getCountryCallingCode(country);
    expect(nationalDigits(number.number)).toBe(number.number.slice(1 + code.length));
  });
});

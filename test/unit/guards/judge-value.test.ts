// One value held against the guard of its field.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeValue } from '../../../src-main/core/engines/guards/judge-value.ts';
import type { Guard } from '../../../src-shared/model/guard.ts';

const context = { asOf: Date.UTC(2026, 0, 2), country: 'GB' };
const judge = (guard: Partial<Guard> & { column: string }, label: string, value: string | null, around = {}) =>
  judgeValue({ isRequired: false, checksFormat: false, allowed: null, ...guard }, label, value, context, around);

describe('judgeValue', () => {
  it.each([
    ['point.email', 'Email', 'ada@lovelace.org', null],
    ['point.email', 'Email', 'ada@gmial.com', /Did you mean “ada@gmail\.com”\?$/],
    ['point.email', 'Email', 'ada(at)example', /^Email address is not valid\./],
    ['point.phone', 'Phone', '020 7946 0958', null],
    ['point.phone', 'Phone', '+1 212 555 01', /^Phone/],
    ['birthday', 'Birthday', '1985-04-23', null],
    ['birthday', 'Birthday', '2068-05-01', /^Birthday|^Birth/],
    ['family_name', 'Last name', 'O’Neil', null],
    ['family_name', 'Last name', 'Smith2', /digit/i],
    ['custom.shoe', 'Shoe', 'anything', null],
  ])('%s %s: %s', (column, label, value, expected) => {
    const said = judge({ column, checksFormat: true }, label, value);
    if (expected === null) expect(said).toBeNull();
    else expect(said).toMatch(expected);
  });

  it('reads a postcode by the country of its address', () => {
    const guard = { column: 'address.postcode', checksFormat: true };
    expect(judge(guard, 'Postcode', '10115', { country: 'Germany', countryCode: 'DE' })).toBeNull();
    expect(judge(guard, 'Postcode', 'D-1', { country: 'Germany', countryCode: 'DE' })).not.toBeNull();
  });

  it('reads a national phone number by the country of its contact', () => {
    const guard = { column: 'point.phone', checksFormat: true };
    expect(judge(guard, 'Phone', '030 901820', { countryCode: 'DE' })).toBeNull();
    expect(judge(guard, 'Phone', '030 901820')).not.toBeNull();
  });

  it('asks for a value only where it is required, and lets exactly the allowed ones through', () => {
    const text = fc.string({ minLength: 1, maxLength: 6 }).filter((it) => it.trim() === it && it !== '');
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
        text,
        fc.boolean(),
        (allowed, value, isRequired) => {
          const guard = { column: 'company', allowed, isRequired };
          expect(judge(guard, 'Company', value) === null).toBe(allowed.includes(value));
          for (const empty of [null, '', '  '])
            expect(judge(guard, 'Company', empty)).toBe(isRequired ? 'Company is required.' : null);
        },
      ),
    );
  });
});

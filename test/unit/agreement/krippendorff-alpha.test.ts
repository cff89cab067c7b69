// The statistic against worked examples that were published, and against what must hold of it for any data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapInterval,
  nominalAlpha,
  type Value,
} from '../../../src-main/core/engines/agreement/krippendorff-alpha.ts';

/** Rows of observers, one sign a unit ('.' for a missing value), as units. */
const unitsOf = (...observers: string[]): Value[][] => {
  const rows = observers.map((row) => row.split(' '));
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => (row[unit] === '.' ? null : (row[unit] ?? null))));
};

describe('alpha as published', () => {
  it('binary data, two observers, no missing data: 0.095 (Krippendorff 2011, A)', () => {
    const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
    expect(nominalAlpha(units).alpha).toBeCloseTo(0.095, 3);
    expect(nominalAlpha(units).agreement).toBeCloseTo(0.6, 10);
  });

  it('nominal data, two observers, no missing data: 0.692 (Krippendorff 2011, B)', () => {
    const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
    expect(nominalAlpha(units).alpha).toBeCloseTo(0.692, 3);
  });

  it('nominal data, four observers, missing data: 0.743 (Krippendorff 2011, C)', () => {
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    );
    expect(nominalAlpha(units)).toMatchObject({ pairable: 40, units: 11 });
    expect(nominalAlpha(units).alpha).toBeCloseTo(0.743, 3);
  });

  it('three coders, most values missing: 0.691 (the worked example of the encyclopedia article on the statistic)', () => {
    const units = unitsOf(
      '. . . . . 3 4 1 2 1 1 3 3 . 3',
      '1 . 2 1 3 3 4 3 . . . . . . .',
      '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
    );
    expect(nominalAlpha(units)).toMatchObject({ pairable: 26 });
    expect(nominalAlpha(units).alpha).toBeCloseTo(0.691, 3);
  });
});

const value = fc.option(fc.constantFrom('yes', 'no'), { nil: null });
const data = fc
  .integer({ min: 2, max: 5 })
  .chain((observers) =>
    fc.array(fc.array(value, { minLength: observers, maxLength: observers }), { minLength: 1, maxLength: 30 }),
  );

describe('alpha of any data', () => {
  it('is undefined without two different values that can be compared', () => {
    expect(nominalAlpha([]).alpha).toBeNull();
    expect(
      nominalAlpha([
        ['no', 'no'],
        ['no', 'no'],
      ]).alpha,
    ).toBeNull();
    expect(
      nominalAlpha([
        ['no', null],
        [null, 'yes'],
      ]),
    ).toMatchObject({ alpha: null, units: 0, agreement: null });
    expect(bootstrapInterval([['no', 'no']])).toBeNull();
  });

  it('is 1 exactly when nobody disagrees, and does not care about the order of observers or of units', () => {
    fc.assert(
      fc.property(data, (units) => {
        const { alpha, agreement } = nominalAlpha(units);
        expect(nominalAlpha(units.map((unit) => [...unit].reverse()).reverse()).alpha ?? -9).toBeCloseTo(
          alpha ?? -9,
          10,
        );
        if (alpha !== null) expect(alpha === 1).toBe(agreement === 1);
      }),
    );
  });

  it('with two observers is one minus observed over expected disagreement, counted pair by pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), {
          minLength: 1,
          maxLength: 40,
        }),
        (pairs) => {
          const all = pairs.flat();
          let different = 0;
          let counted = 0;
          for (const [left, one] of all.entries())
            for (const [right, other] of all.entries()) {
              if (left === right) continue;
              counted++;
              if (one !== other) different++;
            }
          const { alpha } = nominalAlpha(pairs);
          if (different === 0) expect(alpha).toBeNull();
          else {
            const observed = pairs.filter(([one, other]) => one !== other).length / pairs.length;
            expect(alpha).toBeCloseTo(1 - observed / (different / counted), 10);
          }
        },
      ),
    );
  });

  it('lies in its bootstrap interval, which is narrower for more units', () => {
    const units = unitsOf('0 1 0 0 1 0 1 0 1 0', '1 1 0 0 1 1 0 0 1 0');
    const few = bootstrapInterval(units);
    const many = bootstrapInterval(Array.from({ length: 20 }, () => units).flat());
    const alpha = nominalAlpha(units).alpha ?? Number.NaN;
    expect(few?.low).toBeLessThan(alpha);
    expect(few?.high).toBeGreaterThan(alpha);
    expect((many?.high ?? 9) - (many?.low ?? 0)).toBeLessThan(((few?.high ?? 0) - (few?.low ?? 0)) / 2);
  });
});

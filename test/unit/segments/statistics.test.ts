// Held to figures that others printed: R's documentation, textbooks and the papers that the formulas come from.
import { describe, expect, it } from 'vitest';
import { rankLifts } from '../../../src-main/core/engines/segment-portrait/lift.ts';
import { crossedTable } from '../../../src-main/core/engines/statistics/contingency.ts';
import {
  chanceOfDifference,
  falseDiscoveryRates,
  fisherExact,
  shareRatio,
  wilsonInterval,
} from '../../../src-main/core/engines/statistics/two-shares.ts';
import {
  chiSquareTail,
  chiSquareTail1,
  logGamma,
  normalQuantile,
  normalTail,
} from '../../../src-shared/statistics/normal.ts';

import {
  breakEvenSize,
  exactGroupSize,
  gainPerContact,
  groupSizeForTest,
} from '../../../src-shared/statistics/sample-size.ts';

describe('tails', () => {
  it('agree with printed tables', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 12);
    expect(normalTail(1)).toBeCloseTo(0.158655253931457, 10);
    expect(normalTail(1.96)).toBeCloseTo(0.02499789514822, 10);
    expect(normalTail(3)).toBeCloseTo(0.00134989803163, 12);
    expect(normalTail(-1)).toBeCloseTo(0.841344746068543, 10);
    expect(normalQuantile(0.025)).toBeCloseTo(1.959963984540054, 9);
    expect(normalQuantile(0.1)).toBeCloseTo(1.281551565544601, 9);
    // Percentage points of chi-square as every table has them.
    expect(chiSquareTail1(3.841458820694124)).toBeCloseTo(0.05, 9);
    expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 9);
    expect(chiSquareTail(2.7055434540954, 1)).toBeCloseTo(0.1, 9);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  });
});

describe('two shares', () => {
  it('give the ratio and interval of the Physicians’ Health Study (Agresti, Categorical Data Analysis, 3.1.3)', () => {
    // 189 of 11,034 with placebo and 104 of 11,037 with aspirin had an infarction: 1.82 times, 1.43 to 2.30.
    const { ratio, low, high } = shareRatio({ hits: 189, size: 11_034, otherHits: 104, otherSize: 11_037 });
    expect(ratio).toBeCloseTo(1.82, 2);
    expect(low).toBeCloseTo(1.43, 2);
    expect(high).toBeCloseTo(2.3, 1);
  });

  it('are tested exactly where they are small: the lady tasting tea, and the twins of R’s fisher.test', () => {
    expect(fisherExact({ hits: 3, size: 4, otherHits: 1, otherSize: 4 })).toBeCloseTo(0.4857, 4);
    // Convictions of like-sex twins of criminals (Fisher 1962): dizygotic 2 of 17, monozygotic 10 of 13.
    expect(fisherExact({ hits: 2, size: 17, otherHits: 10, otherSize: 13 })).toBeCloseTo(0.0005367, 7);
    expect(chanceOfDifference({ hits: 3, size: 4, otherHits: 1, otherSize: 4 })).toBeCloseTo(0.4857, 4);
  });

  it('are tested by chi-square where they are large', () => {
    // The same study: X² = 25.01 (Agresti), p far below 0.0001.
    const chance = chanceOfDifference({ hits: 189, size: 11_034, otherHits: 104, otherSize: 11_037 });
    expect(chance).toBeCloseTo(chiSquareTail1(25.0139), 9);
  });

  it('keep a finite interval where nobody has it', () => {
    const none = shareRatio({ hits: 8, size: 20, otherHits: 0, otherSize: 40 });
    expect(none.ratio).toBe(Number.POSITIVE_INFINITY);
    expect(none.low).toBeGreaterThan(1);
    expect(Number.isFinite(none.high)).toBe(true);
  });

  it('have Wilson’s interval (Newcombe 1998, table I: 81 of 263 and 0 of 20)', () => {
    const first = wilsonInterval(81, 263);
    expect(first.low).toBeCloseTo(0.2553, 4);
    expect(first.high).toBeCloseTo(0.3662, 4);
    const none = wilsonInterval(0, 20);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.1611, 4);
  });
});

describe('false discoveries', () => {
  it('are held down as in the example of Benjamini & Hochberg 1995: four of fifteen', () => {
    const chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const rates = falseDiscoveryRates(chances);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[0]).toBeCloseTo(0.0015, 10);
    expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
    expect(rates[14]).toBe(1);
  });
});

describe('what sets a group apart', () => {
  it('is found where it was planted, and nothing is called clear where all are alike', () => {
    const alike = Array.from({ length: 100 }, (_, index) => ({
      key: `alike ${index}`,
      inside: 20,
      insideKnown: 100,
      outside: 180 + (index % 3) * 10,
      outsideKnown: 900,
    }));
    const planted = { key: 'planted', inside: 60, insideKnown: 100, outside: 180, outsideKnown: 900 };
    const rare = { key: 'of two people', inside: 2, insideKnown: 100, outside: 0, outsideKnown: 900 };
    const { lifts, tested } = rankLifts([...alike, planted, rare]);
    expect(tested).toBe(101);
    expect(lifts.filter(({ isClear }) => isClear).map(({ key }) => key)).toEqual(['planted']);
    expect(lifts[0]?.ratio).toBeCloseTo(3, 10);
  });

  it('keeps false discoveries near the promised share on pure chance', () => {
    // 400 attributes that have nothing to do with the group, drawn with a fixed linear congruential generator.
    let seed = 20_261_122;
    const random = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const draw = (size: number, share: number): number => {
      let hits = 0;
      for (let one = 0; one < size; one += 1) if (random() < share) hits += 1;
      return hits;
    };
    const counts = Array.from({ length: 400 }, (_, index) => ({
      key: String(index),
      inside: draw(80, 0.2),
      insideKnown: 80,
      outside: draw(600, 0.2),
      outsideKnown: 600,
    }));
    expect(rankLifts(counts).lifts.filter(({ isClear }) => isClear).length).toBeLessThanOrEqual(2);
  });
});

describe('two classifications against each other', () => {
  it('have the chi-square and adjusted residuals of Agresti 2007, table 2.5: gender and party', () => {
    const { cells, chiSquare, degrees, chance, isRough, total } = crossedTable([
      [762, 327, 468],
      [484, 239, 477],
    ]);
    expect(total).toBe(2757);
    expect(chiSquare).toBeCloseTo(30.07, 2);
    expect(degrees).toBe(2);
    expect(chance).toBeLessThan(0.0001);
    expect(isRough).toBe(false);
    expect(cells[0]?.map(({ residual }) => Number(residual?.toFixed(2)))).toEqual([4.5, 0.7, -5.32]);
    expect(cells[1]?.[0]?.residual).toBeCloseTo(-4.5, 2);
    expect(cells[0]?.map(({ departs }) => departs)).toEqual([true, false, true]);
    expect(cells[0]?.[0]?.expected).toBeCloseTo(703.7, 1);
  });

  it('say nothing where there is nothing to say', () => {
    expect(crossedTable([])).toMatchObject({ total: 0, strength: 0, degrees: 0, chance: 1 });
    expect(crossedTable([[3, 4]])).toMatchObject({ total: 7, strength: 0, chance: 1 });
    expect(
      crossedTable([
        [0, 5],
        [0, 6],
      ]).cells[0]?.[0],
    ).toEqual({ count: 0, expected: 0, residual: null, departs: false });
    const same = crossedTable([
      [500, 0],
      [0, 500],
    ]);
    expect(same.strength).toBeCloseTo(1, 2);
  });
});

describe('how large a segment must be', () => {
  it('agrees with the examples of R’s power.prop.test', () => {
    expect(exactGroupSize({ base: 0.5, hoped: 0.75, power: 0.9 })).toBeCloseTo(76.7, 1);
    expect(exactGroupSize({ base: 0.5, hoped: 0.75, power: 0.7401659 })).toBeCloseTo(50, 1);
    expect(groupSizeForTest({ base: 0.5, hoped: 0.75, power: 0.9 })).toBe(77);
    expect(() => groupSizeForTest({ base: 0.2, hoped: 0.2 })).toThrow(RangeError);
  });

  it('pays from where the gain of each contact has covered the cost made once', () => {
    const plan = { fixedCost: 200, costPerContact: 0.05, marginPerSale: 20, base: 0.02, hoped: 0.03 };
    // One more sale per hundred contacts: 20.00 gained, 5.00 spent, so 0.15 each; 200 / 0.15 = 1333.3.
    expect(gainPerContact(plan)).toBeCloseTo(0.15, 12);
    expect(breakEvenSize(plan)).toBe(1334);
    expect(breakEvenSize({ ...plan, costPerContact: 0.2 })).toBeNull();
    expect(breakEvenSize({ ...plan, fixedCost: 0 })).toBe(0);
  });
});

// The score holds its promises for any tally: within 0 to 100, 100 without findings, never better for a worse tally.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthScore, severityCost, type Tallies } from '../../../src-main/core/engines/audit/health-score.ts';
import { type Dimension, dimensions, severities } from '../../../src-shared/model/finding.ts';

const anyTally = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map(([clean, error, warning, notice]) => ({
    checked: clean + error + warning + notice,
    worst: { error, warning, notice },
  }));
const anyTallies = fc.record(
  Object.fromEntries(dimensions.map((dimension) => [dimension, anyTally])) as Record<Dimension, typeof anyTally>,
) as fc.Arbitrary<Tallies>;
const none = { checked: 0, worst: { error: 0, warning: 0, notice: 0 } };
const empty = Object.fromEntries(dimensions.map((dimension) => [dimension, none])) as Record<Dimension, typeof none>;

describe('healthScore', () => {
  it('stays between 0 and 100, whole and per dimension', () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const { score, dimensions: scored } = healthScore(tallies);
        for (const each of [score, ...scored.flatMap((dimension) => dimension.score ?? [])]) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('is 100 exactly when nothing was found', () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const found = dimensions.some((dimension) =>
          severities.some((severity) => tallies[dimension].worst[severity] > 0),
        );
        expect(healthScore(tallies).score === 100).toBe(!found);
      }),
    );
    expect(healthScore(empty).score).toBe(100);
  });

  it('falls when one more contact shows a finding, and falls more when it is graver', () => {
    fc.assert(
      fc.property(anyTallies, fc.constantFrom(...dimensions), (tallies, dimension) => {
        const before = tallies[dimension];
        fc.pre(before.checked > before.worst.error + before.worst.warning + before.worst.notice);
        const withOne = (severity: 'error' | 'warning' | 'notice') =>
          healthScore({
            ...tallies,
            [dimension]: { ...before, worst: { ...before.worst, [severity]: before.worst[severity] + 1 } },
          }).score;
        expect(withOne('notice')).toBeLessThan(healthScore(tallies).score);
        expect(withOne('warning')).toBeLessThan(withOne('notice'));
        expect(withOne('error')).toBeLessThan(withOne('warning'));
      }),
    );
  });

  it('prints a formula that a person can recompute', () => {
    const {
      dimensions: scored,
      formula,
      score,
    } = healthScore({
      ...empty,
      validity: { checked: 5000, worst: { error: 312, warning: 510, notice: 88 } },
      uniqueness: { checked: 4000, worst: { error: 40, warning: 0, notice: 0 } },
    });
    const validity = scored.find((each) => each.dimension === 'validity');
    expect(validity?.formula).toBe(
      'Validity = 100 × (1 − (1 × 312 with an error + 0.5 × 510 with a warning + 0.2 × 88 with a notice at worst) ÷ 5,000 contacts) = 88.3',
    );
    const expected =
      100 * (1 - (severityCost.error * 312 + severityCost.warning * 510 + severityCost.notice * 88) / 5000);
    expect(validity?.score).toBeCloseTo(expected, 9);
    expect(formula).toBe('Health = (30 × Validity 88.3 + 15 × Uniqueness 99.0) ÷ 45 = 91.9');
    expect(score).toBeCloseTo((30 * expected + 15 * 99) / 45, 9);
  });
});

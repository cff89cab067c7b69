import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOverlaps } from '../../../src-main/core/engines/tag-consolidation/overlaps.ts';

describe('common members of all pairs', () => {
  it('are what comparing each pair by itself says', () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), { maxLength: 14 });
    fc.assert(
      fc.property(sets, (members) => {
        const overlaps = countOverlaps(members);
        for (const [left, one] of members.entries()) {
          for (const [right, other] of members.entries()) {
            const shared = one.filter((contact) => other.includes(contact)).length;
            expect(overlaps.shared(left, right)).toBe(shared);
            const union = new Set([...one, ...other]).size;
            expect(overlaps.jaccard(left, right)).toBeCloseTo(union === 0 ? 0 : shared / union, 12);
          }
        }
      }),
    );
  });

  it('stops where it is told to', () => {
    const stop = (): void => {
      throw new Error('cancelled');
    };
    expect(() => countOverlaps([[1, 2, 3]], stop)).toThrow('cancelled');
  });
});

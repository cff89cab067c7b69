import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  countCommon,
  eachId,
  type IdBits,
  idsIn,
} from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { intersectionsOf } from '../../../src-main/core/engines/segment-overlap/intersections.ts';
import { assignOnce, overlapsOf } from '../../../src-main/core/engines/segment-overlap/overlap.ts';

const highest = 70; // three words
const members = fc.uniqueArray(fc.integer({ min: 1, max: highest }), { maxLength: 40 });
const families = fc.array(members, { maxLength: 7 });
const asBits = (lists: readonly number[][]): IdBits[] => lists.map((ids) => bitsOf(ids, highest));

describe('sets over each other', () => {
  it('have in common what plain lists have in common', () => {
    fc.assert(
      fc.property(families, (lists) => {
        const overlaps = overlapsOf(asBits(lists));
        expect(overlaps.sizes).toEqual(lists.map(({ length }) => length));
        expect(overlaps.covered).toBe(new Set(lists.flat()).size);
        for (const [left, one] of lists.entries()) {
          for (const [right, other] of lists.entries()) {
            const both = one.filter((id) => other.includes(id)).length;
            const either = new Set([...one, ...other]).size;
            expect(overlaps.shared(left, right)).toBe(both);
            expect(overlaps.shareOf(left, right)).toBeCloseTo(one.length === 0 ? 0 : both / one.length, 12);
            expect(overlaps.jaccard(left, right)).toBeCloseTo(either === 0 ? 0 : both / either, 12);
          }
        }
      }),
    );
  });

  it('split into combinations that hold everybody once, under exactly their sets', () => {
    fc.assert(
      fc.property(families, (lists) => {
        const expected = new Map<string, number>();
        for (const id of new Set(lists.flat())) {
          const key = lists.flatMap((list, place) => (list.includes(id) ? [place] : [])).join();
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const { largest, combinations } = intersectionsOf(asBits(lists));
        expect(new Map(largest.map(({ sets, count }) => [sets.join(), count]))).toEqual(expected);
        expect(combinations).toBe(expected.size);
        expect(largest.map(({ count }) => count)).toEqual(largest.map(({ count }) => count).sort((a, b) => b - a));
        expect(intersectionsOf(asBits(lists), 3).largest).toEqual(largest.slice(0, 3));
      }),
    );
  });

  it('give each person to the first set that holds them, and nobody twice', () => {
    fc.assert(
      fc.property(families, (lists) => {
        const given = assignOnce(asBits(lists)).map((set) => idsIn(set));
        expect(given.flat().sort((a, b) => a - b)).toEqual([...new Set(lists.flat())].sort((a, b) => a - b));
        for (const [place, ids] of given.entries()) {
          for (const id of ids) expect(lists.findIndex((list) => list.includes(id))).toBe(place);
        }
      }),
    );
  });
});

describe('ids in two sets', () => {
  it('are counted and visited as plain lists say', () => {
    fc.assert(
      fc.property(members, members, (left, right) => {
        const bits = bitsOf(left, highest);
        expect(countCommon(bits, bitsOf(right, highest))).toBe(left.filter((id) => right.includes(id)).length);
        const visited: number[] = [];
        eachId(bits, (id) => visited.push(id));
        expect(visited).toEqual([...left].sort((a, b) => a - b));
      }),
    );
  });
});

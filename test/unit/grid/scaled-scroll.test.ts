import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterScroll,
  barHeight,
  barTopFor,
  isScaled,
  longestScroll,
  placeAt,
  type ScrollGeometry,
  settledBarTop,
} from '../../../src-renderer/grid/scaled-scroll.ts';

const million: ScrollGeometry = { listHeight: 1_000_000 * 36, viewHeight: 700 };
const small: ScrollGeometry = { listHeight: 5_000, viewHeight: 700 };

describe('a scroll bar for a list of any length', () => {
  it('never asks the browser for more than it can lay out', () => {
    expect(barHeight(million)).toBe(longestScroll);
    expect(barHeight(small)).toBe(5_000);
    expect(isScaled(small)).toBe(false);
  });

  it('reaches the last row of a million at the end of the bar', () => {
    const end = afterScroll(placeAt(0, million), barHeight(million) - million.viewHeight, million);
    expect(end.listTop).toBe(million.listHeight - million.viewHeight);
  });

  it('moves the rows pixel by pixel when the wheel turns, however long the list', () => {
    const before = placeAt(12_345_678, million);
    expect(afterScroll(before, before.barTop + 100, million).listTop).toBe(before.listTop + 100);
    expect(afterScroll(before, before.barTop - 3, million).listTop).toBe(before.listTop - 3);
  });

  it('jumps in proportion when the thumb is dragged', () => {
    const half = afterScroll(placeAt(0, million), (longestScroll - million.viewHeight) / 2, million);
    expect(half.listTop).toBeCloseTo((million.listHeight - million.viewHeight) / 2, -1);
  });

  it('gives the bar back its room after small movements', () => {
    let place = placeAt(million.listHeight - 5_000, million);
    for (let turn = 0; turn < 200 && place.listTop < million.listHeight - million.viewHeight; turn += 1) {
      const room = barHeight(million) - million.viewHeight;
      place = afterScroll(place, Math.min(room, place.barTop + 100), million);
      const settled = settledBarTop(place, million);
      if (settled !== null) place = { ...place, barTop: settled };
    }
    expect(place.listTop).toBe(million.listHeight - million.viewHeight);
  });

  it('stays inside list and bar whatever happens', () => {
    const geometry = fc.record({
      listHeight: fc.integer({ min: 0, max: 200_000_000 }),
      viewHeight: fc.integer({ min: 1, max: 3_000 }),
    });
    fc.assert(
      fc.property(
        geometry,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        (shape, shares) => {
          const room = Math.max(0, barHeight(shape) - shape.viewHeight);
          let place = placeAt(0, shape);
          for (const share of shares) {
            place = afterScroll(place, Math.round(share * room), shape);
            expect(place.listTop).toBeGreaterThanOrEqual(0);
            expect(place.listTop).toBeLessThanOrEqual(Math.max(0, shape.listHeight - shape.viewHeight));
            expect(barTopFor(place.listTop, shape)).toBeLessThanOrEqual(room);
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderOf, sortByKey } from '../../../src-main/core/engines/matching/radix-sort.ts';

it('sorts entries by key and leaves equal keys in their order', () => {
  const key = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 0xffff_ffff }));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const sorted = sortByKey(
        Uint32Array.from(keys, (_, row) => row),
        Uint32Array.from(keys),
      );
      const expected = keys.map((key, row) => ({ key, row })).sort((a, b) => a.key - b.key || a.row - b.row);
      expect([...sorted.rows]).toEqual(expected.map(({ row }) => row));
      expect([...sorted.keys]).toEqual(expected.map(({ key }) => key));
    }),
  );
});

it('orders records by a number each, whole or broken, equal ones by record', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 2 ** 53, noNaN: true }));
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const plain = values.map((one) => one + 0); // no -0
      const expected = plain.map((one, row) => ({ one, row })).sort((a, b) => a.one - b.one || a.row - b.row);
      expect([...orderOf(Float64Array.from(plain))]).toEqual(expected.map(({ row }) => row));
    }),
  );
});

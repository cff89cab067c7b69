import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plantedTagFaults, sampleTags } from '../../../src-main/core/engines/sample/sample-tags.ts';
import { branchCompleteness, completenessOf, isReviewDue } from '../../../src-shared/tags/tag-documentation.ts';
import { editDistanceWithin, nearDuplicateNames } from '../../../src-shared/tags/tag-names.ts';
import { placeBefore, positionBetween } from '../../../src-shared/tags/tag-position.ts';
import {
  buildTagTree,
  countMembers,
  descendantIds,
  flattenTree,
  pathTo,
  type TreeRow,
  topmost,
  wouldCircle,
} from '../../../src-shared/tags/tag-tree.ts';

const row = (id: number, parentId: number | null, position = id): TreeRow => ({
  id,
  parentId,
  name: `tag ${id}`,
  position,
});
//  1 ─ 2 ─ 4
//    └ 3
//  5
const rows = [row(3, 1), row(1, null), row(2, 1), row(5, null), row(4, 2)];
/** Random forests: each tag hangs from an earlier one or from nothing. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((choices) =>
    choices.map((choice, index) => row(index + 1, choice % (index + 1) === 0 ? null : choice % (index + 1))),
  );

describe('tag tree', () => {
  it('nests rows and orders siblings by position', () => {
    const shape = flattenTree(buildTagTree(rows)).map(({ row: { id }, depth }) => `${' '.repeat(depth)}${id}`);
    expect(shape).toEqual(['1', ' 2', '  4', ' 3', '5']);
  });

  it('shows a tag whose parent is missing, and a circle, instead of hiding them', () => {
    const broken = [row(1, 99), row(2, 3), row(3, 2)];
    expect(flattenTree(buildTagTree(broken)).map((node) => node.row.id)).toEqual([1, 2, 3]);
  });

  it('refuses to put a tag under itself or its own child', () => {
    expect(wouldCircle(rows, 1, 1)).toBe(true);
    expect(wouldCircle(rows, 1, 4)).toBe(true);
    expect(wouldCircle(rows, 4, 1)).toBe(false);
    expect(wouldCircle(rows, 1, null)).toBe(false);
  });

  it('knows the way to a tag and what lies below it', () => {
    expect(pathTo(rows, 4)).toEqual([1, 2, 4]);
    expect([...descendantIds(rows, 1)].sort()).toEqual([2, 3, 4]);
    expect(topmost(rows, [4, 2, 5])).toEqual([2, 5]);
  });

  it('every tag appears exactly once, after its parent', () => {
    fc.assert(
      fc.property(forest, (tags) => {
        const order = flattenTree(buildTagTree(tags)).map((node) => node.row.id);
        expect([...order].sort((a, b) => a - b)).toEqual(tags.map(({ id }) => id));
        for (const tag of tags) {
          if (tag.parentId !== null) expect(order.indexOf(tag.parentId)).toBeLessThan(order.indexOf(tag.id));
        }
      }),
    );
  });

  it('counts each person once per branch, as plain sets do', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(forest, pairs, (tags, worn) => {
        const members = new Map<number, number[]>();
        for (const [tag, contact] of worn) members.set(tag, [...(members.get(tag) ?? []), contact]);
        const counts = countMembers(tags, members);
        for (const { id } of tags) {
          const branch = descendantIds(tags, id).add(id);
          const wearers = (inside: (tag: number) => boolean) =>
            new Set(worn.filter(([tag]) => inside(tag)).map(([, who]) => who)).size;
          expect(counts.get(id)).toEqual({
            own: wearers((tag) => tag === id),
            withDescendants: wearers((tag) => branch.has(tag)),
          });
        }
      }),
    );
  });
});

describe('positions', () => {
  it('finds room between neighbours and at both ends', () => {
    expect(positionBetween(1, 2)).toBe(1.5);
    expect(positionBetween(null, 1)).toBe(0);
    expect(positionBetween(3, null)).toBe(4);
    expect(positionBetween(1, 1)).toBeNull();
  });

  it('places anything anywhere for ever, and in the order asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 300 }), (moves) => {
        let order = [1, 2, 3, 4, 5].map((id) => ({ id, position: id }));
        for (const [who, where] of moves) {
          const moved = order[who % order.length]?.id ?? 1;
          const others = order.filter(({ id }) => id !== moved);
          const before =
            where % (others.length + 1) === others.length ? null : (others[where % (others.length + 1)]?.id ?? null);
          const writes = new Map(placeBefore(others, [moved], before).map(({ id, position }) => [id, position]));
          order = order
            .map(({ id, position }) => ({ id, position: writes.get(id) ?? position }))
            .sort((left, right) => left.position - right.position);
          const ids = order.map(({ id }) => id);
          expect(before === null ? ids.at(-1) : ids[ids.indexOf(before) - 1]).toBe(moved);
          expect(new Set(order.map(({ position }) => position)).size).toBe(order.length);
        }
      }),
    );
  });

  it('keeps several moved tags together in their order', () => {
    const siblings = [1, 2, 3].map((id) => ({ id, position: id }));
    const placed = placeBefore(siblings, [8, 9], 2);
    expect(placed.map(({ id }) => id)).toEqual([8, 9]);
    expect(placed.every(({ position }) => position > 1 && position < 2)).toBe(true);
    expect((placed[0]?.position ?? 0) < (placed[1]?.position ?? 0)).toBe(true);
  });
});

describe('documentation', () => {
  const empty = {
    meaning: null,
    owner: null,
    appliedWhen: null,
    removedWhen: null,
    action: null,
    examples: null,
    reviewAt: null,
  };
  const full = {
    meaning: 'm',
    owner: 'o',
    appliedWhen: 'a',
    removedWhen: 'r',
    action: 'x',
    examples: 'e',
    reviewAt: '2026-01-01',
  };

  it.each([
    ['nothing', empty, 'undocumented', 0],
    ['all but the meaning', { ...full, meaning: '  ' }, 'undocumented', 6 / 7],
    ['only the meaning', { ...empty, meaning: 'Bought twice' }, 'partial', 1 / 7],
    ['everything', full, 'complete', 1],
  ])('%s', (_, sheet, state, share) => {
    expect(completenessOf(sheet)).toMatchObject({ state, share });
  });

  it('a branch is as complete as its tags on average', () => {
    expect(branchCompleteness([empty, full])).toBe(0.5);
    expect(branchCompleteness([])).toBe(1);
  });

  it('a review is due on its day', () => {
    expect(isReviewDue(full, '2025-12-31')).toBe(false);
    expect(isReviewDue(full, '2026-01-01')).toBe(true);
    expect(isReviewDue(empty, '2026-01-01')).toBe(false);
  });
});

describe('near names', () => {
  it.each([
    ['VIP', 'V.I.P.', 'same_letters'],
    ['Newsletter', 'News-letter', 'same_letters'],
    ['VIP', 'Vip customer', 'same_words'],
    ['Cart abandoner', 'Abandoned cart', 'same_words'],
    ['Cart abandoner', 'Cart abandoners', 'same_words'],
    ['Prospect', 'Propsect', 'spelling'],
    ['Société', 'societe', 'same_letters'],
    ['Spring 2024', 'Spring 2025', null],
    ['Lead', 'Leed', null],
    ['C++', 'C', null],
    ['Running', 'Cycling', null],
    ['日本', '日本語', null],
  ])('%s and %s: %s', (left, right, reason) => {
    expect(
      nearDuplicateNames([
        { id: 1, name: left },
        { id: 2, name: right },
      ])[0]?.reason ?? null,
    ).toBe(reason);
  });

  it('finds every planted group of the sample and nothing else', () => {
    const tags = sampleTags(Date.UTC(2026, 2, 2)).map((tag, index) => ({
      id: index + 1,
      key: tag.key,
      name: tag.name,
    }));
    const keyOf = new Map(tags.map(({ id, key }) => [id, key]));
    const found = nearDuplicateNames(tags).map(({ left, right }) =>
      [keyOf.get(left), keyOf.get(right)].sort().join(' ~ '),
    );
    const planted = plantedTagFaults.nearDuplicates.flatMap((group: readonly string[]) =>
      group.flatMap((left, index) => group.slice(index + 1).map((right) => [left, right].sort().join(' ~ '))),
    );
    expect(found.sort()).toEqual(planted.sort());
  });

  it('the banded distance agrees with the plain one', () => {
    const plain = (a: string, b: string): number => {
      const d = Array.from({ length: a.length + 1 }, (_, i) =>
        Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
      );
      const at = (i: number, j: number) => d[i]?.[j] ?? 0;
      for (let i = 1; i <= a.length; i++) {
        for (let j = 1; j <= b.length; j++) {
          let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
            cost = Math.min(cost, at(i - 2, j - 2) + 1);
          (d[i] as number[])[j] = cost;
        }
      }
      return at(a.length, b.length);
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (left, right, allowed) => {
        expect(editDistanceWithin(left, right, allowed)).toBe(plain(left, right) <= allowed);
      }),
      { numRuns: 2_000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { mayMove, placeByDrop, placeByKey } from '../../../src-renderer/features/tags/tag-moves.ts';
import type { TreeRow } from '../../../src-shared/tags/tag-tree.ts';

const row = (id: number, parentId: number | null, position: number): TreeRow => ({
  id,
  parentId,
  name: `tag ${id}`,
  position,
});
//  1 ─ 11 12 13
//  2
//  3
const rows = [row(1, null, 1), row(2, null, 2), row(3, null, 3), row(11, 1, 1), row(12, 1, 2), row(13, 1, 3)];

describe('moving by key', () => {
  it.each([
    ['up among siblings', [12], 'up', { parent: 1, before: 11 }],
    ['down among siblings', [11], 'down', { parent: 1, before: 13 }],
    ['down to the last place', [12], 'down', { parent: 1, before: null }],
    ['no further up than the first', [11], 'up', null],
    ['no further down than the last', [13], 'down', null],
    ['in under the sibling above', [2], 'in', { parent: 1, before: null }],
    ['not in without a sibling above', [1], 'in', null],
    ['out beside the parent', [12], 'out', { parent: null, before: 2 }],
    ['not out of the top', [2], 'out', null],
    ['two neighbours together', [12, 13], 'up', { parent: 1, before: 11 }],
    ['a tag with a child of its own counts once', [1, 11], 'down', { parent: null, before: 3 }],
    ['not together from different places', [2, 12], 'up', null],
    ['nothing for a tag that is gone', [99], 'up', null],
  ] as const)('%s', (_, ids, key, place) => {
    expect(placeByKey(rows, ids, key)).toEqual(place);
  });
});

describe('dropping', () => {
  it('between children counts places without the dragged tags', () => {
    expect(placeByDrop(rows, [11], 1, 1)).toEqual({ parent: 1, before: 13 });
    expect(placeByDrop(rows, [2], 1, 0)).toEqual({ parent: 1, before: 11 });
    expect(placeByDrop(rows, [2], null, 2)).toEqual({ parent: null, before: null });
  });

  it('onto a tag goes last under it', () => {
    expect(placeByDrop(rows, [2], 1, null)).toEqual({ parent: 1, before: null });
  });

  it('never under itself', () => {
    expect(mayMove(rows, [1], 12)).toBe(false);
    expect(mayMove(rows, [1], 2)).toBe(true);
  });
});

// Where a tag goes when it is moved by key or dropped. Pure: rows in, place out.
import { childrenByParent, type TreeRow, topmost, wouldCircle } from '../../../src-shared/tags/tag-tree.ts';

/** A place in the tree: under `parent`, before one of its children or last. */
export interface Place {
  readonly parent: number | null;
  readonly before: number | null;
}

export type MoveKey = 'up' | 'down' | 'in' | 'out';

/**
 * Where the tags go with Alt and an arrow: up and down among their siblings, in under the sibling above, out beside
 * their parent. Several tags move together when they are siblings next to each other.
 * @returns null when there is nowhere to go.
 */
export function placeByKey(rows: readonly TreeRow[], ids: readonly number[], key: MoveKey): Place | null {
  const children = childrenByParent(rows);
  const moving = new Set(topmost(rows, ids));
  const first = rows.find((row) => moving.has(row.id));
  if (first === undefined) return null;
  const parent = first.parentId;
  const siblings = children.get(parent) ?? [];
  const places = siblings.flatMap((row, index) => (moving.has(row.id) ? [index] : []));
  const top = places[0];
  const bottom = places.at(-1);
  if (top === undefined || bottom === undefined || places.length !== moving.size) return null;
  switch (key) {
    case 'up': {
      const above = siblings.slice(0, top).findLast((row) => !moving.has(row.id));
      return above === undefined ? null : { parent, before: above.id };
    }
    case 'down': {
      const below = siblings.slice(bottom + 1).find((row) => !moving.has(row.id));
      if (below === undefined) return null;
      const after = siblings[siblings.indexOf(below) + 1];
      return { parent, before: after?.id ?? null };
    }
    case 'in': {
      const above = siblings.slice(0, top).at(-1);
      return above === undefined ? null : { parent: above.id, before: null };
    }
    case 'out': {
      const holder = rows.find((row) => row.id === parent);
      if (holder === undefined) return null;
      const uncles = children.get(holder.parentId) ?? [];
      const next = uncles[uncles.findIndex((row) => row.id === holder.id) + 1];
      return { parent: holder.parentId, before: next?.id ?? null };
    }
  }
}

/** The place of a drop between children; `index` counts the children without the dragged ones. */
export function placeByDrop(
  rows: readonly TreeRow[],
  dragged: readonly number[],
  parent: number | null,
  index: number | null,
): Place {
  const staying = (childrenByParent(rows).get(parent) ?? []).filter((row) => !dragged.includes(row.id));
  return { parent, before: index === null ? null : (staying[index]?.id ?? null) };
}

/** Whether the tags may go there: not under themselves. */
export function mayMove(rows: readonly TreeRow[], ids: readonly number[], parent: number | null): boolean {
  return ids.every((id) => !wouldCircle(rows, id, parent));
}

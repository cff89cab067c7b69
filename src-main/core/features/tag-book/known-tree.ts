// The tags of the workspace with their whole sheets, as the engines of the tag book take them. Changes nothing.
import { childrenByParent } from '../../../../src-shared/tags/tag-tree.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { BookSheet, BookTag } from '../../engines/tag-book/book-tag.ts';
import type { KnownTag } from '../../engines/tag-book/plan-tree.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { selectAllAliases } from './tag-book-queries.ts';

export interface TreeTag extends KnownTag {
  readonly position: number;
}

export function loadKnownTags(db: ReadHandle): TreeTag[] {
  const aliases = new Map<number, string[]>();
  for (const { tag_id, alias } of db.all(selectAllAliases()))
    aliases.set(tag_id, [...(aliases.get(tag_id) ?? []), alias]);
  return loadForest(db).rows.map(({ id, parentId, name, position, row }) => {
    const sheet: BookSheet = {
      ...(row.meaning && { meaning: row.meaning }),
      ...(row.owner && { owner: row.owner }),
      ...(row.applied_when && { appliedWhen: row.applied_when }),
      ...(row.removed_when && { removedWhen: row.removed_when }),
      ...(row.action && { action: row.action }),
      ...(row.examples && { examples: row.examples }),
      ...(row.counter_examples && { counterExamples: row.counter_examples }),
      ...(row.review_at && { reviewAt: row.review_at }),
      ...(row.colour && { colour: row.colour }),
      ...(row.status !== 'active' && { status: row.status }),
      ...(row.is_exclusive === 1 && { isExclusive: true }),
      ...(aliases.has(id) && { aliases: aliases.get(id) ?? [] }),
    };
    return { id, parentId, name, position, sheet };
  });
}

/** A tag with its place and its number in the workspace. */
export interface PlacedTag extends BookTag {
  readonly id: number;
}

/** Parents before their children, siblings in their order. */
export function treeInOrder(known: readonly TreeTag[]): PlacedTag[] {
  const children = childrenByParent(known);
  const placed: PlacedTag[] = [];
  const place = (parent: number | null, above: readonly string[]): void => {
    for (const { id, name, sheet } of children.get(parent) ?? []) {
      const path = [...above, name];
      placed.push({ id, path, sheet, line: null });
      place(id, path);
    }
  };
  place(null, []);
  return placed;
}

// Where saved rules (segments, views) name tags, and putting another tag in their place. Owns only the tag ids in them.
import type { TagUse } from '../../../../src-shared/contract/tags.ts';
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { selectSavedRules, updateSavedRule } from './tags-queries.ts';

/** The segments, views and rules of tags that name one of the tags themselves. */
export function usesOf(db: ReadHandle, tags: ReadonlySet<number>): TagUse[] {
  return db
    .all(selectSavedRules())
    .filter(({ json }) => replaceTags(JSON.parse(json), (tag) => tag, tags).isNamed)
    .map(({ kind, id, name }) => ({ kind, id, name }));
}

/** Lets every rule that names one of `from` name `into` instead. Returns how many rules changed. */
export function renameInRules(db: WriteHandle, from: ReadonlySet<number>, into: number): number {
  let changed = 0;
  for (const { kind, id, json } of db.all(selectSavedRules())) {
    const { value, isNamed } = replaceTags(JSON.parse(json), (tag) => (from.has(tag) ? into : tag), from);
    if (!isNamed) continue;
    db.run(updateSavedRule(kind, id, JSON.stringify(value)));
    changed++;
  }
  return changed;
}

/** Copies a JSON value, mapping the tags of every tag condition in it; says whether one of `wanted` was among them. */
function replaceTags(
  value: unknown,
  map: (tag: number) => number,
  wanted: ReadonlySet<number>,
): { value: unknown; isNamed: boolean } {
  let isNamed = false;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node);
    const isTagCondition = 'kind' in node && node.kind === 'tag' && 'tags' in node && Array.isArray(node.tags);
    if (!isTagCondition) return Object.fromEntries(entries.map(([key, part]) => [key, visit(part)]));
    const tags = (node.tags as unknown[]).filter((tag): tag is number => typeof tag === 'number');
    if (tags.some((tag) => wanted.has(tag))) isNamed = true;
    return { ...node, tags: [...new Set(tags.map(map))] };
  };
  return { value: visit(value), isNamed };
}

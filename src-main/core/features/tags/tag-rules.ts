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

/** Every tag that a saved rule names, with what names it; a rule that asks for a branch names all of it. */
export function usesByTag(
  db: ReadHandle,
  branchOf: (tags: readonly number[]) => Iterable<number>,
): Map<number, TagUse[]> {
  const uses = new Map<number, TagUse[]>();
  for (const { kind, id, name, json } of db.all(selectSavedRules())) {
    const reached = new Set<number>();
    eachTagCondition(JSON.parse(json), ({ tags, descendants }) => {
      for (const tag of descendants ? branchOf(tags) : tags) reached.add(tag);
    });
    for (const tag of reached) {
      const list = uses.get(tag);
      if (list) list.push({ kind, id, name });
      else uses.set(tag, [{ kind, id, name }]);
    }
  }
  return uses;
}

interface NamedTags {
  tags: number[];
  descendants: boolean;
  match: 'has' | 'has_not';
}

function asTagCondition(node: object): NamedTags | null {
  if (!('kind' in node && node.kind === 'tag' && 'tags' in node && Array.isArray(node.tags))) return null;
  const tags = (node.tags as unknown[]).filter((tag): tag is number => typeof tag === 'number');
  const isBranch = 'descendants' in node && node.descendants === true;
  return { tags, descendants: isBranch, match: 'match' in node && node.match === 'has_not' ? 'has_not' : 'has' };
}

function eachTagCondition(node: unknown, visit: (condition: NamedTags) => void): void {
  if (Array.isArray(node)) for (const part of node) eachTagCondition(part, visit);
  else if (typeof node === 'object' && node !== null) {
    const condition = asTagCondition(node);
    if (condition) visit(condition);
    else for (const part of Object.values(node)) eachTagCondition(part, visit);
  }
}

/**
 * Puts something else in the place of tag conditions in every saved rule.
 * @param replace the node to stand there instead, or null to leave the condition as it is
 * @returns how many rules changed
 */
export function replaceInRules(db: WriteHandle, replace: (condition: NamedTags) => object | null): number {
  let changed = 0;
  for (const { kind, id, json } of db.all(selectSavedRules())) {
    let isChanged = false;
    const visit = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(visit);
      if (typeof node !== 'object' || node === null) return node;
      const condition = asTagCondition(node);
      const other = condition && replace(condition);
      if (other) {
        isChanged = true;
        return other;
      }
      return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, visit(part)]));
    };
    const value = visit(JSON.parse(json));
    if (!isChanged) continue;
    db.run(updateSavedRule(kind, id, JSON.stringify(value)));
    changed++;
  }
  return changed;
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

// How a tag of a tree is written outside the tree, and which tag such a text means. Owns the two spellings with a path;
// knows neither aliases nor how several tags share a cell (see tag-list.ts).
import { tagKey } from './text-key.ts';

export interface TagOfTree {
  id: number;
  parent_id: number | null;
  name: string;
}

/** Between the names of a path where two tags share a name: 'Shop > New'. */
export const pathSeparator = ' > ';
/** Between the names of a branch that is written as a prefix: 'Customer: VIP'. */
export const prefixSeparator = ': ';

/** The names from the root to each tag, by its id. A parent that is missing or a circle ends the path. */
export function tagPaths(tags: readonly TagOfTree[]): Map<number, string[]> {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  return new Map(
    tags.map(({ id }) => {
      const names: string[] = [];
      const seen = new Set<number>();
      for (let tag = byId.get(id); tag !== undefined && !seen.has(tag.id); tag = byId.get(tag.parent_id ?? 0)) {
        seen.add(tag.id);
        names.unshift(tag.name);
      }
      return [id, names];
    }),
  );
}

/**
 * Every tag by the keys of its spellings with a path ('shop > new', 'shop: new'), so that a file that was written with
 * them finds the same tags again. Tags at the root have only their name, which is not listed here.
 */
export function tagsByPath(tags: readonly TagOfTree[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [id, names] of tagPaths(tags)) {
    if (names.length < 2) continue;
    for (const separator of [pathSeparator, prefixSeparator]) {
      const key = tagKey(names.join(separator));
      if (!found.has(key)) found.set(key, id);
    }
  }
  return found;
}

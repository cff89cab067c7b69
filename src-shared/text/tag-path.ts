// How a tag of a tree is written outside the tree. Owns the two spellings with a path; which tag such a text means is
// decided in features/import/tag-resolver.ts, how several share a cell in tag-list.ts.

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

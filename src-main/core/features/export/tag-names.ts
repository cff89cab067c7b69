// The names under which an export writes tags. Owns the choice of name, path or prefix, and of branches.
import type { TagOptions } from '../../../../src-shared/contract/export.ts';
import { pathSeparator, prefixSeparator, type TagOfTree, tagPaths } from '../../../../src-shared/text/tag-path.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectTagNames } from './export-queries.ts';

/**
 * Names by tag; tags outside the chosen branches are not among them. Plain names stay unique: where two tags share one,
 * both are written with their path.
 */
export function readTagNames(db: ReadHandle, { form, branches }: TagOptions = { form: 'name' }): Map<number, string> {
  const tags = db.all(selectTagNames());
  const paths = tagPaths(tags);
  const uses = new Map<string, number>();
  for (const { name } of tags) uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
  const isWanted = inBranches(tags, branches);
  const names = new Map<number, string>();
  for (const { id, name } of tags) {
    if (!isWanted(id)) continue;
    const path = paths.get(id) ?? [name];
    const isShared = (uses.get(name.toLowerCase()) ?? 0) > 1;
    names.set(id, form === 'prefix' ? path.join(prefixSeparator) : isShared ? path.join(pathSeparator) : name);
  }
  return names;
}

/** Whether a tag is one of the branches or below one; without branches all are. */
function inBranches(tags: readonly TagOfTree[], branches: readonly number[] | undefined): (id: number) => boolean {
  if (branches === undefined) return () => true;
  const parents = new Map(tags.map(({ id, parent_id }) => [id, parent_id]));
  const wanted = new Set(branches);
  return (id) => {
    const seen = new Set<number>();
    for (let tag: number | null = id; tag !== null && !seen.has(tag); tag = parents.get(tag) ?? null) {
      if (wanted.has(tag)) return true;
      seen.add(tag);
    }
    return false;
  };
}

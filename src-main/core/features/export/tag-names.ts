// The names under which an export writes tags. Owns the choice of name, path or prefix, and of branches.
import type { TagOptions } from '../../../../src-shared/contract/export.ts';
import type { TagForm } from '../../../../src-shared/model/export-column.ts';
import { pathSeparator, prefixSeparator, type TagOfTree, tagPaths } from '../../../../src-shared/text/tag-path.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { TagColumn } from '../../engines/export/contact-cells.ts';
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

/**
 * The columns of a form that gives tags columns of their own.
 * @param names how each tag is written, see readTagNames
 */
export function tagColumnsOf(db: ReadHandle, form: TagForm, names: ReadonlyMap<number, string>): TagColumn[] {
  if (form !== 'branches') {
    const [yes, no] = form === 'flags' ? ['1', '0'] : ['yes', 'no'];
    return [...new Set(names.values())].sort().map((tag) => ({ kind: 'tag', tag, yes, no }));
  }
  const tags = db.all(selectTagNames());
  const paths = tagPaths(tags);
  const branches = new Map<string, Map<string, string>>();
  for (const { id, name } of tags) {
    const written = names.get(id);
    if (written === undefined) continue;
    const [root = name, ...below] = paths.get(id) ?? [name];
    const branch = branches.get(root) ?? new Map<string, string>();
    branches.set(root, branch);
    // The branch itself may be worn too; below the second level the path says where.
    branch.set(written, below.length === 0 ? root : below.join(pathSeparator));
  }
  // A tag that nothing stands below is a yes or no, not a choice of one.
  return [...branches].map(([header, own]): TagColumn => {
    const isAlone = own.size === 1 && own.values().next().value === header;
    return isAlone ? { kind: 'tag', tag: header, yes: 'yes', no: 'no' } : { kind: 'branch', header, names: own };
  });
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

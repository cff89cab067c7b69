// Which tags the tree shows while something is searched or only those that need attention are wanted. Pure.
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { pathTo } from '../../../src-shared/tags/tag-tree.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';

export interface TagFilter {
  readonly text: string;
  readonly onlyUndocumented: boolean;
  readonly withRetired: boolean;
  /** The view that is looked through, with its tags; null for the whole tree. */
  readonly lens: { readonly view: number; readonly tags: readonly number[] } | null;
}

export const noFilter: TagFilter = { text: '', onlyUndocumented: false, withRetired: true, lens: null };

/** The ids that match, and the ids to show: matches and everything above them. Null when nothing is filtered. */
export function filterTags(
  rows: readonly TagRow[],
  { text, onlyUndocumented, withRetired, lens }: TagFilter,
): { matches: Set<number>; shown: Set<number> } | null {
  const words = foldText(text).split(' ').filter(Boolean);
  if (words.length === 0 && !onlyUndocumented && withRetired && lens === null) return null;
  const seen = lens === null ? null : new Set(lens.tags);
  const matching = rows.filter((row) => {
    if (seen !== null && !seen.has(row.id)) return false;
    if (!withRetired && row.status === 'retired') return false;
    if (onlyUndocumented && !isUndocumented(row)) return false;
    const name = foldText(row.name);
    return words.every((word) => name.includes(word));
  });
  const matches = new Set(matching.map(({ id }) => id));
  return { matches, shown: new Set(matching.flatMap(({ id }) => pathTo(rows, id))) };
}

/** Whether somebody should write down what it means; what is being phased out need not be. */
export function isUndocumented({ missing, status }: TagRow): boolean {
  return missing.includes('meaning') && (status === 'active' || status === 'draft');
}

/** 'Lifecycle stage › Active' */
export function tagPath(rows: readonly TagRow[], id: number): string {
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return pathTo(rows, id)
    .map((step) => names.get(step) ?? '')
    .join(' › ');
}

/** Every tag's path as one text, by id; one walk for all of them. */
export function pathNames(rows: readonly TagRow[]): Map<number, string> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const paths = new Map<number, string>();
  const pathOf = (row: TagRow, below: ReadonlySet<number>): string => {
    const known = paths.get(row.id);
    if (known !== undefined) return known;
    const parent = row.parentId === null || below.has(row.parentId) ? undefined : byId.get(row.parentId);
    const path = parent === undefined ? row.name : `${pathOf(parent, new Set([...below, row.id]))} › ${row.name}`;
    paths.set(row.id, path);
    return path;
  };
  for (const row of rows) pathOf(row, new Set());
  return paths;
}

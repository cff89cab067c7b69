// Which tags the tree shows while something is searched or only those that need attention are wanted. Pure.
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { pathTo } from '../../../src-shared/tags/tag-tree.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';

export interface TagFilter {
  readonly text: string;
  readonly onlyUndocumented: boolean;
  readonly withRetired: boolean;
}

export const noFilter: TagFilter = { text: '', onlyUndocumented: false, withRetired: true };

/** The ids that match, and the ids to show: matches and everything above them. Null when nothing is filtered. */
export function filterTags(
  rows: readonly TagRow[],
  { text, onlyUndocumented, withRetired }: TagFilter,
): { matches: Set<number>; shown: Set<number> } | null {
  const words = foldText(text).split(' ').filter(Boolean);
  if (words.length === 0 && !onlyUndocumented && withRetired) return null;
  const matching = rows.filter((row) => {
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

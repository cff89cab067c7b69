// What a cheat sheet says, as values: which tags stand on it, the fingerprint of that, and what is different since it was
// printed. Pure; the page itself is cheat-sheet.ts.
import { createHash } from 'node:crypto';
import type { SheetChange, SheetScope } from '../../../../src-shared/contract/tag-book.ts';
import type { BookTag } from './book-tag.ts';

export interface SheetRow {
  readonly id: number;
  readonly path: readonly string[];
  readonly colour: string | null;
  readonly status: string;
  readonly meaning: string;
  readonly appliedWhen: string;
  readonly removedWhen: string;
  readonly action: string;
  readonly owner: string;
  readonly reviewAt: string;
}

/** What a change of which field is called; the colour is decoration and no change. */
const watched = {
  meaning: 'meaning',
  appliedWhen: 'applied when',
  removedWhen: 'removed when',
  action: 'action',
  owner: 'owner',
  reviewAt: 'review date',
  status: 'status',
} as const satisfies Partial<Record<keyof SheetRow, string>>;

/**
 * @param tags the whole tree in its order; tags in retirement stand on no sheet
 * @param within the tags of the view, where the scope is one
 */
export function sheetRows(
  tags: readonly (BookTag & { readonly id: number })[],
  scope: SheetScope,
  within: ReadonlySet<number> = new Set(),
): SheetRow[] {
  const branch = scope.kind === 'branch' ? tags.find(({ id }) => id === scope.tag)?.path : undefined;
  const isOn = ({ id, path, sheet }: BookTag & { readonly id: number }): boolean => {
    if (sheet.status === 'retired') return false;
    if (scope.kind === 'view') return within.has(id);
    if (scope.kind === 'owner') return sheet.owner === scope.owner;
    return branch === undefined || branch.every((name, index) => path[index] === name);
  };
  const colours = new Map<string, string>();
  for (const { path, sheet } of tags) {
    const colour = sheet.colour ?? colours.get(JSON.stringify(path.slice(0, -1)));
    if (colour !== undefined) colours.set(JSON.stringify(path), colour);
  }
  return tags.filter(isOn).map(({ id, path, sheet }) => ({
    id,
    path,
    colour: colours.get(JSON.stringify(path)) ?? null,
    status: sheet.status ?? 'active',
    meaning: sheet.meaning ?? '',
    appliedWhen: sheet.appliedWhen ?? '',
    removedWhen: sheet.removedWhen ?? '',
    action: sheet.action ?? '',
    owner: sheet.owner ?? '',
    reviewAt: sheet.reviewAt ?? '',
  }));
}

/** Eight signs that are the same exactly when two sheets say the same. */
export function fingerprintOf(rows: readonly SheetRow[]): string {
  const said = rows.map(({ colour: _, ...row }) => row);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8);
}

/** What somebody with the old sheet on the wall should know. */
export function sheetChanges(printed: readonly SheetRow[], today: readonly SheetRow[]): SheetChange[] {
  const before = new Map(printed.map((row) => [row.id, row]));
  const now = new Set(today.map(({ id }) => id));
  const nameOf = ({ path }: SheetRow): string => path.at(-1) ?? '';
  const changes = today.flatMap((row): SheetChange[] => {
    const old = before.get(row.id);
    if (old === undefined) return [{ kind: 'new', name: nameOf(row), detail: null }];
    const fields: string[] = Object.entries(watched).flatMap(([field, words]) =>
      old[field as keyof typeof watched] === row[field as keyof typeof watched] ? [] : [words],
    );
    if (nameOf(old) !== nameOf(row)) fields.unshift(`name, “${nameOf(old)}” before`);
    if (JSON.stringify(old.path.slice(0, -1)) !== JSON.stringify(row.path.slice(0, -1)))
      fields.push('place in the tree');
    return fields.length === 0 ? [] : [{ kind: 'changed', name: nameOf(row), detail: fields.join(', ') }];
  });
  const gone = printed.filter(({ id }) => !now.has(id));
  return [...changes, ...gone.map((row): SheetChange => ({ kind: 'gone', name: nameOf(row), detail: null }))];
}

// The tags of the workspace as one looked-up forest. Owns finding, naming and checking tags; changes nothing.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { descendantIds, pathTo, shownColours, type TreeRow } from '../../../../src-shared/tags/tag-tree.ts';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectAlias, selectTags } from './tags-queries.ts';

type StoredTag = ReturnType<typeof loadTags>[number];

export interface ForestTag extends TreeRow {
  readonly colour: string | null;
  readonly row: StoredTag;
}

export interface Forest {
  readonly rows: readonly ForestTag[];
  /** @throws the refusal not-found. */
  get(id: number): ForestTag;
  /** The tags and everything below them. */
  branch(ids: Iterable<number>): Set<number>;
  /** 'Lifecycle stage › Active' */
  path(id: number): string;
  /** Its own colour, or that of the nearest tag above that has one. */
  colour(id: number): string | null;
  childrenOf(parent: number | null): ForestTag[];
}

function loadTags(db: ReadHandle) {
  return db.all(selectTags());
}

export function loadForest(db: ReadHandle): Forest {
  const rows: ForestTag[] = loadTags(db).map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    position: row.position,
    colour: row.colour,
    row,
  }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  let colours: Map<number, string | null> | null = null;
  const get = (id: number): ForestTag => {
    const found = byId.get(id);
    if (found === undefined) throw refuse('not-found', 'This tag is not there any more.');
    return found;
  };
  return {
    rows,
    get,
    branch(ids) {
      const branch = new Set<number>();
      for (const id of ids) {
        branch.add(id);
        for (const below of descendantIds(rows, id)) branch.add(below);
      }
      return branch;
    },
    path: (id) =>
      pathTo(rows, id)
        .map((step) => byId.get(step)?.name ?? '')
        .join(' › '),
    colour(id) {
      colours ??= shownColours(rows);
      return colours.get(id) ?? null;
    },
    childrenOf: (parent) => rows.filter((row) => row.parentId === parent),
  };
}

/**
 * Refuses a name that a sibling has already, or that is kept as another name of a different tag.
 * @param except the tag that is being renamed or moved
 */
export function checkName(
  db: ReadHandle,
  forest: Forest,
  name: string,
  parent: number | null,
  except: number | null,
): void {
  const key = tagKey(name);
  const sibling = forest.childrenOf(parent).find((tag) => tag.id !== except && tagKey(tag.name) === key);
  if (sibling !== undefined) {
    const place = parent === null ? 'at the top of the tree' : `under “${forest.get(parent).name}”`;
    throw refuse('name-taken', `There is a tag “${sibling.name}” ${place} already. Use it, or choose another name.`, {
      tag: sibling.id,
    });
  }
  const alias = db.first(selectAlias(key));
  if (alias !== undefined && alias.tag_id !== except) {
    const owner = forest.get(alias.tag_id);
    throw refuse(
      'name-is-alias',
      `“${name}” is kept as another name of “${owner.name}”. Use that tag, or remove the other name from its sheet first.`,
      { tag: owner.id },
    );
  }
}

/** @throws the refusal tag-is-locked where one of the tags is */
export function checkUnlocked(forest: Forest, tags: readonly number[]): void {
  const locked = tags.map((id) => forest.get(id)).find(({ row }) => row.is_locked === 1);
  if (locked !== undefined)
    throw refuse('tag-is-locked', `“${locked.name}” is locked. Unlock it first to change its name, place or status.`);
}

/** '“VIP”', '“VIP” and “Lead”', '5 tags' */
export function nameTags(forest: Forest, ids: readonly number[]): string {
  const names = ids.map((id) => `“${forest.get(id).name}”`);
  if (names.length === 1) return names[0] ?? '';
  return names.length === 2 ? names.join(' and ') : `${names.length} tags`;
}

/** '1 contact', '1,204 contacts' */
export function contactsCounted(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'contact' : 'contacts'}`;
}

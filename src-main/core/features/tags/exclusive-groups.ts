// Exclusive groups: a contact wears tags of at most one branch of such a group. Owns finding who would break that.
import type { RawBuilder } from 'kysely';
import type { ConflictList, ExclusiveConflict } from '../../../../src-shared/contract/tags.ts';
import { pathTo } from '../../../../src-shared/tags/tag-tree.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { Forest } from './tag-forest.ts';
import { selectNames, wearersOf, wornBy } from './tags-queries.ts';

const shownConflicts = 50;

/** A tag inside an exclusive group: which group, and which of its children it is or lies below. */
interface Place {
  readonly group: number;
  readonly branch: number;
}

/** The exclusive groups above a tag. */
function placesOf(forest: Forest, tag: number): Place[] {
  const path = pathTo(forest.rows, tag);
  return path.slice(0, -1).flatMap((step, index) => {
    const branch = path[index + 1];
    return forest.get(step).row.is_exclusive === 1 && branch !== undefined ? [{ group: step, branch }] : [];
  });
}

/** Tags that nobody may wear beside `tag`, each with the group that says so. */
export function rivalsOf(forest: Forest, tag: number): Map<number, number> {
  const rivals = new Map<number, number>();
  for (const { group, branch } of placesOf(forest, tag)) {
    const own = forest.branch([branch]);
    for (const other of forest.branch([group])) if (other !== group && !own.has(other)) rivals.set(other, group);
  }
  return rivals;
}

export interface Conflict {
  readonly assignment: number;
  readonly contact: number;
  readonly group: number;
  readonly wears: number;
  readonly gets: number;
}

/** What stands in the way of giving `tags` to the contacts: their assignments of rival tags. */
export function conflictsOfAssigning(
  db: ReadHandle,
  forest: Forest,
  tags: readonly number[],
  contacts: RawBuilder<unknown>,
): Conflict[] {
  return tags.flatMap((gets) => {
    const rivals = rivalsOf(forest, gets);
    if (rivals.size === 0) return [];
    return db.all(wornBy(rivals.keys(), contacts)).map(({ id, tag_id, contact_id }) => ({
      assignment: id,
      contact: contact_id,
      group: rivals.get(tag_id) ?? tag_id,
      wears: tag_id,
      gets,
    }));
  });
}

/** Two of the tags that exclude each other, if any do. */
export function rivalPair(forest: Forest, tags: readonly number[]): [number, number] | null {
  for (const tag of tags) {
    const rivals = rivalsOf(forest, tag);
    const other = tags.find((one) => rivals.has(one));
    if (other !== undefined) return [tag, other];
  }
  return null;
}

/** Contacts that wear tags of two branches of an exclusive group, once per contact and group. */
export function contradictions(db: ReadHandle, forest: Forest, groups?: readonly number[]): Conflict[] {
  const found: Conflict[] = [];
  const exclusive = groups ?? forest.rows.filter(({ row }) => row.is_exclusive === 1).map(({ id }) => id);
  for (const group of exclusive) {
    const branchOf = new Map<number, number>();
    for (const child of forest.childrenOf(group))
      for (const tag of forest.branch([child.id])) branchOf.set(tag, child.id);
    const first = new Map<number, { tag: number; isListed: boolean }>();
    for (const { id, tag_id, contact_id } of db.all(wearersOf(branchOf.keys()))) {
      const before = first.get(contact_id);
      if (before === undefined) first.set(contact_id, { tag: tag_id, isListed: false });
      else if (!before.isListed && branchOf.get(before.tag) !== branchOf.get(tag_id)) {
        before.isListed = true;
        found.push({ assignment: id, contact: contact_id, group, wears: before.tag, gets: tag_id });
      }
    }
  }
  return found;
}

/** Conflicts as a person reads them: how many contacts, and the first of them by name. */
export function listConflicts(db: ReadHandle, forest: Forest, conflicts: readonly Conflict[]): ConflictList {
  const shown = conflicts.slice(0, shownConflicts);
  const names = new Map(
    db.all(selectNames(shown.map(({ contact }) => contact))).map((row) => [row.id, row.display_name]),
  );
  const sample: ExclusiveConflict[] = shown.map(({ contact, group, wears, gets }) => ({
    contactId: contact,
    contactName: names.get(contact) ?? '',
    group: forest.get(group).name,
    wears: forest.get(wears).name,
    gets: forest.get(gets).name,
  }));
  return { count: new Set(conflicts.map(({ contact }) => contact)).size, sample };
}

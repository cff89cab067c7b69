// Deletes tags with their assignments. Refuses while a saved rule names one: the rule would silently mean nobody.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { placeBefore } from '../../../../src-shared/tags/tag-position.ts';
import { pathTo } from '../../../../src-shared/tags/tag-tree.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { removeInSlices } from './assign-tags.ts';
import { checkName, checkUnlocked, contactsCounted, type Forest, loadForest, nameTags } from './tag-forest.ts';
import { usesOf } from './tag-rules.ts';
import {
  countWearers,
  deleteAliasesOf,
  deleteTag,
  deletionsBelow,
  selectAssignmentIds,
  updateTag,
} from './tags-queries.ts';

/** @throws refusals not-found, tag-in-use (with what uses it) and name-taken (a lifted child meets its name above). */
export function* deleteTags(
  context: BulkWriteContext,
  tags: readonly number[],
  children: 'delete' | 'lift',
): Generator<Step, { tags: number; contacts: number }> {
  const { db, describe } = context;
  const forest = loadForest(db);
  for (const tag of tags) forest.get(tag);
  const going = children === 'delete' ? forest.branch(tags) : new Set<number>(tags);
  checkUnlocked(forest, [...going]);
  const usedBy = usesOf(db, going).filter(({ kind, id }) => !(kind === 'rule' && going.has(id)));
  if (usedBy.length > 0) {
    const names = usedBy
      .slice(0, 3)
      .map(({ name }) => `“${name}”`)
      .join(', ');
    const more = usedBy.length > 3 ? ` and ${usedBy.length - 3} more` : '';
    throw refuse(
      'tag-in-use',
      `${names}${more} would no longer work without this tag. Change ${usedBy.length === 1 ? 'it' : 'them'} first, merge the tag into another, or retire it.`,
      usedBy,
    );
  }
  if (children === 'lift') liftChildren(context, forest, going);
  const contacts = db.first(countWearers(going))?.count ?? 0;
  yield* removeInSlices(context, db.pluck<number>(selectAssignmentIds(going)));
  // Children before parents, as the references demand.
  const deepestFirst = [...going].sort(
    (left, right) => pathTo(forest.rows, right).length - pathTo(forest.rows, left).length,
  );
  for (const tag of deepestFirst) {
    db.run(deleteAliasesOf(tag));
    for (const deletion of deletionsBelow(tag)) db.run(deletion);
    db.run(deleteTag(tag));
  }
  describe(`Deleted ${nameTags(forest, [...tags])}, worn by ${contactsCounted(contacts)}`, {
    contacts,
    tags: going.size,
  });
  return { tags: going.size, contacts };
}

/** Puts what lies below the going tags where the nearest staying tag above them is. */
function liftChildren({ db, now }: BulkWriteContext, forest: Forest, going: ReadonlySet<number>): void {
  for (const tag of going) {
    const staying = forest.childrenOf(tag).filter(({ id }) => !going.has(id));
    if (staying.length === 0) continue;
    const above = pathTo(forest.rows, tag).filter((step) => !going.has(step));
    const parent = above.at(-1) ?? null;
    const fresh = loadForest(db);
    const siblings = fresh.childrenOf(parent).filter(({ id }) => !going.has(id));
    for (const child of staying) {
      const twin = siblings.some((sibling) => sibling.name === child.name);
      if (twin) checkName(db, fresh, child.name, parent, child.id);
    }
    for (const { id, position } of placeBefore(
      siblings,
      staying.map(({ id }) => id),
      null,
    )) {
      const isLifted = staying.some((child) => child.id === id);
      db.run(updateTag(id, isLifted ? { parent_id: parent, position } : { position }, now));
    }
  }
}

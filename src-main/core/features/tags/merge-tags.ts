// Merges tags: wearers, children, other names, empty places of the sheet and the rules that name them all move over.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { placeBefore } from '../../../../src-shared/tags/tag-position.ts';
import { pathTo } from '../../../../src-shared/tags/tag-tree.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { removeInSlices } from './assign-tags.ts';
import { keepAlias } from './change-tags.ts';
import { checkUnlocked, contactsCounted, type Forest, loadForest, nameTags } from './tag-forest.ts';
import { renameInRules } from './tag-rules.ts';
import {
  countWearers,
  deleteTag,
  deletionsBelow,
  moveAliases,
  moveAssignments,
  moveRuleAndPins,
  selectAssignmentIds,
  type TagChanges,
  updateTag,
} from './tags-queries.ts';

const slice = 1_500;
const carried = [
  'colour',
  'meaning',
  'owner',
  'applied_when',
  'removed_when',
  'action',
  'examples',
  'counter_examples',
  'review_at',
] as const satisfies readonly (keyof TagChanges)[];

/** @throws refusals not-found and merge-into-itself and tag-is-locked; an Error when people would get lost, which rolls everything back. */
export function* mergeTags(
  context: BulkWriteContext,
  tags: readonly number[],
  into: number,
): Generator<Step, { merged: number; contacts: number; rules: number }> {
  const { db, describe } = context;
  const forest = loadForest(db);
  const target = forest.get(into);
  const from = [...new Set(tags)];
  checkUnlocked(forest, from);
  const names = nameTags(forest, from);
  if (from.includes(into))
    throw refuse('merge-into-itself', `“${target.name}” cannot be merged into itself. Choose another tag to keep.`);
  const before = db.first(countWearers([...from, into]))?.count ?? 0;
  for (const tag of from) yield* mergeOne(context, tag, into);
  const after = db.first(countWearers([into]))?.count ?? 0;
  if (after !== before) throw new Error(`merging tags changed the number of their contacts from ${before} to ${after}`);
  const rules = renameInRules(db, new Set(from), into);
  describe(`Merged ${names} into “${target.name}”, ${contactsCounted(after)}`, { contacts: after });
  return { merged: from.length, contacts: after, rules };
}

function* mergeOne(context: BulkWriteContext, tag: number, into: number): Generator<Step, void> {
  const { db, now } = context;
  const forest = loadForest(db);
  moveChildren(context, forest, tag, into);
  const source = forest.get(tag);
  const target = forest.get(into);
  const filled: TagChanges = {};
  for (const column of carried) {
    const value = source.row[column];
    if (target.row[column] === null && value !== null) filled[column] = value;
  }
  if (Object.keys(filled).length > 0) db.run(updateTag(into, filled, now));
  db.run(moveAliases(tag, into));
  const assignments = db.pluck<number>(selectAssignmentIds([tag]));
  for (let at = 0; at < assignments.length; at += slice) {
    db.run(moveAssignments(assignments.slice(at, at + slice), into));
    yield { phase: 'Moving contacts', done: at, total: assignments.length };
  }
  // What is left stands twice: the contact wears both.
  yield* removeInSlices(context, db.pluck<number>(selectAssignmentIds([tag])));
  for (const move of moveRuleAndPins(tag, into)) db.run(move);
  for (const deletion of deletionsBelow(tag)) db.run(deletion);
  db.run(deleteTag(tag));
  keepAlias(context, loadForest(db), into, source.name, target.name);
}

/** Children follow; where the kept tag lies below the merged one, it takes its place. */
function moveChildren({ db, now }: BulkWriteContext, forest: Forest, tag: number, into: number): void {
  const source = forest.get(tag);
  if (pathTo(forest.rows, into).includes(tag)) {
    db.run(updateTag(into, { parent_id: source.parentId, position: source.position }, now));
  }
  const children = forest.childrenOf(tag).filter(({ id }) => id !== into);
  const siblings = forest.childrenOf(into);
  for (const { id, position } of placeBefore(
    siblings,
    children.map((child) => child.id),
    null,
  )) {
    const isChild = children.some((child) => child.id === id);
    db.run(updateTag(id, isChild ? { parent_id: into, position } : { position }, now));
  }
}

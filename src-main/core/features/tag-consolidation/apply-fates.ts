// Does everything that was accepted, as one operation: branches first, then fields, merges and retirements. Every part is
// done by the functions that do it elsewhere too, so that aliases, rules and groups are kept right in the same way.
import type { ConsolidationOutcome } from '../../../../src-shared/contract/tag-consolidation.ts';
import type { TagId } from '../../../../src-shared/model/ids.ts';
import { Refusal, refuse } from '../../../../src-shared/model/refusal.ts';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { createTag, moveTags, renameTag, setStatus } from '../tags/change-tags.ts';
import { mergeTags } from '../tags/merge-tags.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { deleteAnswers } from './consolidation-queries.ts';
import { answersOf, type MoveFate, planFates } from './plan-fates.ts';
import { changedContacts, livingTags } from './show-fates.ts';
import { writeField } from './tags-to-field.ts';

export function* applyFates(context: BulkWriteContext): Generator<Step, ConsolidationOutcome> {
  const { db, describe } = context;
  const forest = loadForest(db);
  const before = livingTags(forest);
  const answers = answersOf(db);
  const plan = planFates(db, forest, answers);
  const [problem] = plan.problems;
  if (problem) throw refuse('not-possible', problem.message, plan.problems);
  const contacts = changedContacts(db, plan);
  const merges = new Map(plan.merges);
  let moved = 0;
  for (const { tag, fate } of plan.moves) {
    yield { phase: 'Moving tags', done: moved, total: plan.moves.length };
    const twin = moveOne(context, tag, fate);
    if (twin === null) moved++;
    else merges.set(twin, [...(merges.get(twin) ?? []), tag]);
  }
  let rules = 0;
  for (const field of plan.fields) rules += (yield* writeField(context, field)).rules;
  let merged = 0;
  for (const [into, tags] of merges) {
    yield { phase: 'Merging tags', done: merged, total: null };
    const done = yield* mergeTags(context, tags, into);
    merged += done.merged;
    rules += done.rules;
  }
  if (plan.retire.length > 0) setStatus(context, { tags: plan.retire as TagId[], status: 'retired' });
  const fields = plan.fields.reduce((sum, { values }) => sum + values.length, 0);
  if (merged + moved + fields + plan.retire.length === 0) {
    throw refuse('nothing-to-change', 'Nothing was accepted that changes a tag. Accept some proposals first.');
  }
  db.run(deleteAnswers(answers.filter(({ answer }) => answer === 'accepted').map(({ tag }) => tag)));
  const after = livingTags(loadForest(db));
  describe(`Consolidated tags: ${before.toLocaleString('en')} → ${after.toLocaleString('en')} in use`, {
    merged,
    moved,
    fields,
    retired: plan.retire.length,
    contacts,
  });
  return { merged, moved, fields, retired: plan.retire.length, contacts, rules, before, after };
}

/**
 * Moves a tag under its new parent and renames it.
 * @returns the tag of that name that is there already and takes it in, or null
 */
function moveOne(context: BulkWriteContext, tag: number, fate: MoveFate): number | null {
  const parent = fate.parent ?? newParent(context, fate.newParent);
  const forest = loadForest(context.db);
  const twin = forest.childrenOf(parent).find(({ id, name }) => id !== tag && tagKey(name) === tagKey(fate.name));
  if (twin) return twin.id;
  // Under its old name first: the new one may be free only there.
  moveTags(context, { tags: [tag as TagId], parent: parent as TagId | null, before: null, allowConflicts: true });
  try {
    renameTag(context, { tag: tag as TagId, name: fate.name, keepAlias: true });
  } catch (error) {
    // The shorter name is kept as another name of some tag: the tag keeps its long one.
    if (!(error instanceof Refusal && error.code === 'name-is-alias')) throw error;
  }
  return null;
}

function newParent(context: BulkWriteContext, name: string | null): number | null {
  if (name === null) return null;
  const there = loadForest(context.db)
    .childrenOf(null)
    .find((tag) => tagKey(tag.name) === tagKey(name));
  return there?.id ?? createTag(context, { name, parent: null, before: null }).id;
}

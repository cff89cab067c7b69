// What a fate, or all accepted ones together, would do: contacts, rules and fields affected. Writes nothing.
import type {
  ConsolidationSummary,
  FateAnswer,
  FateEffect,
} from '../../../../src-shared/contract/tag-consolidation.ts';
import type { TagUse } from '../../../../src-shared/contract/tags.ts';
import type { TagFate } from '../../../../src-shared/tags/consolidation.ts';
import { countDistinct } from '../../../../src-shared/tags/tag-tree.ts';
import { foldText, tagKey } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type Forest, loadForest } from '../tags/tag-forest.ts';
import { membersByTag } from '../tags/tag-overview.ts';
import { usesByTag } from '../tags/tag-rules.ts';
import { type FatePlan, planCounts, planFates } from './plan-fates.ts';
import { fieldValues } from './tags-to-field.ts';

/** Tags in use: all that are not retired. */
export const livingTags = ({ rows }: Forest): number => rows.filter(({ row }) => row.status !== 'retired').length;

export function fateEffect(db: ReadHandle, tag: number, fate: TagFate): FateEffect {
  const forest = loadForest(db);
  forest.get(tag);
  const members = membersByTag(db);
  const own = new Set(members.get(tag) ?? []);
  const plan = planFates(db, forest, [{ tag, fate, answer: 'accepted' }]);
  const [problem] = plan.problems;
  const effect: FateEffect = {
    contacts: own.size,
    already: 0,
    after: null,
    usedBy: usesByTag(db, (tags) => forest.branch(tags)).get(tag) ?? [],
    problem: problem?.message ?? null,
  };
  if (problem) return effect;
  if (fate.action === 'merge') {
    const other = new Set(members.get(fate.into) ?? []);
    const already = [...own].filter((contact) => other.has(contact)).length;
    return { ...effect, already, after: own.size + other.size - already };
  }
  const [field] = plan.fields;
  if (field) {
    const { values, held } = fieldValues(db, field);
    return { ...effect, already: held, after: values.size };
  }
  return effect;
}

/** The distinct contacts whose tags or fields a plan changes; retiring changes nobody. */
export function changedContacts(db: ReadHandle, plan: FatePlan): number {
  const members = membersByTag(db);
  const going = [
    ...[...plan.merges.values()].flat(),
    ...plan.fields.flatMap(({ values }) => values.map(({ tag }) => tag)),
  ];
  return countDistinct(going.map((tag) => members.get(tag) ?? []));
}

/** @param answers those that are given, or would be */
export function consolidationSummary(db: ReadHandle, answers: readonly FateAnswer[]): ConsolidationSummary {
  const forest = loadForest(db);
  const plan = planFates(db, forest, answers);
  const counts = planCounts(plan);
  const uses = usesByTag(db, (tags) => forest.branch(tags));
  const touched = new Map<string, TagUse>();
  const changing = [
    ...[...plan.merges.values()].flat(),
    ...plan.fields.flatMap(({ values }) => values.map(({ tag }) => tag)),
  ];
  for (const tag of changing) for (const use of uses.get(tag) ?? []) touched.set(`${use.kind} ${use.id}`, use);
  const before = livingTags(forest);
  const gone = [...changing, ...plan.retire].filter((tag) => forest.get(tag).row.status !== 'retired').length;
  return {
    before,
    after: before - gone + newBranches(forest, plan),
    accepted: answers.filter(({ answer }) => answer === 'accepted').length,
    rejected: answers.filter(({ answer }) => answer === 'rejected').length,
    counts,
    contacts: changedContacts(db, plan),
    usedBy: [...touched.values()],
    fields: plan.fields.map((field) => {
      const { values, twice } = fieldValues(db, field);
      const texts = new Set(field.values.map(({ value }) => foldText(value)));
      return { label: field.label, values: texts.size, isNew: field.key === null, contacts: values.size, twice };
    }),
    problems: plan.problems,
  };
}

/** Tags that a plan makes as parents of others. */
function newBranches(forest: Forest, plan: FatePlan): number {
  const there = new Set(forest.childrenOf(null).map(({ name }) => tagKey(name)));
  const made = plan.moves.flatMap(({ fate }) =>
    fate.parent === null && fate.newParent !== null ? [fate.newParent] : [],
  );
  return new Set(made.map(tagKey).filter((key) => !there.has(key))).size;
}

// The accepted answers as one plan: merges followed to the tag that stays in the end, values by field, and everything that
// stands in the way. Owns that reading of the answers; writing is in apply-fates.ts.
import type { FateAnswer } from '../../../../src-shared/contract/tag-consolidation.ts';
import { type TagFate, tagFateSchema } from '../../../../src-shared/tags/consolidation.ts';
import { wouldCircle } from '../../../../src-shared/tags/tag-tree.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import type { Forest } from '../tags/tag-forest.ts';
import { selectAnswers, selectRuledTags } from './consolidation-queries.ts';

export type MoveFate = Extract<TagFate, { action: 'move' }>;

export interface FieldPlan {
  label: string;
  /** The custom field that has this label, or null for a new one. */
  column: string | null;
  key: string | null;
  /** What is written for the contacts of each tag. */
  values: { tag: number; value: string }[];
}

export interface FatePlan {
  /** Tags by the tag that stays in the end. */
  merges: Map<number, number[]>;
  moves: { tag: number; fate: MoveFate }[];
  fields: FieldPlan[];
  retire: number[];
  keep: number[];
  problems: { tag: number; message: string }[];
}

/** Answers that this version understands, oldest first. */
export function answersOf(db: ReadHandle): FateAnswer[] {
  return db.all(selectAnswers()).flatMap(({ tag_id: tag, answer, fate }) => {
    const parsed = tagFateSchema.safeParse(JSON.parse(fate));
    return parsed.success ? [{ tag, answer, fate: parsed.data }] : [];
  });
}

export function planFates(db: ReadHandle, forest: Forest, answers: readonly FateAnswer[]): FatePlan {
  const fates = new Map(answers.filter(({ answer }) => answer === 'accepted').map(({ tag, fate }) => [tag, fate]));
  const plan: FatePlan = { merges: new Map(), moves: [], fields: [], retire: [], keep: [], problems: [] };
  const ruled = new Set(db.pluck<number>(selectRuledTags()));
  const known = customFieldsOf(db);
  const fields = new Map<string, FieldPlan>();
  for (const [tag, fate] of fates) {
    const message = obstacle(tag, fate, fates, forest, ruled, known);
    if (message !== null) {
      plan.problems.push({ tag, message });
      continue;
    }
    switch (fate.action) {
      case 'merge': {
        const into = finalTarget(tag, fates) ?? fate.into;
        plan.merges.set(into, [...(plan.merges.get(into) ?? []), tag]);
        break;
      }
      case 'move':
        plan.moves.push({ tag, fate });
        break;
      case 'field': {
        const key = foldText(fate.field);
        const there = known.find(({ label }) => foldText(label) === key);
        const field = fields.get(key) ?? {
          label: there?.label ?? fate.field,
          column: there?.column ?? null,
          key: there?.key ?? null,
          values: [],
        };
        fields.set(key, field);
        const same = there?.options.find((option) => foldText(option) === foldText(fate.value));
        field.values.push({ tag, value: same ?? fate.value });
        break;
      }
      case 'retire':
        if (forest.get(tag).row.status !== 'retired') plan.retire.push(tag);
        break;
      case 'keep':
        plan.keep.push(tag);
    }
  }
  plan.fields = [...fields.values()];
  return plan;
}

/** Where a chain of merges ends; null where it goes in a circle. */
function finalTarget(tag: number, fates: ReadonlyMap<number, TagFate>): number | null {
  const seen = new Set([tag]);
  let at = tag;
  for (let fate = fates.get(at); fate?.action === 'merge'; fate = fates.get(at)) {
    at = fate.into;
    if (seen.has(at)) return null;
    seen.add(at);
  }
  return at;
}

function obstacle(
  tag: number,
  fate: TagFate,
  fates: ReadonlyMap<number, TagFate>,
  forest: Forest,
  ruled: ReadonlySet<number>,
  known: ReturnType<typeof customFieldsOf>,
): string | null {
  const has = (id: number): boolean => forest.rows.some((row) => row.id === id);
  const { name } = forest.get(tag);
  if (fate.action === 'merge') {
    if (!has(fate.into)) return `The tag that “${name}” was to be merged into is not there any more.`;
    const end = finalTarget(tag, fates);
    if (end === null) return `“${name}” is to be merged in a circle. Keep one of the tags.`;
    const ending = fates.get(end)?.action;
    if (ending === 'field' || ending === 'retire') {
      const what = ending === 'field' ? 'becomes a field' : 'is retired';
      return `“${name}” is to be merged into “${forest.get(end).name}”, which itself ${what}. Choose a tag that stays.`;
    }
  }
  if (fate.action === 'move' && fate.parent !== null) {
    if (!has(fate.parent)) return `The tag above “${name}” is not there any more.`;
    if (wouldCircle(forest.rows, tag, fate.parent)) return `“${name}” cannot lie under itself or a tag below it.`;
    const above = fates.get(fate.parent)?.action;
    if (above === 'merge' || above === 'field') {
      return `“${forest.get(fate.parent).name}”, under which “${name}” was to lie, goes itself. Choose a tag that stays.`;
    }
  }
  if (fate.action === 'field') {
    if (ruled.has(tag))
      return `“${name}” has a rule, which cannot decide about a field. Delete the rule first, or keep it.`;
    if (forest.childrenOf(tag).length > 0) return `Tags lie below “${name}”. Move them first, or keep it.`;
    const field = known.find(({ label }) => foldText(label) === foldText(fate.field));
    if (field && field.type !== 'choice' && field.type !== 'text') {
      return `The field “${field.label}” holds no text. Name another field for “${name}”.`;
    }
  }
  return null;
}

/** How many tags each kind of fate takes in a plan. */
export const planCounts = (plan: FatePlan) => ({
  merge: [...plan.merges.values()].reduce((sum, tags) => sum + tags.length, 0),
  move: plan.moves.length,
  field: plan.fields.reduce((sum, { values }) => sum + values.length, 0),
  retire: plan.retire.length,
  keep: plan.keep.length,
});

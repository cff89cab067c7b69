// The rules on tags of the open workspace, read and checked: which can run, in which order, and why others cannot.
import type { Removal } from '../../../../src-shared/contract/tag-rules.ts';
import { conditionsOf, type Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule, type RuleProblem, type RuleSurroundings } from '../../../../src-shared/rules/check-rule.ts';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { conditionsWithin, orderRules, tagsAsked } from '../../engines/tag-rules/rule-order.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { type Forest, loadForest } from '../tags/tag-forest.ts';
import { selectRules } from './tag-rules-queries.ts';

export interface TagRule {
  tag: number;
  addWhen: Rule;
  removal: Removal;
  removeWhen: Rule | null;
  isActive: boolean;
}

export interface RulesWorld {
  context: CompileContext;
  surroundings: RuleSurroundings;
  forest: Forest;
  /** In the order of the tree; stored ones that this version does not understand are in `unreadable`. */
  rules: ReadonlyMap<number, TagRule>;
  unreadable: ReadonlySet<number>;
}

/** @param draft stands in for the saved rule of its tag */
export function loadRules(db: ReadHandle, asOf: number, now: number, draft?: TagRule): RulesWorld {
  const context = loadCompileContext(db, asOf, now);
  const forest = loadForest(db);
  const stored = new Map<number, TagRule>();
  const unreadable = new Set<number>();
  for (const row of db.all(selectRules())) {
    const addWhen = storedRule(row.add_when);
    const removeWhen = row.remove_when === null ? null : storedRule(row.remove_when);
    if (addWhen === undefined || removeWhen === undefined) unreadable.add(row.tag_id);
    else {
      const { tag_id: tag, removal } = row;
      stored.set(tag, { tag, addWhen, removal, removeWhen, isActive: row.is_active === 1 });
    }
  }
  if (draft) {
    stored.set(draft.tag, draft);
    unreadable.delete(draft.tag);
  }
  const rules = new Map<number, TagRule>();
  const inTreeOrder = (parent: number | null): void => {
    for (const { id } of forest.childrenOf(parent)) {
      const rule = stored.get(id);
      if (rule) rules.set(id, rule);
      inTreeOrder(id);
    }
  };
  if (stored.size > 0) inTreeOrder(null);
  return { context, surroundings: ruleSurroundings(db, context), forest, rules, unreadable };
}

/** The one or two rules of a tag. */
export const partsOf = ({ addWhen, removeWhen }: TagRule): Rule[] =>
  removeWhen === null ? [addWhen] : [addWhen, removeWhen];

/** What is wrong with one rule of a tag, beside what is wrong with any rule. */
export function problemsOf(rule: Rule, { surroundings, context }: RulesWorld): RuleProblem[] {
  const problems = checkRule(rule, surroundings);
  if (problems.length > 0) return problems;
  if (conditionsOf(rule).length === 0) {
    return [{ path: [], message: 'Add a condition: without one the rule holds for everybody.' }];
  }
  const counts = conditionsWithin(rule, context).some((one) => one.kind === 'field' && one.field === 'tag_count');
  const message = 'The number of tags cannot decide about a tag: the rule would change what it asks for.';
  return counts ? [{ path: [], message }] : [];
}

/** Order and loops of all rules, switched off ones too: switching one on must not make a loop. */
export function orderOf({ rules, context }: RulesWorld): ReturnType<typeof orderRules> {
  return orderRules(new Map([...rules].map(([tag, rule]) => [tag, tagsAsked(partsOf(rule), context)])));
}

/** 'The rules go in a circle: “A” asks for “B”, which asks for “A”. Change one of them.' */
export function loopMessage(loop: readonly number[], forest: Forest): string {
  const named = [...loop, ...loop.slice(0, 1)].map((tag) => `“${forest.get(tag).name}”`);
  if (loop.length === 1) return `The rule of ${named[0]} asks for ${named[0]} itself. Take that condition out.`;
  const [first, ...rest] = named;
  return `The rules go in a circle: ${first} asks for ${rest.join(', which asks for ')}. Change one of them.`;
}

/** Why a rule does not run, or null when it does. Loops come from orderOf. */
export function obstacleOf(rule: TagRule, world: RulesWorld, loops: readonly (readonly number[])[]): string | null {
  if (world.forest.get(rule.tag).row.status === 'retired') return 'The tag is retired.';
  const problem = partsOf(rule).flatMap((part) => problemsOf(part, world))[0];
  if (problem) return problem.message;
  const loop = loops.find((one) => one.includes(rule.tag));
  return loop ? loopMessage(loop, world.forest) : null;
}

export const addSentence = ({ addWhen }: Pick<TagRule, 'addWhen'>, { surroundings }: RulesWorld): string =>
  ruleSentence(addWhen, surroundings.names);

export function removeSentence(rule: Pick<TagRule, 'removal' | 'removeWhen'>, { surroundings }: RulesWorld): string {
  if (rule.removal === 'not_true') return 'as soon as that is no longer true';
  return rule.removeWhen === null ? 'never' : ruleSentence(rule.removeWhen, surroundings.names);
}

// What running the rules on tags would do, without writing: each rule sees what the ones before it decided. Owns the order
// of a run and the sets it works on; who gains and who loses is decided in engines/tag-rules.
import type { Rule, TagCondition } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { evaluateBits } from '../../engines/rule-compiler/evaluate-bits.ts';
import { addAll, bitsOf, type IdBits, takeAway } from '../../engines/rule-compiler/id-bits.ts';
import { decideTag, type TagDecision } from '../../engines/tag-rules/decide-tag.ts';
import { tagsMeant } from '../../engines/tag-rules/rule-order.ts';
import { rivalsOf } from '../tags/exclusive-groups.ts';
import { everybodyIn, type Population } from './population.ts';
import { obstacleOf, orderOf, type RulesWorld, type TagRule } from './rule-world.ts';

export interface Worn {
  byRule: IdBits;
  byHand: IdBits;
}

export interface TagPlan {
  tag: number;
  decision: TagDecision;
  before: Worn;
  pinned: IdBits;
}

export interface Planned {
  plans: TagPlan[];
  skipped: { tag: number; message: string }[];
  active: IdBits;
}

/** Works out a run rule by rule, yielding after each. Nothing may be written in between. */
export function* planRun(
  world: RulesWorld,
  population: Population,
): Generator<{ done: number; total: number }, Planned> {
  const { context, forest } = world;
  const { active } = population;
  const { order, loops } = orderOf(world);
  const skipped: Planned['skipped'] = [];
  const runnable = new Map<number, TagRule>();
  for (const tag of [...order, ...loops.flat()]) {
    const rule = world.rules.get(tag);
    if (!rule?.isActive) continue;
    const message = obstacleOf(rule, world, loops);
    if (message === null) runnable.set(tag, rule);
    else skipped.push({ tag, message });
  }
  const notUnderstood = 'This version of Tagstead does not understand the rule.';
  for (const tag of world.unreadable) skipped.push({ tag, message: notUnderstood });

  const pins = population.pins();
  const decided = new Map<number, TagDecision>();
  const plans: TagPlan[] = [];
  for (const [tag, rule] of runnable) {
    const rivals = [...rivalsOf(forest, tag).keys()];
    const worn = loadWorn(population, [tag, ...rivals]);
    const none = (): IdBits => new Uint32Array(active.length);
    const before = worn.get(tag) ?? { byRule: none(), byHand: none() };
    const excluding = none();
    for (const rival of rivals) {
      const wearing = worn.get(rival);
      const earlier = decided.get(rival);
      if (wearing) addAll(excluding, wearing.byHand);
      if (earlier) addAll(excluding, earlier.wears);
      else if (wearing && !runnable.has(rival)) addAll(excluding, wearing.byRule);
    }
    const holds = (part: Rule): IdBits => membersAfter(part, population, context, decided);
    const pinned = pins.get(`pin ${tag}`) ?? none();
    const decision = decideTag({
      active,
      adds: holds(rule.addWhen),
      removes: rule.removal === 'rule' && rule.removeWhen ? holds(rule.removeWhen) : removalWord(rule),
      byRule: before.byRule,
      byHand: before.byHand,
      pinned,
      banned: pins.get(`ban ${tag}`) ?? none(),
      rivals: excluding,
    });
    decided.set(tag, decision);
    plans.push({ tag, decision, before, pinned });
    yield { done: plans.length, total: runnable.size };
  }
  return { plans, skipped, active };
}

/** The same in one go, for reads. */
export function plannedRun(db: ReadHandle, world: RulesWorld): Planned {
  const steps = planRun(world, everybodyIn(db, world.context));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const removalWord = ({ removal }: TagRule): 'not_true' | 'never' => (removal === 'not_true' ? 'not_true' : 'never');

/** Whom a rule holds for once the tags decided so far are as decided. */
function membersAfter(
  rule: Rule,
  population: Population,
  context: CompileContext,
  decided: ReadonlyMap<number, TagDecision>,
): IdBits {
  return evaluateBits(rule, population.active, context, (condition) =>
    condition.kind === 'tag' ? wearing(condition, population, context, decided) : population.holds(condition),
  );
}

function wearing(
  { tags, descendants, match }: TagCondition,
  population: Population,
  context: CompileContext,
  decided: ReadonlyMap<number, TagDecision>,
): IdBits {
  const meant = tagsMeant(tags, descendants, context.tagChildren);
  const asTheyAre: TagCondition = {
    kind: 'tag',
    match: 'has',
    tags: [...meant].filter((tag) => !decided.has(tag)),
    descendants: false,
  };
  const wears = population.holds(asTheyAre).slice();
  for (const tag of meant) {
    const decision = decided.get(tag);
    if (decision) addAll(wears, decision.wears);
  }
  if (match === 'has') return wears;
  const without = population.active.slice();
  takeAway(without, wears);
  return without;
}

function loadWorn({ wornRows, active }: Population, tags: readonly number[]): Map<number, Worn> {
  const lists = new Map<number, { byRule: number[]; byHand: number[] }>();
  for (const [, tag, contact, isByRule] of wornRows(tags)) {
    let list = lists.get(tag);
    if (!list) {
      list = { byRule: [], byHand: [] };
      lists.set(tag, list);
    }
    (isByRule === 1 ? list.byRule : list.byHand).push(contact);
  }
  const highest = active.length * 32 - 1;
  return new Map(
    [...lists].map(([tag, { byRule, byHand }]) => [
      tag,
      { byRule: bitsOf(byRule, highest), byHand: bitsOf(byHand, highest) },
    ]),
  );
}

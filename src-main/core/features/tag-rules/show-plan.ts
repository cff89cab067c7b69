// What a run would do, as the page shows it: counts, the first names, and rules that open exactly these contacts.
import type { Affected, RulePlan, TagEffect } from '../../../../src-shared/contract/tag-rules.ts';
import type { Group, Rule, RuleNode } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { countIds, type IdBits, idsIn, keepCommon, noIds } from '../../engines/rule-compiler/id-bits.ts';
import { membersOf } from '../segments/member-bits.ts';
import { flippedExamples } from '../tag-examples/check-examples.ts';
import type { Planned, TagPlan } from './plan-run.ts';
import type { RulesWorld, TagRule } from './rule-world.ts';
import { selectContactNames } from './tag-rules-queries.ts';

const sampleSize = 50;

export function shownPlan(db: ReadHandle, world: RulesWorld, planned: Planned): RulePlan {
  return {
    effects: planned.plans.map((plan) => shownEffect(db, world, plan, planned.active)),
    skipped: planned.skipped.map((one) => ({ ...one, name: world.forest.get(one.tag).name })),
    flips: flippedExamples(db, world.forest, planned.plans),
    asOf: world.context.asOf,
  };
}

export function shownEffect(
  db: ReadHandle,
  world: RulesWorld,
  { tag, decision, before }: TagPlan,
  active: IdBits,
): TagEffect {
  const rule = world.rules.get(tag);
  const worn = noIds(active.length * 32 - 1);
  for (const [word, bits] of worn.entries()) {
    worn[word] = (bits | (before.byRule[word] ?? 0) | (before.byHand[word] ?? 0)) & (active[word] ?? 0);
  }
  const after = decision.wears.slice();
  keepCommon(after, active);
  return {
    tag,
    name: world.forest.get(tag).name,
    gains: affected(db, world, decision.gains, rule && gainRule(rule)),
    loses: affected(db, world, decision.loses, rule && loseRule(rule)),
    blocked: affected(db, world, decision.blocked, undefined),
    before: countIds(worn),
    after: countIds(after),
  };
}

function affected(db: ReadHandle, world: RulesWorld, bits: IdBits, candidate: Rule | undefined): Affected {
  const count = countIds(bits);
  if (count === 0) return { count, sample: [], opens: null };
  const meant = candidate && membersOf(db, candidate, world.context);
  const isExact = meant?.every((word, index) => word === bits[index]) === true;
  return {
    count,
    sample: db.all(selectContactNames(idsIn(bits, sampleSize))),
    opens: isExact && candidate ? candidate : null,
  };
}

const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const wears = (tag: number, match: 'has' | 'has_not'): RuleNode => ({
  kind: 'tag',
  match,
  tags: [tag],
  descendants: false,
});

const gainRule = ({ tag, addWhen }: TagRule): Rule => all(addWhen, wears(tag, 'has_not'));

function loseRule({ tag, addWhen, removeWhen }: TagRule): Rule {
  if (removeWhen) return all(wears(tag, 'has'), removeWhen);
  return all(wears(tag, 'has'), { kind: 'group', match: 'none', items: [addWhen] });
}

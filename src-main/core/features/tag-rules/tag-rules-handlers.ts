// Decides what the requests of contract/tag-rules.ts do. A run is worked out in plan-run.ts and written in run-rules.ts.
import type { TagRuleRow, tagRulesContract } from '../../../../src-shared/contract/tag-rules.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { upsertSetting } from '../settings/settings-queries.ts';
import { flippedExamples } from '../tag-examples/check-examples.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { automaticKey, dueReason, isAutomatic, runsOf } from './due-runs.ts';
import { forgetPrint } from './in-force.ts';
import { activeContact, pinTag, shownPin, unpinTag } from './pins.ts';
import { plannedRun } from './plan-run.ts';
import {
  addSentence,
  loadRules,
  loopMessage,
  obstacleOf,
  orderOf,
  partsOf,
  problemsOf,
  type RulesWorld,
  removeSentence,
  type TagRule,
} from './rule-world.ts';
import { runRules } from './run-rules.ts';
import { shownEffect, shownPlan } from './show-plan.ts';
import {
  countByRule,
  deleteRule,
  insertRule,
  selectPinsOf,
  selectRuleOf,
  selectRules,
  updateRule,
} from './tag-rules-queries.ts';
import { tagWhy } from './tag-why.ts';

export const tagRulesHandlers: HandlersOf<typeof tagRulesContract> = {
  'tagRules.list': ({ db, asOf, now }) => ({
    rules: shownRules(db, loadRules(db, asOf, now)),
    isAutomatic: isAutomatic(db),
  }),

  'tagRules.show': ({ db, asOf, now }, { tag }) => {
    const world = loadRules(db, asOf, now);
    world.forest.get(tag);
    return {
      rule: shownRules(db, world).find((row) => row.tag === tag) ?? null,
      pins: db.all(selectPinsOf(tag)).map((row) => shownPin(row, world.context.asOf)),
    };
  },

  'tagRules.preview': ({ db, asOf, now }, { tag, addWhen, removal, removeWhen }) => {
    const draft = draftOf({ tag, addWhen, removal, removeWhen, isActive: true });
    const world = loadRules(db, asOf, now, draft);
    world.forest.get(tag);
    const { loops } = orderOf(world);
    const problem = obstacleOf(draft, world, loops);
    const words = {
      addSentence: addSentence(draft, world),
      removeSentence: removeSentence(draft, world),
      addProblems: problemsOf(addWhen, world),
      removeProblems: draft.removeWhen === null ? [] : problemsOf(draft.removeWhen, world),
      problem,
    };
    const nothing = { tags: 0, gained: 0, lost: 0 };
    if (problem !== null) return { ...words, effect: null, others: nothing, flips: [] };
    const planned = plannedRun(db, world);
    const own = planned.plans.find((plan) => plan.tag === tag);
    const others = { ...nothing };
    for (const { tag: other, decision } of planned.plans) {
      const [gained, lost] = [countIds(decision.gains), countIds(decision.loses)];
      if (other === tag || gained + lost === 0) continue;
      others.tags += 1;
      others.gained += gained;
      others.lost += lost;
    }
    return {
      ...words,
      effect: own ? shownEffect(db, world, own, planned.active) : null,
      others,
      flips: flippedExamples(db, world.forest, planned.plans),
    };
  },

  'tagRules.dryRun': ({ db, asOf, now }) => {
    const world = loadRules(db, asOf, now);
    return shownPlan(db, world, plannedRun(db, world));
  },

  'tagRules.status': ({ db, asOf }) => ({
    active: db.all(selectRules()).filter(({ is_active }) => is_active === 1).length,
    isAutomatic: isAutomatic(db),
    due: dueReason(db, asOf),
    lastRun: runsOf(db, 1)[0] ?? null,
  }),

  'tagRules.runs': ({ db }, { limit }) => runsOf(db, limit),

  'tagRules.why': (context, { tag, contact }) => {
    activeContact(context.db, contact);
    return tagWhy(context, tag, contact);
  },

  'tagRules.save': ({ db, asOf, now, describe }, input) => {
    const draft = draftOf(input);
    const world = loadRules(db, asOf, now, draft);
    const { name, row } = world.forest.get(draft.tag);
    if (row.status === 'retired') {
      throw refuse('tag-is-retired', `“${name}” is retired. Make it active again before giving it a rule.`);
    }
    for (const part of partsOf(draft)) {
      const problems = problemsOf(part, world);
      if (problems[0]) throw refuse('rule-invalid', problems[0].message, problems);
    }
    const loop = orderOf(world).loops.find((one) => one.includes(draft.tag));
    if (loop) throw refuse('rule-loop', loopMessage(loop, world.forest), { tags: loop });
    const columns = {
      add_when: JSON.stringify(draft.addWhen),
      removal: draft.removal,
      remove_when: draft.removeWhen === null ? null : JSON.stringify(draft.removeWhen),
      is_active: draft.isActive ? 1 : 0,
      updated_at: now,
    };
    const before = db.first(selectRuleOf(draft.tag));
    db.run(before ? updateRule(draft.tag, columns) : insertRule(draft.tag, columns));
    const sentence = ruleSentence(draft.addWhen, world.surroundings.names);
    const verb = before === undefined ? 'Gave' : 'Changed the rule of';
    describe(before === undefined ? `${verb} “${name}” a rule: ${sentence}` : `${verb} “${name}”: ${sentence}`, {
      rules: 1,
    });
    return null;
  },

  'tagRules.remove': ({ db, describe }, { tag }) => {
    const { name } = loadForest(db).get(tag);
    if (!db.first(selectRuleOf(tag))) throw refuse('not-found', `“${name}” has no rule any more.`);
    db.run(deleteRule(tag));
    describe(`Deleted the rule of “${name}”`, { rules: 1 });
    return null;
  },

  'tagRules.setAutomatic': ({ db, describe }, { on }) => {
    if (isAutomatic(db) !== on) {
      db.run(upsertSetting(automaticKey, on));
      db.run(forgetPrint); // what is written while they are off is seen by the next run
      describe(on ? 'Let tag rules run by themselves' : 'Stopped tag rules from running by themselves');
    }
    return null;
  },

  'tagRules.pin': pinTag,
  'tagRules.unpin': unpinTag,

  'tagRules.run': (job, { reason }) => runRules(job, reason),
};

/** A rule for removing belongs only where one is asked for. */
function draftOf(input: TagRule): TagRule {
  const { tag, addWhen, removal, removeWhen, isActive } = input;
  if (removal !== 'rule') return { tag, addWhen, removal, removeWhen: null, isActive };
  return { tag, addWhen, removal, removeWhen: removeWhen ?? { kind: 'group', match: 'all', items: [] }, isActive };
}

function shownRules(db: ReadHandle, world: RulesWorld): TagRuleRow[] {
  const { loops } = orderOf(world);
  const byRule = new Map(db.all(countByRule()).map(({ tag_id, count }) => [tag_id, count]));
  return [...world.rules.values()].map((rule) => ({
    ...rule,
    name: world.forest.get(rule.tag).name,
    addSentence: addSentence(rule, world),
    removeSentence: removeSentence(rule, world),
    problem: obstacleOf(rule, world, loops),
    byRule: byRule.get(rule.tag) ?? 0,
  }));
}

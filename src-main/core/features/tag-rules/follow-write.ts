// What rules on tags make of a write, within the same operation: the contacts that it touched are evaluated again, with
// whoever moved in or out of a "top 10 %" because of it. One undo takes the edit and its consequences back.
import { sql } from 'kysely';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { idsIn } from '../../engines/rule-compiler/id-bits.ts';
import type { OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { conditionsWithin } from '../../engines/tag-rules/rule-order.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { ruleZone } from '../segments/rule-context.ts';
import { isAutomatic, runsOf } from './due-runs.ts';
import { planRun } from './plan-run.ts';
import { everybodyIn, isRelative, onlyThese, type Population } from './population.ts';
import { relativeSets } from './relative-sets.ts';
import { loadRules, partsOf, type RulesWorld } from './rule-world.ts';
import { writePlans } from './run-rules.ts';
import { contactsTouched } from './touched-contacts.ts';
import { worldPrint } from './world-print.ts';

type Follower = Pick<BulkWriteContext, 'db' | 'connection' | 'now' | 'asOf' | 'operation'>;

/** Beyond, working rules out for everybody costs less. */
const mostInFocus = 5_000;

/**
 * Brings tags that rules decide about up to date after a write. Does nothing while rules are not in force: when they were
 * never run, were changed since, when their last run was taken back or is of another day, or when they are switched off.
 * @param before a reader that does not see the write yet
 */
export function* followWrite(context: Follower, before: ReadHandle, name: string): Generator<Step, void> {
  const { db, operation, asOf, now } = context;
  if (name === 'tagRules.run' || db.value<number>(anyRule) !== 1) return;
  if (db.value<number>(undidRun(operation)) === 1) db.run(forgetPrint);
  const last = runsOf(db, 1)[0];
  if (!last || last.isUndone || last.asOf !== dayOf(asOf, ruleZone) || !isAutomatic(db)) return;
  const touched = contactsTouched(db, [operation], mostInFocus);
  if (touched?.length === 0) return;
  const world = loadRules(db, asOf, now);
  if (db.value<string>(lastPrint) !== worldPrint(world)) return;
  const relative = relativeSets(db, before, operation, relativeConditions(world), world.context);
  const focus = touched && [...new Set([...touched, ...moved(relative)])];
  const population =
    focus && focus.length <= mostInFocus
      ? onlyThese(db, focus, world.context, relative.after)
      : everybodyIn(db, world.context);
  yield* bringUpToDate(context, world, population);
}

const anyRule = sql`SELECT EXISTS (SELECT 1 FROM tag_rule WHERE is_active = 1)`;
/** Whoever takes a run back wants its tags off: nothing may put them on again until rules are run. */
const undidRun = (operation: number) =>
  sql`SELECT EXISTS (SELECT 1 FROM operation WHERE undone_by = ${operation} AND name = 'tagRules.run')`;
const forgetPrint = sql`UPDATE tag_rule_run SET world = NULL WHERE id = (SELECT max(id) FROM tag_rule_run)`;
const lastPrint = sql`SELECT world FROM tag_rule_run ORDER BY id DESC LIMIT 1`;

function* bringUpToDate(context: Follower, world: RulesWorld, population: Population): Generator<Step, void> {
  const steps = planRun(world, population);
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      yield { phase: 'Working out the rules', ...step.value };
      continue;
    }
    yield* writePlans(context, world, population, step.value.plans, new Set());
    return;
  }
}

function relativeConditions(world: RulesWorld): Map<string, OwnCondition> {
  const found = new Map<string, OwnCondition>();
  for (const rule of world.rules.values()) {
    if (!rule.isActive) continue;
    for (const condition of partsOf(rule).flatMap((part) => conditionsWithin(part, world.context))) {
      if (condition.kind !== 'segment' && isRelative(condition)) found.set(JSON.stringify(condition), condition);
    }
  }
  return found;
}

/** Whom the write moved over the edge of a share of everybody, on either side. */
function moved({ before, after }: ReturnType<typeof relativeSets>): number[] {
  return [...after].flatMap(([name, since]) => {
    const then = before.get(name);
    return then === since ? [] : idsIn(since.map((word, index) => word ^ (then?.[index] ?? 0)));
  });
}

// What rules on tags make of a write, within the same operation: the contacts that it touched are evaluated again, with
// whoever moved in or out of a "top 10 %" because of it. One undo takes the edit and its consequences back.
import { sql } from 'kysely';
import type { ReadHandle } from '../../db/handle.ts';
import { idsIn } from '../../engines/rule-compiler/id-bits.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { forgetPrint, inForceSince, mostInFocus, relativeConditions } from './in-force.ts';
import { planRun } from './plan-run.ts';
import { everybodyIn, onlyThese } from './population.ts';
import { relativeSets } from './relative-sets.ts';
import { loadRules, type RulesWorld } from './rule-world.ts';
import { writePlans } from './run-rules.ts';
import { contactsTouched } from './touched-contacts.ts';

type Follower = Pick<BulkWriteContext, 'db' | 'connection' | 'now' | 'asOf' | 'operation'>;

/**
 * Brings tags that rules decide about up to date after a write. Does nothing while rules are not in force: when they were
 * never run, were changed since, when their last run was taken back or is of another day, or when they are switched off.
 * @param before a reader that does not see the write yet
 */
export function* followWrite(context: Follower, before: ReadHandle, name: string): Generator<Step, void> {
  const { db, operation, asOf, now } = context;
  if (name === 'tagRules.run' || db.value<number>(anyRule) !== 1) return;
  if (db.value<number>(undidRun(operation)) === 1) db.run(forgetPrint);
  const touched = contactsTouched(db, [operation], mostInFocus);
  if (touched?.length === 0) return;
  let world: RulesWorld | undefined;
  const loadWorld = (): RulesWorld => (world ??= loadRules(db, asOf, now));
  if (inForceSince(db, asOf, loadWorld) === null) return;
  yield* evaluateAgain(context, before, loadWorld(), touched);
}

/** @param touched survivors whose facts changed, or null for too many */
function* evaluateAgain(
  context: Follower,
  before: ReadHandle,
  world: RulesWorld,
  touched: readonly number[] | null,
): Generator<Step, void> {
  const { db, operation } = context;
  const relative = relativeSets(db, before, { operation, touched }, relativeConditions(world), world.context);
  const focus = touched && [...new Set([...touched, ...moved(relative)])];
  const population =
    focus && focus.length <= mostInFocus
      ? onlyThese(db, focus, world.context, relative.after)
      : everybodyIn(db, world.context);
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

const anyRule = sql`SELECT EXISTS (SELECT 1 FROM tag_rule WHERE is_active = 1)`;
/** Whoever takes a run back wants its tags off: nothing may put them on again until rules are run. */
const undidRun = (operation: number) =>
  sql`SELECT EXISTS (SELECT 1 FROM operation WHERE undone_by = ${operation} AND name = 'tagRules.run')`;

/** Whom the write moved over the edge of a share of everybody, on either side. */
function moved({ before, after }: ReturnType<typeof relativeSets>): number[] {
  return [...after].flatMap(([name, since]) => {
    const then = before.get(name);
    return then === since ? [] : idsIn(since.map((word, index) => word ^ (then?.[index] ?? 0)));
  });
}

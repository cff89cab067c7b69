// Runs the rules on tags as one operation: puts on what they give, takes off what only they had put on, and logs the run.
import type { RunOutcome, RunReason } from '../../../../src-shared/contract/tag-rules.ts';
import { countIds, hasId, idsIn } from '../../engines/rule-compiler/id-bits.ts';
import type { BulkWriteContext, JobContext, Step } from '../../server/contexts.ts';
import { removeInSlices } from '../tags/assign-tags.ts';
import { asksForResults, inForceSince, mostInFocus, relativeConditions } from './in-force.ts';
import { type Planned, planRun, type TagPlan } from './plan-run.ts';
import { everybodyIn, onlyThese, type Population } from './population.ts';
import { addSentence, loadRules, type RulesWorld } from './rule-world.ts';
import { insertRuleAssignmentSql, insertRun, selectLoads, selectNewestBatch } from './tag-rules-queries.ts';
import { contactsTouched } from './touched-contacts.ts';
import { worldPrint } from './world-print.ts';

/** Rows written between two yields. */
const slice = 1_500;
/** What a sentence may take of the column: why a contact wears a tag is read in a list. */
const longestWhy = 400;

export const pinnedWhy = 'Pinned by hand';

export function runRules(job: JobContext, reason: RunReason): Promise<RunOutcome> {
  return job.writeInSteps((context) => runInSteps(context, job, reason));
}

function* runInSteps(context: BulkWriteContext, job: JobContext, reason: RunReason): Generator<Step, RunOutcome> {
  const { db, asOf, now, operation, describe } = context;
  // Asked on the reader: while this write holds the writer nothing else commits, and sets found before stay good.
  const world = job.read((reader) => loadRules(reader, asOf, now));
  const arrived = reason === 'import' ? onlyArrived(context, world) : null;
  const population = arrived ?? job.read((reader) => everybodyIn(reader, world.context));
  const planned = yield* plan(job, world, population);
  const contacts = new Set<number>();
  yield* writePlans(context, world, population, planned.plans, contacts);
  const perTag = planned.plans.map(({ tag, decision }): RunOutcome['perTag'][number] => ({
    tag,
    name: world.forest.get(tag).name,
    gained: countIds(decision.gains),
    lost: countIds(decision.loses),
    blocked: countIds(decision.blocked),
  }));
  const sum = (of: 'gained' | 'lost' | 'blocked'): number => perTag.reduce((total, row) => total + row[of], 0);
  const [gained, lost, blocked] = [sum('gained'), sum('lost'), sum('blocked')];
  const rules = planned.plans.length;
  if (rules > 0) {
    const last_batch = db.value<number>(selectNewestBatch()) ?? 0;
    const as_of = world.context.asOf;
    const print = worldPrint(world);
    // An operation that changed nothing is dropped at the end, and the log then refers to none.
    db.run(
      insertRun({ at: now, as_of, reason, operation_id: operation, rules, gained, lost, last_batch, world: print }),
    );
  }
  describe(
    `Ran ${counted(rules, 'tag rule')}: ${counted(gained, 'tag')} put on, ${lost.toLocaleString('en')} taken off`,
    { contacts: contacts.size },
  );
  const skipped = planned.skipped.map((one) => ({ ...one, name: world.forest.get(one.tag).name }));
  return { rules, gained, lost, blocked, contacts: contacts.size, perTag, skipped };
}

/**
 * The contacts that loads brought or changed since the last run, where that run and the writes since left everybody else
 * right; null where everybody has to be looked at.
 */
function onlyArrived({ db, asOf }: BulkWriteContext, world: RulesWorld): Population | null {
  const since = inForceSince(db, asOf, () => world);
  if (since === null || asksForResults(world) || relativeConditions(world).size > 0) return null;
  const touched = contactsTouched(db, db.pluck<number>(selectLoads(since)), mostInFocus);
  return touched && onlyThese(db, touched, world.context, new Map());
}

function* plan(job: JobContext, world: RulesWorld, population: Population): Generator<Step, Planned> {
  const steps = planRun(world, population);
  for (;;) {
    const step = job.read(() => steps.next());
    if (step.done) return step.value;
    yield { phase: 'Working out the rules', ...step.value };
  }
}

/**
 * Writes what a plan decided.
 * @param contacts gets the ids of everybody who gained or lost a tag
 */
export function* writePlans(
  context: Pick<BulkWriteContext, 'db' | 'connection' | 'now'>,
  world: RulesWorld,
  population: Population,
  plans: readonly TagPlan[],
  contacts: Set<number>,
): Generator<Step, void> {
  // Looked up before anything is written; off before on, so that nobody wears two tags of an exclusive group in between.
  const going = plans.flatMap(({ tag, decision }) => {
    if (countIds(decision.loses) === 0) return [];
    return population.wornRows([tag]).flatMap(([id, , bit, isByRule]) => {
      if (isByRule !== 1 || !hasId(decision.loses, bit)) return [];
      contacts.add(population.idAt(bit));
      return [id];
    });
  });
  yield* removeInSlices(context, going);
  for (const one of plans) yield* putOn(context, one, world, population, contacts);
}

function* putOn(
  { connection, db, now }: Pick<BulkWriteContext, 'db' | 'connection' | 'now'>,
  { tag, decision, pinned }: TagPlan,
  world: RulesWorld,
  population: Population,
  contacts: Set<number>,
): Generator<Step, void> {
  const gaining = idsIn(decision.gains);
  const rule = world.rules.get(tag);
  if (gaining.length === 0 || rule === undefined) return;
  const why = addSentence(rule, world).slice(0, longestWhy);
  const insert = connection.prepare(insertRuleAssignmentSql);
  db.noteWritten(['tag_assignment']);
  for (const [index, bit] of gaining.entries()) {
    const contact = population.idAt(bit);
    insert.run(contact, tag, hasId(pinned, bit) ? pinnedWhy : why, now);
    contacts.add(contact);
    if (index % slice === slice - 1) yield { phase: 'Tagging', done: index + 1, total: gaining.length };
  }
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

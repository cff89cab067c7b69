// Runs the rules on tags as one operation: puts on what they give, takes off what only they had put on, and logs the run.
import type { RunOutcome, RunReason } from '../../../../src-shared/contract/tag-rules.ts';
import { countIds, hasId, idsIn } from '../../engines/rule-compiler/id-bits.ts';
import type { BulkWriteContext, JobContext, Step } from '../../server/contexts.ts';
import { removeInSlices } from '../tags/assign-tags.ts';
import { type Planned, planRun, type TagPlan } from './plan-run.ts';
import { addSentence, loadRules, type RulesWorld } from './rule-world.ts';
import { insertRuleAssignmentSql, insertRun, selectNewestBatch, selectWorn } from './tag-rules-queries.ts';

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
  const planned = yield* plan(job, world);
  const contacts = new Set<number>();
  const perTag: RunOutcome['perTag'] = [];
  // Off before on, so that nobody wears two tags of an exclusive group in between.
  for (const one of planned.plans) yield* takeOff(context, one, contacts);
  for (const one of planned.plans) {
    const { tag, decision } = one;
    yield* putOn(context, one, world, contacts);
    perTag.push({
      tag,
      name: world.forest.get(tag).name,
      gained: countIds(decision.gains),
      lost: countIds(decision.loses),
      blocked: countIds(decision.blocked),
    });
  }
  const sum = (of: 'gained' | 'lost' | 'blocked'): number => perTag.reduce((total, row) => total + row[of], 0);
  const [gained, lost, blocked] = [sum('gained'), sum('lost'), sum('blocked')];
  const rules = planned.plans.length;
  if (rules > 0) {
    const last_batch = db.value<number>(selectNewestBatch()) ?? 0;
    const as_of = world.context.asOf;
    // An operation that changed nothing is dropped at the end, and the log then refers to none.
    db.run(insertRun({ at: now, as_of, reason, operation_id: operation, rules, gained, lost, last_batch }));
  }
  describe(
    `Ran ${counted(rules, 'tag rule')}: ${counted(gained, 'tag')} put on, ${lost.toLocaleString('en')} taken off`,
    { contacts: contacts.size },
  );
  const skipped = planned.skipped.map((one) => ({ ...one, name: world.forest.get(one.tag).name }));
  return { rules, gained, lost, blocked, contacts: contacts.size, perTag, skipped };
}

function* plan(job: JobContext, world: RulesWorld): Generator<Step, Planned> {
  const steps = job.read((reader) => planRun(reader, world));
  for (;;) {
    const step = job.read(() => steps.next());
    if (step.done) return step.value;
    yield { phase: 'Working out the rules', ...step.value };
  }
}

function* takeOff(context: BulkWriteContext, { tag, decision }: TagPlan, contacts: Set<number>): Generator<Step, void> {
  if (countIds(decision.loses) === 0) return;
  const going: number[] = [];
  for (const [id, , contact, isByRule] of context.db.rows<[number, number, number, number]>(selectWorn([tag]))) {
    if (isByRule !== 1 || !hasId(decision.loses, contact)) continue;
    going.push(id);
    contacts.add(contact);
  }
  yield* removeInSlices(context, going);
}

function* putOn(
  { connection, db, now }: BulkWriteContext,
  { tag, decision, pinned }: TagPlan,
  world: RulesWorld,
  contacts: Set<number>,
): Generator<Step, void> {
  const gaining = idsIn(decision.gains);
  const rule = world.rules.get(tag);
  if (gaining.length === 0 || rule === undefined) return;
  const why = addSentence(rule, world).slice(0, longestWhy);
  const insert = connection.prepare(insertRuleAssignmentSql);
  db.noteWritten(['tag_assignment']);
  for (const [index, contact] of gaining.entries()) {
    insert.run(contact, tag, hasId(pinned, contact) ? pinnedWhy : why, now);
    contacts.add(contact);
    if (index % slice === slice - 1) yield { phase: 'Tagging', done: index + 1, total: gaining.length };
  }
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

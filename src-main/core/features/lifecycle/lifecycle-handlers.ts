// Decides what the requests of contract/lifecycle.ts do. Stages are the engine's, worked out by lifecycle-task.ts; SQL is
// in lifecycle-queries.ts.
import type {
  ContactLifecycle,
  LifecycleFigures,
  LifecycleStatus,
  lifecycleContract,
} from '../../../../src-shared/contract/lifecycle.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { dayOf, endOfDay } from '../../../../src-shared/rules/calendar.ts';
import type { LifecycleStage } from '../../../../src-shared/rules/lifecycle-stages.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import { remembered } from '../../db/remembered.ts';
import { type UsualOfMonth, usualOnDays } from '../../engines/lifecycle/population.ts';
import { replay } from '../../engines/lifecycle/replay.ts';
import { stageOfNumber } from '../../engines/lifecycle/stage-numbers.ts';
import type { HandlersOf, JobContext, ReadContext } from '../../server/contexts.ts';
import { inTurn } from '../../server/in-turn.ts';
import { putSetting } from '../segments/rfm-queries.ts';
import { ruleZone } from '../segments/rule-context.ts';
import {
  deleteStageRun,
  deleteStays,
  insertStays,
  replaceStageRun,
  selectDoingsOf,
  selectHasContacts,
  selectKnownAt,
  selectLifecycleFingerprint,
  selectStageRun,
  selectStaysOf,
} from './lifecycle-queries.ts';
import { decisiveText, lifecycleSettingKey, lifecycleSettings, replayRules } from './lifecycle-settings.ts';
import { type ChangedStays, dayNumber, dayText, endText } from './lifecycle-task.ts';
import { dayMs } from './load-population.ts';

/** Contacts whose stays are written at once: some tens of milliseconds. */
const sliceOfContacts = 2_500;

export const lifecycleHandlers: HandlersOf<typeof lifecycleContract> = {
  'lifecycle.status': (context) => status(context),

  'lifecycle.view': (context) => {
    const run = context.db.first(selectStageRun());
    return {
      ...status(context),
      settings: lifecycleSettings(context.db),
      figures: run ? (JSON.parse(run.figures) as LifecycleFigures) : null,
    };
  },

  'lifecycle.ofContact': (context, { contact }) => ofContact(context, contact),

  // Two at once, as two screens may ask, would both write what the first has changed.
  'lifecycle.compute': (job) => inTurn(job, 'lifecycle.compute', () => compute(job)),

  'lifecycle.tryRules': (job, settings) => job.work('lifecycle.try', { settings, asOf: dayOf(job.asOf, ruleZone) }),

  'lifecycle.configure': ({ db, describe }, settings) => {
    const changed = JSON.stringify(lifecycleSettings(db)) !== JSON.stringify(settings);
    if (changed) db.run(putSetting(lifecycleSettingKey, JSON.stringify(settings)));
    describe('Changed the lifecycle stages', {});
    return { changed };
  },
};

async function compute(job: JobContext): Promise<{ contacts: number; asOf: string }> {
  const asOf = dayOf(job.asOf, ruleZone);
  const settings = job.read(lifecycleSettings);
  const found = await job.work('lifecycle.compute', { settings, asOf });
  await writeStays(job, found.changed, found.hadStays);
  job.writeDerived((db) => {
    db.run(
      replaceStageRun({
        at: job.now,
        as_of: asOf,
        settings: decisiveText(settings),
        fingerprint: found.fingerprint,
        usual: JSON.stringify(found.usual),
        figures: JSON.stringify(found.figures),
      }),
    );
  });
  return { contacts: found.contacts, asOf };
}

function status({ db, asOf }: ReadContext): LifecycleStatus {
  const run = db.first(selectStageRun());
  const settings = lifecycleSettings(db);
  const hasContacts = db.value<number>(selectHasContacts()) === 1;
  return {
    computedAt: run?.at ?? null,
    asOf: run?.as_of ?? null,
    hasContacts,
    isStale: run
      ? run.as_of !== dayOf(asOf, ruleZone) ||
        run.settings !== decisiveText(settings) ||
        run.fingerprint !== fingerprint(db, settings.unit === 'company')
      : hasContacts,
  };
}

const fingerprint = (db: ReadHandle, byCompany: boolean): string | undefined =>
  remembered(db, `lifecycle fingerprint ${byCompany}`, () => db.value<string>(selectLifecycleFingerprint(byCompany)));

/** Replaces kept stays slice by slice; the run goes first, so that whoever looks in between knows that they are not done. */
async function writeStays(job: JobContext, changed: ChangedStays, hadStays: boolean): Promise<void> {
  const { contacts, contactOf } = changed;
  if (contacts.length === 0) return;
  job.writeDerived((db) => db.run(deleteStageRun()));
  let row = 0;
  for (let from = 0; from < contacts.length; from += sliceOfContacts) {
    job.progress('Writing stages', from, contacts.length);
    const slice = contacts.subarray(from, from + sliceOfContacts);
    const last = slice.at(-1) ?? 0;
    const rows: [number, string, string | null, LifecycleStage, LifecycleStage | null][] = [];
    for (; row < contactOf.length && (contactOf[row] ?? 0) <= last; row += 1) {
      const stage = stageOfNumber(changed.stage[row] ?? -1);
      if (stage === null) continue;
      const [since, until] = [dayText(changed.since[row] ?? 0), endText(changed.until[row] ?? -1)];
      rows.push([contactOf[row] ?? 0, since, until, stage, stageOfNumber(changed.before[row] ?? -1)]);
    }
    job.writeDerived((db) => {
      if (hadStays) db.run(deleteStays([...slice]));
      db.run(insertStays(rows));
    });
    await job.pause();
  }
}

/**
 * The stages of one contact. Worked out anew from what the contact did, so that they are never behind; where companies
 * have the stages, from what is kept, since others' doings count as well.
 */
function ofContact({ db, asOf }: ReadContext, contact: number): ContactLifecycle {
  const row = db.first(build.selectFrom('contact').select(['id', 'state', 'company']).where('id', '=', contact));
  if (!row || row.state === 'merged') throw refuse('not-found', 'This contact is not there any more.');
  const settings = lifecycleSettings(db);
  const run = db.first(selectStageRun());
  const common = {
    vocabulary: settings.vocabulary,
    purchases: 0,
    quietDays: null,
    rhythmDays: null,
    nextMove: null,
    nextStage: null,
  };
  if (!run || (settings.unit === 'company' && row.company !== null)) {
    const stays = db.all(selectStaysOf(contact)).map((stay) => ({ ...stay, stage: stay.stage as LifecycleStage }));
    return { ...common, stays, action: actionOf(settings.actions, stays.at(-1)?.stage) };
  }
  const today = dayOf(asOf, ruleZone);
  const doings = db.all(selectDoingsOf(contact, ['purchase', ...settings.signs], endOfDay(today, ruleZone)));
  const stays: { stage: LifecycleStage; since: string; until: string | null }[] = [];
  const usual = JSON.parse(run.usual) as UsualOfMonth[];
  const end = replay(
    {
      entry: Math.floor((db.value<number>(selectKnownAt(contact)) ?? 0) / dayMs),
      days: doings.map(({ at }) => Math.floor(at / dayMs)),
      purchases: doings.map(({ purchase }) => purchase),
      from: 0,
      to: doings.length,
    },
    replayRules(settings),
    settings.method === 'rhythm' ? usualOnDays(usual, settings.usualDays) : null,
    dayNumber(today),
    (number, since) => {
      const stage = stageOfNumber(number);
      const before = stays.at(-1);
      if (before) before.until = dayText(since);
      if (stage) stays.push({ stage, since: dayText(since), until: null });
    },
  );
  if (!end) return { ...common, stays: [], action: '' };
  const isCustomer = end.lastPurchase !== null;
  return {
    ...common,
    stays,
    action: actionOf(settings.actions, stays.at(-1)?.stage),
    purchases: end.purchases,
    quietDays: isCustomer ? Math.round(end.quiet) : null,
    rhythmDays: isCustomer && settings.method === 'rhythm' ? end.rhythm : null,
    nextMove: end.next === null ? null : dayText(end.next.day),
    nextStage: end.next === null ? null : stageOfNumber(end.next.to),
  };
}

const actionOf = (actions: Record<LifecycleStage, string>, stage: LifecycleStage | undefined): string =>
  stage ? actions[stage] : '';

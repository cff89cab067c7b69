// Works out the stages of everybody on a worker thread and hands back only the histories that differ from what is kept.
import type { LifecycleFigures, LifecycleSettings, LifecycleTrial } from '../../../../src-shared/contract/lifecycle.ts';
import { type Day, dayOf, endOfDay } from '../../../../src-shared/rules/calendar.ts';
import { type LifecycleStage, lifecycleStages } from '../../../../src-shared/rules/lifecycle-stages.ts';
import type { ReadHandle } from '../../db/handle.ts';
import {
  replayAll,
  type Stays,
  type UsualOfMonth,
  usualByMonth,
  usualOnDays,
} from '../../engines/lifecycle/population.ts';
import { stageOfNumber } from '../../engines/lifecycle/stage-numbers.ts';
import { movesByMonth, stageSteps } from '../../engines/lifecycle/summary.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectCurrencies } from '../segments/rfm-queries.ts';
import { ruleZone } from '../segments/rule-context.ts';
import {
  keptHistoriesSql,
  selectLifecycleFingerprint,
  selectNames,
  selectPresentStages,
  selectRevenueOfAll,
} from './lifecycle-queries.ts';
import { replayRules } from './lifecycle-settings.ts';
import { dayMs, type LoadedPopulation, loadPopulation } from './load-population.ts';

export interface LifecycleTaskInput {
  settings: LifecycleSettings;
  asOf: Day;
}

/** Stays of the contacts that changed, packed: row n belongs to the contact at `contactOf[n]`. */
export interface ChangedStays {
  /** Contacts whose kept stays go, ascending. */
  contacts: Int32Array;
  contactOf: Int32Array;
  stage: Int8Array;
  since: Int32Array;
  until: Int32Array;
  before: Int8Array;
}

export interface LifecycleTaskOutput {
  contacts: number;
  changed: ChangedStays;
  /** Whether anything was kept before. */
  hadStays: boolean;
  fingerprint: string;
  usual: UsualOfMonth[];
  figures: LifecycleFigures;
}

interface Replayed extends LoadedPopulation {
  stays: Stays;
  /** Rows of `stays` of customer n begin at staysFrom[n]; one longer than there are customers. */
  staysFrom: Int32Array;
  usual: UsualOfMonth[];
}

export function lifecycleTask(task: TaskContext, { settings, asOf }: LifecycleTaskInput): LifecycleTaskOutput {
  const { db, progress } = task;
  const fingerprint = db.value<string>(selectLifecycleFingerprint(settings.unit === 'company')) ?? '';
  const replayed = replayEverybody(task, settings, asOf);
  progress('Comparing with before', 0, null);
  const { changed, hadStays } = changedStays(db, replayed);
  const today = dayNumber(asOf);
  return {
    contacts: replayed.contacts.length,
    changed,
    hadStays,
    fingerprint,
    usual: replayed.usual,
    figures: figuresOf(db, replayed, settings, today),
  };
}

/** Who would be in another stage by other rules, compared with what is kept. */
export function tryLifecycleTask(task: TaskContext, { settings, asOf }: LifecycleTaskInput): LifecycleTrial {
  const replayed = replayEverybody(task, settings, asOf);
  const kept = new Map(task.db.rows<[number, LifecycleStage]>(selectPresentStages()));
  const after = new Map(presentStages(replayed));
  const moves = new Map<string, LifecycleTrial['moves'][number]>();
  const moved: { contact: number; from: LifecycleStage | null; to: LifecycleStage | null }[] = [];
  for (const contact of new Set([...kept.keys(), ...after.keys()])) {
    const [from, to] = [kept.get(contact) ?? null, after.get(contact) ?? null];
    if (from === to) continue;
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, count: 0 };
    move.count += 1;
    moves.set(key, move);
    moved.push({ contact, from, to });
  }
  const [before, next] = [countStages(kept.values()), countStages(after.values())];
  const shown = Array.from({ length: Math.min(20, moved.length) }, (_, index) => {
    return moved[Math.floor((index * moved.length) / Math.min(20, moved.length))];
  }).filter((one) => one !== undefined);
  const names = new Map(
    task.db.all(selectNames(shown.map(({ contact }) => contact))).map((row) => [row.id, row.display_name]),
  );
  return {
    contacts: moved.length,
    moves: [...moves.values()].sort((a, b) => b.count - a.count),
    stages: lifecycleStages.map((stage) => ({ stage, before: before.get(stage) ?? 0, after: next.get(stage) ?? 0 })),
    sample: shown.map((one) => ({ ...one, name: names.get(one.contact) ?? '' })),
  };
}

function replayEverybody({ db, progress }: TaskContext, settings: LifecycleSettings, asOf: Day): Replayed {
  const loaded = loadPopulation(db, settings, endOfDay(asOf, ruleZone), (done, total) =>
    progress('Reading what people did', done, total),
  );
  const today = dayNumber(asOf);
  const usual = settings.method === 'rhythm' ? usualByMonth(loaded.population, settings.usualDays, today) : [];
  const usualOn = settings.method === 'rhythm' ? usualOnDays(usual, settings.usualDays) : null;
  const total = loaded.population.entries.length;
  const stays = replayAll(loaded.population, replayRules(settings), usualOn, today, (done) =>
    progress('Replaying histories', done, total),
  );
  const staysFrom = new Int32Array(total + 1);
  for (let row = 0; row < stays.count; row += 1) {
    const place = (stays.customer[row] ?? 0) + 1;
    staysFrom[place] = (staysFrom[place] ?? 0) + 1;
  }
  for (let place = 0; place < total; place += 1) {
    staysFrom[place + 1] = (staysFrom[place + 1] ?? 0) + (staysFrom[place] ?? 0);
  }
  return { ...loaded, stays, staysFrom, usual };
}

/** Compares with what is kept, both in the order of contacts. */
function changedStays(
  db: ReadHandle,
  { contacts, customerOf, stays, staysFrom }: Replayed,
): { changed: ChangedStays; hadStays: boolean } {
  const kept = db.prepare(keptHistoriesSql).raw(true).all() as [contact: number, history: string][];
  const changed: number[] = [];
  const rowsOf: number[] = [];
  const ownerOf: number[] = [];
  let at = 0;
  for (let index = 0; index < contacts.length; index += 1) {
    const contact = contacts[index] ?? 0;
    for (; at < kept.length && (kept[at]?.[0] ?? 0) < contact; at += 1) changed.push(kept[at]?.[0] ?? 0);
    const before = kept[at]?.[0] === contact ? kept[at]?.[1] : '';
    if (kept[at]?.[0] === contact) at += 1;
    const customer = customerOf[index] ?? 0;
    const [from, to] = [staysFrom[customer] ?? 0, staysFrom[customer + 1] ?? 0];
    // Ends and stages before follow from the beginnings: whose stages and beginnings are the same has the same history.
    let history = '';
    for (let row = from; row < to; row += 1) {
      history += `${row === from ? '' : ','}${stageOfNumber(stays.stage[row] ?? -1)} ${dayText(stays.since[row] ?? 0)}`;
    }
    if (history === before) continue;
    changed.push(contact);
    for (let row = from; row < to; row += 1) {
      rowsOf.push(row);
      ownerOf.push(contact);
    }
  }
  for (; at < kept.length; at += 1) changed.push(kept[at]?.[0] ?? 0);
  return {
    hadStays: kept.length > 0,
    changed: {
      contacts: Int32Array.from(changed),
      contactOf: Int32Array.from(ownerOf),
      stage: Int8Array.from(rowsOf, (row) => stays.stage[row] ?? 0),
      since: Int32Array.from(rowsOf, (row) => stays.since[row] ?? 0),
      until: Int32Array.from(rowsOf, (row) => stays.until[row] ?? -1),
      before: Int8Array.from(rowsOf, (row) => stays.before[row] ?? -1),
    },
  };
}

function figuresOf(db: ReadHandle, replayed: Replayed, settings: LifecycleSettings, today: number): LifecycleFigures {
  const { stays, staysFrom, contacts, customerOf, population, usual } = replayed;
  const weights = new Int32Array(population.entries.length);
  for (const customer of customerOf) weights[customer] = (weights[customer] ?? 0) + 1;
  const moves = movesByMonth(stays, weights);
  const month = dayText(today).slice(0, 7);
  const revenueOf = new Map(db.rows<[number, number]>(selectRevenueOfAll()));
  const count = new Map<LifecycleStage, number>();
  const revenue = new Map<LifecycleStage, number>();
  for (const [contact, stage] of presentStages({ contacts, customerOf, stays, staysFrom })) {
    count.set(stage, (count.get(stage) ?? 0) + 1);
    revenue.set(stage, (revenue.get(stage) ?? 0) + (revenueOf.get(contact) ?? 0));
  }
  const ofMonth = moves.filter((move) => move.month === month);
  const sumOf = (some: typeof moves) => some.reduce((sum, move) => sum + move.count, 0);
  const currencies = db.pluck<string>(selectCurrencies());
  const last = usual.at(-1);
  return {
    stages: lifecycleStages.map((stage) => ({
      stage,
      count: count.get(stage) ?? 0,
      revenue: revenue.get(stage) ?? 0,
      enteredThisMonth: sumOf(ofMonth.filter(({ to }) => to === stage)),
      leftThisMonth: sumOf(ofMonth.filter(({ from }) => from === stage)),
    })),
    moves,
    steps: stageSteps(stays, today),
    usualDays: settings.method === 'rhythm' && last ? last.meanDays : null,
    strength: settings.method === 'rhythm' && last ? last.strength : null,
    currency: currencies.length === 1 ? (currencies[0] ?? '') : '',
    customers: population.entries.length,
  };
}

/** The stage each contact is in; contacts not known by the day are left out. */
function* presentStages({
  contacts,
  customerOf,
  stays,
  staysFrom,
}: Pick<Replayed, 'contacts' | 'customerOf' | 'stays' | 'staysFrom'>): Generator<[number, LifecycleStage]> {
  for (let index = 0; index < contacts.length; index += 1) {
    const customer = customerOf[index] ?? 0;
    const [from, to] = [staysFrom[customer] ?? 0, staysFrom[customer + 1] ?? 0];
    const stage = from < to ? stageOfNumber(stays.stage[to - 1] ?? -1) : null;
    if (stage !== null) yield [contacts[index] ?? 0, stage];
  }
}

function countStages(stages: Iterable<LifecycleStage>): Map<LifecycleStage, number> {
  const counts = new Map<LifecycleStage, number>();
  for (const stage of stages) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return counts;
}

const texts = new Map<number, string>();

/** A day number as YYYY-MM-DD; kept, since the same few thousand days come millions of times. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = dayOf(day * dayMs, 'utc');
    texts.set(day, text);
  }
  return text;
}

/** The end of a stay: null while it goes on. */
export const endText = (day: number): string | null => (day === -1 ? null : dayText(day));

/** YYYY-MM-DD as days since 1970-01-01. */
export const dayNumber = (day: Day): number => Math.floor(endOfDay(day, 'utc') / dayMs);

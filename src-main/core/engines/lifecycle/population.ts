// The stages of a whole population at once: what is usual by month, then every customer's replay. Owns the packed form of
// doings and stays (typed arrays: a million customers and five million doings are the case to hold).
import { type ReplayRules, replay } from './replay.ts';
import { RhythmSums, type UsualRhythm } from './rhythm.ts';

/** What everybody did. Customers are numbered from 0; days are days since 1970-01-01 UTC. */
export interface Population {
  /** The day each customer was first known. */
  entries: Int32Array;
  /** Customer n did what lies from offsets[n] to offsets[n + 1]: one longer than `entries`. */
  offsets: Int32Array;
  days: Int32Array;
  /** 1 for a purchase, 0 for another sign of life. */
  purchases: Uint8Array;
}

/** One row per stay, by customer and in order of time. */
export interface Stays {
  count: number;
  customer: Int32Array;
  /** Numbers as in stage-numbers.ts. */
  stage: Int8Array;
  since: Int32Array;
  /** The day the next stay began; -1 while it goes on. */
  until: Int32Array;
  /** The stage before; -1 for none. */
  before: Int8Array;
}

/** The usual rhythm as known at the start of a month; months count from January of year 0. */
export interface UsualOfMonth extends UsualRhythm {
  month: number;
}

/** The month a day falls in, counted from January of year 0. */
export function monthOfDay(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * The usual rhythm at the start of each month from what was seen before it, so that no history depends on what came
 * later. Months without a new interval are left out: the one before them holds.
 * @param usualDays what counts as usual while hardly anybody bought twice
 */
export function usualByMonth(
  { offsets, days, purchases }: Population,
  usualDays: number,
  asOf: number,
): UsualOfMonth[] {
  const sums = new Map<number, RhythmSums>();
  const months = new Map<number, number>();
  const sumsOf = (day: number): RhythmSums => {
    let month = months.get(day);
    if (month === undefined) {
      month = monthOfDay(day);
      months.set(day, month);
    }
    let found = sums.get(month);
    if (!found) {
      found = new RhythmSums();
      sums.set(month, found);
    }
    return found;
  };
  for (let customer = 0; customer + 1 < offsets.length; customer += 1) {
    const end = offsets[customer + 1] ?? 0;
    let last = -1;
    let count = 0;
    let total = 0;
    for (let index = offsets[customer] ?? 0; index < end; index += 1) {
      const day = days[index] ?? 0;
      if (purchases[index] !== 1 || day === last) continue;
      if (day > asOf) break;
      if (last !== -1) {
        sumsOf(day).add(count, total, day - last);
        count += 1;
        total += day - last;
      }
      last = day;
    }
  }
  const seen = new RhythmSums();
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([month, added]) => {
      seen.addAll(added);
      return { month: month + 1, ...seen.usual(usualDays) };
    });
}

/** Looks up the usual rhythm of a day. */
export function usualOnDays(usual: readonly UsualOfMonth[], usualDays: number): (day: number) => UsualRhythm {
  const start = new RhythmSums().usual(usualDays);
  const known = new Map<number, UsualRhythm>();
  return (day) => {
    const before = known.get(day);
    if (before) return before;
    const month = monthOfDay(day);
    const found = usual.findLast((one) => one.month <= month) ?? start;
    known.set(day, found);
    return found;
  };
}

/**
 * Replays everybody.
 * @param usualOn see usualOnDays; null where quiet times are plain days
 * @param progress told now and then how many customers are done
 */
export function replayAll(
  { entries, offsets, days, purchases }: Population,
  rules: ReplayRules,
  usualOn: ((day: number) => UsualRhythm) | null,
  asOf: number,
  progress: (done: number) => void = () => undefined,
): Stays {
  let stays = room(Math.max(16, entries.length * 3));
  let count = 0;
  let customer = 0;
  let earlier = -1;
  const receive = (stage: number, since: number, before: number): void => {
    if (count === stays.customer.length) stays = room(count * 2, stays);
    if (earlier !== -1) stays.until[earlier] = since;
    stays.customer[count] = customer;
    stays.stage[count] = stage;
    stays.since[count] = since;
    stays.until[count] = -1;
    stays.before[count] = before;
    earlier = count;
    count += 1;
  };
  const doings = { entry: 0, days, purchases, from: 0, to: 0 };
  for (customer = 0; customer < entries.length; customer += 1) {
    earlier = -1;
    doings.entry = entries[customer] ?? 0;
    doings.from = offsets[customer] ?? 0;
    doings.to = offsets[customer + 1] ?? 0;
    replay(doings, rules, usualOn, asOf, receive);
    if (customer % 20_000 === 0) progress(customer);
  }
  return { ...stays, count };
}

function room(size: number, filled?: Omit<Stays, 'count'>): Omit<Stays, 'count'> {
  const wider = <T extends Int32Array | Int8Array>(made: T, from: T | undefined): T => {
    if (from) made.set(from);
    return made;
  };
  return {
    customer: wider(new Int32Array(size), filled?.customer),
    stage: wider(new Int8Array(size), filled?.stage),
    since: wider(new Int32Array(size), filled?.since),
    until: wider(new Int32Array(size), filled?.until),
    before: wider(new Int8Array(size), filled?.before),
  };
}

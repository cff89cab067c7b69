// Replays what a customer did, day by day, into the stages they went through. Owns the rules of moving between stages.
// Days are whole days since 1970-01-01 UTC; nothing here reads a clock, and nothing looks ahead: the history up to a day
// is the same whatever happened later.
//
// Everything follows from one figure, the quiet time: days since the last purchase. A sign of life that is no purchase (an
// opened email, a visit) counts as a purchase made some time ago, so it keeps an active customer active for longer. The
// bounds have a gap (hysteresis): At-risk begins at a longer quiet time than the one under which it ends, and the sign's
// own quiet time lies in that gap; reading emails alone does not make a customer active again, and nobody flickers
// between two stages. Besides, a stage once begun lasts a minimum of days before quiet time can move it on; a purchase is
// never made to wait.

import { rhythmOf, type UsualRhythm } from './rhythm.ts';
import { stagesByNumber } from './stage-numbers.ts';

/** Quiet times in rhythms of the customer (a rhythm of 1 day makes them days). */
export interface QuietBounds {
  /** At-risk begins at this quiet time… */
  atRisk: number;
  /** …and ends at or under this one. */
  backFromRisk: number;
  lost: number;
  /** A sign of life at or under this quiet time makes a lost customer At-risk again. */
  backFromLost: number;
  /** The quiet time that a sign of life other than a purchase leaves. */
  sign: number;
}

export interface ReplayRules {
  bounds: QuietBounds;
  /** A customer is New for this many days from the first purchase… */
  newDays: number;
  /** …or until this purchase, whichever comes first. Purchases of one day are one. */
  newPurchases: number;
  minimumStayDays: number;
  /** Leads without any sign of life for so long are Lost; null keeps them. */
  leadLostDays: number | null;
}

/** Of one customer, in order of days; several things on one day may come in any order. */
export interface Doings {
  /** Day the customer was first known. */
  entry: number;
  days: ArrayLike<number>;
  /** 1 for a purchase, 0 for another sign of life. */
  purchases: ArrayLike<number>;
  /** Where this customer's doings begin and end in the two lists. */
  from: number;
  to: number;
}

/** Receives each stay as it begins; the stage before is -1 for the first. Numbers as in stage-numbers.ts. */
export type StayReceiver = (stage: number, since: number, before: number) => void;

/** What held at the end of a replay: what explains a stage. */
export interface ReplayEnd {
  stage: number;
  since: number;
  /** Purchases, those of one day counted once. */
  purchases: number;
  lastPurchase: number | null;
  /** The customer's rhythm in days as of the last purchase. */
  rhythm: number;
  /** Days of quiet on the as-of day. */
  quiet: number;
  /** Where quiet time alone will move the customer, and on which day; null when it never will. */
  next: { to: number; day: number } | null;
}

const { lead, new: fresh, active, at_risk: atRisk, lost } = stagesByNumber;

/**
 * Goes through the doings up to a day.
 * @param usualOn the usual rhythm as it was known on a day; null where quiet times are plain days
 * @param asOf the last day that is looked at; doings after it are not seen
 * @returns null when the customer was not known by then
 */
export function replay(
  doings: Doings,
  rules: ReplayRules,
  usualOn: ((day: number) => UsualRhythm) | null,
  asOf: number,
  receive: StayReceiver,
): ReplayEnd | null {
  const { days, purchases: kinds, from, to } = doings;
  const { bounds, minimumStayDays } = rules;
  const first = from < to ? Math.min(doings.entry, days[from] ?? doings.entry) : doings.entry;
  if (first > asOf) return null;

  let stage: number = lead;
  let since = first;
  let before = -1;
  let purchases = 0;
  let firstPurchase = 0;
  let lastPurchase = 0;
  let intervalDays = 0;
  let rhythm = 1;
  /** The quiet time runs from here; may lie between days. */
  let quietFrom = first;

  const move = (to: number, day: number): void => {
    if (day > since) {
      receive(stage, since, before);
      before = stage;
      since = day;
    }
    stage = to; // a stage begun and left on one day was none
  };

  /** The next move that quiet time alone makes, if any. */
  const next = (): { to: number; day: number } | null => {
    if (stage === lost) return null;
    if (stage === lead) {
      if (rules.leadLostDays === null) return null;
      return { to: lost, day: Math.max(quietFrom + rules.leadLostDays, since + minimumStayDays) };
    }
    const bound = stage === atRisk ? bounds.lost : bounds.atRisk;
    const day = Math.max(Math.ceil(quietFrom + bound * rhythm), since + minimumStayDays);
    if (stage !== fresh) return { to: stage === atRisk ? lost : atRisk, day };
    const settled = firstPurchase + rules.newDays;
    return settled < day ? { to: active, day: settled } : { to: atRisk, day };
  };

  const settle = (through: number): void => {
    for (let coming = next(); coming !== null && coming.day <= through; coming = next()) move(coming.to, coming.day);
  };

  for (let index = from; index < to; index += 1) {
    const day = days[index] ?? 0;
    if (day > asOf) break;
    settle(day - 1);
    if (kinds[index] === 1) {
      if (purchases > 0 && day === lastPurchase) continue;
      if (purchases === 0) firstPurchase = day;
      else intervalDays += day - lastPurchase;
      purchases += 1;
      lastPurchase = day;
      quietFrom = day;
      if (usualOn) rhythm = rhythmOf(purchases - 1, intervalDays, usualOn(day));
      if (purchases === 1) move(rules.newPurchases > 1 ? fresh : active, day);
      else if (stage !== fresh || purchases >= rules.newPurchases) {
        if (stage !== active) move(active, day);
      }
    } else if (purchases === 0) {
      quietFrom = day;
      if (stage === lost) move(lead, day);
    } else {
      quietFrom = Math.max(quietFrom, day - bounds.sign * rhythm);
      const quiet = (day - quietFrom) / rhythm;
      if ((stage === atRisk || stage === lost) && quiet <= bounds.backFromRisk) move(active, day);
      else if (stage === lost && quiet <= bounds.backFromLost) move(atRisk, day);
    }
  }
  settle(asOf);
  receive(stage, since, before);
  return {
    stage,
    since,
    purchases,
    lastPurchase: purchases === 0 ? null : lastPurchase,
    rhythm,
    quiet: asOf - quietFrom,
    next: next(),
  };
}

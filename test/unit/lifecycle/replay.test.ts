// The replay against a slow day-by-day telling of the same rules, and against the rules said one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplayRules, replay } from '../../../src-main/core/engines/lifecycle/replay.ts';
import { stageOfNumber } from '../../../src-main/core/engines/lifecycle/stage-numbers.ts';

interface Doing {
  day: number;
  purchase: boolean;
}
type Stay = [stage: string | null, since: number, before: string | null];

const rules: ReplayRules = {
  bounds: { atRisk: 60, backFromRisk: 30, lost: 120, backFromLost: 80, sign: 45 },
  newDays: 40,
  newPurchases: 2,
  minimumStayDays: 0,
  leadLostDays: null,
};

const buy = (...days: number[]): Doing[] => days.map((day) => ({ day, purchase: true }));
const sign = (...days: number[]): Doing[] => days.map((day) => ({ day, purchase: false }));

function stays(entry: number, doings: Doing[], asOf: number, given: Partial<ReplayRules> = {}): Stay[] {
  const sorted = doings.toSorted((a, b) => a.day - b.day);
  const found: Stay[] = [];
  replay(
    {
      entry,
      days: sorted.map(({ day }) => day),
      purchases: sorted.map(({ purchase }) => Number(purchase)),
      from: 0,
      to: sorted.length,
    },
    { ...rules, ...given },
    null,
    asOf,
    (stage, since, before) => found.push([stageOfNumber(stage), since, stageOfNumber(before)]),
  );
  return found;
}

/** Day after day, as one would do it by hand; quiet times in plain days. */
function byHand(entry: number, doings: Doing[], asOf: number, given: ReplayRules): Stay[] {
  const { bounds, newDays, newPurchases, minimumStayDays, leadLostDays } = given;
  const first = Math.min(entry, ...doings.map(({ day }) => day));
  const stageOfDay: string[] = [];
  let stage = 'lead';
  let since = first;
  let heard = first;
  let bought: number[] = [];
  for (let day = first; day <= asOf; day += 1) {
    const become = (next: string) => {
      if (stage !== next) since = day;
      stage = next;
    };
    const today = doings.filter((one) => one.day === day);
    if (today.some(({ purchase }) => purchase)) {
      bought = [...bought, day];
      heard = day;
      if (bought.length === 1) become(newPurchases > 1 ? 'new' : 'active');
      else if (stage !== 'new' || bought.length >= newPurchases) become('active');
    } else if (today.length > 0) {
      if (bought.length === 0) {
        heard = day;
        if (stage === 'lost') become('lead');
      } else {
        heard = Math.max(heard, day - bounds.sign);
        const away = stage === 'at_risk' || stage === 'lost';
        if (away && day - heard <= bounds.backFromRisk) become('active');
        else if (stage === 'lost' && day - heard <= bounds.backFromLost) become('at_risk');
      }
    }
    for (let before = ''; before !== stage; ) {
      before = stage;
      const quiet = day - heard;
      const stayed = day - since >= minimumStayDays;
      if (stage === 'lead' && leadLostDays !== null && quiet >= leadLostDays && stayed) become('lost');
      else if ((stage === 'new' || stage === 'active') && quiet >= bounds.atRisk && stayed) become('at_risk');
      else if (stage === 'new' && day >= (bought[0] ?? 0) + newDays) become('active');
      else if (stage === 'at_risk' && quiet >= bounds.lost && stayed) become('lost');
    }
    stageOfDay[day] = stage;
  }
  const found: Stay[] = [];
  for (let day = first; day <= asOf; day += 1) {
    const one = stageOfDay[day] ?? null;
    const last = found.at(-1);
    if (last?.[0] !== one) found.push([one, day, last?.[0] ?? null]);
  }
  return found;
}

describe('the stages of one customer', () => {
  it('goes from lead over new to active with the second purchase', () => {
    expect(stays(0, buy(10, 30), 40)).toEqual([
      ['lead', 0, null],
      ['new', 10, 'lead'],
      ['active', 30, 'new'],
    ]);
  });

  it('has no lead whose first sign of life was a purchase, even where the record is younger', () => {
    expect(stays(500, buy(10), 20)).toEqual([['new', 10, null]]);
  });

  it('ends new after its days and goes down with quiet time', () => {
    expect(stays(0, buy(0), 200)).toEqual([
      ['new', 0, null],
      ['active', 40, 'new'],
      ['at_risk', 60, 'active'],
      ['lost', 120, 'at_risk'],
    ]);
  });

  it('moves backwards with a purchase, at once', () => {
    expect(stays(0, buy(0, 150), 160, { minimumStayDays: 100 }).at(-1)).toEqual(['active', 150, 'at_risk']);
    expect(stays(0, buy(0, 150), 160).at(-1)).toEqual(['active', 150, 'lost']);
  });

  it('keeps an active customer active who opens emails, but does not make one active again by that', () => {
    expect(stays(0, [...buy(0, 10), ...sign(65, 75)], 70).map(([stage]) => stage)).toEqual(['new', 'active']);
    const stayed = stays(0, [...buy(0, 10), ...sign(60)], 75);
    expect(stayed.at(-1)).toEqual(['at_risk', 75, 'active']);
    expect(stays(0, [...buy(0, 10), ...sign(90, 100, 110)], 120).at(-1)).toEqual(['at_risk', 70, 'active']);
  });

  it('makes a lost customer who shows up at-risk again', () => {
    expect(stays(0, [...buy(0), ...sign(150)], 151).at(-1)).toEqual(['at_risk', 150, 'lost']);
  });

  it('loses silent leads only when asked to, and finds them again', () => {
    expect(stays(0, [], 1000)).toEqual([['lead', 0, null]]);
    expect(stays(0, sign(900), 1000, { leadLostDays: 365 })).toEqual([
      ['lead', 0, null],
      ['lost', 365, 'lead'],
      ['lead', 900, 'lost'],
    ]);
  });

  it('is nobody before the first day', () => {
    expect(stays(50, buy(60), 40)).toEqual([]);
  });

  const doings = fc.array(fc.record({ day: fc.integer({ min: 0, max: 400 }), purchase: fc.boolean() }), {
    maxLength: 12,
  });
  const entry = fc.integer({ min: 0, max: 100 });
  const someRules: fc.Arbitrary<ReplayRules> = fc.record({
    bounds: fc
      .tuple(fc.integer({ min: 2, max: 60 }), fc.nat(59), fc.integer({ min: 1, max: 90 }), fc.nat(150), fc.nat(59))
      .map(([atRisk, back, further, backFromLost, signs]) => ({
        atRisk,
        backFromRisk: Math.min(back, atRisk - 1),
        lost: atRisk + further,
        backFromLost: Math.min(backFromLost, atRisk + further - 1),
        sign: Math.min(signs, atRisk - 1),
      })),
    newDays: fc.integer({ min: 0, max: 90 }),
    newPurchases: fc.integer({ min: 1, max: 4 }),
    minimumStayDays: fc.integer({ min: 0, max: 40 }),
    leadLostDays: fc.option(fc.integer({ min: 1, max: 200 })),
  });

  it('is the same as told day after day by hand', () => {
    fc.assert(
      fc.property(entry, doings, someRules, fc.integer({ min: 0, max: 500 }), (from, did, by, asOf) => {
        expect(stays(from, did, asOf, by)).toEqual(byHand(from, did, asOf, by));
      }),
      { numRuns: 2000 },
    );
  });

  it('never changes the past: the history up to a day is the beginning of any later one', () => {
    fc.assert(
      fc.property(entry, doings, someRules, fc.nat(300), fc.nat(300), (from, did, by, early, later) => {
        const then = stays(from, did, early, by);
        const now = stays(from, did, early + later, by).filter(([, since]) => since <= early);
        expect(now).toEqual(then);
      }),
      { numRuns: 1000 },
    );
  });
});

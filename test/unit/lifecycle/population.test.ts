// The usual rhythm, the replay of everybody, and the time people take, against worked examples and published figures.
import { describe, expect, it } from 'vitest';
import {
  monthOfDay,
  type Population,
  replayAll,
  usualByMonth,
  usualOnDays,
} from '../../../src-main/core/engines/lifecycle/population.ts';
import type { ReplayRules } from '../../../src-main/core/engines/lifecycle/replay.ts';
import { RhythmSums, rhythmOf } from '../../../src-main/core/engines/lifecycle/rhythm.ts';
import { movesByMonth, stageSteps } from '../../../src-main/core/engines/lifecycle/summary.ts';
import { incidenceOf, medianOfEnded } from '../../../src-main/core/engines/lifecycle/time-to-event.ts';

const rules: ReplayRules = {
  bounds: { atRisk: 2, backFromRisk: 1, lost: 4, backFromLost: 2.5, sign: 1.5 },
  newDays: 90,
  newPurchases: 2,
  minimumStayDays: 14,
  leadLostDays: null,
};

/** Customers by the days of their purchases, all known from day 0. */
function populationOf(purchases: readonly (readonly number[])[]): Population {
  const offsets = [0];
  for (const days of purchases) offsets.push((offsets.at(-1) ?? 0) + days.length);
  const days = purchases.flat();
  return {
    entries: new Int32Array(purchases.length),
    offsets: Int32Array.from(offsets),
    days: Int32Array.from(days),
    purchases: new Uint8Array(days.length).fill(1),
  };
}

describe('the rhythm of a customer', () => {
  it('follows the credibility formula: two customers with intervals 10, 14, 12 and 20, 24, 22', () => {
    const sums = new RhythmSums();
    for (const intervals of [
      [10, 14, 12],
      [20, 24, 22],
    ]) {
      let total = 0;
      for (const [count, days] of intervals.entries()) {
        sums.add(count, total, days);
        total += days;
      }
    }
    // By hand: the variance within is 4; between, the variance of the means 12 and 22 is 50, less 4/3.
    const { within, between } = sums.variances();
    expect(within).toBeCloseTo(4, 10);
    expect(between).toBeCloseTo(50 - 4 / 3, 10);
  });

  it('draws a customer towards the usual rhythm by the strength, and all the way without own intervals', () => {
    expect(rhythmOf(0, 0, { meanDays: 60, strength: 3 })).toBe(60);
    expect(rhythmOf(3, 90, { meanDays: 60, strength: 3 })).toBe(45);
    expect(rhythmOf(1, 1, { meanDays: 1, strength: 1 })).toBe(7);
    expect(rhythmOf(1, 3000, { meanDays: 2000, strength: 1 })).toBe(730);
  });

  it('knows nothing of later months: what was usual in a month is the same however far one looks', () => {
    const population = populationOf(
      Array.from({ length: 40 }, (_, one) => Array.from({ length: 6 }, (_, order) => one + order * (20 + (one % 7)))),
    );
    const whole = usualByMonth(population, 90, 1000);
    const early = usualByMonth(population, 90, 75);
    const known = whole.filter(({ month }) => month <= monthOfDay(75));
    expect(known.length).toBeGreaterThan(0);
    expect(early.slice(0, known.length)).toEqual(known);
    expect(usualOnDays(whole, 90)(0)).toEqual({ meanDays: 90, strength: 3 });
  });
});

describe('everybody at once', () => {
  it('judges each by their own rhythm: the weekly buyer is at risk when the yearly one is not', () => {
    const weekly = Array.from({ length: 30 }, (_, order) => order * 10);
    const yearly = [0, 100, 200, 290];
    const many = Array.from({ length: 10 }, () => [weekly, yearly]).flat();
    const population = populationOf(many);
    const usual = usualOnDays(usualByMonth(population, 90, 320), 90);
    const stays = replayAll(population, rules, usual, 320);
    const last = new Map(Array.from({ length: stays.count }, (_, row) => [stays.customer[row], stays.stage[row]]));
    expect(last.get(0)).toBe(3);
    expect(last.get(1)).toBe(2);
  });

  it('adds up: who moved in less who moved out is who is there', () => {
    const population = populationOf([[1], [5, 20, 400], [300], [], [10, 700]]);
    const stays = replayAll(population, rules, usualOnDays([], 60), 800);
    const moves = movesByMonth(stays, new Int32Array(5).fill(1));
    const there = (stage: string) =>
      moves.reduce((sum, { from, to, count }) => sum + (to === stage ? count : 0) - (from === stage ? count : 0), 0);
    const ongoing = Array.from({ length: stays.count }, (_, row) => row).filter((row) => stays.until[row] === -1);
    expect(ongoing).toHaveLength(5);
    expect(['lead', 'new', 'active', 'at_risk', 'lost'].map(there)).toEqual(
      [0, 1, 2, 3, 4].map((stage) => ongoing.filter((row) => stays.stage[row] === stage).length),
    );
    const [leadToNew] = stageSteps(stays, 800);
    expect(leadToNew).toMatchObject({ from: 'lead', to: 'new', entered: 5, moved: 4, medianDaysOfMoved: 5 });
  });
});

describe('the time to an event', () => {
  // Remission of leukaemia patients, in weeks: Freireich and others 1963, the textbook example of the estimator.
  const counted = (weeks: readonly number[]): number[] => {
    const list = new Array<number>(40).fill(0);
    for (const week of weeks) list[week] = (list[week] ?? 0) + 1;
    return list;
  };
  const treated = {
    ended: [counted([6, 6, 6, 7, 10, 13, 16, 22, 23])],
    ongoing: counted([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
  };
  const placebo = {
    ended: [counted([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])],
    ongoing: [],
  };

  it('agrees with the published Kaplan–Meier estimates: medians of 23 and 8 weeks, 0.448 still in remission', () => {
    expect(incidenceOf(treated, 0).medianDays).toBe(23);
    expect(1 - incidenceOf(treated, 0).share).toBeCloseTo(0.448, 3);
    expect(incidenceOf(placebo, 0).medianDays).toBe(8);
    expect(incidenceOf(placebo, 0).share).toBeCloseTo(1, 10);
  });

  it('says nothing of half where fewer than half went that way', () => {
    const stays = { ended: [counted([1]), counted([2, 3])], ongoing: counted([5]) };
    expect(incidenceOf(stays, 0)).toEqual({ share: 0.25, medianDays: null });
    expect(incidenceOf(stays, 1).share).toBeCloseTo(0.5, 10);
    expect(medianOfEnded(stays, 1)).toBe(2);
    expect(medianOfEnded({ ended: [[]], ongoing: [] }, 0)).toBeNull();
  });
});

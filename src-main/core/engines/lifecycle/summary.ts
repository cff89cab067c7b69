// What the stays of everybody add up to: moves per month, and how many go how fast from each stage to the next. Owns
// those figures.
import type { LifecycleMoves, LifecycleStep } from '../../../../src-shared/contract/lifecycle.ts';
import { type LifecycleStage, lifecycleStages } from '../../../../src-shared/rules/lifecycle-stages.ts';
import { monthOfDay, type Stays } from './population.ts';
import { stagesByNumber } from './stage-numbers.ts';
import { incidenceOf, medianOfEnded, type StayLengths } from './time-to-event.ts';

/** The steps of the funnel, then the ways down and back. */
const steps: readonly (readonly [LifecycleStage, LifecycleStage])[] = [
  ['lead', 'new'],
  ['new', 'active'],
  ['new', 'at_risk'],
  ['active', 'at_risk'],
  ['at_risk', 'active'],
  ['at_risk', 'lost'],
  ['lost', 'active'],
];

/**
 * Moves by month, the earliest first; first appearances count as moves from nowhere.
 * @param weights how many contacts each customer stands for
 */
export function movesByMonth(
  { count, customer, stage, since, until, before }: Stays,
  weights: Int32Array,
): LifecycleMoves[] {
  const months = new Map<number, number>();
  const tally = new Map<number, { count: number; still: number }>();
  for (let row = 0; row < count; row += 1) {
    const day = since[row] ?? 0;
    let month = months.get(day);
    if (month === undefined) {
      month = monthOfDay(day);
      months.set(day, month);
    }
    const key = month * 64 + ((before[row] ?? -1) + 1) * 8 + (stage[row] ?? 0);
    const moves = tally.get(key) ?? { count: 0, still: 0 };
    const weight = weights[customer[row] ?? 0] ?? 0;
    moves.count += weight;
    if (until[row] === -1) moves.still += weight;
    tally.set(key, moves);
  }
  return [...tally]
    .sort(([a], [b]) => a - b)
    .flatMap(([key, moves]) => {
      const to = lifecycleStages[key % 8];
      if (!to) return [];
      const month = Math.floor(key / 64);
      const from = lifecycleStages[(Math.floor(key / 8) % 8) - 1] ?? null;
      return [{ month: monthText(month), from, to, ...moves }];
    });
}

/** The steps between stages that people take, with how many and how fast. */
export function stageSteps(stays: Stays, asOf: number): LifecycleStep[] {
  const lengths = lifecycleStages.map(() => ({
    ended: lifecycleStages.map(() => [] as number[]),
    ongoing: [] as number[],
  })) satisfies StayLengths[];
  for (let row = 0; row < stays.count; row += 1) {
    const of = lengths[stays.stage[row] ?? 0];
    const until = stays.until[row] ?? -1;
    const end = until === -1 ? asOf : until;
    // The stay after this one is the next row: rows of a customer follow each other.
    const list = until === -1 ? of?.ongoing : of?.ended[stays.stage[row + 1] ?? 0];
    if (!list) continue;
    const days = end - (stays.since[row] ?? 0);
    while (list.length <= days) list.push(0);
    list[days] = (list[days] ?? 0) + 1;
  }
  return steps.map(([from, to]) => {
    const of = lengths[stagesByNumber[from]] as StayLengths;
    const way = stagesByNumber[to];
    const moved = sum(of.ended[way] ?? []);
    const entered = of.ended.reduce((total, list) => total + sum(list), sum(of.ongoing));
    return { from, to, entered, moved, ...incidenceOf(of, way), medianDaysOfMoved: medianOfEnded(of, way) };
  });
}

const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

function sum(list: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < list.length; index += 1) total += list[index] ?? 0;
  return total;
}

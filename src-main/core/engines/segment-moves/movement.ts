// How a segment moved: periods of a calendar, sizes walked back from the present one, and a change of size split by what
// made it. Pure; counts go in, figures come out.
import type { Drift, MoveCause, MoveDirection, MovementUnit } from '../../../../src-shared/contract/segment-moves.ts';

/**
 * The starts of the last periods and the end of the present one, in UTC: weeks begin on Monday.
 * @param now UTC epoch milliseconds
 * @param count periods, the present one included
 * @returns count + 1 moments, ascending
 */
export function periodBounds(now: number, unit: MovementUnit, count: number): number[] {
  const date = new Date(now);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return Array.from({ length: count + 1 }, (_, index) => {
    const back = count - 1 - index;
    return unit === 'month' ? Date.UTC(year, month - back, 1) : Date.UTC(year, month, day - sinceMonday - back * 7);
  });
}

/** Moves of one kind within one period. */
export interface MoveCount {
  /** Position of the period. */
  period: number;
  direction: MoveDirection;
  cause: MoveCause;
  is_arrival: number;
  count: number;
}

/** The size at the end of each period, from the size now and the moves since. */
export function sizesOf(size: number, counts: readonly MoveCount[], periods: number): number[] {
  const net = new Array<number>(periods).fill(0);
  for (const { period, direction, count } of counts) {
    net[period] = (net[period] ?? 0) + (direction === 'enter' ? count : -count);
  }
  const sizes = new Array<number>(periods).fill(size);
  for (let period = periods - 2; period >= 0; period -= 1) {
    sizes[period] = (sizes[period + 1] ?? 0) - (net[period + 1] ?? 0);
  }
  return sizes;
}

type Part = Exclude<keyof Drift, 'start' | 'end'>;

/** Which part of a drift a move belongs to. */
export function driftPart(cause: MoveCause, isArrival: boolean): Part {
  if (cause === 'rule') return 'rule';
  if (cause === 'undo') return 'undo';
  if (cause === 'merge') return 'merges';
  return isArrival ? 'people' : 'behaviour';
}

/** @param end the size after all these moves */
export function driftOf(end: number, counts: readonly MoveCount[]): Drift {
  const drift: Drift = { start: end, end, people: 0, behaviour: 0, rule: 0, merges: 0, undo: 0 };
  for (const { direction, cause, is_arrival, count } of counts) {
    const by = direction === 'enter' ? count : -count;
    drift[driftPart(cause, is_arrival === 1)] += by;
    drift.start -= by;
  }
  return drift;
}

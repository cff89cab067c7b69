// Decides what the requests of contract/segment-moves.ts do. Moves are recorded in follow-moves.ts and refresh-moves.ts.
import type { MoveRow, SegmentTrend, segmentMovesContract } from '../../../../src-shared/contract/segment-moves.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { driftOf, periodBounds, sizesOf } from '../../engines/segment-moves/movement.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { selectSegment } from '../segments/segment-queries.ts';
import { staysOf } from './contact-stays.ts';
import { staleSegments } from './kept-segments.ts';
import {
  countMoves,
  countMovesAsked,
  countTrends,
  type MoveRecord,
  selectMoves,
  type TrendCount,
} from './movement-queries.ts';
import { selectNewestOperation, selectStateOf, selectStates } from './moves-queries.ts';
import { refreshMoves } from './refresh-moves.ts';

const week = 7 * 86_400_000;
const trendWeeks = 12;
/** What "lately" means in a trend, in weeks. */
const lateWeeks = 4;

export const segmentMovesHandlers: HandlersOf<typeof segmentMovesContract> = {
  'segmentMoves.status': ({ db, now }) => ({
    stale: staleSegments(db, now).length,
    newest: db.value<number>(selectNewestOperation(Number.MAX_SAFE_INTEGER)) ?? 0,
  }),

  'segmentMoves.refresh': (job) => refreshMoves(job),

  'segmentMoves.movement': ({ db, now }, { segment, unit, count }) => {
    if (!db.first(selectSegment(segment))) throw refuse('not-found', 'This segment is not there any more.');
    const state = db.first(selectStateOf(segment));
    const bounds = periodBounds(now, unit, count);
    const counts = db.all(countMoves(segment, bounds));
    const size = state?.size ?? 0;
    const sizes = sizesOf(size, counts, count);
    const total = (period: number, direction: 'enter' | 'leave'): number =>
      counts.reduce((sum, one) => sum + (one.period === period && one.direction === direction ? one.count : 0), 0);
    return {
      startedAt: state?.started_at ?? null,
      isUpToDate: !staleSegments(db, now).some(({ id }) => id === segment),
      size,
      periods: sizes.map((sizeThen, period) => ({
        from: bounds[period] ?? 0,
        until: bounds[period + 1] ?? 0,
        entered: total(period, 'enter'),
        left: total(period, 'leave'),
        size: sizeThen,
      })),
      drift: driftOf(size, counts),
    };
  },

  'segmentMoves.list': ({ db }, { segment, direction, from, until, offset, limit }) => {
    const filter = { segment, direction, from, until };
    return {
      moves: db.all(selectMoves(filter, offset, limit)).map(moveRow),
      total: db.value<number>(countMovesAsked(filter)) ?? 0,
    };
  },

  'segmentMoves.trends': ({ db, now }) => {
    const counts = Map.groupBy(db.all(countTrends(now - trendWeeks * week, now, week)), ({ segment_id }) => segment_id);
    return db
      .all(selectStates())
      .map(({ segment_id, size, started_at }) =>
        trendOf(segment_id, size, started_at, counts.get(segment_id) ?? [], now),
      );
  },

  'segmentMoves.ofContact': ({ db, now }, { contact }) => staysOf(db, now, contact),
};

function trendOf(
  segment: number,
  size: number,
  startedAt: number,
  counts: readonly TrendCount[],
  now: number,
): SegmentTrend {
  const net = (weeksAgo: number): number =>
    counts.reduce(
      (sum, one) => sum + (one.week !== weeksAgo ? 0 : one.direction === 'enter' ? one.count : -one.count),
      0,
    );
  const sizes: (number | null)[] = [];
  let at = size;
  for (let weeksAgo = 0; weeksAgo < trendWeeks; weeksAgo += 1) {
    sizes.unshift(now - weeksAgo * week < startedAt ? null : at);
    at -= net(weeksAgo);
  }
  const lately = (direction: 'enter' | 'leave'): number =>
    counts.reduce((sum, one) => sum + (one.week < lateWeeks && one.direction === direction ? one.count : 0), 0);
  return { segment, sizes, entered: lately('enter'), left: lately('leave') };
}

export function moveRow(row: MoveRecord): MoveRow {
  return {
    id: row.id,
    contact: row.contact_id,
    name: row.name,
    at: row.at,
    direction: row.direction,
    cause: row.cause,
    isArrival: row.is_arrival === 1,
    operation: row.operation_id !== null && row.label !== null ? { id: row.operation_id, label: row.label } : null,
    fact: row.fact,
  };
}

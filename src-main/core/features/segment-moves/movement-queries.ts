// SQL of what is shown of moves: counts per period, lists with names, the moves of one contact. One statement each.
import { type RawBuilder, sql } from 'kysely';
import type { MoveCause, MoveDirection } from '../../../../src-shared/contract/segment-moves.ts';
import type { MoveCount } from '../../engines/segment-moves/movement.ts';

/** @param bounds moments, ascending: period n lies between the n-th and the next */
export const countMoves = (segment: number, bounds: readonly number[]) => sql<MoveCount>`
  SELECT p.key AS period, m.direction, m.cause, m.is_arrival, count(*) AS count
  FROM json_each(${JSON.stringify(bounds.slice(0, -1).map((from, index) => [from, bounds[index + 1]]))}) AS p
  CROSS JOIN segment_move m ON m.segment_id = ${segment} AND m.at >= p.value ->> 0 AND m.at < p.value ->> 1
  GROUP BY 1, 2, 3, 4`;

export interface TrendCount {
  segment_id: number;
  /** Whole weeks ago. */
  week: number;
  direction: MoveDirection;
  count: number;
}

export const countTrends = (from: number, now: number, weekLength: number) => sql<TrendCount>`
  SELECT s.id AS segment_id, (${now} - m.at) / ${weekLength} AS week, m.direction, count(*) AS count
  FROM segment s CROSS JOIN segment_move m ON m.segment_id = s.id AND m.at > ${from} AND m.at <= ${now} GROUP BY 1, 2, 3`;

export interface MoveRecord {
  id: number;
  segment_id: number;
  contact_id: number;
  name: string | null;
  at: number;
  direction: MoveDirection;
  cause: MoveCause;
  is_arrival: number;
  operation_id: number | null;
  label: string | null;
  fact: string | null;
}

const moveColumns = sql`m.id, m.segment_id, m.contact_id, c.display_name AS name, m.at, m.direction, m.cause,
  m.is_arrival, m.operation_id, o.label, m.fact`;
const moveSource = sql`segment_move m LEFT JOIN contact c ON c.id = m.contact_id LEFT JOIN operation o ON o.id = m.operation_id`;

export interface MoveFilter {
  segment: number;
  direction: MoveDirection | undefined;
  from: number | undefined;
  until: number | undefined;
}

const asked = ({ segment, direction, from, until }: MoveFilter): RawBuilder<unknown> => sql`m.segment_id = ${segment}
  AND m.at >= ${from ?? 0} AND m.at < ${until ?? Number.MAX_SAFE_INTEGER}
  AND (${direction ?? null} IS NULL OR m.direction = ${direction ?? null})`;

export const selectMoves = (filter: MoveFilter, offset: number, limit: number) => sql<MoveRecord>`
  SELECT ${moveColumns} FROM ${moveSource} WHERE ${asked(filter)}
  ORDER BY m.at DESC, m.id DESC LIMIT ${limit} OFFSET ${offset}`;

export const countMovesAsked = (filter: MoveFilter) => sql`SELECT count(*) FROM segment_move m WHERE ${asked(filter)}`;

/** The moves of a contact, the oldest first. */
export const selectMovesOf = (contact: number) => sql<MoveRecord>`
  SELECT ${moveColumns} FROM ${moveSource} WHERE m.contact_id = ${contact} ORDER BY m.segment_id, m.at, m.id`;

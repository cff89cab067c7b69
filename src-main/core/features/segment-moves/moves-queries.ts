// SQL of kept members and of moves. One statement each; what they mean is decided elsewhere.
import { sql } from 'kysely';
import type { MoveCause, MoveDirection } from '../../../../src-shared/contract/segment-moves.ts';

const listOf = (values: Iterable<number>) => sql`(SELECT value FROM json_each(${JSON.stringify([...values])}))`;

export interface StateRow {
  segment_id: number;
  rule: string;
  basis: string;
  through: number;
  started_at: number;
  size: number;
}

export const selectStates = () => sql<StateRow>`SELECT * FROM segment_state`;

export const selectStateOf = (segment: number) =>
  sql<StateRow>`SELECT * FROM segment_state WHERE segment_id = ${segment}`;

export const putState = (row: StateRow) => sql`
  INSERT INTO segment_state (segment_id, rule, basis, through, started_at, size)
  VALUES (${row.segment_id}, ${row.rule}, ${row.basis}, ${row.through}, ${row.started_at}, ${row.size})
  ON CONFLICT (segment_id) DO UPDATE SET rule = excluded.rule, basis = excluded.basis, through = excluded.through,
    size = excluded.size`;

export const advanceStates = (segments: Iterable<number>, operation: number) =>
  sql`UPDATE segment_state SET through = ${operation} WHERE segment_id IN ${listOf(segments)}`;

export const resizeState = (segment: number, by: number) =>
  sql`UPDATE segment_state SET size = size + ${by} WHERE segment_id = ${segment}`;

/** [segment, chunk, bytes] */
export const selectChunks = (segments: Iterable<number>, chunks: Iterable<number>) => sql<unknown>`
  SELECT segment_id, chunk, bits FROM segment_member
  WHERE segment_id IN ${listOf(segments)} AND chunk IN ${listOf(chunks)}`;

/** [chunk, bytes] */
export const selectAllChunks = (segment: number) =>
  sql<unknown>`SELECT chunk, bits FROM segment_member WHERE segment_id = ${segment}`;

export const putChunk = (segment: number, chunk: number, bits: Uint8Array) => sql`
  INSERT INTO segment_member (segment_id, chunk, bits) VALUES (${segment}, ${chunk}, ${bits})
  ON CONFLICT (segment_id, chunk) DO UPDATE SET bits = excluded.bits`;

/** A move as it is handed over: [contact, direction, cause, 1 when the contact itself came or went, operation, fact]. */
export type MoveTuple = readonly [
  contact: number,
  direction: MoveDirection,
  cause: MoveCause,
  arrival: 0 | 1,
  operation: number | null,
  fact: string | null,
];

export const insertMoves = (segment: number, at: number, moves: readonly MoveTuple[]) => sql`
  INSERT INTO segment_move (segment_id, contact_id, at, direction, cause, is_arrival, operation_id, fact)
  SELECT ${segment}, value ->> 0, ${at}, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
  FROM json_each(${JSON.stringify(moves)})`;

export const selectHasSegments = () => sql`SELECT EXISTS (SELECT 1 FROM segment)`;

export const selectNewestOperation = (before: number) =>
  sql`SELECT coalesce(max(id), 0) FROM operation WHERE id < ${before}`;

export const selectOperationsSince = (through: number, most: number) =>
  sql<{
    id: number;
    name: string;
  }>`SELECT id, name FROM operation WHERE id > ${through} ORDER BY id DESC LIMIT ${most}`;

/** What members rest on beside operations: when scores and stages were computed, and the newest audit. */
export const selectResultsBasis = () => sql<{ scores: string; stages: number | null; audit: number | null }>`
  SELECT concat_ws(' ', (SELECT max(at) FROM score_run), (SELECT max(at) FROM score_change_run)) AS scores,
    (SELECT max(at) FROM stage_run) AS stages, (SELECT max(id) FROM audit_run) AS audit`;

/** Who was merged into one of these contacts. */
export const selectMergedInto = (winners: Iterable<number>) =>
  sql<{ id: number }>`SELECT id FROM contact_alias WHERE winner_id IN ${listOf(winners)}`;

/** Contacts that operations after one brought, archived or removed, or brought back. */
export const selectComeAndGone = (through: number) => sql<{ id: number }>`
  SELECT row_id AS id FROM change WHERE operation_id > ${through} AND +table_name = 'contact'
    AND (before IS NULL OR after IS NULL OR
      ((before ->> 'state' = 'archived') <> (after ->> 'state' = 'archived')))`;

/** The ranges of contacts that loads after an operation brought. */
export const selectLoadedContacts = (through: number) => sql<{ first_id: number; last_id: number }>`
  SELECT first_id, last_id FROM change_range WHERE operation_id > ${through} AND +table_name = 'contact'`;

/** Which of these contacts are merged into another now. */
export const selectMergedAmong = (contacts: Iterable<number>) =>
  sql<{ id: number }>`SELECT id FROM contact_alias WHERE id IN ${listOf(contacts)}`;

/** The newest operation that changed the rules of these segments. */
export const selectRuleOperation = (segments: Iterable<number>) => sql<{ id: number | null }>`
  SELECT max(operation_id) AS id FROM change WHERE table_name = 'segment' AND row_id IN ${listOf(segments)}
    AND (before ->> 'rule') IS NOT (after ->> 'rule')`;

// The segments of one contact as stays: from when until when, and why it came and went.
import type { SegmentStay } from '../../../../src-shared/contract/segment-moves.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { hasMember } from '../../engines/segment-moves/member-chunks.ts';
import { selectSegmentNames } from '../segments/segment-queries.ts';
import { chunksAround } from './kept-members.ts';
import { staleSegments } from './kept-segments.ts';
import { type MoveRecord, selectMovesOf } from './movement-queries.ts';

export function staysOf(db: ReadHandle, now: number, contact: number): { stays: SegmentStay[]; isUpToDate: boolean } {
  const names = new Map(db.all(selectSegmentNames()).map(({ id, name }) => [id, name]));
  const chunks = chunksAround(db, [...names.keys()], [contact]);
  const moves = Map.groupBy(db.all(selectMovesOf(contact)), ({ segment_id }) => segment_id);
  const stays = [...names].flatMap(([segment, name]) =>
    staysIn(segment, name, moves.get(segment) ?? [], hasMember(chunks.get(segment), contact)),
  );
  const rank = ({ until, since }: SegmentStay): number => (until === null ? (since ?? 0) + 1e15 : until);
  return {
    stays: stays.sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name, 'en')),
    isUpToDate: staleSegments(db, now).length === 0,
  };
}

function staysIn(segment: number, name: string, moves: readonly MoveRecord[], isIn: boolean): SegmentStay[] {
  const stays: SegmentStay[] = [];
  let open: MoveRecord | null = null;
  for (const move of moves) {
    if (move.direction === 'enter') open = move;
    else {
      stays.push(stay(segment, name, open, move));
      open = null;
    }
  }
  return isIn ? [...stays, stay(segment, name, open, null)] : stays;
}

function stay(segment: number, name: string, entered: MoveRecord | null, left: MoveRecord | null): SegmentStay {
  return {
    segment,
    name,
    since: entered?.at ?? null,
    until: left?.at ?? null,
    entered: entered && why(entered),
    left: left && why(left),
  };
}

function why({ cause, operation_id, label, fact, is_arrival }: MoveRecord): NonNullable<SegmentStay['entered']> {
  const operation = operation_id !== null && label !== null ? { id: operation_id, label } : null;
  return { cause, operation, fact, isArrival: is_arrival === 1 };
}

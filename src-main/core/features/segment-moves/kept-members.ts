// Reads and writes the kept members of segments. Owns the table segment_member.
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { changedChunks, chunkOf, hasMember, type MemberChunks } from '../../engines/segment-moves/member-chunks.ts';
import { insertMoves, type MoveTuple, putChunk, resizeState, selectAllChunks, selectChunks } from './moves-queries.ts';

/** The stored chunks that hold these contacts, by segment. */
export function chunksAround(
  db: ReadHandle,
  segments: readonly number[],
  contacts: readonly number[],
): Map<number, MemberChunks> {
  const found = new Map<number, MemberChunks>();
  const wanted = new Set(contacts.map(chunkOf));
  for (const [segment, chunk, bytes] of db.rows<[number, number, Uint8Array]>(selectChunks(segments, wanted))) {
    const chunks = found.get(segment);
    if (chunks) chunks.set(chunk, bytes);
    else found.set(segment, new Map([[chunk, bytes]]));
  }
  return found;
}

/** All members of a segment as last kept. */
export function allChunks(db: ReadHandle, segment: number): MemberChunks {
  return new Map(db.rows<[number, Uint8Array]>(selectAllChunks(segment)));
}

/** Whether a contact is among the kept members of a segment. */
export function isKeptMember(db: ReadHandle, segment: number, contact: number): boolean {
  return hasMember(chunksAround(db, [segment], [contact]).get(segment), contact);
}

/** Records moves of one segment and brings its kept members and size in line with them. */
export function writeMoves(
  db: WriteHandle,
  segment: number,
  chunks: MemberChunks | undefined,
  moves: readonly MoveTuple[],
  at: number,
): void {
  if (moves.length === 0) return;
  const changes = moves.map(([contact, direction]) => [contact, direction === 'enter'] as const);
  for (const [chunk, bytes] of changedChunks(chunks, changes)) db.run(putChunk(segment, chunk, bytes));
  db.run(insertMoves(segment, at, moves));
  db.run(
    resizeState(
      segment,
      changes.reduce((by, [, belongs]) => by + (belongs ? 1 : -1), 0),
    ),
  );
}

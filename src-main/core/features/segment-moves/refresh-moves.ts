// Brings kept members up to date where a write could not: plans on a snapshot and writes the differences in short
// transactions between which other requests are answered. Interrupted, it goes on where it stopped.
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import { chunkOf } from '../../engines/segment-moves/member-chunks.ts';
import type { JobContext } from '../../server/contexts.ts';
import { activeContacts } from '../segments/member-bits.ts';
import { chunksAround, writeMoves } from './kept-members.ts';
import { staleSegments } from './kept-segments.ts';
import { type MoveTuple, putChunk, putState, selectStateOf } from './moves-queries.ts';
import { planRefresh, type RefreshPlan, type SegmentRefresh } from './plan-refresh.ts';

/** Below this many contacts a plan is made sooner than a thread has started. */
const fewContacts = 5_000;

export interface RefreshOutcome {
  segments: number;
  entered: number;
  left: number;
}

const running = new WeakSet<ReadHandle>();

export async function refreshMoves(job: JobContext): Promise<RefreshOutcome> {
  const nothing = { segments: 0, entered: 0, left: 0 };
  const reader = job.read((db) => db);
  if (running.has(reader) || job.read((db) => staleSegments(db, job.now).length) === 0) return nothing;
  running.add(reader);
  try {
    return await apply(job, await plan(job));
  } finally {
    running.delete(reader);
  }
}

function plan(job: JobContext): Promise<RefreshPlan> | RefreshPlan {
  const isSmall = job.read((db) => countIds(activeContacts(db))) < fewContacts;
  if (!isSmall) return job.work('segmentMoves.plan', { now: job.now });
  return job.read((db) => planRefresh({ db, progress: () => undefined }, { now: job.now }));
}

async function apply(job: JobContext, { segments }: RefreshPlan): Promise<RefreshOutcome> {
  const outcome: RefreshOutcome = { segments: 0, entered: 0, left: 0 };
  for (const refresh of segments) {
    let isStillIt = true;
    // Members and moves of a chunk go together, so that what is kept is consistent at any time.
    for (const moves of [...Map.groupBy(refresh.moves, ([contact]) => chunkOf(contact)).values()]) {
      isStillIt &&= job.writeDerived((db) => writeSlice(db, refresh, moves, job.now));
      await job.pause();
    }
    isStillIt &&= job.writeDerived((db) => finish(db, refresh, job.now));
    await job.pause();
    if (!isStillIt) continue;
    outcome.segments += 1;
    for (const [, direction] of refresh.moves) outcome[direction === 'enter' ? 'entered' : 'left'] += 1;
  }
  return outcome;
}

/** False when the segment was brought up to date by another way meanwhile. */
function isAsPlanned(db: WriteHandle, { segment, from }: SegmentRefresh): boolean {
  const state = db.first(selectStateOf(segment));
  return state?.rule === from?.rule && state?.through === from?.through;
}

function writeSlice(db: WriteHandle, refresh: SegmentRefresh, moves: readonly MoveTuple[], now: number): boolean {
  if (!isAsPlanned(db, refresh)) return false;
  const contacts = moves.map(([contact]) => contact);
  writeMoves(db, refresh.segment, chunksAround(db, [refresh.segment], contacts).get(refresh.segment), moves, now);
  return true;
}

function finish(db: WriteHandle, refresh: SegmentRefresh, now: number): boolean {
  if (!isAsPlanned(db, refresh)) return false;
  const { segment, rule, basis, through, first } = refresh;
  for (const [chunk, bytes] of first?.chunks ?? []) db.run(putChunk(segment, chunk, bytes));
  const size = first?.size ?? db.first(selectStateOf(segment))?.size ?? 0;
  db.run(putState({ segment_id: segment, rule, basis, through, started_at: now, size }));
  return true;
}

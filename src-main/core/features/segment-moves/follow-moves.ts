// What segments make of a write, within the same transaction: whoever the write touched is compared with the kept members
// of every segment, and moves are recorded with their cause and fact. Segments that need a look at everybody are left to
// refresh-moves.ts.
import type { ReadHandle, WriteHandle } from '../../db/handle.ts';
import { mostInFocus } from '../tag-rules/in-force.ts';
import { contactsTouched } from '../tag-rules/touched-contacts.ts';
import { type Focus, focusOn, movedInFocus } from './diff-members.ts';
import { selectName, selectWinnerName } from './fact-queries.ts';
import { chunksAround, writeMoves } from './kept-members.ts';
import { isCurrent, type KeptSegment, type KeptWorld, loadKept } from './kept-segments.ts';
import { ComeAndGone, causeOfOperation, mergedAmong } from './move-causes.ts';
import { advanceStates, type MoveTuple, selectHasSegments, selectNewestOperation } from './moves-queries.ts';
import { changedFact, type FactSources, presentFact } from './tell-fact.ts';

/** Moves of one write that get a fact: each costs a few look-ups, and a write is answered at once. */
const mostFacts = 60;

export interface MoveFollower {
  db: WriteHandle;
  now: number;
  operation: number;
}

/**
 * @param before a reader that does not see the write yet
 * @param name the request, which names the cause
 */
export function followMoves({ db, now, operation }: MoveFollower, before: ReadHandle, name: string): void {
  if (db.value<number>(selectHasSegments()) !== 1) return;
  const touched = contactsTouched(db, [operation], mostInFocus);
  if (touched === null) return;
  const previous = db.value<number>(selectNewestOperation(operation)) ?? 0;
  const world = loadKept(db, now);
  const current = world.segments.filter((one) => isCurrent(one, previous));
  const ready = touched.length === 0 ? current : current.filter(({ restsOn }) => !restsOn.others);
  if (ready.length === 0) return;
  if (touched.length > 0) recordMoves({ db, now, operation }, before, name, world, ready, touched);
  db.run(
    advanceStates(
      ready.map(({ id }) => id),
      operation,
    ),
  );
}

function recordMoves(
  { db, now, operation }: MoveFollower,
  before: ReadHandle,
  name: string,
  world: KeptWorld,
  segments: readonly KeptSegment[],
  touched: readonly number[],
): void {
  const focus = focusOn(db, touched, world.context);
  const kept = chunksAround(
    db,
    segments.map(({ id }) => id),
    focus.everyone,
  );
  const teller = new MoveTeller({ db, operation }, before, name, world, focus);
  for (const segment of segments) {
    const chunks = kept.get(segment.id);
    const { entered, left } = movedInFocus(focus, segment.rule, chunks, world.context);
    const moves = [
      ...entered.map((contact) => teller.tell(segment, contact, 'enter')),
      ...left.map((contact) => teller.tell(segment, contact, 'leave')),
    ];
    writeMoves(db, segment.id, chunks, moves, now);
  }
}

/** Gives the moves of one write their cause and fact. */
class MoveTeller {
  readonly #follower: Pick<MoveFollower, 'db' | 'operation'>;
  readonly #sources: FactSources;
  readonly #name: string;
  readonly #focus: Focus;
  #arrivals: ComeAndGone | undefined;
  #merged: ReadonlySet<number> | undefined;
  #facts = 0;

  constructor(
    follower: Pick<MoveFollower, 'db' | 'operation'>,
    before: ReadHandle,
    name: string,
    { context, surroundings }: KeptWorld,
    focus: Focus,
  ) {
    this.#follower = follower;
    this.#sources = { after: follower.db, before, context, names: surroundings.names };
    this.#name = name;
    this.#focus = focus;
  }

  tell(segment: KeptSegment, contact: number, direction: 'enter' | 'leave'): MoveTuple {
    const { db, operation } = this.#follower;
    this.#arrivals ??= new ComeAndGone(db, operation - 1);
    this.#merged ??= mergedAmong(db, this.#focus.everyone);
    const byName = causeOfOperation(this.#name);
    const isArrival = this.#arrivals.has(contact);
    const isMerged = direction === 'leave' && this.#merged.has(contact);
    const cause = isMerged && byName === 'edit' ? 'merge' : byName;
    return [contact, direction, cause, isArrival ? 1 : 0, operation, this.#fact(segment, contact, isArrival, isMerged)];
  }

  #fact(segment: KeptSegment, contact: number, isArrival: boolean, isMerged: boolean): string | null {
    const { db } = this.#follower;
    this.#facts += 1;
    if (this.#facts > mostFacts) return null;
    if (isMerged) return `Merged into “${db.value<string>(selectWinnerName(contact))}”`;
    if (!isArrival) return changedFact(this.#sources, segment.rule, contact);
    const isThere = db.value<string>(selectName(contact)) !== undefined;
    return isThere ? presentFact(this.#sources, segment.rule, contact, 'anything') : null;
  }
}

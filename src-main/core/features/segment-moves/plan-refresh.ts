// Works out the moves of segments whose kept members are not up to date, on one snapshot and without writing: after an
// import those it touched, after a change of rule, a new day or new scores everybody. Runs on a worker thread or in place.
import type { MoveCause } from '../../../../src-shared/contract/segment-moves.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { evaluateBits } from '../../engines/rule-compiler/evaluate-bits.ts';
import { countIds, type IdBits, idsIn } from '../../engines/rule-compiler/id-bits.ts';
import { bitsOfChunks, changedChunks, type MemberChunks } from '../../engines/segment-moves/member-chunks.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { storedRule } from '../segments/rule-context.ts';
import { everybodyIn, type Population } from '../tag-rules/population.ts';
import { difference, type Focus, focusOn, movedInFocus } from './diff-members.ts';
import { allChunks, chunksAround } from './kept-members.ts';
import { type Basis, isCurrent, type KeptSegment, type KeptWorld, loadKept } from './kept-segments.ts';
import {
  type Cause,
  ComeAndGone,
  causeOfBasis,
  causeOfMove,
  type Doing,
  loadDoings,
  mergedAmong,
} from './move-causes.ts';
import { type MoveTuple, selectNewestOperation, selectOperationsSince, selectRuleOperation } from './moves-queries.ts';
import { type FactSources, presentFact } from './tell-fact.ts';

/** Contacts of one operation that are told from the others: an import of 10,000 rows is. */
const mostTouched = 20_000;
/** Operations looked through for what moved somebody. */
const mostOperations = 200;
/** Moves of a refresh that get a fact. */
const mostFacts = 1_000;

export interface SegmentRefresh {
  segment: number;
  rule: string;
  basis: string;
  through: number;
  /** As the state was when this was worked out; null where there was none. */
  from: { rule: string; through: number } | null;
  moves: MoveTuple[];
  /** For a segment whose members were never kept: all of them, and no moves. */
  first: { chunks: MemberChunks; size: number } | null;
}

export interface RefreshPlan {
  segments: SegmentRefresh[];
}

/** The worker task: reads only. */
export function planRefresh(
  { db, progress }: Pick<TaskContext, 'db' | 'progress'>,
  { now }: { now: number },
): RefreshPlan {
  const world = loadKept(db, now);
  const newest = db.value<number>(selectNewestOperation(Number.MAX_SAFE_INTEGER)) ?? 0;
  const stale = world.segments.filter((one) => !isCurrent(one, newest));
  if (stale.length === 0) return { segments: [] };
  const planner = new RefreshPlanner(db, world, stale);
  const segments = stale.map((segment, index): SegmentRefresh => {
    progress('Bringing segments up to date', index, stale.length);
    const { state } = segment;
    return {
      segment: segment.id,
      rule: segment.text,
      basis: JSON.stringify(segment.basis),
      through: newest,
      from: state ? { rule: state.rule, through: state.through } : null,
      ...(state ? { moves: planner.moves(segment, state), first: null } : { moves: [], first: planner.first(segment) }),
    };
  });
  return { segments };
}

type State = NonNullable<KeptSegment['state']>;

class RefreshPlanner {
  readonly #db: ReadHandle;
  readonly #world: KeptWorld;
  readonly #doings: readonly Doing[];
  readonly #isAllKnown: boolean;
  readonly #arrivals: ComeAndGone;
  readonly #sources: FactSources;
  #focus: Focus | undefined;
  #everybody: Population | undefined;
  #facts = 0;

  constructor(db: ReadHandle, world: KeptWorld, stale: readonly KeptSegment[]) {
    const kept = stale.flatMap(({ state }) => (state ? [state.through] : []));
    const through = Math.min(...kept, Number.MAX_SAFE_INTEGER);
    const operations = db.all(selectOperationsSince(through, mostOperations + 1));
    this.#db = db;
    this.#world = world;
    this.#isAllKnown = operations.length <= mostOperations;
    this.#doings = loadDoings(db, operations.slice(0, mostOperations), mostTouched);
    this.#arrivals = new ComeAndGone(db, through);
    this.#sources = { after: db, before: null, context: world.context, names: world.surroundings.names };
  }

  first(segment: KeptSegment): NonNullable<SegmentRefresh['first']> {
    const members = this.#membersOf(segment.rule);
    const chunks = changedChunks(
      undefined,
      idsIn(members).map((id) => [id, true]),
    );
    return { chunks, size: countIds(members) };
  }

  moves(segment: KeptSegment, state: State): MoveTuple[] {
    const doings = this.#doings.filter(({ id }) => id > state.through);
    const basis = JSON.parse(state.basis) as Basis;
    const isSameRule = state.rule === segment.text && state.basis === JSON.stringify(segment.basis);
    if (isSameRule && !segment.restsOn.others && this.#isAllKnown) {
      const touched = touchedBy(doings);
      if (touched !== null) return this.#movesOfTouched(segment, doings, touched);
    }
    return this.#movesOfEverybody(segment, state, doings, causeOfBasis(basis, segment.basis));
  }

  #movesOfTouched(segment: KeptSegment, doings: readonly Doing[], touched: ReadonlySet<number>): MoveTuple[] {
    if (touched.size === 0) return [];
    // One focus serves all segments: those whom a segment has seen already do not move.
    this.#focus ??= focusOn(this.#db, [...(touchedBy(this.#doings) ?? touched)], this.#world.context);
    const chunks = chunksAround(this.#db, [segment.id], this.#focus.everyone).get(segment.id);
    const moved = movedInFocus(this.#focus, segment.rule, chunks, this.#world.context);
    return this.#told(segment, moved, (contact) => causeOfMove(contact, doings, 'others'));
  }

  #movesOfEverybody(segment: KeptSegment, state: State, doings: readonly Doing[], otherwise: MoveCause): MoveTuple[] {
    const now = this.#membersOf(segment.rule);
    const before = bitsOfChunks(allChunks(this.#db, segment.id), now.length * 32 - 1);
    const byData = state.rule === segment.text ? now : this.#membersOfEarlier(state.rule);
    // Where the earlier rule cannot be asked any more, the change of rule answers for everything.
    const unmoved = byData ?? before;
    return [
      ...this.#told(segment, difference(before, unmoved), (contact) => causeOfMove(contact, doings, otherwise)),
      ...this.#told(segment, difference(unmoved, now), () => this.#ruleChange(segment, state)),
    ];
  }

  #ruleChange(segment: KeptSegment, state: State): Cause {
    const operation = this.#db.value<number | null>(selectRuleOperation(segment.uses)) ?? null;
    return { cause: 'rule', operation: operation !== null && operation > state.through ? operation : null };
  }

  #told(
    segment: KeptSegment,
    { entered, left }: { entered: number[]; left: number[] },
    causeFor: (contact: number) => Cause,
  ): MoveTuple[] {
    const merged = mergedAmong(this.#db, left);
    const tell = (contact: number, direction: 'enter' | 'leave'): MoveTuple => {
      const found = causeFor(contact);
      const isMerged = direction === 'leave' && merged.has(contact);
      const cause = isMerged && found.cause !== 'undo' && found.cause !== 'rule' ? 'merge' : found.cause;
      const isArrival = cause !== 'rule' && this.#arrivals.has(contact);
      return [contact, direction, cause, isArrival ? 1 : 0, found.operation, this.#fact(segment, contact, cause)];
    };
    return [...entered.map((contact) => tell(contact, 'enter')), ...left.map((contact) => tell(contact, 'leave'))];
  }

  #fact(segment: KeptSegment, contact: number, cause: MoveCause): string | null {
    if (cause === 'rule' || cause === 'merge') return null;
    this.#facts += 1;
    if (this.#facts > mostFacts) return null;
    return presentFact(this.#sources, segment.rule, contact, cause === 'day' ? 'time' : 'anything');
  }

  #membersOf(rule: Rule): IdBits {
    this.#everybody ??= everybodyIn(this.#db, this.#world.context);
    const { active, holds } = this.#everybody;
    return evaluateBits(rule, active, this.#world.context, holds);
  }

  /** Undefined for a rule that names what is gone, or that an older version wrote otherwise. */
  #membersOfEarlier(text: string): IdBits | undefined {
    const rule = storedRule(text);
    if (rule === undefined) return undefined;
    try {
      return this.#membersOf(rule);
    } catch {
      return undefined;
    }
  }
}

function touchedBy(doings: readonly Doing[]): Set<number> | null {
  const all = new Set<number>();
  for (const { touched } of doings) {
    if (touched === null) return null;
    for (const contact of touched) all.add(contact);
  }
  return all.size > mostTouched ? null : all;
}

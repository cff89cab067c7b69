// Compares the proposed pairs and keeps what was found in typed arrays: per pair its records, its pattern of levels
// and the rarity of the values it agrees on. Owns the table; weights are score.ts. Twenty-eight bytes a pair.
import type { MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import { type PairFilter, type PairWalk, walkOf } from './candidate-pairs.ts';
import type { Comparison, Relation } from './comparison.ts';
import { type DrawnPairs, noPairsDrawn } from './estimate-u.ts';
import {
  comparePieces,
  donePlace,
  type MatchHelper,
  nextPlace,
  type PairRoom,
  type PairWork,
  roomFor,
  type ThreadFound,
} from './pair-work.ts';
import { PatternNumbers } from './pattern-numbers.ts';
import type { BlockingPlan } from './plan-blocks.ts';
import { inSharedMemory } from './shared-memory.ts';
import type { StandardFields } from './standard-fields.ts';

/** All compared pairs. */
export interface PatternTable {
  readonly pairCount: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Which pattern of levels the pair shows. */
  readonly pattern: Uint32Array;
  /** Sum of the rarity bits of the values the pair agrees on. */
  readonly rarity: Float32Array;
  /** The part of it that names and places add beside the rarest of them. */
  readonly spareRarity: Float32Array;
  /** The parts of it that people of one home and of one company would share too. */
  readonly relatedRarity: Readonly<Record<Relation, Float32Array>>;
  readonly patternCount: number;
  /** Levels of pattern p: `levels[p * comparisons]` onwards. */
  readonly levels: Uint8Array;
  /** Pairs per pattern, over all pairs. */
  readonly counts: Float64Array;
  /** Per blocking rule of the plan, the pairs per pattern that the rule proposes; one entry when every pair was compared. */
  readonly countsByRule: readonly Float64Array[];
}

/**
 * Compares every proposed pair once.
 * @param onProgress pairs compared so far, of plan.pairCount at most
 * @param isWanted see visitPairs
 */
export function comparePairs(
  plan: BlockingPlan,
  comparisons: readonly Comparison[],
  onProgress: (done: number) => void = () => {},
  isWanted?: PairFilter,
): PatternTable {
  return compareAll({ plan, comparisons, drawn: noPairsDrawn, onProgress, isWanted }).table;
}

/** What is compared, and by whom. */
export interface ComparingInput {
  readonly plan: BlockingPlan;
  readonly comparisons: readonly Comparison[];
  /** Random pairs whose levels are counted beside. */
  readonly drawn: DrawnPairs;
  readonly onProgress: (done: number) => void;
  readonly isWanted?: PairFilter | undefined;
  /** Another thread, with what it builds the same comparisons from; these fields lie in shared memory. */
  readonly helped?:
    | { readonly helper: MatchHelper; readonly fields: StandardFields; readonly settings: MatchModelSettings }
    | undefined;
}

/** Compares the pairs of a plan and the random ones, on one thread or two: the result is the same. */
export function compareAll(input: ComparingInput): { table: PatternTable; randomCounts: readonly Float64Array[] } {
  const { plan, comparisons, helped, onProgress } = input;
  const tick = () => onProgress(0);
  const ruleCount = Math.max(1, plan.rules.length);
  const own = walkOf(plan, tick);
  const walk = helped === undefined ? own : inSharedMemory(own);
  const drawn = helped === undefined ? input.drawn : inSharedMemory(input.drawn);
  const room = roomFor(walk);
  const control = new Int32Array(new SharedArrayBuffer(12));
  const work = { walk, ruleCount, drawn, room, control };
  const shared: PairWork | undefined =
    helped === undefined ? undefined : { ...work, fields: helped.fields, settings: helped.settings };
  if (shared !== undefined) helped?.helper.begin(shared);
  let found: (ThreadFound | undefined)[];
  try {
    const done = (pairs: number) => onProgress(Math.min(pairs, plan.pairCount));
    found = [comparePieces(work, comparisons, 0, done, input.isWanted)];
    const waiting = () => done(Atomics.load(control, donePlace));
    const other = shared === undefined ? undefined : helped?.helper.finish(shared, waiting);
    if (other === 'failed') return compareAll({ ...input, helped: undefined });
    found.push(other);
  } catch (error) {
    Atomics.store(control, nextPlace, 0x7fff_0000); // nothing is left to take: the other thread ends too
    throw error;
  }
  const threads = found.filter((one) => one !== undefined);
  const randomCounts = comparisons.map(({ levels }, at) =>
    Float64Array.from(levels, (_, level) =>
      threads.reduce((sum, one) => sum + (one.randomCounts[at]?.[level] ?? 0), 0),
    ),
  );
  return { table: tableOf(walk, room, comparisons, threads, ruleCount), randomCounts };
}

/** The pairs moved together, in the order of the pieces, patterns numbered as one thread would have. */
function tableOf(
  { pieces }: PairWalk,
  room: PairRoom,
  comparisons: readonly Comparison[],
  threads: readonly ThreadFound[],
  ruleCount: number,
): PatternTable {
  const patterns = new PatternNumbers(comparisons);
  const width = comparisons.length;
  const numbersOf = threads.map(({ levels }) => new Int32Array(levels.length / Math.max(1, width) + 1).fill(-1));
  const counted: number[] = [];
  let count = 0;
  const columns = [room.left, room.right, room.rarity, room.spare, room.home, room.work];
  for (let piece = 0; piece < pieces.length; piece++) {
    const [from, pairs] = [room.starts[piece] ?? 0, room.counts[piece] ?? 0];
    const thread = room.threads[piece] ?? 0;
    const [numbers, levels] = [numbersOf[thread], threads[thread]?.levels];
    if (numbers === undefined || levels === undefined) throw new Error(`no thread compared piece ${piece}`);
    for (const column of columns) column.copyWithin(count, from, from + pairs);
    for (let at = from; at < from + pairs; at++) {
      const own = room.pattern[at] as number;
      let number = numbers[own] as number;
      if (number < 0) {
        number = patterns.numberOf(levels, own * width);
        numbers[own] = number;
      }
      room.pattern[count++] = number;
      counted[number] = (counted[number] ?? 0) + 1;
    }
  }
  const countsByRule = Array.from({ length: ruleCount }, () => new Float64Array(patterns.count));
  for (const [thread, { byRule }] of threads.entries()) {
    for (const [rule, own] of byRule.entries()) {
      const sums = countsByRule[rule] as Float64Array;
      for (let pattern = 0; pattern < own.length; pattern++) {
        const number = numbersOf[thread]?.[pattern] ?? -1;
        if (number >= 0) sums[number] = (sums[number] ?? 0) + (own[pattern] ?? 0);
      }
    }
  }
  return {
    pairCount: count,
    left: room.left.subarray(0, count),
    right: room.right.subarray(0, count),
    pattern: room.pattern.subarray(0, count),
    rarity: room.rarity.subarray(0, count),
    spareRarity: room.spare.subarray(0, count),
    relatedRarity: { home: room.home.subarray(0, count), work: room.work.subarray(0, count) },
    patternCount: patterns.count,
    levels: Uint8Array.from(patterns.levels),
    counts: Float64Array.from(counted),
    countsByRule,
  };
}

// The comparing that several threads share: proposed pairs in pieces, and random pairs. Owns who takes which piece, where
// its result goes and when all are done; the result is the same however the pieces were shared out. What is done with a
// pair is pattern-table.ts, the thread itself is worker/match-helper.ts.
import type { MatchModelSettings } from '../../../../src-shared/matching/match-settings.ts';
import { type PairFilter, type PairWalk, pieceVisitor } from './candidate-pairs.ts';
import type { Comparison } from './comparison.ts';
import { countLevels, type DrawnPairs } from './estimate-u.ts';
import { measurePair } from './measure-pair.ts';
import { PatternNumbers } from './pattern-numbers.ts';
import type { StandardFields } from './standard-fields.ts';

/** Room for what is found, every piece at its own place, so that threads never write to the same one. */
export interface PairRoom {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Numbered by the thread that compared the pair. */
  readonly pattern: Uint32Array;
  readonly rarity: Float32Array;
  readonly spare: Float32Array;
  readonly home: Float32Array;
  readonly work: Float32Array;
  /** Per piece: where its pairs begin, how many there are, and which thread compared them. */
  readonly starts: Float64Array;
  readonly counts: Uint32Array;
  readonly threads: Uint8Array;
}

/** What threads share. Everything in it is numbers in shared memory or small. */
export interface PairWork {
  readonly fields: StandardFields;
  readonly settings: MatchModelSettings;
  readonly walk: PairWalk;
  readonly ruleCount: number;
  readonly drawn: DrawnPairs;
  readonly room: PairRoom;
  /** The next piece nobody took; what the other thread is doing; pairs done. See the places below. */
  readonly control: Int32Array;
}

export const nextPlace = 0;
export const statePlace = 1;
export const donePlace = 2;

/** What the other thread is doing. */
export const helperState = { waiting: 0, working: 1, done: 2, failed: 3, notNeeded: 4 } as const;

/** What a thread knows beside the pairs it wrote into the room. */
export interface ThreadFound {
  /** Levels of its patterns, one after the other. */
  readonly levels: Uint8Array;
  /** Per rule, pairs per pattern of its own numbering. */
  readonly byRule: readonly Float64Array[];
  /** Levels of the random pairs it compared, per comparison. */
  readonly randomCounts: readonly Float64Array[];
}

/** Another thread that takes a share. */
export interface MatchHelper {
  /** Hands the work over and returns at once. */
  begin(work: PairWork): void;
  /**
   * Waits for the pieces the other thread took.
   * @param tick called while waiting; may throw to stop
   * @returns undefined when it took none; 'failed' when it cannot be relied on
   */
  finish(work: PairWork, tick: () => void): ThreadFound | 'failed' | undefined;
}

/** Random pairs are compared so many at a time. */
const randomAPiece = 8192;

/** Room for the pairs of a walk. */
export function roomFor(walk: PairWalk): PairRoom {
  const starts = new Float64Array(new SharedArrayBuffer(8 * walk.pieces.length));
  let size = 0;
  for (const [at, { most }] of walk.pieces.entries()) {
    starts[at] = size;
    size += most;
  }
  const words = () => new Uint32Array(new SharedArrayBuffer(4 * size));
  const bits = () => new Float32Array(new SharedArrayBuffer(4 * size));
  return {
    left: words(),
    right: words(),
    pattern: words(),
    rarity: bits(),
    spare: bits(),
    home: bits(),
    work: bits(),
    starts,
    counts: new Uint32Array(new SharedArrayBuffer(4 * walk.pieces.length)),
    threads: new Uint8Array(new SharedArrayBuffer(walk.pieces.length)),
  };
}

/**
 * Takes pieces and compares their pairs until none is left.
 * @param thread 0 for the one that asked, 1 for its helper
 * @param onProgress told the pairs done by all threads after every piece; may throw to stop
 */
export function comparePieces(
  work: Pick<PairWork, 'walk' | 'ruleCount' | 'drawn' | 'room' | 'control'>,
  comparisons: readonly Comparison[],
  thread: number,
  onProgress: (done: number) => void,
  isWanted?: PairFilter,
): ThreadFound {
  const { walk, ruleCount, drawn, room, control } = work;
  const patterns = new PatternNumbers(comparisons);
  const byRule: number[][] = Array.from({ length: ruleCount }, () => []);
  const randomCounts = comparisons.map(({ levels }) => new Float64Array(levels.length));
  const measure = measurePair(comparisons);
  let at = 0;
  const visitPiece = pieceVisitor(
    walk,
    (left, right, rules) => {
      const measured = measure(left, right);
      const pattern = patterns.numberOf(measured.levels);
      room.left[at] = left;
      room.right[at] = right;
      room.pattern[at] = pattern;
      room.rarity[at] = measured.rarity;
      room.spare[at] = measured.spareRarity;
      room.home[at] = measured.homeRarity;
      room.work[at++] = measured.workRarity;
      for (let rule = 0; rule < ruleCount; rule++) {
        const counts = byRule[rule];
        if ((rules >>> rule) & 1 && counts !== undefined) counts[pattern] = (counts[pattern] ?? 0) + 1;
      }
    },
    isWanted,
  );
  for (;;) {
    const taken = Atomics.add(control, nextPlace, 1);
    const piece = walk.pieces[taken];
    if (piece !== undefined) {
      const start = room.starts[taken] ?? 0;
      at = start;
      visitPiece(piece);
      room.counts[taken] = at - start;
      room.threads[taken] = thread;
      onProgress(Atomics.add(control, donePlace, piece.most) + piece.most);
      continue;
    }
    const from = (taken - walk.pieces.length) * randomAPiece;
    if (from >= drawn.left.length) break;
    countLevels(comparisons, drawn, from, Math.min(drawn.left.length, from + randomAPiece), randomCounts);
    onProgress(Atomics.load(control, donePlace));
  }
  return {
    levels: Uint8Array.from(patterns.levels),
    byRule: byRule.map((counts) => Float64Array.from({ length: patterns.count }, (_, pattern) => counts[pattern] ?? 0)),
    randomCounts,
  };
}

// Walks the pairs that the blocking rules propose, each once: the first rule that proposes a pair owns it. Compares
// nothing (see pattern-table.ts); how large blocks may be is plan-blocks.ts. The walk is cut into pieces that can be done
// in any order and on any thread.
import type { KeyColumn } from './blocking-rules.ts';
import type { BlockingPlan } from './plan-blocks.ts';

/** Which pairs are looked at, smaller record number first. */
export type PairFilter = (left: number, right: number) => boolean;

/** Called for a pair, smaller record number first, with the rules that propose it as bits (rule i of the plan is bit i). */
export type PairVisitor = (left: number, right: number, rules: number) => void;

interface PluralKeys {
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  readonly rule: number;
}

/** What walking needs of a plan: numbers only, so that it can be handed to another thread. */
export interface PairWalk {
  readonly rowCount: number;
  /**
   * The keys of rules with one key a record, record by record, so that a pair touches two places in memory and not two
   * for every rule; and the rule of each column.
   */
  readonly keysByRecord: Uint32Array;
  readonly singles: readonly number[];
  readonly plurals: readonly PluralKeys[];
  readonly blocks: readonly { readonly rows: Uint32Array; readonly starts: Uint32Array; readonly keys: Uint32Array }[];
  /** Neighbours in blocks that stayed too large, each pair at the first rule that has it. */
  readonly near: readonly { readonly rule: number; readonly left: Uint32Array; readonly right: Uint32Array }[];
  readonly pieces: readonly WalkPiece[];
}

/** A part of the walk: left records, blocks of a rule, or neighbours, from up to but not including `to`. */
export interface WalkPiece {
  readonly kind: 'every' | 'blocks' | 'near';
  /** Rule of the plan, or place in `near`. */
  readonly of: number;
  readonly from: number;
  readonly to: number;
  /** No more pairs than this. */
  readonly most: number;
}

/** A piece has about so many pairs: long enough to be worth handing out, short enough to stop soon. */
const pairsAPiece = 16_384;

/** The first key that two records share under a rule, or 0. */
export function sharedKey(column: KeyColumn, left: number, right: number): number {
  const { keys, starts } = column;
  if (starts === undefined) return keys[left] === keys[right] ? (keys[left] ?? 0) : 0;
  for (let l = starts[left] ?? 0; l < (starts[left + 1] ?? 0); l++) {
    const key = keys[l] ?? 0;
    if (key === 0) continue;
    for (let r = starts[right] ?? 0; r < (starts[right + 1] ?? 0); r++) if (keys[r] === key) return key;
  }
  return 0;
}

/**
 * Calls `visit` for every proposed pair once.
 * @param onProgress called now and then with the pairs proposed so far
 * @param isWanted pairs it says no to are passed over, such as those within one list when two are linked
 */
export function visitPairs(
  plan: BlockingPlan,
  visit: PairVisitor,
  onProgress: (done: number) => void = () => {},
  isWanted: PairFilter = () => true,
): void {
  const walk = walkOf(plan, () => onProgress(0));
  const visitPiece = pieceVisitor(walk, visit, isWanted);
  let done = 0;
  for (const piece of walk.pieces) {
    visitPiece(piece);
    done += piece.most;
    onProgress(Math.min(done, plan.pairCount));
  }
}

/** The walk of a plan. @param tick called now and then; may throw to stop */
export function walkOf(plan: BlockingPlan, tick: () => void = () => {}): PairWalk {
  const { rules, rowCount } = plan;
  const columns = rules.map(({ rule: { keys } }, rule) => ({ ...keys, rule }));
  const single = columns.filter(({ starts }) => starts === undefined);
  const keysByRecord = new Uint32Array(rowCount * single.length);
  for (const [at, { keys }] of single.entries()) {
    tick();
    for (let row = 0; row < rowCount; row++) keysByRecord[row * single.length + at] = keys[row] ?? 0;
  }
  const near = plan.isEveryPair ? [] : nearPairsOf(plan, tick);
  const blocks = rules.map(({ rows, blockStarts, blockKeys }) => ({ rows, starts: blockStarts, keys: blockKeys }));
  return {
    rowCount,
    keysByRecord,
    singles: single.map(({ rule }) => rule),
    plurals: columns.flatMap(({ keys, starts, rule }) => (starts === undefined ? [] : [{ keys, starts, rule }])),
    blocks,
    near,
    pieces: plan.isEveryPair
      ? cut('every', 0, rowCount, (left) => rowCount - left - 1)
      : [
          ...blocks.flatMap(({ starts }, rule) =>
            cut('blocks', rule, starts.length - 1, (block) => {
              const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
              return (size * (size - 1)) / 2;
            }),
          ),
          ...near.flatMap(({ left }, of) => cut('near', of, left.length, () => 1)),
        ],
  };
}

function cut(kind: WalkPiece['kind'], of: number, count: number, pairsAt: (at: number) => number): WalkPiece[] {
  const pieces: WalkPiece[] = [];
  for (let from = 0, to = 0; from < count; from = to) {
    let most = 0;
    while (to < count && most < pairsAPiece) most += pairsAt(to++);
    if (most > 0) pieces.push({ kind, of, from, to, most });
  }
  return pieces;
}

/** Neighbours within blocks that stayed too large, unless the neighbours of a rule before have the pair. */
function nearPairsOf({ rules, rowCount: width }: BlockingPlan, tick: () => void): PairWalk['near'] {
  const before: Float64Array[] = [];
  return rules.flatMap(({ nearPairs }, rule) => {
    if (nearPairs.length === 0) return [];
    tick();
    const pairs = new Float64Array(nearPairs.reduce((sum, [left]) => sum + left.length, 0));
    let count = 0;
    for (const [left, right] of nearPairs) {
      for (let at = 0; at < left.length; at++) pairs[count++] = (left[at] ?? 0) * width + (right[at] ?? 0);
    }
    pairs.sort();
    const own = pairs.filter(
      (pair, at) => pair !== pairs[at - 1] && !before.some((other) => includesSorted(other, pair)),
    );
    before.push(pairs);
    return [
      {
        rule,
        left: Uint32Array.from(own, (pair) => Math.floor(pair / width)),
        right: Uint32Array.from(own, (pair) => pair % width),
      },
    ];
  });
}

function includesSorted(sorted: Float64Array, wanted: number): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === wanted;
}

/** A function that visits the pairs of a piece, always in the same order. */
export function pieceVisitor(
  walk: PairWalk,
  visit: PairVisitor,
  isWanted: PairFilter = () => true,
): (piece: WalkPiece) => void {
  const rulesOf = proposers(walk);
  const pluralOf = new Map(walk.plurals.map((keys) => [keys.rule, keys]));
  return ({ kind, of, from, to }) => {
    if (kind === 'every') {
      for (let left = from; left < to; left++) {
        for (let right = left + 1; right < walk.rowCount; right++) {
          if (isWanted(left, right)) visit(left, right, rulesOf(everyRule, left, right));
        }
      }
      return;
    }
    if (kind === 'near') {
      const pairs = walk.near[of] as PairWalk['near'][number];
      for (let at = from; at < to; at++) {
        const [left, right] = [pairs.left[at] as number, pairs.right[at] as number];
        if (isWanted(left, right) && rulesOf(everyRule, left, right) === 0) visit(left, right, (1 << pairs.rule) >>> 0);
      }
      return;
    }
    const { rows, starts, keys } = walk.blocks[of] as PairWalk['blocks'][number];
    const plural = pluralOf.get(of);
    for (let block = from; block < to; block++) {
      const end = starts[block + 1] ?? 0;
      for (let l = starts[block] ?? 0; l < end; l++) {
        for (let r = l + 1; r < end; r++) {
          const [a, b] = [rows[l] as number, rows[r] as number];
          const [left, right] = a < b ? [a, b] : [b, a];
          if (!isWanted(left, right)) continue;
          // Two records may share several keys of one rule: the block of the first one visits them.
          if (plural !== undefined && sharedKey(plural, left, right) !== keys[block]) continue;
          const bits = rulesOf(of, left, right);
          if (bits !== 0) visit(left, right, bits);
        }
      }
    }
  };
}

/** Instead of an owner: no rule owns the pair. */
const everyRule = -1;

/** A function for the rules that propose a pair, as bits: 0 when a rule before `owner` does and has visited it already. */
function proposers(walk: PairWalk): (owner: number, left: number, right: number) => number {
  const { keysByRecord, singles, plurals } = walk;
  const width = singles.length;
  const bitOf = Int32Array.from(singles, (rule) => 1 << rule);
  return (owner, left, right) => {
    // What owners before this one propose was visited by them; nobody is before no owner.
    const before = owner === everyRule ? 0 : (1 << owner) - 1;
    let bits = owner === everyRule ? 0 : 1 << owner;
    const [l, r] = [left * width, right * width];
    for (let at = 0; at < width; at++) {
      const key = keysByRecord[l + at] as number;
      if (key !== 0 && key === keysByRecord[r + at]) bits |= bitOf[at] as number;
    }
    if ((bits & before) !== 0) return 0;
    for (let at = 0; at < plurals.length; at++) {
      const plural = plurals[at] as PluralKeys;
      if (plural.rule !== owner && sharedKey(plural, left, right) !== 0) bits |= 1 << plural.rule;
    }
    return (bits & before) !== 0 ? 0 : bits >>> 0;
  };
}

// Walks the pairs that the blocking rules propose, each once: the first rule that proposes a pair owns it. Compares
// nothing (see pattern-table.ts); how large blocks may be is plan-blocks.ts.
import type { KeyColumn } from './blocking-rules.ts';
import type { BlockingPlan } from './plan-blocks.ts';

/** Which pairs are looked at, smaller record number first. */
export type PairFilter = (left: number, right: number) => boolean;

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
 * Calls `visit` for every proposed pair once, smaller record number first.
 * @param visit also gets the rules that propose the pair as bits (rule i of the plan is bit i)
 * @param onProgress called now and then with the pairs proposed so far
 * @param isWanted pairs it says no to are passed over, such as those within one list when two are linked
 */
export function visitPairs(
  plan: BlockingPlan,
  visit: (left: number, right: number, rules: number) => void,
  onProgress: (done: number) => void = () => {},
  isWanted: PairFilter = () => true,
): void {
  if (plan.isEveryPair) {
    visitEveryPair(plan, visit, onProgress, isWanted);
    return;
  }
  const rulesOf = proposers(plan);
  let done = 0;
  for (const [index, { rule, rows, blockStarts, blockKeys }] of plan.rules.entries()) {
    for (let block = 0; block + 1 < blockStarts.length; block++) {
      const to = blockStarts[block + 1] ?? 0;
      for (let l = blockStarts[block] ?? 0; l < to; l++) {
        for (let r = l + 1; r < to; r++) {
          const [a, b] = [rows[l] ?? 0, rows[r] ?? 0];
          const [left, right] = a < b ? [a, b] : [b, a];
          if (!isWanted(left, right)) continue;
          // Two records may share several keys of one rule: the block of the first one visits them.
          if (rule.keys.starts !== undefined && sharedKey(rule.keys, left, right) !== blockKeys[block]) continue;
          const bits = rulesOf(index, left, right);
          if (bits !== 0) visit(left, right, bits);
        }
      }
      const before = done;
      const size = to - (blockStarts[block] ?? 0);
      done += (size * (size - 1)) / 2;
      if (done >>> 14 !== before >>> 14) onProgress(done);
    }
  }
  visitNearPairs(plan, rulesOf, visit, () => onProgress(done), isWanted);
}

/** Neighbours within blocks that stayed too large, unless a block or the neighbours of a rule before have the pair. */
function visitNearPairs(
  plan: BlockingPlan,
  rulesOf: ReturnType<typeof proposers>,
  visit: (left: number, right: number, rules: number) => void,
  tick: () => void,
  isWanted: PairFilter,
): void {
  const width = plan.rowCount;
  const before: Float64Array[] = [];
  for (const [index, { nearPairs }] of plan.rules.entries()) {
    if (nearPairs.length === 0) continue;
    const pairs = new Float64Array(nearPairs.reduce((sum, [left]) => sum + left.length, 0));
    let count = 0;
    for (const [left, right] of nearPairs) {
      for (let at = 0; at < left.length; at++) pairs[count++] = (left[at] ?? 0) * width + (right[at] ?? 0);
    }
    pairs.sort();
    for (let at = 0; at < pairs.length; at++) {
      if (at % 16_384 === 0) tick();
      const pair = pairs[at] ?? 0;
      if (pair === pairs[at - 1] || before.some((other) => includesSorted(other, pair))) continue;
      const [left, right] = [Math.floor(pair / width), pair % width];
      if (!isWanted(left, right)) continue;
      if (rulesOf(everyRule, left, right) === 0) visit(left, right, (1 << index) >>> 0);
    }
    before.push(pairs);
  }
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

/** Instead of an owner: no rule owns the pair. */
const everyRule = -1;

/**
 * A function for the rules that propose a pair, as bits: 0 when a rule before `owner` does and has visited it already.
 * The keys of rules with one key a record are laid out record by record, so that a pair touches two places in memory
 * and not two for every rule.
 */
function proposers({ rules, rowCount }: BlockingPlan): (owner: number, left: number, right: number) => number {
  const [single, plural] = [true, false].map((isSingle) =>
    rules.flatMap(({ rule: { keys } }, index) => ((keys.starts === undefined) === isSingle ? [{ keys, index }] : [])),
  ) as [{ keys: KeyColumn; index: number }[], { keys: KeyColumn; index: number }[]];
  const width = single.length;
  const matrix = new Uint32Array(rowCount * width);
  for (const [at, { keys }] of single.entries()) {
    for (let row = 0; row < rowCount; row++) matrix[row * width + at] = keys.keys[row] ?? 0;
  }
  const bitOf = Int32Array.from(single, ({ index }) => 1 << index);
  return (owner, left, right) => {
    // What owners before this one propose was visited by them; -1 has nobody before it.
    const before = owner === everyRule ? 0 : (1 << owner) - 1;
    let bits = owner === everyRule ? 0 : 1 << owner;
    const [l, r] = [left * width, right * width];
    for (let at = 0; at < width; at++) {
      const key = matrix[l + at] as number;
      if (key !== 0 && key === matrix[r + at]) bits |= bitOf[at] as number;
    }
    if ((bits & before) !== 0) return 0;
    for (let at = 0; at < plural.length; at++) {
      const { keys, index } = plural[at] as (typeof plural)[number];
      if (index !== owner && sharedKey(keys, left, right) !== 0) bits |= 1 << index;
    }
    return (bits & before) !== 0 ? 0 : bits >>> 0;
  };
}

function visitEveryPair(
  plan: BlockingPlan,
  visit: (left: number, right: number, rules: number) => void,
  onProgress: (done: number) => void,
  isWanted: PairFilter,
): void {
  const { rowCount } = plan;
  const rulesOf = proposers(plan);
  let done = 0;
  for (let left = 0; left < rowCount; left++) {
    for (let right = left + 1; right < rowCount; right++) {
      if (isWanted(left, right)) visit(left, right, rulesOf(everyRule, left, right));
    }
    done += rowCount - left - 1;
    if (left % 64 === 0) onProgress(done);
  }
}

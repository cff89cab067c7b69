// Walks the pairs that the blocking rules propose, each once: the first rule that proposes a pair owns it. Owns block
// sizes, the cap on exploding blocks and the pair budget; compares nothing (see pattern-table.ts).
import type { BlockingRule, KeyColumn } from './blocking-rules.ts';

/** One rule with its blocks: records sorted by key. */
export interface PlannedRule {
  readonly rule: BlockingRule;
  /** Records in the order of their keys. */
  readonly rows: Uint32Array;
  /** Block b is rows[blockStarts[b]] up to rows[blockStarts[b + 1]]. */
  readonly blockStarts: Uint32Array;
  /** The key that the records of a block share. */
  readonly blockKeys: Uint32Array;
  /** Pairs the rule proposes, including those an earlier rule owns. */
  readonly pairCount: number;
  /** Blocks left out for being too large, and the pairs they would have proposed. */
  readonly skippedBlocks: number;
  readonly skippedPairs: number;
}

/** What will be compared. */
export interface BlockingPlan {
  readonly rowCount: number;
  readonly rules: readonly PlannedRule[];
  /** Loose rules that the pair budget had no room for, with the pairs they would have proposed. */
  readonly leftOut: readonly { readonly rule: BlockingRule; readonly pairCount: number }[];
  /** True when every pair of records is compared, proposed by a rule or not. */
  readonly isEveryPair: boolean;
  /** Upper bound of the pairs compared: pairs proposed by several rules are counted for each. */
  readonly pairCount: number;
}

export interface BlockingLimits {
  /** Up to so many records, every pair is compared. */
  readonly everyPairUpTo: number;
  /** Blocks with more records than this are left out of a strict rule. */
  readonly largestBlock: number;
  /** Loose rules run while the sum of pairs stays within this many per record… */
  readonly pairsPerRecord: number;
  /** …or this many in all. */
  readonly pairBudget: number;
}

/** Limits that suit a laptop: a million pairs take about two seconds. */
export const defaultLimits: BlockingLimits = {
  everyPairUpTo: 1500,
  largestBlock: 300,
  pairsPerRecord: 40,
  pairBudget: 1_500_000,
};

/** Sorts the records of every rule into blocks and decides what runs. */
export function planBlocking(rules: readonly BlockingRule[], rowCount: number, limits: BlockingLimits): BlockingPlan {
  const all = (rowCount * (rowCount - 1)) / 2;
  const budget = Math.max(limits.pairBudget, limits.pairsPerRecord * rowCount);
  const planned: PlannedRule[] = [];
  const leftOut: { rule: BlockingRule; pairCount: number }[] = [];
  let pairCount = 0;
  for (const rule of rules) {
    // A loose rule keeps to small blocks: rare names, not Smith.
    const plan = planRule(rule, rule.isLoose ? Math.min(60, limits.largestBlock) : limits.largestBlock);
    if (plan.pairCount === 0) continue;
    if (planned.length >= 32 || (rule.isLoose && pairCount + plan.pairCount > budget)) {
      leftOut.push({ rule, pairCount: plan.pairCount });
      continue;
    }
    planned.push(plan);
    pairCount += plan.pairCount;
  }
  // The rules are still of use when every pair is compared: what is learnt is learnt from their pairs.
  if (rowCount <= limits.everyPairUpTo) return { rowCount, rules: planned, leftOut, isEveryPair: true, pairCount: all };
  return { rowCount, rules: planned, leftOut, isEveryPair: false, pairCount: Math.min(pairCount, all) };
}

function planRule(rule: BlockingRule, largestBlock: number): PlannedRule {
  const { rows, keys } = sortedByKey(rule.keys);
  const starts: number[] = [];
  const kept: number[] = [];
  const blockKeys: number[] = [];
  let [pairCount, skippedBlocks, skippedPairs] = [0, 0, 0];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && keys[to] === keys[from]) to++;
    const size = to - from;
    const pairs = (size * (size - 1)) / 2;
    if (size > largestBlock) {
      skippedBlocks++;
      skippedPairs += pairs;
      forgetKey(rule.keys, keys[from] ?? 0, rows, from, to);
    } else if (size > 1) {
      starts.push(kept.length);
      blockKeys.push(keys[from] ?? 0);
      // Sorting is stable, so a record that has the key twice stands beside itself.
      for (let at = from; at < to; at++) if (at === from || rows[at] !== rows[at - 1]) kept.push(rows[at] ?? 0);
      pairCount += pairs;
    }
    from = to;
  }
  starts.push(kept.length);
  return {
    rule,
    rows: Uint32Array.from(kept),
    blockStarts: Uint32Array.from(starts),
    blockKeys: Uint32Array.from(blockKeys),
    pairCount,
    skippedBlocks,
    skippedPairs,
  };
}

/** A block that was left out must not own pairs either: its key is taken from its records. */
function forgetKey(column: KeyColumn, key: number, rows: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const row = rows[at] ?? 0;
    const first = column.starts === undefined ? row : (column.starts[row] ?? 0);
    const end = column.starts === undefined ? row + 1 : (column.starts[row + 1] ?? 0);
    for (let entry = first; entry < end; entry++) if (column.keys[entry] === key) column.keys[entry] = 0;
  }
}

/** Radix sort of (key, row) by key, two passes of 16 bits; entries without a key are dropped. */
function sortedByKey(column: KeyColumn): { rows: Uint32Array; keys: Uint32Array } {
  const owners = ownersOf(column);
  let rows = new Uint32Array(owners.count);
  let keys = new Uint32Array(owners.count);
  for (let entry = 0, at = 0; entry < column.keys.length; entry++) {
    if (column.keys[entry] === 0) continue;
    keys[at] = column.keys[entry] ?? 0;
    rows[at++] = owners.rowOf[entry] ?? 0;
  }
  for (const shift of [0, 16]) {
    const places = new Uint32Array(65_537);
    for (let at = 0; at < keys.length; at++) {
      const digit = (((keys[at] ?? 0) >>> shift) & 0xffff) + 1;
      places[digit] = (places[digit] ?? 0) + 1;
    }
    for (let digit = 1; digit <= 65_536; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
    const nextRows = new Uint32Array(rows.length);
    const nextKeys = new Uint32Array(keys.length);
    for (let at = 0; at < keys.length; at++) {
      const digit = ((keys[at] ?? 0) >>> shift) & 0xffff;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      nextRows[place] = rows[at] ?? 0;
      nextKeys[place] = keys[at] ?? 0;
    }
    rows = nextRows;
    keys = nextKeys;
  }
  return { rows, keys };
}

function ownersOf(column: KeyColumn): { rowOf: Uint32Array; count: number } {
  const rowOf = new Uint32Array(column.keys.length);
  let count = 0;
  for (const key of column.keys) if (key !== 0) count++;
  if (column.starts === undefined) {
    for (let row = 0; row < rowOf.length; row++) rowOf[row] = row;
  } else {
    for (let row = 0; row + 1 < column.starts.length; row++) {
      rowOf.fill(row, column.starts[row] ?? 0, column.starts[row + 1] ?? 0);
    }
  }
  return { rowOf, count };
}

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
 */
export function visitPairs(
  plan: BlockingPlan,
  visit: (left: number, right: number, rules: number) => void,
  onProgress: (done: number) => void = () => {},
): void {
  if (plan.isEveryPair) {
    visitEveryPair(plan, visit, onProgress);
    return;
  }
  let done = 0;
  for (const [index, { rule, rows, blockStarts, blockKeys }] of plan.rules.entries()) {
    for (let block = 0; block + 1 < blockStarts.length; block++) {
      const to = blockStarts[block + 1] ?? 0;
      for (let l = blockStarts[block] ?? 0; l < to; l++) {
        for (let r = l + 1; r < to; r++) {
          const [a, b] = [rows[l] ?? 0, rows[r] ?? 0];
          const [left, right] = a < b ? [a, b] : [b, a];
          // Two records may share several keys of one rule: the block of the first one visits them.
          if (rule.keys.starts !== undefined && sharedKey(rule.keys, left, right) !== blockKeys[block]) continue;
          const bits = rulesOf(plan, index, left, right);
          if (bits !== 0) visit(left, right, bits);
        }
      }
      const before = done;
      const size = to - (blockStarts[block] ?? 0);
      done += (size * (size - 1)) / 2;
      if (done >>> 15 !== before >>> 15) onProgress(done);
    }
  }
}

/** The rules that propose a pair, or 0 when a rule before `owner` does and has visited it already. */
function rulesOf(plan: BlockingPlan, owner: number, left: number, right: number): number {
  let bits = 1 << owner;
  for (let index = 0; index < plan.rules.length; index++) {
    const planned = plan.rules[index];
    if (index === owner || planned === undefined || sharedKey(planned.rule.keys, left, right) === 0) continue;
    if (index < owner) return 0;
    bits |= 1 << index;
  }
  return bits >>> 0;
}

function rulesProposing(plan: BlockingPlan, left: number, right: number): number {
  let bits = 0;
  for (let index = 0; index < plan.rules.length; index++) {
    const planned = plan.rules[index];
    if (planned !== undefined && sharedKey(planned.rule.keys, left, right) !== 0) bits |= 1 << index;
  }
  return bits >>> 0;
}

function visitEveryPair(
  plan: BlockingPlan,
  visit: (left: number, right: number, rules: number) => void,
  onProgress: (done: number) => void,
): void {
  const { rowCount } = plan;
  let done = 0;
  for (let left = 0; left < rowCount; left++) {
    for (let right = left + 1; right < rowCount; right++) visit(left, right, rulesProposing(plan, left, right));
    done += rowCount - left - 1;
    if (left % 64 === 0) onProgress(done);
  }
}

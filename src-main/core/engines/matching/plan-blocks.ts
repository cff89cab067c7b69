// Sorts the records of every blocking rule into blocks and decides what runs: how large blocks may be, how larger ones
// are refined, which loose rules there is room for. Owns bounds and what is told about them; visiting the pairs is
// candidate-pairs.ts.
//
// A block of n records is n × (n − 1) / 2 pairs: one company phone on a fifth of the contacts would be the whole run.
// Blocks that the budget has no room for are divided by a second key (the same phone and the same names). What is still
// too large is compared in a window of neighbours only, the records being sorted so that like stands beside like
// (sorted neighbourhood: Hernandez and Stolfo 1995): ten thousand copies of one record are still found.
import { type BlockingRule, type KeyColumn, mixTwo } from './blocking-rules.ts';
import { orderOf, type SortedEntries, sortByKey } from './radix-sort.ts';

/** One rule with its blocks: records sorted by key. */
export interface PlannedRule {
  readonly rule: BlockingRule;
  /** Records in the order of their keys. */
  readonly rows: Uint32Array;
  /** Block b is rows[blockStarts[b]] up to rows[blockStarts[b + 1]]. */
  readonly blockStarts: Uint32Array;
  /** The key that the records of a block share. */
  readonly blockKeys: Uint32Array;
  /** Pairs of neighbours in blocks that stayed too large, smaller record first. */
  readonly nearPairs: readonly (readonly [Uint32Array, Uint32Array])[];
  /** Comparisons whose agreement the rule presupposes, those of its refinement included where that was used much. */
  readonly presupposes: readonly string[];
  /** Pairs the rule proposes, including those an earlier rule owns. */
  readonly pairCount: number;
  /** Blocks that were divided by a second key. */
  readonly refinedBlocks: number;
  /** Blocks of which not every pair is compared, and the pairs left out. */
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
  /** No block with more records than this is compared whole. */
  readonly largestBlock: number;
  /** Blocks are kept so small that the pairs of all rules stay within about this many per record… */
  readonly pairsPerRecord: number;
  /** …or this many in all. */
  readonly pairBudget: number;
}

/** Limits that suit a laptop: a million pairs take about two seconds. */
export const defaultLimits: BlockingLimits = {
  everyPairUpTo: 1500,
  largestBlock: 300,
  pairsPerRecord: 8,
  pairBudget: 800_000,
};

/** However small the budget: blocks up to this size are compared whole under a strict rule, and under a loose one. */
const smallestCap = 16;
/** A loose rule keeps to small blocks: rare names, not Smith. */
const largestLooseBlock = 60;
/** Rules are bits of one integer. */
const mostRules = 31;
/** Every record of a block that stays too large is compared with so many neighbours, fewer where there are many such. */
const mostNeighbours = 4;

/** Makes the plan. @param tick called now and then; may throw to stop */
export function planBlocking(
  rules: readonly BlockingRule[],
  rowCount: number,
  limits: BlockingLimits,
  tick: () => void = () => {},
): BlockingPlan {
  const all = (rowCount * (rowCount - 1)) / 2;
  const budget = Math.max(limits.pairBudget, limits.pairsPerRecord * rowCount);
  const likeness = new Map([...new Set(rules.map(({ nearness }) => nearness))].map((one) => [one, likenessOf(one)]));
  const sorted = rules.map((rule): SortedRule => {
    tick();
    const most = rule.isLoose ? Math.min(largestLooseBlock, limits.largestBlock) : limits.largestBlock;
    const entries = sortedByKey(rule.keys);
    const alike = likeness.get(rule.nearness) ?? (() => undefined);
    return { rule, most, likeness: alike, ...entries, sizes: blockSizes(entries.keys) };
  });
  const caps = capsWithin(
    sorted.filter(({ rule }) => !rule.isLoose),
    budget * 0.7,
  );
  const strictCount = Math.max(1, caps.size);
  const planned: PlannedRule[] = [];
  const leftOut: { rule: BlockingRule; pairCount: number }[] = [];
  let pairCount = 0;
  for (const one of sorted) {
    tick();
    const { rule, most, sizes } = one;
    const left = budget - pairCount;
    const cap = rule.isLoose ? capFor(sizes, most, left / 2, 0) : (caps.get(one) ?? most);
    const wanted = pairsUpTo(sizes, most);
    if (planned.length >= mostRules || (rule.isLoose && pairsUpTo(sizes, cap) === 0)) {
      if (wanted > 0) leftOut.push({ rule, pairCount: wanted });
      continue;
    }
    const plan = planRule(one, cap, (budget * 0.3) / strictCount);
    if (plan.pairCount === 0 && plan.skippedBlocks === 0) continue;
    planned.push(plan);
    pairCount += plan.pairCount;
  }
  // The rules are still of use when every pair is compared: what is learnt is learnt from their pairs.
  if (rowCount <= limits.everyPairUpTo) return { rowCount, rules: planned, leftOut, isEveryPair: true, pairCount: all };
  return { rowCount, rules: planned, leftOut, isEveryPair: false, pairCount: Math.min(pairCount, all) };
}

interface SortedRule extends SortedEntries {
  readonly rule: BlockingRule;
  readonly most: number;
  readonly likeness: () => Likeness | undefined;
  /** Blocks per size. */
  readonly sizes: ReadonlyMap<number, number>;
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function blockSizes(keys: Uint32Array, counts: (key: number) => boolean = () => true): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    if (to - from > 1 && counts(keys[from] ?? 0)) sizes.set(to - from, (sizes.get(to - from) ?? 0) + 1);
    from = to;
  }
  return sizes;
}

/** Pairs of records that share a key, however large the block. */
export function countKeyPairs(keys: KeyColumn): number {
  return pairsUpTo(blockSizes(sortedByKey(keys).keys), Number.POSITIVE_INFINITY);
}

function pairsUpTo(sizes: ReadonlyMap<number, number>, cap: number): number {
  let pairs = 0;
  for (const [size, blocks] of sizes) if (size <= cap) pairs += blocks * pairsOf(size);
  return pairs;
}

/** The largest block size up to `most` whose pairs stay within the allowance; never below `least`. */
function capFor(sizes: ReadonlyMap<number, number>, most: number, allowance: number, least: number): number {
  let pairs = 0;
  for (const [size, blocks] of [...sizes].sort(([a], [b]) => a - b)) {
    if (size > most) break;
    pairs += blocks * pairsOf(size);
    if (pairs > allowance) return Math.min(most, Math.max(least, size - 1));
  }
  return most;
}

/** Shares the budget out: what a rule with few pairs does not need is left to those with many. */
function capsWithin(rules: readonly SortedRule[], budget: number): Map<SortedRule, number> {
  const caps = new Map<SortedRule, number>();
  const wanted = rules.map((rule) => ({ rule, pairs: pairsUpTo(rule.sizes, rule.most) }));
  let left = budget;
  for (const [at, { rule }] of wanted.sort((a, b) => a.pairs - b.pairs).entries()) {
    const cap = capFor(rule.sizes, rule.most, left / (wanted.length - at), smallestCap);
    caps.set(rule, cap);
    left = Math.max(0, left - pairsUpTo(rule.sizes, cap));
  }
  return caps;
}

/** @param allowance pairs that refined blocks may add */
function planRule({ rule, rows, keys, sizes, likeness }: SortedRule, cap: number, allowance: number): PlannedRule {
  const [whole, refinedBlocks] = [pairsUpTo(sizes, cap), blocksAbove(sizes, cap)];
  const all = pairsUpTo(sizes, Number.POSITIVE_INFINITY);
  let sorted = { rows, keys };
  let isRefinedKey: (key: number) => boolean = () => false;
  let refinedCap = cap;
  if (refinedBlocks > 0 && rule.refinement !== undefined) {
    isRefinedKey = refineBlocks(rule.keys, sorted, cap, rule.refinement.keyOf);
    sorted = sortedByKey(rule.keys);
    refinedCap = capFor(blockSizes(sorted.keys, isRefinedKey), cap, allowance, smallestCap);
  }
  const capOf = (key: number) => (isRefinedKey(key) ? refinedCap : cap);
  const neighbours = neighboursWithin(sorted.keys, capOf, allowance);
  const starts: number[] = [];
  const kept = new Uint32Array(sorted.rows.length);
  let keptCount = 0;
  const blockKeys: number[] = [];
  const nearPairs: [Uint32Array, Uint32Array][] = [];
  let [pairCount, skippedBlocks] = [0, 0];
  for (let from = 0; from < sorted.rows.length; ) {
    let to = from + 1;
    while (to < sorted.rows.length && sorted.keys[to] === sorted.keys[from]) to++;
    const size = to - from;
    if (size > capOf(sorted.keys[from] ?? 0)) {
      skippedBlocks++;
      if (!rule.isLoose) {
        const near = neighbourPairs(sorted.rows.slice(from, to), likeness(), neighbours);
        nearPairs.push(near);
        pairCount += near[0].length;
      }
      forgetKey(rule.keys, sorted.keys[from] ?? 0, sorted.rows, from, to);
    } else if (size > 1) {
      starts.push(keptCount);
      blockKeys.push(sorted.keys[from] ?? 0);
      // Sorting is stable, so a record that has the key twice stands beside itself.
      for (let at = from; at < to; at++) {
        if (at === from || sorted.rows[at] !== sorted.rows[at - 1]) kept[keptCount++] = sorted.rows[at] ?? 0;
      }
      pairCount += pairsOf(size);
    }
    from = to;
  }
  starts.push(keptCount);
  const isRefined = refinedBlocks > 0 && rule.refinement !== undefined;
  const isMostlyRefined = isRefined && pairCount > 1.1 * whole;
  return {
    rule,
    rows: kept.slice(0, keptCount),
    blockStarts: Uint32Array.from(starts),
    blockKeys: Uint32Array.from(blockKeys),
    nearPairs,
    presupposes: isMostlyRefined ? [...rule.presupposes, ...(rule.refinement?.presupposes ?? [])] : rule.presupposes,
    pairCount,
    refinedBlocks: isRefined ? refinedBlocks : 0,
    skippedBlocks: isRefined ? refinedBlocks : skippedBlocks,
    skippedPairs: Math.max(0, all - pairCount),
  };
}

/** How many neighbours there is room for, at least one. */
function neighboursWithin(keys: Uint32Array, capOf: (key: number) => number, allowance: number): number {
  let records = 0;
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    if (to - from > capOf(keys[from] ?? 0)) records += to - from;
    from = to;
  }
  return Math.max(1, Math.min(mostNeighbours, Math.floor(allowance / Math.max(1, records))));
}

function blocksAbove(sizes: ReadonlyMap<number, number>, cap: number): number {
  let count = 0;
  for (const [size, blocks] of sizes) if (size > cap) count += blocks;
  return count;
}

/**
 * Gives the records of too large blocks a key that a second value takes part in; none where they lack that value.
 * @returns tells new keys from others. By a set of bits: now and then another key is taken for one, which only means
 * that its block is held to the same bound
 */
function refineBlocks(
  column: KeyColumn,
  sorted: { rows: Uint32Array; keys: Uint32Array },
  cap: number,
  keyOf: (row: number) => number,
): (key: number) => boolean {
  const { rows, keys } = sorted;
  const refined = new Uint8Array(1 << 22);
  const place = (key: number) => Math.imul(key, 0x9e3779b1) >>> 10;
  for (let from = 0; from < keys.length; ) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    const key = keys[from] ?? 0;
    if (to - from > cap) {
      for (let at = from; at < to; at++) {
        const row = rows[at] ?? 0;
        const second = keyOf(row);
        const both = second === 0 ? 0 : mixTwo(key, second);
        replaceKey(column, row, key, both);
        if (both !== 0) refined[place(both)] = 1;
      }
    }
    from = to;
  }
  return (key) => refined[place(key)] === 1;
}

/** A block that was left out must not own pairs either: its key is taken from its records. */
function forgetKey(column: KeyColumn, key: number, rows: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) replaceKey(column, rows[at] ?? 0, key, 0);
}

function replaceKey(column: KeyColumn, row: number, key: number, by: number): void {
  const first = column.starts === undefined ? row : (column.starts[row] ?? 0);
  const end = column.starts === undefined ? row + 1 : (column.starts[row + 1] ?? 0);
  for (let entry = first; entry < end; entry++) if (column.keys[entry] === key) column.keys[entry] = by;
}

/** The order of all records in which like stands beside like, and the place of each in it. */
interface Likeness {
  readonly order: Uint32Array;
  readonly places: Uint32Array;
}

/** The order is worked out once, when the first block asks. */
function likenessOf(nearness: Float64Array | undefined): () => Likeness | undefined {
  let known: Likeness | undefined;
  return () => {
    if (nearness === undefined || known !== undefined) return known;
    const order = orderOf(nearness);
    const places = new Uint32Array(order.length);
    for (let place = 0; place < order.length; place++) places[order[place] as number] = place;
    known = { order, places };
    return known;
  };
}

/** Each record of a block with the few that stand next to it when like stands beside like. */
function neighbourPairs(
  rows: Uint32Array,
  likeness: Likeness | undefined,
  neighbours: number,
): [Uint32Array, Uint32Array] {
  if (likeness !== undefined) {
    const { order, places } = likeness;
    for (let at = 0; at < rows.length; at++) rows[at] = places[rows[at] as number] as number;
    rows.sort();
    for (let at = 0; at < rows.length; at++) rows[at] = order[rows[at] as number] as number;
  }
  const left = new Uint32Array(rows.length * neighbours);
  const right = new Uint32Array(rows.length * neighbours);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    for (let step = 1; step <= neighbours && at + step < rows.length; step++) {
      const [a, b] = [rows[at] ?? 0, rows[at + step] ?? 0];
      if (a === b) continue;
      left[count] = Math.min(a, b);
      right[count++] = Math.max(a, b);
    }
  }
  return [left.slice(0, count), right.slice(0, count)];
}

/** The entries of a rule by key; those without a key are dropped. */
function sortedByKey({ keys: all, starts }: KeyColumn): SortedEntries {
  let count = 0;
  for (let entry = 0; entry < all.length; entry++) if (all[entry] !== 0) count++;
  const [rows, keys] = [new Uint32Array(count), new Uint32Array(count)];
  const rowCount = starts === undefined ? all.length : starts.length - 1;
  for (let row = 0, at = 0; row < rowCount; row++) {
    const end = starts === undefined ? row + 1 : (starts[row + 1] ?? 0);
    for (let entry = starts === undefined ? row : (starts[row] ?? 0); entry < end; entry++) {
      const key = all[entry] as number;
      if (key === 0) continue;
      keys[at] = key;
      rows[at++] = row;
    }
  }
  return sortByKey(rows, keys);
}

// Compares the proposed pairs and keeps what was found in typed arrays: per pair its records, its pattern of levels
// and the rarity of the values it agrees on. Owns comparing; weights are score.ts. Twenty-eight bytes a pair.
import { type PairFilter, visitPairs } from './candidate-pairs.ts';
import type { Comparison, Relation } from './comparison.ts';
import { type MeasuredPair, measurePair } from './measure-pair.ts';
import type { BlockingPlan } from './plan-blocks.ts';

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

/** A typed array that grows by half. */
class GrowingPairs {
  left = new Uint32Array(1 << 16);
  right = new Uint32Array(1 << 16);
  pattern = new Uint32Array(1 << 16);
  rarity = new Float32Array(1 << 16);
  spare = new Float32Array(1 << 16);
  home = new Float32Array(1 << 16);
  work = new Float32Array(1 << 16);
  count = 0;

  add(left: number, right: number, pattern: number, measured: MeasuredPair): void {
    if (this.count === this.left.length) this.#grow();
    this.left[this.count] = left;
    this.right[this.count] = right;
    this.pattern[this.count] = pattern;
    this.rarity[this.count] = measured.rarity;
    this.spare[this.count] = measured.spareRarity;
    this.home[this.count] = measured.homeRarity;
    this.work[this.count++] = measured.workRarity;
  }

  #grow(): void {
    const size = Math.ceil(this.left.length * 1.5);
    const larger = <T extends Uint32Array | Float32Array>(next: T, old: T): T => {
      next.set(old);
      return next;
    };
    this.left = larger(new Uint32Array(size), this.left);
    this.right = larger(new Uint32Array(size), this.right);
    this.pattern = larger(new Uint32Array(size), this.pattern);
    this.rarity = larger(new Float32Array(size), this.rarity);
    this.spare = larger(new Float32Array(size), this.spare);
    this.home = larger(new Float32Array(size), this.home);
    this.work = larger(new Float32Array(size), this.work);
  }
}

/** Numbers the patterns of levels in order of appearance. */
class PatternNumbers {
  readonly #numbers = new Map<number, number>();
  readonly levels: number[] = [];
  readonly #radix: readonly number[];

  constructor(comparisons: readonly Comparison[]) {
    this.#radix = comparisons.map((comparison) => comparison.levels.length);
  }

  get count(): number {
    return this.#numbers.size;
  }

  numberOf(levels: Uint8Array): number {
    let code = 0;
    for (let at = 0; at < levels.length; at++) code = code * (this.#radix[at] ?? 1) + (levels[at] ?? 0);
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(code, number);
    for (const level of levels) this.levels.push(level);
    return number;
  }
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
  const pairs = new GrowingPairs();
  const patterns = new PatternNumbers(comparisons);
  const measure = measurePair(comparisons);
  const ruleCount = Math.max(1, plan.rules.length);
  const byRule: number[][] = Array.from({ length: ruleCount }, () => []);
  visitPairs(
    plan,
    (left, right, rules) => {
      const measured = measure(left, right);
      const pattern = patterns.numberOf(measured.levels);
      pairs.add(left, right, pattern, measured);
      for (let rule = 0; rule < ruleCount; rule++) {
        const counts = byRule[rule];
        if ((rules >>> rule) & 1 && counts !== undefined) counts[pattern] = (counts[pattern] ?? 0) + 1;
      }
    },
    onProgress,
    isWanted,
  );
  const { count } = pairs;
  const counts = new Float64Array(patterns.count);
  for (let at = 0; at < count; at++) counts[pairs.pattern[at] ?? 0] = (counts[pairs.pattern[at] ?? 0] ?? 0) + 1;
  return {
    pairCount: count,
    left: pairs.left.subarray(0, count),
    right: pairs.right.subarray(0, count),
    pattern: pairs.pattern.subarray(0, count),
    rarity: pairs.rarity.subarray(0, count),
    spareRarity: pairs.spare.subarray(0, count),
    relatedRarity: { home: pairs.home.subarray(0, count), work: pairs.work.subarray(0, count) },
    patternCount: patterns.count,
    levels: Uint8Array.from(patterns.levels),
    counts,
    countsByRule: byRule.map((list) => Float64Array.from({ length: patterns.count }, (_, at) => list[at] ?? 0)),
  };
}

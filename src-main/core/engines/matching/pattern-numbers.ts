// Numbers the patterns of levels that pairs show, in order of appearance. Owns the numbering.
import type { Comparison } from './comparison.ts';

export class PatternNumbers {
  readonly #numbers = new Map<number, number>();
  /** Levels of pattern p: `levels[p * comparisons]` onwards. */
  readonly levels: number[] = [];
  readonly #radix: readonly number[];

  constructor(comparisons: readonly Comparison[]) {
    this.#radix = comparisons.map((comparison) => comparison.levels.length);
  }

  get count(): number {
    return this.#numbers.size;
  }

  /** @param from where the levels of the pattern begin, one for each comparison */
  numberOf(levels: Uint8Array, from = 0): number {
    let code = 0;
    for (let at = 0; at < this.#radix.length; at++) code = code * (this.#radix[at] ?? 1) + (levels[from + at] ?? 0);
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(code, number);
    for (let at = 0; at < this.#radix.length; at++) this.levels.push(levels[from + at] ?? 0);
    return number;
  }
}

// A small seeded random generator. Owns repeatable draws; knows nothing of what is drawn.

/** Draws that repeat exactly for the same seed: sfc32 (Chris Doty-Humphrey, PractRand), seeded through splitmix32. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param seed any integer; only its low 32 bits count. */
  constructor(seed: number) {
    let state = seed | 0;
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return (z ^ (z >>> 15)) | 0;
    };
    this.a = next();
    this.b = next();
    this.c = next();
    for (let i = 0; i < 12; i++) this.unit();
  }

  /** A number in [0, 1). */
  unit(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of the values, all equally likely. @throws when there are none. */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.unit() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** One of the values, the first ones more often: with skew 1 all alike, with 2 the first quarter half of the time. */
  pickSkewed<Value>(values: readonly Value[], skew: number): Value {
    const value = values[Math.floor(this.unit() ** skew * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** One of the values by the weight beside it; weights need not add up to one. */
  pickWeighted<Value>(values: readonly (readonly [Value, number])[]): Value {
    let total = 0;
    for (const [, weight] of values) total += weight;
    let rest = this.unit() * total;
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    const last = values.at(-1);
    if (last === undefined) throw new Error('nothing to pick from');
    return last[0];
  }

  /** The values in a random order, as a new array (Fisher–Yates). */
  shuffled<Value>(values: readonly Value[]): Value[] {
    const result = [...values];
    for (let i = result.length - 1; i > 0; i--) {
      const j = Math.floor(this.unit() * (i + 1));
      const kept = result[i] as Value;
      result[i] = result[j] as Value;
      result[j] = kept;
    }
    return result;
  }

  /** A string where each # became a digit and each @ a capital letter. */
  fill(pattern: string): string {
    let text = '';
    for (const sign of pattern) {
      if (sign === '#') text += Math.floor(this.unit() * 10);
      else if (sign === '@') text += String.fromCharCode(65 + Math.floor(this.unit() * 26));
      else text += sign;
    }
    return text;
  }
}

/** Chooses exactly `wanted` of `total` as they stream by, every choice equally likely (Knuth, TAOCP 2, algorithm S). */
export class ExactShare {
  private readonly random: Random;
  private left: number;
  private wanted: number;

  constructor(random: Random, total: number, wanted: number) {
    this.random = random;
    this.left = total;
    this.wanted = wanted;
  }

  /** Whether the next one that streams by is chosen. */
  take(): boolean {
    const taken = this.random.unit() * this.left < this.wanted;
    this.left--;
    if (taken) this.wanted--;
    return taken;
  }
}

// Sets of contact ids as bits: one word per 32 ids. Owns and, or, not and counting, which cost a third of a millisecond
// per million contacts, so that a rule recombines from cached conditions while a person edits it.

/** Bit n is contact id n. All sets of one evaluation have the same length. */
export type IdBits = Uint32Array;

/** A set able to hold ids up to and including `highest`. */
export function noIds(highest: number): IdBits {
  return new Uint32Array((highest >>> 5) + 1);
}

/** The set of the given ids; ids beyond `highest` are left out. */
export function bitsOf(ids: readonly number[], highest: number): IdBits {
  const bits = noIds(highest);
  for (const id of ids) if (id <= highest) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  return bits;
}

/** The set of the ids up to `highest` that pass. */
export function bitsWhere(highest: number, passes: (id: number) => boolean): IdBits {
  const bits = noIds(highest);
  for (let id = 0; id <= highest; id += 1) if (passes(id)) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  return bits;
}

/** Keeps in `into` what is also in `other`. */
export function keepCommon(into: IdBits, other: IdBits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) & (other[word] ?? 0);
}

/** Adds to `into` what is in `other`. */
export function addAll(into: IdBits, other: IdBits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (other[word] ?? 0);
}

/** Takes from `into` what is in `other`. */
export function takeAway(into: IdBits, other: IdBits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) & ~(other[word] ?? 0);
}

export function hasId(bits: IdBits, id: number): boolean {
  return (((bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}

/** How many ids are in the set. */
export function countIds(bits: IdBits): number {
  let total = 0;
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word] ?? 0;
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    total += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return total;
}

/** How many ids are in both sets. */
export function countCommon(left: IdBits, right: IdBits): number {
  let total = 0;
  for (let word = 0; word < left.length; word += 1) {
    let rest = (left[word] ?? 0) & (right[word] ?? 0);
    if (rest === 0) continue;
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    total += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return total;
}

/** The ids in the set, ascending, at most `limit`. */
export function idsIn(bits: IdBits, limit = Number.POSITIVE_INFINITY): number[] {
  const ids: number[] = [];
  for (let word = 0; word < bits.length && ids.length < limit; word += 1) {
    let rest = bits[word] ?? 0;
    while (rest !== 0 && ids.length < limit) {
      const bit = 31 - Math.clz32(rest & -rest);
      ids.push(word * 32 + bit);
      rest &= rest - 1;
    }
  }
  return ids;
}

/** Calls `visit` with every id in the set, ascending. */
export function eachId(bits: IdBits, visit: (id: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest));
  }
}

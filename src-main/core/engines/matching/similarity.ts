// String similarities on UTF-16 code units in typed arrays: Jaro-Winkler and bounded Damerau distance, with the cheap
// tests that come before them. Owns no field knowledge (see comparisons.ts) and allocates nothing per pair.

/** Where one text lies in a pool of code units. */
export interface UnitPool {
  /** All texts, one after the other. */
  readonly units: Uint16Array;
  /** `starts[c]` to `starts[c + 1]` is the text of code c. */
  readonly starts: Uint32Array;
  /** 32-bit set of the letters in each text (see letterMask). */
  readonly masks: Uint32Array;
  /** No text has anything but digits: masks are those of digitCountMask. */
  readonly isDigits: boolean;
}

const maximumLength = 512;
const matchedLeft = new Uint8Array(maximumLength);
const matchedRight = new Uint8Array(maximumLength);
const matchedUnits = new Uint16Array(32);
let row0 = new Int32Array(maximumLength + 1);
let row1 = new Int32Array(maximumLength + 1);
let row2 = new Int32Array(maximumLength + 1);

/**
 * The letters of a text as a 32-bit set: a to z one bit each, digits share two, all else shares four by value.
 * Two texts whose sets differ in more than 2k bits are more than k edits apart.
 */
export function letterMask(units: Uint16Array, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    if (unit >= 97 && unit <= 122) mask |= 1 << (unit - 97);
    else if (unit >= 48 && unit <= 57) mask |= 1 << (26 + (unit & 1));
    else mask |= 1 << (28 + (unit & 3));
  }
  return mask >>> 0;
}

/**
 * How often each digit occurs in a text of digits, as a 32-bit set: three bits a digit, for once, twice and thrice. It
 * tells phone numbers apart where letterMask cannot. One edit changes two counts by one, two bits, as there.
 */
export function digitCountMask(units: Uint16Array, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) {
    const shift = ((units[at] ?? 0) - 48) * 3;
    const counted = (mask >>> shift) & 7;
    mask |= (((counted << 1) | 1) & 7) << shift;
  }
  return mask >>> 0;
}

/** The bits of letterMask that digits set. */
export const digitMask = 3 << 26;

/** How many bits are set in a 32-bit word. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * Jaro-Winkler similarity of two texts of a pool (Winkler 1990: prefix of at most 4, scale 0.1, no threshold).
 * @param atLeast a caller that asks only whether this much is reached lets clear misses be answered 0 at once
 * @returns 0 (nothing in common) to 1 (equal)
 */
export function jaroWinkler(pool: UnitPool, left: number, right: number, atLeast = 0): number {
  if (left === right) return 1;
  const { units, starts } = pool;
  const l0 = starts[left] ?? 0;
  const r0 = starts[right] ?? 0;
  const ll = Math.min((starts[left + 1] ?? 0) - l0, maximumLength);
  const rl = Math.min((starts[right + 1] ?? 0) - r0, maximumLength);
  if (ll === 0 || rl === 0) return 0;
  const [lm, rm] = [pool.masks[left] ?? 0, pool.masks[right] ?? 0];
  if ((lm & rm) === 0) return 0;
  if (atLeast > 0) {
    // No letter that only one side has can match: the best that is possible, with the longest prefix.
    const most = Math.min(ll - bitCount(lm & ~rm), rl - bitCount(rm & ~lm));
    const best = (most / ll + most / rl + 1) / 3;
    if (best + 0.4 * (1 - best) < atLeast) return 0;
  }
  const window = Math.max(0, (Math.max(ll, rl) >> 1) - 1);
  const common = ll <= 32 && rl <= 32 ? matchesByBits(units, l0, ll, r0, rl, window) : noMatch;
  const { matches, outOfOrder } = common === noMatch ? matchesByScan(units, l0, ll, r0, rl, window) : common;
  if (matches === 0) return 0;
  const jaro = (matches / ll + matches / rl + (matches - outOfOrder / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < ll && prefix < rl && units[l0 + prefix] === units[r0 + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Letters of both texts that match, and how many of them stand in another order. */
interface Matches {
  matches: number;
  outOfOrder: number;
}

const found: Matches = { matches: 0, outOfOrder: 0 };
const noMatch: Matches = { matches: -1, outOfOrder: 0 };
/** Per letter: where it stands in the right text, one bit a place. Cleared after each use. */
const placesOf = new Int32Array(128);

/**
 * Matches of two short texts: each letter of the left takes the first free place of the right within the window, which
 * a word of bits answers at once (Hyyro and Navarro 2002 do so for edit distances).
 * @returns `noMatch` when a letter is beyond ASCII: scan instead
 */
function matchesByBits(units: Uint16Array, l0: number, ll: number, r0: number, rl: number, window: number): Matches {
  let isPlain = true;
  for (let j = 0; j < rl; j++) {
    const unit = units[r0 + j] as number;
    if (unit < 128) placesOf[unit] = (placesOf[unit] as number) | (1 << j);
    else isPlain = false;
  }
  let [taken, matches, outOfOrder] = [0, 0, 0];
  if (isPlain) {
    for (let i = 0; i < ll; i++) {
      const unit = units[l0 + i] as number;
      if (unit >= 128) {
        isPlain = false;
        break;
      }
      const [from, to] = [i - window, i + window];
      let free = (placesOf[unit] as number) & ~taken;
      if (to < 31) free &= (1 << (to + 1)) - 1;
      if (from > 0) free = from > 31 ? 0 : free & (-1 << from);
      if (free === 0) continue;
      const place = free & -free;
      taken |= place;
      matchedUnits[matches++] = unit;
    }
    let rest = taken;
    for (let at = 0; at < matches; at++) {
      const place = rest & -rest;
      rest ^= place;
      if (matchedUnits[at] !== units[r0 + 31 - Math.clz32(place)]) outOfOrder++;
    }
  }
  for (let j = 0; j < rl; j++) {
    const unit = units[r0 + j] as number;
    if (unit < 128) placesOf[unit] = 0;
  }
  if (!isPlain) return noMatch;
  found.matches = matches;
  found.outOfOrder = outOfOrder;
  return found;
}

function matchesByScan(units: Uint16Array, l0: number, ll: number, r0: number, rl: number, window: number): Matches {
  matchedLeft.fill(0, 0, ll);
  matchedRight.fill(0, 0, rl);
  let matches = 0;
  for (let i = 0; i < ll; i++) {
    const unit = units[l0 + i];
    const last = Math.min(rl - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (matchedRight[j] === 0 && units[r0 + j] === unit) {
        matchedLeft[i] = 1;
        matchedRight[j] = 1;
        matches++;
        break;
      }
    }
  }
  let outOfOrder = 0;
  for (let i = 0, j = 0; matches > 0 && i < ll; i++) {
    if (matchedLeft[i] === 0) continue;
    while (matchedRight[j] === 0) j++;
    if (units[l0 + i] !== units[r0 + j]) outOfOrder++;
    j++;
  }
  found.matches = matches;
  found.outOfOrder = outOfOrder;
  return found;
}

/**
 * Edits between two texts of a pool: insert, delete, replace, or swap two neighbours (optimal string alignment,
 * Damerau 1964), given up as soon as more than `bound` are certain.
 * @returns the distance, or bound + 1 when it is larger than bound
 */
export function boundedDamerau(pool: UnitPool, left: number, right: number, bound: number): number {
  if (left === right) return 0;
  const { units, starts } = pool;
  const l0 = starts[left] ?? 0;
  const r0 = starts[right] ?? 0;
  const ll = (starts[left + 1] ?? 0) - l0;
  const rl = (starts[right + 1] ?? 0) - r0;
  if (Math.abs(ll - rl) > bound) return bound + 1;
  if (bitCount((pool.masks[left] ?? 0) ^ (pool.masks[right] ?? 0)) > 2 * bound) return bound + 1;
  return distance(units, l0, ll, r0, rl, bound);
}

/**
 * The distance by three rows of the alignment table, of which only the band of width 2 × bound + 1 around the diagonal
 * is worked out. What both texts begin and end with alike is cut off first: it costs no edit.
 */
function distance(units: Uint16Array, l0: number, ll: number, r0: number, rl: number, bound: number): number {
  let [from, leftEnd, rightEnd] = [0, ll, rl];
  while (leftEnd > 0 && rightEnd > 0 && units[l0 + leftEnd - 1] === units[r0 + rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  const most = Math.min(leftEnd, rightEnd);
  while (from < most && units[l0 + from] === units[r0 + from]) from++;
  const width = rightEnd - from;
  const height = leftEnd - from;
  if (height === 0 || width === 0) return Math.min(height + width, bound + 1);
  if (bound === 1) return isOneEdit(units, l0 + from, height, r0 + from, width) ? 1 : 2;
  return banded(units, l0 + from, height, r0 + from, width, bound);
}

/** Two texts that neither begin nor end alike: is one edit enough? */
function isOneEdit(units: Uint16Array, left: number, height: number, right: number, width: number): boolean {
  if (height === 1 && width === 1) return true;
  return height === 2 && width === 2 && units[left] === units[right + 1] && units[left + 1] === units[right];
}

function banded(units: Uint16Array, l0: number, ll: number, r0: number, rl: number, bound: number): number {
  if (rl + 2 > row0.length) {
    row0 = new Int32Array(rl + 2);
    row1 = new Int32Array(rl + 2);
    row2 = new Int32Array(rl + 2);
  }
  const far = bound + 1;
  let beforeLast = row0;
  let last = row1;
  let current = row2;
  for (let j = 0; j <= rl && j <= far; j++) last[j] = j;
  for (let i = 1; i <= ll; i++) {
    const from = Math.max(1, i - bound);
    const to = Math.min(rl, i + bound);
    // The cells beside the band are read by the next row.
    current[from - 1] = from === 1 && i <= bound ? i : far;
    let best = current[from - 1] as number;
    const unit = units[l0 + i - 1];
    const unitBefore = i > 1 ? units[l0 + i - 2] : -1;
    for (let j = from; j <= to; j++) {
      const other = units[r0 + j - 1];
      let cost = (last[j - 1] as number) + (unit === other ? 0 : 1);
      if (j < i + bound) cost = Math.min(cost, (last[j] as number) + 1);
      cost = Math.min(cost, (current[j - 1] as number) + 1);
      if (i > 1 && j > 1 && unit === units[r0 + j - 2] && unitBefore === other) {
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      }
      current[j] = cost > far ? far : cost;
      if (cost < best) best = cost;
    }
    if (to < rl) current[to + 1] = far;
    if (best > bound) return far;
    const spare = beforeLast;
    beforeLast = last;
    last = current;
    current = spare;
  }
  return Math.min(last[rl] as number, far);
}

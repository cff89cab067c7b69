// Finds values one typing slip apart, without comparing all with all: values that agree after one letter is left out of
// each (Garbe's symmetric deletion, SymSpell 2012) are compared, no others. Owns the search; grouping is in cluster.ts.

/** Shorter values are too easily one letter apart by chance: 'Ann' and 'Ana'. */
const shortest = 4;
/** Longer values are texts, where one letter says nothing. */
const longest = 80;
/** Keys held at once: 8 bytes each, so about 100 MB with their order. More are done in several passes. */
const keysPerPass = 6_000_000;
/** Values under one key beyond this are compared with the first ones only. */
const largestBlock = 200;

/** Pairs of indexes, the smaller first, each pair once. */
export type Pair = readonly [number, number];

/**
 * All pairs of values that are one insertion, deletion, replacement or swap of neighbouring characters apart
 * (Damerau–Levenshtein, restricted). Values shorter than 4 or longer than 80 characters take no part.
 * @param values distinct texts, compared as they are: fold them first
 * @param onProgress called with the share done, 0 to 1; may throw to stop
 * @param perPass most keys to hold at once
 */
export function nearbyPairs(
  values: readonly string[],
  onProgress: (share: number) => void = () => undefined,
  perPass = keysPerPass,
): Pair[] {
  let keys = 0;
  for (const value of values) if (takesPart(value)) keys += value.length + 1;
  const passes = Math.max(1, Math.ceil(keys / perPass));
  const seen = new Set<number>();
  const pairs: Pair[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const block = keysOfPass(values, pass, passes, Math.ceil((keys / passes) * 1.3) + 1_024, (share) =>
      onProgress((pass + share * 0.6) / passes),
    );
    pairsOfPass(values, block, seen, pairs);
    onProgress((pass + 1) / passes);
  }
  return pairs;
}

const takesPart = (value: string): boolean => value.length >= shortest && value.length <= longest;

interface Keys {
  /** Hash of a value with one character left out, or of the whole; beside it the value's index. */
  hashes: Uint32Array;
  owners: Uint32Array;
  count: number;
}

function keysOfPass(
  values: readonly string[],
  pass: number,
  passes: number,
  room: number,
  onProgress: (share: number) => void,
): Keys {
  let hashes = new Uint32Array(room);
  let owners = new Uint32Array(room);
  let count = 0;
  const suffix = new Uint32Array(longest + 1);
  const power = new Uint32Array(longest + 1);
  power[0] = 1;
  for (let at = 1; at <= longest; at += 1) power[at] = Math.imul(power[at - 1] ?? 0, base);
  for (const [index, value] of values.entries()) {
    if ((index & 0x3fff) === 0) onProgress(index / values.length);
    const { length } = value;
    if (!takesPart(value)) continue;
    if (count + length + 1 > hashes.length) {
      hashes = grown(hashes);
      owners = grown(owners);
    }
    suffix[length] = 0;
    for (let at = length - 1; at >= 0; at -= 1)
      suffix[at] = Math.imul(value.charCodeAt(at), power[length - 1 - at] ?? 0) + (suffix[at + 1] ?? 0);
    let prefix = 0;
    for (let out = 0; out <= length; out += 1) {
      // out === length: nothing is left out
      const hash = mixed(
        out === length ? (suffix[0] ?? 0) : Math.imul(prefix, power[length - 1 - out] ?? 0) + (suffix[out + 1] ?? 0),
      );
      if (hash % passes === pass) {
        hashes[count] = hash;
        owners[count] = index;
        count += 1;
      }
      prefix = (Math.imul(prefix, base) + value.charCodeAt(out)) >>> 0;
    }
  }
  return { hashes, owners, count };
}

const base = 0x01000193;

/** Spreads the bits (the finaliser of MurmurHash3), so that the remainder and the low bits are even. */
function mixed(hash: number): number {
  let bits = hash | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function pairsOfPass(values: readonly string[], keys: Keys, seen: Set<number>, pairs: Pair[]): void {
  const { hashes, owners } = keys;
  const { starts, order } = byBucket(keys);
  for (let bucket = 0; bucket + 1 < starts.length; bucket += 1) {
    const from = starts[bucket] ?? 0;
    const to = starts[bucket + 1] ?? 0;
    for (let first = from; first < Math.min(to - 1, from + largestBlock); first += 1) {
      const hash = hashes[order[first] ?? 0];
      const left = owners[order[first] ?? 0] ?? 0;
      for (let second = first + 1; second < to; second += 1) {
        if (hashes[order[second] ?? 0] !== hash) continue;
        const right = owners[order[second] ?? 0] ?? 0; // the sort keeps the order of owners
        if (left === right || !isOneSlipApart(values[left] ?? '', values[right] ?? '')) continue;
        const key = left * values.length + right; // exact: below 2^53 for 90 million values
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push([left, right]);
      }
    }
  }
}

/** Counting sort by the high bits of the hash. */
function byBucket({ hashes, count }: Keys): { starts: Uint32Array; order: Uint32Array } {
  const bits = Math.max(4, Math.min(22, Math.ceil(Math.log2(count + 1))));
  const shift = 32 - bits;
  const starts = new Uint32Array(2 ** bits + 1);
  for (let at = 0; at < count; at += 1) {
    const bucket = (hashes[at] ?? 0) >>> shift;
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const bucket = (hashes[at] ?? 0) >>> shift;
    const place = next[bucket] ?? 0;
    order[place] = at;
    next[bucket] = place + 1;
  }
  return { starts, order };
}

/** Whether one insertion, deletion, replacement or swap of neighbours makes one text of the other; false when equal. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < least - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  const restA = a.length - start - end;
  const restB = b.length - start - end;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

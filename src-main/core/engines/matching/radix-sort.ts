// Sorts records by a number each, in time proportional to their count. Owns the sorting; what the numbers mean is told by
// the callers (keys of blocking rules, likeness of records).

/** Entries with a key, in ascending order of keys; equal keys stay in the order in which they came. */
export interface SortedEntries {
  readonly rows: Uint32Array;
  readonly keys: Uint32Array;
}

/**
 * Radix sort of (key, row) by key, two passes of 16 bits.
 * @param rows the record each key belongs to; both arrays are used up
 */
export function sortByKey(rows: Uint32Array, keys: Uint32Array): SortedEntries {
  let [from, fromKeys]: [Uint32Array, Uint32Array] = [rows, keys];
  let [to, toKeys]: [Uint32Array, Uint32Array] = [new Uint32Array(rows.length), new Uint32Array(keys.length)];
  for (const shift of [0, 16]) {
    const places = placesOf(fromKeys, shift);
    for (let at = 0; at < fromKeys.length; at++) {
      const key = fromKeys[at] as number;
      const digit = (key >>> shift) & 0xffff;
      const place = places[digit] as number;
      places[digit] = place + 1;
      to[place] = from[at] as number;
      toKeys[place] = key;
    }
    [from, to] = [to, from];
    [fromKeys, toKeys] = [toKeys, fromKeys];
  }
  return { rows: from, keys: fromKeys };
}

/**
 * The records in ascending order of a number each; equal ones in the order of the records.
 * @param values 0 or more each: the bits of such doubles order as the doubles do
 */
export function orderOf(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.slice().buffer);
  let order = Uint32Array.from(values, (_, row) => row);
  let next = new Uint32Array(order.length);
  for (const [word, shift] of [
    [0, 0],
    [0, 16],
    [1, 0],
    [1, 16],
  ] as const) {
    const digits = new Uint16Array(order.length);
    for (let row = 0; row < digits.length; row++) digits[row] = (words[row * 2 + word] as number) >>> shift;
    const places = placesOf(digits, 0);
    for (let at = 0; at < order.length; at++) {
      const row = order[at] as number;
      const digit = digits[row] as number;
      const place = places[digit] as number;
      places[digit] = place + 1;
      next[place] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Where the entries of each digit begin. */
function placesOf(keys: Uint32Array | Uint16Array, shift: number): Uint32Array {
  const places = new Uint32Array(65_537);
  for (let at = 0; at < keys.length; at++) {
    const digit = (((keys[at] as number) >>> shift) & 0xffff) + 1;
    places[digit] = (places[digit] as number) + 1;
  }
  for (let digit = 1; digit <= 65_536; digit++) {
    places[digit] = (places[digit] as number) + (places[digit - 1] as number);
  }
  return places;
}

// Names and places hang together: whoever is called Γιώργος is likely called Παπαδόπουλος and lives in Athens, so that
// two strangers agree on several of these far more often than each agreement by itself would make one think. Owns how
// much of that there is in a file and what it takes off a pair; independence within duplicates is left as it is.
//
// For two comparisons A and B: bits = log2(chance that strangers agree on both ÷ product of the chances). Of several
// agreements at once the strongest pairs count, as many as a tree over them has edges (Chow and Liu 1968).
import { type Comparison, missingLevel } from './comparison.ts';
import { type CodeColumn, firstOf } from './interning.ts';
import type { StandardFields } from './standard-fields.ts';

/** Two comparisons whose agreements go together, and by how much. */
export interface Dependence {
  readonly first: number;
  readonly second: number;
  /** Bits that agreeing on both says less than the sum of both. */
  readonly bits: number;
}

/** What is counted before anything is learnt: pairs of records that agree on both. */
export interface JointAgreement {
  readonly first: number;
  readonly second: number;
  readonly found: number;
  /** As many were expected if one had nothing to do with the other. */
  readonly expected: number;
  /** Share of the records that have both values. */
  readonly present: number;
}

/** Joint agreements are known to about so many pairs; below, nothing is concluded. */
const doubtfulPairs = 20;
/** Duplicates agree on everything: so much more than expected of them are left out of what strangers do. */
const duplicatesLeftOut = 1.5;
const mostBits = 6;

/** Counts joint agreements of names, place and categories. */
export function jointAgreements(fields: StandardFields, comparisons: readonly Comparison[]): JointAgreement[] {
  const columns: { at: number; codes: (row: number) => number }[] = [];
  const add = (key: string, codes: (row: number) => number) => {
    const at = comparisons.findIndex((comparison) => comparison.key === key);
    if (at >= 0) columns.push({ at, codes });
  };
  const { names, address } = fields;
  if (names !== undefined) {
    add('given_name', (row) => names.given[row] ?? 0);
    add('family_name', (row) => names.family[row] ?? 0);
  }
  if (address !== undefined) add('address', codesOf(address.city.pool.total > 0 ? address.city : address.postcode));
  for (const { key, column } of fields.categories) add(key, codesOf(column));
  return columns.flatMap((one, at) =>
    columns.slice(at + 1).map((other) => ({
      first: one.at,
      second: other.at,
      ...countJoint(fields.rowCount, one.codes, other.codes),
    })),
  );
}

function codesOf(column: CodeColumn): (row: number) => number {
  const { codes, starts } = column;
  return (row) => (starts !== undefined && starts[row] === starts[row + 1] ? 0 : (codes[firstOf(column, row)] ?? 0));
}

function countJoint(rowCount: number, first: (row: number) => number, second: (row: number) => number) {
  const joint = new Float64Array(rowCount);
  const [left, right] = [new Uint32Array(rowCount), new Uint32Array(rowCount)];
  let present = 0;
  for (let row = 0; row < rowCount; row++) {
    const [a, b] = [first(row), second(row)];
    if (a === 0 || b === 0) continue;
    left[present] = a;
    right[present] = b;
    joint[present++] = a * 4_294_967_296 + b;
  }
  const pairs = (present * (present - 1)) / 2;
  const found = equalPairs(joint.subarray(0, present));
  const alone = [equalPairs(left.subarray(0, present)), equalPairs(right.subarray(0, present))];
  return {
    found,
    expected: pairs === 0 ? 0 : ((alone[0] ?? 0) * (alone[1] ?? 0)) / pairs,
    present: rowCount === 0 ? 0 : present / rowCount,
  };
}

function equalPairs(values: Float64Array | Uint32Array): number {
  values.sort();
  let pairs = 0;
  for (let from = 0; from < values.length; ) {
    let to = from + 1;
    while (to < values.length && values[to] === values[from]) to++;
    pairs += ((to - from) * (to - from - 1)) / 2;
    from = to;
  }
  return pairs;
}

/**
 * The dependences among strangers, duplicates taken out.
 * @param duplicates duplicate pairs expected in the file
 * @param m shares of duplicates per comparison and level
 * @param agreeing see agreeingLevels
 */
export function dependencesOf(
  joint: readonly JointAgreement[],
  duplicates: number,
  m: readonly Float64Array[],
  agreeing: readonly Uint8Array[],
): Dependence[] {
  const agreement = m.map((shares, at) =>
    shares.reduce((sum, share, level) => sum + (agreeing[at]?.[level] === 1 ? share : 0), 0),
  );
  return joint.flatMap(({ first, second, found, expected, present }) => {
    const alike = duplicates * present * (agreement[first] ?? 0) * (agreement[second] ?? 0);
    const strangers = Math.max(0, found - duplicatesLeftOut * alike);
    const bits = Math.min(mostBits, Math.log2((strangers + doubtfulPairs) / (expected + doubtfulPairs)));
    return bits < 0.1 ? [] : [{ first, second, bits }];
  });
}

/**
 * A function from the levels of a pair to the bits that agreeing on several things that hang together takes off, 0 or
 * more. Answers are kept per set of agreements, of which there are few.
 * @param agreeing see agreeingLevels
 * @param isUsed comparisons that take part; all when left out
 */
export function dependenceOf(
  dependences: readonly Dependence[],
  agreeing: readonly Uint8Array[],
  isUsed?: readonly boolean[],
): (levels: ArrayLike<number>, from: number) => number {
  const strongest = dependences
    .filter(({ first, second }) => isUsed === undefined || (isUsed[first] === true && isUsed[second] === true))
    .sort((a, b) => b.bits - a.bits || a.first - b.first || a.second - b.second);
  if (strongest.length === 0) return () => 0;
  const members = [...new Set(strongest.flatMap(({ first, second }) => [first, second]))].slice(0, 16);
  const known = new Float64Array(1 << members.length).fill(-1);
  return (levels, from) => {
    let agreements = 0;
    for (let at = 0; at < members.length; at++) {
      const member = members[at] ?? 0;
      if (agreeing[member]?.[levels[from + member] ?? missingLevel] === 1) agreements |= 1 << at;
    }
    const bits = known[agreements] ?? 0;
    if (bits >= 0) return bits;
    const agreed = new Set(members.filter((_, at) => (agreements >>> at) & 1));
    known[agreements] = bitsOfTree(strongest.filter(({ first, second }) => agreed.has(first) && agreed.has(second)));
    return known[agreements] ?? 0;
  };
}

/**
 * All that hanging together takes off a pair: beside the average dependence, rare values that are rare for one reason,
 * such as a name and a town of a small community. As much as twice the average at most, and nothing in a file where
 * names and places have nothing to do with each other.
 * @param together see dependenceOf
 * @param spareRarity see MeasuredPair
 */
export function dependenceLoss(together: number, spareRarity: number): number {
  return together + Math.min(spareRarity, 2 * together);
}

/** The sum over the strongest tree, by Kruskal's method. */
function bitsOfTree(strongest: readonly Dependence[]): number {
  let sum = 0;
  const groupOf = new Map<number, number>();
  for (const { first, second, bits } of strongest) {
    const [a, b] = [groupOf.get(first) ?? first, groupOf.get(second) ?? second];
    if (a === b) continue; // already hang together by way of a third
    sum += bits;
    groupOf.set(first, a).set(second, a);
    for (const [comparison, group] of groupOf) if (group === b) groupOf.set(comparison, a);
  }
  return sum;
}

/** Per comparison and level: 1 where the level counts as agreeing on a thing that may hang together with others. */
export function agreeingLevels(
  comparisons: readonly { readonly levels: readonly { readonly agrees?: boolean | undefined }[] }[],
): Uint8Array[] {
  return comparisons.map(({ levels }) =>
    Uint8Array.from(levels, ({ agrees }, level) => (level !== missingLevel && agrees === true ? 1 : 0)),
  );
}

/**
 * Of rarities of values that hang together only the greatest counts: a name and a town that are rare in a file are rare
 * for one reason. Commonness (below 0) counts for each.
 * @param rarity bits per comparison; changed in place
 */
export function settleRarity(rarity: Float64Array | number[], hangsTogether: (comparison: number) => boolean): void {
  let best = -1;
  for (let at = 0; at < rarity.length; at++) {
    const own = rarity[at] ?? 0;
    if (own <= 0 || !hangsTogether(at)) continue;
    if (best < 0) best = at;
    else if (own > (rarity[best] ?? 0)) {
      rarity[best] = 0;
      best = at;
    } else rarity[at] = 0;
  }
}

// Takes records that are copied hundreds of times out of the file before anything is learnt, and gives them back in the
// clusters. Owns finding copies and both ways; whether the copies are one is decided like any other pair.
//
// A record that makes up a good part of a file looks like a common value: everybody is called that, so it says nothing.
// Two of its copies stay and are compared; where they are found to be one, so are all.
import type { Cluster, Clustering } from './clusters.ts';
import type { DecidedPair, MatchResult } from './find-duplicates.ts';
import type { CodeColumn } from './interning.ts';
import type { MatchTable } from './match-table.ts';
import type { PairScope } from './pair-scope.ts';
import type { SettledPairs } from './settle-pairs.ts';
import type { StandardFields } from './standard-fields.ts';

/** Copies are taken out from so many on, and from this share of the file on; fewer do no harm where they are. */
const fewestCopies = 20;
const leastShare = 0.02;
/** A record with less than this is no copy of a person: a hundred rows with one name each may be a hundred people. */
const fewestValues = 2;

/** What was taken out. */
export interface Copies {
  /** Rows that stay, ascending. */
  readonly kept: Uint32Array;
  /** Rows of every copied record, ascending; the first two stay. */
  readonly groups: readonly (readonly number[])[];
  /** Per row of the file: where it stands among the kept ones; for copies, where their first does. */
  readonly placeOf: Uint32Array;
}

/** What copies must have in common beside their standard values. */
export interface CopyTerms {
  /** Pairs a person called different are never taken for copies. */
  readonly decided: readonly DecidedPair[];
  /** Values as they were written, where they are compared so. */
  readonly written: readonly CodeColumn[];
  /** Records in the scope of a run are no copies of those outside. */
  readonly scope: PairScope | undefined;
}

/** Finds records with many exact copies after standardising; undefined where there are none. */
export function findCopies(fields: StandardFields, { decided, written, scope }: CopyTerms): Copies | undefined {
  const { rowCount } = fields;
  const least = Math.max(fewestCopies, Math.ceil(leastShare * rowCount));
  if (rowCount < least) return undefined;
  const inScope = scope === undefined ? [] : [{ codes: Uint32Array.from(scope.isIn), starts: undefined }];
  const own = columnsOf(fields);
  const columns = [...own, ...written, ...inScope];
  const hashes = new Float64Array(rowCount);
  const counts = new Map<number, number>();
  for (let row = 0; row < rowCount; row++) {
    const hash = hashOf(columns, row);
    hashes[row] = hash;
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const byHash = new Map<number, number[]>();
  for (const [hash, count] of counts) if (count >= least) byHash.set(hash, []);
  if (byHash.size === 0) return undefined;
  for (let row = 0; row < rowCount; row++) byHash.get(hashes[row] ?? 0)?.push(row);
  const apart = new Set(decided.filter(({ isDuplicate }) => !isDuplicate).flatMap(({ left, right }) => [left, right]));
  const groups = [...byHash.values()]
    .map((rows) => rows.filter((row) => isEqual(columns, rows[0] ?? 0, row) && !apart.has(row)))
    .filter((rows) => rows.length >= least && valuesOf(own, rows[0] ?? 0) >= fewestValues);
  return groups.length === 0 ? undefined : takenOut(rowCount, groups);
}

function takenOut(rowCount: number, groups: readonly (readonly number[])[]): Copies {
  const firstOf = new Map<number, number>();
  for (const rows of groups) for (const row of rows.slice(2)) firstOf.set(row, rows[0] ?? row);
  const kept = Uint32Array.from({ length: rowCount }, (_, row) => row).filter((row) => !firstOf.has(row));
  const placeOf = new Uint32Array(rowCount);
  for (const [place, row] of kept.entries()) placeOf[row] = place;
  for (const [row, first] of firstOf) placeOf[row] = placeOf[first] ?? 0;
  return { kept, groups, placeOf };
}

/** Every field as codes; a generation is one too. */
function columnsOf(fields: StandardFields): Pick<CodeColumn, 'codes' | 'starts'>[] {
  const { names, emails, phones, company, address, birthday } = fields;
  const single = (codes: Uint32Array | undefined) => (codes === undefined ? [] : [{ codes, starts: undefined }]);
  return [
    ...single(names?.given),
    ...single(names?.middle),
    ...single(names?.family),
    ...single(names === undefined ? undefined : Uint32Array.from(names.generation)),
    ...[emails?.column, phones?.column, company, address?.street, address?.postcode, address?.city, birthday].filter(
      (column) => column !== undefined,
    ),
    ...[...fields.identifiers, ...fields.categories, ...fields.texts, ...fields.words, ...fields.numbers].map(
      ({ column }) => column,
    ),
  ];
}

type Codes = ReturnType<typeof columnsOf>[number];

function bounds({ starts }: Codes, row: number): readonly [number, number] {
  return starts === undefined ? [row, row + 1] : [starts[row] ?? 0, starts[row + 1] ?? 0];
}

/** Fifty-two bits over all codes. */
function hashOf(columns: readonly Codes[], row: number): number {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (const column of columns) {
    const [from, to] = bounds(column, row);
    high = Math.imul(high ^ (to - from), 0xc2b2ae35) ^ (high >>> 15);
    for (let at = from; at < to; at++) {
      const code = column.codes[at] ?? 0;
      high = Math.imul(high ^ code, 0x85ebca6b);
      high ^= high >>> 13;
      low = Math.imul(low ^ (code + 0x7f4a7c15), 0x27d4eb2f);
      low ^= low >>> 15;
    }
  }
  return (high >>> 0) * 2 ** 20 + ((low >>> 0) & 0xfffff);
}

function isEqual(columns: readonly Codes[], left: number, right: number): boolean {
  return columns.every((column) => {
    const [l, lEnd] = bounds(column, left);
    const [r, rEnd] = bounds(column, right);
    if (lEnd - l !== rEnd - r) return false;
    for (let at = 0; at < lEnd - l; at++) if (column.codes[l + at] !== column.codes[r + at]) return false;
    return true;
  });
}

function valuesOf(columns: readonly Codes[], row: number): number {
  return columns.filter((column) => {
    const [from, to] = bounds(column, row);
    return to > from && column.codes[from] !== 0;
  }).length;
}

/** The table without the copies that were taken out. */
export function withoutCopies(table: MatchTable, { kept }: Copies): MatchTable {
  return {
    rowCount: kept.length,
    columns: table.columns.map((column) => ({
      ...column,
      values: Array.from(kept, (row) => column.values[row] ?? null),
    })),
  };
}

/** The scope by the rows that stay. */
export function scopeWithout({ kept }: Copies, scope: PairScope | undefined): PairScope | undefined {
  return scope && { ...scope, isIn: Uint8Array.from(kept, (row) => scope.isIn[row] ?? 0) };
}

/** Decisions by the rows that stay. */
export function decisionsWithout({ placeOf }: Copies, decided: readonly DecidedPair[]): DecidedPair[] {
  return decided.flatMap(({ left, right, isDuplicate }) => {
    const [l, r] = [placeOf[left] ?? 0, placeOf[right] ?? 0];
    return l === r ? [] : [{ left: Math.min(l, r), right: Math.max(l, r), isDuplicate }];
  });
}

/** What was found, in the rows of the whole file, with every copy where its first two are. */
export function withCopies(found: MatchResult, copies: Copies): MatchResult {
  const { kept, placeOf, groups } = copies;
  const { clusterOf } = found.clustering;
  // Copies are one only where two of them are.
  const joined = groups.filter(([first = 0, second = 0]) => {
    const cluster = clusterOf[placeOf[first] ?? 0] ?? -1;
    return cluster >= 0 && cluster === clusterOf[placeOf[second] ?? 0];
  });
  const { levelsOf } = found;
  return {
    ...found,
    pairs: pairsWithCopies(found.pairs, kept, joined, placeOf),
    clustering: clustersWithCopies(found.clustering, copies, joined),
    levelsOf: (left, right) => {
      const [l, r] = [placeOf[left] ?? 0, placeOf[right] ?? 0];
      // Two copies show what any two of them do.
      const [first = 0, second = 0] = l === r ? (groups.find(([row]) => placeOf[row ?? 0] === l) ?? []) : [];
      return l === r ? levelsOf(placeOf[first] ?? 0, placeOf[second] ?? 0) : levelsOf(Math.min(l, r), Math.max(l, r));
    },
  };
}

function clustersWithCopies(
  { clusters, clusterOf }: Clustering,
  { kept, placeOf }: Copies,
  joined: readonly (readonly number[])[],
): Clustering {
  const rowsOf = clusters.map(({ rows }) => rows.map((place) => kept[place] ?? 0));
  for (const rows of joined) {
    const own = rowsOf[clusterOf[placeOf[rows[0] ?? 0] ?? 0] ?? -1];
    if (own !== undefined) for (const row of rows.slice(2)) own.push(row);
  }
  const whole = new Int32Array(placeOf.length).fill(-1);
  const filled = clusters.map((cluster, number): Cluster => {
    const rows = (rowsOf[number] ?? []).sort((a, b) => a - b);
    for (const row of rows) whole[row] = number;
    const [left, right] = cluster.weakestPair;
    return {
      ...cluster,
      rows,
      weakestPair: [kept[left] ?? 0, kept[right] ?? 0],
      hub: cluster.hub === undefined ? undefined : kept[cluster.hub],
    };
  });
  return { clusters: filled, clusterOf: whole };
}

/** Each copy with the two that were compared: enough to hold it, where all with all would be millions of pairs. */
function pairsWithCopies(
  pairs: SettledPairs,
  kept: Uint32Array,
  joined: readonly (readonly number[])[],
  placeOf: Uint32Array,
): SettledPairs {
  const all = Array.from({ length: pairs.count }, (_, at) => ({
    left: kept[pairs.left[at] ?? 0] ?? 0,
    right: kept[pairs.right[at] ?? 0] ?? 0,
    weight: pairs.weight[at] ?? 0,
    direct: pairs.direct[at] ?? 0,
  }));
  const found = new Map(all.map((pair) => [`${pair.left} ${pair.right}`, pair]));
  for (const [first = 0, second = 0, ...others] of joined) {
    const pair = found.get(`${first} ${second}`);
    if (pair === undefined || placeOf[first] === placeOf[second]) continue;
    for (const row of others) all.push({ ...pair, left: first, right: row }, { ...pair, left: second, right: row });
  }
  all.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
  return {
    count: all.length,
    left: Uint32Array.from(all, ({ left }) => left),
    right: Uint32Array.from(all, ({ right }) => right),
    weight: Float64Array.from(all, ({ weight }) => weight),
    direct: Float64Array.from(all, ({ direct }) => direct),
  };
}

// Groups the distinct values of a column that probably mean the same. Owns grouping, the proposed spelling, the order and
// what was decided to be different; keys are in keys.ts, near values in nearby.ts.
import type { ClusterMethod, ValueCluster, ValueCount } from '../../../../src-shared/model/value-cluster.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { oneCase } from '../audit/repairs/name-case.ts';
import { digitsOf, fingerprint, ngramFingerprint, soundReader } from './keys.ts';
import { nearbyPairs } from './nearby.ts';

export interface ClusterOptions {
  method: ClusterMethod;
  /** Characters per run of the n-gram fingerprint. */
  ngramSize?: number;
  /** Sets of values that a person said are different things: no cluster holds two of one set. */
  different?: readonly (readonly string[])[];
  /** Called with the share done, 0 to 1; may throw to stop. */
  onProgress?: (share: number) => void;
}

/**
 * Clusters of values that probably mean the same, those that would change the most rows first.
 * Within a cluster the proposed value stands first: the commonest, and of equally common ones the better cased.
 * @param values distinct values with the number of rows that hold each
 */
export function clusterValues(values: readonly ValueCount[], options: ClusterOptions): ValueCluster[] {
  const { method, onProgress = () => undefined } = options;
  const groups =
    method === 'distance'
      ? groupsNearby(values, onProgress)
      : groupsByKey(values, keyOf(method, options.ngramSize), onProgress);
  const conflicts = conflictsOf(options.different ?? []);
  return groups
    .flatMap((group) => parted(group.toSorted(bySpelling), conflicts))
    .filter((members) => members.length > 1)
    .map(valueCluster)
    .sort(
      (a, b) => b.changing - a.changing || b.rows - a.rows || compareText(a.members[0]?.value, b.members[0]?.value),
    );
}

function keyOf(method: Exclude<ClusterMethod, 'distance'>, size: number | undefined): (value: string) => string {
  if (method === 'fingerprint') return fingerprint;
  if (method === 'ngram') return (value) => ngramFingerprint(value, size);
  return soundReader();
}

const progressEvery = 0x3fff;

function groupsByKey(
  values: readonly ValueCount[],
  keyOfValue: (value: string) => string,
  onProgress: (share: number) => void,
): ValueCount[][] {
  // A million values mostly stand alone: a list is made only for the second under a key.
  const first = new Map<string, number | ValueCount[]>();
  const groups: ValueCount[][] = [];
  for (const [index, value] of values.entries()) {
    if ((index & progressEvery) === 0) onProgress(index / values.length);
    const key = keyOfValue(value.value);
    if (key === '') continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else if (typeof known === 'number') {
      const group = [values[known] as ValueCount, value];
      first.set(key, group);
      groups.push(group);
    } else known.push(value);
  }
  return groups;
}

/**
 * Stars of values one slip from a common one: from the commonest value down, each takes its free neighbours. A chain of
 * slips (Smith, Smyth, Smythe) so never joins its two ends. Values whose digits differ are never neighbours.
 */
function groupsNearby(values: readonly ValueCount[], onProgress: (share: number) => void): ValueCount[][] {
  // Values that differ in case, accents or spacing only are one star point each.
  const places = new Map<string, number>();
  const folded: string[] = [];
  const spellings: ValueCount[][] = [];
  for (const [index, value] of values.entries()) {
    if ((index & progressEvery) === 0) onProgress((0.2 * index) / values.length);
    const key = foldText(value.value);
    const place = places.get(key);
    if (place !== undefined) spellings[place]?.push(value);
    else {
      places.set(key, folded.length);
      folded.push(key);
      spellings.push([value]);
    }
  }
  const neighbours = new Map<number, number[]>();
  const link = (from: number, to: number): void => {
    const list = neighbours.get(from);
    if (list) list.push(to);
    else neighbours.set(from, [to]);
  };
  for (const [left, right] of nearbyPairs(folded, (share) => onProgress(0.2 + 0.8 * share))) {
    if (digitsOf(folded[left] ?? '') !== digitsOf(folded[right] ?? '')) continue;
    link(left, right);
    link(right, left);
  }
  const weight = spellings.map((group) => group.reduce((sum, { count }) => sum + count, 0));
  const centres = [...neighbours.keys()].sort(
    (a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || compareText(folded[a], folded[b]),
  );
  const taken = new Set<number>();
  const groups: ValueCount[][] = [];
  for (const centre of centres) {
    if (taken.has(centre)) continue;
    const free = (neighbours.get(centre) ?? []).filter((near) => !taken.has(near));
    if (free.length === 0) continue;
    for (const place of [centre, ...free]) taken.add(place);
    groups.push([centre, ...free].flatMap((place) => spellings[place] ?? []));
  }
  return groups;
}

type Conflicts = ReadonlyMap<string, readonly ReadonlySet<string>[]>;

function conflictsOf(different: readonly (readonly string[])[]): Conflicts {
  const conflicts = new Map<string, ReadonlySet<string>[]>();
  for (const members of different) {
    const set = new Set(members);
    for (const member of set) conflicts.set(member, [...(conflicts.get(member) ?? []), set]);
  }
  return conflicts;
}

/** Parts a group so that no part holds two values decided to be different; each goes to the first part that takes it. */
function parted(group: readonly ValueCount[], conflicts: Conflicts): ValueCount[][] {
  if (!group.some(({ value }) => conflicts.has(value))) return [[...group]];
  const parts: ValueCount[][] = [];
  for (const member of group) {
    const sets = conflicts.get(member.value) ?? [];
    const fits = parts.find((part) => !part.some(({ value }) => sets.some((set) => set.has(value))));
    if (fits) fits.push(member);
    else parts.push([member]);
  }
  return parts;
}

/** Commonest first; then the better cased, the tidier spaced, and the alphabet. */
function bySpelling(a: ValueCount, b: ValueCount): number {
  return b.count - a.count || caseRank(a.value) - caseRank(b.value) || compareText(a.value, b.value);
}

/** 0 for mixed case and scripts without case, 1 for one case throughout; half a point worse with stray spaces. */
function caseRank(value: string): number {
  return (oneCase(value) === undefined ? 0 : 1) + (/^\s|\s$|\s\s/.test(value) ? 0.5 : 0);
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

function valueCluster(members: ValueCount[]): ValueCluster {
  const rows = members.reduce((sum, { count }) => sum + count, 0);
  return { members, rows, changing: rows - (members[0]?.count ?? 0) };
}

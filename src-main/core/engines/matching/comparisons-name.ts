// Agreement on personal names: given, middle and family name, junior against senior, person against company. Owns the
// levels and their expectations; spelling similarity is similarity.ts, nickname sets are nicknames.ts.
import { type Comparison, missing, missingLevel } from './comparison.ts';
import { rarityTable } from './rarity.ts';
import { shareNickname } from './shared-values.ts';
import { boundedDamerau, jaroWinkler } from './similarity.ts';
import type { NameFields, StandardFields } from './standard-fields.ts';
import { wordOverlap } from './text-words.ts';

const given = {
  same: 1,
  variant: 2,
  close: 3,
  initial: 4,
  swapped: 5,
  similar: 6,
  different: 7,
} as const;
const family = { same: 1, close: 2, part: 3, swapped: 4, similar: 5, different: 6 } as const;

/** The comparisons of personal names. */
export function nameComparisons(fields: StandardFields, names: NameFields): Comparison[] {
  const list = [givenComparison(names), familyComparison(names)];
  if (names.middle.some((code) => code !== 0)) list.push(middleComparison(names));
  if (names.generation.some((code) => code !== 0)) list.push(generationComparison(names));
  if (fields.isOrganisation.some((flag) => flag === 1)) list.push(kindComparison(fields, names));
  return list;
}

function lengthOf(names: NameFields, code: number): number {
  return (names.pool.starts[code + 1] ?? 0) - (names.pool.starts[code] ?? 0);
}

function firstUnit(names: NameFields, code: number): number {
  return names.pool.units[names.pool.starts[code] ?? 0] ?? 0;
}

/** Is one name the beginning of the other, three letters or more: Wolf and Wolfgang? */
function isPrefix(names: NameFields, short: number, long: number): boolean {
  const length = lengthOf(names, short);
  if (length < 3 || length >= lengthOf(names, long)) return false;
  const { units, starts } = names.pool;
  for (let at = 0; at < length; at++) {
    if (units[(starts[short] ?? 0) + at] !== units[(starts[long] ?? 0) + at]) return false;
  }
  return true;
}

/** One edit in a short name, two in a long one, or Jaro-Winkler of at least 0.92. */
function isClose(names: NameFields, left: number, right: number): boolean {
  const shorter = Math.min(lengthOf(names, left), lengthOf(names, right));
  if (shorter < 3) return false;
  if (boundedDamerau(names.pool, left, right, shorter >= 7 ? 2 : 1) <= (shorter >= 7 ? 2 : 1)) return true;
  // Names that only begin alike (Darla, Darletta) are names of their own.
  const isLonger = Math.abs(lengthOf(names, left) - lengthOf(names, right)) > 1;
  return !isLonger && jaroWinkler(names.pool, left, right, 0.92) >= 0.92;
}

function crosses(names: NameFields, one: number, other: number): boolean {
  return one === other || isClose(names, one, other);
}

/**
 * Are given and family name swapped between the records? True when what is present fits crosswise and does not fit
 * straight; one side missing is no objection.
 */
function isSwapped(names: NameFields, left: number, right: number): boolean {
  const [gl, gr] = [names.given[left] ?? 0, names.given[right] ?? 0];
  const [fl, fr] = [names.family[left] ?? 0, names.family[right] ?? 0];
  const canFirst = gl !== 0 && fr !== 0;
  const canSecond = fl !== 0 && gr !== 0;
  if (!canFirst && !canSecond) return false;
  if (canFirst && !crosses(names, gl, fr)) return false;
  if (canSecond && !crosses(names, fl, gr)) return false;
  return !(gl === gr && gl !== 0) && !(fl === fr && fl !== 0);
}

/** The rarity of the commoner of two names: a misspelling is rare, what it stands for is not. */
function commoner(rarity: Float32Array, left: number, right: number): number {
  if (left === 0 || right === 0) return rarity[left || right] ?? 0;
  return Math.min(rarity[left] ?? 0, rarity[right] ?? 0);
}

function givenComparison(names: NameFields): Comparison {
  const rarity = rarityTable(names.givenCounts);
  return {
    key: 'given_name',
    label: 'Given name',
    levels: [
      missing,
      { words: 'Same given name', m: 0.62, u: 0.008, related: { home: 0.006, work: 0.015 }, agrees: true },
      { words: 'Forms of one given name', m: 0.05, u: 0.004, related: { home: 0.004 }, agrees: true, isOther: true },
      { words: 'Given name spelt almost the same', m: 0.13, u: 0.004, related: { home: 0.006 }, agrees: true },
      { words: 'Given name fits the initial', m: 0.04, u: 0.02, related: { home: 0.04 }, agrees: true },
      {
        words: 'Given and family name swapped',
        m: 0.04,
        u: 0.0004,
        related: { home: 0.001 },
        weighsAs: given.same,
        agrees: true,
      },
      { words: 'Given name somewhat alike', m: 0.03, u: 0.02, related: { home: 0.04 }, fixedWeight: 0 },
      { words: 'Different given name', m: 0.09, u: 0.94, related: { home: 0.903 } },
    ],
    compare: (left, right) => givenLevel(names, left, right),
    rarity: (left, right) => commoner(rarity, names.given[left] ?? 0, names.given[right] ?? 0),
    trust: 100,
    frequencyLevels: [given.same, given.swapped],
    agreementRate: rateOf(names.givenCounts),
  };
}

function isListed({ nicknameStarts }: NameFields, code: number): boolean {
  return (nicknameStarts[code + 1] ?? 0) > (nicknameStarts[code] ?? 0);
}

/** A single letter against a name or another letter: B. fits Bernd, and Robert by way of Bob. */
function fitsInitial(names: NameFields, left: number, right: number): boolean {
  if (firstUnit(names, left) === firstUnit(names, right)) return true;
  const [initial, name] = lengthOf(names, left) === 1 ? [left, right] : [right, left];
  const letter = firstUnit(names, initial) - 97;
  return letter >= 0 && letter < 26 && (((names.nicknameInitials[name] ?? 0) >>> letter) & 1) === 1;
}

function givenLevel(names: NameFields, left: number, right: number): number {
  const [l, r] = [names.given[left] ?? 0, names.given[right] ?? 0];
  if (l === 0 || r === 0 || names.script[l] !== names.script[r]) return missingLevel;
  if (l === r) return given.same;
  if (lengthOf(names, l) === 1 || lengthOf(names, r) === 1) {
    return fitsInitial(names, l, r) ? given.initial : given.different;
  }
  if (shareNickname(names, l, r) || wordOverlap(names.words, l, r).common > 0) return given.variant;
  // Two names that are both in the list and not of one set are two names, however alike: Patrick and Patricia.
  const areTwoNames = isListed(names, l) && isListed(names, r);
  if (!areTwoNames) {
    if (isPrefix(names, l, r) || isPrefix(names, r, l)) return given.variant;
    if (isClose(names, l, r)) return given.close;
  }
  if (isSwapped(names, left, right)) return given.swapped;
  if (areTwoNames) return isClose(names, l, r) ? given.similar : given.different;
  return jaroWinkler(names.pool, l, r, 0.8) >= 0.8 ? given.similar : given.different;
}

function familyComparison(names: NameFields): Comparison {
  const rarity = rarityTable(names.familyCounts);
  return {
    key: 'family_name',
    label: 'Family name',
    levels: [
      missing,
      { words: 'Same family name', m: 0.7, u: 0.003, related: { home: 0.78, work: 0.012 }, agrees: true },
      { words: 'Family name spelt almost the same', m: 0.13, u: 0.0015, related: { home: 0.03 }, agrees: true },
      {
        words: 'Family name sounds alike or is part of the other',
        m: 0.04,
        u: 0.003,
        related: { home: 0.05 },
        agrees: true,
      },
      {
        words: 'Given and family name swapped',
        m: 0.04,
        u: 0.0004,
        related: { home: 0.001 },
        weighsAs: family.same,
        agrees: true,
      },
      { words: 'Family name somewhat alike', m: 0.02, u: 0.02, related: { home: 0.02 } },
      { words: 'Different family name', m: 0.07, u: 0.97, related: { home: 0.119 } },
    ],
    compare: (left, right) => familyLevel(names, left, right),
    rarity: (left, right) => commoner(rarity, names.family[left] ?? 0, names.family[right] ?? 0),
    trust: 100,
    frequencyLevels: [family.same, family.swapped],
    agreementRate: rateOf(names.familyCounts),
  };
}

function familyLevel(names: NameFields, left: number, right: number): number {
  const [l, r] = [names.family[left] ?? 0, names.family[right] ?? 0];
  if (l === 0 || r === 0) return isSwapped(names, left, right) ? family.swapped : missingLevel;
  if (names.script[l] !== names.script[r]) return missingLevel;
  if (l === r) return family.same;
  if (isClose(names, l, r)) return family.close;
  if (wordOverlap(names.words, l, r).common > 0) return family.part;
  if (isSwapped(names, left, right)) return family.swapped;
  if (names.sound[l] === names.sound[r]) return family.part;
  return jaroWinkler(names.pool, l, r, 0.8) >= 0.8 ? family.similar : family.different;
}

function middleComparison(names: NameFields): Comparison {
  return {
    key: 'middle_name',
    label: 'Middle name',
    levels: [
      missing,
      { words: 'Same middle name', m: 0.6, u: 0.02 },
      { words: 'Middle name fits the initial', m: 0.25, u: 0.06 },
      { words: 'Middle name spelt almost the same', m: 0.07, u: 0.01 },
      { words: 'Different middle name', m: 0.08, u: 0.91 },
    ],
    compare: (left, right) => {
      const [l, r] = [names.middle[left] ?? 0, names.middle[right] ?? 0];
      if (l === 0 || r === 0) return missingLevel;
      if (l === r) return 1;
      const hasInitial = lengthOf(names, l) === 1 || lengthOf(names, r) === 1;
      if (hasInitial) return firstUnit(names, l) === firstUnit(names, r) ? 2 : 4;
      return isClose(names, l, r) ? 3 : 4;
    },
    rarity: () => 0,
    trust: 100,
    frequencyLevels: [],
    agreementRate: undefined,
  };
}

function generationComparison(names: NameFields): Comparison {
  return {
    key: 'generation',
    label: 'Junior or senior',
    levels: [
      missing,
      { words: 'Same generation', m: 0.98, u: 0.5, fixedWeight: 1 },
      { words: 'Different generation', m: 0.02, u: 0.5, fixedWeight: -12 },
    ],
    compare: (left, right) => {
      const [l, r] = [names.generation[left] ?? 0, names.generation[right] ?? 0];
      return l === 0 || r === 0 ? missingLevel : l === r ? 1 : 2;
    },
    rarity: () => 0,
    trust: 100,
    frequencyLevels: [],
    agreementRate: undefined,
  };
}

function kindComparison(fields: StandardFields, names: NameFields): Comparison {
  const isPerson = (row: number) => names.given[row] !== 0 || names.family[row] !== 0;
  return {
    key: 'kind',
    label: 'Person or company',
    levels: [missing, { words: 'One is a person, the other a company', m: 0.01, u: 0.3, fixedWeight: -10 }],
    compare: (left, right) =>
      (isPerson(left) && fields.isOrganisation[right] === 1) || (isPerson(right) && fields.isOrganisation[left] === 1)
        ? 1
        : missingLevel,
    rarity: () => 0,
    trust: 100,
    frequencyLevels: [],
    agreementRate: undefined,
  };
}

function rateOf(counts: Uint32Array): number {
  let total = 0;
  let agreeing = 0;
  for (const count of counts) {
    total += count;
    agreeing += count * (count - 1);
  }
  return total < 2 ? 0 : agreeing / (total * (total - 1));
}

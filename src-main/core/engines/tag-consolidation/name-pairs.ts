// Pairs of tags whose names say the same, with how sure that is. Owns which differences between names do not count; what
// the contacts of both say about it is weighed here too, since a slip of the pen looks different from two things.
import { editDistanceWithin } from '../../../../src-shared/tags/tag-names.ts';
import { isOneSlipApart } from '../clustering/nearby.ts';
import { directions, type NameWords, stemOf, wordsOfName } from './name-words.ts';
import type { Overlaps } from './overlaps.ts';

export type NameReason = 'letters' | 'words' | 'alias' | 'endings' | 'spelling';

export interface NamePair {
  readonly left: number;
  readonly right: number;
  readonly reason: NameReason;
  /** 0 to 1 */
  readonly confidence: number;
}

export interface NamedTag {
  readonly id: number;
  readonly name: string;
  /** Other names that lead to it. */
  readonly aliases: readonly string[];
}

interface Prepared {
  readonly tag: NamedTag;
  readonly words: NameWords;
  readonly stems: string;
  readonly sorted: readonly string[];
  readonly sortedKey: string;
  /** The words in order as one. */
  readonly key: string;
  readonly hasOrder: boolean;
}

/**
 * Pairs of tags that probably mean one thing, each pair once, by place in `tags`.
 * @param onProgress called with the share done, 0 to 1; may throw to stop
 */
export function namePairs(
  tags: readonly NamedTag[],
  overlaps: Overlaps,
  onProgress: (share: number) => void = () => undefined,
): NamePair[] {
  const prepared = tags.map(prepare);
  const byAlias = new Map<string, number>();
  for (const [place, { tag }] of prepared.entries())
    for (const alias of tag.aliases) byAlias.set(keyOf(wordsOfName(alias)), place);
  const occurs = new Map<string, number>();
  for (const { words } of prepared)
    for (const word of new Set(words.words)) occurs.set(word, (occurs.get(word) ?? 0) + 1);
  const found: NamePair[] = [];
  for (const [left, one] of prepared.entries()) {
    if ((left & 63) === 0) onProgress(left / prepared.length);
    for (let right = left + 1; right < prepared.length; right++) {
      const other = prepared[right];
      if (other === undefined || one.words.numbers !== other.words.numbers) continue;
      const pair = compare(one, other, left, right, overlaps, occurs);
      if (pair) found.push(pair);
    }
    const named = byAlias.get(one.key);
    if (named !== undefined && named !== left) found.push({ left, right: named, reason: 'alias', confidence: 0.95 });
  }
  return found;
}

function prepare(tag: NamedTag): Prepared {
  const words = wordsOfName(tag.name);
  const sorted = [...words.words].sort();
  return {
    tag,
    words,
    stems: words.words.map(stemOf).sort().join(' '),
    sorted,
    sortedKey: sorted.join(' '),
    key: keyOf(words),
    hasOrder: sorted.some((word) => directions.has(word)),
  };
}

const keyOf = ({ words }: NameWords): string => words.join('');

function compare(
  one: Prepared,
  other: Prepared,
  left: number,
  right: number,
  overlaps: Overlaps,
  occurs: ReadonlyMap<string, number>,
): NamePair | null {
  const pair = (reason: NameReason, confidence: number): NamePair => ({ left, right, reason, confidence });
  if (one.words.letters === other.words.letters) return pair('letters', 0.98);
  if (one.sorted.length === other.sorted.length && one.sorted.length > 2 && !shareAWord(one, other)) return null;
  if (!sameOrOnePeople(one.words.people, other.words.people)) return null;
  if (one.key === other.key) return pair('words', 0.94);
  const hasOrder = one.hasOrder || other.hasOrder;
  if (!hasOrder && one.sortedKey === other.sortedKey) return pair('words', 0.92);
  if (one.sorted.length > 1 && !hasOrder && one.stems === other.stems && shareAWord(one, other)) {
    return pair('endings', 0.82);
  }
  const slip = onlySlip(one, other, hasOrder);
  if (!slip) return null;
  const confidence = slipConfidence(slip, left, right, overlaps, occurs);
  return confidence === 0 ? null : pair('spelling', confidence);
}

/** 'VIP' and 'VIP clients' go together, 'New users' and 'New clients' do not. */
function sameOrOnePeople(left: readonly string[], right: readonly string[]): boolean {
  const kinds = new Set([...left, ...right].filter((kind) => kind !== 'contact'));
  return left.length === 0 || right.length === 0 || kinds.size <= 1;
}

const shareAWord = (one: Prepared, other: Prepared): boolean =>
  one.sorted.some((word) => word.length > 2 && other.sorted.includes(word));

/** The one word in which two names differ by a slip; null when more or something else differs. */
function onlySlip(one: Prepared, other: Prepared, hasOrder: boolean): readonly [string, string] | null {
  const [left, right] = hasOrder ? [one.words.words, other.words.words] : [one.sorted, other.sorted];
  if (left.length !== right.length) {
    const hasLetter = [...left, ...right].some((word) => word.length === 1);
    return hasLetter ? null : oneWordApart(one.key, other.key);
  }
  const restLeft = without(left, right);
  const restRight = without(right, left);
  const [a, b] = [restLeft[0], restRight[0]];
  if (restLeft.length !== 1 || restRight.length !== 1 || a === undefined || b === undefined) return null;
  return oneWordApart(a, b);
}

function without(words: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return words.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** One slip from five letters on, two from nine; the first letter is hardly ever wrong. */
function oneWordApart(a: string, b: string): readonly [string, string] | null {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return null;
  const isNear = isOneSlipApart(a, b) || (shorter >= 9 && editDistanceWithin(a, b, 2));
  return isNear ? [a, b] : null;
}

/** A word so many tags use is no slip of another. */
const establishedFrom = 3;

/**
 * How sure it is that one word is the other misspelled: a slip doubles, drops or swaps letters, hardly ever puts another
 * ending; it is rare, and its contacts are among those of the word meant rather than beside them.
 */
function slipConfidence(
  [a, b]: readonly [string, string],
  left: number,
  right: number,
  overlaps: Overlaps,
  occurs: ReadonlyMap<string, number>,
): number {
  if ((occurs.get(a) ?? 0) >= establishedFrom && (occurs.get(b) ?? 0) >= establishedFrom) return 0;
  const [small, large] = [overlaps.size(left), overlaps.size(right)].sort((x, y) => x - y) as [number, number];
  const together = overlaps.shared(left, right) / Math.max(1, small);
  const isRare = large >= 10 && (small <= 3 || small <= large / 3);
  const isWordLike = changesEnding(a, b) || isReplaced(a, b);
  if (together >= 0.3) return isWordLike ? 0.78 : 0.9;
  if (isWordLike) return isRare ? 0.5 : 0;
  if (isRare) return 0.85;
  return together < 0.02 && small >= 10 ? 0.45 : 0.7;
}

/** Whether only what comes after the stem differs: 'angler' and 'angles', 'kunde' and 'kunden'. */
function changesEnding(a: string, b: string): boolean {
  const least = Math.min(a.length, b.length);
  return a.slice(0, least - 1) === b.slice(0, least - 1);
}

/** Whether one letter stands in the place of another, neighbours on no slip's path: 'boston', 'bolton'. */
function isReplaced(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing++;
  return differing === 1;
}

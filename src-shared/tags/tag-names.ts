// Finds tags whose names say the same thing. Owns what counts as near; merges nothing (see features/tags).
import { foldText } from '../text/text-key.ts';

export type NearReason = 'same_letters' | 'same_words' | 'spelling';

export interface NearNames {
  readonly left: number;
  readonly right: number;
  readonly reason: NearReason;
}

/** How a reason reads in a list of findings. */
export const nearReasonLabel: Record<NearReason, string> = {
  same_letters: 'Same letters',
  same_words: 'Same words',
  spelling: 'Similar spelling',
};

// Words that tell two tags apart for nobody: "VIP", "VIP customers" and "VIP list" mean one thing.
const fillers = new Set([
  'customer',
  'client',
  'contact',
  'user',
  'people',
  'person',
  'list',
  'tag',
  'segment',
  'group',
  'the',
  'a',
  'of',
  'and',
]);

/**
 * Pairs of tags with nearly the same name, each pair once, smaller id left. Compares letters and digits only, then
 * words without order, endings and fillers, then spelling (one slip from five letters on, two from nine). Names that
 * differ in a number are never near: "Spring 2024" and "Spring 2025" mean different things.
 */
export function nearDuplicateNames(tags: readonly { readonly id: number; readonly name: string }[]): NearNames[] {
  const prepared = tags.map(prepare).sort((left, right) => left.id - right.id);
  const found: NearNames[] = [];
  for (const [index, left] of prepared.entries()) {
    for (let other = index + 1; other < prepared.length; other++) {
      const right = prepared[other];
      if (right === undefined || left.numbers !== right.numbers) continue;
      const reason = nearness(left, right);
      if (reason !== null) found.push({ left: left.id, right: right.id, reason });
    }
  }
  return found;
}

interface Prepared {
  readonly id: number;
  readonly letters: string;
  /** A bit per letter that occurs, so that most pairs need no edit distance. */
  readonly mask: number;
  readonly words: string;
  readonly numbers: string;
}

function prepare({ id, name }: { readonly id: number; readonly name: string }): Prepared {
  const letters = lettersOf(name);
  let mask = 0;
  for (let at = 0; at < letters.length; at++) mask |= 1 << (letters.charCodeAt(at) & 31);
  return { id, letters, mask, words: wordsOf(name), numbers: name.match(/\d+/g)?.join(' ') ?? '' };
}

function nearness(left: Prepared, right: Prepared): NearReason | null {
  if (left.letters === right.letters) return 'same_letters';
  if (left.words !== '' && left.words === right.words) return 'same_words';
  const shorter = Math.min(left.letters.length, right.letters.length);
  const allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  if (allowed === 0 || Math.abs(left.letters.length - right.letters.length) > allowed) return null;
  // One edit changes at most two bits: one letter goes, another comes.
  if (bitCount(left.mask ^ right.mask) > 2 * allowed) return null;
  return editDistanceWithin(left.letters, right.letters, allowed) ? 'spelling' : null;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function lettersOf(name: string): string {
  const folded = foldText(name);
  const letters = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  // "C", "C++" and "C#" differ in their signs alone; a name that is mostly signs is compared as it stands.
  return letters.length < 3 ? folded.replace(/[\s._-]+/g, '') : letters;
}

/** The telling words in alphabetical order; nothing for names of one or two letters. */
function wordsOf(name: string): string {
  const folded = foldText(name).replace(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, ''); // v.i.p. → vip
  if (folded.replace(/[^\p{L}\p{N}]+/gu, '').length < 3) return '';
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word) && !fillers.has(word.replace(/s$/, '')));
  return (telling.length > 0 ? telling : words).map(stem).sort().join(' ');
}

/** English endings off, as far as tag names need it: abandoners, abandoned, abandoning → abandon. */
function stem(word: string): string {
  for (const ending of ['ers', 'ing', 'ed', 'er', 'ies', 'es', 's']) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length);
  }
  return word;
}

/**
 * Whether two strings are at most `allowed` edits apart: insertion, deletion, replacement, or two neighbours swapped
 * (optimal string alignment), within a band around the diagonal.
 */
export function editDistanceWithin(left: string, right: string, allowed: number): boolean {
  if (Math.abs(left.length - right.length) > allowed) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      let cost = Number.POSITIVE_INFINITY;
      if (Math.abs(row - column) <= allowed) {
        const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1;
        cost = Math.min(
          (last[column] ?? cost) + 1,
          (current[column - 1] ?? cost) + 1,
          (last[column - 1] ?? cost) + same,
        );
        if (isSwap(left, right, row, column)) cost = Math.min(cost, (beforeLast[column - 2] ?? cost) + 1);
      }
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > allowed) return false;
    beforeLast = last;
    last = current;
  }
  return (last[right.length] ?? Number.POSITIVE_INFINITY) <= allowed;
}

function isSwap(left: string, right: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
    left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
  );
}

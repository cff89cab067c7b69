// Names that say one thing and its opposite, or one thing at two times: 'Opted in' and 'Opted out', 'Spring 2024' and
// 'Spring 2025'. Owns the words that exclude each other; whether contacts wear both is asked elsewhere.
import type { NameWords } from './name-words.ts';

export interface OppositePair {
  /** The field that takes their place, with the value of each. */
  readonly field: string;
  readonly left: string;
  readonly right: string;
  readonly why: string;
}

/** Words of which a thing is one or the other. */
const excluding: readonly (readonly [string, string])[] = [
  ['in', 'out'],
  ['hot', 'cold'],
  ['warm', 'cold'],
  ['active', 'inactive'],
  ['b2b', 'b2c'],
  ['paid', 'unpaid'],
  ['paid', 'free'],
  ['open', 'closed'],
  ['won', 'lost'],
  ['yes', 'no'],
  ['on', 'off'],
  ['new', 'old'],
  ['high', 'low'],
  ['male', 'female'],
  ['public', 'private'],
  ['internal', 'external'],
  ['domestic', 'foreign'],
  ['online', 'offline'],
  ['current', 'former'],
];
const isExcluding = (left: string, right: string): boolean =>
  excluding.some(([a, b]) => (a === left && b === right) || (b === left && a === right));

const negations = ['non', 'un', 'not'];

/** @returns the pair as one field, or null where the names do not exclude each other */
export function oppositePair(one: NameWords, other: NameWords): OppositePair | null {
  const why = 'nobody is both, so one field keeps them apart for good';
  const negated = negatedPair(one.letters, other.letters);
  if (negated) {
    const field = capital((negated === 'right' ? one : other).words.join(' '));
    return { field, left: negated === 'right' ? 'Yes' : 'No', right: negated === 'right' ? 'No' : 'Yes', why };
  }
  const [left, right] = [without(one.words, other.words), without(other.words, one.words)];
  const shared = one.words.filter((word) => other.words.includes(word));
  const [a, b] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || a === undefined || b === undefined) return null;
  if (one.words.length !== other.words.length) return null;
  if (isExcluding(a, b)) {
    const field = shared.length === 0 ? `${a.toUpperCase()} or ${b.toUpperCase()}` : capital(shared.join(' '));
    const written = (word: string): string => (shared.length === 0 ? word.toUpperCase() : capital(word));
    return { field, left: written(a), right: written(b), why };
  }
  // Two editions of one thing: they differ in a number alone, a year or a quarter.
  if (shared.length > 0 && isEdition(a) && isEdition(b)) {
    return { field: capital(shared.join(' ')), left: a.toUpperCase(), right: b.toUpperCase(), why };
  }
  return null;
}

const isEdition = (word: string): boolean => /^(?:19|20)\d\d$|^[qh][1-4]$/.test(word);

/** Which of two names is the other with a negation before it: 'insured', 'uninsured'. */
function negatedPair(left: string, right: string): 'left' | 'right' | null {
  if (left.length >= 4 && negations.some((word) => right === word + left)) return 'right';
  return right.length >= 4 && negations.some((word) => left === word + right) ? 'left' : null;
}

const without = (words: readonly string[], taken: readonly string[]): string[] =>
  words.filter((word) => !taken.includes(word));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

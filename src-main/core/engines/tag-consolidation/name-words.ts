// What a tag's name says, word by word: folded, singular, without words that tell no two tags apart. Owns these words;
// whether two names mean one thing is decided in name-pairs.ts.
import { foldText } from '../../../../src-shared/text/text-key.ts';

export interface NameWords {
  /** Letters and digits alone, in order. */
  readonly letters: string;
  /** The telling words in order, singular, abbreviations written out. */
  readonly words: readonly string[];
  /** Words beside them that name a kind of people: 'customer' for client, 'user'; two kinds are two meanings. */
  readonly people: readonly string[];
  /** All numbers in order: names that differ in one are different things. */
  readonly numbers: string;
}

/** Words that every list of people may carry. */
const structural = new Set(['list', 'tag', 'segment', 'group', 'label']);
const people: Readonly<Record<string, string>> = {
  customer: 'customer',
  client: 'customer',
  contact: 'contact',
  people: 'contact',
  person: 'contact',
  user: 'user',
};
/** They join words and say nothing themselves. Directions ('in', 'out', 'to', 'not') do, and stay. */
const joining = new Set(['the', 'of', 'and', 'for']);
/** With one of these the order of the words counts: 'Paris to Rome'. */
export const directions = new Set(['to', 'from', 'before', 'after', 'over', 'under', 'than', 'versus', 'vs']);

/** Abbreviations that people use beside the whole word. */
const abbreviations: Readonly<Record<string, string>> = {
  xmas: 'christmas',
  bday: 'birthday',
  fb: 'facebook',
  insta: 'instagram',
  subs: 'subscriber',
  acct: 'account',
  appt: 'appointment',
  mgr: 'manager',
  cust: 'customer',
  dept: 'department',
  intl: 'international',
  prospekt: 'prospect',
};

/** Reads a name. */
export function wordsOfName(name: string): NameWords {
  const folded = foldText(name).replace(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, ''); // v.i.p. → vip
  const bare = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  // "C", "C++" and "C#" differ in their signs alone.
  const letters = bare.length < 3 ? folded.replace(/[\s._-]+/g, '') : bare;
  if (bare.length < 3) return { letters, words: [letters], people: [], numbers: numbersOf(name) };
  // A capital A is a letter that tells: 'Form A', 'Group A'.
  const articleless = /\bA\b/.test(name) ? folded : folded.replace(/\ban? (?=\p{L}{2})/gu, '');
  const all = spelledOut(articleless.split(/[^\p{L}\p{N}]+/u).filter(Boolean)).map(plainWord);
  const telling = all.filter((word) => !joining.has(word) && !structural.has(word) && !Object.hasOwn(people, word));
  const kinds = all.flatMap((word) => (Object.hasOwn(people, word) ? [people[word] as string] : []));
  const isAllFiller = telling.length === 0;
  return {
    letters,
    words: isAllFiller ? all : telling,
    people: isAllFiller ? [] : kinds,
    numbers: numbersOf(name),
  };
}

const numbersOf = (name: string): string => name.match(/\d+/g)?.join(' ') ?? '';

/** Three or more single letters in a row are a word that was spelled: 'v i p' → 'vip'. */
function spelledOut(words: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && /^\p{L}$/u.test(words[end] ?? '')) end++;
    if (end - at >= 3) result.push(words.slice(at, end).join(''));
    else result.push(...words.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return result;
}

function plainWord(word: string): string {
  const whole = abbreviations[word] ?? word;
  return oneSpelling(singular(whole));
}

/** English plurals off: companies → company, boxes → box, students → student; status, press and bus stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** British and American spellings as one. */
function oneSpelling(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/mme$/, 'm')
    .replace(/isation/, 'ization')
    .replace(/ogue$/, 'og')
    .replace(/([aeiou])ll(ing|ed)$/, '$1l$2')
    .replace(/(col|fav|lab|neighb|behavi)our/, '$1or')
    .replace(/(cent|theat)re$/, '$1er');
}

/** Further endings off, for names of several words alone: abandoned, abandonment, abandoner → abandon. */
export function stemOf(word: string): string {
  for (const ending of ['ment', 'ers', 'ing', 'ed', 'er', 'es']) {
    if (!word.endsWith(ending) || word.length - ending.length < 4) continue;
    const stem = word.slice(0, -ending.length);
    return /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem; // planned → plan
  }
  return word.length > 4 ? word.replace(/e$/, '') : word;
}

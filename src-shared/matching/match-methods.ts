// The methods of comparing a field in words: which a field offers, what each needs to know, and the levels it brings.
// Owns the words that the matcher writes into its evidence and that the editor shows before a run.
import { assertNever } from '../model/assert-never.ts';
import type { ComparisonSettings, KeyTransform, MatchMethod } from './match-settings.ts';

/** What a person calls a method, and what it does in one line. */
export const methodWords: Readonly<Record<MatchMethod, { label: string; help: string }>> = {
  exact: { label: 'Exactly as written', help: 'Capitals, accents and spaces count.' },
  normalised: { label: 'Same after tidying', help: 'Capitals, accents, signs and usual short forms do not count.' },
  nickname: { label: 'Nicknames', help: 'Bob and Robert are forms of one name.' },
  jaro_winkler: { label: 'Likeness (Jaro–Winkler)', help: 'How alike the spelling is; the beginning counts most.' },
  edit_distance: { label: 'Typing errors (edit distance)', help: 'Letters added, left out, replaced or swapped.' },
  phonetic: { label: 'Sound', help: 'Spelt differently, sounding alike.' },
  token_set: { label: 'Words in common', help: 'The same words in any order.' },
  prefix: { label: 'First letters', help: 'The beginning is enough.' },
  last_digits: { label: 'Last digits', help: 'The end of a number is enough.' },
  email_local: { label: 'Mailbox name', help: 'What stands before the @.' },
  email_domain: { label: 'Email domain', help: 'What stands after the @.' },
};

const words: readonly MatchMethod[] = [
  'exact',
  'normalised',
  'jaro_winkler',
  'edit_distance',
  'phonetic',
  'token_set',
  'prefix',
];
const methodsByKey: Readonly<Record<string, readonly MatchMethod[]>> = {
  given_name: ['exact', 'normalised', 'nickname', 'jaro_winkler', 'edit_distance', 'phonetic', 'token_set', 'prefix'],
  family_name: words,
  middle_name: words,
  company: words,
  organisation: words,
  email: ['exact', 'normalised', 'jaro_winkler', 'edit_distance', 'email_local', 'email_domain'],
  phone: ['exact', 'normalised', 'edit_distance', 'last_digits'],
  address: ['exact', 'normalised', 'jaro_winkler', 'edit_distance', 'token_set'],
  birthday: ['exact', 'normalised', 'edit_distance'],
  // Set by meaning: there is nothing to choose.
  generation: [],
  kind: [],
};

/** A label inside a sentence: 'Given name' as 'given name', 'VAT number' as it is. */
export function inSentence(label: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** The methods a comparison offers beside the matcher's own. @param key key of the comparison */
export function methodsFor(key: string): readonly MatchMethod[] {
  return methodsByKey[key] ?? [...words, 'last_digits'];
}

/** Where the levels of a method begin when nobody said; empty for methods without thresholds. */
export function usualThresholds(method: MatchMethod): readonly number[] {
  if (method === 'jaro_winkler') return [0.92, 0.85];
  if (method === 'edit_distance') return [1, 2];
  return method === 'token_set' ? [0.8, 0.5] : [];
}

/** How many letters or digits a method asks for when nobody said; null for methods that do not ask. */
export function usualLength(method: MatchMethod | KeyTransform): number | null {
  if (method === 'prefix' || method === 'first') return 4;
  return method === 'last_digits' ? 7 : null;
}

/** The thresholds in force, best first. */
export function thresholdsIn(method: MatchMethod, settings: ComparisonSettings): readonly number[] {
  const usual = usualThresholds(method);
  if (usual.length === 0) return usual;
  const chosen = [...new Set(settings.thresholds ?? usual)];
  return chosen.sort((a, b) => (method === 'edit_distance' ? a - b : b - a));
}

/** The part of a value that two sides have in common at the level between same and different, where there is one. */
function partWords(method: MatchMethod, label: string, length: number): string[] {
  switch (method) {
    case 'exact':
    case 'normalised':
      return [];
    case 'nickname':
      return [`Forms of one ${inSentence(label)}`];
    case 'phonetic':
      return [`${label} sounds alike`];
    case 'prefix':
      return [`Same first ${length} letters of the ${inSentence(label)}`];
    case 'last_digits':
      return [`Same last ${length} digits of the ${inSentence(label)}`];
    case 'email_local':
      return ['Same mailbox name'];
    case 'email_domain':
      return ['Same email domain'];
    case 'jaro_winkler':
    case 'edit_distance':
    case 'token_set':
      return [];
    default:
      return assertNever(method);
  }
}

function thresholdWords(method: MatchMethod, label: string, threshold: number): string {
  if (method === 'edit_distance')
    return `${label} at most ${threshold} ${threshold === 1 ? 'letter' : 'letters'} apart`;
  const percent = `${Math.round(threshold * 100)} %`;
  return method === 'token_set'
    ? `${label} with ${percent} of the words in common`
    : `${label} at least ${percent} alike`;
}

/**
 * The levels that a method brings, best first, without the one for missing values.
 * @param key key of the comparison
 * @param label what a person calls the field
 */
export function methodLevels(key: string, method: MatchMethod, label: string, settings: ComparisonSettings): string[] {
  const lower = inSentence(label);
  const length = settings.length ?? usualLength(method) ?? 0;
  return [
    method === 'exact' ? `Same ${lower}, letter by letter` : `Same ${lower}`,
    ...(hasSharedLevel(key, method) ? [`Same ${lower}, but several people use it`] : []),
    ...thresholdsIn(method, settings).map((threshold) => thresholdWords(method, label, threshold)),
    ...partWords(method, label, length),
    `Different ${lower}`,
  ];
}

/** Are values that several people use told apart? @param key key of the comparison */
export function hasSharedLevel(key: string, method: MatchMethod): boolean {
  return (key === 'email' || key === 'phone') && method !== 'exact';
}

/** The parts of a value that a blocking rule may ask for. */
export const transformWords: Readonly<Record<KeyTransform, string>> = {
  whole: 'whole value',
  first: 'first letters',
  sound: 'sound',
  last_digits: 'last digits',
  domain: 'domain',
};

/** What one key of a blocking rule asks, in words: 'first 4 letters of given name'. */
export function keyWords(key: { transform: KeyTransform; length?: number | undefined }, label: string): string {
  const lower = inSentence(label);
  const length = key.length ?? usualLength(key.transform) ?? 0;
  switch (key.transform) {
    case 'whole':
      return `same ${lower}`;
    case 'first':
      return `same first ${length} letters of ${lower}`;
    case 'sound':
      return `${lower} sounds alike`;
    case 'last_digits':
      return `same last ${length} digits of ${lower}`;
    case 'domain':
      return `same domain of ${lower}`;
    default:
      return assertNever(key.transform);
  }
}

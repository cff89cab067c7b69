// Keys under which spellings of one value meet: fingerprint, n-gram fingerprint, sound. Owns the keys; grouping is in
// cluster.ts. The fingerprints follow OpenRefine, https://openrefine.org/docs/technical-reference/clustering-in-depth.
import { doubleMetaphone } from 'double-metaphone';

const plainAscii = /^[\x20-\x7e]*$/;
const asciiPunctuation = /[!-/:-@[-`{-~]/g;
const punctuation = /[\p{P}\p{S}]/gu;
/** Controls that are no white space, and marks that show nothing. */
const invisible = /[^\P{Cc}\t\n\v\f\r\u0085]|\p{Cf}/gu;
const whiteSpace = /[\s\u0085]+/u;
/** Marks that Latin, Greek and Cyrillic letters decompose into; those of Indic scripts are letters to their readers. */
const accents = /[\u0300-\u036f]/g;

// What OpenRefine reads these letters as; Unicode does not decompose them.
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ƿ: 'w',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ŉ: 'n',
  ĸ: 'k',
  ȼ: 'c',
  '©': 'c',
};
const special = /[ßæœøłđðþƿıħŧŋŉĸȼ©]/g;

/** Lower case without accents, punctuation and control characters; white space stays as it is. */
function bare(value: string): string {
  if (plainAscii.test(value)) return value.toLowerCase().replace(asciiPunctuation, '');
  return value
    .toLowerCase()
    .replace(special, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(accents, '')
    .replace(punctuation, '')
    .replace(invisible, '')
    .normalize('NFC');
}

function sortedUnique(parts: readonly string[], glue: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  return [...new Set(parts)].sort().join(glue);
}

/**
 * OpenRefine's fingerprint: trimmed, lower case, without punctuation and control characters, accents folded to ASCII,
 * words sorted and each kept once. 'Tom Cruise' and 'Cruise, Tom' share 'cruise tom'.
 */
export function fingerprint(value: string): string {
  return sortedUnique(bare(value).trim().split(whiteSpace).filter(Boolean), ' ');
}

/**
 * OpenRefine's n-gram fingerprint: as the fingerprint but without any white space, cut into runs of `size` characters,
 * sorted and each kept once. 'Paris' gives 'arispari' with size 2 ('ar', 'is', 'pa', 'ri').
 * @param size characters per run, 1 or more; a value shorter than that is its own key
 */
export function ngramFingerprint(value: string, size = 2): string {
  const text = bare(value).split(whiteSpace).join('');
  if (text.length <= size) return text;
  const grams: string[] = [];
  for (let at = 0; at + size <= text.length; at += 1) grams.push(text.slice(at, at + size));
  return sortedUnique(grams, '');
}

/** Digits in the order they stand: values that differ in them are never the same ('Model 12', 'Model 21'). */
export function digitsOf(value: string): string {
  return /\d/.test(value) ? value.replace(/\D+/g, '') : '';
}

/** Sounds of words met before: a column repeats its words. Bounded, so that a million words do not fill the memory. */
const soundsKept = 200_000;

/** A function that gives the sound of a value, remembering the words it has met. */
export function soundReader(): (value: string) => string {
  const known = new Map<string, string>();
  const soundOf = (word: string): string => {
    const met = known.get(word);
    if (met !== undefined) return met;
    // A number, and a word in another script, sounds like nothing else.
    const sound = /^[a-z]+$/.test(word) ? doubleMetaphone(word)[0] : word;
    if (known.size < soundsKept) known.set(word, sound);
    return sound;
  };
  /** Double Metaphone (Philips 2000) of each word in order, numbers as they are; '' for a value without Latin letters. */
  return (value) => {
    const text = bare(value);
    if (!/[a-z]/.test(text)) return '';
    const words = text.trim().split(whiteSpace).filter(Boolean);
    const sounds = words.map(soundOf);
    // One consonant says too little: 'Bo' and 'Bay' both sound 'P'.
    return sounds.join('').length < 2 ? '' : sounds.join(' ');
  };
}

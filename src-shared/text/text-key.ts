// Keys under which two spellings count as the same text. Owns folding; leaves meaning (nicknames, synonyms) alone.

// Letters that Unicode does not decompose but people type without their stroke or ligature.
const undecomposed: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};
const plainAscii = /^[\x20-\x7e]*$/;
// Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks. Marks of Indic scripts, Thai and kana
// are letters to their readers and stay.
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const special = /[ßẞæœøłđðþıħŧ]/g;

/**
 * Folds text for comparison: compatibility forms unified (NFKD), accents and invisible marks removed, lower case
 * without regard to locale, white space collapsed and trimmed. 'Ｊosé  MÜLLER ' and 'jose muller' fold alike.
 */
export function foldText(text: string): string {
  if (plainAscii.test(text)) return collapse(text.toLowerCase());
  const bare = text
    .replace(invisible, '')
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(accents, '') // lower-casing İ leaves a combining dot
    .replace(special, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC');
  return collapse(bare);
}

/**
 * The key under which spellings of one tag meet: folded, leading '#' dropped, runs of space, underscore and hyphen
 * read as one space. 'VIP-Customer', '#vip customer' and 'Vip_Customer' share 'vip customer'.
 */
export function tagKey(name: string): string {
  return foldText(name)
    .replace(/^#+\s*/, '')
    .replace(/[\s_\-‐-―]+/g, ' ')
    .trim();
}

/** Collapses every run of white space to one blank and trims; the spelling itself stays as it is. */
export function tidySpace(text: string): string {
  return collapse(text);
}

function collapse(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

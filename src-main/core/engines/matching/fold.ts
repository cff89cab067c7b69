// Brings text to the letters it is compared by: lower case, without accents, Cyrillic and Greek in Latin letters,
// punctuation as single spaces. Owns script and letter rules; words with a meaning are standardise-*.ts.

import { foldText } from '../../../../src-shared/text/text-key.ts';

const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

const greek: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

const letters = new Map(Object.entries({ ...cyrillic, ...greek }));
const plain = /^[a-z0-9 ]*$/;

/**
 * Folds a text for comparing.
 * @returns lower-case words of letters and digits with one space between; '' when nothing is left
 */
export function fold(text: string): string {
  const folded = foldText(text);
  if (plain.test(folded)) return folded;
  let out = '';
  for (const letter of folded.replace(/['’`´]/g, '')) out += letters.get(letter) ?? letter;
  return out.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Folds and drops the spaces: for ids and postcodes. */
export function foldTight(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/**
 * A key that spellings of one sound share: the first letter, then consonants by how they sound in the European
 * languages that use Latin letters. Coarser than Soundex in letters, finer in length; used to propose pairs and as
 * a weak level of agreement, never alone as proof.
 * @param text one folded word
 */
export function soundKey(text: string): string {
  let word = text
    .replace(/[^a-z]/g, '')
    .replace(/sch|sh|ch(?=[aeiouy])|cz|tsch|tch/g, 'x')
    .replace(/ph|pf/g, 'f')
    .replace(/ck|cc|q|kh|gh(?=[aeiouy])/g, 'k')
    .replace(/gh/g, '')
    .replace(/th|dt/g, 't')
    .replace(/tz|ts|[zß]/g, 's')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/^[hw](?=[aeiouy])/, (letter) => (letter === 'w' ? 'v' : 'h'))
    .replace(/^(kn|gn)/, 'n')
    .replace(/c/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[jy]/g, 'i');
  const first = word.charAt(0);
  word = first + word.slice(1).replace(/[aeiouhv]/g, '');
  const coded = word.replace(/[bp]/g, 'p').replace(/d/g, 't').replace(/g/g, 'k').replace(/m/g, 'n');
  return (/[aeiou]/.test(first) ? 'a' : '') + coded.slice(/[aeiou]/.test(first) ? 1 : 0).replace(/(.)\1+/g, '$1');
}

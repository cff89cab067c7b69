// The words of every text in a pool, as sorted numbers, for questions like "is one name part of the other". Owns word
// sets and their overlap; the texts are standardised before (see standardise.ts).
import type { TextPool } from './interning.ts';

/** Words of code c: `words[starts[c]]` up to `words[starts[c + 1]]`, ascending, without repeats. */
export interface TextWords {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  /** 1 for words that begin with a digit: house numbers, postcodes. */
  readonly isNumber: Uint8Array;
}

/** Splits every text of a pool at its spaces. */
export function textWords(pool: TextPool): TextWords {
  const numbers = new Map<string, number>();
  const isNumber: number[] = [];
  const starts = new Uint32Array(pool.texts.length + 1);
  const words: number[] = [];
  for (let code = 0; code < pool.texts.length; code++) {
    const text = pool.texts[code] ?? '';
    const first = words.length;
    starts[code] = first;
    if (text === '') continue;
    for (const word of text.split(' ')) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
        isNumber.push(/^\d/.test(word) ? 1 : 0);
      }
      insert(words, first, number);
    }
  }
  starts[pool.texts.length] = words.length;
  return { starts, words: Uint32Array.from(words), isNumber: Uint8Array.from(isNumber) };
}

/** Puts a number in its place among those from `first` on, which ascend; one that is there already is left out. */
function insert(words: number[], first: number, number: number): void {
  let at = words.length;
  while (at > first && (words[at - 1] as number) > number) at--;
  if (at > first && words[at - 1] === number) return;
  words.push(number);
  if (at === words.length - 1) return;
  words.copyWithin(at + 1, at, words.length - 1);
  words[at] = number;
}

/** What two texts share: words in common, numbers in common, and how many each has. */
export interface Overlap {
  common: number;
  commonNumbers: number;
  leftWords: number;
  rightWords: number;
  leftNumbers: number;
  rightNumbers: number;
}

const overlap: Overlap = {
  common: 0,
  commonNumbers: 0,
  leftWords: 0,
  rightWords: 0,
  leftNumbers: 0,
  rightNumbers: 0,
};

/** Counts the words two texts share. The result object is reused: read it before the next call. */
export function wordOverlap(all: TextWords, left: number, right: number): Overlap {
  let l = all.starts[left] ?? 0;
  let r = all.starts[right] ?? 0;
  const lEnd = all.starts[left + 1] ?? 0;
  const rEnd = all.starts[right + 1] ?? 0;
  overlap.leftWords = lEnd - l;
  overlap.rightWords = rEnd - r;
  overlap.common = 0;
  overlap.commonNumbers = 0;
  overlap.leftNumbers = 0;
  overlap.rightNumbers = 0;
  while (l < lEnd || r < rEnd) {
    const lw = l < lEnd ? (all.words[l] ?? 0) : 0xffffffff;
    const rw = r < rEnd ? (all.words[r] ?? 0) : 0xffffffff;
    const number = all.isNumber[Math.min(lw, rw)] ?? 0;
    if (lw <= rw) overlap.leftNumbers += number;
    if (rw <= lw) overlap.rightNumbers += number;
    if (lw === rw) {
      overlap.common++;
      overlap.commonNumbers += number;
    }
    if (lw <= rw) l++;
    if (rw <= lw) r++;
  }
  return overlap;
}

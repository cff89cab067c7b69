// Agreement on texts of several words (titles, lists of authors, product names, descriptions) and on numbers (years,
// prices). Owns the levels; splitting texts into weighed words is weighed-words.ts.
import { type Comparison, missing, missingLevel } from './comparison.ts';
import { agreementRate } from './interning.ts';
import { rarityTable } from './rarity.ts';
import type { NumberColumn, WordsColumn } from './standard-fields.ts';
import { wordSimilarity } from './weighed-words.ts';

/** From which share of common words on each level is reached, best first. */
const steps = [0.85, 0.7, 0.5, 0.3] as const;

/** The comparison of a text by its words, in any order, rare words weighing more. */
export function wordsComparison({ key, label, column, words }: WordsColumn): Comparison {
  const { pool, codes } = column;
  const rarity = rarityTable(pool.counts);
  return {
    key,
    label,
    levels: [
      missing,
      { words: `Same ${label}`, m: 0.45, u: 0.00005 },
      { words: `${label} with almost the same words`, m: 0.2, u: 0.00003, isOther: true },
      { words: `${label} with mostly the same words`, m: 0.12, u: 0.0003 },
      { words: `${label} with about half of the words in common`, m: 0.1, u: 0.003, mostWeight: 4 },
      { words: `${label} with some words in common`, m: 0.06, u: 0.02, mostWeight: 1 },
      { words: `Different ${label}`, m: 0.07, u: 0.97662 },
    ],
    compare: (left, right) => {
      const [l, r] = [codes[left] ?? 0, codes[right] ?? 0];
      if (l === 0 || r === 0) return missingLevel;
      if (l === r) return 1;
      const similarity = wordSimilarity(words, l, r);
      for (let step = 0; step < steps.length; step++) if (similarity >= (steps[step] ?? 1)) return step + 2;
      return steps.length + 2;
    },
    rarity: (left) => rarity[codes[left] ?? 0] ?? 0,
    trust: 100,
    startsFromExpectation: true,
    frequencyLevels: [1],
    agreementRate: agreementRate(pool),
  };
}

/** The comparison of numbers: years by what they are apart, other numbers by their ratio. */
export function numberComparison({ key, label, column, values, isYear }: NumberColumn): Comparison {
  const { codes } = column;
  const close = isYear ? `${label} one year apart` : `${label} within two percent`;
  const near = isYear ? `${label} two or three years apart` : `${label} within a fifth`;
  return {
    key,
    label,
    levels: [
      missing,
      { words: `Same ${label}`, m: 0.7, u: 0.05 },
      { words: close, m: 0.1, u: 0.05 },
      { words: near, m: 0.08, u: 0.15 },
      { words: `Different ${label}`, m: 0.12, u: 0.75 },
    ],
    compare: (left, right) => {
      const [l, r] = [codes[left] ?? 0, codes[right] ?? 0];
      if (l === 0 || r === 0) return missingLevel;
      if (l === r) return 1;
      const [a, b] = [values[l] ?? 0, values[r] ?? 0];
      const apart = isYear ? Math.abs(a - b) : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
      if (apart <= (isYear ? 1 : 0.02)) return apart === 0 ? 1 : 2;
      return apart <= (isYear ? 3 : 0.2) ? 3 : 4;
    },
    rarity: () => 0,
    trust: 50,
    frequencyLevels: [],
    agreementRate: agreementRate(column.pool),
  };
}

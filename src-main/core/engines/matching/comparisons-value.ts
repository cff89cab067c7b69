// Agreement on birthdays, ids, categories and plain text. Owns the levels; standardising is standardise-contact.ts.
import { type Comparison, missing, missingLevel } from './comparison.ts';
import { numberComparison, wordsComparison } from './comparisons-words.ts';
import { agreementRate, type CodeColumn, endOf, firstOf, type TextPool } from './interning.ts';
import { rarityTable } from './rarity.ts';
import { boundedDamerau, jaroWinkler } from './similarity.ts';
import type { LabelledColumn, StandardFields } from './standard-fields.ts';

/** The comparison of birthdays: typing errors in dates are their own (day and month swapped, one digit). */
export function birthdayComparison(birthday: CodeColumn): Comparison {
  const { pool, codes } = birthday;
  const rarity = rarityTable(pool.counts);
  const [year, month, day] = [part(pool, 0, 4), part(pool, 4, 6), part(pool, 6, 8)];
  return {
    key: 'birthday',
    label: 'Birthday',
    levels: [
      missing,
      { words: 'Same birthday', m: 0.76, u: 0.0001, related: { home: 0.02 } },
      { words: 'Day and month swapped in the birthday', m: 0.03, u: 0.0001 },
      { words: 'Birthdays one digit apart', m: 0.1, u: 0.0008 },
      { words: 'Birthdays differ in the day, the month or the year only', m: 0.05, u: 0.006 },
      { words: 'Birthdays within a year', m: 0.03, u: 0.03 },
      { words: 'Different birthdays', m: 0.03, u: 0.96 },
    ],
    compare: (left, right) => {
      const [l, r] = [codes[left] ?? 0, codes[right] ?? 0];
      if (l === 0 || r === 0) return missingLevel;
      if (l === r) return 1;
      const [yearL, yearR] = [year[l] as number, year[r] as number];
      const [monthL, monthR] = [month[l] as number, month[r] as number];
      const [dayL, dayR] = [day[l] as number, day[r] as number];
      const isSameYear = yearL === yearR;
      if (isSameYear && monthL === dayR && dayL === monthR) return 2;
      if (boundedDamerau(pool, l, r, 1) <= 1) return 3;
      if (Number(isSameYear) + Number(monthL === monthR) + Number(dayL === dayR) === 2) return 4;
      return isSameYear || Math.abs(yearL * 12 + monthL - yearR * 12 - monthR) <= 12 ? 5 : 6;
    },
    // A day that many share (1 January 1900) is what a form fills in; a day that few share is no rarer than others.
    rarity: (left) => Math.min(0, rarity[codes[left] ?? 0] ?? 0),
    trust: 1000,
    firmness: 200,
    frequencyLevels: [1],
    agreementRate: agreementRate(pool),
  };
}

/** A part of every day (YYYYMMDD) of a pool as a number. */
function part(pool: TextPool, from: number, to: number): Uint16Array {
  return Uint16Array.from(pool.texts, (text) => Number(text.slice(from, to)));
}

/** Comparisons of ids, texts, numbers and categories, one for each column. */
export function plainComparisons(fields: StandardFields): Comparison[] {
  return [
    ...fields.identifiers.map(identifierComparison),
    ...fields.texts.map(textComparison),
    ...fields.words.map(wordsComparison),
    ...fields.numbers.map(numberComparison),
    ...fields.categories.map(categoryComparison),
  ];
}

function anyToAny(column: CodeColumn, levelOf: (left: number, right: number) => number) {
  return (left: number, right: number): number => {
    let best = missingLevel;
    for (let l = firstOf(column, left); l < endOf(column, left); l++) {
      for (let r = firstOf(column, right); r < endOf(column, right); r++) {
        const level = levelOf(column.codes[l] ?? 0, column.codes[r] ?? 0);
        if (best === missingLevel || level < best) best = level;
      }
    }
    return best;
  };
}

function identifierComparison({ key, label, column }: LabelledColumn): Comparison {
  const { pool } = column;
  return {
    key,
    label,
    levels: [
      missing,
      { words: `Same ${label}`, m: 0.86, u: 0.0001 },
      { words: `${label} one character apart`, m: 0.09, u: 0.0003 },
      { words: `Different ${label}`, m: 0.05, u: 0.9996 },
    ],
    compare: anyToAny(column, (l, r) => {
      if (l === r) return 1;
      const isLong = (pool.starts[l + 1] ?? 0) - (pool.starts[l] ?? 0) >= 5;
      return isLong && boundedDamerau(pool, l, r, 1) <= 1 ? 2 : 3;
    }),
    rarity: () => 0,
    trust: 5000,
    firmness: 100,
    frequencyLevels: [],
    agreementRate: agreementRate(pool),
  };
}

function textComparison({ key, label, column }: LabelledColumn): Comparison {
  const { pool } = column;
  const rarity = rarityTable(pool.counts);
  return {
    key,
    label,
    levels: [
      missing,
      { words: `Same ${label}`, m: 0.66, u: 0.003 },
      { words: `${label} spelt almost the same`, m: 0.14, u: 0.001 },
      { words: `${label} somewhat alike`, m: 0.06, u: 0.02, mostWeight: 1 },
      { words: `Different ${label}`, m: 0.14, u: 0.976 },
    ],
    compare: anyToAny(column, (l, r) => {
      if (l === r) return 1;
      const similarity = jaroWinkler(pool, l, r, 0.82);
      return similarity >= 0.92 ? 2 : similarity >= 0.82 ? 3 : 4;
    }),
    rarity: (left) => rarity[column.codes[firstOf(column, left)] ?? 0] ?? 0,
    trust: 100,
    frequencyLevels: [1],
    agreementRate: agreementRate(pool),
  };
}

function categoryComparison({ key, label, column }: LabelledColumn): Comparison {
  return {
    key,
    label,
    levels: [
      missing,
      { words: `Same ${label}`, m: 0.93, u: 0.5, agrees: true },
      { words: `Different ${label}`, m: 0.07, u: 0.5 },
    ],
    compare: anyToAny(column, (l, r) => (l === r ? 1 : 2)),
    rarity: () => 0,
    trust: 20,
    frequencyLevels: [],
    agreementRate: agreementRate(column.pool),
  };
}

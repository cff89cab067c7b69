import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolOf } from '../../../src-main/core/engines/matching/interning.ts';
import { boundedDamerau, jaroWinkler } from '../../../src-main/core/engines/matching/similarity.ts';

function jw(left: string, right: string): number {
  const pool = poolOf([left, right]);
  return jaroWinkler(pool, pool.texts.indexOf(left), pool.texts.indexOf(right));
}

function edits(left: string, right: string, bound = 10): number {
  const pool = poolOf([left, right]);
  return boundedDamerau(pool, pool.texts.indexOf(left), pool.texts.indexOf(right), bound);
}

// Winkler, "Overview of Record Linkage and Current Research Directions" (US Census, 2006), table 6, and
// Winkler 1994 "Advanced methods for record linkage", table 1: three decimals as printed.
const published: [string, string, number][] = [
  ['SHACKLEFORD', 'SHACKELFORD', 0.982],
  ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
  ['NICHLESON', 'NICHULSON', 0.956],
  ['JONES', 'JOHNSON', 0.832],
  ['MASSEY', 'MASSIE', 0.933],
  ['ABROMS', 'ABRAMS', 0.922],
  ['JERALDINE', 'GERALDINE', 0.926],
  ['MARHTA', 'MARTHA', 0.961],
  ['MICHELLE', 'MICHAEL', 0.921],
  ['JULIES', 'JULIUS', 0.933],
  ['TANYA', 'TONYA', 0.88],
  ['DWAYNE', 'DUANE', 0.84],
  ['SEAN', 'SUSAN', 0.805],
  ['JON', 'JOHN', 0.933],
];

describe('jaroWinkler', () => {
  it('answers 0 early only where the wanted similarity cannot be reached', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.double({ min: 0.7, max: 1, noNaN: true }), (left, right, atLeast) => {
        const pool = poolOf([left, right]);
        const [l, r] = [pool.texts.indexOf(left), pool.texts.indexOf(right)];
        expect(jaroWinkler(pool, l, r, atLeast) >= atLeast).toBe(jaroWinkler(pool, l, r) >= atLeast);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(published)('%s and %s are %f alike, as published', (left, right, expected) => {
    expect(jw(left.toLowerCase(), right.toLowerCase())).toBeCloseTo(expected, 3);
  });

  it('is 0 for texts without a common letter and 1 for equal ones', () => {
    expect(jw('abc', 'xyz')).toBe(0);
    expect(jw('abc', 'abc')).toBe(1);
  });

  it('stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (left, right) => {
        const one = jw(left, right);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
      }),
    );
  });
});

/** Jaro and Winkler's definition, letter by letter. */
function plainJaroWinkler(left: string, right: string): number {
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const matched = [...left].filter((letter, i) => {
    const place = [...right].findIndex((other, j) => other === letter && Math.abs(i - j) <= window && !taken.has(j));
    if (place >= 0) taken.add(place);
    return place >= 0;
  });
  if (matched.length === 0) return 0;
  const inRight = [...taken].sort((a, b) => a - b).map((place) => right[place]);
  const outOfOrder = matched.filter((letter, at) => letter !== inRight[at]).length;
  const m = matched.length;
  const jaro = (m / left.length + m / right.length + (m - outOfOrder / 2) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < right.length && prefix < left.length && left[prefix] === right[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

describe('jaroWinkler on words of bits and letter by letter', () => {
  it.each([
    ['plain letters', ['a', 'b', 'c', 'd'], 40],
    ['letters beyond ASCII', ['a', 'b', 'é', '王'], 12],
    ['digits only', ['0', '1', '9'], 14],
  ] as [string, string[], number][])('agrees with the definition for %s', (_, letters, maxLength) => {
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(jw(left, right)).toBeCloseTo(left === right ? 1 : plainJaroWinkler(left, right), 12);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The textbook table, as slow and as plain as it gets. */
function plainOptimalStringAlignment(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      (table[i] ?? [])[j] = cost;
    }
  }
  return at(left.length, right.length);
}

describe('boundedDamerau', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['ca', 'ac', 1],
    ['ca', 'abc', 3], // optimal string alignment, not unrestricted Damerau (2)
    ['smith', 'smyth', 1],
    ['szymanski', 'symanski', 1],
    ['same', 'same', 0],
  ] as [string, string, number][])('%s → %s takes %i edits', (left, right, expected) => {
    expect(edits(left, right)).toBe(expected);
  });

  it.each([
    ['mixed letters', ['a', 'b', 'c', 'é', '7']],
    ['digits, which are told apart by how often each occurs', ['0', '1', '5', '9']],
  ] as [string, string[]][])('agrees with the textbook table up to the bound: %s', (_, letters) => {
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (left, right, bound) => {
        expect(edits(left, right, bound)).toBe(Math.min(plainOptimalStringAlignment(left, right), bound + 1));
      }),
      { numRuns: 2000 },
    );
  });
});

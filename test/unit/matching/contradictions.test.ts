// Two people who exclude each other stay two, though a third record matches both; a mistyped birthday alone parts nobody.
import { describe, expect, it } from 'vitest';
import { clusterPairs } from '../../../src-main/core/engines/matching/clusters.ts';
import { type Comparison, missing } from '../../../src-main/core/engines/matching/comparison.ts';
import { contradictionsOf } from '../../../src-main/core/engines/matching/contradictions.ts';
import type { Weights } from '../../../src-main/core/engines/matching/score.ts';

/** A comparison of same, close and different whose levels are said for each pair. */
function said(key: string, levels: Record<string, number>, firmness?: number): Comparison {
  return {
    key,
    label: key,
    levels: [
      missing,
      { words: 'same', m: 0.9, u: 0.1 },
      { words: 'close', m: 0.05, u: 0.1 },
      { words: 'different', m: 0.05, u: 0.8 },
    ],
    compare: (left, right) => levels[`${left} ${right}`] ?? 0,
    rarity: () => 0,
    frequencyLevels: [],
    trust: 100,
    agreementRate: undefined,
    ...(firmness === undefined ? {} : { firmness }),
  };
}

const none = new Float64Array(4);
function weighing(comparisons: readonly Comparison[], different: number): Weights {
  return {
    prior: -5,
    levels: comparisons.map(() => Float64Array.from([0, 8, 3, different])),
    relatedPrior: { home: -20, work: -20 },
    related: { home: comparisons.map(() => none), work: comparisons.map(() => none) },
    dependences: [],
  };
}

function excludes(list: Comparison[], different = -4): boolean {
  return contradictionsOf(list, weighing(list, different))(0, 1);
}

describe('contradictionsOf', () => {
  it('takes another id, or junior against senior, for another person', () => {
    expect(excludes([said('passport', { '0 1': 3 }, 100)])).toBe(true);
    expect(excludes([said('generation', { '0 1': 3 })], -12)).toBe(true);
    expect(excludes([said('passport', { '0 1': 2 }, 100)])).toBe(false);
  });

  it('takes another birthday for another person only beside another name, middle name or sex', () => {
    const birthday = said('birthday', { '0 1': 3 }, 200);
    expect(excludes([birthday])).toBe(false);
    expect(excludes([birthday, said('family_name', { '0 1': 3 })])).toBe(false);
    expect(excludes([birthday, said('given_name', { '0 1': 3 })])).toBe(true);
    expect(excludes([birthday, said('5:Gender', { '0 1': 3 })])).toBe(true);
  });

  it('trusts no value that the duplicates of this file often have twice', () => {
    expect(excludes([said('passport', { '0 1': 3 }, 100)], -2.4)).toBe(false);
  });

  it('lets the same birthday outweigh a mistyped id', () => {
    expect(excludes([said('passport', { '0 1': 3 }, 100), said('birthday', { '0 1': 1 }, 200)])).toBe(false);
  });
});

describe('clusters with records that exclude each other', () => {
  // 1 matches both 0 and 2; 0 and 2 exclude each other.
  const weights: Record<string, number> = { '0 1': 6, '1 2': 5, '0 2': -1 };
  const cluster = (strongest: number, contradicts?: (left: number, right: number) => boolean) =>
    clusterPairs({
      rowCount: 3,
      pairs: {
        count: 2,
        left: Uint32Array.from([0, 1]),
        right: Uint32Array.from([1, 2]),
        weight: Float64Array.from([6, strongest]),
      },
      weightOf: (left, right) => (left === 1 ? strongest : (weights[`${left} ${right}`] ?? -9)),
      isKeptApart: () => false,
      certain: 9,
      review: 0,
      ...(contradicts && { contradicts }),
    }).clusters.map(({ rows }) => rows);

  it('keeps them in two clusters, the third going to whom it matches best', () => {
    expect(cluster(5)).toEqual([[0, 1, 2]]);
    expect(cluster(5, (left, right) => left === 0 && right === 2)).toEqual([[0, 1]]);
  });

  it('joins them all the same where a pair between them is beyond doubt', () => {
    expect(cluster(8, (left, right) => left === 0 && right === 2)).toEqual([[0, 1, 2]]);
  });
});

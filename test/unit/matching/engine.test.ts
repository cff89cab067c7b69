import { describe, expect, it } from 'vitest';
import { clusterPairs } from '../../../src-main/core/engines/matching/clusters.ts';
import { explainPair } from '../../../src-main/core/engines/matching/explain.ts';
import { findDuplicates, type MatchOptions } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import { weightsOfModel } from '../../../src-main/core/engines/matching/match-model.ts';
import type { Cell, ColumnType, MatchTable } from '../../../src-main/core/engines/matching/match-table.ts';

const options: MatchOptions = { seed: 1, latestYear: 2026 };

function table(columns: [ColumnType, Cell[]][]): MatchTable {
  return {
    rowCount: columns[0]?.[1].length ?? 0,
    columns: columns.map(([type, values], at) => ({ key: `${at}`, label: type, type, values })),
  };
}

/** Fifty people, and two of them once more. */
function fifty(): MatchTable {
  const given = 'Ada Ben Cem Dora Emil Fay Gus Hedy Ivan Jun'.split(' ');
  const family = 'Abel Brandt Castro Dietz Eriksen'.split(' ');
  const people = Array.from({ length: 50 }, (_, at) => ({
    given: given[at % 10] ?? '',
    family: family[Math.floor(at / 10)] ?? '',
    email: `${given[at % 10]}.${family[Math.floor(at / 10)]}@mail.example`.toLowerCase(),
  }));
  people.push({ given: 'Robert', family: 'Szymanski', email: 'robsz@mail.example' });
  people.push({ given: 'Bob', family: 'Szymanski', email: 'robsz@mail.example' });
  return table([
    ['given_name', people.map((person) => person.given)],
    ['family_name', people.map((person) => person.family)],
    ['email', people.map((person) => person.email)],
  ]);
}

describe('findDuplicates', () => {
  it('works on fifty contacts, from expectation rather than training', () => {
    const { clustering } = findDuplicates(fifty(), options);
    expect(clustering.clusters.map(({ rows }) => rows)).toEqual([[50, 51]]);
  });

  it('gives the same result for the same seed', () => {
    const [one, other] = [findDuplicates(fifty(), options), findDuplicates(fifty(), options)];
    expect(other.pairs).toEqual(one.pairs);
    expect(other.model).toEqual(one.model);
  });

  it('keeps apart what a person called different', () => {
    const decided = [{ left: 50, right: 51, isDuplicate: false }];
    expect(findDuplicates(fifty(), { ...options, decided }).clustering.clusters).toEqual([]);
  });

  it('matches one of several emails with one of several', () => {
    const base = fifty();
    const emails = base.columns[2]?.values.map(
      (cell, row): Cell =>
        row === 50
          ? ['other@a.example', 'robsz@mail.example']
          : row === 51
            ? ['robsz@mail.example', 'x@b.example']
            : cell,
    );
    const columns = base.columns.map((column, at) => (at === 2 ? { ...column, values: emails ?? [] } : column));
    expect(findDuplicates({ ...base, columns }, options).clustering.clusters).toHaveLength(1);
  });

  it('does not take colleagues at one info@ for one person', () => {
    const given = ['Ada', 'Ben', 'Cem', 'Dora', 'Emil'];
    const found = findDuplicates(
      table([
        ['given_name', given],
        ['family_name', ['Abel', 'Brandt', 'Castro', 'Dietz', 'Eriksen']],
        ['email', given.map(() => 'info@acme.example')],
      ]),
      options,
    );
    expect(found.clustering.clusters).toEqual([]);
  });

  it('answers with nothing where no column can be compared', () => {
    expect(findDuplicates({ rowCount: 3, columns: [] }, options).pairs.count).toBe(0);
  });

  it('explains a pair by lines that add up to its weight', () => {
    const found = findDuplicates(fifty(), options);
    const weight = found.pairs.weight[0] ?? 0;
    const lines = explainPair(
      found.model.comparisons,
      weightsOfModel(found.model),
      found.levelsOf(found.pairs.left[0] ?? 0, found.pairs.right[0] ?? 0),
      weight,
    );
    expect(lines.reduce((sum, line) => sum + line.weight, 0)).toBeCloseTo(weight, 1);
    expect(lines.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Same email address', 'Forms of one given name', 'Same family name (a rare value)']),
    );
  });
});

describe('clusterPairs', () => {
  const weightOf = (weights: Record<string, number>) => (left: number, right: number) =>
    weights[`${left} ${right}`] ?? -5;

  function cluster(rowCount: number, weights: Record<string, number>, apart: string[] = []) {
    const pairs = Object.entries(weights)
      .filter(([, weight]) => weight >= 0)
      .sort(([, a], [, b]) => b - a)
      .map(([pair, weight]) => [...pair.split(' ').map(Number), weight] as [number, number, number]);
    return clusterPairs({
      rowCount,
      pairs: {
        count: pairs.length,
        left: Uint32Array.from(pairs, ([left]) => left),
        right: Uint32Array.from(pairs, ([, right]) => right),
        weight: Float64Array.from(pairs, ([, , weight]) => weight),
      },
      weightOf: weightOf(weights),
      isKeptApart: (left, right) => apart.includes(`${left} ${right}`),
      certain: 8,
      review: 0,
    }).clusters;
  }

  it('does not let one weak link glue two families together', () => {
    const clusters = cluster(4, { '0 1': 12, '2 3': 12, '1 2': 1 });
    expect(clusters.map(({ rows }) => rows)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('joins three that agree, and names the weak bridge', () => {
    const [only] = cluster(3, { '0 1': 12, '1 2': 4, '0 2': 1 });
    expect(only).toMatchObject({ rows: [0, 1, 2], weakestLink: 4, hasWeakBridge: true, contradictions: 0 });
  });

  it('never joins what a person keeps apart, not by way of a third either', () => {
    const clusters = cluster(3, { '0 1': 12, '1 2': 12, '0 2': 12 }, ['0 2']);
    expect(clusters.map(({ rows }) => rows)).toEqual([[0, 1]]);
  });

  it('names the hub on which others hang without knowing each other', () => {
    const [only] = cluster(4, { '0 1': 12, '0 2': 12, '0 3': 12, '1 2': -0.1, '1 3': -0.1, '2 3': -0.1 });
    expect(only?.hub).toBe(0);
  });
});

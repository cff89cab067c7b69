// Grouping: which values meet, which spelling is proposed, what was decided to be different; near values against a
// plain edit distance.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterValues } from '../../../src-main/core/engines/clustering/cluster.ts';
import { isOneSlipApart, nearbyPairs } from '../../../src-main/core/engines/clustering/nearby.ts';
import { clusterMethods } from '../../../src-shared/model/value-cluster.ts';

const counts = (values: Record<string, number>) => Object.entries(values).map(([value, count]) => ({ value, count }));
const shown = (clusters: ReturnType<typeof clusterValues>) =>
  clusters.map(({ members }) => members.map((it) => it.value));

describe('clusterValues', () => {
  it('proposes the commonest spelling and puts the cluster that changes most rows first', () => {
    const values = counts({ 'Acme Inc': 9, 'acme inc.': 2, 'INC ACME': 1, 'New York': 40, 'new york': 30, Oslo: 99 });
    const clusters = clusterValues(values, { method: 'fingerprint' });
    expect(shown(clusters)).toEqual([
      ['New York', 'new york'],
      ['Acme Inc', 'acme inc.', 'INC ACME'],
    ]);
    expect(clusters.map(({ rows, changing }) => [rows, changing])).toEqual([
      [70, 30],
      [12, 3],
    ]);
  });

  it('proposes the better cased of equally common spellings', () => {
    const values = counts({ 'ACME GMBH': 3, 'acme gmbh': 3, ' Acme GmbH': 3, 'Acme GmbH': 3 });
    expect(shown(clusterValues(values, { method: 'fingerprint' }))[0]?.[0]).toBe('Acme GmbH');
  });

  it('never proposes again what was decided to be different', () => {
    const values = counts({ Meyer: 9, MEYER: 5, meyer: 4 });
    const different = [['Meyer', 'meyer']];
    expect(shown(clusterValues(values, { method: 'fingerprint', different }))).toEqual([['Meyer', 'MEYER']]);
    const all = [['Meyer', 'meyer', 'MEYER']];
    expect(clusterValues(values, { method: 'fingerprint', different: all })).toEqual([]);
  });

  it('joins what is one slip from the commonest value, but not the two ends of a chain', () => {
    const values = counts({ Smith: 50, Smyth: 5, Smythe: 4, 'Unit 12': 3, 'Unit 13': 3 });
    expect(shown(clusterValues(values, { method: 'distance' }))).toEqual([['Smith', 'Smyth']]);
  });

  it('treats spellings that differ in case alone as one point of a distance cluster', () => {
    const values = counts({ Edinburgh: 9, EDINBURGH: 2, Edinburg: 1 });
    expect(shown(clusterValues(values, { method: 'distance' }))).toEqual([['Edinburgh', 'EDINBURGH', 'Edinburg']]);
  });

  it('whatever the method and the decisions: no value twice, none invented, decided ones apart, counts kept', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', ' ', '.', '1'), maxLength: 6 });
    const input = fc.record({
      values: fc.uniqueArray(text, { maxLength: 40 }),
      method: fc.constantFrom(...clusterMethods),
      picks: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(input, ({ values, method, picks }) => {
        const given = values.map((value, index) => ({ value, count: 1 + (index % 4) }));
        const different = picks
          .map(([a, b]) => [values[a], values[b]].filter((it) => it !== undefined))
          .filter((pair) => new Set(pair).size === 2);
        const clusters = clusterValues(given, { method, different });
        const members = clusters.flatMap((cluster) => cluster.members);
        expect(new Set(members.map((it) => it.value)).size).toBe(members.length);
        for (const member of members) expect(given).toContainEqual(member);
        for (const cluster of clusters) {
          const held = cluster.members.map((it) => it.value);
          expect(held.length).toBeGreaterThan(1);
          for (const pair of different) expect(pair.every((value) => held.includes(value))).toBe(false);
          expect(cluster.members[0]?.count).toBe(Math.max(...cluster.members.map((it) => it.count)));
          expect(cluster.changing).toBe(cluster.rows - (cluster.members[0]?.count ?? 0));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Optimal string alignment distance by its textbook table. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i] as number[];
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, at(i - 2, j - 2) + 1);
    }
  return at(a.length, b.length);
}

describe('nearbyPairs', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü'), minLength: 1, maxLength: 8 });

  it('judges one slip as the textbook table does', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(isOneSlipApart(a, b)).toBe(plainDistance(a, b) === 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds exactly the pairs that comparing all with all finds, in one pass or in many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 30 }), fc.constantFrom(40, 1_000_000), (values, perPass) => {
        const wanted = values.flatMap((a, i) =>
          values.flatMap((b, j) =>
            i < j && a.length > 3 && b.length > 3 && plainDistance(a, b) === 1 ? [`${i} ${j}`] : [],
          ),
        );
        const found = nearbyPairs(values, undefined, perPass).map(([i, j]) => `${i} ${j}`);
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

// Records copied so often that they make up a good part of a file: they become one cluster, and nothing else changes.
import { describe, expect, it } from 'vitest';
import { writtenColumns } from '../../../src-main/core/engines/matching/chosen-comparisons.ts';
import { findCopies } from '../../../src-main/core/engines/matching/copies.ts';
import { findDuplicates, type MatchOptions } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import type { Cell, ColumnType, MatchTable } from '../../../src-main/core/engines/matching/match-table.ts';
import { seededRandom } from '../../../src-main/core/engines/matching/random.ts';
import { standardise } from '../../../src-main/core/engines/matching/standardise.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';

const options: MatchOptions = { seed: 1, latestYear: 2026 };
type Row = { given: string; family: string; email: string; city: string };

function tableOfRows(rows: readonly Row[]): MatchTable {
  const column = (type: ColumnType, of: (row: Row) => Cell) => ({ key: type, label: type, type, values: rows.map(of) });
  return {
    rowCount: rows.length,
    columns: [
      column('given_name', ({ given }) => given),
      column('family_name', ({ family }) => family),
      column('email', ({ email }) => email),
      column('city', ({ city }) => city),
    ],
  };
}

/** People with made-up names, all different. */
function people(count: number): Row[] {
  const random = seededRandom(7);
  const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu'.split(' ');
  const word = (length: number) =>
    Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join('');
  return Array.from({ length: count }, (_, at) => ({
    given: word(3),
    family: word(4),
    email: `${word(3)}${at}@${word(2)}.example`,
    city: word(2),
  }));
}

const copied: Row = { given: 'Ottoline', family: 'Szymanski', email: 'ottoline@szymanski.example', city: 'Kiel' };
const groupsOf = (found: ReturnType<typeof findDuplicates>) => found.clustering.clusters.map(({ rows }) => rows);

describe('a record that is copied over and over', () => {
  it('is one cluster of ten thousand among two thousand others, whose own duplicates are found too', () => {
    const others = people(2000);
    const twice = others.slice(0, 40).map((row) => ({ ...row, given: row.given.slice(0, -1) }));
    const rows = [...others, ...twice, ...Array.from({ length: 10_000 }, () => copied)];
    const found = findDuplicates(tableOfRows(rows), options);
    const groups = groupsOf(found);
    expect(groups).toContainEqual(Array.from({ length: 10_000 }, (_, at) => 2040 + at));
    const pairs = groups.filter((group) => group.length === 2);
    expect(pairs.filter(([a = 0, b = 0]) => b === a + 2000).length).toBeGreaterThanOrEqual(38);
    expect(groups.length - 1 - pairs.filter(([a = 0, b = 0]) => b === a + 2000).length).toBeLessThanOrEqual(1);
  });

  it('joins what is nearly a copy to the copies, and shows why two copies are one', () => {
    const rows = [...people(200), ...Array.from({ length: 60 }, () => copied), { ...copied, given: 'Otoline' }];
    const found = findDuplicates(tableOfRows(rows), options);
    const group = groupsOf(found).find((each) => each.includes(200));
    expect(group).toEqual(Array.from({ length: 61 }, (_, at) => 200 + at));
    const { levels } = found.levelsOf(230, 259);
    expect(levels.filter((level) => level === 1).length).toBeGreaterThanOrEqual(3);
    // Every copy hangs on two others at least, so that none looks like a hub.
    const partners = new Map<number, number>();
    for (let at = 0; at < found.pairs.count; at++) {
      for (const row of [found.pairs.left[at] ?? 0, found.pairs.right[at] ?? 0]) {
        partners.set(row, (partners.get(row) ?? 0) + 1);
      }
    }
    for (const row of group ?? []) expect(partners.get(row)).toBeGreaterThanOrEqual(2);
  });

  it('leaves a name alone that many have and nothing else is known of', () => {
    const rows = [
      ...people(200),
      ...Array.from({ length: 60 }, () => ({ given: 'Robert', family: '', email: '', city: '' })),
    ];
    expect(groupsOf(findDuplicates(tableOfRows(rows), options)).filter((group) => (group[0] ?? 0) >= 200)).toEqual([]);
  });

  it('keeps one value in nine of ten rows from gluing different people together', () => {
    const rows = people(3000).map((row, at) => (at % 10 === 0 ? row : { ...row, email: 'test@shared.example' }));
    const found = findDuplicates(tableOfRows(rows), options);
    expect(groupsOf(found).reduce((most, group) => Math.max(most, group.length), 0)).toBeLessThanOrEqual(2);
    expect(groupsOf(found).length).toBeLessThanOrEqual(3);
  });

  it('keeps copies apart that a person called different', () => {
    const rows = [...people(100), ...Array.from({ length: 30 }, () => copied)];
    const decided = [{ left: 110, right: 111, isDuplicate: false }];
    const groups = groupsOf(findDuplicates(tableOfRows(rows), { ...options, decided }));
    expect(groups.some((group) => group.includes(110) && group.includes(111))).toBe(false);
  });

  it('takes no record for a copy that is written otherwise, where what was written is compared', () => {
    const louder = { ...copied, email: copied.email.toUpperCase() };
    const rows = [...people(100), ...Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? copied : louder))];
    const settings: MatchModelSettings = { version: 1, comparisons: { email: { method: 'exact' } } };
    const table = tableOfRows(rows);
    const fields = standardise(table, 2026);
    const terms = { decided: [], written: [], scope: undefined };
    expect(findCopies(fields, terms)?.groups.map((group) => group.length)).toEqual([60]);
    const written = writtenColumns(table, settings);
    expect(findCopies(fields, { ...terms, written })?.groups.map((group) => group.length)).toEqual([30, 30]);
  });

  it('is one cluster in a run over a part of the records too, with its copies outside of it', () => {
    const rows = [...people(300), ...Array.from({ length: 80 }, () => copied)];
    const isIn = Uint8Array.from(rows, (_, row) => (row >= 300 && row < 340 ? 1 : 0));
    const among = (against: 'everyone' | 'themselves') =>
      groupsOf(findDuplicates(tableOfRows(rows), { ...options, scope: { isIn, against } }));
    expect(among('themselves').map((group) => group.length)).toEqual([40]);
    expect(among('everyone').map((group) => group.length)).toEqual([80]);
  });

  it('changes nothing where no record is copied that often', () => {
    const rows = [...people(400), ...people(400).slice(0, 100)];
    const found = findDuplicates(tableOfRows(rows), options);
    const again = findDuplicates(tableOfRows([...rows, copied, copied, copied]), options);
    expect(groupsOf(again).filter((group) => (group[0] ?? 0) < 500)).toEqual(groupsOf(found));
    expect(groupsOf(again)).toContainEqual([500, 501, 502]);
  });
});

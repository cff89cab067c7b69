// Tables that would break a matcher: nearly empty records, one value in most rows, thousands of copies, other scripts,
// names of one letter, skew. Asked is that it ends, stays bounded and says nothing foolish.
import { describe, expect, it } from 'vitest';
import { findDuplicates, type MatchOptions } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import type { Cell, ColumnType, MatchTable } from '../../../src-main/core/engines/matching/match-table.ts';
import { seededRandom } from '../../../src-main/core/engines/matching/random.ts';

const options: MatchOptions = { seed: 1, latestYear: 2026 };

function table(columns: Partial<Record<ColumnType, readonly Cell[]>>): MatchTable {
  const list = Object.entries(columns).map(([type, values]) => ({
    key: type,
    label: type,
    type: type as ColumnType,
    values,
  }));
  return { rowCount: list[0]?.values.length ?? 0, columns: list };
}

const groupsOf = (found: ReturnType<typeof findDuplicates>) => found.clustering.clusters.map(({ rows }) => rows);

/** People with made-up names, all different. */
function people(count: number) {
  const random = seededRandom(7);
  const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu'.split(' ');
  const word = (length: number) =>
    Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join('');
  return Array.from({ length: count }, (_, at) => ({
    given: word(3),
    family: word(4),
    email: `${word(3)}${at}@${word(2)}.example`,
    phone: `+4420${String(70_000_000 + at * 7919)}`,
  }));
}

describe('records with next to nothing in them', () => {
  it('compares contacts that have only a name, only an email, or nothing', () => {
    const found = findDuplicates(
      table({
        given_name: ['Ottoline', 'Ottoline', '', '', '', '', null],
        family_name: ['Szymanski', 'Szymanski', '', '', '', '', null],
        email: ['', '', 'ann.lee@mail.example', 'ann.lee@mail.example', '', '', null],
      }),
      options,
    );
    expect(groupsOf(found)).toContainEqual([2, 3]);
    // Nothing in common with nothing is no agreement.
    expect(groupsOf(found).flat()).not.toContain(4);
  });

  it('answers a table of blanks, and one of a single record', () => {
    expect(
      findDuplicates(table({ given_name: ['', ' ', null], email: [null, '', ''] }), options).clustering.clusters,
    ).toEqual([]);
    expect(findDuplicates(table({ given_name: ['Ann'] }), options).clustering.clusters).toEqual([]);
    expect(findDuplicates(table({ given_name: [] }), options).clustering.clusters).toEqual([]);
  });

  it('compares names of one letter without taking them for proof', () => {
    const all = people(60);
    const found = findDuplicates(
      table({
        given_name: [...all.map(({ given }) => given), 'J', 'J', 'K'],
        family_name: [...all.map(({ family }) => family), 'O', 'O', 'O'],
        email: [...all.map(({ email }) => email), 'j.o@one.example', 'jo@two.example', 'k@three.example'],
      }),
      options,
    );
    expect(groupsOf(found).filter((rows) => rows.includes(62))).toEqual([]);
  });
});

describe('names in other scripts', () => {
  it.each([
    ['Arabic', 'محمد', 'الهاشمي', 'فاطمة'],
    ['Hebrew', 'דוד', 'כהן', 'שרה'],
    ['Japanese', '由美', '加藤', '翔太'],
    ['Korean', '민준', '김', '서연'],
    ['Thai', 'สมชาย', 'ใจดี', 'มาลี'],
  ])('matches %s names and tells them apart', (_, given, family, otherGiven) => {
    const all = people(80);
    const blank = all.map(() => '');
    const found = findDuplicates(
      table({
        given_name: [...all.map((one) => one.given), given, given, otherGiven],
        family_name: [...all.map((one) => one.family), family, family, family],
        phone: [...all.map((one) => one.phone), '+81312345678', '+81312345678', '+81398765432'],
        city: [...blank, '', '', ''],
      }),
      options,
    );
    expect(groupsOf(found)).toEqual([[80, 81]]);
  });
});

describe('skewed tables', () => {
  it('stays bounded and says so when nine rows in ten share an email', () => {
    const all = people(4000);
    const found = findDuplicates(
      table({
        given_name: [...all.map(({ given }) => given), 'Ottoline'],
        family_name: [...all.map(({ family }) => family), 'Szymanski'],
        phone: [...all.map(({ phone }) => phone), all[0]?.phone ?? ''],
        email: [...all.map(({ email }, at) => (at % 10 === 0 ? email : 'office@acme.example')), 'office@acme.example'],
      }),
      options,
    );
    expect(found.comparedPairs).toBeLessThan(1_500_000);
    const rule = found.model.rules.find(({ id }) => id === 'email');
    expect(rule?.skippedBlocks).toBeGreaterThan(0);
    expect(rule?.skippedPairs).toBeGreaterThan(1_000_000);
    expect(found.clustering.clusters.length).toBeLessThan(40);
  });

  it('finds two of one person among thousands of one family name at one company phone', () => {
    const all = people(5000);
    const phone = (at: number) => (at % 5 === 0 ? '+442071112222' : (all[at]?.phone ?? ''));
    const found = findDuplicates(
      table({
        given_name: [...all.map(({ given }) => given), 'Ottoline', 'Ottoline'],
        family_name: [...all.map(({ family }, at) => (at % 3 === 0 ? 'Nguyen' : family)), 'Nguyen', 'Nguyen'],
        email: [...all.map(({ email }) => email), 'ottoline.n@mail.example', 'ottoline.n@mail.example'],
        phone: [...all.map((_, at) => phone(at)), '+442071112222', '+442071112222'],
      }),
      options,
    );
    expect(groupsOf(found)).toContainEqual([5000, 5001]);
    expect(found.comparedPairs).toBeLessThan(1_500_000);
  });

  it('stays bounded with ten thousand copies of one record, exact or nearly, and says what was left out', () => {
    const all = people(2000);
    const copies = Array.from({ length: 10_000 }, () => all[0]);
    const rows = [...all.slice(1), ...copies];
    const columns = {
      given_name: rows.map((one) => one?.given ?? ''),
      family_name: rows.map((one) => one?.family ?? ''),
      email: rows.map((one) => one?.email ?? ''),
    };
    const exact = findDuplicates(table(columns), options);
    expect(exact.comparedPairs).toBeLessThan(400_000);
    expect(groupsOf(exact)).toContainEqual(copies.map((_, at) => 1999 + at));
    // With a phone of their own they are no exact copies any more.
    const found = findDuplicates(table({ ...columns, phone: rows.map((_, at) => `+4420${70_000_000 + at}`) }), options);
    expect(found.comparedPairs).toBeLessThan(400_000);
    expect(found.model.rules.find(({ id }) => id === 'email')?.skippedPairs).toBeGreaterThan(40_000_000);
  }, 120_000);

  it('takes names and towns that go together for less than their sum', () => {
    // Two communities, each with its own names and its own town: strangers of one agree on all three by chance.
    const random = seededRandom(3);
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
    const given = ['Giorgos Kostas Nikos Maria Eleni Katerina'.split(' '), 'John Paul Mark Anne Jane Lucy'.split(' ')];
    const family = ['Papadopoulos Nikolaou Georgiou Dimitriou'.split(' '), 'Smith Jones Brown Wilson'.split(' ')];
    const rows = Array.from({ length: 3000 }, (_, at) => {
      const community = at % 12 === 0 ? 0 : 1;
      return {
        given: pick(given[community] ?? []),
        family: pick(family[community] ?? []),
        city: community === 0 ? 'Athens' : 'Leeds',
        email: `person${at * 7919}@mail.example`,
      };
    });
    const found = findDuplicates(
      table({
        given_name: rows.map((one) => one.given),
        family_name: rows.map((one) => one.family),
        city: rows.map((one) => one.city),
        email: rows.map((one) => one.email),
      }),
      options,
    );
    expect(found.model.dependences?.length).toBeGreaterThan(0);
    expect(found.clustering.clusters).toEqual([]);
  });
});

describe('a run that is stopped', () => {
  it('ends at the next progress, whatever it is doing', () => {
    const all = people(3000);
    const wanted = table({
      given_name: all.map(({ given }) => given),
      family_name: all.map(({ family }) => family),
      email: all.map(({ email }) => email),
    });
    const phases: string[] = [];
    findDuplicates(wanted, { ...options, onProgress: (phase) => phases.push(phase) });
    expect(new Set(phases)).toEqual(new Set(['standardising', 'blocking', 'comparing', 'learning', 'grouping']));
    for (const phase of new Set(phases)) {
      const stopAt = () =>
        findDuplicates(wanted, {
          ...options,
          onProgress: (now) => {
            if (now === phase) throw new Error(`stopped while ${now}`);
          },
        });
      expect(stopAt).toThrow(`stopped while ${phase}`);
    }
  });
});

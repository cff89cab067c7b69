// What an expert sets changes what it says and nothing else; nothing set is the matcher as it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPair } from '../../../src-main/core/engines/matching/explain.ts';
import { findDuplicates, type MatchResult } from '../../../src-main/core/engines/matching/find-duplicates.ts';
import { weightsOfModel } from '../../../src-main/core/engines/matching/match-model.ts';
import type { Cell, ColumnType, MatchTable } from '../../../src-main/core/engines/matching/match-table.ts';
import { methodLevels, methodsFor } from '../../../src-shared/matching/match-methods.ts';
import {
  automaticSettings,
  type ComparisonSettings,
  type MatchModelSettings,
  matchMethods,
  matchSettingsSchema,
  readMatchModel,
} from '../../../src-shared/matching/match-settings.ts';

type Person = [given: string, family: string, email: string | null, phone: string | null, city: string | null];

const givenNames = 'Ada Ben Cem Dora Emil Fay Gus Hedy Ivan Jun Kim Leo Mina Ned Olga Pia'.split(' ');
const familyNames = 'Abel Brandt Castro Dietz Eriksen Fontaine Grant Huang Ivers Jansen Kowalski Lopez'.split(' ');
const cities = ['Berlin', 'Ghent', 'Leeds', 'Porto', 'Turin'];

/** Strangers, and behind them the people a test is about. */
function people(...own: Person[]): MatchTable {
  const strangers = Array.from({ length: 96 }, (_, at): Person => {
    const [given = '', family = ''] = [givenNames[at % 16], familyNames[Math.floor(at / 8)]];
    const mail = `${given}.${family}${at}@mail${at % 7}.example`.toLowerCase();
    return [given, family, mail, `+4930${5_550_000 + at * 7919}`, cities[at % 5] ?? null];
  });
  const rows = [...strangers, ...own];
  const columns: [string, ColumnType][] = [
    ['given_name', 'given_name'],
    ['family_name', 'family_name'],
    ['email', 'email'],
    ['phone', 'phone'],
    ['city', 'city'],
  ];
  return {
    rowCount: rows.length,
    columns: columns.map(([key, type], at) => ({
      key,
      label: key,
      type,
      values: rows.map((row): Cell => row[at] ?? null),
    })),
  };
}

const robert: Person = ['Robert', 'Szymanski', 'rob.s@acme.example', '+491701112233', 'Kiel'];
const bob: Person = ['Bob', 'Szymanski', 'rob.s@acme.example', null, 'Kiel'];
const ottoline: Person = ['Ottoline', 'Ferrars', 'ottoline@ferrars.example', '+441865112233', 'Oxford'];
const otoline: Person = ['Otoline', 'Ferrars', null, '+441865112233', 'Oxford'];
const table = people(robert, bob, ottoline, otoline);
const [first, second, third, fourth] = [96, 97, 98, 99];

function run(settings?: MatchModelSettings, of = table): MatchResult {
  return findDuplicates(of, { seed: 1, latestYear: 2026, settings });
}

const set = (comparisons: Record<string, ComparisonSettings>): MatchModelSettings => ({ version: 1, comparisons });
const comparison = (result: MatchResult, key: string) => result.model.comparisons.find((one) => one.key === key);
const weightsOf = (result: MatchResult, key: string) =>
  comparison(result, key)?.levels.map(({ weight }) => weight) ?? [];
const levelOf = (result: MatchResult, key: string, left: number, right: number) => {
  const at = result.model.comparisons.findIndex((one) => one.key === key);
  const level = result.levelsOf(left, right).levels[at] ?? -1;
  return comparison(result, key)?.levels[level]?.words;
};
const plain = run();

describe('nothing set', () => {
  it('gives exactly what the matcher gives by itself', () => {
    const empties: MatchModelSettings[] = [
      automaticSettings,
      { version: 1, comparisons: {}, blocking: {}, lanes: {} },
      {
        version: 1,
        comparisons: { email: {}, phone: { weights: {}, blank: 'ignore' } },
        blocking: { off: [], own: [] },
      },
    ];
    for (const settings of empties) {
      const { model, ...found } = run(settings);
      const { settings: _, ...rest } = model;
      expect(rest).toEqual(plain.model);
      expect(found.pairs).toEqual(plain.pairs);
      expect(found.clustering).toEqual(plain.clustering);
    }
  });
});

describe('comparisons', () => {
  it('leaves a comparison out and keeps the others', () => {
    const found = run(set({ phone: { isUsed: false } }));
    const keys = plain.model.comparisons.map(({ key }) => key);
    expect(found.model.comparisons.map(({ key }) => key)).toEqual(keys.filter((key) => key !== 'phone'));
    expect(found.model.available).toEqual(plain.model.available);
  });

  it('gives one level the weight set by hand, and every other weight stays as learnt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.double({ min: -20, max: 20, noNaN: true }), (level, bits) => {
        const found = run(set({ email: { weights: { [level]: bits } } }));
        for (const { key } of plain.model.comparisons) {
          const expected = weightsOf(plain, key);
          if (key === 'email') expected[level] = bits;
          expect(weightsOf(found, key)).toEqual(expected);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('adds to a pair exactly what was added to the level it reaches', () => {
    const level = plain.levelsOf(first, second).levels[2] ?? 0;
    const before = weightsOf(plain, 'email')[level] ?? 0;
    const found = run(set({ email: { weights: { [level]: before + 2.5 } } }));
    const direct = (result: MatchResult) => {
      const at = [...result.pairs.left].findIndex(
        (left, pair) => left === first && result.pairs.right[pair] === second,
      );
      return result.pairs.direct[at] ?? Number.NaN;
    };
    expect(direct(found) - direct(plain)).toBeCloseTo(2.5, 9);
  });

  it('stops rare values from weighing more where a person says so', () => {
    const found = run(set({ family_name: { usesRarity: false } }));
    expect(weightsOf(found, 'family_name')).toEqual(weightsOf(plain, 'family_name'));
    expect(plain.levelsOf(first, second).rarity[1]).toBeGreaterThan(0);
    expect(found.levelsOf(first, second).rarity[1]).toBe(0);
  });
});

describe('blank values', () => {
  it('count slightly against, and the evidence says so', () => {
    const found = run(set({ phone: { blank: 'against' } }));
    const at = plain.model.comparisons.findIndex(({ key }) => key === 'phone');
    expect(found.levelsOf(first, second).levels[at]).toBe(0);
    const lines = (result: MatchResult) =>
      explainPair(result.model.comparisons, weightsOfModel(result.model), result.levelsOf(first, second), 0);
    expect(lines(plain).some(({ key }) => key === 'phone')).toBe(false);
    expect(lines(found).find(({ key }) => key === 'phone')).toMatchObject({ weight: -1, words: 'Missing on one side' });
  });

  it('keep a pair from being a duplicate where both must be filled', () => {
    expect(plain.clustering.clusterOf[first]).toBe(plain.clustering.clusterOf[second]);
    expect(plain.clustering.clusterOf[third]).toBeGreaterThanOrEqual(0);
    const found = run(set({ phone: { blank: 'required' } }));
    expect(found.clustering.clusterOf[second]).toBe(-1);
    expect(found.clustering.clusterOf[third]).toBe(found.clustering.clusterOf[fourth]);
    expect(found.clustering.clusterOf[third]).toBeGreaterThanOrEqual(0);
  });
});

describe('methods', () => {
  const cases: [key: string, own: ComparisonSettings, left: number, right: number, words: string][] = [
    ['given_name', { method: 'exact' }, first, second, 'Different given name'],
    ['given_name', { method: 'nickname' }, first, second, 'Forms of one given name'],
    ['given_name', { method: 'nickname' }, third, fourth, 'Different given name'],
    ['given_name', { method: 'edit_distance', thresholds: [1] }, third, fourth, 'Given name at most 1 letter apart'],
    ['given_name', { method: 'jaro_winkler', thresholds: [0.95] }, third, fourth, 'Given name at least 95 % alike'],
    ['given_name', { method: 'jaro_winkler', thresholds: [0.99] }, third, fourth, 'Different given name'],
    ['given_name', { method: 'phonetic' }, third, fourth, 'Given name sounds alike'],
    ['family_name', { method: 'normalised' }, first, second, 'Same family name'],
    ['family_name', { method: 'prefix', length: 3 }, first, third, 'Different family name'],
    ['email', { method: 'normalised' }, first, second, 'Same email'],
    ['email', { method: 'email_domain' }, first, third, 'Different email'],
    ['email', { method: 'email_local' }, third, fourth, 'Missing on one side'],
    ['phone', { method: 'last_digits', length: 6 }, third, fourth, 'Same phone'],
    ['phone', { method: 'normalised' }, first, second, 'Missing on one side'],
    ['address', { method: 'token_set' }, first, second, 'Same city'],
  ];

  it.each(cases)('%s by %o', (key, own, left, right, words) => {
    expect(levelOf(run(set({ [key]: own })), key, left, right)).toBe(words);
  });

  it('compares parts of values: first letters, last digits, mailbox and domain', () => {
    const own = people(
      ['Anna', 'Vandenberg', 'anna@alpha.example', '+32477123456', null],
      ['Anne', 'Vandenburgh', 'anna@beta.example', '+31999123456', null],
      ['Anna', 'Vandenberg', 'otto@alpha.example', '+32477123456', null],
    );
    const level = (key: string, settings: ComparisonSettings, right = 97) =>
      levelOf(run(set({ [key]: settings }), own), key, 96, right);
    expect(level('family_name', { method: 'prefix', length: 5 })).toBe('Same first 5 letters of the family name');
    expect(level('phone', { method: 'last_digits', length: 6 })).toBe('Same last 6 digits of the phone');
    expect(level('phone', { method: 'last_digits', length: 7 })).toBe('Different phone');
    expect(level('email', { method: 'email_local' })).toBe('Same mailbox name');
    expect(level('email', { method: 'email_domain' }, 98)).toBe('Same email domain');
  });

  it('tells capitals and accents apart only when exactly as written is asked', () => {
    const own = people(
      ['Zoë', 'Quill', 'zoe@quill.example', null, null],
      ['ZOE', 'Quill', 'zoe@quill.example', null, null],
    );
    expect(levelOf(run(set({ given_name: { method: 'exact' } }), own), 'given_name', 96, 97)).toBe(
      'Different given name',
    );
    expect(levelOf(run(set({ given_name: { method: 'normalised' } }), own), 'given_name', 96, 97)).toBe(
      'Same given name',
    );
  });

  it('brings the levels that the editor shows, with shares that add up to about one', () => {
    for (const { key, label } of plain.model.comparisons) {
      for (const method of methodsFor(key)) {
        const found = comparison(run(set({ [key]: { method } })), key);
        expect(found?.levels.slice(1).map(({ words }) => words)).toEqual(methodLevels(key, method, label, {}));
        const u = found?.levels.slice(1).reduce((sum, level) => sum + level.u, 0) ?? 0;
        expect(u).toBeGreaterThan(0.9);
        expect(u).toBeLessThan(1.1);
      }
    }
  });

  it('leaves the levels of all other comparisons as they are', () => {
    const found = run(set({ given_name: { method: 'jaro_winkler' } }));
    for (const [at, { key }] of plain.model.comparisons.entries()) {
      if (key === 'given_name') continue;
      expect(found.levelsOf(first, second).levels[at]).toBe(plain.levelsOf(first, second).levels[at]);
    }
  });
});

describe('blocking', () => {
  const rulesOnly = (blocking: MatchModelSettings['blocking']) =>
    run({ version: 1, blocking: { everyPairWhileFew: false, ...blocking } });
  const allIds = plain.model.rules.map(({ id }) => id);

  it('compares only what a rule proposes, and tells the pairs of rules that are off', () => {
    const found = rulesOnly({ off: allIds.filter((id) => id !== 'email') });
    expect(found.model.comparesEveryPair).toBe(false);
    expect(found.comparedPairs).toBe(1);
    const off = found.model.rules.filter(({ isOff }) => isOff);
    expect(off.map(({ id }) => id).sort()).toEqual(allIds.filter((id) => id !== 'email').sort());
    expect(off.find(({ id }) => id === 'phone')?.pairs).toBe(1);
  });

  it('proposes by own rules of up to three keys', () => {
    const found = rulesOnly({
      off: allIds,
      own: [
        {
          keys: [
            { field: 'given_name', transform: 'sound' },
            { field: 'family_name', transform: 'first', length: 4 },
            { field: 'phone', transform: 'last_digits', length: 5 },
          ],
        },
      ],
    });
    const own = found.model.rules.find(({ isOff }) => !isOff);
    expect(own).toMatchObject({
      label: 'Given name sounds alike, same first 4 letters of family name, same last 5 digits of phone',
      pairs: 1,
    });
    expect(found.comparedPairs).toBe(1);
    expect([...found.pairs.left, ...found.pairs.right]).toEqual([third, fourth]);
  });

  it('leaves out own rules over a field that is not there', () => {
    const found = rulesOnly({ off: allIds, own: [{ keys: [{ field: 'birthday', transform: 'whole' }] }] });
    expect(found.comparedPairs).toBe(0);
  });
});

describe('lanes and scope', () => {
  it('puts the lanes where they were set and changes no weight', () => {
    const found = run({ version: 1, lanes: { review: 3, certain: 12 } });
    expect(found.model.thresholds).toEqual({ review: 3, certain: 12 });
    expect(found.model.comparisons).toEqual(plain.model.comparisons);
    expect(run({ version: 1, lanes: { review: 11, certain: 4 } }).model.thresholds).toEqual({
      review: 11,
      certain: 11,
    });
  });

  it('keeps to the pairs of a scope and weighs them as a run over all does', () => {
    const isIn = new Uint8Array(table.rowCount);
    isIn[first] = 1;
    const within = (against: 'everyone' | 'themselves') =>
      findDuplicates(table, { seed: 1, latestYear: 2026, scope: { isIn, against } });
    const everyone = within('everyone');
    expect(everyone.clustering.clusters.map(({ rows }) => rows)).toEqual([[first, second]]);
    expect([...everyone.pairs.left].every((left, at) => left === first || everyone.pairs.right[at] === first)).toBe(
      true,
    );
    expect(everyone.model.comparisons).toEqual(plain.model.comparisons);
    expect(within('themselves').pairs.count).toBe(0);
  });
});

describe('a model as JSON', () => {
  it('is read back as it was written', () => {
    const settings: MatchModelSettings = {
      version: 1,
      comparisons: { email: { method: 'email_domain', weights: { 1: 4 }, blank: 'against' } },
      blocking: { off: ['family'], own: [{ keys: [{ field: 'city', transform: 'whole' }] }] },
      scope: { kind: 'segment', segment: 3, against: 'themselves' },
    };
    expect(readMatchModel(JSON.stringify(settings))).toEqual({ name: null, settings });
    const file = { format: 'tagstead-match-model', name: 'Strict', settings };
    expect(readMatchModel(JSON.stringify(file))).toEqual({ name: 'Strict', settings });
  });

  it.each([
    ['not JSON', 'This file is not JSON'],
    ['[]', 'no model'],
    ['{"version":2}', '“version”'],
    ['{"version":1,"comparisons":{"email":{"method":"magic"}}}', '“comparisons.email.method”'],
    ['{"version":1,"comparisons":{"email":{"weights":{"1":1e9}}}}', '“comparisons.email.weights.1”'],
    ['{"version":1,"surprise":true}', 'the model'],
    ['{"version":1,"blocking":{"own":[{"keys":[]}]}}', '“blocking.own.0.keys”'],
  ])('refuses %s in one sentence', (text, part) => {
    const read = readMatchModel(text);
    expect('problem' in read ? read.problem : '').toContain(part);
  });

  it('takes no prototype for a comparison', () => {
    const read = matchSettingsSchema.safeParse(
      JSON.parse('{"version":1,"comparisons":{"__proto__":{"isUsed":false}}}'),
    );
    if (read.success) expect(Object.keys(read.data.comparisons ?? {})).toEqual([]);
    expect(({} as { isUsed?: boolean }).isUsed).toBeUndefined();
  });

  it('knows every method by its words', () => {
    for (const method of matchMethods) expect(methodLevels('text', method, 'Text', {}).length).toBeGreaterThan(1);
  });
});

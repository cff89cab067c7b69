// Matching on tables that are not lists of people: works, products, restaurants, companies. The tables are made here,
// with a known truth; what is asked is that a bare file is solved without a word about its columns.
import { describe, expect, it } from 'vitest';
import { chooseComparisons } from '../../../src-main/core/engines/matching/choose-comparisons.ts';
import { poolOf } from '../../../src-main/core/engines/matching/interning.ts';
import { seededRandom } from '../../../src-main/core/engines/matching/random.ts';
import { weighWords, wordSimilarity } from '../../../src-main/core/engines/matching/weighed-words.ts';
import { clusterQuality, type LabelledRecord, matchRecords } from '../../support/labelled-records.ts';

const topics = (
  'adaptive query processing distributed database systems parallel join optimisation mining rules large scale clustering ' +
  'spatial data stream index structures recovery concurrency control semantic ontology integration schema matching view ' +
  'maintenance warehouse cube sampling histogram estimation publishing storage path expressions nearest neighbour'
).split(' ');
const surnames =
  'smith garcia chen gupta mueller tanaka silva ivanov gray ullman widom halevy suciu franklin kossmann'.split(' ');

function maker(seed: number) {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const typo = (text: string) => {
    const at = 1 + below(Math.max(1, text.length - 2));
    return text.slice(0, at) + text.slice(at + 1);
  };
  return { below, pick, typo, chance: (share: number) => random() < share };
}

/** Papers as two catalogues list them: other case, initials for given names, another name of the venue. */
function papers(): LabelledRecord[] {
  const { below, pick, typo, chance } = maker(1);
  const venues = [
    ['SIGMOD Conference', 'International Conference on Management of Data'],
    ['VLDB', 'Very Large Data Bases'],
  ] as const;
  return Array.from({ length: 900 }, (_, work) => {
    const title = Array.from({ length: 4 + below(5) }, () => pick(topics)).join(' ');
    const authors = Array.from(
      { length: 1 + below(3) },
      () => [pick(['Anna', 'Boris', 'Carla']), pick(surnames)] as const,
    );
    const [short, long] = pick(venues);
    const year = 1994 + below(10);
    const first = {
      work: `${work}`,
      title,
      authors: authors.map((name) => name.join(' ')).join(', '),
      venue: short,
      year: `${year}`,
    };
    const second = {
      work: `${work}`,
      title: (chance(0.3) ? typo(title) : title).toUpperCase(),
      authors: authors.map(([given, family]) => `${given[0]}. ${family}`).join(', '),
      venue: long,
      year: chance(0.9) ? `${year}` : '',
    };
    return work % 3 === 0 ? [first] : [first, second];
  }).flat();
}

/** Products of two shops: a model number among words in any order, prices a little apart. */
function products(): LabelledRecord[] {
  const { below, pick, chance } = maker(2);
  const brands = 'Sony Canon Bose Garmin Netgear Samsung'.split(' ');
  const things =
    'digital camera lens kit black silver wireless headphones portable speaker router cable case leather dock'.split(
      ' ',
    );
  return Array.from({ length: 700 }, (_, thing) => {
    const model = `${pick(['DX', 'KL', 'PRT', 'ZX'])}${100 + below(9000)}`;
    const words = Array.from({ length: 4 }, () => pick(things));
    const brand = pick(brands);
    const price = 20 + below(900);
    const first = { thing: `${thing}`, name: `${brand} ${words.join(' ')} - ${model}`, price: `$${price}.00` };
    const name = `${brand.toUpperCase()} ${model} ${words.slice(1).join(' ')}`;
    const second = { thing: `${thing}`, name, price: chance(0.7) ? `${price + below(5)}.99` : '' };
    return chance(0.5) ? [first, second] : [first];
  }).flat();
}

/** Restaurants of two guides: streets short or in full, another word for the kitchen. */
function restaurants(): LabelledRecord[] {
  const { below, pick, typo, chance } = maker(3);
  const words =
    'cafe palace grill river garden lotus spago campanile citrus fenix pinot patina rex valentino gotham lalo'.split(
      ' ',
    );
  return Array.from({ length: 600 }, (_, place) => {
    const name = `${pick(words)} ${pick(words)}`;
    const number = 1 + below(9999);
    const street = pick(['Melrose', 'Sunset', 'Lexington', 'Broadway']);
    const phone = `${pick(['310', '212', '415'])}/${200 + below(700)}-${1000 + below(8999)}`;
    const first = {
      place: `${place}`,
      name,
      addr: `${number} ${street} Boulevard`,
      city: 'Los Angeles',
      phone,
      type: 'French',
    };
    const second = {
      place: `${place}`,
      name: chance(0.3) ? typo(name) : `${name} restaurant`,
      addr: `${number} ${street} Blvd.`,
      city: chance(0.5) ? 'Los Angeles' : 'Hollywood',
      phone: phone.replace('/', '-'),
      type: 'French Bistro',
    };
    return place % 4 === 0 ? [first, second] : [first];
  }).flat();
}

describe('a bare file that is no list of people', () => {
  it.each([
    ['papers', papers(), 'work'],
    ['products', products(), 'thing'],
    ['restaurants', restaurants(), 'place'],
  ])('solves %s without being told what the columns are', (_, records, key) => {
    const found = matchRecords(records, [key], 300);
    const { precision, recall } = clusterQuality(
      found,
      records.map((record) => record[key] ?? ''),
    );
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
  });

  it('takes its columns for what they are', () => {
    const typesOf = (records: readonly LabelledRecord[], key: string) =>
      Object.fromEntries(
        chooseComparisons(
          Object.keys(records[0] ?? {}).map((header) => ({
            header,
            values: records.map((record) => record[header] ?? ''),
          })),
          [key],
        ).used.map(({ label, type }) => [label, type]),
      );
    expect(typesOf(papers(), 'work')).toMatchObject({ title: 'words', authors: 'words', year: 'number' });
    expect(typesOf(products(), 'thing')).toEqual({ name: 'words', price: 'number' });
    expect(typesOf(restaurants(), 'place')).toMatchObject({ addr: 'street', city: 'city', phone: 'phone' });
  });
});

describe('a file whose names are of companies', () => {
  it('compares them as companies, whatever the header calls them', () => {
    const names = 'Harbour Foods Ltd,Marlow GmbH,Acme S.A.,Northgate Trading LLC,Blue Lake Partners,Ferrars & Sons plc';
    const values = names.split(',').flatMap((name) => [name, name.replace('Ltd', 'Limited')]);
    const { used } = chooseComparisons([{ header: 'Name', values }], []);
    expect(used.map(({ type }) => type)).toEqual(['company']);
    const people = 'Ann Lee,Robert Grant,Maria Silva,Thomas Kerr,Wen Moore,Ola As'
      .split(',')
      .flatMap((name) => [name, name]);
    expect(chooseComparisons([{ header: 'Name', values: [...people, ...people.slice(0, 6)] }], []).used[0]?.type).toBe(
      'full_name',
    );
  });
});

describe('wordSimilarity', () => {
  const texts = [
    '',
    'sony camera black zx100',
    'black sony camera zx100',
    'sony camera blak zx100',
    'sony camera zx200',
    'bose',
  ];
  const words = weighWords(poolOf(texts).texts);
  const alike = (left: number, right: number) => wordSimilarity(words, left, right);

  it('does not mind the order, and misspelt words little', () => {
    expect(alike(1, 2)).toBeCloseTo(1, 5);
    expect(alike(1, 3)).toBeGreaterThan(0.9);
  });

  it('never takes one number for another', () => {
    expect(alike(1, 4)).toBeLessThan(alike(1, 3));
    expect(alike(1, 4)).toBeLessThan(0.85);
  });

  it('is symmetric, 0 without a common word, and between 0 and 1', () => {
    expect(alike(1, 5)).toBe(0);
    for (let left = 1; left < texts.length; left++) {
      for (let right = 1; right < texts.length; right++) {
        expect(alike(left, right)).toBeCloseTo(alike(right, left), 5);
        expect(alike(left, right)).toBeGreaterThanOrEqual(0);
        expect(alike(left, right)).toBeLessThanOrEqual(1.000001);
      }
    }
  });
});

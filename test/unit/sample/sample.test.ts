import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { sampleCustomFields } from '../../../src-main/core/engines/sample/catalogue.ts';
import { countries, countryWeights } from '../../../src-main/core/engines/sample/places.ts';
import { Random } from '../../../src-main/core/engines/sample/random.ts';
import { generateSample } from '../../../src-main/core/engines/sample/sample.ts';
import {
  messKinds,
  noiseKinds,
  type SampleRecord,
  sampleRoles,
} from '../../../src-main/core/engines/sample/sample-shape.ts';
import { plantedTagFaults, sampleTags } from '../../../src-main/core/engines/sample/sample-tags.ts';

const asOf = Date.UTC(2026, 2, 2, 12);
const day = 86_400_000;
const draw = (more: Partial<Parameters<typeof generateSample>[0]> = {}) => [
  ...generateSample({ seed: 11, asOf, contacts: 3_000, mess: 0.2, ...more }),
];
const records = draw();
const byKey = new Map(records.map((record) => [record.contact.key, record]));
const copies = records.filter(({ truth }) => truth.copyOf !== null);
const original = (record: SampleRecord): SampleRecord => {
  const found = byKey.get(record.truth.copyOf ?? -1);
  if (found === undefined) throw new Error('no original');
  return found;
};
const point = ({ contact }: SampleRecord, kind: string) => contact.points.find((one) => one.kind === kind)?.value;

describe('the same arguments', () => {
  it('give the same bytes', () => {
    expect(JSON.stringify(draw())).toBe(JSON.stringify(records));
  });

  it('but another seed gives other people', () => {
    const others = draw({ seed: 12 });
    expect(others[0]?.contact.familyName).not.toBe(records[0]?.contact.familyName);
    expect(others).toHaveLength(3_000);
  });

  it('streams: the first records do not wait for the last', () => {
    const stream = generateSample({ seed: 1, asOf, contacts: 50_000_000, mess: 0.3 });
    expect(stream.next().value?.contact.key).toBe(1);
    stream.return();
  });
});

describe('counts', () => {
  it('numbers the records from 1 without gaps', () => {
    expect(records.map(({ contact }) => contact.key)).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
  });

  it.each([0, 0.05, 0.3, 1])('plants errors in exactly the share asked for: %s', (mess) => {
    const messy = draw({ mess, contacts: 1_000 }).filter(({ truth }) => truth.mess.length > 0);
    expect(messy).toHaveLength(1_000 * mess);
  });

  it.each([0, 0.1, 0.3])('makes the share of copies asked for: %s', (duplicates) => {
    const made = draw({ duplicates, contacts: 2_000 }).filter(({ truth }) => truth.copyOf !== null);
    expect(Math.abs(made.length - 2_000 * duplicates)).toBeLessThanOrEqual(4);
  });

  it('plants every kind of error and every kind of noise', () => {
    const mess = new Set(records.flatMap(({ truth }) => truth.mess.map(({ kind }) => kind)));
    expect([...mess].sort()).toEqual([...messKinds].sort());
    const noise = new Set(records.flatMap(({ truth }) => truth.noise));
    expect([...noise].sort()).toEqual([...noiseKinds].sort());
  });

  it('refuses shares and counts that make no sense', () => {
    expect(() => draw({ mess: 1.2 })).toThrow(RangeError);
    expect(() => draw({ duplicates: 0.6 })).toThrow(RangeError);
    expect(() => draw({ contacts: 0 })).toThrow(RangeError);
  });
});

describe('planted copies', () => {
  const quiet = copies.filter((copy) => copy.truth.mess.length === 0 && original(copy).truth.mess.length === 0);
  const value = ({ contact }: SampleRecord) => ({
    names: [contact.givenName, contact.familyName],
    birthday: contact.birthday,
    company: contact.company,
    street: contact.addresses[0]?.street,
  });

  it('come after their original, which is no copy itself', () => {
    for (const copy of copies) {
      expect(copy.truth.copyOf).toBeLessThan(copy.contact.key);
      expect(original(copy).truth.copyOf).toBeNull();
    }
  });

  it('differ exactly as stated', () => {
    const differs: Record<(typeof noiseKinds)[number], (copy: SampleRecord, from: SampleRecord) => boolean> = {
      typo_in_name: (copy, from) => `${value(copy).names}` !== `${value(from).names}`,
      nickname: (copy, from) => copy.contact.givenName !== from.contact.givenName,
      swapped_names: (copy, from) =>
        copy.contact.givenName === from.contact.familyName && copy.contact.familyName === from.contact.givenName,
      initial_only: (copy, from) => copy.contact.givenName === `${[...(from.contact.givenName ?? '')][0]}.`,
      accents_lost: (copy, from) => `${value(copy).names}` !== `${value(from).names}`,
      changed_email: (copy, from) =>
        point(copy, 'email') !== point(from, 'email') && point(copy, 'email') !== undefined,
      missing_email: (copy) => point(copy, 'email') === undefined,
      missing_phone: (copy) => point(copy, 'phone') === undefined,
      changed_phone: (copy, from) =>
        point(copy, 'phone') !== point(from, 'phone') && point(copy, 'phone') !== undefined,
      phone_format: (copy, from) => point(copy, 'phone') !== point(from, 'phone'),
      moved_address: (copy, from) => value(copy).street !== value(from).street,
      missing_address: (copy) => copy.contact.addresses.length === 0,
      missing_birthday: (copy, from) => copy.contact.birthday === null && from.contact.birthday !== null,
      day_month_swapped: (copy, from) => copy.contact.birthday !== from.contact.birthday,
      company_form: (copy, from) => (from.contact.company ?? '').startsWith(copy.contact.company ?? '?'),
    };
    expect(quiet.length).toBeGreaterThan(150);
    for (const copy of quiet) {
      expect(copy.truth.noise.length).toBeGreaterThan(0);
      for (const kind of copy.truth.noise)
        expect([copy.contact.key, kind, differs[kind](copy, original(copy))]).toEqual([copy.contact.key, kind, true]);
    }
  });

  it('share everything that no noise touched', () => {
    for (const copy of quiet) {
      const { noise } = copy.truth;
      const has = (...kinds: (typeof noiseKinds)[number][]) => kinds.some((kind) => noise.includes(kind));
      const from = original(copy);
      if (!has('typo_in_name', 'nickname', 'swapped_names', 'initial_only', 'accents_lost'))
        expect(value(copy).names).toEqual(value(from).names);
      if (!has('changed_email', 'missing_email')) expect(point(copy, 'email')).toBe(point(from, 'email'));
      if (!has('changed_phone', 'missing_phone', 'phone_format'))
        expect(point(copy, 'phone')).toBe(point(from, 'phone'));
      if (!has('moved_address', 'missing_address')) expect(value(copy).street).toBe(value(from).street);
      if (!has('missing_birthday', 'day_month_swapped')) expect(copy.contact.birthday).toBe(from.contact.birthday);
    }
  });

  it('keep an email or a phone of their original', () => {
    const digits = (text: string | undefined) => text?.replace(/\D/g, '').replace(/^00/, '');
    for (const copy of quiet) {
      const from = original(copy);
      if (point(from, 'email') === undefined) continue;
      const shares =
        point(copy, 'email') === point(from, 'email') ||
        (point(copy, 'phone') !== undefined && digits(point(copy, 'phone')) === digits(point(from, 'phone')));
      expect([copy.contact.key, shares]).toEqual([copy.contact.key, true]);
    }
  });
});

describe('what is not planted is clean', () => {
  it('no two people share an email unless one is a copy of the other', () => {
    const owners = new Map<string, Set<number>>();
    for (const { contact, truth } of records) {
      if (truth.mess.some(({ kind }) => kind === 'test_record')) continue;
      for (const { kind, value } of contact.points) {
        if (kind === 'email') owners.set(value, (owners.get(value) ?? new Set()).add(truth.copyOf ?? contact.key));
      }
    }
    expect([...owners].filter(([, keys]) => keys.size > 1)).toEqual([]);
  });

  it('every phone without a planted error is valid in its numbering plan', () => {
    for (const { contact, truth } of records) {
      if (truth.mess.some(({ field }) => field === 'phone')) continue;
      for (const { kind, value } of contact.points) {
        if (kind === 'phone')
          expect([value, parsePhoneNumberFromString(value.replace(/^00/, '+'))?.isValid()]).toEqual([value, true]);
      }
    }
  });

  it('every phone pattern of every country makes valid numbers', () => {
    const random = new Random(3);
    for (const country of countries) {
      for (const pattern of [...country.mobile, ...country.cities.map((city) => city.landline)]) {
        for (let round = 0; round < 40; round++) {
          const number = random.fill(pattern);
          expect([
            pattern,
            number,
            parsePhoneNumberFromString(number)?.isValid(),
            parsePhoneNumberFromString(number)?.country,
          ]).toEqual([pattern, number, true, country.code]);
        }
      }
    }
    expect(new Set(countryWeights.map(([code]) => code))).toEqual(new Set(countries.map(({ code }) => code)));
  });

  it('a person without planted errors has a trimmed name in mixed case', () => {
    for (const { contact, truth } of records) {
      if (contact.kind === 'company' || truth.mess.length > 0) continue;
      for (const name of [contact.givenName, contact.familyName]) {
        expect(name).toBe(name?.trim());
        if (name !== null && name.length > 3 && /\p{Ll}|\p{Lu}/u.test(name)) expect(name).not.toBe(name.toUpperCase());
      }
    }
  });

  it('employees carry the name of their company as drawn, not its planted error', () => {
    for (const { contact, truth } of records) {
      const employer = byKey.get(contact.relations[0]?.to ?? -1);
      if (employer === undefined || truth.copyOf !== null || truth.mess.length > 0) continue;
      const clean = employer.truth.mess.find(({ field }) => field === 'company')?.before ?? employer.contact.company;
      expect(contact.company).toBe(clean);
    }
  });
});

describe('planted errors', () => {
  it('stand where the truth says', () => {
    for (const { contact, truth } of records) {
      for (const { field, planted } of truth.mess) {
        const address = contact.addresses[0];
        const stands: Record<string, string | null | undefined> = {
          email: point({ contact, truth }, 'email'),
          phone: point({ contact, truth }, 'phone'),
          city: address?.city,
          postcode: address?.postcode,
          country: address?.country,
          createdAt: new Date(contact.createdAt).toISOString().slice(0, 10),
        };
        const found = field in stands ? stands[field] : (contact as unknown as Record<string, string | null>)[field];
        expect([contact.key, field, found ?? null]).toEqual([contact.key, field, planted]);
      }
    }
  });
});

describe('roles', () => {
  it('every group has members and every champion outdoes everybody else in orders, sum and recency', () => {
    const members = new Map(Object.keys(sampleRoles).map((role) => [role, 0]));
    for (const { truth } of records) for (const role of truth.roles) members.set(role, (members.get(role) ?? 0) + 1);
    for (const [role, count] of members) expect([role, count > 20]).toEqual([role, true]);

    const facts = records.map(({ contact, truth }) => {
      const purchases = contact.activities.filter(({ kind }) => kind === 'purchase');
      return {
        isChampion: truth.roles.includes('champion'),
        orders: purchases.length,
        spent: purchases.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        last: Math.max(...purchases.map(({ at }) => at)),
      };
    });
    const champions = facts.filter(({ isChampion }) => isChampion);
    const others = facts.filter(({ isChampion, orders }) => !isChampion && orders > 0);
    // Well below a fifth of the buyers, so that quintiles give every champion 5-5-5.
    expect(champions.length).toBeLessThan((champions.length + others.length) * 0.15);
    for (const fact of ['orders', 'spent', 'last'] as const) {
      expect(Math.min(...champions.map((one) => one[fact]))).toBeGreaterThan(
        Math.max(...others.map((one) => one[fact])),
      );
    }
  });

  it('activities lie in the two years before the day it is told from, in order', () => {
    for (const { contact } of records) {
      let before = asOf - 2 * 366 * day;
      for (const { at } of contact.activities) {
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at).toBeLessThan(asOf);
        before = at;
      }
    }
  });
});

describe('tags and fields', () => {
  const tags = sampleTags(asOf);
  const keys = new Set(tags.map(({ key }) => key));
  const worn = new Set(records.flatMap(({ contact }) => contact.taggings.map(({ tag }) => tag)));

  it('parents come before children and every worn tag exists', () => {
    const seen = new Set<string>();
    for (const { key, parent } of tags) {
      if (parent !== null) expect(seen).toContain(parent);
      seen.add(key);
    }
    for (const tag of worn) expect(keys).toContain(tag);
  });

  it('exactly the tags named as unused are unused leaves', () => {
    const isParent = new Set(tags.map(({ parent }) => parent));
    const unused = tags.filter(({ key }) => !worn.has(key) && !isParent.has(key)).map(({ key }) => key);
    expect(unused.sort()).toEqual(plantedTagFaults.unused.filter((key) => !isParent.has(key)).sort());
    for (const group of plantedTagFaults.nearDuplicates) for (const key of group) expect(worn).toContain(key);
  });

  it('custom values name defined fields, choices among their options', () => {
    const fields = new Map(sampleCustomFields.map((field) => [field.key, field]));
    for (const { contact } of records) {
      for (const [key, value] of Object.entries(contact.custom)) {
        const field = fields.get(key);
        expect(field).toBeDefined();
        if (field?.type === 'choice') expect(field.options).toContain(value);
        if (field?.type === 'multi')
          for (const part of String(value).split('; ')) expect(field.options).toContain(part);
      }
    }
  });

  it('nobody stands in two lifecycle stages', () => {
    for (const { contact } of records) {
      expect(contact.taggings.filter(({ tag }) => tag.startsWith('lifecycle/')).length).toBeLessThanOrEqual(1);
    }
  });
});

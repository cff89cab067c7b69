// Makes clean people and companies: names, emails, phones, addresses, birthdays, consent. What they do comes elsewhere.

import type { NamePool } from './name-pools.ts';
import { type LanguageNames, scriptNames } from './names.ts';
import { type City, type Country, countries, countryWeights, type NameLanguage, streets } from './places.ts';
import type { Random } from './random.ts';
import { type Business, type Consent, day, type SampleAddress, type SampleContact } from './sample-shape.ts';

/** What the makers share while one sample is drawn. */
export interface World {
  readonly random: Random;
  readonly pools: Record<Exclude<NameLanguage, keyof typeof scriptNames>, NamePool>;
  readonly asOf: number;
  readonly engagement: number;
  /** Hashes of emails and company names already given away, so that sharing one is always planted. */
  readonly taken: Set<number>;
  /** Counts orders, tickets and the like. */
  serial: number;
}

export interface Identity {
  readonly givenName: string;
  readonly familyName: string;
  /** Spelling in an email address. */
  readonly latin: string;
  readonly gender: 'female' | 'male';
}

export interface Home {
  readonly country: Country;
  readonly city: City;
}

const countryByCode = new Map(countries.map((country) => [country.code, country]));
const homes = countryWeights.map(([code, weight]) => [countryByCode.get(code) as Country, weight] as const);

/** Where somebody lives, by the sample's mix of countries. */
export function drawHome(random: Random): Home {
  const country = random.pickWeighted(homes);
  return { country, city: random.pickSkewed(country.cities, 1.6) };
}

/** A name as people of that country carry them: mostly common ones, a tenth from the long tail. */
export function drawIdentity(world: World, language: NameLanguage): Identity {
  const { random } = world;
  const gender = random.chance(0.52) ? 'female' : 'male';
  if (language === 'ja' || language === 'el' || language === 'uk' || language === 'ar') {
    const [givenName, latinGiven] = random.pick(scriptNames[language][gender]);
    const [familyName, latinFamily] = random.pick(scriptNames[language].family);
    return { givenName, familyName, latin: `${latinGiven}.${latinFamily}`, gender };
  }
  const pool = world.pools[language];
  const from = (rareShare: number): LanguageNames => (random.chance(rareShare) ? pool.rare : pool.common);
  let givenName = random.pickSkewed(from(0.12)[gender], 1.5);
  let familyName = random.pickSkewed(from(0.35).family, 1.5);
  if (random.chance(0.04))
    givenName += `${language === 'fr' || language === 'de' ? '-' : ' '}${random.pick(pool.common[gender])}`;
  if (language === 'es' && random.chance(0.5)) familyName += ` ${random.pickSkewed(pool.common.family, 1.5)}`;
  else if (random.chance(0.02)) familyName += `-${random.pick(pool.common.family)}`;
  if (language === 'pl' && gender === 'female') familyName = familyName.replace(/([scd]?[kz])i(?=$|-)/g, '$1a');
  return { givenName, familyName, latin: `${slug(givenName)}.${slug(familyName)}`, gender };
}

/** Lower-case ASCII as it would stand in an email address or a domain. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'oe')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');
}

/** A freemail address nobody else in the sample has. */
export function drawEmail(world: World, identity: Identity, country: Country, birthYear: number): string {
  const { random } = world;
  const [given = 'a', family = 'b'] = identity.latin.split('.');
  const local = random.pickWeighted([
    [`${given}.${family}`, 50],
    [`${given}${family}`, 12],
    [`${given.charAt(0)}.${family}`, 12],
    [`${given}_${family}`, 5],
    [`${given}.${family}${birthYear % 100}`, 16],
    [`${family}${birthYear}`, 5],
  ]);
  return untaken(world, local, `@${random.pickSkewed(country.freemail, 1.4)}`);
}

/** The address of a person at a company's own domain. */
export function workEmail(world: World, identity: Identity, domain: string): string {
  return untaken(world, identity.latin, `@${domain}`);
}

/** The local part with a number behind it when the address is given away already. */
function untaken(world: World, local: string, rest: string): string {
  let candidate = local + rest;
  for (let attempt = 0; world.taken.has(hash(candidate)); attempt++) {
    candidate = `${local}${world.random.whole(2, attempt < 3 ? 99 : 99_999)}${rest}`;
  }
  world.taken.add(hash(candidate));
  return candidate;
}

/** FNV-1a, for remembering a million addresses in little room; a false alarm only costs a number in an address. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** A street address in the city. */
export function drawAddress(random: Random, { country, city }: Home, label: string): SampleAddress {
  const street = random.pick(streets[country.language]);
  const number = random.chance(0.1) ? `${random.whole(1, 180)}a` : String(random.whole(1, 240));
  return {
    label,
    street: country.house === 'before' ? `${number} ${street}` : `${street} ${number}`,
    street2: random.chance(0.04) ? `${random.pick(['Apt', 'Unit', 'Floor'])} ${random.whole(1, 30)}` : null,
    city: city.name,
    region: city.region,
    postcode: random.fill(city.postcode),
    country: country.name,
    isPrimary: true,
  };
}

/** A number of the country, sometimes written without spaces. */
export function drawPhone(random: Random, { country, city }: Home, label: 'mobile' | 'home' | 'work'): string {
  const written = random.fill(label === 'mobile' ? random.pick(country.mobile) : city.landline);
  return random.chance(0.25) ? written.replace(/[\s-]/g, '') : written;
}

/** A birthday between 19 and 84 years before `asOf`, more often in the middle. */
export function drawBirthday(random: Random, asOf: number): string {
  const age = 19 + (random.unit() + random.unit()) * 32.5;
  return isoDay(asOf - Math.floor(age * 365.25) * day);
}

/** YYYY-MM-DD in UTC. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function drawConsent(random: Random): Consent {
  return random.pickWeighted([
    ['granted', 58],
    ['unknown', 30],
    ['withdrawn', 12],
  ]);
}

/** A contact with everything still empty. */
export function emptyContact(business: Business, kind: 'person' | 'company', createdAt: number): SampleContact {
  return {
    key: 0,
    business,
    kind,
    namePrefix: null,
    givenName: null,
    middleName: null,
    familyName: null,
    nameSuffix: null,
    nickname: null,
    company: null,
    jobTitle: null,
    department: null,
    birthday: null,
    gender: null,
    language: null,
    leadSource: null,
    lifecycle: null,
    owner: null,
    notes: null,
    emailConsent: 'unknown',
    phoneConsent: 'unknown',
    postConsent: 'unknown',
    createdAt,
    points: [],
    addresses: [],
    custom: {},
    taggings: [],
    activities: [],
    relations: [],
  };
}

/** A clean private person, with what a consumer list usually knows. */
export function drawConsumer(world: World, business: Business, createdAt: number): SampleContact {
  const { random } = world;
  const home = drawHome(random);
  const identity = drawIdentity(world, home.country.language);
  const birthday = drawBirthday(random, world.asOf);
  const contact = emptyContact(business, 'person', createdAt);
  contact.givenName = identity.givenName;
  contact.familyName = identity.familyName;
  if (random.chance(0.05)) contact.middleName = random.fill('@.');
  if (random.chance(0.02)) contact.namePrefix = 'Dr.';
  contact.gender = random.chance(0.7) ? identity.gender : null;
  contact.language = home.country.language;
  contact.birthday = random.chance(0.72) ? birthday : null;
  contact.emailConsent = drawConsent(random);
  contact.phoneConsent = random.chance(0.5) ? drawConsent(random) : 'unknown';
  contact.postConsent = random.chance(0.3) ? drawConsent(random) : 'unknown';
  contact.points.push({
    kind: 'email',
    label: 'home',
    value: drawEmail(world, identity, home.country, Number(birthday.slice(0, 4))),
    isPrimary: true,
  });
  if (random.chance(0.8)) addPhone(contact, random, home, 'mobile');
  if (random.chance(0.15)) addPhone(contact, random, home, 'home');
  contact.addresses.push(drawAddress(random, home, 'home'));
  return contact;
}

/** Adds a phone, the first one as primary. */
export function addPhone(contact: SampleContact, random: Random, home: Home, label: 'mobile' | 'home' | 'work'): void {
  const isPrimary = !contact.points.some((point) => point.kind === 'phone');
  contact.points.push({ kind: 'phone', label, value: drawPhone(random, home, label), isPrimary });
}

// Makes noisy copies and look-alikes of people. Owns the kinds of noise; who gets copied is decided in sample.ts.
import { does, momentBetween, settle, wears } from './doings.ts';
import { shortForms } from './names.ts';
import { addPhone, drawAddress, drawEmail, drawIdentity, emptyContact, type Home, type World } from './people.ts';
import { countries } from './places.ts';
import type { Random } from './random.ts';
import { day, type NoiseKind, type SampleContact, type SamplePoint } from './sample-shape.ts';

/** Changes the copy in place; answers whether it could. */
type Noise = (copy: SampleContact, world: World) => boolean;

const noises: Record<NoiseKind, Noise> = {
  typo_in_name: (copy, { random }) =>
    change(copy, random.chance(0.5) ? 'familyName' : 'givenName', (name) => typo(random, name)),
  nickname: (copy, { random }) =>
    change(copy, 'givenName', (name) => (shortForms[name] === undefined ? null : random.pick(shortForms[name]))),
  swapped_names: (copy) => {
    const { givenName, familyName } = copy;
    if (givenName === null || familyName === null || givenName === familyName) return false;
    copy.givenName = familyName;
    copy.familyName = givenName;
    return true;
  },
  initial_only: (copy) => change(copy, 'givenName', (name) => (name.length > 2 ? `${[...name][0]}.` : null)),
  accents_lost: (copy) => {
    const given = change(copy, 'givenName', plain);
    return change(copy, 'familyName', plain) || given;
  },
  changed_email: (copy, world) => {
    const email = pointOf(copy, 'email');
    const home = homeOf(copy);
    if (email === undefined || home === undefined || copy.givenName === null || copy.familyName === null) return false;
    const latin = (email.value.split('@')[0] ?? 'x').replace(/\d+/g, '');
    const identity = {
      givenName: copy.givenName,
      familyName: copy.familyName,
      latin: dotted(latin),
      gender: 'female',
    } as const;
    email.value = drawEmail(world, identity, home.country, 1950 + world.random.whole(0, 50));
    return true;
  },
  missing_email: (copy) => dropPoints(copy, 'email', 'phone'),
  missing_phone: (copy) => dropPoints(copy, 'phone', 'email'),
  changed_phone: (copy, { random }) => {
    const home = homeOf(copy);
    if (home === undefined || pointOf(copy, 'phone') === undefined) return false;
    copy.points = copy.points.filter((point) => point.kind !== 'phone');
    addPhone(copy, random, home, 'mobile');
    return true;
  },
  phone_format: (copy) => {
    const phone = pointOf(copy, 'phone');
    if (phone === undefined) return false;
    phone.value = phone.value.replace(/[\s-]/g, '').replace('+', '00');
    return true;
  },
  moved_address: (copy, { random }) => {
    const home = homeOf(copy);
    if (home === undefined) return false;
    const before = copy.addresses[0];
    const city = random.pick(home.country.cities);
    copy.addresses = [drawAddress(random, { country: home.country, city }, before?.label ?? 'home')];
    return copy.addresses[0]?.street !== before?.street;
  },
  missing_address: (copy) => {
    if (copy.addresses.length === 0) return false;
    copy.addresses = [];
    return true;
  },
  missing_birthday: (copy) => change(copy, 'birthday', () => ''),
  day_month_swapped: (copy) =>
    change(copy, 'birthday', (birthday) => {
      const [year, month, date] = birthday.split('-');
      return Number(date) <= 12 && date !== month ? `${year}-${date}-${month}` : null;
    }),
  company_form: (copy) =>
    change(copy, 'company', (name) => (name.includes(' ') ? name.slice(0, name.lastIndexOf(' ')) : null)),
};

const noiseWeights: readonly (readonly [NoiseKind, number])[] = [
  ['typo_in_name', 18],
  ['nickname', 26],
  ['swapped_names', 5],
  ['initial_only', 5],
  ['accents_lost', 18],
  ['changed_email', 14],
  ['missing_email', 6],
  ['missing_phone', 10],
  ['changed_phone', 8],
  ['phone_format', 12],
  ['moved_address', 9],
  ['missing_address', 8],
  ['missing_birthday', 8],
  ['day_month_swapped', 8],
  ['company_form', 4],
];

/** Two kinds that would undo or hide each other are not planted together. */
const exclusive: readonly (readonly NoiseKind[])[] = [
  ['typo_in_name', 'nickname', 'swapped_names', 'initial_only', 'accents_lost'],
  ['changed_email', 'missing_email', 'missing_phone'],
  ['missing_phone', 'changed_phone', 'phone_format'],
  ['moved_address', 'missing_address'],
  ['missing_birthday', 'day_month_swapped'],
];

/**
 * A copy of a clean record with one to three kinds of noise and a few small doings of its own.
 * A copy always keeps an email or a phone of the original, so that it can be found by more than the name.
 */
export function noisyCopy(world: World, original: SampleContact): { contact: SampleContact; noise: NoiseKind[] } {
  const { random } = world;
  const contact: SampleContact = {
    ...original,
    key: 0,
    points: original.points.map((point) => ({ ...point })),
    addresses: original.addresses.map((address) => ({ ...address })),
    custom: { business: original.custom.business ?? '' },
    taggings: original.taggings.filter(() => random.chance(0.4)),
    activities: [],
    relations: original.relations.map((relation) => ({ ...relation })),
    createdAt: Math.min(original.createdAt + random.whole(1, 200) * day, world.asOf - day),
    leadSource: random.chance(0.5) ? original.leadSource : null,
    notes: null,
  };
  const noise: NoiseKind[] = [];
  const wanted = random.pickWeighted([
    [1, 45],
    [2, 38],
    [3, 17],
  ]);
  for (let attempt = 0; attempt < 40 && noise.length < wanted; attempt++) {
    const kind = random.pickWeighted(noiseWeights);
    const clashes = exclusive.some((group) => group.includes(kind) && noise.some((planted) => group.includes(planted)));
    if (noise.includes(kind) || clashes) continue;
    if (keepsContact(noise, kind, contact) && noises[kind](contact, world)) noise.push(kind);
  }
  if (noise.length === 0) {
    noises.typo_in_name(contact, world);
    noise.push('typo_in_name');
  }
  doesLittle(world, contact);
  return { contact, noise };
}

/** Whether an email or a phone of the original would survive this kind as well. */
function keepsContact(noise: readonly NoiseKind[], kind: NoiseKind, copy: SampleContact): boolean {
  const losesEmail = (one: NoiseKind) => one === 'changed_email' || one === 'missing_email';
  const losesPhone = (one: NoiseKind) => one === 'changed_phone' || one === 'missing_phone';
  if (losesEmail(kind)) return pointOf(copy, 'phone') !== undefined && !noise.some(losesPhone);
  if (losesPhone(kind)) return pointOf(copy, 'email') !== undefined && !noise.some(losesEmail);
  return true;
}

/** Doings too small to change who is a champion, and too old to change who left a cart behind. */
function doesLittle(world: World, copy: SampleContact): void {
  const { random, asOf } = world;
  const age = Math.floor((asOf - copy.createdAt) / day);
  if (copy.kind !== 'person' || copy.business === 'industry') return;
  const source = copy.business === 'shop' ? 'Webshop' : 'Ledgerlight app';
  const kind = copy.business === 'shop' ? 'visit' : 'login';
  for (let count = random.whole(0, 3); count > 0; count--) {
    if (age > 70) does(copy, kind, momentBetween(random, asOf, age - 1, 65), source, { detail: 'mobile' });
  }
  if (copy.business === 'shop' && age > 70 && random.chance(0.25)) {
    does(copy, 'purchase', momentBetween(random, asOf, age - 1, 65), source, {
      product: 'Merino socks, 3 pairs',
      category: 'Accessories',
      quantity: 1,
      amount: 3_490,
      currency: 'EUR',
      reference: `S-${++world.serial + 100_000}`,
    });
  }
  settle(copy, asOf);
}

/** Somebody else at the same address with the same family name and landline: must not be merged. */
export function householdMember(world: World, original: SampleContact): SampleContact | null {
  const home = homeOf(original);
  if (home === undefined || original.familyName === null || original.kind !== 'person') return null;
  let identity = drawIdentity(world, home.country.language);
  for (let attempt = 0; attempt < 5 && identity.givenName === original.givenName; attempt++) {
    identity = drawIdentity(world, home.country.language);
  }
  if (identity.givenName === original.givenName) return null;
  const contact = emptyContact(original.business, 'person', original.createdAt);
  contact.givenName = identity.givenName;
  contact.familyName = original.familyName;
  contact.language = original.language;
  contact.custom.business = original.custom.business ?? '';
  const latin = `${identity.latin.split('.')[0]}.${dotted((pointOf(original, 'email')?.value ?? 'x@').split('@')[0] ?? '').split('.')[1]}`;
  const email = drawEmail(world, { ...identity, latin }, home.country, world.random.whole(1950, 2000));
  contact.points.push({ kind: 'email', label: 'home', value: email, isPrimary: true });
  const landline = original.points.find((point) => point.kind === 'phone' && point.label === 'home');
  if (landline !== undefined) contact.points.push({ ...landline, isPrimary: true });
  contact.addresses = original.addresses.map((address) => ({ ...address }));
  wears(contact, 'type/consumer', contact.createdAt);
  return contact;
}

/** Somebody else who happens to have the same name: other town, other email, other birthday. */
export function namesake(world: World, original: SampleContact, drawn: SampleContact): SampleContact | null {
  if (original.givenName === null || original.familyName === null || drawn.language !== original.language) return null;
  drawn.givenName = original.givenName;
  drawn.middleName = null;
  drawn.familyName = original.familyName;
  drawn.gender = original.gender;
  const email = pointOf(drawn, 'email');
  const home = homeOf(drawn);
  const local = pointOf(original, 'email')?.value.split('@')[0];
  if (email === undefined || home === undefined || local === undefined) return null;
  const latin = dotted(local.replace(/\d+/g, ''));
  email.value = drawEmail(
    world,
    { givenName: drawn.givenName, familyName: drawn.familyName, latin, gender: 'female' },
    home.country,
    world.random.whole(1950, 2000),
  );
  return drawn;
}

function change(
  copy: SampleContact,
  field: 'givenName' | 'familyName' | 'birthday' | 'company',
  make: (value: string) => string | null,
): boolean {
  const before = copy[field];
  if (before === null) return false;
  const after = make(before);
  if (after === null || after === before) return false;
  copy[field] = after === '' ? null : after;
  return true;
}

function pointOf(contact: SampleContact, kind: SamplePoint['kind']): SamplePoint | undefined {
  return contact.points.find((point) => point.kind === kind);
}

function dropPoints(copy: SampleContact, kind: SamplePoint['kind'], other: SamplePoint['kind']): boolean {
  if (pointOf(copy, kind) === undefined || pointOf(copy, other) === undefined) return false;
  copy.points = copy.points.filter((point) => point.kind !== kind);
  return true;
}

function homeOf(contact: SampleContact): Home | undefined {
  const address = contact.addresses[0];
  const country = countries.find((one) => one.name === address?.country);
  const city = country?.cities.find((one) => one.name === address?.city) ?? country?.cities[0];
  return country === undefined || city === undefined ? undefined : { country, city };
}

function dotted(local: string): string {
  const parts = local.split(/[._]/).filter((part) => part !== '');
  return parts.length > 1 ? `${parts[0]}.${parts.slice(1).join('')}` : `${local.charAt(0)}.${local.slice(1) || 'x'}`;
}

/** One slip of the finger: a letter left out, doubled, swapped with its neighbour or replaced. */
function typo(random: Random, name: string): string | null {
  const letters = [...name];
  if (letters.length < 4) return null;
  const at = random.whole(1, letters.length - 2);
  const letter = letters[at] ?? '';
  const next = letters[at + 1] ?? '';
  switch (random.whole(0, 3)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, letter);
      break;
    case 2:
      if (letter === next) return null;
      letters.splice(at, 2, next, letter);
      break;
    default:
      letters[at] = random.pick('aeinrst'.split('').filter((other) => other !== letter.toLowerCase()));
  }
  return letters.join('');
}

function plain(name: string): string {
  return name.replaceAll('ß', 'ss').replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
}

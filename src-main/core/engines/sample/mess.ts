// Plants one known error in a record. Owns the kinds of error and what each does; who gets one is decided in sample.ts.
import { does } from './doings.ts';
import { hash, isoDay, slug, type World } from './people.ts';
import { countries } from './places.ts';
import { day, type MessKind, type PlantedMess, type SampleContact, type SamplePoint } from './sample-shape.ts';

type TextField = 'givenName' | 'familyName' | 'company' | 'jobTitle' | 'birthday' | 'namePrefix';
type Change = Omit<PlantedMess, 'kind'>;
/** Changes the record in place; answers what it planted, nothing where the kind does not fit. */
type Mess = (contact: SampleContact, world: World) => Change[];

const domainTypos: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmial.com', 'gmai.com', 'gmail.con', 'gamil.com'],
  'hotmail.com': ['hotmial.com', 'hotmai.com'],
  'outlook.com': ['outlok.com', 'outlook.co'],
  'yahoo.com': ['yaho.com', 'yahooo.com'],
  'icloud.com': ['iclod.com', 'icloud.con'],
};

const messes: Record<MessKind, Mess> = {
  name_all_caps: (contact) => eachName(contact, (name) => name.toUpperCase()),
  name_lower_case: (contact) => eachName(contact, (name) => name.toLowerCase()),
  whitespace: (contact, { random }) => {
    const field = contact.kind === 'company' ? 'company' : random.chance(0.5) ? 'givenName' : 'familyName';
    return text(contact, field, (name) =>
      name.includes(' ') ? name.replace(' ', '  ') : random.pick([` ${name}`, `${name} `]),
    );
  },
  mojibake: (contact) => {
    const address = contact.addresses[0];
    if (address !== undefined && isLatin(address.city)) {
      const before = address.city;
      address.city = misread(before);
      return [{ field: 'city', before, planted: address.city }];
    }
    return firstThatFits([() => mojibakeName(contact, 'familyName'), () => mojibakeName(contact, 'givenName')]);
  },
  html_entity: (contact) =>
    text(contact, 'company', (name) =>
      name.includes('&') ? name.replace('&', '&amp;') : name.replace(' ', ' &amp; '),
    ),
  title_in_name: (contact, { random }) =>
    contact.namePrefix === null && isCased(contact.givenName)
      ? text(contact, 'givenName', (name) => `${random.pick(['Dr.', 'Mr', 'Mrs', 'Prof.'])} ${name}`)
      : [],
  whole_name_in_given_name: (contact) => {
    const { familyName } = contact;
    if (familyName === null || contact.givenName === null) return [];
    contact.familyName = null;
    return text(contact, 'givenName', (name) => `${name} ${familyName}`);
  },
  email_domain_typo: (contact, { random }) =>
    point(contact, 'email', (email) => {
      const [local = '', domain = ''] = email.split('@');
      const typos = domainTypos[domain];
      return typos === undefined ? email : `${local}@${random.pick(typos)}`;
    }),
  email_malformed: (contact, { random }) =>
    point(contact, 'email', (email) =>
      random.pick([
        email.replace('@', ' @ '),
        email.replace('@', '@@'),
        email.replace('@', '.at.'),
        email.replace(/\.[a-z]+$/, ''),
        `${email}.`,
      ]),
    ),
  role_email: (contact, world) =>
    contact.kind === 'company'
      ? []
      : point(contact, 'email', (email) => {
          const domain =
            contact.business === 'industry' ? email.split('@')[1] : `${slug(contact.familyName ?? 'x') || 'mail'}.de`;
          const planted = `${world.random.pick(['info', 'office', 'sales', 'contact'])}@${domain}`;
          if (world.taken.has(hash(planted))) return email;
          world.taken.add(hash(planted));
          return planted;
        }),
  phone_scientific: (contact) =>
    point(contact, 'phone', (phone) => Number(phone.replace(/\D/g, '')).toExponential(5).toUpperCase()),
  phone_too_short: (contact, { random }) =>
    point(contact, 'phone', () => random.fill(random.pick(['####', '#####', '+49 1#']))),
  postcode_lost_zero: (contact) => address(contact, 'postcode', (postcode) => postcode.replace(/^0(?=\d{4}$)/, '')),
  country_variant: (contact, { random }) =>
    address(contact, 'country', (name) =>
      random.pick(countries.find((country) => country.name === name)?.variants ?? [name]),
    ),
  placeholder_value: (contact, { random }) => {
    const planted = random.pick(['N/A', '-', 'unknown', 'xxx', 'none', '?', 'TBD']);
    if (contact.jobTitle !== null) return text(contact, 'jobTitle', () => planted);
    return address(contact, 'city', () => planted);
  },
  birthday_impossible: (contact, { random, asOf }) => {
    if (contact.kind === 'company') return [];
    const before = contact.birthday;
    contact.birthday = random.pick([
      '1900-01-01',
      '1880-05-17',
      isoDay(asOf + random.whole(40, 9_000) * day),
      '1799-12-31',
    ]);
    return [{ field: 'birthday', before, planted: contact.birthday }];
  },
  test_record: (contact, { random }) => {
    if (contact.kind === 'company') return [];
    const [given, family, email] = random.pick([
      ['Test', 'Test', 'test@test.com'],
      ['Asdf', 'Asdf', 'asdf@asdf.com'],
      ['Test', 'User', 'test@example.com'],
      ['Max', 'Mustermann', 'test123@test.de'],
    ]);
    return [
      ...text(contact, 'givenName', () => given),
      ...text(contact, 'familyName', () => family),
      ...point(contact, 'email', () => email),
    ];
  },
  unreachable: (contact) => {
    const gone = contact.points.filter((one) => one.kind !== 'url');
    contact.points = contact.points.filter((one) => one.kind === 'url');
    return gone.map((one) => ({ field: one.kind, before: one.value, planted: null }));
  },
  created_in_future: (contact, { random, asOf }) => {
    const before = isoDay(contact.createdAt);
    contact.createdAt = asOf + random.whole(30, 400) * day;
    return [{ field: 'createdAt', before, planted: isoDay(contact.createdAt) }];
  },
  consent_contradiction: (contact, { random, asOf }) => {
    if (!contact.points.some((one) => one.kind === 'email') || contact.kind === 'company') return [];
    const before = contact.emailConsent;
    const last = contact.activities.at(-1)?.at ?? contact.createdAt;
    contact.emailConsent = 'granted';
    does(contact, 'unsubscribe', Math.min(asOf - 60_000, last + random.whole(60, 36_000) * 1000), 'Mailing tool');
    return [{ field: 'emailConsent', before, planted: 'granted' }];
  },
};

const messWeights: readonly (readonly [MessKind, number])[] = [
  ['name_all_caps', 9],
  ['name_lower_case', 8],
  ['whitespace', 9],
  ['mojibake', 7],
  ['html_entity', 8],
  ['title_in_name', 4],
  ['whole_name_in_given_name', 4],
  ['email_domain_typo', 10],
  ['email_malformed', 7],
  ['role_email', 3],
  ['phone_scientific', 6],
  ['phone_too_short', 4],
  ['postcode_lost_zero', 14],
  ['country_variant', 9],
  ['placeholder_value', 5],
  ['birthday_impossible', 4],
  ['test_record', 3],
  ['unreachable', 3],
  ['created_in_future', 2],
  ['consent_contradiction', 3],
];

/** Kinds that would take away what makes a copy recognisable, so only records without copies get them. */
const onlyForSingles: readonly MessKind[] = ['test_record', 'unreachable', 'role_email', 'whole_name_in_given_name'];

/**
 * Plants one error of a kind that fits the record.
 * @param isSingle false for a copy and for a record that has copies.
 * @returns what was planted, never empty: white space fits everybody.
 */
export function plantMess(contact: SampleContact, world: World, isSingle: boolean): PlantedMess[] {
  for (let attempt = 0; attempt < 30; attempt++) {
    const kind = world.random.pickWeighted(messWeights);
    if (!isSingle && onlyForSingles.includes(kind)) continue;
    const changes = messes[kind](contact, world);
    if (changes.length > 0) return changes.map((change) => ({ kind, ...change }));
  }
  return messes.whitespace(contact, world).map((change) => ({ kind: 'whitespace' as const, ...change }));
}

function text(contact: SampleContact, field: TextField, make: (value: string) => string): Change[] {
  const before = contact[field];
  if (before === null) return [];
  const planted = make(before);
  if (planted === before) return [];
  contact[field] = planted;
  return [{ field, before, planted }];
}

function eachName(contact: SampleContact, make: (value: string) => string): Change[] {
  if (contact.kind === 'company') return text(contact, 'company', make);
  if (!isCased(contact.givenName) || !isCased(contact.familyName)) return [];
  return [...text(contact, 'givenName', make), ...text(contact, 'familyName', make)];
}

function point(contact: SampleContact, kind: SamplePoint['kind'], make: (value: string) => string): Change[] {
  const found = contact.points.find((one) => one.kind === kind);
  if (found === undefined) return [];
  const before = found.value;
  const planted = make(before);
  if (planted === before) return [];
  found.value = planted;
  return [{ field: kind, before, planted }];
}

function address(
  contact: SampleContact,
  field: 'postcode' | 'country' | 'city',
  make: (value: string) => string,
): Change[] {
  const found = contact.addresses[0];
  if (found === undefined) return [];
  const before = found[field];
  const planted = make(before);
  if (planted === before) return [];
  found[field] = planted;
  return [{ field, before, planted }];
}

function mojibakeName(contact: SampleContact, field: 'givenName' | 'familyName'): Change[] {
  return isLatin(contact[field]) ? text(contact, field, misread) : [];
}

function firstThatFits(tries: readonly (() => Change[])[]): Change[] {
  for (const attempt of tries) {
    const changes = attempt();
    if (changes.length > 0) return changes;
  }
  return [];
}

/** UTF-8 bytes read as Windows-1252, the commonest encoding accident; only the letters this sample needs. */
function misread(value: string): string {
  let result = '';
  for (const byte of new TextEncoder().encode(value)) result += windows1252[byte] ?? String.fromCharCode(byte);
  return result;
}

/** Where Windows-1252 departs from Latin-1: bytes 0x80 to 0x9f. */
const windows1252: Readonly<Record<number, string>> = Object.fromEntries(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((sign, index) => [0x80 + index, sign]),
);

/** Latin letters beyond ASCII, so that a wrong encoding shows. */
function isLatin(value: string | null): value is string {
  return value !== null && /[À-ÿłśżźćńęąşı]/i.test(value) && /^[\p{Script=Latin}\p{P}\s]+$/u.test(value);
}

function isCased(value: string | null): boolean {
  return value !== null && value.toUpperCase() !== value.toLowerCase();
}

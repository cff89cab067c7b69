// Whom each preset means, told once more from its label over the records of a sample as they were generated. Shares no
// code with rules beyond counting days: no operators, no SQL, no dictionary.
import type { SampleActivity, SampleContact } from '../../src-main/core/engines/sample/sample-shape.ts';
import { addDays, addMonths, dayOf } from '../../src-shared/rules/calendar.ts';

/** One person or company of the sample, and what the whole list says. */
interface Told {
  contact: SampleContact;
  all: readonly SampleContact[];
  /** YYYY-MM-DD */
  today: string;
}

type Truth = (told: Told) => boolean;

const dayOfActivity = ({ at }: SampleActivity): string => dayOf(at, 'utc');
const since = (today: string, count: number, unit: 'day' | 'month'): string =>
  unit === 'day' ? addDays(today, -count) : addMonths(today, -count);
const of = (contact: SampleContact, ...kinds: string[]) =>
  contact.activities.filter(({ kind }) => kinds.includes(kind));
const from = (list: readonly SampleActivity[], day: string) => list.filter((one) => dayOfActivity(one) >= day);
const orders = (list: readonly SampleActivity[]) => new Set(list.map(({ reference, at }) => reference ?? at)).size;
const ordersOf = (contact: SampleContact) => orders(of(contact, 'purchase'));
const total = (list: readonly SampleActivity[]) => list.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
const revenue = (contact: SampleContact) => total(of(contact, 'purchase', 'refund'));
const lastDay = (list: readonly SampleActivity[]) => list.map(dayOfActivity).sort().at(-1) ?? null;
const held = (contact: SampleContact, key: string): string => String(contact.custom[key] ?? '');
const hasEmail = (contact: SampleContact) => contact.points.some(({ kind }) => kind === 'email');

/** Worked out once for a list: everybody's value is needed for each. */
const bounds = new WeakMap<readonly SampleContact[], Map<string, number>>();

function boundOf({ all }: Told, name: string, find: () => number): number {
  const known = bounds.get(all) ?? new Map<string, number>();
  bounds.set(all, known);
  const bound = known.get(name) ?? find();
  known.set(name, bound);
  return bound;
}

const descending = ({ all }: Told, value: (contact: SampleContact) => number): number[] =>
  all
    .map(value)
    .filter((one) => one > 0)
    .sort((a, b) => b - a);

/** @param name of the value, as one list is asked for several */
function inTop(told: Told, percent: number, name: string, value: (contact: SampleContact) => number): boolean {
  const bound = boundOf(told, `${name}, top ${percent}`, () => {
    const values = descending(told, value);
    return values[Math.max(1, Math.ceil((values.length * percent) / 100)) - 1] ?? Number.POSITIVE_INFINITY;
  });
  const own = value(told.contact);
  return own > 0 && own >= bound;
}

/** Walks down the list from the largest until the share of the total is reached. */
function inPareto(told: Told, percent: number): boolean {
  const bound = boundOf(told, `pareto ${percent}`, () => {
    const values = descending(told, revenue);
    const wanted = (values.reduce((sum, one) => sum + one, 0) * percent) / 100;
    let sum = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const value of values) {
      if (sum >= wanted) break;
      sum += value;
      least = value;
    }
    return least;
  });
  return revenue(told.contact) > 0 && revenue(told.contact) >= bound;
}

function age({ contact, today }: Told): number | null {
  const { birthday } = contact;
  if (birthday === null || birthday > today) return null;
  return Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) - (today.slice(5) < birthday.slice(5) ? 1 : 0);
}
const aged =
  (low: number, high: number): Truth =>
  (told) =>
    (age(told) ?? -1) >= low && (age(told) ?? -1) <= high;

function daysToAnniversary(day: string, today: string): number {
  for (let ahead = 0; ; ahead += 1) {
    const reached = addDays(today, ahead);
    if (reached.slice(5) === day.slice(5)) return ahead;
    const isLeapDay = day.endsWith('-02-29') && reached.endsWith('-02-28') && !addDays(reached, 1).endsWith('-02-29');
    if (isLeapDay) return ahead;
  }
}

function change({ contact, today }: Told): number | null {
  const acts = of(contact, 'visit', 'product_view', 'login', 'email_open', 'email_click');
  const recent = from(acts, since(today, 3, 'month')).length;
  const earlier = from(acts, since(today, 6, 'month')).length - recent;
  return earlier === 0 ? null : (recent - earlier) / earlier;
}

function shareOn(device: string): Truth {
  return ({ contact, today }) => {
    const acts = from(of(contact, 'visit', 'login'), since(today, 12, 'month'));
    return acts.length > 0 && acts.filter(({ detail }) => detail === device).length * 2 >= acts.length;
  };
}

const deciding = [
  'Head of Procurement',
  'Technical Director',
  'Managing Director',
  'Founder',
  'Finance Director',
  'Freelance Designer',
];
const says =
  (key: string, ...values: string[]): Truth =>
  ({ contact }) =>
    held(contact, key)
      .split('; ')
      .some((one) => values.includes(one));
const employs =
  (low: number, high: number): Truth =>
  ({ contact }) =>
    contact.custom.employees !== undefined &&
    Number(contact.custom.employees) >= low &&
    Number(contact.custom.employees) <= high;
const noneSince =
  (kind: string, count: number, unit: 'day' | 'month'): Truth =>
  ({ contact, today }) =>
    from(of(contact, kind), since(today, count, unit)).length === 0;
const someSince =
  (kind: string, count: number, unit: 'day' | 'month', least = 1): Truth =>
  ({ contact, today }) =>
    from(of(contact, kind), since(today, count, unit)).length >= least;
const both =
  (...truths: Truth[]): Truth =>
  (told) =>
    truths.every((truth) => truth(told));
const discounted = (contact: SampleContact) =>
  of(contact, 'purchase').filter(({ discount }) => (discount ?? 0) > 0).length;
const lapsedSince = (list: readonly SampleActivity[], day: string) => {
  const seen = lastDay(list);
  return seen !== null && seen < day;
};

const livesIn = ({ addresses }: SampleContact, city: string) =>
  addresses[0]?.city.trim().toLowerCase() === city.toLowerCase();
const german = ['Germany', 'Deutschland', 'germany', 'DE', 'GERMANY', 'Bundesrepublik Deutschland'];
const inGermany = ({ addresses }: SampleContact) => german.includes(addresses[0]?.country.trim() ?? '');

/** By preset id. Dates and shares are those of the label and the purpose. */
export const presetTruth: Readonly<Record<string, Truth>> = {
  vip: (told) => inTop(told, 10, 'revenue', revenue) || inTop(told, 10, 'orders', ordersOf),
  'high-spenders': (told) =>
    inTop(told, 20, 'spent', (one) => total(from(of(one, 'purchase', 'refund'), since(told.today, 12, 'month')))),
  'frequent-buyers': ({ contact, today }) => orders(from(of(contact, 'purchase'), since(today, 12, 'month'))) >= 4,
  'occasional-shoppers': ({ contact, today }) => {
    const count = orders(from(of(contact, 'purchase'), since(today, 12, 'month')));
    return count >= 1 && count <= 3;
  },
  'bargain-hunters': ({ contact }) =>
    ordersOf(contact) >= 2 && discounted(contact) / of(contact, 'purchase').length >= 0.6,
  'promotion-only': ({ contact }) => ordersOf(contact) >= 2 && discounted(contact) === of(contact, 'purchase').length,
  'first-time': ({ contact }) => ordersOf(contact) === 1,
  loyal: ({ contact, today }) =>
    ordersOf(contact) >= 3 && !lapsedSince(of(contact, 'purchase'), since(today, 6, 'month')),
  'recent-buyers': someSince('purchase', 30, 'day'),
  lapsed: ({ contact, today }) => lapsedSince(of(contact, 'purchase'), since(today, 12, 'month')),
  'athletic-enthusiasts': ({ contact }) =>
    of(contact, 'purchase').some(({ product, category }) => /running shoe/i.test(`${product} / ${category}`)),
  'cross-sell': ({ contact }) => {
    const bought = of(contact, 'purchase').map(({ product, category }) => `${product} / ${category}`.toLowerCase());
    return bought.some((one) => one.includes('shoe')) && !bought.some((one) => one.includes('jacket'));
  },
  'new-leads': ({ contact }) => ordersOf(contact) === 0 && hasEmail(contact),
  'cart-abandoners': both(someSince('cart', 30, 'day'), noneSince('purchase', 30, 'day')),
  'cart-two-days': both(someSince('cart', 2, 'day'), noneSince('purchase', 2, 'day')),
  interested: both(someSince('product_view', 30, 'day', 3), noneSince('purchase', 30, 'day')),
  'looked-no-cart': both(someSince('product_view', 30, 'day'), noneSince('cart', 30, 'day')),
  'readers-not-buyers': both(someSince('email_open', 3, 'month'), noneSince('purchase', 12, 'month')),
  dormant: ({ contact, today }) => lapsedSince(of(contact, 'login'), since(today, 60, 'day')),
  'at-risk': ({ contact, today }) =>
    ordersOf(contact) >= 1 && lapsedSince(contact.activities, since(today, 6, 'month')),
  declining: (told) => (change(told) ?? 0) <= -0.5,
  rising: (told) => (change(told) ?? 0) >= 1,
  'heavy-users': (told) =>
    inTop(told, 20, 'logins', (one) => from(of(one, 'login'), since(told.today, 6, 'month')).length) &&
    from(of(told.contact, 'ticket'), since(told.today, 12, 'month')).length <= 1,
  frustrated: someSince('ticket', 30, 'day', 3),
  'email-clickers': someSince('email_click', 3, 'month'),
  downloaders: someSince('download', 3, 'month'),
  followers: ({ contact }) => of(contact, 'other').some(({ detail }) => detail?.startsWith('Followed') ?? false),
  'mobile-users': shareOn('mobile'),
  'desktop-users': shareOn('desktop'),
  'high-value': (told) => inPareto(told, 80),
  'mid-value': (told) => inPareto(told, 95) && !inPareto(told, 80),
  'low-value': (told) => revenue(told.contact) > 0 && !inPareto(told, 95),
  upsell: (told) => inTop(told, 25, 'orders', ordersOf) && !inTop(told, 25, 'revenue', revenue),
  'young-adults': aged(18, 29),
  'age-30-44': aged(30, 44),
  'age-45-64': aged(45, 64),
  seniors: aged(65, 1000),
  women: ({ contact }) => contact.gender === 'female',
  men: ({ contact }) => contact.gender === 'male',
  'higher-income': (told) => inTop(told, 25, 'income', ({ custom }) => Number(custom.income ?? 0)),
  university: says('education', 'Bachelor degree', 'Master degree', 'Doctorate (PhD)'),
  married: says('marital_status', 'Married'),
  'speaks-german': ({ contact }) => contact.language === 'de',
  'near-store': ({ contact }) => livesIn(contact, 'Hamburg'),
  'one-country': ({ contact }) => inGermany(contact),
  'postcode-area': ({ contact }) =>
    inGermany(contact) && (contact.addresses[0]?.postcode ?? '').trim().startsWith('10'),
  'city-product': ({ contact, today }) =>
    livesIn(contact, 'Hamburg') &&
    from(of(contact, 'purchase'), since(today, 12, 'month')).some(({ product, category }) =>
      /jacket/i.test(`${product} / ${category}`),
    ),
  'interest-fitness': says('interests', 'Fitness', 'Road running', 'Trail running'),
  'interest-gardening': says('interests', 'Gardening'),
  'interest-gaming': says('interests', 'Gaming'),
  'values-eco': says('values', 'Sustainability', 'Ethical sourcing'),
  'values-luxury': says('values', 'Luxury and quality'),
  'lifestyle-professionals': says('lifestyle', 'Busy professional'),
  'lifestyle-parents': says('lifestyle', 'Stay-at-home parent'),
  'lifestyle-students': says('lifestyle', 'Student'),
  'motivation-time': says('motivation', 'Save time'),
  'pain-price': says('pain_points', 'Price too high'),
  'attitude-pioneers': says('attitude', 'Early adopter'),
  'goal-growth': says('goal', 'Grow the business'),
  startups: employs(1, 10),
  'small-companies': employs(11, 49),
  'medium-companies': employs(50, 249),
  'large-companies': employs(250, 4999),
  'fortune-500': (told) =>
    employs(5000, 1e9)(told) || Number(told.contact.custom.annual_revenue ?? 0) >= 740_000_000_000,
  'revenue-10-million': ({ contact }) => Number(contact.custom.annual_revenue ?? 0) > 1_000_000_000,
  'one-industry': says('industry', 'Food and beverage', 'Pharmaceuticals'),
  'decision-makers': ({ contact }) => deciding.includes(contact.jobTitle ?? ''),
  'purchasing-people': ({ contact }) => ['Head of Procurement', 'Buyer'].includes(contact.jobTitle ?? ''),
  'apple-users': says('device', 'iPhone (iOS)', 'Mac'),
  'android-users': says('device', 'Android phone'),
  'spreadsheet-users': says('tools', 'Excel', 'Google Sheets'),
  birthdays: ({ contact, today }) => contact.birthday !== null && daysToAnniversary(contact.birthday, today) <= 14,
  'birthday-in-a-week': ({ contact, today }) =>
    contact.birthday !== null && daysToAnniversary(contact.birthday, today) === 7,
  'customer-anniversary': ({ contact, today }) => {
    const first = of(contact, 'purchase').map(dayOfActivity).sort()[0];
    return first !== undefined && daysToAnniversary(first, today) <= 14 && first < since(today, 6, 'month');
  },
  'changed-lately': () => true, // all of a sample came today
  'no-consent': ({ contact }) => hasEmail(contact) && contact.emailConsent !== 'granted',
  'no-birthday': ({ contact }) => contact.kind !== 'company' && contact.birthday === null,
};

// What is known of the sample people beyond names and orders: income, education, interests, devices, the size of
// companies. Drawn from a seed of its own for each record, so that it changes nothing else of the sample; a copy has the
// profile of its original.

import { isoDay } from './people.ts';
import { Random } from './random.ts';
import { day, type SampleActivity, type SampleContact, type SampleCustomField } from './sample-shape.ts';

const education = ['Secondary school', 'Vocational training', 'Bachelor degree', 'Master degree', 'Doctorate (PhD)'];
const maritalStatus = ['Single', 'Married', 'Widowed', 'Divorced', 'Unmarried, living together'];
const lifestyles = ['Busy professional', 'Stay-at-home parent', 'Student', 'Retired', 'Shift worker'];
const furtherInterests = ['Fitness', 'Gardening', 'Gaming', 'Cooking', 'Photography'];
const values = ['Sustainability', 'Luxury and quality', 'Low price', 'Tradition', 'Ethical sourcing'];
const attitudes = ['Early adopter', 'Waits for reviews', 'Sceptical of novelty'];
const motivations = ['Save time', 'Feel healthy', 'Belong to a club', 'Save money'];
const painPoints = ['Price too high', 'Delivery too slow', 'Hard to compare', 'Bank feed breaks'];
const goals = ['Grow the business', 'Keep records in order', 'Run a marathon', 'Cut costs'];
const devices = ['iPhone (iOS)', 'Android phone', 'Mac', 'Windows PC'];
const tools = ['Excel', 'Google Sheets', 'Slack', 'Salesforce', 'SAP', 'Shopify'];

export const profileFields: readonly SampleCustomField[] = [
  { key: 'income', label: 'Household income', type: 'money', options: null, help: 'A year, as given in a survey.' },
  { key: 'education', label: 'Education', type: 'choice', options: education, help: 'Highest degree.' },
  {
    key: 'marital_status',
    label: 'Marital status',
    type: 'choice',
    options: maritalStatus,
    help: 'As given in a survey.',
  },
  { key: 'lifestyle', label: 'Lifestyle', type: 'choice', options: lifestyles, help: 'As given in a survey.' },
  { key: 'values', label: 'Values', type: 'multi', options: values, help: 'What matters when they buy.' },
  { key: 'attitude', label: 'Attitude', type: 'choice', options: attitudes, help: 'Towards new products.' },
  { key: 'motivation', label: 'Motivation', type: 'choice', options: motivations, help: 'Why they buy.' },
  { key: 'pain_points', label: 'Pain points', type: 'multi', options: painPoints, help: 'What they complain of.' },
  { key: 'goal', label: 'Goal', type: 'choice', options: goals, help: 'What they want to reach, in their words.' },
  { key: 'device', label: 'Device', type: 'choice', options: devices, help: 'What they use most.' },
  { key: 'tools', label: 'Tools used', type: 'multi', options: tools, help: 'Software they work with.' },
  { key: 'annual_revenue', label: 'Annual revenue', type: 'money', options: null, help: 'Of the company, a year.' },
];

/** Interests that the newsletter form offers beside those of the shop's own trade. */
export const profileInterests: readonly string[] = furtherInterests;

/**
 * Adds the profile to a contact.
 * @param seed of the sample
 * @param key of the record, or of the original where this is a copy
 */
export function addProfile(contact: SampleContact, seed: number, key: number, asOf: number): void {
  const random = new Random((seed ^ 0x70726f66) + key * 7919);
  const { custom } = contact;
  if (contact.kind === 'company') {
    sizes(contact, random);
    return;
  }
  /** Draws the value either way, so that what is known of one field leaves the others as they are. */
  const known = (share: number, name: string, value: () => string | number): void => {
    const isKnown = random.chance(share);
    const drawn = value();
    if (isKnown) custom[name] = drawn;
  };
  if (contact.business === 'shop') {
    known(0.4, 'income', () => random.whole(18, 140) * 100_000);
    known(0.45, 'education', () => random.pick(education));
    known(0.4, 'marital_status', () => random.pick(maritalStatus));
    known(0.45, 'lifestyle', () => random.pick(lifestyles));
    known(0.3, 'values', () => some(random, values));
    known(0.2, 'attitude', () => random.pick(attitudes));
    known(0.25, 'motivation', () => random.pick(motivations));
    known(0.3, 'interests', () => joined(custom.interests, some(random, furtherInterests)));
    if (random.chance(0.1)) follows(contact, random, asOf);
  } else {
    known(0.5, 'tools', () => some(random, tools));
    known(0.3, 'goal', () => random.pick(goals));
    if (contact.business === 'software' && random.chance(0.15)) downloads(contact, random, asOf);
  }
  known(0.25, 'pain_points', () => some(random, painPoints));
  known(0.5, 'device', () => random.pick(devices));
}

/** Up to two of a list, in its order, as a field of several values holds them in a sample. */
function some(random: Random, list: readonly string[]): string {
  const chosen = new Set(random.shuffled(list).slice(0, random.whole(1, 2)));
  return list.filter((one) => chosen.has(one)).join('; ');
}

const joined = (before: string | number | undefined, more: string): string =>
  [...new Set([...String(before ?? '').split('; '), ...more.split('; ')])].filter((one) => one !== '').join('; ');

/** Some of the small are smaller, and some of the large far larger, than the supplier's own list says. */
function sizes(contact: SampleContact, random: Random): void {
  const { custom } = contact;
  if (custom.employees === undefined) return;
  let employees = Number(custom.employees);
  if (employees <= 25 && random.chance(0.5)) employees = random.whole(3, 10);
  else if (employees >= 400 && random.chance(0.3)) employees = random.whole(6_000, 40_000);
  custom.employees = employees;
  custom.annual_revenue = employees * random.whole(90, 260) * 100_000;
}

function follows(contact: SampleContact, random: Random, asOf: number): void {
  const at = Math.max(contact.createdAt + 1, asOf - random.whole(1, 300) * day);
  contact.activities.push(bare('other', at, 'Instagram', 'Followed the shop on Instagram'));
}

function downloads(contact: SampleContact, random: Random, asOf: number): void {
  const at = Math.max(contact.createdAt + 1, asOf - random.whole(1, 200) * day);
  contact.activities.push(bare('download', at, 'Website', `Guide to VAT, ${isoDay(at).slice(0, 4)}`));
}

const bare = (kind: 'other' | 'download', at: number, source: string, detail: string): SampleActivity => ({
  kind,
  at: Math.floor(at),
  amount: null,
  currency: null,
  product: null,
  category: null,
  quantity: null,
  discount: null,
  campaign: null,
  reference: null,
  source,
  detail,
});

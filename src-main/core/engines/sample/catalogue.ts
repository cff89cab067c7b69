// What the three sample companies sell and say: products, plans, campaigns, custom fields. Owns data only.
import { profileFields, profileInterests } from './profile.ts';
import { day, type SampleCustomField } from './sample-shape.ts';

export interface Product {
  readonly name: string;
  readonly category: string;
  /** Minor units. */
  readonly price: number;
}

function products(category: string, ...rows: readonly (readonly [string, number])[]): Product[] {
  return rows.map(([name, price]) => ({ name, category, price: Math.round(price * 100) }));
}

/** An outdoor and running shop; priced in euros. */
export const shopProducts: readonly Product[] = [
  ...products(
    'Running shoes',
    ['Ridgeline Trail running shoe', 129.9],
    ['Tempo Road running shoe', 139.9],
    ['Feather Race running shoe', 179],
    ['Everyday Glide running shoe', 99.95],
  ),
  ...products('Jackets', ['Cloudbreak rain jacket', 159], ['Fjell down jacket', 219], ['Breeze running jacket', 89.9]),
  ...products('Hiking', ['Summit hiking boot', 189], ['Carbon trekking poles', 79.9], ['Moraine backpack 32 l', 129]),
  ...products('Camping', ['Two-person tent Lark', 249], ['Down sleeping bag −5 °C', 199], ['Camp stove Ember', 64.5]),
  ...products(
    'Accessories',
    ['Merino socks, 3 pairs', 34.9],
    ['Head torch 400 lm', 49.9],
    ['Soft flask 500 ml', 19.9],
    ['Reflective cap', 24.9],
    ['GPS watch Pace 2', 249],
  ),
  ...products('Nutrition', ['Energy gel box', 29.9], ['Recovery drink', 24.5], ['Oat bar box', 21.9]),
];

/** A small set so expensive that only the best customers buy there: whole outfits for clubs and expeditions. */
export const shopOutfits: readonly Product[] = products(
  'Outfits',
  ['Club outfit, 5 runners', 690],
  ['Expedition set', 890],
  ['Family camping set', 640],
  ['Race weekend package', 560],
);

/** A bookkeeping service by subscription; priced in US dollars a quarter, the largest a month. */
export const softwarePlans = [
  { name: 'Ledgerlight Solo', seats: 1, price: 5_700 },
  { name: 'Ledgerlight Team', seats: 5, price: 26_700 },
  { name: 'Ledgerlight Business', seats: 12, price: 59_700 },
] as const;
export const softwareTopPlan = { name: 'Ledgerlight Enterprise', seats: 60, price: 64_000 } as const;

/** A maker of pumps and valves; priced in pounds. */
export const industryProducts: readonly Product[] = [
  ...products('Pumps', ['Centrifugal pump CP-40', 640], ['Dosing pump DP-8', 410], ['Pump seal kit', 85]),
  ...products('Valves', ['Ball valve DN50, set of 10', 520], ['Check valve DN80', 145], ['Actuator AX-2', 380]),
  ...products('Service', ['Annual inspection', 490], ['On-site repair', 360], ['Operator training', 550]),
  ...products('Spare parts', ['Gasket assortment', 65], ['Bearing set', 120], ['Impeller CP-40', 210]),
];

export const shopSources = [
  'Webshop',
  'Newsletter form',
  'Store Hamburg',
  'Instagram',
  'Referral',
  'Marathon expo 2024',
];
export const softwareSources = ['Free trial', 'Google Ads', 'Partner', 'Webinar', 'Referral', 'Comparison site'];
export const industrySources = ['Trade fair', 'Cold call', 'Website enquiry', 'Distributor', 'LinkedIn', 'Referral'];
export const accountOwners = ['Nadia Keller', 'Tom Ashby', 'Inês Carvalho', 'Marek Zielony', 'Grace Oyelaran'];
export const industries = [
  'Food and beverage',
  'Chemicals',
  'Water supply',
  'Shipbuilding',
  'Energy',
  'Pharmaceuticals',
  'Construction',
];
export const companyNouns = [
  'Foods',
  'Chemie',
  'Waterworks',
  'Marine',
  'Energy',
  'Pharma',
  'Bau',
  'Engineering',
  'Systems',
  'Logistics',
  'Brewing',
  'Technik',
];
export const jobs: readonly (readonly [title: string, department: string])[] = [
  ['Head of Procurement', 'Procurement'],
  ['Buyer', 'Procurement'],
  ['Plant Manager', 'Operations'],
  ['Maintenance Engineer', 'Operations'],
  ['Technical Director', 'Engineering'],
  ['Project Engineer', 'Engineering'],
  ['Managing Director', 'Management'],
  ['Finance Manager', 'Finance'],
  ['Quality Manager', 'Quality'],
  ['Office Manager', 'Administration'],
];
export const softwareJobs: readonly (readonly [title: string, department: string])[] = [
  ['Founder', 'Management'],
  ['Bookkeeper', 'Finance'],
  ['Accountant', 'Finance'],
  ['Finance Director', 'Finance'],
  ['Operations Manager', 'Operations'],
  ['Freelance Designer', 'Design'],
];
export const ticketSubjects = [
  'Invoice export fails',
  'Cannot log in after password reset',
  'Bank feed out of date',
  'Wrong VAT rate on quotes',
  'Page very slow since update',
  'Question about adding seats',
];

export interface Campaign {
  readonly name: string;
  readonly at: number;
}

const themes = [
  'Trail season',
  'New arrivals',
  'Weekend offer',
  'Member stories',
  'Clearance',
  'How-to',
  'Product news',
];

/** The monthly mailings of the two years before `asOf`, oldest first, on the month's second Tuesday at 09:00 UTC. */
export function campaignsBefore(asOf: number): Campaign[] {
  const campaigns: Campaign[] = [];
  const last = new Date(asOf);
  for (let back = 24; back >= 0; back--) {
    const first = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back, 1, 9));
    const at = first.getTime() + (((9 - first.getUTCDay()) % 7) + 7) * day;
    if (at >= asOf || at < asOf - 730 * day) continue;
    campaigns.push({
      name: `${first.toISOString().slice(0, 7)} ${themes[(campaigns.length * 3) % themes.length]}`,
      at,
    });
  }
  return campaigns;
}

export const sampleCustomFields: readonly SampleCustomField[] = [
  {
    key: 'business',
    label: 'Line of business',
    type: 'choice',
    options: ['Outdoor shop', 'Bookkeeping software', 'Industrial supplies'],
    help: 'Which of the three sample companies the contact belongs to.',
  },
  {
    key: 'loyalty_points',
    label: 'Loyalty points',
    type: 'number',
    options: null,
    help: 'Balance in the shop’s loyalty programme.',
  },
  {
    key: 'shoe_size',
    label: 'Shoe size (EU)',
    type: 'number',
    options: null,
    help: 'As given at the last shoe purchase.',
  },
  {
    key: 'interests',
    label: 'Interests',
    type: 'multi',
    options: ['Road running', 'Trail running', 'Hiking', 'Camping', 'Climbing', ...profileInterests],
    help: 'Ticked in the newsletter form.',
  },
  {
    key: 'plan',
    label: 'Plan',
    type: 'choice',
    options: ['Trial', 'Ledgerlight Solo', 'Ledgerlight Team', 'Ledgerlight Business', 'Ledgerlight Enterprise'],
    help: 'Subscription of the bookkeeping software.',
  },
  { key: 'seats', label: 'Seats', type: 'number', options: null, help: 'Paid seats of the subscription.' },
  {
    key: 'renewal_date',
    label: 'Renewal date',
    type: 'date',
    options: null,
    help: 'When the subscription renews next.',
  },
  { key: 'industry', label: 'Industry', type: 'choice', options: industries, help: 'Main activity of the company.' },
  { key: 'employees', label: 'Employees', type: 'number', options: null, help: 'Head count, rounded.' },
  {
    key: 'satisfaction',
    label: 'Satisfaction (0–10)',
    type: 'number',
    options: null,
    help: 'Answer to the last survey.',
  },
  ...profileFields,
];

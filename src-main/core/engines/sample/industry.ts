// The industrial supplier: companies that order and the people there who are called, visited and written to.
import {
  accountOwners,
  type Campaign,
  companyNouns,
  industries,
  industryProducts,
  industrySources,
  jobs,
} from './catalogue.ts';
import { does, momentBetween, readsMail, settle, times, wears } from './doings.ts';
import {
  addPhone,
  drawAddress,
  drawConsent,
  drawHome,
  drawIdentity,
  emptyContact,
  type Home,
  hash,
  slug,
  type World,
  workEmail,
} from './people.ts';
import { day, type SampleAddress, type SampleContact } from './sample-shape.ts';

type Account = 'champion' | 'customer' | 'lapsed' | 'prospect';

/** A company contact, and what is needed to draw the people who work there. */
export interface Employer {
  readonly contact: SampleContact;
  /** Name and address as drawn; the contact's own may get an error planted. */
  readonly company: string;
  readonly address: SampleAddress;
  readonly domain: string;
  readonly home: Home;
  readonly account: Account;
  readonly age: number;
}

/** A company that buys (or may buy) pumps and valves. */
export function drawCompany(world: World): Employer {
  const { random, asOf } = world;
  const account = random.pickWeighted<Account>([
    ['champion', 8],
    ['customer', 47],
    ['lapsed', 17],
    ['prospect', 28],
  ]);
  const age = account === 'prospect' ? random.whole(30, 500) : random.whole(420, 725);
  const home = drawHome(random);
  const contact = emptyContact('industry', 'company', asOf - age * day - random.whole(0, day - 1));
  const { company, domain } = drawCompanyName(world, home);
  contact.company = company;
  contact.leadSource = random.pick(industrySources);
  contact.owner = random.pick(accountOwners);
  contact.lifecycle = account === 'prospect' ? 'Lead' : account === 'lapsed' ? 'Former customer' : 'Customer';
  contact.language = home.country.language;
  contact.custom.business = 'Industrial supplies';
  contact.custom.industry = random.pick(industries);
  contact.custom.employees = random.pick([12, 25, 40, 60, 90, 150, 250, 400, 900]);
  contact.points.push({ kind: 'url', label: 'website', value: `https://www.${domain}`, isPrimary: true });
  addPhone(contact, random, home, 'work');
  const address = drawAddress(random, home, 'work');
  contact.addresses.push({ ...address });
  orders(world, contact, account, age);
  settle(contact, asOf);
  tagCompany(world, contact, account);
  return { contact, company, address, domain, home, account, age };
}

function drawCompanyName(world: World, home: Home): { company: string; domain: string } {
  const { random } = world;
  for (let attempt = 0; ; attempt++) {
    const { familyName, latin } = drawIdentity(world, home.country.language);
    const first = attempt < 8 ? familyName : `${familyName} ${random.whole(2, 9_999)}`;
    const noun = random.pick(companyNouns);
    const stem = `${slug(latin.split('.')[1] ?? '')}${attempt < 8 ? '' : first.replace(/\D/g, '')}-${slug(noun)}`;
    if (world.taken.has(hash(stem))) continue;
    world.taken.add(hash(stem));
    return {
      company: `${first} ${noun} ${random.pick(home.country.legalForms)}`,
      domain: `${stem}.${home.country.domain}`,
    };
  }
}

/** Orders of everyone but a champion stay below a champion's in number, sum and recency. */
function orders(world: World, contact: SampleContact, account: Account, age: number): void {
  const { random, asOf } = world;
  const place = (oldest: number, newest: number, atLeast: number) => {
    const product = random.pick(industryProducts);
    const quantity = Math.max(1, Math.ceil(atLeast / product.price));
    does(contact, 'purchase', momentBetween(random, asOf, oldest, newest), 'Order system', {
      product: product.name,
      category: product.category,
      quantity,
      amount: product.price * quantity,
      currency: 'GBP',
      reference: `I-${++world.serial + 300_000}`,
    });
  };
  if (account === 'champion') {
    for (let count = random.whole(13, 19); count > 0; count--) place(age - 1, 11, 45_000);
    place(9, 1, 45_000);
  } else if (account !== 'prospect') {
    for (let count = random.whole(1, 6); count > 0; count--) place(age - 1, account === 'lapsed' ? 320 : 13, 0);
  }
}

function tagCompany(world: World, contact: SampleContact, account: Account): void {
  const { random, asOf } = world;
  const at = Math.max(contact.createdAt, asOf - random.whole(1, 300) * day);
  wears(contact, 'type/company', contact.createdAt);
  if (account === 'champion') wears(contact, 'value/key-account', at, 'manual', 'Agreed in the account review');
  if (Number(contact.custom.employees) <= 40) wears(contact, 'type/company/small', at, 'rule', 'Up to 40 employees');
  if (Number(contact.custom.employees) >= 250) wears(contact, 'type/company/large', at, 'rule', 'From 250 employees');
  const stage = { champion: 'active', customer: 'active', lapsed: 'dormant', prospect: 'lead' }[account];
  if (random.chance(0.8)) wears(contact, `lifecycle/${stage}`, at, 'rule', 'Order history');
}

/** Somebody who works at the company, related to it by the caller. */
export function drawEmployee(world: World, employer: Employer, campaigns: readonly Campaign[]): SampleContact {
  const { random, asOf } = world;
  const { home, domain, account } = employer;
  const age = random.whole(20, employer.age);
  const identity = drawIdentity(world, home.country.language);
  const contact = emptyContact('industry', 'person', asOf - age * day - random.whole(0, day - 1));
  contact.givenName = identity.givenName;
  contact.familyName = identity.familyName;
  contact.gender = random.chance(0.5) ? identity.gender : null;
  if (random.chance(0.05)) contact.namePrefix = random.pick(['Dr.', 'Prof.']);
  contact.company = employer.company;
  [contact.jobTitle, contact.department] = random.pick(jobs);
  contact.leadSource = employer.contact.leadSource;
  contact.owner = employer.contact.owner;
  contact.lifecycle = employer.contact.lifecycle;
  contact.language = home.country.language;
  contact.emailConsent = drawConsent(random);
  contact.custom.business = 'Industrial supplies';
  contact.points.push({ kind: 'email', label: 'work', value: workEmail(world, identity, domain), isPrimary: true });
  if (random.chance(0.7)) addPhone(contact, random, home, 'work');
  if (random.chance(0.4)) addPhone(contact, random, home, 'mobile');
  contact.addresses.push({ ...employer.address });
  isSpokenTo(world, contact, account, age);
  readsMail(contact, random, campaigns, 0.25, 'Mailing tool');
  settle(contact, asOf);
  wears(contact, 'type/business-contact', contact.createdAt);
  if (contact.jobTitle === 'Head of Procurement' || contact.jobTitle === 'Managing Director')
    wears(contact, 'type/decision-maker', contact.createdAt, 'manual');
  if (contact.leadSource === 'Trade fair')
    wears(contact, random.chance(0.7) ? 'source/trade-fair' : 'source/tradefair', contact.createdAt);
  return contact;
}

function isSpokenTo(world: World, contact: SampleContact, account: Account, age: number): void {
  const { random, asOf } = world;
  const average = { champion: 5, customer: 3, lapsed: 1, prospect: 2 }[account] * world.engagement;
  const newest = account === 'lapsed' ? Math.min(200, age - 1) : 0.5;
  for (let count = times(random, average); count > 0; count--) {
    does(contact, 'call', momentBetween(random, asOf, age - 1, newest), 'Phone system', {
      detail: random.pick([
        'Asked for a quote',
        'Delivery date',
        'Left a message',
        'Complaint settled',
        'Price list sent',
      ]),
    });
  }
  for (let count = random.whole(0, account === 'champion' ? 4 : 2); count > 0; count--) {
    does(contact, 'meeting', momentBetween(random, asOf, age - 1, newest), 'Calendar', {
      detail: random.pick(['Site visit', 'Annual review', 'Product demonstration', 'Contract talk']),
    });
  }
  if (random.chance(0.2)) {
    does(contact, 'note', momentBetween(random, asOf, age - 1, newest), 'Sales', {
      detail: random.pick([
        'Prefers to be called in the morning',
        'Budget is decided in November',
        'Compares with two other suppliers',
      ]),
    });
  }
}

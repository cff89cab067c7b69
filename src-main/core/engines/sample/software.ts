// The bookkeeping software firm: users who log in, subscribe, raise tickets and answer surveys.
import {
  type Campaign,
  softwareJobs,
  softwarePlans,
  softwareSources,
  softwareTopPlan,
  ticketSubjects,
} from './catalogue.ts';
import { does, momentBetween, readsMail, settle, times, wears } from './doings.ts';
import { drawConsumer, isoDay, type World } from './people.ts';
import { day, type SampleContact } from './sample-shape.ts';

type User = 'champion' | 'active' | 'trial' | 'dormant' | 'frustrated';

const app = 'Ledgerlight app';
const desk = 'Help desk';

/** A user of the software with two years of doings at most. */
export function drawUser(world: World, campaigns: readonly Campaign[]): SampleContact {
  const { random, asOf } = world;
  const user = random.pickWeighted<User>([
    ['champion', 3],
    ['active', 45],
    ['trial', 20],
    ['dormant', 24],
    ['frustrated', 8],
  ]);
  const age =
    user === 'champion'
      ? random.whole(460, 725)
      : random.whole(user === 'trial' ? 15 : 120, user === 'trial' ? 90 : 725);
  const contact = drawConsumer(world, 'software', asOf - age * day - random.whole(0, day - 1));
  contact.leadSource = random.pickSkewed(softwareSources, 1.4);
  contact.custom.business = 'Bookkeeping software';
  if (random.chance(0.5)) [contact.jobTitle, contact.department] = random.pick(softwareJobs);
  subscribes(world, contact, user, age);
  logsIn(world, contact, user, age);
  raisesTickets(world, contact, user, age);
  if (random.chance(0.25)) answersSurvey(world, contact, user, age);
  readsMail(contact, random, campaigns, user === 'dormant' ? 0.1 : 0.4, 'Mailing tool');
  settle(contact, asOf);
  tagUser(world, contact, user);
  return contact;
}

function subscribes(world: World, contact: SampleContact, user: User, age: number): void {
  const { random, asOf } = world;
  contact.lifecycle = user === 'dormant' ? 'Former customer' : user === 'trial' ? 'Lead' : 'Customer';
  if (user === 'trial') {
    contact.custom.plan = 'Trial';
    return;
  }
  const plan = user === 'champion' ? softwareTopPlan : random.pickSkewed(softwarePlans, 1.8);
  const every = user === 'champion' ? 30 : 91;
  const newest =
    user === 'champion' ? random.whole(1, 9) : user === 'dormant' ? random.whole(95, 110) : random.whole(12, 90);
  const charges =
    user === 'champion' ? Math.floor((age - newest) / every) : Math.min(8, Math.floor((age - newest) / every) + 1);
  for (let back = 0; back < charges; back++) {
    const at = asOf - (newest + back * every) * day;
    if (at <= contact.createdAt) break;
    does(contact, 'purchase', at, 'Billing', {
      product: plan.name,
      category: 'Subscription',
      quantity: plan.seats,
      amount: plan.price,
      currency: 'USD',
      reference: `L-${++world.serial + 500_000}`,
    });
  }
  contact.custom.plan = plan.name;
  contact.custom.seats = plan.seats;
  if (user !== 'dormant') contact.custom.renewal_date = isoDay(asOf + (every - newest) * day);
}

function logsIn(world: World, contact: SampleContact, user: User, age: number): void {
  const { random, asOf } = world;
  const newest = user === 'dormant' ? Math.min(62, age - 2) : 0.2;
  const average = { champion: 14, active: 9, trial: 4, dormant: 4, frustrated: 8 }[user] * world.engagement;
  for (let count = Math.max(1, times(random, average)); count > 0; count--) {
    does(contact, 'login', momentBetween(random, asOf, age - 1, newest), app, {
      detail: random.pick(['desktop', 'desktop', 'mobile']),
    });
  }
  if (user !== 'dormant')
    does(contact, 'login', momentBetween(random, asOf, Math.min(age - 1, 45), 0.2), app, { detail: 'desktop' });
}

function raisesTickets(world: World, contact: SampleContact, user: User, age: number): void {
  const { random, asOf } = world;
  const raise = (oldest: number, newest: number) =>
    does(contact, 'ticket', momentBetween(random, asOf, oldest, newest), desk, {
      reference: `T-${++world.serial + 900_000}`,
      detail: random.pick(ticketSubjects),
    });
  if (user === 'frustrated') for (let count = random.whole(3, 5); count > 0; count--) raise(29, 0.5);
  else if (random.chance(0.35))
    for (let count = random.whole(1, 2); count > 0; count--) raise(age - 1, user === 'dormant' ? 70 : 0.5);
}

function answersSurvey(world: World, contact: SampleContact, user: User, age: number): void {
  const { random, asOf } = world;
  const score =
    user === 'frustrated' ? random.whole(0, 5) : user === 'champion' ? random.whole(9, 10) : random.whole(5, 10);
  contact.custom.satisfaction = score;
  does(contact, 'survey', momentBetween(random, asOf, Math.min(age - 1, 180), 1), 'Survey', {
    detail: `Would recommend: ${score} of 10`,
  });
}

function tagUser(world: World, contact: SampleContact, user: User): void {
  const { random, asOf } = world;
  const at = Math.max(contact.createdAt, asOf - random.whole(1, 120) * day);
  wears(contact, 'type/user', contact.createdAt);
  if (user === 'champion') wears(contact, 'value/vip', at, 'manual', 'Enterprise plan');
  if (user === 'frustrated' && random.chance(0.6))
    wears(contact, 'behaviour/frustrated', at, 'manual', 'Several tickets open');
  if (user === 'trial') wears(contact, 'source/free-trial', contact.createdAt);
  if (contact.emailConsent === 'granted') wears(contact, 'behaviour/newsletter', contact.createdAt);
  if (Number(contact.custom.satisfaction) >= 9)
    wears(contact, 'behaviour/promoter', at, 'rule', 'Survey answer 9 or 10');
  const stage = { champion: 'active', active: 'active', trial: 'lead', dormant: 'dormant', frustrated: 'at-risk' }[
    user
  ];
  if (random.chance(0.75)) wears(contact, `lifecycle/${stage}`, at, 'rule', 'Logins and subscription');
}

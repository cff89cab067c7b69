// Judges whether the data suffice for each later method. Pure: counts in, verdicts with words out. Owns the thresholds and
// the sentences a person sends to the client.
import type { ReadinessModel, ReadinessNeed, ReadinessVerdict } from '../../../../src-shared/contract/readiness.ts';
import type { ActivityFacts, ContactFacts } from './readiness-queries.ts';

export interface ReadinessFacts {
  readonly contacts: ContactFacts;
  readonly activities: readonly ActivityFacts[];
  /** Contacts with a value in custom fields that speak of these, by the label of the field. */
  readonly firmographic: readonly { readonly label: string; readonly count: number }[];
  readonly duplicatesSearched: boolean;
  /** UTC epoch milliseconds. */
  readonly asOf: number;
}

const day = 86_400_000;
/** Shares from which a fact counts as there, and as partly there. */
const enough = 0.5;
const some = 0.05;
/** Fewer buyers than this give fifths too small to read anything into. */
const fewBuyers = 20;

interface Need extends ReadinessNeed {
  /** Without it the method cannot work at all. */
  readonly isVital: boolean;
  readonly ask: string | null;
}

/** Every method in the order in which a consultant meets them. */
export function assessReadiness(facts: ReadinessFacts): ReadinessModel[] {
  const { contacts: c } = facts;
  const kind = (...kinds: string[]) => facts.activities.filter((each) => kinds.includes(each.kind));
  const purchases = kind('purchase');
  const bought = sum(purchases, ({ count }) => count);
  const newest = Math.max(0, ...facts.activities.map(({ last }) => last));
  const span = days(purchases);
  const mail = kind('email_open', 'email_click');
  const interest = kind('visit', 'product_view', 'cart', 'download', 'login');
  const priced = sum(purchases, ({ withAmount }) => withAmount);
  const named = sum(purchases, ({ withProduct }) => withProduct);
  const sorted = sum(purchases, ({ withCategory }) => withCategory);
  const buyers = buyersNeed(c);
  const amounts = shareNeed('Amount of each purchase', priced, bought, 'purchase', 0.95, {
    ...(bought > 0 && { ask: 'The amount of every order, with its currency.' }),
    vital: true,
  });
  const recent = need(
    'Up to date',
    newest === 0 ? 'no activity at all' : `the last activity is ${agoWords(facts.asOf - newest)}`,
    newest === 0 ? 'missing' : facts.asOf - newest <= 45 * day ? 'ready' : 'partly',
    newest === 0 ? {} : { ask: 'A newer export of orders and activities, up to today.' },
  );
  const dated = (label: string, wanted: number): Need =>
    need(
      label,
      bought === 0 ? 'no purchases' : `purchases over ${spanWords(span)}`,
      bought === 0 ? 'missing' : span >= wanted ? 'ready' : span >= wanted / 4 ? 'partly' : 'missing',
      bought === 0 ? {} : { ask: `Orders of at least the last ${spanWords(wanted)}, each with its date.` },
    );
  const repeats = need(
    'Customers who bought more than once',
    ofContacts(c.repeatBuyers, c.buyers, 'buyer'),
    c.repeatBuyers >= 10 ? 'ready' : c.repeatBuyers > 0 ? 'partly' : 'missing',
    c.buyers === 0 ? {} : { ask: 'All orders of each customer, not only the first or the last.' },
  );
  return [
    model(
      'rfm',
      'RFM scores',
      'Recency, frequency and monetary value: who is loyal, who is new and who is slipping away.',
      [buyers, dated('A year of purchases', 365), amounts, recent],
    ),
    model('lifecycle', 'Lifecycle stages', 'Lead, first-time buyer, regular, lapsed: who stands where.', [
      buyers,
      dated('Purchases over half a year', 182),
      shareNeed('When the contact was created', c.created, c.contacts, 'contact', enough, {
        ask: 'The day on which each contact signed up or was created.',
      }),
    ]),
    model('churn', 'At risk and churn', 'Who has been quiet for longer than is usual for them.', [
      { ...dated('A year of purchases', 365), isVital: true, ...(bought === 0 && { ask: buyers.ask }) },
      repeats,
      need(
        'Signs of life besides purchases',
        sum(interest.concat(mail), ({ count }) => count) === 0
          ? 'none: no visits, logins, opens or clicks'
          : countWords(
              sum(interest.concat(mail), ({ count }) => count),
              'visit, login, open or click',
              'visits, logins, opens and clicks',
            ),
        interest.length + mail.length > 0 ? 'ready' : 'missing',
        { ask: 'Logins, visits or email opens and clicks with contact and date, if they are recorded anywhere.' },
      ),
      recent,
    ]),
    model('geographic', 'Geographic segments', 'Offers by country, region or postcode; events near a shop.', [
      shareNeed('Country', c.country, c.contacts, 'contact', enough, {
        ask: 'The country of each contact.',
        vital: true,
      }),
      shareNeed('City or postcode', Math.max(c.city, c.postcode), c.contacts, 'contact', enough, {
        ask: 'City and postcode, for example from delivery addresses.',
      }),
    ]),
    model('birthday', 'Birthday mailings', 'A greeting or an offer in the right week.', [
      shareNeed('Birthday', c.birthday, c.contacts, 'contact', 0.3, {
        ask: 'Birthdays with day and month; the year is not needed.',
        vital: true,
      }),
      shareNeed('Email or phone', Math.max(c.email, c.phone), c.contacts, 'contact', enough, {
        ask: 'An email address or a phone number of each contact.',
        vital: true,
      }),
    ]),
    model('email', 'Email marketing', 'Mailings to those who may be written to.', [
      shareNeed('Email address', c.email, c.contacts, 'contact', enough, {
        ask: 'An email address of each contact.',
        vital: true,
      }),
      consentNeed('email', c.emailGranted, c.emailWithdrawn, c.email),
      need(
        'How mailings were received',
        mail.length === 0 ? 'no opens or clicks' : ofContacts(c.opened, c.contacts, 'contact'),
        c.opened > 0 ? 'ready' : 'missing',
        { ask: 'Opens, clicks, bounces and unsubscribes from the mailing tool, with address and date.' },
      ),
    ]),
    model('phone', 'Phone campaigns', 'Calls or text messages to those who may be called.', [
      shareNeed('Phone number', c.phone, c.contacts, 'contact', enough, {
        ask: 'A phone number of each contact, with its country.',
        vital: true,
      }),
      consentNeed('phone', c.phoneGranted, c.phoneWithdrawn, c.phone),
    ]),
    model('duplicates', 'Duplicate contacts', 'One person, one record: no second greeting, no wrong count.', [
      shareNeed('First or last name', c.named, c.people, 'person', enough, {
        ask: 'First and last names, in columns of their own.',
        plural: 'people',
      }),
      shareNeed('Email, phone or full address', Math.max(c.email, c.phone, c.address), c.contacts, 'contact', enough, {
        ask: 'A second fact beside the name: email, phone or postal address.',
        vital: true,
      }),
      need('Search for duplicates', facts.duplicatesSearched ? 'done here' : 'not done here yet', 'ready', {}),
    ]),
    model('b2b', 'Business segments', 'By industry, size and role: whom to call about what.', [
      shareNeed('Company', c.company, c.contacts, 'contact', enough, {
        ask: 'The company each contact works for.',
        vital: true,
      }),
      shareNeed('Job title', c.jobTitle, c.contacts, 'contact', 0.3, { ask: 'Job titles or roles of the contacts.' }),
      firmographicNeed(facts),
    ]),
    model('products', 'Product segments', 'Who buys what, who might want what else, who buys only on discount.', [
      { ...buyers, isVital: true },
      shareNeed('Product of each purchase', named, bought, 'purchase', enough, {
        ask: 'Order lines: which product, how many, at what price.',
        vital: true,
      }),
      shareNeed('Product category', sorted, bought, 'purchase', 0.3, { ask: 'A category for each product.' }),
    ]),
  ];
}

interface NeedOptions {
  ask?: string;
  vital?: boolean;
  plural?: string;
}

function need(label: string, found: string, verdict: ReadinessVerdict, { ask, vital }: NeedOptions): Need {
  return { label, found, verdict, isVital: vital === true, ask: ask ?? null };
}

/** A fact that a share of rows should have. */
function shareNeed(label: string, have: number, of: number, noun: string, wanted: number, options: NeedOptions): Need {
  const share = of === 0 ? 0 : have / of;
  const verdict =
    of > 0 && share >= wanted ? 'ready' : share >= Math.min(some, wanted) && have > 0 ? 'partly' : 'missing';
  return need(label, ofContacts(have, of, noun, options.plural), verdict, options);
}

function buyersNeed({ buyers, contacts }: ContactFacts): Need {
  const verdict = buyers >= fewBuyers ? 'ready' : buyers > 0 ? 'partly' : 'missing';
  return need('Contacts with purchases', ofContacts(buyers, contacts, 'contact'), verdict, {
    ask: 'An export of orders of at least the last 12 months: customer (email or id), date, amount, currency and order number.',
    vital: true,
  });
}

function consentNeed(channel: 'email' | 'phone', granted: number, withdrawn: number, reachable: number): Need {
  const known = granted + withdrawn;
  const found =
    known === 0
      ? `not known of any of ${count(reachable)} reachable contacts`
      : `given by ${count(granted)}, refused by ${count(withdrawn)}, not known of ${count(Math.max(0, reachable - known))}`;
  const verdict = reachable > 0 && known >= reachable * enough ? 'ready' : known > 0 ? 'partly' : 'missing';
  const means =
    channel === 'email'
      ? 'opt-ins with their date, and the list of unsubscribed addresses'
      : 'who agreed to calls, and who asked not to be called';
  return need(`Consent to ${channel === 'email' ? 'email' : 'calls'}`, found, verdict, {
    ask: `The state of consent of each contact: ${means}.`,
  });
}

function firmographicNeed({ firmographic, contacts }: ReadinessFacts): Need {
  const best = [...firmographic].sort((a, b) => b.count - a.count);
  const found =
    best.length === 0
      ? 'no field for it'
      : best.map(({ label, count: have }) => `${label}: ${ofContacts(have, contacts.contacts, 'contact')}`).join('; ');
  const top = best[0]?.count ?? 0;
  const share = contacts.contacts === 0 ? 0 : top / contacts.contacts;
  return need('Industry or company size', found, share >= 0.3 ? 'ready' : top > 0 ? 'partly' : 'missing', {
    ask: 'Industry and number of employees of each company.',
  });
}

/** missing when a vital need is; ready when every need is; partly otherwise. */
function model(id: string, name: string, use: string, needs: readonly Need[]): ReadinessModel {
  const verdict = needs.some((each) => each.isVital && each.verdict === 'missing')
    ? 'missing'
    : needs.every((each) => each.verdict === 'ready')
      ? 'ready'
      : needs.every((each) => each.verdict === 'missing')
        ? 'missing'
        : 'partly';
  const asks = needs.flatMap((each) => (each.verdict === 'ready' || each.ask === null ? [] : [each.ask]));
  return {
    id,
    name,
    use,
    verdict,
    needs: needs.map(({ label, found, verdict: own }) => ({ label, found, verdict: own })),
    asks: [...new Set(asks)],
  };
}

function sum(rows: readonly ActivityFacts[], of: (row: ActivityFacts) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** From the first to the last of them, in days. */
function days(rows: readonly ActivityFacts[]): number {
  if (rows.length === 0) return 0;
  return (Math.max(...rows.map(({ last }) => last)) - Math.min(...rows.map(({ first }) => first))) / day;
}

const count = (value: number): string => value.toLocaleString('en');

function countWords(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** '1,204 of 3,000 contacts (40%)'. A share that is not nothing and not all never rounds to 0% or 100%. */
function ofContacts(have: number, of: number, noun: string, plural = `${noun}s`): string {
  if (of === 0) return `no ${plural}`;
  if (have === 0) return `none of ${countWords(of, noun, plural)}`;
  const percent = have === of ? 100 : Math.min(99, Math.max(1, Math.round((100 * have) / of)));
  return `${count(have)} of ${countWords(of, noun, plural)} (${percent}%)`;
}

/** 'three weeks' would be too fine: days below two months, months below two years, then years. */
function spanWords(length: number): string {
  if (length < 60) return countWords(Math.max(1, Math.round(length)), 'day', 'days');
  if (length < 700) return countWords(Math.round(length / 30.44), 'month', 'months');
  return countWords(Math.round(length / 365.25), 'year', 'years');
}

function agoWords(milliseconds: number): string {
  const length = milliseconds / day;
  return length < 1 ? 'from today' : `${spanWords(length)} old`;
}

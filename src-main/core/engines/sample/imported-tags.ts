// Tags as years of imports leave them: 180 without a sheet, many of them one thing under several names. Owns the names, who
// wears them and the truth about what each should become.
import { Random } from './random.ts';
import { day, emptySheet, type SampleContact, type SampleTag, type SampleTagging } from './sample-shape.ts';

/** What becomes of an imported tag when somebody who knows tidies up. */
export type ImportedFate = 'keep' | 'merge' | 'field' | 'retire' | 'move';

/** One meaning under several names. `home` is the documented tag of the sample that means it too, or null. */
const spellings: readonly { readonly home: string | null; readonly names: readonly string[] }[] = [
  { home: 'value/vip', names: ['VIPs', 'VIP list', 'V I P', 'VIP clients', 'V.I.P. customers'] },
  { home: 'behaviour/newsletter', names: ['Newsletters', 'Newsleter', 'Newsletter list', 'NEWSLETTER contacts'] },
  { home: 'behaviour/cart-abandoner', names: ['Abandonned cart', 'Cart abandoner list', 'Abandoned carts'] },
  { home: 'source/trade-fair', names: ['Trade fairs', 'Trade fair contacts', 'TradeFairs'] },
  { home: 'value/bargain-hunter', names: ['Bargain hunters', 'Bargin hunter', 'bargain-hunter list'] },
  { home: 'value/key-account', names: ['Key accounts', 'Key-account list', 'Key acount'] },
  { home: null, names: ['Hiking', 'Hiking contacts', 'hiking list', 'Hikking'] },
  { home: null, names: ['Wholesale', 'whole-sale', 'Wholesale customers', 'Wholsale'] },
  { home: null, names: ['Gift buyer', 'Gift buyers', 'buyer of gifts', 'Gift-Buyer list', 'Gift byuer'] },
  { home: null, names: ['Press', 'Press contacts', 'Press list'] },
  { home: null, names: ['Supplier', 'Suppliers', 'Suplier', 'Supplier list'] },
  { home: null, names: ['Reseller', 'Resellers', 're-seller', 'Reseler'] },
  { home: null, names: ['Student', 'Students', 'Studnet', 'student list'] },
  { home: null, names: ['Climbing', 'Climbing list', 'Climbng'] },
  { home: null, names: ['Loyalty programme', 'Loyalty program', 'Loyality programme', 'loyalty_programme list'] },
  { home: null, names: ['Returns often', 'often returns', 'Returns_often'] },
  { home: null, names: ['Free shipping', 'Freeshipping', 'free-shipping list', 'Shipping free'] },
  { home: null, names: ['Birthday offer', 'Birthday offers', 'Bday offer', 'Birthdy offer'] },
  { home: null, names: ['Referred a friend', 'Refered a friend', 'referred friend'] },
  { home: null, names: ['Camping', 'Camping list', 'Campping'] },
  { home: null, names: ['Christmas card', 'Christmas cards', 'Xmas card', 'christmas-card list'] },
  { home: null, names: ['Marathon runner', 'Marathon runners', 'Marathon-runner list', 'Maraton runner'] },
];

/** Values of one thing of which a contact has at most one: a field rather than tags. */
const fields: readonly (readonly string[])[] = [
  ['Status: active', 'Status: lapsed', 'Status: prospect', 'Status: former'],
  ['Plan - Free', 'Plan - Team', 'Plan - Business', 'Plan - Trial'],
  ['Region/North', 'Region/South', 'Region/East', 'Region/West'],
  ['Size: S', 'Size: M', 'Size: L', 'Size: XL'],
  ['Language: German', 'Language: English', 'Language: French', 'Language: Italian', 'Language: Spanish'],
  ['Rating: A', 'Rating: B', 'Rating: C'],
  ['Payment: invoice', 'Payment: card', 'Payment: PayPal', 'Payment: cash'],
  ['Store = Hamburg', 'Store = Lyon', 'Store = Porto'],
];

/** Several of one group may be worn at once: branches of the tree. */
const branches: readonly (readonly string[])[] = [
  ['Interest: skiing', 'Interest: cycling', 'Interest: yoga', 'Interest: sailing', 'Interest: fishing'],
  ['Event: open house', 'Event: factory tour', 'Event: roadshow', 'Event: demo day', 'Event: book launch'],
];

/** Left over: worn by hardly anybody, for years. */
const leftovers: readonly string[] = [
  'import 2021-03-04',
  'import 2022-11-18',
  'import 2020-07-30',
  'list export 7',
  'mailing list upload 3',
  'upload_final_v2',
  'tmp',
  'test',
  'test tag 2',
  'test 123',
  'DO NOT USE',
  'asdf',
  'zzz old',
  'delete me',
  'copy of leads',
  'untitled',
  'new tag',
  'xx',
  'old webshop 2018',
  'Sale 2019',
  'Autumn sale 2018',
  'Webinar 2020',
  'Webinar 2019',
  'Black Friday 2018',
  'Black Friday 2019',
  'Raffle 2017',
  'Survey 2018',
  'Stand 14 B',
  'check later',
  'call back (Jonas)',
  'misc',
  'todo',
];

/** Names that look alike and mean different things. */
const different: readonly string[] = [
  'Opted in',
  'Opted out',
  'B2B',
  'B2C',
  'Hot lead',
  'Cold lead',
  'Paid',
  'Prepaid',
  'Insured',
  'Uninsured',
  'Hiking shoes',
  'Biking shoes',
  'Trainer',
  'Training',
  'Spring 2024',
  'Spring 2025',
  'Dealer',
  'Leader',
  'Q1 review',
  'Q2 review',
  'Member',
  'Non-member',
  'Water jacket',
  'Winter jacket',
  'Active account',
  'Inactive account',
];

interface ImportedTag {
  readonly key: string;
  readonly name: string;
  readonly fate: ImportedFate;
  /** Imported tags and tags of the sample with this in common are one thing, one field or one branch. */
  readonly group: string;
}

/** Every imported tag with its truth, in the order of the import. */
export const importedTags: readonly ImportedTag[] = [
  ...spellings.flatMap(({ home, names }) =>
    names.map(
      (name, index): ImportedTag => ({
        key: `imported/${name}`,
        name,
        fate: home === null && index === 0 ? 'keep' : 'merge',
        group: home ?? `imported/${names[0]}`,
      }),
    ),
  ),
  ...groupsOf(fields, 'field'),
  ...groupsOf(branches, 'move'),
  ...leftovers.map((name): ImportedTag => ({ key: `imported/${name}`, name, fate: 'retire', group: '' })),
  ...different.map((name): ImportedTag => ({ key: `imported/${name}`, name, fate: 'keep', group: `imported/${name}` })),
];

function groupsOf(groups: readonly (readonly string[])[], fate: ImportedFate): ImportedTag[] {
  return groups.flatMap((names) =>
    names.map((name) => ({ key: `imported/${name}`, name, fate, group: (names[0] ?? '').split(/\W/)[0] ?? '' })),
  );
}

/** As tags without any sheet, at the top of the tree. */
export function importedSampleTags(): SampleTag[] {
  return importedTags.map(({ key, name }) => ({
    key,
    parent: null,
    name,
    ...emptySheet,
    reviewAt: null,
  }));
}

/**
 * The imported tags that a contact wears: the same for the same seed and contact, whatever else the sample holds.
 * @param asOf UTC epoch milliseconds; what is in use was put on in the last year, leftovers years ago
 */
export function importedTaggings(contact: SampleContact, seed: number, asOf: number): SampleTagging[] {
  const random = new Random((Math.imul(seed, 0x9e3779b1) ^ Math.imul(contact.key, 0x85ebca6b)) | 0);
  const worn: SampleTagging[] = [];
  const put = (name: string, daysAgo: number): void => {
    worn.push({ tag: `imported/${name}`, source: 'import', why: null, at: Math.floor(asOf - daysAgo * day) });
  };
  const lately = (): number => random.whole(5, 360);
  for (const { home, names } of spellings) {
    const belongs = home !== null && contact.taggings.some(({ tag }) => tag === home);
    if (!belongs && !random.chance(0.03)) continue;
    // Most imports used the usual name; the slips are rare.
    for (const [index, name] of names.entries()) if (random.chance(0.7 / (index + 1))) put(name, lately());
  }
  for (const names of fields) if (random.chance(0.1)) put(random.pick(names), lately());
  for (const names of branches) for (const name of names) if (random.chance(0.02)) put(name, lately());
  for (const name of leftovers) if (random.chance(0.0006)) put(name, random.whole(1100, 2200));
  for (let at = 0; at < different.length; at += 2) {
    const pair = different.slice(at, at + 2);
    if (random.chance(0.025)) put(random.pick(pair), lately());
  }
  return worn;
}

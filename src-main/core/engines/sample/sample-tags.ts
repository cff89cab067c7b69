// The tag tree of the sample: partly documented, with near-duplicates and unused tags. Owns data and the truth about it.
import { isoDay } from './people.ts';
import { day, emptySheet, type SampleTag } from './sample-shape.ts';

type Sheet = Partial<Omit<SampleTag, 'key' | 'parent' | 'name' | 'reviewAt'>> & { readonly reviewIn?: number };

/** Which tags of the sample are planted faults. */
export const plantedTagFaults = {
  /** Each group says one thing under several names; the first is the one to keep. */
  nearDuplicates: [
    ['value/vip', 'value/vip-customer', 'value/v-i-p'],
    ['behaviour/cart-abandoner', 'behaviour/abandoned-cart', 'behaviour/cart-abandoners'],
    ['behaviour/newsletter', 'behaviour/news-letter'],
    ['source/trade-fair', 'source/tradefair'],
  ],
  /** Nobody wears these. */
  unused: [
    'source/xmas-2019',
    'source/old-import',
    'campaign',
    'campaign/spring-2022',
    'campaign/black-friday',
    'behaviour/webinar',
  ],
} as const;

/**
 * The sample's tags, parents before children.
 * @param asOf UTC epoch milliseconds; review dates lie around it, some in the past.
 */
export function sampleTags(asOf: number): SampleTag[] {
  const tags: SampleTag[] = [];
  const add = (key: string, name: string, { reviewIn, ...sheet }: Sheet = {}) => {
    const slash = key.lastIndexOf('/');
    tags.push({
      key,
      parent: slash < 0 ? null : key.slice(0, slash),
      name,
      ...emptySheet,
      ...sheet,
      reviewAt: reviewIn === undefined ? null : isoDay(asOf + reviewIn * day),
    });
  };
  addTypes(add);
  addLifecycle(add);
  addBehaviour(add);
  addValue(add);
  addRest(add);
  return tags;
}

type Add = (key: string, name: string, sheet?: Sheet) => void;

function addTypes(add: Add): void {
  add('type', 'Customer type', {
    colour: '#1f8781',
    meaning: 'What kind of counterpart this is. Everyone should have one.',
    owner: 'Nadia Keller',
    action: 'Decides which team looks after the contact.',
    reviewIn: 75,
  });
  add('type/consumer', 'Consumer', {
    meaning: 'A private person who buys in the outdoor shop.',
    owner: 'Grace Oyelaran',
    appliedWhen: 'Signs up or orders in the shop.',
    removedWhen: 'Never.',
    action: 'Receives the shop mailing.',
    examples: 'Somebody who ordered one pair of shoes.',
    reviewIn: 75,
  });
  add('type/user', 'Software user', {
    meaning: 'Has an account of the bookkeeping software.',
    owner: 'Tom Ashby',
    appliedWhen: 'The account is opened.',
    removedWhen: 'The account is deleted on request.',
    action: 'Receives product news.',
    examples: 'A bookkeeper on the Team plan.',
    reviewIn: -20,
  });
  add('type/company', 'Company', {
    meaning: 'An organisation that orders industrial supplies.',
    owner: 'Marek Zielony',
  });
  add('type/company/small', 'Small company', { meaning: 'Up to 40 employees.' });
  add('type/company/large', 'Large company', { meaning: 'From 250 employees.' });
  add('type/business-contact', 'Business contact', { meaning: 'A person at a company.', owner: 'Marek Zielony' });
  add('type/decision-maker', 'Decision maker', {
    meaning: 'Signs orders or budgets.',
    owner: 'Marek Zielony',
    appliedWhen: 'Confirmed in a conversation.',
    removedWhen: 'Changes the job.',
    action: 'Invited to the annual review.',
    examples: 'Head of Procurement.',
    reviewIn: 40,
  });
}

function addLifecycle(add: Add): void {
  add('lifecycle', 'Lifecycle stage', {
    colour: '#3b7dc4',
    isExclusive: true,
    meaning: 'Where the contact stands on the way from first touch to leaving. Exactly one at a time.',
    owner: 'Inês Carvalho',
    action: 'Chooses the mailing track.',
    reviewIn: 30,
  });
  const stages: [string, string, string, string][] = [
    ['lead', 'Lead', 'Known but has not bought.', 'Welcome series.'],
    ['new', 'New', 'Bought exactly once.', 'Second-order offer after three weeks.'],
    ['active', 'Active', 'Buys or uses the service regularly.', 'Regular mailing.'],
    ['at-risk', 'At risk', 'Was active and shows signs of leaving.', 'A personal message within a week.'],
    ['dormant', 'Dormant', 'Nothing heard for a long time.', 'Re-engagement offer, then silence.'],
  ];
  for (const [key, name, meaning, action] of stages) {
    add(`lifecycle/${key}`, name, {
      meaning,
      owner: 'Inês Carvalho',
      appliedWhen: 'By rule, every night.',
      removedWhen: 'Another stage applies.',
      action,
      examples: null,
      reviewIn: 30,
    });
  }
}

function addBehaviour(add: Add): void {
  add('behaviour', 'Behaviour', { colour: '#c9722b', meaning: 'What people did lately.' });
  add('behaviour/cart-abandoner', 'Cart abandoner', {
    meaning: 'Filled a cart and left without ordering.',
    owner: 'Grace Oyelaran',
    appliedWhen: 'A cart is older than a day and no order followed.',
    removedWhen: 'An order arrives or 30 days pass.',
    action: 'Reminder after one day.',
    examples: 'Cart with a rain jacket on Monday, no order by Wednesday.',
    reviewIn: 12,
  });
  add('behaviour/cart-abandoners', 'Cart abandoners');
  add('behaviour/abandoned-cart', 'Abandoned cart');
  add('behaviour/newsletter', 'Newsletter', {
    meaning: 'Agreed to receive the mailing.',
    owner: 'Grace Oyelaran',
    action: 'Receives the mailing.',
  });
  add('behaviour/news-letter', 'News-letter');
  add('behaviour/clicked-email', 'Clicked email', { meaning: 'Followed a link in a mailing.' });
  add('behaviour/viewed-product', 'Viewed product');
  add('behaviour/frustrated', 'Frustrated', {
    meaning: 'Had several problems in a short time.',
    owner: 'Tom Ashby',
    appliedWhen: 'Support sets it by hand.',
    action: 'Call back by a senior colleague.',
  });
  add('behaviour/promoter', 'Promoter', { meaning: 'Answered 9 or 10 in the survey.', owner: 'Tom Ashby' });
  add('behaviour/webinar', 'Webinar 2021', { status: 'deprecated' });
}

function addValue(add: Add): void {
  add('value', 'Value', { colour: '#7a62c9', meaning: 'How much the relationship is worth.', owner: 'Nadia Keller' });
  add('value/vip', 'VIP', {
    meaning: 'Among the best customers by recency, frequency and spending.',
    owner: 'Nadia Keller',
    appliedWhen: 'Top in the quarterly RFM review.',
    removedWhen: 'No longer in the top after the next review.',
    action: 'Early access and a personal contact.',
    examples: 'Fifteen orders in two years, the last one this week.',
    reviewIn: -5,
  });
  add('value/vip-customer', 'Vip customer');
  add('value/v-i-p', 'V.I.P.');
  add('value/key-account', 'Key account', {
    meaning: 'A company with a yearly agreement.',
    owner: 'Marek Zielony',
    appliedWhen: 'Agreed in the account review.',
    removedWhen: 'The agreement ends.',
    action: 'Two visits a year.',
    examples: null,
  });
  add('value/bargain-hunter', 'Bargain hunter', { meaning: 'Orders at a discount.' });
}

function addRest(add: Add): void {
  add('interest', 'Interests', { colour: '#5d9148' });
  add('interest/running', 'Running', { meaning: 'Buys for running.' });
  add('source', 'Source', { colour: '#7b8889', meaning: 'Where the contact came from.' });
  add('source/trade-fair', 'Trade fair');
  add('source/tradefair', 'Tradefair');
  add('source/free-trial', 'Free trial', { meaning: 'Came by the free trial.', owner: 'Tom Ashby' });
  add('source/marathon-expo', 'Marathon expo 2024');
  add('source/xmas-2019', 'Xmas 2019', { status: 'deprecated' });
  add('source/old-import', 'old import DO NOT USE');
  add('campaign', 'Campaigns');
  add('campaign/spring-2022', 'Spring 2022', { status: 'retired' });
  add('campaign/black-friday', 'Black Friday');
}

// Small makers of activities that all three sample companies use: a bare activity, mailings, the order of things.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import type { Campaign } from './catalogue.ts';
import type { Random } from './random.ts';
import { day, type SampleActivity, type SampleContact } from './sample-shape.ts';

const blank = {
  amount: null,
  currency: null,
  product: null,
  category: null,
  quantity: null,
  discount: null,
  campaign: null,
  reference: null,
  detail: null,
} as const;

/** Notes that the contact did something. */
export function does(
  contact: SampleContact,
  kind: ActivityKind,
  at: number,
  source: string,
  more: Partial<Omit<SampleActivity, 'kind' | 'at' | 'source'>> = {},
): void {
  contact.activities.push({ ...blank, kind, at: Math.floor(at), source, ...more });
}

/** A moment between two days ago (larger first), in waking hours, never before the contact existed nor after `asOf`. */
export function momentBetween(random: Random, asOf: number, oldest: number, newest: number): number {
  const days = newest + random.unit() * Math.max(0, oldest - newest);
  return asOf - Math.floor(days * day);
}

/** How many times something happens around an average; never negative. */
export function times(random: Random, average: number): number {
  return Math.max(0, Math.round(average * (0.3 + 1.4 * random.unit())));
}

/**
 * What a subscriber did with the mailings sent since the contact exists: received the last six, opened and clicked
 * some, left at some point when consent is withdrawn.
 * @param interest share of mailings opened, 0 to 1.
 */
export function readsMail(
  contact: SampleContact,
  random: Random,
  campaigns: readonly Campaign[],
  interest: number,
  source: string,
): void {
  if (contact.emailConsent === 'unknown' && random.chance(0.6)) return;
  const since = campaigns.filter((campaign) => campaign.at > contact.createdAt);
  const leavesAt = contact.emailConsent === 'withdrawn' ? Math.floor(random.unit() * since.length) : since.length;
  for (const [index, campaign] of since.entries()) {
    if (index > leavesAt) break;
    const subject = { campaign: campaign.name };
    if (index >= since.length - 6) does(contact, 'email_sent', campaign.at, source, subject);
    const openedAt = campaign.at + Math.floor(random.unit() ** 2 * 1.5 * day);
    const opens = random.chance(interest);
    if (opens) does(contact, 'email_open', openedAt, source, subject);
    if (opens && random.chance(0.25))
      does(contact, 'email_click', openedAt + random.whole(4, 90) * 1000, source, subject);
    if (index === leavesAt) does(contact, 'unsubscribe', openedAt + 120_000, source, subject);
  }
}

/** Puts activities in the order they happened and drops what would lie at or after `asOf`. */
export function settle(contact: SampleContact, asOf: number): void {
  contact.activities = contact.activities
    .filter((activity) => activity.at < asOf)
    .sort((left, right) => left.at - right.at || (left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : 0));
}

/** Hangs a tag on the contact. */
export function wears(
  contact: SampleContact,
  tag: string,
  at: number,
  source: 'manual' | 'import' | 'rule' = 'import',
  why: string | null = null,
): void {
  if (!contact.taggings.some((tagging) => tagging.tag === tag))
    contact.taggings.push({ tag, source, why, at: Math.floor(at) });
}

// What a consent cell says. Owns the sense of opt-in and opt-out columns; never turns silence into consent.
import { parseBoolean } from './boolean.ts';
import { foldText } from './text-key.ts';

export type Consent = 'unknown' | 'granted' | 'withdrawn';
/** Whether a yes in the column grants ('opt_in') or withdraws ('opt_out'). */
export type ConsentSense = 'opt_in' | 'opt_out';

const granted = new Set(
  ['subscribed', 'opted in', 'opt in', 'optin', 'opt-in', 'opted-in', 'confirmed', 'granted', 'consented'].concat([
    'abonniert',
    'abonne',
    'inscrit',
    'suscrito',
    'accepted',
    'allowed',
  ]),
);
const withdrawn = new Set(
  ['unsubscribed', 'not subscribed', 'not_subscribed', 'opted out', 'opt out', 'optout', 'opt-out', 'opted-out'].concat(
    ['cleaned', 'bounced', 'blocked', 'complained', 'spam', 'do not email', 'do not contact', 'do not call'],
    ['withdrawn', 'revoked', 'denied', 'refused', 'suppressed', 'blacklisted', 'blocklisted', 'abgemeldet', 'archived'],
    ['desabonne', 'dado de baja', 'disabled', 'inactive'],
  ),
);
const silent = new Set(['', 'unknown', 'pending', 'unconfirmed', 'n/a', 'na', '-', 'not set', 'transactional']);

/**
 * Reads one consent cell. Words that name a state ('Unsubscribed') count whatever the column's sense; a plain
 * yes or no is turned by the sense. In an opt-out column 'no' says only that nobody objected, which is not consent.
 */
export function parseConsent(text: string, sense: ConsentSense): Consent {
  const key = foldText(text);
  if (silent.has(key)) return 'unknown';
  if (withdrawn.has(key)) return 'withdrawn';
  if (granted.has(key)) return 'granted';
  const answer = parseBoolean(key);
  if (answer === null) return sense === 'opt_out' && looksLikeDate(key) ? 'withdrawn' : 'unknown';
  if (sense === 'opt_out') return answer ? 'withdrawn' : 'unknown';
  return answer ? 'granted' : 'withdrawn';
}

/** The stricter of two states: withdrawn beats granted, granted beats unknown. */
export function stricterConsent(left: Consent, right: Consent): Consent {
  if (left === 'withdrawn' || right === 'withdrawn') return 'withdrawn';
  return left === 'granted' || right === 'granted' ? 'granted' : 'unknown';
}

/** An unsubscribe time in an opt-out column is an opt-out. */
function looksLikeDate(key: string): boolean {
  return /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(key);
}

// What a consent cell says. Owns the sense of opt-in and opt-out columns and the words for the state of an address;
// never turns silence into consent.
import { parseBoolean } from './boolean.ts';
import { parseTimestamp } from './date.ts';
import { foldText } from './text-key.ts';

export type Consent = 'unknown' | 'granted' | 'withdrawn';
/** Whether a yes in the column grants ('opt_in') or withdraws ('opt_out'). */
export type ConsentSense = 'opt_in' | 'opt_out';
/** Whether an address takes mail, as mailing services report it. */
export type EmailStatus = 'unknown' | 'valid' | 'invalid' | 'bounced' | 'opted_out';

const words = (text: string): ReadonlySet<string> => new Set(text.split('|').map(plainWords));

const granted = words(
  'subscribed|subscriber|opted in|opt in|optin|confirmed|granted|consented|accepted|allowed|agreed|explicit|express|' +
    'double opt in|single opt in|implicit|implied|active subscriber|re subscribed|resubscribed|' +
    'abonniert|angemeldet|bestätigt|eingetragen|erteilt|abonné|abonnée|inscrit|inscrite|suscrito|suscrita|confirmado|' +
    'iscritto|iscritta|confermato|inscrito|inscrita|assinante|geabonneerd|ingeschreven|aangemeld|zapisany|subskrybuje|' +
    'prenumererar|tilmeldt|påmeldt|購読中|購読|登録済み|已订阅|已訂閱|订阅',
);
const optedOut = words(
  'unsubscribed|not subscribed|non subscribed|opted out|opt out|optout|complained|spam|marked as spam|spam complaint|' +
    'do not email|do not contact|do not call|do not mail|dnc|withdrawn|revoked|denied|refused|declined|suppressed|' +
    'blacklisted|blocklisted|blocked|archived|removed|on hold opt out|manually suppressed|' +
    'global unsubscribe|permanently suppressed|abgemeldet|widerrufen|ausgetragen|gesperrt|abbestellt|désabonné|' +
    'désabonnée|désinscrit|désinscrite|dado de baja|dada de baja|baja|cancelado|cancelada|disiscritto|disiscritta|' +
    'cancellato|descadastrado|descadastrada|cancelou|uitgeschreven|afgemeld|wypisany|rezygnacja|avregistrerad|' +
    'avprenumererad|frameldt|afmeldt|avmeldt|配信停止|退会|購読解除|解除済み|已退订|已取消订阅|已退訂|退订',
);
const bounced = words(
  'cleaned|bounced|bounce|hard bounce|hard bounced|soft bounced|on hold|on hold bounce|undeliverable|undelivered|unreachable|' +
    'unzustellbar|zurückgewiesen|rejeté|rebotado|rimbalzato|devolvido|odbity|studsad|non délivrable',
);
const invalid = words('invalid|bad|malformed|not valid|invalid email|ungültig|invalide|inválido|non valido|ongeldig');
const valid = words('valid|verified|deliverable|ok|good|gültig|valide|válido|valido|geldig');
const silent = words(
  'unknown|pending|unconfirmed|n/a|na|not set|transactional|never subscribed|none|no data|not specified|awaiting|' +
    'pending confirmation|awaiting confirmation|unbekannt|ausstehend|offen|inconnu|desconocido|sconosciuto|desconhecido|onbekend|nieznany|不明|未知',
);

/**
 * Reads one consent cell. Words that name a state ('Unsubscribed') count whatever the column's sense; a plain
 * yes or no, and a date, is turned by the sense. In an opt-out column 'no' says only that nobody objected, which is
 * not consent.
 * @returns null when the text is neither, such as 'ask Bob'
 */
export function readConsent(text: string, sense: ConsentSense): Consent | null {
  const known = remembered[sense].get(text);
  if (known !== undefined) return known;
  const read = judgeConsent(text, sense);
  if (remembered[sense].size < mostRemembered) remembered[sense].set(text, read);
  return read;
}

// A consent column holds few different words; times of opting out are the exception and fill this once.
const mostRemembered = 2000;
const remembered: Record<ConsentSense, Map<string, Consent | null>> = { opt_in: new Map(), opt_out: new Map() };

function judgeConsent(text: string, sense: ConsentSense): Consent | null {
  const key = plainWords(text);
  if (key === '' || silent.has(key)) return 'unknown';
  if (optedOut.has(key) || bounced.has(key)) return 'withdrawn';
  if (granted.has(key)) return 'granted';
  const answer = parseBoolean(key) ?? (isMoment(text) ? true : null);
  if (answer === null) return null;
  if (sense === 'opt_out') return answer ? 'withdrawn' : 'unknown';
  return answer ? 'granted' : 'withdrawn';
}

/** readConsent for those who only need the state: what cannot be read says nothing. */
export function parseConsent(text: string, sense: ConsentSense): Consent {
  return readConsent(text, sense) ?? 'unknown';
}

/** The stricter of two states: withdrawn beats granted, granted beats unknown. */
export function stricterConsent(left: Consent, right: Consent): Consent {
  if (left === 'withdrawn' || right === 'withdrawn') return 'withdrawn';
  return left === 'granted' || right === 'granted' ? 'granted' : 'unknown';
}

/** The state of an address that a word names: 'Cleaned' is bounced, 'Unsubscribed' opted out; null for other words. */
export function parseEmailStatus(text: string): EmailStatus | null {
  const key = plainWords(text);
  if (bounced.has(key)) return 'bounced';
  if (optedOut.has(key)) return 'opted_out';
  if (invalid.has(key)) return 'invalid';
  if (valid.has(key)) return 'valid';
  return key === '' || silent.has(key) || granted.has(key) ? 'unknown' : null;
}

const severity: Record<EmailStatus, number> = { unknown: 0, valid: 1, invalid: 2, bounced: 3, opted_out: 4 };

/** The state that forbids more: opted out beats bounced, bounced beats invalid. */
export function stricterEmailStatus(left: EmailStatus, right: EmailStatus): EmailStatus {
  return severity[right] > severity[left] ? right : left;
}

/** Folded, with hyphens and underscores as blanks: 'NEVER_SUBSCRIBED' and 'never subscribed' agree. */
function plainWords(text: string): string {
  return foldText(text.replace(/[_‐-―-]+/g, ' '));
}

/** The time of an opt-in or opt-out stands for a yes. */
function isMoment(text: string): boolean {
  return /\d/.test(text) && parseTimestamp(text.trim()) !== null;
}

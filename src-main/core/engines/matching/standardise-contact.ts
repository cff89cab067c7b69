// Emails, phones, birthdays and ids as the matcher compares them. Owns the choice of what may differ without meaning
// (plus-tags, trunk zeros, day order); validity is src-shared/text's and the audit's matter.
import { type DayOrder, inferDayOrder, parseDay } from '../../../../src-shared/text/date.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { fold, foldTight } from './fold.ts';

// Mailboxes that stand for a role, not a person (RFC 2142 and what companies commonly use).
const roles = new Set(
  (
    'info office sales contact support admin service mail hello team enquiries inquiries billing accounts accounting ' +
    'invoices orders order shop store kontakt buero post noreply no-reply donotreply webmaster postmaster hostmaster ' +
    'abuse marketing press media hr jobs careers help helpdesk reception customerservice feedback booking reservations'
  ).split(' '),
);
// Mail hosts that anybody can have an address at: sharing one says nothing.
const freeHosts = new Set(
  (
    'gmail.com yahoo.com hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com mac.com gmx.de gmx.net ' +
    'gmx.at web.de t-online.de freenet.de mail.ru yandex.ru yahoo.co.uk hotmail.co.uk btinternet.com orange.fr free.fr ' +
    'laposte.net wanadoo.fr libero.it qq.com 163.com 126.com proton.me protonmail.com comcast.net verizon.net att.net'
  ).split(' '),
);

/** What people type to get past a form. */
const standIn = /^(?:(?:test|asdf|qwerty|none|noemail|xxx)\d*@|(?:na|no|abc)\d*@(?:na|no|abc|none|test)\.)/;

/**
 * The address that two spellings of one mailbox share: lower case, plus-tag dropped, dots of Gmail dropped.
 * A text that is no valid address is still kept when it has an @, since a typo is what matching is for.
 */
export function standardEmail(text: string): string {
  const address = normaliseEmail(text).normalised ?? loose(text);
  const at = address.lastIndexOf('@');
  if (at < 1) return '';
  let host = address.slice(at + 1);
  let local = address.slice(0, at).replace(/\+.*$/, '');
  if (standIn.test(address)) return '';
  if (host === 'googlemail.com') host = 'gmail.com';
  if (host === 'gmail.com') local = local.replaceAll('.', '');
  return local === '' ? '' : `${local}@${host}`;
}

function loose(text: string): string {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, '');
  return tidy.includes('@') && tidy.length <= 254 ? tidy : '';
}

/** The mailbox part of a standard email. */
export function emailLocal(email: string): string {
  return email.slice(0, Math.max(0, email.lastIndexOf('@')));
}

/** The host of a standard email, or '' where anybody can have a mailbox. */
export function ownHost(email: string): string {
  const host = email.slice(email.lastIndexOf('@') + 1);
  return freeHosts.has(host) ? '' : host;
}

/** Does the mailbox stand for a role such as info or sales? */
export function isRoleMailbox(email: string): boolean {
  return roles.has(emailLocal(email).replace(/[.\d]+$/, ''));
}

/** The digits of a number without plus, 00 and trunk zero; '' for fewer than six. */
export function standardPhone(text: string): string {
  const digits = text
    .replace(/\(0\)/, '')
    .replace(/(?:ext|x|durchwahl)\.?\s*\d+$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length < 6 || /^(\d)\1+$/.test(digits) ? '' : digits;
}

/**
 * The days of a column as eight digits (YYYYMMDD). The order of day and month is decided from the whole column.
 * A value that names no real day keeps its digits when it has eight, since a typo is what matching is for.
 */
export function standardDays(values: readonly string[], latestYear: number): string[] {
  const order: DayOrder = inferDayOrder(values).order;
  const reading = { order, pivot: latestYear % 100 };
  return values.map((value) => {
    const text = value.trim();
    if (text === '') return '';
    const day = parseDay(text, reading);
    if (day !== null) return Number(day.slice(0, 4)) > latestYear ? '' : day.replaceAll('-', '');
    const digits = text.replace(/\D/g, '');
    return digits.length === 8 ? digits : '';
  });
}

/** An id without spaces, signs and case; '' for what forms write when there is none. */
export function standardIdentifier(text: string): string {
  const tight = foldTight(text);
  return /^(0+|na|none|null|unknown|x+)$/.test(tight) ? '' : tight;
}

const sexes: Record<string, string> = { male: 'm', man: 'm', mr: 'm', female: 'f', woman: 'f', ms: 'f', mrs: 'f' };

/** A category for comparing; unknown is missing, the usual words for sex are one letter. */
export function standardCategory(text: string): string {
  const folded = fold(text);
  return /^(u|unknown|other|na|n a|none|null)$/.test(folded) ? '' : (sexes[folded] ?? folded);
}

/** A number as plain digits with a point, from what people write for prices and counts; '' when it is none. */
export function standardNumber(text: string): string {
  const bare = text.replace(/[\s\u00a0'’]|[A-Z]{3}\b|[$€£¥%~]/gi, '');
  const point = /^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d{1,2}$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : bare.replace(/,(?=\d{3}\b)/g, '');
  return /^-?\d+(\.\d+)?$/.test(point) ? String(Number(point)) : '';
}

/** The host of a web address without www; '' when there is none. */
export function standardWebsite(text: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\d?\.)?([^/?#:\s]+\.[^/?#:\s]{2,})/i.exec(text.trim())?.[1] ?? '';
  return host.toLowerCase();
}

// What an e-mail address is and when two are the same. Owns syntax and normal form; asks no mail server.
import isEmail from 'validator/lib/isEmail.js';

export interface NormalisedEmail {
  /** Lower-case address, or null when the value is not a valid address. */
  readonly normalised: string | null;
}

const wrappers = /^(?:mailto:)?\s*|\s*[;,.]*$/gi;
// The shape nearly every address has. What matches is valid by RFC 5321 once the lengths hold; the rest is examined.
const everyday = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;

// Control characters anywhere, or anything but ASCII inside a quoted local part.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const unsendable = /[\x00-\x1f\x7f]|^"[^"]*[^\x00-\x7f]/;

/**
 * Reads an address as people store it: trimmed, `mailto:` and `Name <address>` unwrapped, trailing separators
 * dropped, lower case. Validity follows RFC 5321/5322 as validator's isEmail reads them (no comments, no bare
 * hosts, international addresses allowed).
 */
export function normaliseEmail(value: string): NormalisedEmail {
  let text = value.trim();
  if (text === '') return { normalised: null };
  const lower = text.toLowerCase();
  if (lower.length <= 254 && everyday.test(lower) && lower.indexOf('@') <= 64) return { normalised: lower };
  if (text.length > 1000) return { normalised: null };
  const angled = /<([^<>]+)>\s*$/.exec(text);
  if (angled?.[1] !== undefined) text = angled[1];
  text = text.replace(wrappers, '').toLowerCase();
  return { normalised: !unsendable.test(text) && isEmail(text) ? text : null };
}

/** The part after the @ of a normalised address, or null. */
export function emailDomain(normalised: string): string | null {
  const at = normalised.lastIndexOf('@');
  return at < 0 ? null : normalised.slice(at + 1);
}

/** Splits a cell that holds several addresses: 'a@x.org; b@x.org', 'a@x.org ::: b@x.org', 'a@x.org, b@x.org'. */
export function splitEmails(cell: string): string[] {
  if (cell.indexOf('@') === cell.lastIndexOf('@')) return cell.trim() === '' ? [] : [cell.trim()];
  return cell
    .split(/\s*:::\s*|[;,\n|]|\s+(?=[^\s<>"]+@)/)
    .map((part) => part.trim().replace(/^\*\s+/, ''))
    .filter((part) => part !== '');
}

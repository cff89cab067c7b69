// Addresses typed to get past a form: test@test.com, noemail@none.com, anything at example.com.
import { textCheck } from '../check.ts';
import { fillerDomains, fillerEndings } from '../lists/email-domains.ts';
import { fillerNames, unreadNames } from '../lists/email-local-parts.ts';

export const emailPlaceholder = textCheck(
  {
    id: 'email-placeholder',
    title: 'Placeholder email address',
    why: 'Nobody reads it. It counts as reachable, spoils opening rates, and makes strangers look like duplicates of each other.',
    remedy: 'Accepting takes the address out of the record.',
    dimension: 'validity',
    severity: 'error',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (_value, text) => {
    const confidence = placeholderConfidence(text.normalised ?? null);
    return confidence === undefined ? undefined : { to: '', confidence };
  },
);

/** How sure an address, in normal form, is a filler, 0 to 1; undefined for an ordinary or unreadable one. */
export function placeholderConfidence(email: string | null): number | undefined {
  if (email === null) return undefined;
  const at = email.lastIndexOf('@');
  const [name, domain] = [email.slice(0, at), email.slice(at + 1)];
  const fillerDomain = fillerDomains.has(domain) || fillerEndings.some((ending) => domain.endsWith(ending));
  if (fillerDomain) return /^example\./.test(domain) || fillerNames.has(name) ? 0.97 : 0.85;
  if (unreadNames.has(name)) return 0.85;
  const base = name.replace(/\d+$/, '');
  if (name === domain.slice(0, domain.indexOf('.')) && fillerNames.has(base)) return 0.9;
  const spoken = name.length > 1 && fillerNames.has(name) && !['email', 'user', 'username', 'temp'].includes(name);
  if (spoken) return 0.75;
  return /^(.)\1{3,}$/.test(name) || /^(?:asdf|qwer|zxcv|sdfg|hjkl)\w{0,6}$/.test(name) ? 0.8 : undefined;
}

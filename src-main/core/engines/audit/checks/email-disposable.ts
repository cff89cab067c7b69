// Addresses at providers whose mailboxes vanish after minutes.
import { emailDomain } from '../../../../../src-shared/text/email.ts';
import { textCheck } from '../check.ts';
import { disposableDomains } from '../lists/email-domains.ts';

export const emailDisposable = textCheck(
  {
    id: 'email-disposable',
    title: 'Throw-away email address',
    why: 'The mailbox was made for one sign-up and is gone. Mail to it bounces or is read by nobody.',
    remedy: 'Ask for a lasting address or leave the contact out of mailings. Nothing can be proposed.',
    dimension: 'validity',
    severity: 'warning',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (_value, text) => (isDisposable(text.normalised ?? null) ? {} : undefined),
);

function isDisposable(email: string | null): boolean {
  const domain = email === null ? null : emailDomain(email);
  if (domain === null) return false;
  if (disposableDomains.has(domain)) return true;
  const parent = domain.slice(domain.indexOf('.') + 1);
  return parent.includes('.') && disposableDomains.has(parent);
}

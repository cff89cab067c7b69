// Valid addresses at a domain that is one slip of the keyboard away from a mail provider.
import { textCheck } from '../check.ts';
import { suggestDomain } from '../repairs/email-domain.ts';

export const emailDomainTypo = textCheck(
  {
    id: 'email-domain-typo',
    title: 'Email domain looks mistyped',
    why: 'gmial.com and yahoo.con exist for nobody; mail to a mistyped domain bounces or reaches a stranger who registered it.',
    remedy: 'The provider that was probably meant is proposed.',
    dimension: 'validity',
    severity: 'error',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (_value, text) => {
    const email = text.normalised ?? null;
    if (email === null) return undefined;
    const at = email.lastIndexOf('@');
    const meant = suggestDomain(email.slice(at + 1));
    return meant === undefined
      ? undefined
      : { to: `${email.slice(0, at)}@${meant.domain}`, confidence: meant.confidence };
  },
);

// A desk's address (info@, sales@) on a person's record.
import { textCheck } from '../check.ts';
import { roleNames } from '../lists/email-local-parts.ts';

export const emailRole = textCheck(
  {
    id: 'email-role',
    title: 'Shared mailbox on a person',
    why: 'info@ or sales@ is read by whoever is on duty. A personal greeting goes wrong, and complaints about unwanted mail are likelier.',
    remedy: 'Ask for a personal address, or keep the address on the company instead. Nothing can be proposed.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (_value, text, contact) => {
    if (contact.kind !== 'person') return undefined;
    const email = text.normalised ?? null;
    return email !== null && roleNames.has(email.slice(0, email.lastIndexOf('@'))) ? {} : undefined;
  },
);

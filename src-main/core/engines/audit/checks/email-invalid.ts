// Addresses that no mail server accepts.
import { textCheck } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { repairEmail } from '../repairs/email-address.ts';

export const emailInvalid = textCheck(
  {
    id: 'email-invalid',
    title: 'Email address is not valid',
    why: 'Mail to this address bounces at once, and many bounces make providers distrust the sender.',
    remedy: 'Slips such as blanks, a comma for a dot or a missing ".com" are mended; the rest needs a person.',
    dimension: 'validity',
    severity: 'error',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (value, text) => {
    if (text.normalised != null || emptyWords.has(value.trim().toLowerCase())) return undefined;
    const repair = repairEmail(value);
    return repair === undefined ? {} : { to: repair.email, confidence: repair.confidence };
  },
);

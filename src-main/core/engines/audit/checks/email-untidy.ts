// Addresses written in capitals, with blanks around, as 'mailto:' or 'Name <address>'.
import { textCheck } from '../check.ts';

export const emailUntidy = textCheck(
  {
    id: 'email-untidy',
    title: 'Email address in capitals or with extras',
    why: 'Two spellings of one address look like two people to most systems that the list is exported to.',
    remedy: 'The plain lower-case address is proposed.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['email'],
  },
  (text) => text.column === 'email',
  (value, text) => {
    const email = text.normalised ?? null;
    return email === null || email === value ? undefined : { to: email, confidence: 1 };
  },
);

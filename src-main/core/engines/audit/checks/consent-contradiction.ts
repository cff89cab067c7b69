// A recorded yes to email on contacts that have unsubscribed.
import { isoDay } from '../calendar.ts';
import { type ContactCheck, clean } from '../check.ts';

export const consentContradiction: ContactCheck = {
  kind: 'contact',
  id: 'consent-contradiction',
  title: 'Consent granted, but unsubscribed',
  why: 'Mailing somebody who unsubscribed breaks the law in many countries. When two records disagree, the stricter one holds.',
  remedy: 'Email consent is set to withdrawn.',
  dimension: 'consistency',
  severity: 'error',
  reads: ['email_consent', 'unsubscribe'],
  inspect: (contact) => {
    if (contact.emailConsent !== 'granted') return undefined;
    if (contact.unsubscribedAt === null) return clean;
    return [
      {
        field: 'email_consent',
        current: 'granted',
        proposed: 'withdrawn',
        confidence: 0.95,
        detail: `Unsubscribed on ${isoDay(contact.unsubscribedAt)}`,
      },
    ];
  },
};

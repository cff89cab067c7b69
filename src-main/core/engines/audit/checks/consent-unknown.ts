// Email addresses without a recorded yes or no.
import { type ContactCheck, clean } from '../check.ts';

export const consentUnknown: ContactCheck = {
  kind: 'contact',
  id: 'consent-unknown',
  title: 'Has an email, consent not recorded',
  why: 'In many countries a marketing mail needs a recorded yes. Without a record these contacts should be left out or asked.',
  remedy: 'Record what is known, or ask. Consent is never filled in by guess.',
  dimension: 'completeness',
  severity: 'warning',
  reads: ['email', 'email_consent'],
  inspect: (contact) => {
    if (!contact.points.some((point) => point.kind === 'email')) return undefined;
    return contact.emailConsent === 'unknown' ? [{ field: 'email_consent', current: 'unknown' }] : clean;
  },
};

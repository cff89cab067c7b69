// Contacts that no message can reach: neither email nor phone.
import { type ContactCheck, clean } from '../check.ts';

export const unreachable: ContactCheck = {
  kind: 'contact',
  id: 'unreachable',
  title: 'Neither email nor phone',
  why: 'No mailing and no call reaches this contact; it counts in every total and never answers.',
  remedy: 'Find an email or phone number, or archive the record. Nothing can be proposed from the data itself.',
  dimension: 'completeness',
  severity: 'error',
  reads: ['email', 'phone'],
  inspect: (contact) =>
    contact.points.some((point) => point.kind === 'email' || point.kind === 'phone')
      ? clean
      : [{ field: 'reachable', current: null }],
};

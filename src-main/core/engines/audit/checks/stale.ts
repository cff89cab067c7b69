// Contacts of whom nothing was heard for two years.
import { isoDay, monthsBefore } from '../calendar.ts';
import { type ContactCheck, clean } from '../check.ts';

export const staleMonths = 24;

export const stale: ContactCheck = {
  kind: 'contact',
  id: 'stale',
  title: `No activity in ${staleMonths} months`,
  why: 'Addresses go out of use at a rate of about a fifth a year. Mail to the long silent bounces, and keeping data without need may be unlawful.',
  remedy: 'Win them back or archive them. Which of the two is a decision, not a repair.',
  dimension: 'timeliness',
  severity: 'warning',
  reads: ['last_activity_at', 'created_at'],
  comparesContacts: true,
  inspect: (contact, context) => {
    if (!context.groups.hasActivities) return undefined;
    const limit = monthsBefore(context.asOf, staleMonths);
    const since = contact.lastActivityAt ?? contact.createdAt;
    if (since === null) return undefined;
    if (since >= limit || (contact.createdAt ?? 0) >= limit) return clean;
    const never = contact.lastActivityAt === null;
    const detail = never ? `None on record, created ${isoDay(since)}` : `Last on ${isoDay(since)}`;
    return [{ field: 'last_activity_at', current: never ? null : isoDay(since), detail }];
  },
};

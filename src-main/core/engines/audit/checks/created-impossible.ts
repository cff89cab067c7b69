// Records created in the future or before there were such records.
import { dayMs, isoDay } from '../calendar.ts';
import { type ContactCheck, clean } from '../check.ts';

const earliest = Date.UTC(1980, 0, 1);

export const createdImpossible: ContactCheck = {
  kind: 'contact',
  id: 'created-impossible',
  title: 'Created on an impossible day',
  why: 'Growth per month and the age of the relationship come out wrong.',
  remedy: 'Usually day and month were read the wrong way round, or a clock was off. Look at the source row.',
  dimension: 'timeliness',
  severity: 'warning',
  reads: ['created_at'],
  inspect: (contact, context) => {
    if (contact.createdAt === null) return undefined;
    if (contact.createdAt > context.asOf + dayMs)
      return [{ field: 'created_at', current: isoDay(contact.createdAt), detail: 'In the future' }];
    if (contact.createdAt < earliest)
      return [{ field: 'created_at', current: isoDay(contact.createdAt), detail: 'Before 1980' }];
    return clean;
  },
};

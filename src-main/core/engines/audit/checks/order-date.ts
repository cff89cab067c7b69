// Orders and other activities dated in the future or before the contact could have acted.
import { dayMs, isoDay } from '../calendar.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';

/** The loader hands over every activity outside these; see suspectActivities. */
export const earliestActivity = Date.UTC(1990, 0, 1);

export const orderDate: ContactCheck = {
  kind: 'contact',
  id: 'order-date',
  title: 'Activity on an impossible day',
  why: 'An order from the future keeps its buyer "recent" for ever and spoils every score built on dates.',
  remedy: 'Look at the source row; day and month may be the wrong way round.',
  dimension: 'validity',
  severity: 'error',
  reads: ['at'],
  inspect: (contact, context) => {
    if (contact.activityCount === 0) return undefined;
    const found: Found[] = [];
    for (const activity of contact.suspectActivities) {
      const field = `activity:${activity.id}.at`;
      if (activity.at > context.asOf + dayMs)
        found.push({ field, current: isoDay(activity.at), detail: 'In the future' });
      else if (activity.at < earliestActivity)
        found.push({ field, current: isoDay(activity.at), detail: 'Before 1990' });
    }
    return found.length > 0 ? found : clean;
  },
};

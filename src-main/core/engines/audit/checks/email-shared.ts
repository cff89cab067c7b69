// One email address on contacts with different names.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const emailShared: ContactCheck = {
  kind: 'contact',
  id: 'email-shared',
  title: 'Email shared by different people',
  why: 'A mailing reaches the same mailbox several times, and one person’s unsubscribe leaves the others on the list.',
  remedy: 'Keep the address on the person it belongs to. Who that is cannot be read from the data.',
  dimension: 'uniqueness',
  severity: 'warning',
  reads: ['email'],
  comparesContacts: true,
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'email' || point.normalised === null) continue;
      applies = true;
      const use = context.groups.emailUse.get(point.normalised);
      if (use === undefined || use.contacts < 2 || use.names < 2) continue;
      found.push({
        field: `point:${point.id}`,
        current: point.value,
        detail: `${use.contacts} contacts with ${use.names} different names share it`,
      });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

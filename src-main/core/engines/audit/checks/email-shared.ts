// One email address on contacts with different names.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const emailShared: ContactCheck = {
  kind: 'contact',
  id: 'email-shared',
  title: 'Same email under different names',
  why: 'Either one person is written in two ways, or strangers share a mailbox: a mailing arrives several times, and one person’s unsubscribe leaves the others on the list.',
  remedy: 'Compare the records on the Duplicates page, or keep the address on the person it belongs to.',
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
        detail: `${use.contacts} contacts under ${use.names} names share it`,
      });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

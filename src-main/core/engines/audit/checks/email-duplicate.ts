// The same person twice: contacts that share both email and name.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const emailDuplicate: ContactCheck = {
  kind: 'contact',
  id: 'email-duplicate',
  title: 'Same email and name on several contacts',
  why: 'These are almost surely one person. Orders are split between the records, so nobody sees the whole customer.',
  remedy: 'Merge them on the Duplicates page, where every field can be compared first.',
  dimension: 'uniqueness',
  severity: 'error',
  reads: ['email', 'display_name'],
  comparesContacts: true,
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'email' || point.normalised === null) continue;
      applies = true;
      const use = context.groups.emailUse.get(point.normalised);
      if (use === undefined || use.contacts < 2 || use.names >= use.contacts) continue;
      if (use.names > 1) continue;
      found.push({ field: `point:${point.id}`, current: point.value, detail: `${use.contacts} contacts are alike` });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

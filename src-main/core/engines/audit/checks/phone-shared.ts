// One phone number on three or more contacts; two are often a household or an office.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const phoneShared: ContactCheck = {
  kind: 'contact',
  id: 'phone-shared',
  title: 'Phone shared by three or more contacts',
  why: 'It is a switchboard, a family’s number or a filler. Calls and texts reach the wrong person.',
  remedy: 'Check whose number it is. Nothing can be proposed.',
  dimension: 'uniqueness',
  severity: 'notice',
  reads: ['phone'],
  comparesContacts: true,
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone' || point.normalised === null) continue;
      applies = true;
      const use = context.groups.phoneUse.get(point.normalised);
      if (use === undefined || use.contacts < 3) continue;
      found.push({ field: `point:${point.id}`, current: point.value, detail: `${use.contacts} contacts share it` });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

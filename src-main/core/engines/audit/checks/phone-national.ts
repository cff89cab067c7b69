// Numbers written without their country prefix.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const phoneNational: ContactCheck = {
  kind: 'contact',
  id: 'phone-national',
  title: 'Phone number without country prefix',
  why: 'Texting services and calls from abroad need the international form, and two spellings of one number hide duplicates.',
  remedy: 'The international form (E.164) is proposed.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['phone'],
  inspect: (contact) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone' || point.normalised === null) continue;
      applies = true;
      // An extension would be lost in the international form.
      if (/^\s*(?:\+|00)/.test(point.value) || /\p{L}/u.test(point.value)) continue;
      found.push({ field: `point:${point.id}`, current: point.value, proposed: point.normalised, confidence: 0.95 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

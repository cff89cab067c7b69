// National numbers whose leading zero a spreadsheet took for decoration.
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { phoneCountry } from '../phone-country.ts';
import { restoreLeadingZero } from '../repairs/phone-text.ts';

export const phoneLostZero: ContactCheck = {
  kind: 'contact',
  id: 'phone-lost-zero',
  title: 'Phone number lost its leading zero',
  why: 'A spreadsheet read the number as an amount and dropped the zero; as it stands it cannot be dialled.',
  remedy: 'The number with its country prefix is proposed.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['phone', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone') continue;
      applies = true;
      if (!/^[1-9]\d{6,11}$/.test(point.value.trim())) continue;
      const country = phoneCountry(contact, context);
      const restored = restoreLeadingZero(point.value, country);
      if (restored === undefined || writtenWithPrefix(point.value, restored)) continue;
      found.push({ field: `point:${point.id}`, current: point.value, proposed: restored, confidence: 0.9 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

/** '442079460958' is the whole number without its plus, not one without its zero. */
function writtenWithPrefix(value: string, restored: string): boolean {
  if (value.trim().length < 11) return false;
  const whole = readPhone(`+${value.trim()}`, null);
  return whole.validity === 'valid' && whole.normalised !== restored;
}

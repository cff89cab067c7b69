// Numbers that cannot be dialled in their country, and what can be mended about them.
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { phoneCountry } from '../phone-country.ts';
import { readScientific, restoreLeadingZero } from '../repairs/phone-text.ts';

export const phoneInvalid: ContactCheck = {
  kind: 'contact',
  id: 'phone-invalid',
  title: 'Phone number cannot exist in its country',
  why: 'It has too few or too many digits, so calls and texts fail.',
  remedy: 'Look the number up. Numbers with letters, lost zeros or in scientific notation have checks of their own.',
  dimension: 'validity',
  severity: 'error',
  reads: ['phone', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone') continue;
      applies = true;
      if (emptyWords.has(point.value.trim().toLowerCase())) continue;
      if (isTooShort(point.value, point.normalised))
        found.push({ field: `point:${point.id}`, current: point.value, detail: explain(point.value) });
      if (point.normalised !== null) continue;
      const country = phoneCountry(contact, context);
      if (/\p{L}/u.test(point.value) || readScientific(point.value) !== undefined) continue;
      if (readPhone(point.value, country).normalised !== null) continue;
      if (restoreLeadingZero(point.value, country) !== undefined) continue;
      // Without any country a national number may well be right.
      if (country === null && !/^\s*(?:\+|00)/.test(point.value) && /\d{6,}/.test(point.value.replace(/\D/g, '')))
        continue;
      found.push({ field: `point:${point.id}`, current: point.value, detail: explain(point.value) });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

/** Numbering plans of some countries allow numbers of four digits; outside of one's own town nobody reaches them. */
export function isTooShort(value: string, normalised: string | null): boolean {
  return (
    normalised !== null &&
    value.length < 16 &&
    value.replace(/\D/g, '').length < 7 &&
    readPhone(normalised, null).validity !== 'valid'
  );
}

function explain(value: string): string {
  const digits = value.replace(/\D/g, '').length;
  return digits === 0 ? 'No digits' : digits < 7 ? `Only ${digits} digits` : `${digits} digits`;
}

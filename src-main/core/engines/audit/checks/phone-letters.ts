// Letters in a phone number: vanity numbers, notes, names.
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { phoneCountry } from '../phone-country.ts';
import { dialLetters, readScientific } from '../repairs/phone-text.ts';

export const phoneLetters: ContactCheck = {
  kind: 'contact',
  id: 'phone-letters',
  title: 'Letters in a phone number',
  why: 'Dialling programs stop at the first letter.',
  remedy: 'Notes beside a number are cut off and vanity letters turned into digits where the result can be dialled.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['phone', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone') continue;
      applies = true;
      const value = point.value.trim();
      if (!/\p{L}/u.test(value) || emptyWords.has(value.toLowerCase()) || readScientific(value) !== undefined) continue;
      // An extension is part of a number.
      if (/^[^\p{L}]+(?:ext\.?|extension|x|durchwahl|dw)\s*\.?:?\s*\d{1,6}$/iu.test(value)) continue;
      found.push({ field: `point:${point.id}`, current: point.value, ...mend(value, phoneCountry(contact, context)) });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

function mend(value: string, country: string | null): { proposed?: string; confidence?: number } {
  const dialled = dialLetters(value);
  const vanity = dialled === undefined ? undefined : readPhone(dialled, country);
  if (vanity?.validity === 'valid' && vanity.normalised !== null)
    return { proposed: vanity.normalised, confidence: 0.85 };
  const bare = readPhone(value.replace(/\p{L}[\p{L}.:]*/gu, ' ').trim(), country);
  return bare.validity === 'valid' && bare.normalised !== null ? { proposed: bare.normalised, confidence: 0.8 } : {};
}

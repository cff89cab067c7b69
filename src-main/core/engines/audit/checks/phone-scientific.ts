// Numbers that a spreadsheet turned into 4.16E+09.
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { phoneCountry } from '../phone-country.ts';
import { readScientific, restoreLeadingZero } from '../repairs/phone-text.ts';

export const phoneScientific: ContactCheck = {
  kind: 'contact',
  id: 'phone-scientific',
  title: 'Phone number in scientific notation',
  why: 'A spreadsheet rounded the number. Unless all digits are written out, the rest is lost for good.',
  remedy: 'Where every digit survived, the number is proposed. Otherwise fetch it from the original file.',
  dimension: 'validity',
  severity: 'error',
  reads: ['phone', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.kind !== 'phone') continue;
      applies = true;
      const read = readScientific(point.value);
      if (read === undefined) continue;
      const field = `point:${point.id}`;
      const country = phoneCountry(contact, context);
      const number = read.exact
        ? (readPhone(read.digits, country).normalised ?? restoreLeadingZero(read.digits, country))
        : null;
      const base = { field, current: point.value, detail: read.exact ? 'All digits survived' : 'Digits were lost' };
      found.push(number == null ? base : { ...base, proposed: number, confidence: 0.9 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

// Numbers of the right length in a range that nobody was ever given.
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import { textCheck } from '../check.ts';
import { isFillerPhone } from '../repairs/phone-text.ts';
import { isTooShort } from './phone-invalid.ts';

export const phoneUnassigned = textCheck(
  {
    id: 'phone-unassigned',
    title: 'Phone number in no known range',
    why: 'The length is right but the country assigns no such number: often a slip in the area code or a made-up number.',
    remedy: 'Look the number up. Accepting a filler such as 000 000 0000 takes it out.',
    dimension: 'validity',
    severity: 'notice',
    reads: ['phone'],
  },
  (text) => text.column === 'phone',
  (value, text, contact) => {
    if (isFillerPhone(value)) return { to: '', confidence: 0.85, detail: 'A filler' };
    const id = Number(text.field.slice('point:'.length));
    const point = contact.points.find((candidate) => candidate.id === id);
    if (point?.normalised == null || point.status === 'valid' || isTooShort(value, point.normalised)) return undefined;
    return readPhone(point.normalised, null).validity === 'possible' ? {} : undefined;
  },
);

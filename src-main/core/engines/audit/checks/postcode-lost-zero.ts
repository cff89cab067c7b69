// Postcodes that a spreadsheet stripped of their leading zeros.
import { type ContactCheck, clean, type Found } from '../check.ts';
import { padPostcode } from '../lists/postcodes.ts';

export const postcodeLostZero: ContactCheck = {
  kind: 'contact',
  id: 'postcode-lost-zero',
  title: 'Postcode lost its leading zero',
  why: 'A spreadsheet read 02139 as a number. Post goes astray and distances are wrong.',
  remedy: 'The postcode with its zeros is proposed.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['postcode', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      const country = address.countryCode ?? (address.country === null ? context.defaultCountry : null);
      if (address.postcode === null || country === null) continue;
      applies = true;
      const padded = padPostcode(address.postcode.trim(), country);
      if (padded === undefined) continue;
      const missing = padded.length - address.postcode.trim().length;
      const field = `address:${address.id}.postcode`;
      found.push({ field, current: address.postcode, proposed: padded, confidence: missing === 1 ? 0.95 : 0.7 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

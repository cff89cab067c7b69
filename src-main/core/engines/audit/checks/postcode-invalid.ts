// Postcodes that do not have the shape of their country.
import { countryName } from '../../../../../src-shared/text/country.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { padPostcode, postcodeShape } from '../lists/postcodes.ts';

export const postcodeInvalid: ContactCheck = {
  kind: 'contact',
  id: 'postcode-invalid',
  title: 'Postcode does not fit the country',
  why: 'Post is delayed or comes back, and the contact cannot be placed on a map.',
  remedy: 'Where only blanks or a prefix such as D- are wrong, the postcode without them is proposed.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['postcode', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      const country = address.countryCode ?? (address.country === null ? context.defaultCountry : null);
      const shape = country === null ? undefined : postcodeShape(country);
      if (address.postcode === null || country === null || shape === undefined) continue;
      const postcode = address.postcode.trim();
      if (emptyWords.has(postcode.toLowerCase())) continue;
      applies = true;
      if (shape.pattern.test(postcode) || padPostcode(postcode, country) !== undefined) continue;
      const field = `address:${address.id}.postcode`;
      const bare = postcode
        .replace(/^[A-Z]{1,2}\s*-\s*/i, '')
        .replace(/\s+/g, '')
        .replace(/\.0+$/, '');
      const detail = `${countryName(country)} uses ${shape.words}`;
      const mended = shape.pattern.test(bare) ? { proposed: bare, confidence: 0.9 } : {};
      found.push({ field, current: address.postcode, detail, ...mended });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

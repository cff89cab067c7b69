// Countries that are understood but not written the way the rest of the workspace writes them.
import { countryCode, countryName } from '../../../../../src-shared/text/country.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';

export const countrySpelling: ContactCheck = {
  kind: 'contact',
  id: 'country-spelling',
  title: 'Country not written in the standard way',
  why: 'USA, U.S.A. and United States are three countries to a filter or a chart.',
  remedy: 'The English name or the ISO code is proposed, whichever most addresses here use.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['country'],
  comparesContacts: true,
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      if (address.country === null) continue;
      applies = true;
      const code = countryCode(address.country);
      if (code === null) continue;
      const proposed = context.groups.countryStyle === 'code' ? code : nameOf(code);
      if (proposed === address.country) continue;
      found.push({ field: `address:${address.id}.country`, current: address.country, proposed, confidence: 0.97 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

const names = new Map<string, string>();

/** Asking the platform for a name is slow beside everything else a check does. */
function nameOf(code: string): string {
  const known = names.get(code) ?? countryName(code);
  names.set(code, known);
  return known;
}

// Contacts whose country is unknown. Proposes the phone number's country where an address waits for it.
import { countryCode, countryName } from '../../../../../src-shared/text/country.ts';
import { readPhone } from '../../../../../src-shared/text/phone.ts';
import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, clean } from '../check.ts';

export const missingCountry: ContactCheck = {
  kind: 'contact',
  id: 'missing-country',
  title: 'No country',
  why: 'Without a country, phone numbers cannot be dialled from abroad, post does not arrive, and rules about consent cannot be applied.',
  remedy:
    'Where the contact has an address and a phone number with a country prefix, the country of the number is proposed.',
  dimension: 'completeness',
  severity: 'notice',
  reads: ['country', 'phone'],
  comparesContacts: true,
  inspect: (contact, context) => {
    if (contact.addresses.some((address) => address.country !== null)) return clean;
    const [address] = contact.addresses;
    if (address === undefined) return [{ field: 'country', current: null }];
    const field = `address:${address.id}.country`;
    const code = countryOfPhones(contact);
    if (code === undefined) return [{ field, current: null }];
    const proposed = context.groups.countryStyle === 'code' ? code : countryName(code);
    return [{ field, current: null, proposed, confidence: 0.7, detail: 'Country of the phone number' }];
  },
};

function countryOfPhones(contact: AuditContact): string | undefined {
  let found: string | undefined;
  for (const point of contact.points) {
    if (point.kind !== 'phone' || point.normalised === null) continue;
    const code = readPhone(point.normalised, null).country;
    if (code === null || countryCode(code) === null || (found !== undefined && found !== code)) return undefined;
    found = code;
  }
  return found;
}

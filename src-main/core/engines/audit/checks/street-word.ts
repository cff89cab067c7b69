// 'Street' in one address and 'St' in the next.
import type { AuditAddress } from '../audit-contact.ts';
import { type AuditContext, type ContactCheck, clean, type Found } from '../check.ts';
import { streetWord } from '../lists/street-words.ts';

export const streetWordMixed: ContactCheck = {
  kind: 'contact',
  id: 'street-word',
  title: 'Street written out here and shortened there',
  why: '12 Main Street and 12 Main St are two addresses to a filter, and a household gets the catalogue twice.',
  remedy:
    'The form that the post office asks for is proposed (St, Ave, Rd), or the long one where most addresses have it. United States and Canada only.',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['street', 'country'],
  comparesContacts: true,
  inspect: (contact, context) => {
    const { streetStyle } = context.groups;
    if (streetStyle === null) return undefined;
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      const last = address.street !== null && isAmerican(address, context) ? streetWord(address.street) : undefined;
      if (last === undefined || address.street === null) continue;
      applies = true;
      if (last.style === streetStyle) continue;
      const street = address.street.trimEnd();
      found.push({
        field: `address:${address.id}.street`,
        current: address.street,
        proposed: street.slice(0, -last.word.length) + last.other,
        confidence: 0.85,
      });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

export function isAmerican(
  address: Pick<AuditAddress, 'country' | 'countryCode'>,
  context: Pick<AuditContext, 'defaultCountry'>,
): boolean {
  const country = address.countryCode ?? (address.country === null ? context.defaultCountry : null);
  return country === 'US' || country === 'CA';
}

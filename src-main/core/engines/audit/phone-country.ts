// Which country's numbering plan a contact's national phone numbers follow. Parses no number.
import type { AuditContact } from './audit-contact.ts';
import type { AuditContext } from './check.ts';

/** The country of the contact's address where known, else the workspace's; null where neither says. */
export function phoneCountry(contact: AuditContact, context: AuditContext): string | null {
  for (const address of contact.addresses) if (address.countryCode !== null) return address.countryCode;
  return context.defaultCountry;
}

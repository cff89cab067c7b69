// States and provinces not written as their postal code, in countries that address by code.
import type { AuditAddress } from '../audit-contact.ts';
import { type AuditContext, type ContactCheck, clean, type Found } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { regionCode, writesRegionCodes } from '../lists/regions.ts';

export const regionSpelling: ContactCheck = {
  kind: 'contact',
  id: 'region-spelling',
  title: 'State or province not written as its code',
  why: 'California, Calif. and CA are three regions to a filter.',
  remedy: 'The postal code of the region is proposed (United States, Canada, Australia).',
  dimension: 'consistency',
  severity: 'notice',
  reads: ['region', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      const country = regionCountry(address, context);
      if (address.region === null || country === null || !writesRegionCodes(country)) continue;
      applies = true;
      const code = regionCode(address.region, country);
      if (code === undefined || code === address.region) continue;
      found.push({ field: `address:${address.id}.region`, current: address.region, proposed: code, confidence: 0.95 });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

/** The address's country, else the workspace's; null for regions that are only a filler. */
export function regionCountry(address: AuditAddress, context: AuditContext): string | null {
  if (address.region !== null && emptyWords.has(address.region.trim().toLowerCase())) return null;
  return address.countryCode ?? (address.country === null ? context.defaultCountry : null);
}

// A state or province that lies in another country than the address says.
import { countryName } from '../../../../../src-shared/text/country.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { countriesOfRegion, regionCode, writesRegionCodes } from '../lists/regions.ts';
import { regionCountry } from './region-spelling.ts';

export const regionElsewhere: ContactCheck = {
  kind: 'contact',
  id: 'region-elsewhere',
  title: 'State or province does not exist in the country',
  why: 'Either the region or the country is wrong; post and regional campaigns go astray.',
  remedy: 'Compare both with the rest of the address. Which of the two is wrong cannot be told from here.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['region', 'country'],
  inspect: (contact, context) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      const country = regionCountry(address, context);
      if (address.region === null || country === null || !writesRegionCodes(country)) continue;
      applies = true;
      if (regionCode(address.region, country) !== undefined) continue;
      const elsewhere = countriesOfRegion(address.region).map(countryName);
      const detail = elsewhere.length === 0 ? 'Not known' : `Lies in ${elsewhere.join(' or ')}`;
      found.push({ field: `address:${address.id}.region`, current: address.region, detail });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

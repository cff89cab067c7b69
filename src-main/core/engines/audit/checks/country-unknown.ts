// Text in the country field that names no country.
import { countryCode, countryCodes, countryName } from '../../../../../src-shared/text/country.ts';
import { foldText } from '../../../../../src-shared/text/text-key.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';
import { countriesOfRegion } from '../lists/regions.ts';
import { slipsBetween } from '../repairs/email-domain.ts';

export const countryUnknown: ContactCheck = {
  kind: 'contact',
  id: 'country-unknown',
  title: 'Country is not a country',
  why: 'The contact belongs to no country in any filter, and its phone numbers and postcodes cannot be judged.',
  remedy: 'A country that differs by one or two letters is proposed.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['country'],
  inspect: (contact) => {
    let applies = false;
    const found: Found[] = [];
    for (const address of contact.addresses) {
      if (address.country === null || emptyWords.has(address.country.trim().toLowerCase())) continue;
      applies = true;
      if (countryCode(address.country) !== null) continue;
      found.push({ field: `address:${address.id}.country`, current: address.country, ...nearest(address.country) });
    }
    return found.length > 0 ? found : applies ? clean : undefined;
  },
};

/** 'Germny' → Germany; 'Californa' or 'Texas' is a region in the wrong place and gets a hint only. */
function nearest(written: string): { proposed?: string; confidence?: number; detail?: string } {
  if (countriesOfRegion(written).length > 0) return { detail: 'Looks like a region' };
  const key = foldText(written);
  if (key.length < 5) return {};
  const near: { name: string; slips: number }[] = [];
  for (const code of countryCodes()) {
    const name = countryName(code);
    if (Math.abs(name.length - key.length) > 2) continue;
    const slips = slipsBetween(key, foldText(name));
    if (slips === 1 || (slips === 2 && key.length >= 8)) near.push({ name, slips });
  }
  near.sort((a, b) => a.slips - b.slips);
  const [best, second] = near;
  if (best === undefined || second?.slips === best.slips) return {};
  return { proposed: best.name, confidence: best.slips === 1 ? 0.9 : 0.75 };
}

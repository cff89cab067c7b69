// Agreement on the postal address as one piece of evidence: street, postcode and city hang together, and counted
// separately a household would pass for one person. Owns the levels; words are standardised by standardise-address.ts.
import { type Comparison, missing, missingLevel } from './comparison.ts';
import { agreementRate } from './interning.ts';
import { rarityTable } from './rarity.ts';
import { boundedDamerau, jaroWinkler } from './similarity.ts';
import type { AddressFields } from './standard-fields.ts';
import { wordOverlap } from './text-words.ts';

type Agreement = 'missing' | 'same' | 'close' | 'different';

const whole = 1;
const almost = 2;
const streetOnly = 3;
const samePostcode = 4;
const sameCity = 5;
const closePlace = 6;
const different = 7;

/** The comparison of addresses. */
export function addressComparison(address: AddressFields): Comparison {
  const { street, postcode, city } = address;
  const streetRarity = rarityTable(street.pool.counts);
  const postcodeRarity = rarityTable(postcode.pool.counts);
  const cityRarity = rarityTable(city.pool.counts);
  const hasStreet = street.pool.total > 0;
  return {
    key: 'address',
    label: hasStreet ? 'Address' : postcode.pool.total > 0 ? 'Place' : 'City',
    levels: [
      missing,
      { words: 'Same address', m: 0.46, u: 0.0004, related: { home: 0.6, work: 0.45 }, agrees: true },
      { words: 'Almost the same address', m: 0.14, u: 0.0004, related: { home: 0.08, work: 0.06 }, agrees: true },
      {
        words: 'Same street, other or unknown place',
        m: 0.05,
        u: 0.0006,
        related: { home: 0.03, work: 0.04 },
        agrees: true,
      },
      { words: 'Same postcode', m: 0.1, u: 0.004, related: { home: 0.08, work: 0.1 }, agrees: true },
      { words: 'Same city', m: 0.1, u: 0.03, related: { home: 0.08, work: 0.1 }, agrees: true },
      { words: 'Place spelt almost the same', m: 0.04, u: 0.01, related: { home: 0.02, work: 0.02 }, agrees: true },
      { words: 'Different address', m: 0.11, u: 0.95, related: { home: 0.11, work: 0.23 } },
    ],
    compare: (left, right) => addressLevel(address, left, right),
    rarity: (left, _right, level) => {
      if (level === samePostcode) return postcodeRarity[postcode.codes[left] ?? 0] ?? 0;
      if (level === sameCity) return cityRarity[city.codes[left] ?? 0] ?? 0;
      return Math.min(1, streetRarity[street.codes[left] ?? 0] ?? 0);
    },
    trust: 200,
    frequencyLevels: [whole, samePostcode, sameCity],
    agreementRate: hasStreet ? agreementRate(street.pool) : undefined,
  };
}

function addressLevel(address: AddressFields, left: number, right: number): number {
  const street = streetAgreement(address, left, right);
  const place = placeLevel(address, left, right);
  const isSamePlace = place === samePostcode || place === sameCity;
  if (street === 'same' || street === 'close') {
    if (isSamePlace) return street === 'same' ? whole : almost;
    return place === closePlace ? almost : streetOnly;
  }
  if (place === missingLevel) return street === 'missing' ? missingLevel : different;
  return place;
}

function streetAgreement(address: AddressFields, left: number, right: number): Agreement {
  const { pool, codes } = address.street;
  const [l, r] = [codes[left] ?? 0, codes[right] ?? 0];
  if (l === 0 || r === 0) return 'missing';
  if (l === r) return 'same';
  const shared = wordOverlap(address.words, l, r);
  if (shared.leftWords === shared.common && shared.rightWords === shared.common) return 'same';
  const hasNumbers = shared.leftNumbers > 0 && shared.rightNumbers > 0;
  const shorter = Math.min(shared.leftWords, shared.rightWords);
  const { common, commonNumbers } = shared;
  if (hasNumbers && commonNumbers > 0 && common - commonNumbers > 0 && common / shorter >= 0.6) return 'close';
  if (!hasNumbers && common / shorter >= 0.75 && common > 1) return 'close';
  if (boundedDamerau(pool, l, r, 2) <= 2) return 'close';
  return jaroWinkler(pool, l, r, 0.92) >= 0.92 && (!hasNumbers || commonNumbers > 0) ? 'close' : 'different';
}

function placeLevel(address: AddressFields, left: number, right: number): number {
  const { postcode, city } = address;
  const [pl, pr] = [postcode.codes[left] ?? 0, postcode.codes[right] ?? 0];
  const [cl, cr] = [city.codes[left] ?? 0, city.codes[right] ?? 0];
  const hasPostcodes = pl !== 0 && pr !== 0;
  const hasCities = cl !== 0 && cr !== 0;
  if (!hasPostcodes && !hasCities) return missingLevel;
  if (hasPostcodes && pl === pr) return samePostcode;
  if (hasCities && cl === cr) return sameCity;
  if (hasPostcodes && boundedDamerau(postcode.pool, pl, pr, 1) <= 1) return closePlace;
  if (!hasCities) return different;
  const length = (city.pool.starts[cl + 1] ?? 0) - (city.pool.starts[cl] ?? 0);
  const edits = length >= 7 ? 2 : length >= 4 ? 1 : 0; // of four letters two are half the name
  const isClose = boundedDamerau(city.pool, cl, cr, edits) <= edits || jaroWinkler(city.pool, cl, cr, 0.9) >= 0.9;
  return isClose ? closePlace : different;
}

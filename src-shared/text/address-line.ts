// A whole address in one text, taken apart: '12 Main St, Springfield, IL 62701'. Owns that reading; nothing of the text is
// lost, and what cannot be told stays in the street.
import { countryCode } from './country.ts';

export interface AddressLine {
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}

/** In the order in which an address is written. */
export const addressLineParts = ['street', 'street2', 'city', 'region', 'postcode', 'country'] as const;

const american = String.raw`\d{5}(?:-\d{4})?`;
const canadian = String.raw`[A-Z]\d[A-Z] ?\d[A-Z]\d`;
const british = String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`;
/** Postcodes that stand before the town: Germany, France, Spain, Italy, Poland, the Nordic countries, the Netherlands. */
const continental = String.raw`(?:[A-Z]{1,2}-)?(?:\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,5})`;

const regionAndCode = new RegExp(`^(\\p{Lu}{2,3}|\\p{Lu}[\\p{L} ]{3,20}) (${american}|${canadian}|\\d{4})$`, 'u');
const townRegionCode = new RegExp(`^(\\p{L}.*?) (\\p{Lu}{2,3}) (${american}|${canadian}|\\d{4})$`, 'u');
const codeAndTown = new RegExp(`^(${continental}) (\\p{L}[^\\d]*)$`, 'u');
const townAndCode = new RegExp(`^(\\p{L}.*?) (${british}|${american}|\\d{4,6})$`, 'u');
const codeAlone = new RegExp(`^(?:${british}|${canadian}|${american}|${continental}|\\d{6})$`, 'iu');
const regionAlone = /^\p{Lu}{2,3}$/u;

/**
 * Takes an address apart from its end: country, postcode and region, town; what is left is street and second line.
 * @param text parts separated by commas, semicolons or line ends
 */
export function splitAddressLine(text: string): AddressLine {
  const parts = text
    .split(/\s*[,;\n\r]+\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const found: { -readonly [K in keyof AddressLine]: AddressLine[K] } = {
    street: null,
    street2: null,
    city: null,
    region: null,
    postcode: null,
    country: null,
  };
  if (parts.length > 1 && isCountry(parts.at(-1) ?? '')) found.country = parts.pop() ?? null;
  if (parts.length > 1 && codeAlone.test(parts.at(-1) ?? '')) found.postcode = parts.pop() ?? null;
  takePlace(parts, found);
  const [street, ...rest] = parts;
  found.street = street ?? null;
  found.street2 = rest.length === 0 ? null : rest.join(', ');
  return found;
}

/** Takes town, region and postcode off the end of the parts. */
function takePlace(parts: string[], found: { -readonly [K in keyof AddressLine]: AddressLine[K] }): void {
  const last = parts.at(-1) ?? '';
  const isFirst = parts.length === 1;
  const three = townRegionCode.exec(last);
  const code = found.postcode === null;
  // A street alone may end in figures too; a town, region and code together cannot be mistaken.
  if (code && three?.[1] !== undefined && !/\d/.test(three[1])) {
    parts.pop();
    [found.city, found.region, found.postcode] = [three[1], three[2] ?? null, three[3] ?? null];
    return;
  }
  const before = codeAndTown.exec(last);
  if (code && before?.[1] !== undefined) {
    parts.pop();
    [found.postcode, found.city] = [before[1], before[2] ?? null];
    return;
  }
  const two = regionAndCode.exec(last);
  if (code && two?.[1] !== undefined && (!isFirst || regionAlone.test(two[1])) && parts.length > 1) {
    parts.pop();
    [found.region, found.postcode] = [two[1], two[2] ?? null];
    found.city = parts.pop() ?? null;
    return;
  }
  const after = townAndCode.exec(last);
  if (code && after?.[1] !== undefined && !isFirst) {
    parts.pop();
    [found.city, found.postcode] = [after[1], after[2] ?? null];
    return;
  }
  if (regionAlone.test(last) && parts.length > 1) {
    parts.pop();
    found.region = last;
    found.city = parts.pop() ?? null;
    return;
  }
  // What is left of several parts ends in the town; one part with figures is a street.
  if (!/\d/.test(last) && (parts.length > 1 || found.postcode !== null || found.country !== null)) {
    parts.pop();
    found.city = last === '' ? null : last;
  }
}

/** Codes of two letters are mostly states: only names, and what everybody writes, count as countries here. */
function isCountry(text: string): boolean {
  return (text.length > 3 || /^(?:USA|UK|UAE|GBR|DEU)$/i.test(text)) && !/\d/.test(text) && countryCode(text) !== null;
}

/** Whether a text reads as an address with its town, so that a column of such is more than a street. */
export function looksWhole(text: string): boolean {
  const { street, city, region, postcode } = splitAddressLine(text);
  return city !== null && (postcode !== null || region !== null) && (street !== null || region !== null);
}

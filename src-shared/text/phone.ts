// What a phone number is and when two are the same. Owns parsing to E.164; dials nothing.
import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { plainNumber } from './phone-plans.ts';

/**
 * How sure the numbering plan is: 'valid' lies in a range the plan assigns, 'possible' has a right length for its
 * country but no known range (also fictional 555 numbers), 'invalid' cannot be dialled or names no country.
 */
export type PhoneValidity = 'valid' | 'possible' | 'invalid';

export interface ReadPhone {
  /** E.164, like +442079460958; null when invalid. */
  readonly normalised: string | null;
  readonly validity: PhoneValidity;
  /** ISO 3166-1 alpha-2 of the number's own country, when the plan tells. */
  readonly country: string | null;
}

// Digits grouped by the usual signs, nothing more: no extension, no letters, no second plus.
const plainlyWritten = /^\+?[\d ()./-]+$/;
const nothing: ReadPhone = { normalised: null, validity: 'invalid', country: null };
const fewestDigits = 4; // Niue and Tristan da Cunha

/**
 * Reads a phone number by the numbering plans of libphonenumber.
 * @param value as typed, with or without country prefix; a leading apostrophe of a spreadsheet is ignored
 * @param defaultCountry ISO 3166-1 alpha-2 for numbers written nationally, or null when unknown
 */
export function readPhone(value: string, defaultCountry: string | null): ReadPhone {
  if (value.length > 60) return nothing;
  const text = value
    .trim()
    .replace(/^(?:tel:|['’=])+/i, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/\(0\)/, '');
  if (countDigits(text) < fewestDigits) return nothing;
  if (plainlyWritten.test(text)) {
    const plain = plainNumber(text.replace(/[^\d+]/g, ''), defaultCountry);
    if (plain !== null) return plain;
  }
  const parsed = parsePhoneNumber(text, country(defaultCountry)) ?? withoutPlus(text);
  if (parsed === undefined || !parsed.isPossible()) return nothing;
  return {
    normalised: parsed.number,
    validity: parsed.isValid() ? 'valid' : 'possible',
    country: parsed.country ?? null,
  };
}

/** E.164 form of a number that can exist, or null. See readPhone for how sure the plan is. */
export function normalisePhone(value: string, defaultCountry: string | null): string | null {
  return readPhone(value, defaultCountry).normalised;
}

/** Splits a cell that holds several numbers: '+1 555… ::: +1 555…', '020 7946 0958; 020 7946 0959', 'a / b'. */
export function splitPhones(cell: string): string[] {
  return cell
    .split(/\s*:::\s*|[;\n|]|\s+\/\s+|,(?=\s*[+(\d]{1,4}[\d ()-]{5})/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Systems that strip the + leave '442079460958'; accept it only where it is then valid, never by guess. */
function withoutPlus(text: string): ReturnType<typeof parsePhoneNumber> {
  if (text.startsWith('+') || countDigits(text) < 11) return undefined;
  const parsed = parsePhoneNumber(`+${text}`);
  return parsed?.isValid() ? parsed : undefined;
}

function country(code: string | null): CountryCode | undefined {
  const upper = code?.toUpperCase();
  return upper !== undefined && isSupportedCountry(upper) ? upper : undefined;
}

function countDigits(text: string): number {
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}

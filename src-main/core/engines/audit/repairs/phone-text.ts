// Reads what spreadsheets and people do to phone numbers: scientific notation, lost zeros, letters.
// Owns the guesses; whether a number can exist is src-shared/text/phone.ts.
import { readPhone } from '../../../../../src-shared/text/phone.ts';

/** 4.16E+09 → digits it stands for. `exact` when no digit was lost: 4.420794609E+11 names ten of twelve. */
export function readScientific(value: string): { digits: string; exact: boolean } | undefined {
  const match = /^\+?(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(value.trim());
  if (match === null) return undefined;
  const exponent = Number(match[3]);
  const fraction = match[2] ?? '';
  if (exponent > 15) return undefined;
  const digits = (match[1] ?? '') + fraction.slice(0, exponent).padEnd(exponent, '0');
  return { digits, exact: fraction.length >= exponent };
}

/** The E.164 number when digits written nationally lack their leading zero ('7946095812' in Britain), else undefined. */
export function restoreLeadingZero(value: string, country: string | null): string | undefined {
  const digits = value.replace(/[\s().\-/]/g, '');
  if (country === null || !/^[1-9]\d{5,12}$/.test(digits)) return undefined;
  const withZero = readPhone(`0${digits}`, country);
  return withZero.validity === 'valid' ? (withZero.normalised ?? undefined) : undefined;
}

const keypad: Record<string, string> = {};
for (const [digit, letters] of [['2', 'abc'], ['3', 'def'], ['4', 'ghi'], ['5', 'jkl'], ['6', 'mno'], ['7', 'pqrs'], ['8', 'tuv'], ['9', 'wxyz']] as const)
  for (const letter of letters) keypad[letter] = digit; // biome-ignore format: the keypad is a table

/** 1-800-FLOWERS → 1-800-3569377; undefined where the letters are not a vanity number. */
export function dialLetters(value: string): string | undefined {
  if (!/\d{3}.*[a-z]{3}/i.test(value) || /\b(?:ext|extension|tel|fax|mob|mobile|home|work|office|cell)\b/i.test(value))
    return undefined;
  return value.replace(/[a-z]/gi, (letter) => keypad[letter.toLowerCase()] ?? letter);
}

/** One digit repeated, or a row of keys: typed to get past a form. Country prefix ignored. */
export function isFillerPhone(value: string): boolean {
  if (/\p{L}/u.test(value)) return false;
  const digits = value.replace(/\D/g, '');
  if (digits.length < 5) return digits.length > 0 && /^(\d)\1+$/.test(digits);
  return (
    /^(?:\d{1,3})?(\d)\1{6,}$/.test(digits) || /^(?:00|\+)?\d{0,2}(?:0?123456789?0?|0?987654321?0?)\d?$/.test(digits)
  );
}

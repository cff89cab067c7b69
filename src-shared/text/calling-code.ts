// Country calling codes of E.164 numbers (ITU-T E.164, assigned codes). Owns where the code ends; knows no country.

/** Codes of one and two digits; every other assigned code has three. */
const shortCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 ' +
    '90 91 92 93 94 95 98'
  ).split(' '),
);

/** The digits of an E.164 number after its calling code, as people write it at home: '+442079460958' → '2079460958'. */
export function nationalDigits(e164: string): string {
  const digits = e164.replace(/\D+/g, '');
  const length = [1, 2].find((count) => shortCodes.has(digits.slice(0, count))) ?? 3;
  return digits.slice(length);
}

// Shapes of postcodes in countries where the shape is fixed. Owns patterns only; knows no places.

interface PostcodeShape {
  pattern: RegExp;
  /** Digits of an all-digit postcode: spreadsheets strip its leading zeros, so a shorter one can be padded again. */
  digits?: number;
  /** A postcode in words for the finding: '5 digits'. */
  words: string;
}

const digits = (count: number, words = `${count} digits`): PostcodeShape => ({
  pattern: new RegExp(`^\\d{${count}}$`),
  digits: count,
  words,
});

const shapes: Record<string, PostcodeShape> = {
  US: { pattern: /^\d{5}(-?\d{4})?$/, digits: 5, words: '5 digits, with or without 4 more' },
  CA: { pattern: /^[A-CEGHJ-NPR-TV-Z]\d[A-Z][ -]?\d[A-Z]\d$/i, words: 'letter digit letter, digit letter digit' },
  GB: { pattern: /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i, words: 'an outward and an inward code' },
  NL: { pattern: /^\d{4} ?[A-Z]{2}$/i, words: '4 digits and 2 letters' },
  PL: { pattern: /^\d{2}-?\d{3}$/, words: '5 digits' },
  PT: { pattern: /^\d{4}(-\d{3})?$/, words: '4 digits, with or without 3 more' },
  BR: { pattern: /^\d{5}-?\d{3}$/, digits: 8, words: '8 digits' },
  JP: { pattern: /^\d{3}-?\d{4}$/, digits: 7, words: '7 digits' },
  SE: { pattern: /^\d{3} ?\d{2}$/, words: '5 digits' },
  CZ: { pattern: /^\d{3} ?\d{2}$/, words: '5 digits' },
  SK: { pattern: /^\d{3} ?\d{2}$/, words: '5 digits' },
  GR: { pattern: /^\d{3} ?\d{2}$/, words: '5 digits' },
  DE: digits(5), FR: digits(5), IT: digits(5), ES: digits(5), FI: digits(5), MX: digits(5), TR: digits(5), UA: digits(5),
  AT: digits(4), CH: digits(4), BE: digits(4), DK: digits(4), NO: digits(4), AU: digits(4), NZ: digits(4), HU: digits(4), ZA: digits(4),
  IN: digits(6), CN: digits(6), RU: digits(6), SG: digits(6), RO: digits(6),
}; // biome-ignore format: a table reads better in rows

/** The shape that postcodes of a country (ISO 3166-1 alpha-2) have, or undefined where none is fixed or known. */
export function postcodeShape(country: string): PostcodeShape | undefined {
  return Object.hasOwn(shapes, country) ? shapes[country] : undefined;
}

/** The postcode with stripped leading zeros put back, or undefined where padding does not make one of the country. */
export function padPostcode(postcode: string, country: string): string | undefined {
  const shape = postcodeShape(country);
  if (shape?.digits === undefined || !/^\d{3,}$/.test(postcode) || postcode.length >= shape.digits) return undefined;
  const padded = postcode.padStart(shape.digits, '0');
  return shape.pattern.test(padded) ? padded : undefined;
}

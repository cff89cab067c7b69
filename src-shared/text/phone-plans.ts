// The numbering plans of the world as compiled patterns. Owns the quick road for numbers that are plainly valid, which
// is nearly all of a tidy list; whatever it does not recognise is left to the full parser (see phone.ts), which
// compiles its patterns anew for every number and takes some twenty microseconds.
import metadata from 'libphonenumber-js/max/metadata';

interface Plan {
  readonly country: string;
  /** Tells countries of one calling code apart where their plans say so. */
  readonly leading: RegExp | null;
  /** What any number of the plan looks like; a range of one type alone may be wider. */
  readonly general: RegExp;
  readonly valid: RegExp;
}

export interface PlainNumber {
  /** E.164. */
  readonly normalised: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

// Places in a country's row of libphonenumber-js metadata, format 4.
const place = {
  callingCode: 0,
  general: 2,
  nationalPrefix: 5,
  prefixForParsing: 7,
  leadingDigits: 10,
  types: 11,
} as const;

const callingCodes = new Map<string, Plan[]>();

/**
 * Recognises a number whose digits, as written, are valid in a numbering plan.
 * @param digits only digits, with a leading '+' when written internationally
 * @param country whose plan national digits follow, or null
 * @returns null when the full parser has to decide
 */
export function plainNumber(digits: string, country: string | null): PlainNumber | null {
  if (digits.startsWith('+')) {
    for (let length = 1; length <= 3; length++) {
      const code = digits.slice(1, 1 + length);
      if (code in metadata.country_calling_codes) return validIn(code, digits.slice(1 + length));
    }
    return null;
  }
  const row = country === null ? undefined : rowOf(country);
  const code = row?.[place.callingCode];
  if (row === undefined || typeof code !== 'string') return null;
  if (digits.startsWith(code)) return null; // the full parser weighs whether that is the calling code without its plus
  const prefix = row[place.nationalPrefix];
  const parsing = row[place.prefixForParsing];
  if (typeof prefix === 'string' && digits.startsWith(prefix)) {
    if (prefix !== '0' && code !== '1') return null;
    if (typeof parsing === 'string' && parsing !== '0' && !parsing.startsWith('0|')) return null;
    if (validIn(code, digits) !== null) return null; // valid with and without: not for a quick look
    return validIn(code, digits.slice(prefix.length));
  }
  return typeof parsing === 'string' && parsing !== '0' && !parsing.startsWith('0|') ? null : validIn(code, digits);
}

function validIn(code: string, national: string): PlainNumber | null {
  for (const plan of plansOf(code)) {
    if (plan.leading !== null && !plan.leading.test(national)) continue;
    const isValid = plan.general.test(national) && plan.valid.test(national);
    if (isValid) return { normalised: `+${code}${national}`, country: plan.country };
    if (plan.leading !== null) return null;
  }
  return null;
}

function plansOf(code: string): Plan[] {
  const known = callingCodes.get(code);
  if (known !== undefined) return known;
  const codes: Readonly<Record<string, readonly string[]>> = metadata.country_calling_codes;
  const plans = (codes[code] ?? []).flatMap((country) => {
    const row = rowOf(country);
    const types = row?.[place.types];
    if (row === undefined || !Array.isArray(types)) return [];
    const patterns = types.flatMap((type: unknown) => {
      const pattern: unknown = Array.isArray(type) ? type[0] : type;
      return typeof pattern === 'string' && pattern !== '' ? [pattern] : [];
    });
    const leading = row[place.leadingDigits];
    return [
      {
        country,
        leading: typeof leading === 'string' ? new RegExp(`^(?:${leading})`) : null,
        general: new RegExp(`^(?:${String(row[place.general])})$`),
        valid: new RegExp(`^(?:${patterns.join('|')})$`),
      },
    ];
  });
  callingCodes.set(code, plans);
  return plans;
}

function rowOf(country: string): readonly unknown[] | undefined {
  const countries: Readonly<Record<string, unknown>> = metadata.countries;
  const row = Object.hasOwn(countries, country) ? countries[country] : undefined;
  return Array.isArray(row) ? row : undefined;
}

// The numbering plans of the world as compiled patterns. Owns the quick road for numbers that are plainly valid or plainly
// not, which is nearly all of a list; whatever it does not recognise is left to the full parser (see phone.ts), which
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

/** A number that a quick look can settle. */
export interface PlainNumber {
  /** E.164; null when no number of the country has this length. */
  readonly normalised: string | null;
  /** 'possible' has a length of its country, but lies in no range that is assigned. */
  readonly validity: 'valid' | 'possible' | 'invalid';
  /** ISO 3166-1 alpha-2; null when several countries share the calling code and none claims the number. */
  readonly country: string | null;
}

// Places in a country's row of libphonenumber-js metadata, format 4.
const place = {
  callingCode: 0,
  general: 2,
  lengths: 3,
  nationalPrefix: 5,
  prefixForParsing: 7,
  leadingDigits: 10,
  types: 11,
} as const;

const callingCodes = new Map<string, Plan[]>();

/**
 * Recognises a number whose digits, as written, are valid in a numbering plan, or which with its calling code written
 * out cannot be.
 * @param digits only digits, with a leading '+' when written internationally
 * @param country whose plan national digits follow, or null
 * @returns null when the full parser has to decide
 */
export function plainNumber(digits: string, country: string | null): PlainNumber | null {
  if (digits.startsWith('+')) {
    for (let length = 1; length <= 3; length++) {
      const code = digits.slice(1, 1 + length);
      if (code in metadata.country_calling_codes) {
        const national = digits.slice(1 + length);
        return validIn(code, national) ?? unassignedIn(code, national);
      }
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
    if (isValid) return { normalised: `+${code}${national}`, validity: 'valid', country: plan.country };
    if (plan.leading !== null) return null;
  }
  return null;
}

/** What is left of a number with its calling code that no plan has: right in length at least, or not a number at all. */
function unassignedIn(code: string, national: string): PlainNumber | null {
  const codes: Readonly<Record<string, readonly string[]>> = metadata.country_calling_codes;
  const countries = codes[code] ?? [];
  const main = rowOf(countries[0] ?? '');
  const lengths = main?.[place.lengths];
  const plans = plansOf(code);
  if (main === undefined || !Array.isArray(lengths) || plans.length !== countries.length) return null;
  // A country that claims these digits, or a prefix dialled at home, is for the full parser to weigh.
  if (plans.some((plan) => plan.leading?.test(national) || plan.valid.test(national))) return null;
  if (dialledAtHome(code, main)?.test(national)) return null;
  if (!lengths.includes(national.length)) return { normalised: null, validity: 'invalid', country: null };
  const country = countries.length === 1 ? (countries[0] ?? null) : null;
  return { normalised: `+${code}${national}`, validity: 'possible', country };
}

const homePrefixes = new Map<string, RegExp | null>();

function dialledAtHome(code: string, row: readonly unknown[]): RegExp | null {
  const known = homePrefixes.get(code);
  if (known !== undefined) return known;
  const prefixes = [row[place.prefixForParsing], row[place.nationalPrefix]];
  const written = prefixes.filter((prefix) => typeof prefix === 'string' && prefix !== ''); // 0 stands for none
  const pattern = written.length === 0 ? null : new RegExp(`^(?:${written.join('|')})`);
  homePrefixes.set(code, pattern);
  return pattern;
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

// What the values of a column look like. Owns the counting; leaves the header's words to header-synonyms.ts.
import { parseBoolean } from '../../../../src-shared/text/boolean.ts';
import { readConsent } from '../../../../src-shared/text/consent.ts';
import { countryCode } from '../../../../src-shared/text/country.ts';
import { parseDay } from '../../../../src-shared/text/date.ts';
import { normaliseEmail, splitEmails } from '../../../../src-shared/text/email.ts';
import { parseMoney, parseNumber } from '../../../../src-shared/text/money.ts';

/** Shares (0 to 1) of the non-blank values that can be read as each kind. */
export interface ValueEvidence {
  readonly filled: number;
  readonly total: number;
  readonly distinct: number;
  readonly email: number;
  readonly phone: number;
  readonly url: number;
  readonly date: number;
  /** A time of day and nothing else. */
  readonly time: number;
  /** Words that name a state of consent, such as 'subscribed'. */
  readonly consent: number;
  /** Digits grouped by blanks, dots, dashes or brackets. */
  readonly separated: number;
  readonly number: number;
  readonly money: number;
  readonly boolean: number;
  readonly country: number;
  /** Forms that postal codes have in some country. */
  readonly postcode: number;
  readonly gender: number;
  readonly language: number;
  readonly title: number;
  /** Two or three capitalised words, as names of persons have. */
  readonly personName: number;
  /** Machine-made identifiers: UUIDs, hashes, long runs of letters and digits. */
  readonly identifier: number;
  /** Digits that would lose something as a number: leading zeros, more than 15 digits. */
  readonly code: number;
  /** Several values in one cell, separated by ; or |. */
  readonly several: number;
  /** Different ones among the values of such cells. */
  readonly severalDistinct: number;
  readonly spaced: number;
  readonly digits: number;
  readonly longText: number;
}

const titles =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|hr|fr|m|mme|mlle|sr|sra|srta|sig|sig\.ra|dott|dhr|mevr|rev|sir|dr\.? med|prof\.? dr|pan|pani)\.?$/i;
const consentWords =
  /^(?:(?:not|never)[ _])?(?:un)?subscribed$|^opted[ -](?:in|out)$|^cleaned$|^unconfirmed$|^(?:un|never_)?subscribed$|^blocklisted$/i;
const genders =
  /^(?:m|f|w|d|male|female|man|woman|non[- ]?binary|other|diverse?|divers|männlich|weiblich|mann|frau|homme|femme|masculin|féminin|hombre|mujer|masculino|femenino|feminino|maschio|femmina|uomo|donna|vrouw|kvinna|kvinde|kvinne|kobieta|mężczyzna|男|女|男性|女性|prefer not to say|unknown)$/i;
const languages =
  /^(?:[a-z]{2}(?:[-_][A-Za-z]{2,4})?|english|german|french|spanish|italian|dutch|portuguese|polish|swedish|danish|norwegian|japanese|chinese|deutsch|englisch|französisch|français|anglais|allemand|español|italiano|nederlands|português|polski|svenska|dansk|norsk|日本語|中文)$/i;
const postcodes =
  /^(?:\d{4,5}|\d{5}-\d{4}|\d{2}-\d{3}|\d{3} ?\d{2}|\d{5}-\d{3}|\d{3}-\d{4}|\d{4} ?[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{1,2}-\d{4,5}|\d{6})$/i;
const identifiers =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,64}|(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{14,}|[a-z]{2,6}_[A-Za-z0-9]{8,})$/i;
const personNames = /^\p{Lu}[\p{L}'’.-]*(?:,)?(?: (?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|la|di|da|den)){1,3}$/u;

/** Judges up to 300 values of a column. */
export function valueEvidence(values: readonly string[]): ValueEvidence {
  const filled = values
    .slice(0, 300)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const share = (test: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const parts = filled.flatMap((value) => value.split(/[;|]/).map((part) => part.trim()));
  return {
    filled: filled.length,
    total: Math.min(values.length, 300),
    distinct: new Set(filled).size,
    email: share((value) => splitEmails(value).some((part) => normaliseEmail(part).normalised !== null)),
    phone: share(looksLikePhone),
    url: share((value) => /^(?:https?:\/\/|www\.)\S+$/i.test(value) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?$/i.test(value)),
    date: share((value) => (/\D/.test(value) || /^(?:19|20)\d{6}$/.test(value)) && parseDay(value) !== null),
    time: share((value) => /^\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?$/i.test(value)),
    consent: share((value) => consentWords.test(value) || (!/\d/.test(value) && isState(value))),
    separated: share((value) => /[+\s().-]/.test(value)),
    number: share((value) => parseNumber(value.replace(/%$/, '')) !== null),
    money: share((value) => /[$€£¥]|[A-Z]{3}/.test(value) && parseMoney(value) !== null),
    boolean: share((value) => parseBoolean(value) !== null),
    country: share((value) => countryCode(value) !== null),
    postcode: share((value) => postcodes.test(value)),
    gender: share((value) => genders.test(value)),
    language: share((value) => languages.test(value)),
    title: share((value) => titles.test(value)),
    personName: share((value) => personNames.test(value)),
    identifier: share((value) => identifiers.test(value)),
    code: share((value) => /^'?[+0]\d+$/.test(value) || /^'?\d{16,}$/.test(value) || /^'\d/.test(value)),
    several: share((value) => /\S\s*[;|]\s*\S/.test(value)),
    severalDistinct: new Set(parts).size,
    spaced: share((value) => /\S\s+\S/.test(value)),
    digits: share((value) => /\d/.test(value)),
    longText: share((value) => value.length > 60),
  };
}

/** A word that says by itself whether mail is welcome; a plain yes or no does not. */
function isState(value: string): boolean {
  return parseBoolean(value) === null && (readConsent(value, 'opt_in') ?? 'unknown') !== 'unknown';
}

function looksLikePhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (digits < 7 || digits > 16 || !/^[+(\d'][\d\s()./+-]*(?:\s*(?:x|ext)\.?\s*\d+)?$/i.test(value)) return false;
  return (
    !/^\d{4}-\d{2}-\d{2}/.test(value) && !/^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(value) && !/^\d+\.\d{1,2}$/.test(value)
  );
}

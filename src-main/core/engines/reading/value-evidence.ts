// What the values of a column look like. Owns the counting; leaves the header's words to header-synonyms.ts.
import { parseBoolean } from '../../../../src-shared/text/boolean.ts';
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
  /** Words that name a state of consent, such as 'subscribed'. */
  readonly consent: number;
  /** Digits grouped by blanks, dots, dashes or brackets. */
  readonly separated: number;
  readonly number: number;
  readonly money: number;
  readonly boolean: number;
  readonly country: number;
  readonly title: number;
  readonly spaced: number;
  readonly longText: number;
}

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|hr|fr|m|mme|mlle|sr|sra|srta|sig|dhr|mevr|rev|sir)\.?$/i;

const consentWords =
  /^(?:(?:not|never)[ _])?(?:un)?subscribed$|^opted[ -](?:in|out)$|^cleaned$|^unconfirmed$|^pending$/i;

/** Judges up to 300 values of a column. */
export function valueEvidence(values: readonly string[]): ValueEvidence {
  const filled = values
    .slice(0, 300)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const share = (test: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    total: Math.min(values.length, 300),
    distinct: new Set(filled).size,
    email: share((value) => splitEmails(value).some((part) => normaliseEmail(part).normalised !== null)),
    phone: share(looksLikePhone),
    url: share((value) => /^(?:https?:\/\/|www\.)\S+$/i.test(value) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?$/i.test(value)),
    date: share((value) => (/\D/.test(value) || /^(?:19|20)\d{6}$/.test(value)) && parseDay(value) !== null),
    consent: share((value) => consentWords.test(value)),
    separated: share((value) => /[+\s().-]/.test(value)),
    number: share((value) => parseNumber(value.replace(/%$/, '')) !== null),
    money: share((value) => /[$€£¥]|[A-Z]{3}/.test(value) && parseMoney(value) !== null),
    boolean: share((value) => parseBoolean(value) !== null),
    country: share((value) => countryCode(value) !== null),
    title: share((value) => titles.test(value)),
    spaced: share((value) => /\S\s+\S/.test(value)),
    longText: share((value) => value.length > 60),
  };
}

function looksLikePhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (digits < 7 || digits > 16 || !/^[+(\d'][\d\s()./+-]*(?:\s*(?:x|ext)\.?\s*\d+)?$/i.test(value)) return false;
  return (
    !/^\d{4}-\d{2}-\d{2}/.test(value) && !/^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(value) && !/^\d+\.\d{1,2}$/.test(value)
  );
}

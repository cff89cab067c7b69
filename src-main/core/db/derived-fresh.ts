// The kept facts and search text of contacts that are just being loaded and have done nothing yet, from what the loader
// knows of them anyway. Owns that shortcut; derived.ts owns the meaning, and a test holds the two together.
import { nationalDigits } from '../../../src-shared/text/calling-code.ts';

/** An email, phone, link or handle of a new contact, in the order of its source. */
export interface FreshPoint {
  readonly kind: string;
  readonly value: string;
  readonly normalised: string | null;
}

export interface FreshFacts {
  readonly primaryEmail: string | null;
  readonly primaryPhone: string | null;
  readonly emailCount: number;
  readonly phoneCount: number;
  readonly tagCount: number;
  /** What the search index holds of emails and phones. */
  readonly searchEmails: string | null;
  readonly searchPhones: string | null;
}

/**
 * @param points all points; the first email and the first phone count as primary
 * @param tagCount how many different tags the contact has
 */
export function freshFacts(points: readonly FreshPoint[], tagCount: number): FreshFacts {
  let primaryEmail: string | null = null;
  let primaryPhone: string | null = null;
  let searchEmails: string | null = null;
  let searchPhones: string | null = null;
  let emails: string[] | undefined;
  let phones: string[] | undefined;
  let emailCount = 0;
  let phoneCount = 0;
  for (const { kind, value, normalised } of points) {
    const key = normalised ?? value;
    if (kind === 'email') {
      primaryEmail ??= key;
      searchEmails = searchEmails === null ? value : `${searchEmails} ${value}`;
      if (emails === undefined) emails = [key];
      else if (!emails.includes(key)) emails.push(key);
      emailCount = emails.length;
    } else if (kind === 'phone') {
      primaryPhone ??= value;
      const digits = phoneSearch(value, normalised);
      searchPhones = searchPhones === null ? digits : `${searchPhones} ${digits}`;
      if (phones === undefined) phones = [key];
      else if (!phones.includes(key)) phones.push(key);
      phoneCount = phones.length;
    }
  }
  return { primaryEmail, primaryPhone, emailCount, phoneCount, tagCount, searchEmails, searchPhones };
}

/** The digits of a phone as a person may type them. */
function phoneSearch(value: string, normalised: string | null): string {
  const digits = value.replace(/\D+/g, '');
  return normalised === null ? digits : `${digits} ${typedDigits(normalised)}`;
}

/** The digits of an E.164 number: in full, without the country, and the last seven. */
export function typedDigits(normalised: string): string {
  const national = nationalDigits(normalised);
  return `${normalised.replace(/\D+/g, '')} ${national}${national.length > 7 ? ` ${national.slice(-7)}` : ''}`;
}

/**
 * Copies staged facts into `contact_rollup`.
 * @param staged the staged contacts: `<database>.contact` with the columns of features/import/staging-file.ts
 * @returns a statement that takes the first and the last id of a slice
 */
export function freshRollupSql(staged: string): string {
  return `INSERT INTO contact_rollup (contact_id, primary_email, primary_phone, email_count, phone_count, street, city,
      region, postcode, country, country_code, tag_count)
    SELECT id, primary_email, primary_phone, email_count, phone_count, a_street, a_city, a_region, a_postcode, a_country,
      a_country_code, tag_count FROM ${staged} WHERE id BETWEEN ? AND ?`;
}

/**
 * Copies staged search text into `contact_search`; as freshRollupSql. The index writes what it gathered to the file
 * whenever another statement of several rows begins, and merges it later: give it long slices with nothing in between.
 */
export function freshSearchSql(staged: string): string {
  return `INSERT INTO contact_search (rowid, name, email, phone, company)
    SELECT id, concat_ws(' ', display_name, given_name, family_name, nickname), search_emails, search_phones, company
    FROM ${staged} WHERE id BETWEEN ? AND ?`;
}

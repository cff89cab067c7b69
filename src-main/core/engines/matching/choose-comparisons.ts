// Decides which columns of a file take part in matching and as what, from headers, values and what an import mapping
// already knows. Owns recognising column types; comparing is comparisons.ts.

import { parseDay } from '../../../../src-shared/text/date.ts';
import { emailDomain, normaliseEmail } from '../../../../src-shared/text/email.ts';
import { hasLegalForm } from './company-stem.ts';
import { fold } from './fold.ts';
import type { ColumnType, MatchColumn } from './match-table.ts';
import { nicknameSets } from './nicknames.ts';
import { standardNumber } from './standardise-contact.ts';

/** A column of a file before its type is known. */
export interface ProfiledColumn {
  readonly header: string;
  readonly values: readonly string[];
  /** What an import mapping says the column is, where it says so. */
  readonly mapped?: ColumnType | undefined;
}

/** Why a column takes no part. */
export type UnusedReason = 'ignored' | 'empty' | 'constant' | 'row number' | 'not recognised';

export interface ChosenColumns {
  readonly used: readonly MatchColumn[];
  readonly unused: readonly { readonly header: string; readonly reason: UnusedReason }[];
}

/** Header words, in order of decision: the first pattern that the folded header fits. */
const headerRules: readonly (readonly [ColumnType, RegExp])[] = [
  ['email', /\b(e ?mail|mail address|correo|courriel)\b/],
  ['text', /\b(birth ?place|place of birth|born (in|at)|country of birth)\b/],
  ['birthday', /\b(dob|birth ?(day|date)?|date of birth|born|geburts\w*|naissance|nacimiento|nascita)\b/],
  ['phone', /\b(phones?|telephones?|tel|mobile|cell|telefon\w*|handy|portable|fax|fon)\b/],
  ['postcode', /\b(post ?code|postal ?code|postal|zip ?(code)?|plz|cp|codigo postal|cap)\b/],
  ['full_name', /\b(first|given)( name)? (and )?(sur ?name|last|family)/],
  ['given_name', /\b(first ?name|given ?names?|forename|fname|name first|first|vorname|prenom|nombre|nome)\b/],
  ['middle_name', /\b(middle ?(name|initial)?|name middle)\b/],
  [
    'family_name',
    /\b(last ?name|family ?name|sur ?name|lname|name last|last|nachname|familienname|nom|apellidos?|cognome)\b/,
  ],
  ['name_suffix', /\b(name )?suffix\b/],
  [
    'company',
    /\b(company|organi[sz]ation|name org|org|employer|firma|business name|account name|entreprise|empresa)\b/,
  ],
  ['full_address', /\b((full|mailing|postal|home) address|addr(ess)? full|anschrift)\b/],
  ['city', /\b(city|town|suburb|locality|ort|stadt|ville|ciudad|citta|municipality)\b/],
  ['region', /\b(state|region|province|county|bundesland)\b/],
  [
    'identifier',
    /\b(ssn|soc sec\w*|social security|national id|tax (id|number|no)|passport|licen[cs]e|vat|iban|nif|cpf|isbn|issn|doi|ean|gtin|upc|sku|model ?(no|number)|part ?(no|number))\b/,
  ],
  ['street', /\b(street\w*|addr(ess)?( ?line)?( ?\d)?|strasse|house ?(no|number)|rue|calle|via)\b/],
  ['category', /\b(gender|sex|geschlecht)\b/],
  ['website', /\b(web ?sites?|urls?|domains?|home ?page|internet|web)\b/],
  ['full_name', /\b(full ?name|display ?name|contact ?name|customer ?name|person|name full|name)\b/],
];

/** Headers that would match a rule by a word but mean something else: types, dates and countries of things. */
const besides =
  /\b(type|country|countries|status|consent|opt|opted|label|format|created|updated|modified|iso|role|title|position|job|department|notes?|comments?|source)\b/;
/** Said about a record rather than in it, whatever it lists. */
const keeping = /\b(country|countries|status|consent|opt|opted|label|format|created|updated|modified|iso|source)\b/;
/** What is said about a customer rather than who it is: never compared in a list of people or companies. */
const doings =
  /\b(tags?|segments?|groups?|lists?|leads?|stage|owner|currency|language|campaign|channel|priority|rating|score|category|segment|subscri\w*|last|amount|balance|total|orders?|revenue|spent|points|count|date|time)\b/;
const rowNumber = /\b(id|uuid|guid|key|no|nr|number|record|rec|row|index|unique|cluster|source)\b/;
/** A list with one of these is a list of people. */
const personal: ReadonlySet<ColumnType> = new Set(['given_name', 'family_name', 'birthday', 'email']);

/**
 * Chooses the columns that take part.
 * @param ignore headers that are not used, whatever they hold
 */
export function chooseComparisons(columns: readonly ProfiledColumn[], ignore: readonly string[]): ChosenColumns {
  const ignored = new Set(ignore.map((header) => header.trim().toLowerCase()));
  const used: MatchColumn[] = [];
  const unused: { header: string; reason: UnusedReason }[] = [];
  const taking = columns.filter(({ header }) => !ignored.has(header.trim().toLowerCase()));
  const ofPeople = taking.some((column) => {
    const type = column.mapped ?? typeByHeader(headerWords(column.header));
    return type !== undefined && personal.has(type);
  });
  for (const [at, column] of columns.entries()) {
    const found = taking.includes(column) ? decide(column, ofPeople) : 'ignored';
    if (typeof found === 'string') unused.push({ header: column.header, reason: found });
    else used.push({ key: `${at}:${column.header}`, label: column.header, type: found.type, values: column.values });
  }
  return { used: withoutRepeats(used), unused };
}

function decide(column: ProfiledColumn, ofPeople: boolean): UnusedReason | { type: ColumnType } {
  const present = column.values.filter((value) => value.trim() !== '');
  if (present.length < 2) return 'empty';
  const distinct = new Set(present.map(fold));
  if (distinct.size === 1 && present.length > 2) return 'constant';
  const header = headerWords(column.header);
  const type = column.mapped ?? typeByHeader(header) ?? typeByValues(present);
  // A thing may have a name too: titles of works, restaurants, products are compared by their words, companies as such.
  if (type === 'full_name' && !ofPeople && namesCompanies(present)) return { type: 'company' };
  if (type === 'full_name' && !ofPeople && !looksLikePeople(present)) return { type: 'words' };
  if (column.mapped !== undefined) return { type: column.mapped };
  // One of a kind in every row: it numbers rows and can never agree.
  const isNumbering = distinct.size === present.length && present.length === column.values.length;
  if (isNumbering && (type === 'identifier' || type === undefined) && rowNumber.test(header)) return 'row number';
  if (type !== undefined) return { type };
  return typeOfUnknown(header, present, distinct.size, ofPeople) ?? 'not recognised';
}

/** 'PRIMARY_NAME_LAST', 'givenName', 'E-Mail 1' as words. */
function headerWords(header: string): string {
  return fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replaceAll('_', ' '));
}

function typeByHeader(header: string): ColumnType | undefined {
  if (besides.test(header)) return undefined;
  return headerRules.find(([, pattern]) => pattern.test(header))?.[0];
}

/** What a clear majority of the values is, whatever the header says. */
function typeByValues(present: readonly string[]): ColumnType | undefined {
  const sample = present.slice(0, 500);
  const most = sample.length * 0.7;
  const emails = sample.filter((value) => {
    const { normalised } = normaliseEmail(value);
    return normalised !== null && emailDomain(normalised) !== null;
  });
  if (emails.length >= most) return 'email';
  const phones = sample.filter(
    (value) => /^[+(\d][\d\s().-]{6,}$/.test(value.trim()) && /[\s().+-]/.test(value.trim()),
  );
  const days = sample.filter((value) => parseDay(value) !== null);
  return phones.length >= most && days.length < most ? 'phone' : undefined;
}

/** A list of companies writes the legal form of many of them; a list of people hardly ever ends in Ltd. */
function namesCompanies(present: readonly string[]): boolean {
  const sample = present.slice(0, 500);
  return sample.filter(hasLegalForm).length >= sample.length * 0.25;
}

/** Names of people are two to four words without digits, and in many lists a tenth holds a known given name. */
function looksLikePeople(present: readonly string[]): boolean {
  const sample = present.slice(0, 500).map((value) => fold(value).split(' '));
  const share = (fits: (words: readonly string[]) => boolean) => sample.filter(fits).length / sample.length;
  const hasDigit = (words: readonly string[]) => words.some((word) => /\d/.test(word));
  if (share(hasDigit) > 0.2) return false;
  if (share((words) => words.some((word) => nicknameSets(word).length > 0)) >= 0.2) return true;
  return share((words) => words.length >= 2 && words.length <= 4) >= 0.95;
}

/**
 * Columns whose meaning is unknown, by what their values look like: numbers, texts of several words, or words that tell
 * records apart. In a list of people only the last, and only where it is not about what they did.
 */
function typeOfUnknown(
  header: string,
  present: readonly string[],
  distinct: number,
  ofPeople: boolean,
): { type: ColumnType } | undefined {
  if (keeping.test(header) || (ofPeople && (besides.test(header) || doings.test(header)))) return undefined;
  const isNumber = present.filter((value) => standardNumber(value) !== '').length >= present.length * 0.9;
  if (isNumber) return ofPeople || rowNumber.test(header) || distinct < 3 ? undefined : { type: 'number' };
  if (rowNumber.test(header)) return undefined;
  const withWords = present.filter((value) => /\p{L}{2}/u.test(value)).length;
  if (withWords < present.length * 0.8) return undefined;
  const average = present.reduce((sum, value) => sum + fold(value).split(' ').length, 0) / present.length;
  const tells = distinct / present.length >= 0.2 && distinct >= Math.min(20, present.length / 2);
  if (tells && average >= 2.5) return ofPeople ? undefined : { type: 'words' };
  // Few values, such as a cuisine or an occupation, say little, but something; nothing when they are notes or flags.
  return tells || distinct >= 5 ? { type: 'text' } : undefined;
}

/** One full name beside given and family name adds nothing where these are always present; the engine fills gaps with it. */
function withoutRepeats(columns: readonly MatchColumn[]): MatchColumn[] {
  const seen = new Set<string>();
  return columns.filter((column) => {
    // Only the first birthday is compared; of other types several columns are values in the plural or fill gaps.
    if (column.type !== 'birthday') return true;
    const isFirst = !seen.has(column.type);
    seen.add(column.type);
    return isFirst;
  });
}

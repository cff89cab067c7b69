// Turns the columns of a table into comparison fields: standardised, interned, with everything a comparison looks up
// per value worked out once per distinct value. Owns the fields; levels of agreement are comparisons-*.ts.
import { splitEmails } from '../../../../src-shared/text/email.ts';
import { splitPhones } from '../../../../src-shared/text/phone.ts';
import { companyStem } from './company-stem.ts';
import { fold, foldTight, soundKey } from './fold.ts';
import {
  type CodeColumn,
  codeColumn,
  codeColumns,
  endOf,
  firstOf,
  type TextPool,
  TextPoolBuilder,
} from './interning.ts';
import { type ColumnType, cellTexts, firstOfCell, type MatchColumn, type MatchTable } from './match-table.ts';
import { nicknameInitials, nicknameSets } from './nicknames.ts';
import { remembered } from './remembered-change.ts';
import { sharedValues } from './shared-values.ts';
import type {
  AddressFields,
  EmailField,
  LabelledColumn,
  NameFields,
  PointField,
  StandardFields,
} from './standard-fields.ts';
import { postcodeWithin, standardPostcode, standardStreet } from './standardise-address.ts';
import {
  emailLocal,
  isRoleMailbox,
  ownHost,
  standardCategory,
  standardDays,
  standardEmail,
  standardIdentifier,
  standardNumber,
  standardPhone,
  standardWebsite,
} from './standardise-contact.ts';
import { nameReader } from './standardise-name.ts';
import { textWords } from './text-words.ts';
import { weighWords } from './weighed-words.ts';

/**
 * Standardises a table.
 * @param table the columns as they came
 * @param latestYear no birthday lies after it; decides the century of two-digit years
 * @param onProgress rows done, roughly; called every few thousand values; may throw to stop
 */
export function standardise(
  source: MatchTable,
  latestYear: number,
  onProgress: (done: number) => void = () => {},
): StandardFields {
  const table = inReading(source, onProgress);
  const of = (type: ColumnType) => table.columns.filter((column) => column.type === type);
  const names = nameFields(table, of);
  const company = joined(table, of('company'), companyStem);
  const isOrganisation = new Uint8Array(table.rowCount);
  const nameColumns = [...of('given_name'), ...of('family_name'), ...of('full_name')];
  if (company !== undefined) {
    for (let row = 0; row < table.rowCount; row++) {
      // By what was written: a person behind a stand-in name is no company.
      isOrganisation[row] = company.codes[row] !== 0 && firstText(nameColumns, row) === '' ? 1 : 0;
    }
  }
  return {
    rowCount: table.rowCount,
    names,
    emails: emailField(table, of('email'), names),
    phones: phoneField(table, of('phone'), names),
    company,
    companyWords: company === undefined ? undefined : textWords(company.pool),
    isOrganisation,
    address: addressFields(table, of),
    birthday: birthdayField(table, of('birthday')[0], latestYear),
    identifiers: labelled(of('identifier'), standardIdentifier),
    // A region says little where a city or postcode is known, and nothing that these do not say.
    categories: labelled(
      [...of('category'), ...(of('city').length + of('postcode').length === 0 ? of('region') : [])],
      standardCategory,
    ),
    texts: [...labelled(of('text'), fold), ...labelled(of('website'), standardWebsite)],
    words: labelled(of('words'), fold, codeJoined).map((one) => ({ ...one, words: weighWords(one.column.pool.texts) })),
    numbers: labelled(of('number'), standardNumber, codeJoined).map((one) => {
      const values = Float64Array.from(one.column.pool.texts, Number);
      return { ...one, values, isYear: values.every((value, code) => code === 0 || isYear(value)) };
    }),
  };
}

/** A table that tells how far its reading is. */
interface ReadTable extends MatchTable {
  /** Called once for every row of every field. */
  readonly tick: () => void;
}

/** Names, company, emails, phones, addresses: about so many fields are read row by row. */
const fieldsRead = 6;

function inReading(table: MatchTable, onProgress: (done: number) => void): ReadTable {
  let read = 0;
  const tick = () => {
    if ((++read & 4095) === 0) onProgress(Math.min(table.rowCount, Math.floor(read / fieldsRead)));
  };
  return { ...table, tick };
}

function firstText(columns: readonly MatchColumn[], row: number): string {
  for (let at = 0; at < columns.length; at++) {
    const text = firstOfCell(columns[at]?.values[row]);
    if (text !== '') return text;
  }
  return '';
}

function joined(
  table: ReadTable,
  columns: readonly MatchColumn[],
  change: (text: string) => string,
): CodeColumn | undefined {
  if (columns.length === 0) return undefined;
  const changed = remembered(change);
  const values = Array.from({ length: table.rowCount }, (_, row) => {
    table.tick();
    const text = firstText(columns, row);
    return text === '' ? '' : changed(text);
  });
  return codeColumn(values);
}

function labelled(
  columns: readonly MatchColumn[],
  change: (text: string) => string,
  code: typeof codeColumns = codeColumns,
): LabelledColumn[] {
  return columns.map((column) => ({
    key: column.key,
    label: column.label,
    column: code(column.values.length, (row) => cellTexts(column.values[row]).map(change)),
  }));
}

/** One value per record: several are joined. */
function codeJoined(rowCount: number, textsOf: (row: number) => readonly string[]): CodeColumn {
  return codeColumn(Array.from({ length: rowCount }, (_, row) => textsOf(row).join(' ')));
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value <= 2200;
}

function nameFields(table: ReadTable, of: (type: ColumnType) => MatchColumn[]): NameFields | undefined {
  const [given, middle, family] = [of('given_name'), of('middle_name'), of('family_name')];
  const [suffix, full] = [of('name_suffix'), of('full_name')];
  if (given.length + family.length + full.length === 0) return undefined;
  const builder = new TextPoolBuilder();
  const codes = { given: new Uint32Array(table.rowCount), middle: new Uint32Array(table.rowCount) };
  const familyCodes = new Uint32Array(table.rowCount);
  const generation = new Uint8Array(table.rowCount);
  const generationNumbers = ['', 'jr', 'sr', 'i', 'ii', 'iii', 'iv'];
  const standardName = nameReader();
  for (let row = 0; row < table.rowCount; row++) {
    table.tick();
    const name = standardName(
      firstText(given, row),
      firstText(middle, row),
      firstText(family, row),
      firstText(suffix, row),
      firstText(full, row),
    );
    codes.given[row] = builder.intern(name.given);
    codes.middle[row] = builder.intern(name.middle);
    familyCodes[row] = builder.intern(name.family);
    generation[row] = generationNumbers.indexOf(name.generation);
  }
  return { ...codes, family: familyCodes, generation, ...nameLookups(builder.finish(), codes.given, familyCodes) };
}

/** What comparisons look up per distinct name. */
function nameLookups(pool: TextPool, given: Uint32Array, family: Uint32Array) {
  const size = pool.texts.length;
  const firstSound = new Uint32Array(size);
  const sound = new Uint32Array(size);
  const nicknameStarts = new Uint32Array(size + 1);
  const nicknames: number[] = [];
  const sounds = new Map<string, number>();
  const soundNumber = (text: string) => {
    const key = soundKey(text) || text;
    const known = sounds.get(key);
    if (known !== undefined) return known;
    sounds.set(key, sounds.size + 1);
    return sounds.size;
  };
  for (const [code, text] of pool.texts.entries()) {
    nicknameStarts[code] = nicknames.length;
    if (text === '') continue;
    const first = text.split(' ', 1)[0] ?? '';
    nicknames.push(...nicknameSets(first));
    firstSound[code] = soundNumber(first);
    sound[code] = soundNumber(text.replaceAll(' ', ''));
  }
  nicknameStarts[size] = nicknames.length;
  const countOf = (codes: Uint32Array) => {
    const counts = new Uint32Array(size);
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
    counts[0] = 0;
    return counts;
  };
  return {
    pool,
    givenCounts: countOf(given),
    familyCounts: countOf(family),
    words: textWords(pool),
    script: Uint8Array.from(pool.texts, (text) => (/[^a-z0-9 ]/.test(text) && !/[a-z]/.test(text) ? 2 : 1)),
    firstSound,
    sound,
    nicknameStarts,
    nicknames: Uint16Array.from(nicknames),
    nicknameInitials: Uint32Array.from(pool.texts, (text) => nicknameInitials(text.split(' ', 1)[0] ?? '')),
  };
}

/** Numbers the distinct results of `change` over a pool; 0 where it gives ''. */
function looseForms(pool: TextPool, change: (text: string) => string): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(pool.texts, (text) => {
    const form = text === '' ? '' : change(text);
    if (form === '') return 0;
    const known = numbers.get(form) ?? numbers.size + 1;
    numbers.set(form, known);
    return known;
  });
}

/** Emails or phones of all columns; a cell may hold several. */
function pointColumn(
  table: ReadTable,
  columns: readonly MatchColumn[],
  split: (cell: string) => readonly string[],
  change: (text: string) => string,
): CodeColumn {
  const texts: string[] = [];
  const read = (cell: string) => {
    for (const part of split(cell)) texts.push(change(part));
  };
  return codeColumns(table.rowCount, (row) => {
    table.tick();
    texts.length = 0;
    for (const { values } of columns) {
      const cell = values[row];
      if (typeof cell === 'string') read(cell);
      else if (cell !== null && cell !== undefined) for (const text of cell) read(text);
    }
    return texts;
  });
}

function emailField(table: ReadTable, columns: readonly MatchColumn[], names: NameFields | undefined) {
  if (columns.length === 0) return undefined;
  const column = pointColumn(table, columns, splitEmails, standardEmail);
  const { pool } = column;
  const loose = looseForms(pool, (email) => {
    const local = emailLocal(email);
    return local.length < 4 || isRoleMailbox(email) ? '' : local;
  });
  const isShared = sharedValues(column, table.rowCount, names);
  for (const [code, email] of pool.texts.entries()) if (isRoleMailbox(email)) isShared[code] = 1;
  // Hosts as a column of their own: shared like a phone, by three clearly different people or more.
  const hosts = looseForms(pool, ownHost);
  const hostCounts = new Uint32Array(hosts.reduce((most, host) => Math.max(most, host), 0) + 1);
  for (const code of column.codes) hostCounts[hosts[code] ?? 0] = (hostCounts[hosts[code] ?? 0] ?? 0) + 1;
  const codes = column.codes.map((code) => hosts[code] ?? 0);
  const isSharedHost = sharedValues({ ...column, codes }, table.rowCount, names, hostCounts);
  const isCommonHost = Uint8Array.from(hosts, (host) => (host === 0 || isSharedHost[host] === 1 ? 1 : 0));
  return {
    column,
    loose,
    isShared,
    isNamed: namedMailboxes(column, table, names),
    isCommonHost,
    ...numberlessForms(pool),
  } satisfies EmailField;
}

/** Addresses without the digits that end their mailbox: each that has none stands for itself. */
function numberlessForms(pool: TextPool): Pick<EmailField, 'numberless' | 'isNumbered'> {
  const isNumbered = Uint8Array.from(pool.texts, (email) => {
    const before = email.charCodeAt(email.lastIndexOf('@') - 1);
    return before >= 48 && before <= 57 ? 1 : 0;
  });
  const numberOf = new Map<string, number>();
  const numberless = Uint32Array.from(pool.texts, (email, code) => {
    if (isNumbered[code] === 0) return code;
    const form = email.replace(/\d+@/, '@');
    const known = numberOf.get(form) ?? pool.texts.length + numberOf.size;
    numberOf.set(form, known);
    return known;
  });
  if (numberOf.size > 0) {
    for (let code = 1; code < numberless.length; code++) {
      if (isNumbered[code] === 0) numberless[code] = numberOf.get(pool.texts[code] ?? '') ?? code;
    }
  }
  return { isNumbered, numberless };
}

/** Which mailboxes are made of their holder's name. Umlauts may be written as two letters on either side. */
function namedMailboxes(column: CodeColumn, table: ReadTable, names: NameFields | undefined): Uint8Array {
  const isNamed = new Uint8Array(column.pool.texts.length);
  if (names === undefined) return isNamed;
  const plain = (text: string) => text.replace(/[^a-z]/g, '').replace(/([aou])e/g, '$1');
  const locals = column.pool.texts.map((email) => plain(emailLocal(email)));
  const words = names.pool.texts.map((name) =>
    name
      .split(' ')
      .map(plain)
      .filter((word) => word.length >= 3),
  );
  for (let row = 0; row < table.rowCount; row++) {
    table.tick();
    for (let at = firstOf(column, row); at < endOf(column, row); at++) {
      const code = column.codes[at] ?? 0;
      const local = locals[code] ?? '';
      // Whether a mailbox is made of a name in another script cannot be told: it is taken to be, when it is of letters.
      const contains = (name: number) =>
        (name !== 0 && names.script[name] === 2 && local.length >= 4) ||
        (words[name] ?? []).some((word) => local.includes(word));
      if (contains(names.given[row] ?? 0) || contains(names.family[row] ?? 0)) isNamed[code] = 1;
    }
  }
  return isNamed;
}

function phoneField(table: ReadTable, columns: readonly MatchColumn[], names: NameFields | undefined) {
  if (columns.length === 0) return undefined;
  const column = pointColumn(table, columns, splitPhones, standardPhone);
  // The number itself; one digit fewer is another number.
  const loose = Uint32Array.from(column.pool.texts, (digits) =>
    digits === '' ? 0 : Number(digits.slice(-7)) + (digits.length < 7 ? 20_000_000 : 10_000_000),
  );
  return { column, loose, isShared: sharedValues(column, table.rowCount, names) } satisfies PointField;
}

function addressFields(table: ReadTable, of: (type: ColumnType) => MatchColumn[]): AddressFields | undefined {
  const [street, full, postcode, city] = [of('street'), of('full_address'), of('postcode'), of('city')];
  if (street.length + full.length + postcode.length + city.length === 0) return undefined;
  const streets: string[] = [];
  const postcodes: string[] = [];
  const cities: string[] = [];
  const [streetOf, postcodeOf, cityOf] = [
    remembered(standardStreet),
    remembered(standardPostcode),
    remembered(foldTight),
  ];
  for (let row = 0; row < table.rowCount; row++) {
    table.tick();
    const lines =
      street.length === 1
        ? firstOfCell(street[0]?.values[row])
        : street.map((column) => firstOfCell(column.values[row])).join(' ');
    const whole = firstText(full, row);
    const written = firstText(postcode, row);
    streets.push(streetOf(lines.trim() === '' ? whole : lines));
    postcodes.push(written === '' ? postcodeWithin(whole || lines) : postcodeOf(written));
    cities.push(cityOf(firstText(city, row)));
  }
  const streetColumn = codeColumn(streets);
  return {
    street: streetColumn,
    words: textWords(streetColumn.pool),
    postcode: codeColumn(postcodes),
    city: codeColumn(cities),
  };
}

function birthdayField(table: MatchTable, column: MatchColumn | undefined, latestYear: number): CodeColumn | undefined {
  if (column === undefined) return undefined;
  const texts = Array.from({ length: table.rowCount }, (_, row) => cellTexts(column.values[row])[0] ?? '');
  return codeColumn(standardDays(texts, latestYear));
}

// The values behind each comparison as one column of codes, whatever field they come from, and parts of values as
// numbers (first letters, sound, domain). For comparisons and blocking rules that a person chose; the matcher's own read
// the standard fields themselves.
import type { KeyTransform } from '../../../../src-shared/matching/match-settings.ts';
import { soundKey } from './fold.ts';
import { type CodeColumn, codeColumn, codeColumns, firstOf, type TextPool } from './interning.ts';
import { type ColumnType, cellTexts, type MatchColumn, type MatchTable } from './match-table.ts';
import type { NameFields, StandardFields } from './standard-fields.ts';
import { emailLocal } from './standardise-contact.ts';

/** One field of all records. */
export interface ValueField {
  readonly column: CodeColumn;
  /** Occurrences per code in this field, code 0 (missing) being 0. */
  readonly counts: Uint32Array;
  /** Per code: 1 when several people use the value; undefined for fields that do not ask. */
  readonly isShared?: Uint8Array | undefined;
}

/** The values a comparison compares, by its key; undefined where the table has no such field. */
export function valueField(key: string, fields: StandardFields): ValueField | undefined {
  const { names, emails, phones, company, address, birthday } = fields;
  switch (key) {
    case 'given_name':
      return names && { column: nameColumn(names, names.given), counts: names.givenCounts };
    case 'family_name':
      return names && { column: nameColumn(names, names.family), counts: names.familyCounts };
    case 'middle_name':
      return names && counted(nameColumn(names, names.middle));
    case 'email':
      return emails && { ...pooled(emails.column), isShared: emails.isShared };
    case 'phone':
      return phones && { ...pooled(phones.column), isShared: phones.isShared };
    case 'company':
    case 'organisation':
      return company && pooled(company);
    case 'address':
      return address && pooled(wholeAddress(fields));
    case 'street':
    case 'postcode':
    case 'city':
      return address && pooled(address[key]);
    case 'birthday':
      return birthday && pooled(birthday);
    default: {
      const { identifiers, categories, texts, words, numbers } = fields;
      const found = [...identifiers, ...categories, ...texts, ...words, ...numbers].find(
        // A column of a bare file is also found by its header alone.
        (one) => one.key === key || one.key.replace(/^\d+:/, '') === key,
      );
      return found && pooled(found.column);
    }
  }
}

function nameColumn(names: NameFields, codes: Uint32Array): CodeColumn {
  return { pool: names.pool, codes, starts: undefined };
}

function pooled(column: CodeColumn): ValueField {
  return { column, counts: column.pool.counts };
}

function counted(column: CodeColumn): ValueField {
  const counts = new Uint32Array(column.pool.texts.length);
  for (const code of column.codes) counts[code] = (counts[code] ?? 0) + 1;
  counts[0] = 0;
  return { column, counts };
}

/** Street with postcode, or city where no postcode is known. */
function wholeAddress({ rowCount, address }: StandardFields): CodeColumn {
  const textOf = (column: CodeColumn, row: number) => column.pool.texts[column.codes[row] ?? 0] ?? '';
  return codeColumn(
    Array.from({ length: address === undefined ? 0 : rowCount }, (_, row) => {
      if (address === undefined) return '';
      const place = textOf(address.postcode, row) || textOf(address.city, row);
      return `${textOf(address.street, row)} ${place}`.trim();
    }),
  );
}

/** Columns of a table that hold what a comparison compares. */
const typesOfKey: Readonly<Record<string, readonly ColumnType[]>> = {
  given_name: ['given_name'],
  family_name: ['family_name'],
  middle_name: ['middle_name'],
  email: ['email'],
  phone: ['phone'],
  company: ['company'],
  organisation: ['company'],
  address: ['street', 'postcode', 'city', 'full_address'],
  birthday: ['birthday'],
};

/**
 * The values as they were written, spaces around them aside; undefined where the table has no column of their own for
 * them, such as given names that were cut out of full names.
 */
export function writtenField(key: string, table: MatchTable): ValueField | undefined {
  const types = typesOfKey[key];
  const columns = table.columns.filter((column) =>
    types === undefined ? column.key === key : types.includes(column.type),
  );
  if (columns.length === 0) return undefined;
  const texts = (column: MatchColumn, row: number) => cellTexts(column.values[row]).map((text) => text.trim());
  if (key === 'email' || key === 'phone' || types === undefined) {
    return pooled(codeColumns(table.rowCount, (row) => columns.flatMap((column) => texts(column, row))));
  }
  const joined = (row: number) => columns.flatMap((column) => texts(column, row)).join('\n');
  return pooled(codeColumn(Array.from({ length: table.rowCount }, (_, row) => joined(row))));
}

/** Numbers the distinct results of `change` over the texts of a pool; 0 where it gives ''. */
export function formNumbers(pool: TextPool, change: (text: string) => string): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(pool.texts, (text) => {
    const form = text === '' ? '' : change(text);
    if (form === '') return 0;
    const known = numbers.get(form) ?? numbers.size + 1;
    numbers.set(form, known);
    return known;
  });
}

/**
 * The part of a standardised value that two records must share; '' where it has none.
 * @param length letters or digits, for the transforms that ask
 */
export function partOf(transform: KeyTransform, length: number): (text: string) => string {
  switch (transform) {
    case 'whole':
      return (text) => text;
    case 'first':
      return (text) => (text.length < length ? '' : text.slice(0, length));
    case 'sound':
      return (text) => soundKey(text.replaceAll(' ', ''));
    case 'last_digits':
      return (text) => {
        const digits = text.replace(/\D/g, '');
        return digits.length < length ? '' : digits.slice(-length);
      };
    case 'domain':
      return (text) => (text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : '');
  }
}

/** The mailbox name of an email; '' for what is none. */
export const mailboxOf = (email: string): string => (email.includes('@') ? emailLocal(email) : '');

/** A first value per record, for fields in the plural. */
export function firstCode(column: CodeColumn, row: number): number {
  const { codes, starts } = column;
  return starts !== undefined && starts[row] === starts[row + 1] ? 0 : (codes[firstOf(column, row)] ?? 0);
}

// A contact as the cells of a row. Owns headers, plural columns, joined tags and how moments and money are written;
// reads no database (see features/export) and writes no CSV (see csv-writer.ts).
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import {
  type AddressPart,
  addressParts,
  type ContactTextColumn,
  type ExportColumn,
  type ExportShape,
  type ExportSource,
  type ScoreColumn,
  type TotalColumn,
} from '../../../../src-shared/model/export-column.ts';
import { minorDigits } from '../../../../src-shared/text/money.ts';
import type { Cell } from './csv-writer.ts';
import { shapedColumns } from './shapes.ts';

export type CustomType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'boolean';

/** One surviving contact with everything an export may write; lists have the main value first. */
export interface ContactForExport {
  id: number;
  text: Readonly<Record<ContactTextColumn, string | null>>;
  created_at: number | null;
  added_at: number;
  updated_at: number;
  email: readonly string[];
  phone: readonly string[];
  url: readonly string[];
  handle: readonly string[];
  addresses: readonly Readonly<Record<AddressPart, string | null>>[];
  tags: readonly string[];
  totals: Readonly<Record<TotalColumn, string | number | null>> | null;
  scores: Readonly<Record<ScoreColumn, string | number>> | null;
  sourceIds: readonly string[];
  /** By key of the custom field, as stored. */
  custom: ReadonlyMap<string, string | number | null>;
}

/** How many columns the plural ones need, counted over the contacts of the export. */
export interface PluralCounts {
  email: number;
  phone: number;
  url: number;
  handle: number;
  addresses: number;
}

/** No file gets more numbered columns than this of one sort; the last one then takes all that are left. */
export const mostNumbered = 20;

export interface WrittenColumn {
  header: string;
  cell: (contact: ContactForExport) => Cell;
}

/**
 * Lays out the columns of a file.
 * @param columns what was chosen, in order; ignored for the shapes of other programs, which are fixed
 * @param counts how many of each plural column the contacts need; at least one is always written
 * @param types type of each custom field, by key
 */
export function layOutColumns(
  shape: ExportShape,
  columns: readonly ExportColumn[],
  counts: PluralCounts,
  types: ReadonlyMap<string, CustomType>,
): WrittenColumn[] {
  const chosen = shape === 'tagstead' ? columns : shapedColumns[shape];
  return distinctHeaders(chosen.flatMap((column) => layOut(column.header, column.source, counts, types)));
}

function layOut(
  header: string,
  source: ExportSource,
  counts: PluralCounts,
  types: ReadonlyMap<string, CustomType>,
): WrittenColumn[] {
  switch (source.kind) {
    case 'points':
      return numbered(counts[source.point]).map((place, index, all) => ({
        header: place === 1 ? header : `${header} ${place}`,
        cell: (contact) => pointCell(contact[source.point], index, index === all.length - 1),
      }));
    case 'addresses':
      return numbered(counts.addresses).flatMap((place) =>
        addressParts.map((part) => ({
          header: place === 1 ? addressHeader[part] : `Address ${place} ${addressHeader[part]}`,
          cell: (contact: ContactForExport) => contact.addresses[place - 1]?.[part] ?? null,
        })),
      );
    case 'custom':
      return [{ header, cell: (contact) => customCell(contact.custom.get(source.key) ?? null, types.get(source.key)) }];
    default:
      return [{ header, cell: (contact) => singleCell(contact, source) }];
  }
}

const addressHeader: Record<AddressPart, string> = {
  street: 'Street',
  street2: 'Street line 2',
  city: 'City',
  region: 'State or region',
  postcode: 'Postcode',
  country: 'Country',
};

function singleCell(
  contact: ContactForExport,
  source: Exclude<ExportSource, { kind: 'points' | 'addresses' | 'custom' }>,
): Cell {
  switch (source.kind) {
    case 'id':
      return contact.id;
    case 'text':
      return contact.text[source.column];
    case 'moment':
      return moment(contact[source.column]);
    case 'point':
      return contact[source.point][source.place - 1] ?? null;
    case 'address':
      return addressCell(contact, source.part);
    case 'tags':
      return joinTags(contact.tags, source.separator);
    case 'total':
      return totalCell(contact, source.column);
    case 'score':
      return contact.scores?.[source.column] ?? null;
    case 'source_ids':
      return contact.sourceIds.join('; ') || null;
    default:
      return assertNever(source);
  }
}

/** Other programs have one street column: both lines go into it. */
function addressCell(contact: ContactForExport, part: AddressPart): Cell {
  const address = contact.addresses[0];
  if (address === undefined) return null;
  if (part !== 'street') return address[part];
  return [address.street, address.street2].filter((line) => line !== null).join(', ') || null;
}

function pointCell(values: readonly string[], index: number, isLast: boolean): Cell {
  if (!isLast || values.length <= index + 1) return values[index] ?? null;
  return values.slice(index).join('; ');
}

function totalCell(contact: ContactForExport, column: TotalColumn): Cell {
  const value = contact.totals?.[column] ?? null;
  switch (column) {
    case 'revenue': {
      const currency = contact.totals?.currency;
      return typeof value === 'number' ? money(value, typeof currency === 'string' ? currency : null) : value;
    }
    case 'first_purchase_at':
    case 'last_purchase_at':
    case 'last_activity_at':
      return typeof value === 'number' ? moment(value) : value;
    default:
      return value;
  }
}

function customCell(value: string | number | null, type: CustomType | undefined): Cell {
  if (value === null || type === undefined) return value;
  switch (type) {
    case 'boolean':
      return value === 0 ? 'no' : 'yes';
    case 'money':
      return typeof value === 'number' ? money(value, null) : value;
    case 'multi':
      return joinTags(readList(String(value)), '; ');
    case 'text':
    case 'number':
    case 'date':
    case 'choice':
      return value;
    default:
      return assertNever(type);
  }
}

function readList(json: string): string[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.map(String) : [json];
  } catch {
    return [json];
  }
}

/** An amount in minor units as its major one: 1999 in EUR is 19.99, in JPY 1999. Zeros of the fraction stay. */
function money(amount: number, currency: string | null): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + figures : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** A moment in UTC, in the form that spreadsheets know as a date and databases as a timestamp; years past 9999 too. */
function moment(at: number | null): Cell {
  if (at === null) return null;
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? null
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
}

/**
 * Joins tags so that parseTagList gives the same tags back: the separator asked for, or Google's ' ::: ' where a
 * tag's name contains what an importer would split at.
 */
export function joinTags(tags: readonly string[], separator: '; ' | ', ' | ' ::: '): string | null {
  if (tags.length === 0) return null;
  const splits = separator === ', ' || tags.length === 1 ? /[,;|\n]/ : /[;|\n]/;
  const plain = tags.join(separator);
  const isQuoted = /^["'[]/.test(plain); // an importer would take the quotes off
  if (!isQuoted && (separator === ' ::: ' || !tags.some((tag) => splits.test(tag)))) return endSingle(plain, tags);
  const joined = tags.join(' ::: ');
  return isQuoted ? `${joined} :::` : endSingle(joined, tags);
}

/** A lone tag with a comma in its name gets the separator behind it, or it would be read as two. */
function endSingle(joined: string, tags: readonly string[]): string {
  return tags.length === 1 && /[,;|\n]/.test(joined) ? `${joined} :::` : joined;
}

function numbered(count: number): number[] {
  return Array.from({ length: Math.min(mostNumbered, Math.max(1, count)) }, (_, index) => index + 1);
}

/** Two custom fields may share a label, or have that of a column: readers need names that differ. */
function distinctHeaders(columns: WrittenColumn[]): WrittenColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let header = column.header;
    for (let count = 2; taken.has(header.toLowerCase()); count++) header = `${column.header} (${count})`;
    taken.add(header.toLowerCase());
    return { ...column, header };
  });
}

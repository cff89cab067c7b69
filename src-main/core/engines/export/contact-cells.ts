// A contact as the cells of a row. Owns headers, plural columns, joined tags and how moments and money are written;
// reads no database (see features/export) and writes no CSV (see csv-writer.ts).

import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { type AddressColumn, addressColumns } from '../../../../src-shared/model/contact-columns.ts';
import type { ExportColumn, ExportSource, TotalColumn } from '../../../../src-shared/model/export-column.ts';
import { minorDigits } from '../../../../src-shared/text/money.ts';
import type { ContactForExport, CustomType, ExportPoint } from './contact-for-export.ts';
import type { Cell } from './csv-writer.ts';
import { joinTags } from './tag-cells.ts';

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

/** What a column's cells are, for files that know types. A cell that does not fit its type is text. */
export type CellType = 'text' | 'number' | 'money' | 'day' | 'moment';

export interface WrittenColumn {
  header: string;
  type: CellType;
  cell: (contact: ContactForExport) => Cell;
}

/**
 * Lays out the columns of a file.
 * @param columns what was chosen, in order
 * @param counts how many of each plural column the contacts need; at least one is always written
 * @param types type of each custom field, by key
 * @param tagColumns what each column of tags holds, or null for one column with all
 */
export function layOutColumns(
  columns: readonly ExportColumn[],
  counts: PluralCounts,
  types: ReadonlyMap<string, CustomType>,
  tagColumns: readonly TagColumn[] | null = null,
): WrittenColumn[] {
  return distinctHeaders(
    columns.flatMap((column) => {
      if (column.source.kind === 'tags' && tagColumns !== null) return tagColumns.map(tagColumn);
      return layOut(column.header, column.source, counts, types);
    }),
  );
}

/** A column of its own for one tag, or for the tags of one branch. */
export type TagColumn =
  | { readonly kind: 'tag'; readonly tag: string; readonly yes: string; readonly no: string }
  /** `names`: how the branch's tags are written there, by the name an export gives them. */
  | { readonly kind: 'branch'; readonly header: string; readonly names: ReadonlyMap<string, string> };

/** A tag as yes or no; a branch as the list of its tags. */
export function tagColumn(column: TagColumn): WrittenColumn {
  if (column.kind === 'tag') {
    const { tag, yes, no } = column;
    return { header: tag, type: 'text', cell: ({ tags }) => (tags.includes(tag) ? yes : no) };
  }
  const { header, names } = column;
  const own = (tags: readonly string[]) => tags.flatMap((tag) => names.get(tag) ?? []);
  return { header, type: 'text', cell: ({ tags }) => joinTags(own(tags), '; ') };
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
        type: 'text',
        cell: (contact) => pointCell(contact[source.point], index, index === all.length - 1),
      }));
    case 'addresses':
      return numbered(counts.addresses).flatMap((place) =>
        addressColumns.map((part) => ({
          header: place === 1 ? addressHeader[part] : `Address ${place} ${addressHeader[part]}`,
          type: 'text' as const,
          cell: (contact: ContactForExport) => contact.addresses[place - 1]?.[part] ?? null,
        })),
      );
    case 'custom':
      return [
        {
          header,
          type: customCellType(types.get(source.key)),
          cell: (contact) => customCell(contact.custom.get(source.key) ?? null, types.get(source.key)),
        },
      ];
    default:
      return [{ header, type: cellType(source), cell: (contact) => singleCell(contact, source) }];
  }
}

function cellType(source: SingleSource): CellType {
  switch (source.kind) {
    case 'id':
      return 'number';
    case 'text':
      return source.column === 'birthday' ? 'day' : 'text';
    case 'moment':
      return 'moment';
    case 'total':
      if (source.column === 'revenue') return 'money';
      if (source.column === 'currency') return 'text';
      return source.column.endsWith('_at') ? 'moment' : 'number';
    case 'score':
      return source.column === 'cell' ? 'text' : 'number';
    default:
      return 'text';
  }
}

function customCellType(type: CustomType | undefined): CellType {
  switch (type) {
    case 'number':
    case 'money':
      return type;
    case 'date':
      return 'day';
    default:
      return 'text';
  }
}

const addressHeader: Record<AddressColumn, string> = {
  street: 'Street',
  street2: 'Street line 2',
  city: 'City',
  region: 'State or region',
  postcode: 'Postcode',
  country: 'Country',
};

/** A source that gives one column. */
export type SingleSource = Exclude<ExportSource, { kind: 'points' | 'addresses' | 'custom' }>;

export function singleCell(contact: ContactForExport, source: SingleSource): Cell {
  switch (source.kind) {
    case 'id':
      return contact.id;
    case 'text':
      return contact.text[source.column];
    case 'moment':
      return momentText(contact[source.column]);
    case 'point':
      return contact[source.point][source.place - 1]?.value ?? null;
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
    case 'message_segment':
      return contact.messageSegment;
    default:
      return assertNever(source);
  }
}

/** Other programs have one street column: both lines go into it. */
function addressCell(contact: ContactForExport, part: AddressColumn): Cell {
  const address = contact.addresses[0];
  if (address === undefined) return null;
  if (part !== 'street') return address[part];
  return [address.street, address.street2].filter((line) => line !== null).join(', ') || null;
}

function pointCell(points: readonly ExportPoint[], index: number, isLast: boolean): Cell {
  if (!isLast || points.length <= index + 1) return points[index]?.value ?? null;
  return points
    .slice(index)
    .map(({ value }) => value)
    .join('; ');
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
      return typeof value === 'number' ? momentText(value) : value;
    default:
      return value;
  }
}

export function customCell(value: string | number | null, type: CustomType | undefined): Cell {
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
export function momentText(at: number | null): Cell {
  if (at === null) return null;
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? null
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
}

function numbered(count: number): number[] {
  return Array.from({ length: Math.min(mostNumbered, Math.max(1, count)) }, (_, index) => index + 1);
}

/** Two custom fields may share a label, or have that of a column: readers need names that differ. */
export function distinctHeaders(columns: WrittenColumn[]): WrittenColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let header = column.header;
    for (let count = 2; taken.has(header.toLowerCase()); count++) header = `${column.header} (${count})`;
    taken.add(header.toLowerCase());
    return { ...column, header };
  });
}

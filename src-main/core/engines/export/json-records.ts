// A contact as a JSON object. Owns the documented shape (docs/export-targets.md); a file of them is written by
// file-encoders.ts.
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { ExportColumn } from '../../../../src-shared/model/export-column.ts';
import { customCell, singleCell } from './contact-cells.ts';
import type { ContactForExport, CustomType } from './contact-for-export.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The chosen columns of a contact, by key. Emails, phones, addresses and tags are lists, custom fields an object of their
 * own; money is a number of the major unit, moments and days are text in ISO 8601; nothing is left out, null stands for
 * what is not there.
 */
export function jsonRecord(
  contact: ContactForExport,
  columns: readonly ExportColumn[],
  types: ReadonlyMap<string, CustomType>,
): { [key: string]: Json } {
  const record: { [key: string]: Json } = {};
  const custom: { [key: string]: Json } = {};
  for (const { key, source } of columns) {
    if (source.kind === 'custom')
      custom[source.key] = customValue(contact.custom.get(source.key) ?? null, types.get(source.key));
    else record[key] = value(contact, source);
  }
  if (Object.keys(custom).length > 0) record.custom = custom;
  return record;
}

function value(contact: ContactForExport, source: Exclude<ExportColumn['source'], { kind: 'custom' }>): Json {
  switch (source.kind) {
    case 'points':
      return contact[source.point].map((point) => ({ value: point.value, label: point.label, status: point.status }));
    case 'addresses':
      return contact.addresses.map(({ label, street, street2, city, region, postcode, country, countryCode }) => ({
        ...{ label, street, street2, city, region, postcode, country },
        country_code: countryCode,
      }));
    case 'tags':
      return [...contact.tags];
    case 'source_ids':
      return [...contact.sourceIds];
    case 'moment':
      return isoMoment(contact[source.column]);
    case 'total': {
      const cell = singleCell(contact, source);
      if (source.column.endsWith('_at')) return isoMoment(contact.totals?.[source.column] ?? null);
      return source.column === 'revenue' && cell !== null ? Number(cell) : cell;
    }
    case 'id':
    case 'text':
    case 'score':
    case 'message_segment':
    case 'point':
    case 'address':
      return singleCell(contact, source);
    default:
      return assertNever(source);
  }
}

function customValue(stored: string | number | null, type: CustomType | undefined): Json {
  if (stored === null) return null;
  switch (type) {
    case 'boolean':
      return stored !== 0;
    case 'money':
      return Number(customCell(stored, type));
    case 'multi':
      return parsedList(String(stored));
    default:
      return stored;
  }
}

function parsedList(stored: string): Json {
  try {
    const list: unknown = JSON.parse(stored);
    return Array.isArray(list) ? list.map(String) : [stored];
  } catch {
    return [stored];
  }
}

function isoMoment(at: string | number | null): Json {
  if (typeof at !== 'number') return at;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

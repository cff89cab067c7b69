// Reads contacts for export, a page at a time. Owns putting the rows of several tables together per contact; which
// cells are written is in engines/export/contact-cells.ts.
import type {
  ContactTextColumn,
  ExportColumn,
  ScoreColumn,
  TotalColumn,
} from '../../../../src-shared/model/export-column.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { PluralCounts } from '../../engines/export/contact-cells.ts';
import type {
  ContactForExport,
  CustomType,
  ExportAddress,
  ExportPoint,
  PointKind,
} from '../../engines/export/contact-for-export.ts';
import {
  type ContactRow,
  selectAddresses,
  selectContacts,
  selectCustomFields,
  selectCustomValues,
  selectMostAddresses,
  selectMostPoints,
  selectPoints,
  selectScores,
  selectSourceIds,
  selectTagsOf,
  selectTotals,
} from './export-queries.ts';

/** Contacts read at a time: some 10 ms of work, so that progress and cancel stay lively. */
export const pageSize = 1000;

/** Which parts of a contact the columns need; the others are not read. */
export interface Wanted {
  tags: boolean;
  totals: boolean;
  scores: boolean;
  sourceIds: boolean;
  addresses: boolean;
  custom: readonly { key: string; column: string }[];
  /** By contact, the segment whose message it gets; null where no column asks for it. */
  messageSegments: ReadonlyMap<number, string> | null;
}

export interface CustomFieldInfo {
  key: string;
  label: string;
  type: CustomType;
  column: string;
}

export function readCustomFields(db: ReadHandle): CustomFieldInfo[] {
  return db
    .all(selectCustomFields())
    .map(({ key, label, type, column_name }) => ({ key, label, type, column: column_name }));
}

/** What has to be read for these columns; null, where a target or a card names its own: everything but custom fields. */
export function wantedFor(columns: readonly ExportColumn[] | null, fields: readonly CustomFieldInfo[]): Wanted {
  const has = (kind: string) => columns === null || columns.some(({ source }) => source.kind === kind);
  const keys = new Set((columns ?? []).flatMap(({ source }) => (source.kind === 'custom' ? [source.key] : [])));
  return {
    tags: has('tags'),
    totals: has('total'),
    scores: has('score'),
    sourceIds: has('source_ids'),
    addresses: has('addresses') || has('address'),
    custom: fields.filter(({ key }) => keys.has(key)),
    messageSegments: null,
  };
}

/** How many numbered columns these contacts need. */
export function countPlurals(
  db: ReadHandle,
  ids: readonly number[],
  onPage: (done: number) => void = () => {},
): PluralCounts {
  const counts: PluralCounts = { email: 0, phone: 0, url: 0, handle: 0, addresses: 0 };
  for (let from = 0; from < ids.length; from += pageSize * 5) {
    const page = JSON.stringify(ids.slice(from, from + pageSize * 5));
    for (const { kind, most } of db.all(selectMostPoints(page))) counts[kind] = Math.max(counts[kind], most);
    counts.addresses = Math.max(counts.addresses, db.value<number>(selectMostAddresses(page)) ?? 0);
    onPage(from);
  }
  return counts;
}

/**
 * Reads contacts whole.
 * @param ids ids of surviving contacts, at most a page of them
 * @returns in the order of the ids
 */
export function readContacts(
  db: ReadHandle,
  ids: readonly number[],
  wanted: Wanted,
  tagNames: ReadonlyMap<number, string>,
): ContactForExport[] {
  const page = JSON.stringify(ids);
  const contacts = new Map(db.all(selectContacts(page)).map((row) => [row.id, emptyContact(row)]));
  for (const [id, kind, value, normalised, label, status] of db.rows<PointRow>(selectPoints(page))) {
    const known = contacts.get(id);
    if (known === undefined) continue;
    const key = `${kind}:${normalised ?? value}`;
    if (known.seen.has(key)) continue; // a merged contact often had the same address
    known.seen.add(key);
    known[kind].push({ value, normalised, label, status });
  }
  if (wanted.addresses) {
    for (const [id, ...parts] of db.rows<[number, ...(string | null)[]]>(selectAddresses(page))) {
      const [street = null, street2 = null, city = null, region = null, postcode = null, country = null] = parts;
      const [label = null, countryCode = null] = parts.slice(6);
      const address = { street, street2, city, region, postcode, country };
      const known = contacts.get(id);
      const key = JSON.stringify(address);
      if (known === undefined || known.seen.has(key)) continue;
      known.seen.add(key);
      known.addresses.push({ ...address, label, countryCode });
    }
  }
  if (wanted.tags) {
    for (const [id, tag] of db.rows<[number, number]>(selectTagsOf(page))) {
      const name = tagNames.get(tag);
      if (name !== undefined) contacts.get(id)?.tags.push(name);
    }
  }
  if (wanted.sourceIds) {
    for (const [id, sourceId] of db.rows<[number, string]>(selectSourceIds(page)))
      contacts.get(id)?.sourceIds.push(sourceId);
  }
  if (wanted.messageSegments) {
    for (const contact of contacts.values()) contact.messageSegment = wanted.messageSegments.get(contact.id) ?? null;
  }
  if (wanted.totals) assign(contacts, 'totals', db.all(selectTotals(page)));
  if (wanted.scores) assign(contacts, 'scores', db.all(selectScores(page)));
  if (wanted.custom.length > 0) {
    const columns = wanted.custom.map(({ column }) => column);
    for (const row of db.all(selectCustomValues(page, columns))) {
      const known = contacts.get(Number(row.id));
      for (const { key, column } of wanted.custom) known?.custom.set(key, row[column] ?? null);
    }
  }
  return [...contacts.values()];
}

type PointRow = [number, PointKind, string, string | null, string | null, ExportPoint['status']];

interface Growing extends ContactForExport {
  email: ExportPoint[];
  phone: ExportPoint[];
  url: ExportPoint[];
  handle: ExportPoint[];
  addresses: ExportAddress[];
  tags: string[];
  sourceIds: string[];
  totals: Record<TotalColumn, string | number | null> | null;
  scores: Record<ScoreColumn, string | number> | null;
  custom: Map<string, string | number | null>;
  /** What was added already, so that nothing is written twice. */
  seen: Set<string>;
}

function emptyContact(row: ContactRow): Growing {
  return {
    id: row.id,
    text: row as unknown as Record<ContactTextColumn, string | null>, // its columns are those of the query
    created_at: row.created_at,
    added_at: row.added_at,
    updated_at: row.updated_at,
    email: [],
    phone: [],
    url: [],
    handle: [],
    addresses: [],
    tags: [],
    sourceIds: [],
    messageSegment: null,
    totals: null,
    scores: null,
    custom: new Map(),
    seen: new Set(),
  };
}

function assign<K extends 'totals' | 'scores'>(
  contacts: ReadonlyMap<number, Growing>,
  part: K,
  rows: readonly Record<string, string | number | null>[],
): void {
  for (const row of rows) {
    const known = contacts.get(Number(row.contact_id));
    if (known !== undefined) known[part] = row as unknown as Growing[K]; // its columns are those of the query
  }
}

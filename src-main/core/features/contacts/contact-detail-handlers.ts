// Answers questions about one contact: everything the inspector shows.
import { sql } from 'kysely';
import type { ContactDetail, contactsContract, TimelineKind } from '../../../../src-shared/contract/contacts.ts';
import {
  type ContactPointKind,
  type EditableField,
  editableFields,
  type PointStatus,
} from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { compileRule } from '../../engines/rule-compiler/compile-rule.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { storedSettings } from '../settings/settings-queries.ts';
import {
  countOpenFindings,
  countTimeline,
  selectAddresses,
  selectContact,
  selectCustomValues,
  selectFacts,
  selectMerges,
  selectPoints,
  selectRelations,
  selectScore,
  selectSegmentNames,
  selectSourceRecords,
  selectSourceRow,
  selectTags,
  selectTimeline,
} from './contact-detail-queries.ts';
import { customFieldsOf } from './custom-fields.ts';

type DetailReads =
  | 'contacts.detail'
  | 'contacts.timeline'
  | 'contacts.provenance'
  | 'contacts.sourceRow'
  | 'contacts.segments';

export const contactDetailHandlers: Pick<HandlersOf<typeof contactsContract>, DetailReads> = {
  'contacts.detail': ({ db }, { contact }) => detailOf(db, contact),
  'contacts.timeline': ({ db }, { contact, kinds, offset, limit }) => {
    const id = db.first(selectContact(contact))?.id ?? contact;
    return {
      entries: db
        .all(selectTimeline(id, kinds, offset, limit))
        .map(({ kind, detail, ...entry }) => ({ ...entry, detail: detail || null, kind: kind as TimelineKind })),
      counts: Object.fromEntries(db.all(countTimeline(id)).map(({ kind, count }) => [kind, count])),
    };
  },
  'contacts.provenance': ({ db }, { contact }) => {
    const id = db.first(selectContact(contact))?.id ?? contact;
    return {
      records: db.all(selectSourceRecords(id)),
      merges: db
        .all(selectMerges(id))
        .map(({ names, ...merge }) => ({ ...merge, names: JSON.parse(names ?? '[]') as string[] })),
    };
  },
  'contacts.sourceRow': ({ db }, { record }) => {
    const row = db.first(selectSourceRow(record));
    if (!row) throw refuse('not-found', 'This row of the import is not there any more.');
    const headers = JSON.parse(row.headers) as string[];
    const cells = JSON.parse(row.raw) as (string | null)[];
    return cells.map((cell, at) => ({ header: headers[at] ?? `Column ${at + 1}`, cell: cell ?? '' }));
  },
  'contacts.segments': ({ db, asOf, now }, { contact }) => {
    const context = loadCompileContext(db, asOf, now);
    return db.all(selectSegmentNames).filter(({ id }) => {
      const rule = context.segments.get(id);
      if (!rule) return false;
      const holds = sql`SELECT 1 FROM contact AS c WHERE c.id = ${contact} AND ${compileRule(rule, context)}`;
      return db.first(holds) !== undefined;
    });
  },
};

function detailOf(db: ReadHandle, contact: number): ContactDetail {
  const row = db.first(selectContact(contact));
  if (!row || row.state === 'merged') throw refuse('not-found', 'This contact is not there any more.');
  const facts = db.first(selectFacts(row.id));
  const values = db.first(selectCustomValues(row.id)) ?? {};
  return {
    id: row.id,
    name: row.display_name,
    state: row.state as ContactDetail['state'],
    fields: Object.fromEntries(editableFields.map((field) => [field, row[field] ?? null])) as Record<
      EditableField,
      string | null
    >,
    points: db.all(selectPoints(row.id)).map(({ is_primary, kind, status, ...point }) => ({
      ...point,
      kind: kind as ContactPointKind,
      status: status as PointStatus,
      isPrimary: is_primary === 1,
    })),
    addresses: db.all(selectAddresses(row.id)).map(({ is_primary, country_code, ...address }) => ({
      ...address,
      countryCode: country_code,
      isPrimary: is_primary === 1,
    })),
    custom: customFieldsOf(db).map(({ column, ...field }) => ({ ...field, value: values[column] ?? null })),
    tags: db.all(selectTags(row.id)).map(({ assigned_at, expires_at, ...tag }) => ({
      ...tag,
      assignedAt: assigned_at,
      expiresAt: expires_at,
    })),
    facts: {
      orders: facts?.orders ?? 0,
      revenue: facts?.revenue ?? 0,
      currency: facts?.currency ?? storedSettings(db).currency,
      firstPurchaseAt: facts?.first_purchase_at ?? null,
      lastPurchaseAt: facts?.last_purchase_at ?? null,
      lastActivityAt: facts?.last_activity_at ?? null,
      activityCount: facts?.activity_count ?? 0,
      emailOpens: facts?.email_opens ?? 0,
      emailClicks: facts?.email_clicks ?? 0,
    },
    score: db.first(selectScore(row.id)) ?? null,
    openFindings: db.first(countOpenFindings(row.id))?.count ?? 0,
    relations: db.all(selectRelations(row.id)),
    createdAt: row.created_at,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
  };
}

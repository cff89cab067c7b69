// Answers questions about many contacts: windows of lists, counts, search, custom fields.
import type {
  ContactRow,
  ContactSort,
  CustomField,
  contactListContract,
} from '../../../../src-shared/contract/contact-list.ts';
import type { ContactQuery } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf, ReadContext } from '../../server/contexts.ts';
import { touchRuleTables } from '../segments/segment-queries.ts';
import { storedSettings } from '../settings/settings-queries.ts';
import { loadForest } from '../tags/tag-forest.ts';
import {
  countMatching,
  isIndexOrder,
  type ListRow,
  selectListRows,
  selectOrderedIds,
  selectTagsOf,
} from './contact-list-queries.ts';
import { windowOfOrder } from './contact-order.ts';
import { countSearch, selectSearch } from './contact-search-queries.ts';
import { matchesQuery, searchExpression } from './contact-selection.ts';
import { customFieldsOf, type FieldRow } from './custom-fields.ts';

type ListReads = 'contacts.page' | 'contacts.ids' | 'contacts.count' | 'contacts.search' | 'contacts.customFields';

/** Tags drawn in a row; the others are a count. */
const tagsShown = 6;

export const contactListHandlers: Pick<HandlersOf<typeof contactListContract>, ListReads> = {
  'contacts.page': (context, { query, sort, offset, limit, custom }) => {
    const { db } = context;
    const fields = customFieldsOf(db);
    const wanted = fields.filter((field) => custom.includes(field.key));
    const ids = orderedIds(context, fields, query, sort, offset, limit);
    return { rows: rowsOf(db, ids, wanted) };
  },
  'contacts.ids': (context, { query, sort, offset, limit }) => ({
    ids: orderedIds(context, customFieldsOf(context.db), query, sort, offset, limit),
  }),
  'contacts.count': (context, { query }) => ({
    count: context.db.first(countMatching(matchesQuery(context, query)))?.count ?? 0,
  }),
  'contacts.search': ({ db }, { text, limit }) => {
    const match = searchExpression(text);
    if (match === null) return { total: 0, contacts: [] };
    return {
      total: db.first(countSearch(match))?.count ?? 0,
      contacts: db.all(selectSearch(match, limit)).map(({ id, name, email, phone, company }) => ({
        id,
        name,
        detail: [company, email, phone].filter((part) => part !== null && part !== name).join(' · '),
      })),
    };
  },
  'contacts.customFields': ({ db }) => customFieldsOf(db).map(({ column: _column, ...field }): CustomField => field),
};

function orderedIds(
  context: ReadContext,
  fields: readonly FieldRow[],
  query: ContactQuery,
  sort: ContactSort,
  offset: number,
  limit: number,
): number[] {
  const { db, asOf } = context;
  db.value(touchRuleTables()); // the order may come from memory, without a query that names what it depends on
  const columnOf = (key: string): string | undefined => fields.find((field) => field.key === key)?.column;
  const all = (range: { offset: number; limit: number } | null): number[] =>
    db.pluck<number>(selectOrderedIds(matchesQuery(context, query), sort, columnOf, range));
  const isPlain = isIndexOrder(sort) && !query.rule && !query.segment && query.search === '';
  const minute = Math.floor(asOf / 60_000); // rules speak about days and spans; a minute is finer than any of them
  const key = JSON.stringify([query, sort, minute]);
  return windowOfOrder(db, key, { offset, limit }, isPlain ? 20_000 : 1_000, all);
}

function rowsOf(db: ReadHandle, ids: readonly number[], custom: readonly FieldRow[]): ContactRow[] {
  const byId = new Map<number, ListRow>(
    db
      .all(
        selectListRows(
          ids,
          custom.map((field) => field.column),
        ),
      )
      .map((row) => [row.id, row]),
  );
  const tags = new Map<number, ContactRow['tags']>();
  const { colour } = loadForest(db);
  for (const { contact_id, ...named } of db.all(selectTagsOf(ids))) {
    const tag = { ...named, colour: colour(named.id) }; // as the tree shows it: its own or its branch's
    const own = tags.get(contact_id);
    if (own) own.push(tag);
    else tags.set(contact_id, [tag]);
  }
  const { currency } = storedSettings(db); // for amounts that came without one
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...toRow(row, tags.get(id) ?? [], custom), currency: row.currency ?? currency }] : [];
  });
}

function toRow(row: ListRow, tags: ContactRow['tags'], custom: readonly FieldRow[]): ContactRow {
  const values = row as unknown as Record<string, string | number | null>; // c0, c1… beside the named columns
  return {
    id: row.id,
    name: row.display_name,
    kind: row.kind,
    state: row.state,
    givenName: row.given_name,
    familyName: row.family_name,
    company: row.company,
    jobTitle: row.job_title,
    email: row.primary_email,
    phone: row.primary_phone,
    emailCount: row.email_count ?? 0,
    phoneCount: row.phone_count ?? 0,
    city: row.city,
    region: row.region,
    postcode: row.postcode,
    country: row.country,
    language: row.language,
    lifecycle: row.lifecycle,
    leadSource: row.lead_source,
    owner: row.owner,
    birthday: row.birthday,
    emailConsent: row.email_consent,
    tagCount: row.tag_count ?? 0,
    tags: tags.slice(0, tagsShown),
    orders: row.orders ?? 0,
    revenue: row.revenue ?? 0,
    currency: row.currency,
    firstPurchaseAt: row.first_purchase_at,
    lastPurchaseAt: row.last_purchase_at,
    lastActivityAt: row.last_activity_at,
    activityCount: row.activity_count ?? 0,
    emailOpens: row.email_opens ?? 0,
    emailClicks: row.email_clicks ?? 0,
    rfm: row.recency === null ? null : `${row.recency}${row.frequency}${row.monetary}`,
    rfmCell: row.cell,
    createdAt: row.created_at,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
    custom: Object.fromEntries(custom.map((field, at) => [field.key, values[`c${at}`] ?? null])),
  };
}

// SQL of contact lists: order, ids, rows of a window. One statement each; which contacts is contact-selection.ts.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ContactSort, SortField } from '../../../../src-shared/contract/contact-list.ts';

type Joined = 'rollup' | 'score' | 'custom';

interface SortColumn {
  expression: RawBuilder<unknown>;
  needs?: Joined;
  /** NULL is possible and always sorts last. */
  nullable: boolean;
}

const text = (column: string): SortColumn => ({
  expression: sql`c.${sql.ref(column)} COLLATE NOCASE`,
  nullable: true,
});
const plain = (column: string, nullable = true): SortColumn => ({ expression: sql`c.${sql.ref(column)}`, nullable });
const fact = (column: string): SortColumn => ({
  expression: sql`r.${sql.ref(column)}`,
  needs: 'rollup',
  nullable: true,
});
const factText = (column: string): SortColumn => ({
  expression: sql`r.${sql.ref(column)} COLLATE NOCASE`,
  needs: 'rollup',
  nullable: true,
});

const sortColumns: Record<SortField, SortColumn> = {
  name: { expression: sql`c.display_name COLLATE NOCASE`, nullable: false },
  given_name: text('given_name'),
  family_name: text('family_name'),
  company: text('company'),
  job_title: text('job_title'),
  email: factText('primary_email'),
  phone: factText('primary_phone'),
  city: factText('city'),
  region: factText('region'),
  postcode: factText('postcode'),
  country: factText('country'),
  language: text('language'),
  lifecycle: text('lifecycle'),
  lead_source: text('lead_source'),
  owner: text('owner'),
  birthday: plain('birthday'),
  tags: fact('tag_count'),
  orders: fact('orders'),
  revenue: fact('revenue'),
  first_purchase: fact('first_purchase_at'),
  last_purchase: fact('last_purchase_at'),
  last_activity: fact('last_activity_at'),
  activities: fact('activity_count'),
  email_opens: fact('email_opens'),
  email_clicks: fact('email_clicks'),
  rfm: {
    expression: sql`s.recency * 100 + s.frequency * 10 + s.monetary`,
    needs: 'score',
    nullable: true,
  },
  created: plain('created_at'),
  added: plain('added_at', false),
  updated: plain('updated_at', false),
};

const joins: Record<Joined, RawBuilder<unknown>> = {
  rollup: sql`LEFT JOIN contact_rollup r ON r.contact_id = c.id`,
  score: sql`LEFT JOIN contact_score s ON s.contact_id = c.id`,
  custom: sql`LEFT JOIN contact_custom k ON k.id = c.id`,
};

/** Whether the order is the one the index on contact keeps, so that a window needs no sorting. */
export function isIndexOrder(sort: ContactSort): boolean {
  return sort.length === 0 || (sort.length === 1 && sort[0]?.field === 'name');
}

/**
 * Ids in order.
 * @param customColumn the real column of a custom field by key; a key that is unknown sorts nothing
 * @param range null for all of them
 */
export function selectOrderedIds(
  matches: Expression<SqlBool>,
  sort: ContactSort,
  customColumn: (key: string) => string | undefined,
  range: { offset: number; limit: number } | null,
): RawBuilder<{ id: number }> {
  const needs = new Set<Joined>();
  const terms: RawBuilder<unknown>[] = [];
  for (const { field, direction } of sort.length === 0 ? [{ field: 'name', direction: 'ascending' as const }] : sort) {
    const column = columnFor(field, customColumn);
    if (!column) continue;
    if (column.needs) needs.add(column.needs);
    if (column.nullable) terms.push(sql`${column.expression} IS NULL`);
    terms.push(direction === 'descending' ? sql`${column.expression} DESC` : sql`${column.expression}`);
  }
  const last = sort[0]?.direction === 'descending' && isIndexOrder(sort) ? sql`c.id DESC` : sql`c.id`;
  const joined = [...needs].map((need) => joins[need]);
  return sql`SELECT c.id FROM contact AS c ${joined.length > 0 ? sql.join(joined, sql` `) : sql``}
    WHERE ${matches} ORDER BY ${sql.join([...terms, last])}
    ${range ? sql`LIMIT ${range.limit} OFFSET ${range.offset}` : sql``}`;
}

function columnFor(field: string, customColumn: (key: string) => string | undefined): SortColumn | undefined {
  if (!field.startsWith('custom.')) return sortColumns[field as SortField];
  const column = customColumn(field.slice('custom.'.length));
  return column ? { expression: sql`k.${sql.ref(column)}`, needs: 'custom', nullable: true } : undefined;
}

export interface ListRow {
  id: number;
  display_name: string;
  kind: 'person' | 'company' | 'household';
  state: 'active' | 'archived';
  given_name: string | null;
  family_name: string | null;
  company: string | null;
  job_title: string | null;
  language: string | null;
  lifecycle: string | null;
  lead_source: string | null;
  owner: string | null;
  birthday: string | null;
  email_consent: 'unknown' | 'granted' | 'withdrawn';
  created_at: number | null;
  added_at: number;
  updated_at: number;
  primary_email: string | null;
  primary_phone: string | null;
  email_count: number | null;
  phone_count: number | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  tag_count: number | null;
  orders: number | null;
  revenue: number | null;
  currency: string | null;
  first_purchase_at: number | null;
  last_purchase_at: number | null;
  last_activity_at: number | null;
  activity_count: number | null;
  email_opens: number | null;
  email_clicks: number | null;
  recency: number | null;
  frequency: number | null;
  monetary: number | null;
  cell: string | null;
}

/** Everything a list can show of these contacts, in no order; custom values come as c0, c1… in the order asked. */
export function selectListRows(ids: readonly number[], customColumns: readonly string[]): RawBuilder<ListRow> {
  const custom = customColumns.map((column, at) => sql`, k.${sql.ref(column)} AS ${sql.ref(`c${at}`)}`);
  return sql<ListRow>`SELECT c.id, c.display_name, c.kind, c.state, c.given_name, c.family_name, c.company, c.job_title,
      c.language, c.lifecycle, c.lead_source, c.owner, c.birthday, c.email_consent, c.created_at, c.added_at, c.updated_at,
      r.primary_email, r.primary_phone, r.email_count, r.phone_count, r.city, r.region, r.postcode, r.country,
      r.tag_count, r.orders, r.revenue, r.currency, r.first_purchase_at, r.last_purchase_at, r.last_activity_at,
      r.activity_count, r.email_opens, r.email_clicks, s.recency, s.frequency, s.monetary, s.cell
      ${custom.length > 0 ? sql.join(custom, sql` `) : sql``}
    FROM contact AS c ${joins.rollup} ${joins.score} ${custom.length > 0 ? joins.custom : sql``}
    WHERE c.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** The tags of these contacts, by name. */
export function selectTagsOf(ids: readonly number[]): RawBuilder<{ contact_id: number; id: number; name: string }> {
  return sql`SELECT DISTINCT coalesce(al.winner_id, a.contact_id) AS contact_id, t.id, t.name
    FROM tag_assignment a JOIN tag t ON t.id = a.tag_id LEFT JOIN contact_alias al ON al.id = a.contact_id
    WHERE a.contact_id IN (
      SELECT value FROM json_each(${JSON.stringify(ids)})
      UNION SELECT id FROM contact_alias WHERE winner_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))
    ORDER BY t.name COLLATE NOCASE`;
}

export function countMatching(matches: Expression<SqlBool>): RawBuilder<{ count: number }> {
  return sql`SELECT count(*) AS count FROM contact AS c WHERE ${matches}`;
}

export const selectDataVersion = sql<{ data_version: number }>`PRAGMA data_version`;

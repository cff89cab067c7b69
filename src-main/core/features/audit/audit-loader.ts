// Loads contacts as the checks see them, a page of ids at a time, and the facts over all contacts that comparing checks
// need. Owns the SELECTs of an audit; judges nothing.
import { sql } from 'kysely';
import type { AddressColumn } from '../../../../src-shared/model/contact-columns.ts';
import type { ReadHandle } from '../../db/handle.ts';
import {
  type AuditActivity,
  type AuditAddress,
  type AuditContact,
  type AuditContactParts,
  type AuditPoint,
  auditContact,
  contactTextColumns,
  withoutRepeats,
} from '../../engines/audit/audit-contact.ts';
import { dayMs } from '../../engines/audit/calendar.ts';
import type { AuditTag, GroupFacts, GuardFacts, SharedValue } from '../../engines/audit/check.ts';
import { earliestActivity } from '../../engines/audit/checks/order-date.ts';
import { isAmerican } from '../../engines/audit/checks/street-word.ts';
import { spellingColumns } from '../../engines/audit/checks/value-spelling.ts';
import { companiesOfDomains, prevailingSpellings, usesOfNames } from '../../engines/audit/group-facts.ts';
import { JudgedValues } from '../../engines/audit/judged-values.ts';
import { type StreetStyle, sharedStyle, streetWord } from '../../engines/audit/lists/street-words.ts';
import { cleanColumns } from '../clean/clean-columns.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import { guardsOf } from '../guards/guard-values.ts';

/** Rows of contacts and of those merged into them, by the surviving contact. Binds the ids twice, as JSON. */
const ownAndMerged = (columns: string, table: string, where = '1'): string => `
  SELECT t.contact_id AS owner, 0 AS merged, ${columns} FROM ${table} t
  WHERE t.contact_id IN (SELECT value FROM json_each(@ids)) AND ${where}
  UNION ALL
  SELECT al.winner_id, 1, ${columns} FROM contact_alias al JOIN ${table} t ON t.contact_id = al.id
  WHERE al.winner_id IN (SELECT value FROM json_each(@ids)) AND ${where}
  ORDER BY owner, merged`;

const suspect = `(t.at > @latest OR t.at < ${earliestActivity}
  OR (t.kind = 'purchase' AND (t.amount IS NULL OR t.amount < 0 OR (t.amount <> 0 AND t.currency IS NULL)))
  OR (t.kind = 'refund' AND (t.amount IS NULL OR t.amount > 0 OR t.currency IS NULL)))`;

/** Loads pages of contacts on one connection; statements are prepared once. */
export interface ContactLoader {
  /** Ids of active contacts after `after`, ascending. */
  page(after: number, limit: number): number[];
  load(ids: readonly number[]): AuditContact[];
  /** The same with every point of those merged into them, also where it repeats one of the contact's own. */
  loadParts(ids: readonly number[]): AuditContactParts[];
}

type Row = Record<string, string | number | null>;
type LoadedParts = AuditContactParts & {
  points: AuditPoint[];
  addresses: AuditAddress[];
  suspectActivities: AuditActivity[];
};

/** Survivors with an unsubscribe or a suspect activity: one pass over all activities. */
function withNotableActivities(db: ReadHandle, asOf: number): Set<number> {
  const ids = db
    .prepare(`SELECT DISTINCT coalesce(al.winner_id, t.contact_id) FROM activity t
      LEFT JOIN contact_alias al ON al.id = t.contact_id WHERE t.kind = 'unsubscribe' OR ${suspect}`)
    .pluck()
    .all({ latest: asOf + dayMs });
  return new Set(ids as number[]);
}

/**
 * @param asOf activities after the next day count as suspect; UTC epoch milliseconds
 * @param reach everybody when all contacts will be loaded: one pass over the activities then tells whose are worth a look
 */
export function contactLoader(db: ReadHandle, asOf: number, reach: 'some' | 'everybody' = 'some'): ContactLoader {
  const worthAsking = reach === 'everybody' ? withNotableActivities(db, asOf) : undefined;
  // The plus keeps the planner from sorting all active contacts for every page.
  const idPage = db.prepare("SELECT id FROM contact WHERE +state = 'active' AND id > ? ORDER BY id LIMIT ?").pluck();
  const contacts =
    db.prepare(`SELECT c.id, c.kind, c.display_name, ${contactTextColumns.map((column) => `c.${column}`).join(', ')},
      c.email_consent, c.created_at, c.added_at, r.activity_count, r.orders, r.last_activity_at
    FROM contact c LEFT JOIN contact_rollup r ON r.contact_id = c.id
    WHERE c.id IN (SELECT value FROM json_each(@ids)) AND c.state = 'active' ORDER BY c.id`);
  const points = db.prepare(
    ownAndMerged('t.id, t.kind, t.value, t.normalised, t.status, t.is_primary', 'contact_point'),
  );
  const addresses = db.prepare(
    ownAndMerged('t.id, t.street, t.street2, t.city, t.region, t.postcode, t.country, t.country_code', 'address'),
  );
  const activities = db.prepare(ownAndMerged('t.id, t.kind, t.at, t.amount, t.currency', 'activity', suspect));
  const customs = guardedCustoms(db);
  const judged = new JudgedValues();
  const unsubscribes = db.prepare(ownAndMerged('t.at', 'activity', "t.kind = 'unsubscribe'"));
  function loadParts(ids: readonly number[]): LoadedParts[] {
    const bound = { ids: JSON.stringify(ids) };
    const parts = new Map<number, LoadedParts>();
    for (const row of contacts.all(bound) as Row[]) parts.set(Number(row.id), contactParts(row));
    for (const row of points.all(bound) as Row[]) addPoint(parts.get(Number(row.owner))?.points, row);
    for (const row of addresses.all(bound) as Row[]) parts.get(Number(row.owner))?.addresses.push(address(row));
    const active = worthAsking === undefined ? ids : ids.filter((id) => worthAsking.has(id));
    const activeBound = { ids: JSON.stringify(active) };
    for (const row of active.length === 0 ? [] : (unsubscribes.all(activeBound) as Row[])) {
      const contact = parts.get(Number(row.owner));
      if (contact) contact.unsubscribedAt = Math.max(contact.unsubscribedAt ?? 0, Number(row.at));
    }
    for (const row of active.length === 0 ? [] : (activities.all({ ...activeBound, latest: asOf + dayMs }) as Row[]))
      parts.get(Number(row.owner))?.suspectActivities.push(activity(row));
    for (const { key, values } of customs) {
      for (const { id, value } of values.all(bound) as { id: number; value: string | number | null }[]) {
        const contact = parts.get(id);
        if (contact) contact.custom = { ...contact.custom, [key]: text(value) };
      }
    }
    return [...parts.values()];
  }
  return {
    page: (after, limit) => idPage.all(after, limit) as number[],
    load: (ids) =>
      loadParts(ids).map((parts) => {
        parts.points = withoutRepeats(parts.points);
        return auditContact(parts, judged);
      }),
    loadParts,
  };
}

const text = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));
const number = (value: string | number | null | undefined): number | null => (value == null ? null : Number(value));

function contactParts(row: Row) {
  return {
    id: Number(row.id),
    kind: row.kind as AuditContact['kind'],
    displayName: String(row.display_name),
    // The row's own text columns, by their names; copying them would cost more than everything else here.
    columns: row as unknown as AuditContact['columns'],
    emailConsent: row.email_consent as AuditContact['emailConsent'],
    createdAt: number(row.created_at),
    addedAt: Number(row.added_at),
    activityCount: Number(row.activity_count ?? 0),
    orders: Number(row.orders ?? 0),
    lastActivityAt: number(row.last_activity_at),
    unsubscribedAt: null as number | null,
    points: [] as AuditPoint[],
    addresses: [] as AuditAddress[],
    suspectActivities: [] as AuditActivity[],
  };
}

function addPoint(into: AuditPoint[] | undefined, row: Row): void {
  into?.push({
    id: Number(row.id),
    kind: row.kind as AuditPoint['kind'],
    value: String(row.value),
    normalised: text(row.normalised),
    status: row.status as AuditPoint['status'],
    isPrimary: row.is_primary === 1,
    ...(row.merged === 1 && { ofMerged: true }),
  });
}

function address(row: Row): AuditAddress {
  return {
    id: Number(row.id),
    street: text(row.street),
    street2: text(row.street2),
    city: text(row.city),
    region: text(row.region),
    postcode: text(row.postcode),
    country: text(row.country),
    countryCode: text(row.country_code),
  };
}

function activity(row: Row): AuditActivity {
  return {
    id: Number(row.id),
    kind: String(row.kind),
    at: Number(row.at),
    amount: number(row.amount),
    currency: text(row.currency),
  };
}

/** Counts over all active contacts: one pass over their rows, and one each over emails, phones and towns. */
export function loadGroupFacts(db: ReadHandle): GroupFacts {
  const { counts, names } = countOwnValues(db);
  counts.set('city', db.rows<[string, number]>(valueCounts('city')));
  return {
    emailUse: sharedPoints(db, 'contact_email', 2),
    phoneUse: sharedPoints(db, 'contact_phone', 3),
    companyOfDomain: companiesOfDomains(companiesByDomain(db)),
    nameUse: usesOfNames(names.given, names.family),
    spellings: new Map(spellingColumns.map((column) => [column, prevailingSpellings(counts.get(column) ?? [])])),
    streetStyle: streetStyle(db),
    smallLetters: smallLetters(db),
    countryStyle: countryStyle(db),
    guards: guardFacts(db),
    hasActivities: db.value<number>(sql`SELECT EXISTS (SELECT 1 FROM activity)`) === 1,
  };
}

type Counts = Iterable<readonly [string, number]>;

/** Grouping each column in SQL would read, and sort, the table once per column. */
function countOwnValues(db: ReadHandle): { counts: Map<string, Counts>; names: { given: Counts; family: Counts } } {
  const columns = spellingColumns.filter((column) => column !== 'city');
  const counts = columns.map(() => new Map<string, number>());
  const [given, family] = [new Map<string, number>(), new Map<string, number>()];
  const add = (into: Map<string, number> | undefined, value: string | null | undefined): void => {
    if (value != null) into?.set(value, (into.get(value) ?? 0) + 1);
  };
  const rows = db
    .prepare(`SELECT kind, given_name, family_name, ${columns.join(', ')} FROM contact WHERE +state = 'active'`)
    .raw()
    .iterate() as IterableIterator<(string | null)[]>;
  for (const row of rows) {
    if (row[0] === 'person') {
      add(given, row[1]);
      add(family, row[2]);
    }
    for (let index = 0; index < columns.length; index += 1) add(counts[index], row[index + 3]);
  }
  return { counts: new Map(columns.map((column, index) => [column, counts[index] ?? []])), names: { given, family } };
}

/** Domain, company, contacts of both. */
function* companiesByDomain(db: ReadHandle): Generator<[string, string, number]> {
  const counts = new Map<string, Map<string, number>>();
  const rows = db
    .prepare(`SELECT e.normalised, c.company FROM contact_email e JOIN contact c ON c.id = e.contact_id AND c.state = 'active'
      WHERE e.normalised IS NOT NULL AND c.company IS NOT NULL`)
    .raw()
    .iterate() as IterableIterator<[string, string]>;
  for (const [email, company] of rows) {
    const domain = email.slice(email.indexOf('@') + 1);
    const known = counts.get(domain) ?? new Map<string, number>();
    counts.set(domain, known.set(company, (known.get(company) ?? 0) + 1));
  }
  for (const [domain, companies] of counts) {
    // As a query would order them: among equals the first by its letters stands for the domain.
    const sorted = [...companies].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [company, count] of sorted) yield [domain, company, count];
  }
}

/** Distinct values of a text column of contacts or of their addresses, with how many rows hold each. */
export function valueCounts(column: string) {
  if (['street', 'city', 'region', 'postcode', 'country'].includes(column))
    return sql<[string, number]>`SELECT d.${sql.ref(column)}, count(*) FROM contact_address d
      JOIN contact c ON c.id = d.contact_id AND c.state = 'active' WHERE d.${sql.ref(column)} IS NOT NULL GROUP BY 1`;
  return sql<[string, number]>`SELECT ${sql.ref(column)}, count(*) FROM contact
    WHERE state = 'active' AND ${sql.ref(column)} IS NOT NULL GROUP BY 1`;
}

function sharedPoints(
  db: ReadHandle,
  view: 'contact_email' | 'contact_phone',
  atLeast: number,
): Map<string, SharedValue> {
  const rows = db.rows<[string, number, number]>(sql`
    SELECT p.normalised, count(DISTINCT p.contact_id), count(DISTINCT fold(c.display_name))
    FROM ${sql.ref(view)} p JOIN contact c ON c.id = p.contact_id AND c.state = 'active'
    WHERE p.normalised IN (SELECT normalised FROM contact_point
      WHERE kind = ${view === 'contact_email' ? 'email' : 'phone'} AND normalised IS NOT NULL
      GROUP BY normalised HAVING count(*) >= ${atLeast})
    GROUP BY 1 HAVING count(DISTINCT p.contact_id) >= ${atLeast}`);
  return new Map(rows.map(([value, contacts, names]) => [value, { contacts, names }]));
}

/** At least so many values, and so large a share of them in small letters, make a habit. */
const habit = { values: 50, share: 0.9 };

function smallLetters(db: ReadHandle): Set<string> {
  const columns = [
    ['contact', 'company'],
    ['address', 'street'],
    ['address', 'city'],
  ] as const;
  const found = columns.filter(([table, column]) => {
    const value = sql.ref(column);
    const row = db.first(sql<{ values: number; share: number | null }>`
      SELECT count(*) AS "values", avg(${value} = lower(${value})) AS share FROM ${sql.table(table)}
      WHERE ${value} IS NOT NULL AND lower(${value}) <> upper(${value})`);
    return row !== undefined && row.values >= habit.values && (row.share ?? 0) >= habit.share;
  });
  return new Set(found.map(([, column]) => column));
}

function streetStyle(db: ReadHandle): StreetStyle | null {
  const context = { defaultCountry: defaultCountry(db) };
  const counts = { short: 0, long: 0 };
  const rows = db
    .prepare(
      "SELECT street, country, country_code FROM address WHERE street IS NOT NULL AND coalesce(country_code, '') IN ('US', 'CA', '')",
    )
    .raw()
    .iterate() as IterableIterator<[string, string | null, string | null]>;
  for (const [street, country, countryCode] of rows) {
    const last = isAmerican({ country, countryCode }, context) ? streetWord(street) : undefined;
    if (last !== undefined) counts[last.style] += 1;
  }
  return sharedStyle(counts);
}

function countryStyle(db: ReadHandle): 'name' | 'code' {
  const codes = db.value<number>(sql`SELECT avg(length(country) = 2) FROM address WHERE country IS NOT NULL`) ?? 0;
  return codes > 0.5 ? 'code' : 'name';
}

/** What guards ask of values and their being there; how they are written is for the checks of each. */
function guardFacts(db: ReadHandle): GuardFacts[] {
  const labels = new Map(cleanColumns(db).map(({ column, label }) => [column, label]));
  return guardsOf(db).flatMap(({ column, isRequired, allowed }) => {
    const label = labels.get(column);
    if (label === undefined || (!isRequired && allowed === null)) return [];
    return [{ label, isRequired, allowed, place: guardPlace(column) }];
  });
}

function guardPlace(column: string): GuardFacts['place'] {
  const [table, part = ''] = column.split(/\.(.*)/s);
  if (table === 'custom') return { kind: 'custom', key: part };
  if (table === 'point') return { kind: part as AuditPoint['kind'] };
  return table === 'address' ? { kind: 'address', part: part as AddressColumn } : { kind: 'own', column };
}

/** A statement per guarded custom field. */
function guardedCustoms(db: ReadHandle) {
  const guarded = new Set(guardsOf(db).map(({ column }) => column));
  return customFieldsOf(db)
    .filter(({ key }) => guarded.has(`custom.${key}`))
    .map(({ key, column }) => ({
      key,
      values: db.prepare(`SELECT id, ${column} AS value FROM contact_custom
        WHERE id IN (SELECT value FROM json_each(@ids))`),
    }));
}

/** The country that national numbers and postcodes follow where a contact has none: the commonest, null without any. */
export function defaultCountry(db: ReadHandle): string | null {
  return (
    db.value<string>(sql`SELECT country_code FROM address WHERE country_code IS NOT NULL
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`) ?? null
  );
}

/** Every tag with its members; those of tags below count for the tags above. */
export function loadTags(db: ReadHandle): AuditTag[] {
  const rows = db.all<Omit<AuditTag, 'membersBelow' | 'hasChildren'>>(sql`
    SELECT t.id, t.name, t.parent_id AS "parentId", t.status, t.meaning, t.owner, t.applied_when AS "appliedWhen",
      t.removed_when AS "removedWhen", t.action, t.review_at AS "reviewAt",
      (SELECT count(*) FROM tag_assignment a WHERE a.tag_id = t.id) AS members
    FROM tag t ORDER BY t.id`);
  const children = new Map<number, number[]>();
  for (const { id, parentId } of rows)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const own = new Map(rows.map((tag) => [tag.id, tag.members]));
  const below = (id: number): number =>
    (own.get(id) ?? 0) + (children.get(id) ?? []).reduce((sum, child) => sum + below(child), 0);
  return rows.map((tag) => ({ ...tag, membersBelow: below(tag.id), hasChildren: children.has(tag.id) }));
}

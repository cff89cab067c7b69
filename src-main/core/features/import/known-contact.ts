// What a contact that is already here would gain or change from a row. Owns the comparison; stores nothing.
import type { FieldChange } from '../../../../src-shared/contract/import.ts';
import {
  addressColumns,
  consentColumns,
  type DetailColumn,
  detailColumns,
  type NameColumn,
  nameColumns,
} from '../../../../src-shared/model/contact-columns.ts';
import { contactFields } from '../../../../src-shared/model/target-fields.ts';
import {
  type Consent,
  type EmailStatus,
  stricterConsent,
  stricterEmailStatus,
} from '../../../../src-shared/text/consent.ts';
import { displayName } from '../../../../src-shared/text/person-name.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { AddressDraft, ContactDraft, PointDraft } from '../../engines/reading/contact-draft.ts';
import type { PlannedField } from './import-plan.ts';
import { selectAddressesSql, selectAssignedSql, selectContactSql, selectPointsSql } from './import-queries.ts';

interface KnownAddress {
  readonly id: number;
  readonly label: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
}

interface KnownPoint {
  /** 0 for one that this import itself adds. */
  readonly id: number;
  readonly status: EmailStatus;
}

/** A contact as it stands, as far as imports can change it. */
export interface KnownContact {
  readonly id: number;
  displayName: string;
  readonly columns: Map<string, string | number | null>;
  readonly consent: Consent[];
  createdAt: number | null;
  /** Emails, phones and links by kind and normalised value. */
  readonly points: Map<string, KnownPoint>;
  readonly addresses: KnownAddress[];
  readonly tags: Set<number>;
  /** By key of the custom field. */
  readonly custom: Map<string, string | number | null>;
  email: string | null;
  phone: string | null;
}

/** What a row changes on a known contact. Empty lists and maps mean: nothing. */
export interface ContactUpdate {
  readonly id: number;
  /** Columns of `contact` to set. */
  readonly columns: ReadonlyMap<string, string | number | null>;
  readonly custom: ReadonlyMap<string, string | number | null>;
  readonly points: readonly PointDraft[];
  /** Emails that turned out to bounce or to be opted out: a status only ever gets stricter. */
  readonly statuses: readonly { readonly key: string; readonly id: number; readonly status: EmailStatus }[];
  readonly newAddresses: readonly AddressDraft[];
  /** Address rows with the values they get. */
  readonly addresses: readonly KnownAddress[];
  readonly tags: readonly number[];
  /** For the preview. */
  readonly changes: readonly FieldChange[];
}

/** Loads contacts one at a time with statements prepared once. */
export function contactLoader(db: ReadHandle, fields: readonly PlannedField[]): (id: number) => KnownContact | null {
  const contact = db.prepare(selectContactSql).raw();
  const points = db.prepare(selectPointsSql).raw();
  const addresses = db.prepare(selectAddressesSql);
  const tags = db.prepare(selectAssignedSql).pluck();
  const stored = fields.filter((field) => field.columnName !== null);
  const custom =
    stored.length === 0
      ? null
      : db
          .prepare(`SELECT ${stored.map((field) => field.columnName).join(', ')} FROM contact_custom WHERE id = ?`)
          .raw();
  return (id) => {
    const row = contact.get(id) as (string | number | null)[] | undefined;
    if (row === undefined) return null;
    const found = points.all(id, id) as [string, string, string | null, number, EmailStatus][];
    const values = custom?.get(id) as (string | number | null)[] | undefined;
    return {
      id,
      displayName: String(row[1]),
      columns: new Map([...nameColumns, ...detailColumns].map((name, index) => [name, row[2 + index] ?? null])),
      consent: [18, 19, 20].map((index) => row[index] as Consent),
      createdAt: row[21] as number | null,
      points: new Map(
        found.map(([kind, value, normalised, point, status]) => [
          `${kind} ${normalised ?? value}`,
          { id: point, status },
        ]),
      ),
      addresses: addresses.all(id, id) as KnownAddress[],
      tags: new Set(tags.all(id, id) as number[]),
      custom: new Map(stored.map((field, index) => [field.key, values?.[index] ?? null])),
      email: found.find(([kind]) => kind === 'email')?.[1] ?? null,
      phone: found.find(([kind]) => kind === 'phone')?.[1] ?? null,
    };
  };
}

export interface UpdatePolicy {
  /** Present values are never replaced. */
  readonly fillOnly: boolean;
  /** Targets whose present values are never replaced. */
  readonly kept: ReadonlySet<string>;
  readonly fields: readonly PlannedField[];
}

/**
 * Compares a row with a contact. An empty cell changes nothing; emails, phones, addresses and tags are added, never
 * removed; consent only ever gets stricter than withdrawn, or is given where nothing was known.
 */
export function compareWithKnown(
  known: KnownContact,
  draft: ContactDraft,
  tags: readonly number[],
  policy: UpdatePolicy,
): ContactUpdate {
  const changes: FieldChange[] = [];
  const columns = new Map<string, string | number | null>();
  const mayReplace = (field: string) => !policy.fillOnly && !policy.kept.has(field);
  const consider = (name: NameColumn | DetailColumn, value: string | null) => {
    if (value === null) return;
    const before = known.columns.get(name) ?? null;
    if (before === value || (before !== null && !mayReplace(name))) return;
    columns.set(name, value);
    changes.push({ field: contactFields[name], before: before === null ? null : String(before), after: value });
  };
  const { name } = draft;
  const parts = [name.prefix, name.given, name.middle, name.family, name.suffix, name.nickname];
  const namesStay =
    policy.kept.has('full_name') && (known.columns.get('given_name') ?? known.columns.get('family_name')) !== null;
  if (!namesStay) for (const [index, column] of nameColumns.entries()) consider(column, parts[index] ?? null);
  for (const column of detailColumns) consider(column, draft.columns[column]);
  compareConsent(known, draft, columns, changes);
  if (draft.createdAt !== null && known.createdAt === null) {
    columns.set('created_at', draft.createdAt);
    changes.push({
      field: contactFields.created_at,
      before: null,
      after: new Date(draft.createdAt).toISOString().slice(0, 10),
    });
  }
  const points = draft.points.filter((point) => !known.points.has(pointKey(point)));
  const statuses = stricterStatuses(known, draft, changes);
  for (const point of points) changes.push({ field: pointLabel(point.kind), before: null, after: point.value });
  const { newAddresses, addresses } = compareAddresses(known, draft, policy, changes);
  const custom = new Map<string, string | number | null>();
  policy.fields.forEach((field, index) => {
    const value = draft.custom[index] ?? null;
    const before = known.custom.get(field.key) ?? null;
    if (value === null || value === before || (before !== null && !mayReplace(`custom:${field.key}`))) return;
    custom.set(field.key, value);
    changes.push({ field: field.label, before: before === null ? null : String(before), after: String(value) });
  });
  const newTags = tags.filter((tag) => !known.tags.has(tag));
  const update = { id: known.id, columns, custom, points, statuses, newAddresses, addresses, tags: newTags, changes };
  settleDisplayName(known, update);
  return update;
}

/** Whether a row would change anything at all. */
export function changesAnything(update: ContactUpdate): boolean {
  return (
    update.columns.size + update.custom.size + update.points.length + update.newAddresses.length > 0 ||
    update.addresses.length + update.tags.length + update.statuses.length > 0
  );
}

/** Puts an update into the loaded contact, so that a later row of the same contact is compared with the outcome. */
export function applyToKnown(known: KnownContact, update: ContactUpdate): void {
  for (const [name, value] of update.columns) {
    const consent = (consentColumns as readonly string[]).indexOf(name);
    if (name === 'display_name') known.displayName = String(value);
    else if (name === 'created_at') known.createdAt = Number(value);
    else if (consent >= 0) known.consent[consent] = value as Consent;
    else known.columns.set(name, value);
  }
  for (const [key, value] of update.custom) known.custom.set(key, value);
  for (const point of update.points) {
    known.points.set(pointKey(point), { id: 0, status: point.status });
    if (point.kind === 'email') known.email ??= point.value;
    if (point.kind === 'phone') known.phone ??= point.value;
  }
  for (const { key, id, status } of update.statuses) known.points.set(key, { id, status });
  for (const address of update.addresses) {
    const index = known.addresses.findIndex((present) => present.id === address.id);
    if (index >= 0) known.addresses[index] = address;
  }
  for (const address of update.newAddresses) known.addresses.push({ ...address, id: 0 });
  for (const tag of update.tags) known.tags.add(tag);
}

/** Whether a person's name is known, whatever company stands beside it. */
export const isPerson = (known: KnownContact): boolean =>
  Boolean(known.columns.get('given_name') ?? known.columns.get('family_name'));

/** Two people may share an address: true when both have names and neither given nor family name agrees. */
export function isSomeoneElse(known: KnownContact, draft: ContactDraft): boolean {
  const agrees = (before: unknown, after: string | null) =>
    typeof before === 'string' && after !== null && foldText(before) === foldText(after);
  const has = (value: unknown) => typeof value === 'string' && value !== '';
  const [given, family] = [known.columns.get('given_name'), known.columns.get('family_name')];
  if (!(has(given) || has(family)) || (draft.name.given === null && draft.name.family === null)) return false;
  if (agrees(given, draft.name.given) || agrees(family, draft.name.family)) return false;
  // 'Bob' may be 'Robert': one shared initial and no second opinion is not a contradiction.
  const initial = (value: unknown) => (typeof value === 'string' ? foldText(value).slice(0, 1) : '');
  const comparableFamily = has(family) && draft.name.family !== null;
  return comparableFamily || initial(given) !== initial(draft.name.given);
}

function compareConsent(
  known: KnownContact,
  draft: ContactDraft,
  columns: Map<string, string | number | null>,
  changes: FieldChange[],
): void {
  const wanted = [draft.consent.email, draft.consent.phone, draft.consent.post];
  consentColumns.forEach((column, index) => {
    const before = known.consent[index] ?? 'unknown';
    const after = stricterConsent(before, wanted[index] ?? 'unknown');
    if (after === before) return;
    columns.set(column, after);
    changes.push({ field: consentLabels[column], before, after });
  });
}

/** Which of the emails here the row knows something worse about. */
function stricterStatuses(known: KnownContact, draft: ContactDraft, changes: FieldChange[]): ContactUpdate['statuses'] {
  return draft.points.flatMap((point) => {
    const key = pointKey(point);
    const present = point.kind === 'email' ? known.points.get(key) : undefined;
    if (present === undefined || present.id === 0) return [];
    const status = stricterEmailStatus(present.status, point.status);
    if (status === present.status) return [];
    changes.push({ field: `Status of ${point.value}`, before: present.status, after: status });
    return [{ key, id: present.id, status }];
  });
}

const pointKey = (point: PointDraft): string => `${point.kind} ${point.normalised ?? point.value}`;

function compareAddresses(
  known: KnownContact,
  draft: ContactDraft,
  policy: UpdatePolicy,
  changes: FieldChange[],
): Pick<ContactUpdate, 'newAddresses' | 'addresses'> {
  const newAddresses: AddressDraft[] = [];
  const addresses: KnownAddress[] = [];
  for (const address of draft.addresses) {
    const same =
      known.addresses.find((present) => present.label === address.label) ??
      (address.label === null ? known.addresses[0] : undefined);
    if (same === undefined) {
      newAddresses.push(address);
      changes.push({ field: 'Address', before: null, after: written(address) });
      continue;
    }
    const next = { ...same };
    for (const part of addressColumns) {
      const value = address[part];
      if (value === null || (same[part] !== null && foldText(same[part]) === foldText(value))) continue;
      if (same[part] === null || (!policy.fillOnly && !policy.kept.has(`address.${part}`))) next[part] = value;
    }
    if (addressColumns.every((part) => next[part] === same[part])) continue;
    addresses.push(next);
    changes.push({ field: 'Address', before: written(same), after: written(next) });
  }
  return { newAddresses, addresses };
}

function settleDisplayName(
  known: KnownContact,
  update: { columns: Map<string, string | number | null>; points: readonly PointDraft[] },
): void {
  const value = (name: NameColumn | 'company') => {
    const next = update.columns.get(name) ?? known.columns.get(name) ?? null;
    return next === null ? null : String(next);
  };
  const added = (kind: string) => update.points.find((point) => point.kind === kind)?.value ?? null;
  const shown = displayName(
    {
      prefix: value('name_prefix'),
      given: value('given_name'),
      middle: value('middle_name'),
      family: value('family_name'),
      suffix: value('name_suffix'),
      nickname: value('nickname'),
    },
    { company: value('company'), email: known.email ?? added('email'), phone: known.phone ?? added('phone') },
  );
  if (shown !== known.displayName && nameColumns.some((column) => update.columns.has(column))) {
    update.columns.set('display_name', shown);
  }
}

function written(address: Pick<AddressDraft, (typeof addressColumns)[number]>): string {
  return addressColumns
    .map((part) => address[part])
    .filter((part) => part !== null)
    .join(', ');
}

const consentLabels = { email_consent: 'Email consent', phone_consent: 'Phone consent', post_consent: 'Post consent' };

function pointLabel(kind: PointDraft['kind']): string {
  return { email: 'Email', phone: 'Phone', url: 'Website', handle: 'Handle' }[kind];
}

// A contact while a recipe works on it: plain values that steps change one after the other, and the net changes at the
// end. Owns what a change of one value means for the others (normal form, first of its kind); reads and writes no rows.
import type { AddressColumn } from '../../../../src-shared/model/contact-columns.ts';
import { type FixStep, parseFindingField } from '../../../../src-shared/model/finding.ts';
import {
  type AuditContact,
  type AuditContactParts,
  type AuditPoint,
  auditContact,
  contactTextColumns,
  withoutRepeats,
} from '../audit/audit-contact.ts';

export type Cell = string | number | null;

export interface WorkingPoint extends AuditPoint {
  /** Negative for a point that a step added. */
  id: number;
  value: string;
  normalised: string | null;
}

export interface WorkingAddress {
  id: number;
  parts: Record<string, string | null>;
  countryCode: string | null;
}

export interface WorkingContact {
  readonly id: number;
  readonly parts: AuditContactParts;
  /** Columns of contact, custom.<key> and activity amounts, by the names steps use; state and kind among them. */
  readonly cells: Map<string, Cell>;
  points: WorkingPoint[];
  readonly addresses: WorkingAddress[];
  /** Amounts of activities that may be impossible, by id. */
  readonly amounts: Map<number, number | null>;
  /** As checks see it, while nothing has changed since they looked. */
  seen: AuditContact | null;
}

/** How texts are understood; given by whoever knows the workspace. */
export interface Reading {
  /** The normal form of a point, null where it has none. */
  normalise(kind: AuditPoint['kind'], value: string): string | null;
  countryCode(country: string): string | null;
}

/** @param extras cells that an audit does not look at: consents, custom fields; and labels of addresses by their id */
export function workingContact(
  parts: AuditContactParts,
  extras: ReadonlyMap<string, Cell>,
  addressLabels: ReadonlyMap<number, string | null> = new Map(),
): WorkingContact {
  const cells = new Map<string, Cell>(contactTextColumns.map((column) => [column, parts.columns[column]]));
  cells.set('kind', parts.kind).set('email_consent', parts.emailConsent).set('state', 'active');
  for (const [key, value] of extras) cells.set(key, value);
  return {
    id: parts.id,
    parts,
    cells,
    points: parts.points.map((point) => ({ ...point })),
    addresses: parts.addresses.map(({ id, countryCode, ...texts }) => ({
      id,
      countryCode,
      parts: { ...texts, label: addressLabels.get(id) ?? null },
    })),
    amounts: new Map(parts.suspectActivities.map(({ id, amount }) => [id, amount])),
    seen: null,
  };
}

/** A copy that may be changed without changing the contact it was made of. */
export function copyOf(contact: WorkingContact): WorkingContact {
  return {
    ...contact,
    cells: new Map(contact.cells),
    points: contact.points.map((point) => ({ ...point })),
    addresses: contact.addresses.map((address) => ({ ...address, parts: { ...address.parts } })),
    amounts: new Map(contact.amounts),
  };
}

/** The contact as checks see it now. */
export function asAudited(contact: WorkingContact): AuditContact {
  contact.seen ??= audited(contact);
  return contact.seen;
}

function audited(contact: WorkingContact): AuditContact {
  const { parts, cells } = contact;
  return auditContact({
    ...parts,
    kind: cells.get('kind') as AuditContact['kind'],
    emailConsent: cells.get('email_consent') as AuditContact['emailConsent'],
    columns: Object.fromEntries(
      contactTextColumns.map((column) => [column, cells.get(column) ?? null]),
    ) as AuditContact['columns'],
    points: withoutRepeats(contact.points),
    addresses: contact.addresses.map((address) => ({
      ...(address.parts as Record<AddressColumn, string | null>),
      id: address.id,
      countryCode: address.countryCode,
    })),
    suspectActivities: parts.suspectActivities.map((activity) => ({
      ...activity,
      amount: contact.amounts.get(activity.id) ?? null,
    })),
  });
}

/** The value at a finding's field; undefined where there is no such row. */
export function cellAt(contact: WorkingContact, field: string): Cell | undefined {
  const place = parseFindingField(field);
  switch (place.kind) {
    case 'contact':
      return contact.cells.get(place.column);
    case 'point':
      return contact.points.find(({ id }) => id === place.id)?.value;
    case 'address':
      return contact.addresses.find(({ id }) => id === place.id)?.parts[place.column];
    case 'activity': {
      const amount = contact.amounts.get(place.id);
      return amount == null ? amount : String(amount);
    }
    case 'tag':
      return undefined;
  }
}

/** Makes all changes of a fix, or none: answers false when a value is not what the fix expects. */
export function applyFix(contact: WorkingContact, steps: readonly FixStep[], reading: Reading): boolean {
  const stands = (step: FixStep): boolean => {
    if (step.kind === 'add_point') return true;
    return cellAt(contact, step.kind === 'set' ? step.field : `point:${step.point}`) === step.from;
  };
  if (!steps.every(stands)) return false;
  for (const step of steps) {
    if (step.kind === 'set') setCell(contact, step.field, step.to, reading);
    else if (step.kind === 'remove_point') removePoint(contact, step.point);
    else addPoint(contact, step.point, step.value, reading);
  }
  return true;
}

/** Sets the value at a finding's field; a point without a value goes away. */
export function setCell(contact: WorkingContact, field: string, to: Cell, reading: Reading): void {
  contact.seen = null;
  const place = parseFindingField(field);
  if (place.kind === 'contact') contact.cells.set(place.column, to);
  else if (place.kind === 'activity') contact.amounts.set(place.id, to === null ? null : Number(to));
  else if (place.kind === 'point') {
    if (to === null) removePoint(contact, place.id);
    else setPoint(contact, place.id, String(to), reading);
  } else if (place.kind === 'address') {
    const address = contact.addresses.find(({ id }) => id === place.id);
    if (address) setAddressPart(contact, address, place.column, to === null ? null : String(to), reading);
  }
}

/** Sets one of the contact's own cells: a column or custom.<key>. */
export function setOwn(contact: WorkingContact, key: string, to: Cell): void {
  contact.seen = null;
  contact.cells.set(key, to);
}

export function setAddressPart(
  contact: WorkingContact,
  address: WorkingAddress,
  part: string,
  to: string | null,
  reading: Reading,
): void {
  contact.seen = null;
  address.parts[part] = to;
  if (part === 'country') address.countryCode = to === null ? null : reading.countryCode(to);
}

export function setPoint(contact: WorkingContact, id: number, value: string, reading: Reading): void {
  const point = contact.points.find((it) => it.id === id);
  if (!point) return;
  contact.seen = null;
  // What was known of the old value (bounced, invalid) does not hold for the new one.
  const status = point.status === 'invalid' || point.status === 'bounced' ? 'unknown' : point.status;
  Object.assign(point, { value, normalised: reading.normalise(point.kind, value), status });
}

function addPoint(contact: WorkingContact, kind: AuditPoint['kind'], value: string, reading: Reading): void {
  const isPrimary = !contact.points.some((point) => point.kind === kind && point.ofMerged !== true);
  contact.seen = null;
  const id = Math.min(0, ...contact.points.map((point) => point.id)) - 1;
  contact.points.push({
    id,
    kind,
    value,
    isPrimary,
    normalised: reading.normalise(kind, value),
    status: 'unknown',
  });
}

/** The next point of the kind takes the place of a removed main one. */
function removePoint(contact: WorkingContact, id: number): void {
  contact.seen = null;
  const gone = contact.points.find((point) => point.id === id);
  contact.points = contact.points.filter((point) => point.id !== id);
  if (gone?.isPrimary !== true) return;
  const next = contact.points.find(
    (point) => point.kind === gone.kind && (point.ofMerged === true) === (gone.ofMerged === true),
  );
  if (next) next.isPrimary = true;
}

/** One value before and after: `row` is the contact's id for its own columns. */
export interface CellChange {
  /** As clean columns are named: company, custom.<key>, point.email, address.city; also state and activity.amount. */
  column: string;
  row: number;
  before: Cell;
  after: Cell;
}

/** The net changes between two states of one contact. A point added has row 0. */
export function changesBetween(before: WorkingContact, after: WorkingContact): CellChange[] {
  const changes: CellChange[] = [];
  const note = (column: string, row: number, from: Cell, to: Cell): void => {
    if (from !== to) changes.push({ column, row, before: from, after: to });
  };
  for (const [key, value] of after.cells) note(key, after.id, before.cells.get(key) ?? null, value);
  const points = new Map(after.points.map((point) => [point.id, point]));
  for (const { id, kind, value } of before.points) note(`point.${kind}`, id, value, points.get(id)?.value ?? null);
  for (const { id, kind, value } of after.points) if (id < 0) note(`point.${kind}`, 0, null, value);
  for (const [index, address] of after.addresses.entries())
    for (const [part, value] of Object.entries(address.parts))
      note(`address.${part}`, address.id, before.addresses[index]?.parts[part] ?? null, value);
  for (const [id, amount] of after.amounts) note('activity.amount', id, before.amounts.get(id) ?? null, amount);
  return changes;
}

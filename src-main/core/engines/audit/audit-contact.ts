// What a check may look at: one contact with its points, addresses and kept facts, as plain values.
// Owns the shape and its maker; loading rows belongs to the audit feature.
import {
  type AddressColumn,
  addressColumns,
  detailColumns,
  nameColumns,
} from '../../../../src-shared/model/contact-columns.ts';

import type { JudgedValues, Judgement } from './judged-values.ts';

/** The text columns of `contact`, named as in the table, so that a finding's field is the column's own name. */
export const contactTextColumns = [...nameColumns, ...detailColumns] as const;
export type ContactTextColumn = (typeof contactTextColumns)[number];

export type Consent = 'unknown' | 'granted' | 'withdrawn';
export type PointKind = 'email' | 'phone' | 'url' | 'handle';

export interface AuditPoint {
  id: number;
  kind: PointKind;
  value: string;
  /** Lower-case email or E.164 phone as kept with the point; null where the value could not be read. */
  normalised: string | null;
  status: 'unknown' | 'valid' | 'invalid' | 'bounced' | 'opted_out';
  isPrimary: boolean;
  /** Came with a contact that was merged into this one. */
  ofMerged?: true;
}

/** A merged contact usually brings the same address again; that is no second copy on the survivor. */
export function withoutRepeats<P extends AuditPoint>(points: readonly P[]): P[] {
  if (!points.some(({ ofMerged }) => ofMerged === true)) return [...points];
  const kept: P[] = [];
  for (const point of points) {
    const isKnown = (other: AuditPoint): boolean =>
      other.kind === point.kind && (other.normalised ?? other.value) === (point.normalised ?? point.value);
    if (point.ofMerged !== true || !kept.some(isKnown)) kept.push(point);
  }
  return kept;
}

export interface AuditAddress extends Readonly<Record<AddressColumn, string | null>> {
  id: number;
  /** ISO 3166-1 alpha-2, where the written country was understood. */
  countryCode: string | null;
}

/** An activity that may be impossible; the loader leaves the harmless ones out. Amounts in minor units. */
export interface AuditActivity {
  id: number;
  kind: string;
  at: number;
  amount: number | null;
  currency: string | null;
}

/** One piece of text with the place it came from. `column` is the bare column name, 'email' or 'phone' for points. */
export interface AuditText {
  field: string;
  column: string;
  value: string;
  /** Of a point: its normal form, or null where it has none; undefined for other texts. */
  normalised?: string | null;
  /** What checks said of the same value of the column before; absent where values hardly repeat. */
  judged?: Judgement | undefined;
}

export interface AuditContact {
  id: number;
  kind: 'person' | 'company' | 'household';
  displayName: string;
  columns: Readonly<Record<ContactTextColumn, string | null>>;
  emailConsent: Consent;
  /** UTC epoch milliseconds; null where the source did not say. */
  createdAt: number | null;
  addedAt: number;
  points: readonly AuditPoint[];
  addresses: readonly AuditAddress[];
  /** Custom fields that have a guard, by their key, as text. */
  custom?: Readonly<Record<string, string | null>>;
  /** Kept facts: activities on record, orders among them, the latest as UTC epoch milliseconds. */
  activityCount: number;
  orders: number;
  lastActivityAt: number | null;
  /** The latest unsubscribe on record. */
  unsubscribedAt: number | null;
  suspectActivities: readonly AuditActivity[];
  /** Every non-empty text of the contact, its points and addresses; made once, read by many checks. */
  texts: readonly AuditText[];
}

export type AuditContactParts = Omit<AuditContact, 'texts'>;

/** Columns where nearly every value is another one. */
const hardlyRepeated: ReadonlySet<string> = new Set(['notes', 'street', 'birthday']);

/**
 * Completes loaded parts with the list of texts that the formatting checks walk.
 * @param values what the run remembers of values it has judged
 */
export function auditContact(parts: AuditContactParts, values?: JudgedValues): AuditContact {
  const judgedOf = (column: string, value: string): Judgement | undefined =>
    hardlyRepeated.has(column) ? undefined : values?.of(column, value);
  const texts: AuditText[] = [];
  for (const column of contactTextColumns) {
    const value = parts.columns[column];
    if (value !== null) texts.push({ field: column, column, value, judged: judgedOf(column, value) });
  }
  for (const point of parts.points)
    texts.push({ field: `point:${point.id}`, column: point.kind, value: point.value, normalised: point.normalised });
  for (const address of parts.addresses) {
    for (const column of addressColumns) {
      const value = address[column];
      if (value !== null)
        texts.push({ field: `address:${address.id}.${column}`, column, value, judged: judgedOf(column, value) });
    }
  }
  return { ...parts, texts };
}

// What the page may ask about one contact, and with contact-list.ts about contacts in all.
import { z } from 'zod';
import type { ActivityKind } from '../model/activity.ts';
import {
  addressInput,
  type ContactPointKind,
  type EditableField,
  editableFields,
  type PointStatus,
  pointKinds,
  pointStatuses,
} from '../model/contact.ts';
import { contactId } from '../model/ids.ts';
import { type CustomField, contactListContract } from './contact-list.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

export interface ContactPoint {
  id: number;
  kind: ContactPointKind;
  label: string | null;
  value: string;
  normalised: string | null;
  isPrimary: boolean;
  status: PointStatus;
}

export interface ContactAddress {
  id: number;
  label: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  countryCode: string | null;
  isPrimary: boolean;
}

export interface ContactTag {
  id: number;
  name: string;
  /** From the root: 'Lifecycle › Customer › VIP'. */
  path: string;
  colour: string | null;
  source: string;
  why: string | null;
  assignedAt: number;
  expiresAt: number | null;
}

export interface ContactDetail {
  id: number;
  name: string;
  state: 'active' | 'archived';
  /** Every editable field as kept; absent is null. */
  fields: Record<EditableField, string | null>;
  points: ContactPoint[];
  addresses: ContactAddress[];
  custom: (CustomField & { value: string | number | null })[];
  tags: ContactTag[];
  facts: {
    orders: number;
    revenue: number;
    currency: string | null;
    firstPurchaseAt: number | null;
    lastPurchaseAt: number | null;
    lastActivityAt: number | null;
    activityCount: number;
    emailOpens: number;
    emailClicks: number;
  };
  score: { recency: number; frequency: number; monetary: number; cell: string } | null;
  openFindings: number;
  relations: { kind: string; direction: 'to' | 'from'; contact: number; name: string }[];
  createdAt: number | null;
  addedAt: number;
  updatedAt: number;
}

export type TimelineKind = ActivityKind | 'tagged' | 'merged' | 'imported' | 'entered' | 'left';

export interface TimelineEntry {
  /** Unique within the timeline. */
  key: string;
  kind: TimelineKind;
  at: number;
  title: string | null;
  detail: string | null;
  amount: number | null;
  currency: string | null;
}

export interface ContactProvenance {
  records: {
    id: number;
    batch: number;
    fileName: string;
    importedAt: number;
    rowNumber: number;
    sourceId: string | null;
  }[];
  merges: { id: number; mergedAt: number; names: string[] }[];
}

const text = z.string().max(10_000);
const rowId = z.number().int().positive();
/** Keeps what a guard of the field speaks against. */
const keepAnyway = z.boolean().default(false);

export const contactsContract = {
  ...contactListContract,
  'contacts.detail': read(z.object({ contact: contactId }), returns<ContactDetail>(), ['not-found']),
  'contacts.timeline': read(
    z.object({
      contact: contactId,
      kinds: z.array(z.string().max(40)).max(40).default([]),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(30),
    }),
    returns<{ entries: TimelineEntry[]; counts: Record<string, number> }>(),
  ),
  'contacts.provenance': read(z.object({ contact: contactId }), returns<ContactProvenance>()),
  /** The row as it stood in the file: headers beside cells. */
  'contacts.sourceRow': read(z.object({ record: rowId }), returns<{ header: string; cell: string }[]>(), ['not-found']),
  /** Segments whose rule holds for the contact now. */
  'contacts.segments': read(z.object({ contact: contactId }), returns<{ id: number; name: string }[]>()),
  'contacts.create': write(
    z.object({
      fields: z.partialRecord(z.enum(editableFields), text),
      points: z
        .array(z.object({ kind: z.enum(pointKinds), value: text }))
        .max(20)
        .default([]),
      keepAnyway,
    }),
    returns<{ id: number }>(),
    ['bad-value', 'empty-contact', 'guarded'],
  ),
  /** Only the fields that are named change; empty text empties a field. */
  'contacts.update': write(
    z.object({ contact: contactId, fields: z.partialRecord(z.enum(editableFields), text), keepAnyway }),
    returns<null>(),
    ['not-found', 'bad-value', 'guarded'],
  ),
  'contacts.setCustom': write(
    z.object({ contact: contactId, key: z.string().max(200), value: text.nullable(), keepAnyway }),
    returns<null>(),
    ['not-found', 'bad-value', 'guarded'],
  ),
  'contacts.addPoint': write(
    z.object({ contact: contactId, kind: z.enum(pointKinds), value: text, label: text.default(''), keepAnyway }),
    returns<{ id: number }>(),
    ['not-found', 'bad-value', 'already-there', 'guarded'],
  ),
  'contacts.updatePoint': write(
    z.object({
      point: rowId,
      value: text.optional(),
      label: text.optional(),
      status: z.enum(pointStatuses).optional(),
      isPrimary: z.literal(true).optional(),
      keepAnyway,
    }),
    returns<null>(),
    ['not-found', 'bad-value', 'guarded'],
  ),
  'contacts.removePoint': write(z.object({ point: rowId }), returns<null>(), ['not-found']),
  'contacts.addAddress': write(
    z.object({ contact: contactId, address: addressInput, keepAnyway }),
    returns<{ id: number }>(),
    ['not-found', 'bad-value', 'guarded'],
  ),
  'contacts.updateAddress': write(
    z.object({ address: rowId, parts: addressInput, isPrimary: z.literal(true).optional(), keepAnyway }),
    returns<null>(),
    ['not-found', 'guarded'],
  ),
  'contacts.removeAddress': write(z.object({ address: rowId }), returns<null>(), ['not-found']),
} satisfies FeatureContract;

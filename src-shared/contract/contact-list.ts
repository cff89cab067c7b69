// What the page may ask about many contacts: lists by window, counts, search, bulk changes, saved views.
import { z } from 'zod';
import { editableFields } from '../model/contact.ts';
import { contactQuery, selection } from '../model/selection.ts';
import { customFieldTypes } from '../rules/field-catalogue.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

/** What a list can be sorted by. */
export const sortFields = [
  'name',
  'given_name',
  'family_name',
  'company',
  'job_title',
  'email',
  'phone',
  'city',
  'region',
  'postcode',
  'country',
  'language',
  'lifecycle',
  'lead_source',
  'owner',
  'birthday',
  'tags',
  'orders',
  'revenue',
  'first_purchase',
  'last_purchase',
  'last_activity',
  'activities',
  'email_opens',
  'email_clicks',
  'rfm',
  'created',
  'added',
  'updated',
] as const;
export type SortField = (typeof sortFields)[number];

export const contactSort = z
  .array(
    z.object({
      /** A sort field, or custom.<key>. */
      field: z.union([
        z.enum(sortFields),
        z
          .string()
          .regex(/^custom\../)
          .max(210),
      ]),
      direction: z.enum(['ascending', 'descending']),
    }),
  )
  .max(5)
  .default([]);
export type ContactSort = z.output<typeof contactSort>;

export interface ContactRow {
  id: number;
  name: string;
  kind: 'person' | 'company' | 'household';
  state: 'active' | 'archived';
  givenName: string | null;
  familyName: string | null;
  company: string | null;
  jobTitle: string | null;
  email: string | null;
  phone: string | null;
  /** Emails and phones beyond the first are shown as a count. */
  emailCount: number;
  phoneCount: number;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  language: string | null;
  lifecycle: string | null;
  leadSource: string | null;
  owner: string | null;
  birthday: string | null;
  emailConsent: 'unknown' | 'granted' | 'withdrawn';
  tagCount: number;
  /** The first few tags by name. */
  tags: { id: number; name: string; colour: string | null }[];
  orders: number;
  /** Minor units. */
  revenue: number;
  currency: string | null;
  firstPurchaseAt: number | null;
  lastPurchaseAt: number | null;
  lastActivityAt: number | null;
  activityCount: number;
  emailOpens: number;
  emailClicks: number;
  /** Recency, frequency, monetary as three digits, e.g. '545', and the group they fall in. */
  rfm: string | null;
  rfmCell: string | null;
  createdAt: number | null;
  addedAt: number;
  updatedAt: number;
  custom: Record<string, string | number | null>;
}

export interface CustomField {
  id: number;
  key: string;
  label: string;
  type: (typeof customFieldTypes)[number];
  options: string[];
  help: string | null;
}

export interface SavedView {
  id: number;
  name: string;
  /** JSON that the page wrote: columns, sort, query. */
  definition: string;
}

/** What a bulk change would do. */
export interface BulkPreview {
  selected: number;
  /** How many of them read otherwise now. */
  changing: number;
  examples: { id: number; name: string; before: string | null }[];
  /** What a guard of the field says against the value. */
  guarded: string | null;
}

export const bulkSet = z.object({
  selection,
  field: z.union([
    z.enum(editableFields),
    z
      .string()
      .regex(/^custom\../)
      .max(210),
  ]),
  /** Null or empty text empties the field. */
  value: z.string().max(2_000).nullable(),
  /** Sets it although a guard of the field speaks against it. */
  keepAnyway: z.boolean().default(false),
});

const paging = {
  query: contactQuery,
  sort: contactSort,
  offset: z.number().int().min(0).default(0),
};
const viewDefinition = z.string().max(100_000);

export const contactListContract = {
  'contacts.page': read(
    z.object({
      ...paging,
      limit: z.number().int().min(1).max(500).default(100),
      /** Keys of the custom fields to include. */
      custom: z.array(z.string().max(200)).max(500).default([]),
    }),
    returns<{ rows: ContactRow[] }>(),
    ['not-found'],
  ),
  'contacts.ids': read(
    z.object({ ...paging, limit: z.number().int().min(1).max(200_000) }),
    returns<{ ids: number[] }>(),
    ['not-found'],
  ),
  'contacts.count': read(z.object({ query: contactQuery }), returns<{ count: number }>(), ['not-found']),
  'contacts.search': read(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }),
    returns<{ total: number; contacts: { id: number; name: string; detail: string }[] }>(),
  ),
  'contacts.customFields': read(z.object({}), returns<CustomField[]>()),
  'contacts.previewSet': read(bulkSet, returns<BulkPreview>(), ['not-found', 'bad-value']),
  'contacts.setField': job(bulkSet, returns<{ changed: number }>(), ['not-found', 'bad-value', 'guarded']),
  'contacts.setState': job(
    z.object({ selection, state: z.enum(['active', 'archived']) }),
    returns<{ changed: number }>(),
    ['not-found'],
  ),
  'contacts.createField': write(
    z.object({
      label: z.string().trim().min(1).max(120),
      type: z.enum(customFieldTypes),
      options: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
      help: z.string().max(500).default(''),
    }),
    returns<{ id: number; key: string }>(),
    ['name-taken'],
  ),
  'contacts.views': read(z.object({}), returns<SavedView[]>()),
  'contacts.createView': write(
    z.object({ name: z.string().trim().min(1).max(120), definition: viewDefinition }),
    returns<{ id: number }>(),
    ['name-taken'],
  ),
  'contacts.updateView': write(
    z.object({
      view: z.number().int().positive(),
      name: z.string().trim().min(1).max(120).optional(),
      definition: viewDefinition.optional(),
    }),
    returns<null>(),
    ['not-found', 'name-taken'],
  ),
  'contacts.deleteView': write(z.object({ view: z.number().int().positive() }), returns<null>(), ['not-found']),
} satisfies FeatureContract;

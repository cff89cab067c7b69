// What a contact is made of, as the page edits it. Owns the closed list of editable fields and their labels.
import { z } from 'zod';

/** Columns of `contact` that a person can edit, with the word for each. Order is that of the inspector. */
export const contactFieldLabel = {
  name_prefix: 'Title',
  given_name: 'First name',
  middle_name: 'Middle name',
  family_name: 'Last name',
  name_suffix: 'Suffix',
  nickname: 'Nickname',
  company: 'Company',
  job_title: 'Job title',
  department: 'Department',
  birthday: 'Birthday',
  gender: 'Gender',
  language: 'Language',
  lead_source: 'Lead source',
  lifecycle: 'Lifecycle stage',
  owner: 'Owner',
  kind: 'Kind',
  email_consent: 'Email consent',
  phone_consent: 'Phone consent',
  post_consent: 'Post consent',
  notes: 'Notes',
} as const;
export type EditableField = keyof typeof contactFieldLabel;
export const editableFields = Object.keys(contactFieldLabel) as [EditableField, ...EditableField[]];

export const contactKinds = ['person', 'company', 'household'] as const;
export type ContactKind = (typeof contactKinds)[number];
export const consentStates = ['unknown', 'granted', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Fields that take one of few values; all others are free text, empty meaning absent. */
export const fieldChoices: Partial<Record<EditableField, readonly string[]>> = {
  kind: contactKinds,
  email_consent: consentStates,
  phone_consent: consentStates,
  post_consent: consentStates,
};

export const pointKinds = ['email', 'phone', 'url', 'handle'] as const;
export type ContactPointKind = (typeof pointKinds)[number];
export const pointKindLabel: Record<ContactPointKind, string> = {
  email: 'Email',
  phone: 'Phone',
  url: 'Website',
  handle: 'Handle',
};
export const pointStatuses = ['unknown', 'valid', 'invalid', 'bounced', 'opted_out'] as const;
export type PointStatus = (typeof pointStatuses)[number];

/** Columns of `address` that a person can edit. */
export const addressFieldLabel = {
  label: 'Label',
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  region: 'State or region',
  postcode: 'Postcode',
  country: 'Country',
} as const;
export type AddressField = keyof typeof addressFieldLabel;

const line = z.string().max(2_000);
/** Parts of an address as typed; what is left out stays as it is. */
export const addressInput = z.object({
  label: line.optional(),
  street: line.optional(),
  street2: line.optional(),
  city: line.optional(),
  region: line.optional(),
  postcode: line.optional(),
  country: line.optional(),
});
export type AddressInput = z.output<typeof addressInput>;

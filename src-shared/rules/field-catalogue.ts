// The fields of a contact that a rule can ask about: their names on screen, types and where a picker finds values. Owns
// the catalogue; where a field lies in the database is the compiler's knowledge.
import { jobAreaLabel, jobLevelLabel } from './job-titles.ts';
import { stageNames } from './lifecycle-stages.ts';
import type { FieldType } from './operators.ts';

export const fieldGroups = [
  'Person',
  'Work',
  'Email and phone',
  'Address',
  'Consent',
  'Purchases',
  'Engagement',
  'Scores',
  'Record',
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** Where a picker finds the values to offer. */
export type ValueSource =
  | { kind: 'fixed'; values: readonly { value: string; label: string }[] }
  /** The commonest values that contacts have. */
  | { kind: 'workspace' }
  | { kind: 'none' };

export interface FieldMeaning {
  label: string;
  type: FieldType;
  group: FieldGroup;
  values: ValueSource;
  help?: string;
}

const workspace: ValueSource = { kind: 'workspace' };
const none: ValueSource = { kind: 'none' };
const fixedChoice = (labels: Record<string, string>): ValueSource => ({
  kind: 'fixed',
  values: Object.entries(labels).map(([value, label]) => ({ value, label })),
});
const consent: ValueSource = {
  kind: 'fixed',
  values: [
    { value: 'granted', label: 'granted' },
    { value: 'withdrawn', label: 'withdrawn' },
    { value: 'unknown', label: 'unknown' },
  ],
};

/** The names of RFM cells, shared by the scoring engine, the heat-map and the pickers. */
export const rfmCellNames = {
  champions: 'Champions',
  loyal: 'Loyal customers',
  potential_loyal: 'Potential loyal customers',
  new: 'New customers',
  promising: 'Promising',
  needs_attention: 'Need attention',
  about_to_sleep: 'About to sleep',
  at_risk: 'At risk',
  cannot_lose: 'Cannot lose them',
  hibernating: 'Hibernating',
  lost: 'Lost',
} as const;
export type RfmCell = keyof typeof rfmCellNames;

export const contactFields = {
  display_name: { label: 'name', type: 'text', group: 'Person', values: none },
  given_name: { label: 'first name', type: 'text', group: 'Person', values: workspace },
  family_name: { label: 'last name', type: 'text', group: 'Person', values: workspace },
  nickname: { label: 'nickname', type: 'text', group: 'Person', values: workspace },
  kind: {
    label: 'kind of contact',
    type: 'choice',
    group: 'Person',
    values: {
      kind: 'fixed',
      values: [
        { value: 'person', label: 'person' },
        { value: 'company', label: 'company' },
        { value: 'household', label: 'household' },
      ],
    },
  },
  birthday: { label: 'birthday', type: 'day', group: 'Person', values: none },
  age: { label: 'age', type: 'number', group: 'Person', values: none, help: 'Full years on the as-of day.' },
  gender: { label: 'gender', type: 'choice', group: 'Person', values: workspace },
  language: { label: 'language', type: 'choice', group: 'Person', values: workspace },
  company: { label: 'company', type: 'text', group: 'Work', values: workspace },
  job_title: { label: 'job title', type: 'text', group: 'Work', values: workspace },
  job_level: {
    label: 'level of job title',
    type: 'choice',
    group: 'Work',
    values: fixedChoice(jobLevelLabel),
    help: 'Read from the job title in nine languages. C-level are managing directors too, directors also heads of departments.',
  },
  job_area: {
    label: 'area of job title',
    type: 'choice',
    group: 'Work',
    values: fixedChoice(jobAreaLabel),
    help: 'The part of a company that the job title names.',
  },
  department: { label: 'department', type: 'text', group: 'Work', values: workspace },
  email: { label: 'email', type: 'text', group: 'Email and phone', values: none, help: 'Any email of the contact.' },
  phone: { label: 'phone', type: 'text', group: 'Email and phone', values: none, help: 'Any phone of the contact.' },
  email_count: { label: 'number of emails', type: 'number', group: 'Email and phone', values: none },
  phone_count: { label: 'number of phones', type: 'number', group: 'Email and phone', values: none },
  street: { label: 'street', type: 'text', group: 'Address', values: none },
  city: { label: 'city', type: 'choice', group: 'Address', values: workspace },
  region: { label: 'state or region', type: 'choice', group: 'Address', values: workspace },
  postcode: { label: 'postcode', type: 'text', group: 'Address', values: workspace },
  country: { label: 'country', type: 'choice', group: 'Address', values: workspace },
  country_code: { label: 'country code', type: 'choice', group: 'Address', values: workspace },
  email_consent: { label: 'email consent', type: 'choice', group: 'Consent', values: consent },
  phone_consent: { label: 'phone consent', type: 'choice', group: 'Consent', values: consent },
  post_consent: { label: 'post consent', type: 'choice', group: 'Consent', values: consent },
  orders: { label: 'orders', type: 'number', group: 'Purchases', values: none },
  revenue: {
    label: 'revenue',
    type: 'money',
    group: 'Purchases',
    values: none,
    help: 'Purchases less refunds, all time. Currencies are added as they are.',
  },
  first_purchase: { label: 'first purchase', type: 'instant', group: 'Purchases', values: none },
  last_purchase: { label: 'last purchase', type: 'instant', group: 'Purchases', values: none },
  activity_count: { label: 'number of activities', type: 'number', group: 'Engagement', values: none },
  last_activity: { label: 'last activity', type: 'instant', group: 'Engagement', values: none },
  email_opens: { label: 'emails opened', type: 'number', group: 'Engagement', values: none },
  email_clicks: { label: 'emails clicked', type: 'number', group: 'Engagement', values: none },
  rfm_recency: {
    label: 'recency score',
    type: 'number',
    group: 'Scores',
    values: none,
    help: '1 to 5; 5 bought most recently.',
  },
  rfm_frequency: {
    label: 'frequency score',
    type: 'number',
    group: 'Scores',
    values: none,
    help: '1 to 5; 5 buys most often.',
  },
  rfm_monetary: {
    label: 'monetary score',
    type: 'number',
    group: 'Scores',
    values: none,
    help: '1 to 5; 5 spends the most.',
  },
  rfm_cell: {
    label: 'RFM group',
    type: 'choice',
    group: 'Scores',
    values: fixedChoice(rfmCellNames),
  },
  rfm_cell_from: {
    label: 'earlier RFM group',
    type: 'choice',
    group: 'Scores',
    values: fixedChoice(rfmCellNames),
    help: 'On the first of the two days last compared on the RFM map.',
  },
  rfm_cell_to: {
    label: 'later RFM group',
    type: 'choice',
    group: 'Scores',
    values: fixedChoice(rfmCellNames),
    help: 'On the second of the two days last compared on the RFM map.',
  },
  stage: {
    label: 'lifecycle stage',
    type: 'choice',
    group: 'Scores',
    values: fixedChoice(stageNames.customer),
    help: 'Worked out from what they did, by the rules on the Lifecycle screen.',
  },
  stage_since: {
    label: 'stage entry',
    type: 'day',
    group: 'Scores',
    values: none,
    help: 'The first day in the present lifecycle stage.',
  },
  stage_before: {
    label: 'stage before',
    type: 'choice',
    group: 'Scores',
    values: fixedChoice(stageNames.customer),
    help: 'The lifecycle stage before the present one.',
  },
  lead_source: { label: 'lead source', type: 'choice', group: 'Record', values: workspace },
  lifecycle: {
    label: 'imported stage',
    type: 'choice',
    group: 'Record',
    values: workspace,
    help: 'The lifecycle stage as the source or a person says.',
  },
  owner: { label: 'owner', type: 'choice', group: 'Record', values: workspace },
  notes: { label: 'notes', type: 'text', group: 'Record', values: none },
  import: {
    label: 'import',
    type: 'choice',
    group: 'Record',
    values: workspace,
    help: 'Any file whose row became this contact or changed it, with the number of that import.',
  },
  tag_count: { label: 'number of tags', type: 'number', group: 'Record', values: none },
  created_at: { label: 'created', type: 'instant', group: 'Record', values: none, help: 'As the source says.' },
  added_at: { label: 'added to this workspace', type: 'instant', group: 'Record', values: none },
  updated_at: { label: 'last changed', type: 'instant', group: 'Record', values: none },
} as const satisfies Record<string, FieldMeaning>;

export type ContactField = keyof typeof contactFields;

/** Every field id, in the order pickers show them. */
export const contactFieldIds = Object.keys(contactFields) as [ContactField, ...ContactField[]];

/** What a field is called, holds and offers. */
export const fieldMeaning = (field: ContactField): FieldMeaning => contactFields[field];

export const customFieldTypes = ['text', 'number', 'money', 'date', 'choice', 'multi', 'boolean'] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

/** A custom field as the workspace defines it. */
export interface CustomFieldDefinition {
  key: string;
  label: string;
  type: CustomFieldType;
  /** The column of contact_custom that holds the values. */
  column: string;
  /** Allowed values of choice and multi. */
  options: string[];
}

/** The type by which a custom field's operators are chosen. */
export const typeOfCustomField: Record<CustomFieldType, FieldType> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  choice: 'choice',
  multi: 'multi',
  boolean: 'boolean',
};

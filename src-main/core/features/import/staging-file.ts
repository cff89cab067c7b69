// The private files between a worker that reads and decides and the core that stores: each holds the outcome of one
// part of a file in the order and shape in which SQLite copies it into the workspace by itself, without a row passing
// through JavaScript again. Owns their tables; where they lie is in db/staging-folder.ts.
import { consentColumns, detailColumns, nameColumns } from '../../../../src-shared/model/contact-columns.ts';

/** Emails, phones and links that stand in the contact's own staged row; a fifth and more go to a table of their own. */
export const inlinePoints = 4;

const pointColumns = ['kind', 'label', 'value', 'normalised', 'is_primary', 'status'] as const;

/** Columns of point `slot` (from 1) in the staged contact: p1_kind… */
export function pointSlot(slot: number): string[] {
  return pointColumns.map((column) => `p${slot}_${column}`);
}

/** The columns that a staged contact gives to `contact`, in the order of `ContactDraft`. */
export const stagedContactColumns = [
  'kind',
  'display_name',
  ...nameColumns,
  ...detailColumns,
  ...consentColumns,
  'created_at',
] as const;

/** The columns of the first address, as in `address`. */
export const stagedAddressColumns = [
  'label',
  'street',
  'street2',
  'city',
  'region',
  'postcode',
  'country',
  'country_code',
] as const;

export const stagedActivityColumns = [
  'contact_id',
  'kind',
  'at',
  'amount',
  'currency',
  'product',
  'category',
  'quantity',
  'discount',
  'campaign',
  'reference',
  'source',
  'detail',
] as const;

export const stagedUnclaimedColumns = [
  'row_number',
  'who_key',
  'who',
  'at',
  'amount',
  'currency',
  'activities',
  'decision',
  'decided_at',
] as const;

/** What the search index and the kept facts of a contact without activities hold. */
export const stagedFactColumns = [
  'primary_email',
  'primary_phone',
  'email_count',
  'phone_count',
  'tag_count',
  'search_emails',
  'search_phones',
] as const;

/** Names of all columns of a staged contact, in the order the writer lists their values. */
export function stagedColumns(customCount: number): string[] {
  return [
    'id',
    'row_number',
    'source_id',
    'raw',
    'tag_set',
    'has_address',
    ...stagedContactColumns,
    ...stagedAddressColumns.map((column) => `a_${column}`),
    ...stagedFactColumns,
    ...Array.from({ length: inlinePoints }, (_, index) => pointSlot(index + 1)).flat(),
    ...Array.from({ length: customCount }, (_, index) => `custom${index + 1}`),
  ];
}

const wholeNumbers =
  /^(?:contact_id|row_number|decided_at|tag_set|has_address|created_at|at|amount|discount|\w+_count|(?:p\d+_)?is_primary)$/;

/** Whole numbers are bound as floats: declared, they are kept small; everything else keeps the type it was bound with. */
function declared(columns: readonly string[]): string {
  return columns.map((column) => (wholeNumbers.test(column) ? `${column} INTEGER` : column)).join(', ');
}

/** The tables of one staging file. @param columns `stagedColumns` in any order that begins with the id */
export function stagingSchema([, ...contact]: readonly string[]): string {
  return `
    CREATE TABLE contact (id INTEGER PRIMARY KEY, ${declared(contact)});
    CREATE TABLE point (${declared(['contact_id', ...pointColumns])});
    CREATE TABLE address (${declared(['contact_id', ...stagedAddressColumns])});
    CREATE TABLE tag_set (id INTEGER, tag_id INTEGER, PRIMARY KEY (id, tag_id)) WITHOUT ROWID;
    CREATE TABLE tag (id INTEGER PRIMARY KEY, name, parent_id INTEGER);
    CREATE TABLE record (${declared(['row_number', 'contact_id', 'source_id', 'raw'])});
    CREATE TABLE reject (${declared(['row_number', 'column_name', 'reason', 'raw'])});
    CREATE TABLE activity (${declared(stagedActivityColumns)});
    CREATE TABLE unclaimed (${declared(stagedUnclaimedColumns)});
    CREATE TABLE known (changes);
    CREATE TABLE vanished (contact_id INTEGER PRIMARY KEY, tag_id INTEGER);`;
}

/** How many parts a file is staged in at most: SQLite attaches ten files, and lets go of none before the commit. */
export const mostParts = 8;

// What a column of an imported file can become. Owns the closed catalogue of targets and their written form; guesses
// nothing (see engines/reading/propose-mapping.ts) and stores nothing.
//
// Written form, used by mappings in files, presets, the command line and the page: name[#block][:label]
//   address_line#home ·
//   given_name · email · email#2:work · phone:mobile · address.city#home · email_label#2 · consent.email:opt_out ·
//   email_status · tags · tag:VIP · branch:Interests · custom:shoe_size · activity.amount · ignore
// A block ties columns that belong together: the value, label and parts of one e-mail, phone or address.
// Several columns may go to one single-valued target; their values are joined in the order of the columns.
import type { ConsentSense } from '../text/consent.ts';

/** Fields of a contact that hold one value. */
export const contactFields = {
  full_name: 'Full name',
  name_prefix: 'Title before the name',
  given_name: 'First name',
  middle_name: 'Middle name',
  family_name: 'Last name',
  name_suffix: 'Suffix after the name',
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
  notes: 'Notes',
  created_at: 'Created on',
  source_id: 'Id in the source system',
} as const;
export type ContactField = keyof typeof contactFields;

export const addressParts = {
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  region: 'State or region',
  postcode: 'Postcode',
  country: 'Country',
} as const;
export type AddressPart = keyof typeof addressParts;

export const pointKinds = { email: 'Email', phone: 'Phone', url: 'Website', handle: 'Handle' } as const;
export type PointKind = keyof typeof pointKinds;

export const consentChannels = { email: 'email', phone: 'phone', post: 'post' } as const;
export type ConsentChannel = keyof typeof consentChannels;

/** Fields of an activity or order. `amount` and `price` belong to the row, `total` to the whole order. */
export const activityFields = {
  kind: 'What happened',
  at: 'Date',
  amount: 'Amount of this row',
  price: 'Price each',
  total: 'Total of the order',
  refund: 'Refunded amount',
  currency: 'Currency',
  product: 'Product',
  category: 'Category',
  quantity: 'Quantity',
  discount: 'Discount',
  reference: 'Order number',
  status: 'Order status',
  campaign: 'Campaign',
  source: 'Sales channel',
  detail: 'Details',
} as const;
export type ActivityField = keyof typeof activityFields;

export const customTypes = ['text', 'number', 'money', 'date', 'choice', 'multi', 'boolean'] as const;
export type CustomType = (typeof customTypes)[number];

export type ColumnTarget =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'field'; readonly field: ContactField }
  | { readonly kind: 'point'; readonly point: PointKind; readonly block: string; readonly label: string | null }
  | { readonly kind: 'address'; readonly part: AddressPart; readonly block: string; readonly label: string | null }
  /** A whole address in one text, which is taken apart; see text/address-line.ts. */
  | { readonly kind: 'address_line'; readonly block: string; readonly label: string | null }
  | { readonly kind: 'label'; readonly of: PointKind | 'address'; readonly block: string }
  | { readonly kind: 'consent'; readonly channel: ConsentChannel; readonly sense: ConsentSense }
  /** Whether the row's email addresses take mail: bounced, cleaned, unsubscribed. */
  | { readonly kind: 'email_status' }
  | { readonly kind: 'tags' }
  /** Tags of one branch of the tree: the values stand below it. */
  | { readonly kind: 'branch'; readonly tag: string }
  /** One tag, for the rows that say yes. */
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'custom'; readonly key: string }
  | { readonly kind: 'activity'; readonly field: ActivityField };

/** Reads the written form of a target; null when it names none. */
export function parseTarget(written: string): ColumnTarget | null {
  if (written === 'ignore' || written === 'tags' || written === 'email_status') return { kind: written };
  const tag = /^(tag|branch):(\S.{0,109})$/.exec(written);
  if (tag?.[2] !== undefined) return { kind: tag[1] === 'tag' ? 'tag' : 'branch', tag: tag[2] };
  const custom = /^custom:([a-z0-9_]{1,60})$/.exec(written);
  if (custom?.[1] !== undefined) return { kind: 'custom', key: custom[1] };
  const match = /^([a-z_]+)(?:\.([a-z0-9_]+))?(?:#([a-z0-9_]+))?(?::([^:#]{1,40}))?$/.exec(written);
  if (match === null) return null;
  const [, name = '', part, block = '1', label = null] = match;
  if (name === 'address' && part !== undefined && isKey(addressParts, part))
    return { kind: 'address', part, block, label };
  if (name === 'consent' && part !== undefined && isKey(consentChannels, part)) {
    return label === 'opt_in' || label === 'opt_out' ? { kind: 'consent', channel: part, sense: label } : null;
  }
  if (name === 'activity' && part !== undefined && isKey(activityFields, part))
    return { kind: 'activity', field: part };
  if (part !== undefined) return null;
  if (name === 'address_line') return { kind: 'address_line', block, label };
  if (isKey(pointKinds, name)) return { kind: 'point', point: name, block, label };
  const labelled = name.endsWith('_label') ? name.slice(0, -6) : '';
  if (labelled === 'address' || isKey(pointKinds, labelled)) return { kind: 'label', of: labelled, block };
  return isKey(contactFields, name) && block === '1' && label === null ? { kind: 'field', field: name } : null;
}

/** The written form of a target; parseTarget reads it back. */
export function writeTarget(target: ColumnTarget): string {
  const blockOf = (block: string) => (block === '1' ? '' : `#${block}`);
  const labelOf = (label: string | null) => (label === null ? '' : `:${label}`);
  switch (target.kind) {
    case 'ignore':
    case 'tags':
    case 'email_status':
      return target.kind;
    case 'tag':
    case 'branch':
      return `${target.kind}:${target.tag}`;
    case 'field':
      return target.field;
    case 'point':
      return target.point + blockOf(target.block) + labelOf(target.label);
    case 'address':
      return `address.${target.part}${blockOf(target.block)}${labelOf(target.label)}`;
    case 'address_line':
      return `address_line${blockOf(target.block)}${labelOf(target.label)}`;
    case 'label':
      return `${target.of}_label${blockOf(target.block)}`;
    case 'consent':
      return `consent.${target.channel}:${target.sense}`;
    case 'custom':
      return `custom:${target.key}`;
    case 'activity':
      return `activity.${target.field}`;
  }
}

/** What a person reads for a target: 'Email (work)', 'City (home address)', 'Opted out of email'. */
export function targetLabel(target: ColumnTarget, customLabel?: string): string {
  const number = (block: string) => (/^\d+$/.test(block) && block !== '1' ? ` ${block}` : '');
  switch (target.kind) {
    case 'ignore':
      return 'Do not import';
    case 'tags':
      return 'Tags';
    case 'tag':
      return `Tag “${target.tag}” where it says yes`;
    case 'branch':
      return `Tags below “${target.tag}”`;
    case 'email_status':
      return 'Status of the email address';
    case 'field':
      return contactFields[target.field];
    case 'point':
      return `${pointKinds[target.point]}${number(target.block)}${target.label === null ? '' : ` (${target.label})`}`;
    case 'address': {
      const which = target.label ?? (/^\d+$/.test(target.block) ? null : target.block);
      return `${addressParts[target.part]}${number(target.block)}${which === null ? '' : ` (${which})`}`;
    }
    case 'address_line': {
      const which = target.label ?? (/^\d+$/.test(target.block) ? null : target.block);
      return `Whole address${number(target.block)}${which === null ? '' : ` (${which})`}`;
    }
    case 'label':
      return `Label of ${target.of === 'address' ? 'address' : pointKinds[target.of].toLowerCase()}${number(target.block)}`;
    case 'consent':
      return target.sense === 'opt_in' ? `Agreed to ${target.channel}` : `Opted out of ${target.channel}`;
    case 'custom':
      return customLabel ?? `Custom field ${target.key}`;
    case 'activity':
      return activityFields[target.field];
  }
}

const joinableActivity: readonly ActivityField[] = ['at', 'product', 'category', 'campaign', 'reference', 'detail'];

/**
 * What stands between the values when several columns go to this target: a blank, or a line break in long texts.
 * null when only one column may go there (amounts, kinds) or when every column counts by itself (emails, tags).
 */
export function joinMark(target: ColumnTarget): ' ' | '\n' | null {
  switch (target.kind) {
    case 'field':
      return target.field === 'notes' ? '\n' : ' ';
    case 'address':
    case 'custom':
      return ' ';
    case 'activity':
      if (!joinableActivity.includes(target.field)) return null;
      return target.field === 'detail' ? '\n' : ' ';
    default:
      return null;
  }
}

const constantFields: readonly ContactField[] = [
  'company',
  'job_title',
  'department',
  'gender',
  'language',
  'lead_source',
  'lifecycle',
  'owner',
  'notes',
];
const constantActivity: readonly ActivityField[] = [
  'kind',
  'currency',
  'product',
  'category',
  'status',
  'campaign',
  'source',
];

/** Whether one value for every row makes sense there: a country or a lead source does, an email does not. */
export function mayBeConstant(target: ColumnTarget): boolean {
  switch (target.kind) {
    case 'field':
      return constantFields.includes(target.field);
    case 'address':
      return target.part === 'city' || target.part === 'region' || target.part === 'country';
    case 'activity':
      return constantActivity.includes(target.field);
    default:
      return target.kind === 'consent' || target.kind === 'email_status' || target.kind === 'custom';
  }
}

/** A key for a custom field named after a column header: 'Shoe Size (EU)' becomes 'shoe_size_eu'. */
export function customKey(header: string): string {
  const key = header
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  if (key !== '') return /^\d/.test(key) ? `f_${key}` : key;
  // Headers in other scripts get a stable key from their characters.
  let sum = 7;
  for (const character of header) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return `field_${sum.toString(36)}`;
}

function isKey<T extends object>(catalogue: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(catalogue, key);
}

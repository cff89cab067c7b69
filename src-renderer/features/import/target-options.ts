// The targets a person may choose from, grouped and worded. Pure.
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileContent } from '../../../src-shared/model/import-mapping.ts';
import {
  activityFields,
  addressParts,
  contactFields,
  mayBeConstant,
  parseTarget,
  targetLabel,
  writeTarget,
} from '../../../src-shared/model/target-fields.ts';
import { ownFieldTarget } from './import-draft.ts';

export interface OptionGroup {
  group: string;
  items: { value: string; label: string }[];
}

const nameFields = ['full_name', 'given_name', 'middle_name', 'family_name', 'name_prefix', 'name_suffix', 'nickname'];
const blocks = [
  ['', ''],
  ['#home:home', ' (home)'],
  ['#work:work', ' (work)'],
  ['#billing:billing', ' (billing)'],
  ['#shipping:shipping', ' (shipping)'],
] as const;

/**
 * All targets for a column.
 * @param present its present target, which is offered even when it is an unusual one
 */
export function targetOptions(
  content: FileContent,
  header: string,
  present: string,
  customFields: ImportPreview['customFields'],
): OptionGroup[] {
  const fields: OptionGroup['items'] = Object.entries(contactFields).map(([value, label]) => ({ value, label }));
  const inNames = (value: string) => nameFields.includes(value);
  const groups: OptionGroup[] = [
    {
      group: 'This column',
      items: [{ value: 'ignore', label: 'Do not import' }, ownField(header, customFields), ...asTags(header)],
    },
    {
      group: 'Custom fields',
      items: customFields.map((field) => ({ value: `custom:${field.key}`, label: field.label })),
    },
    { group: 'Name', items: fields.filter(({ value }) => inNames(value)) },
    { group: 'Reach', items: reach() },
    { group: 'Address', items: addresses() },
    { group: 'About', items: fields.filter(({ value }) => !inNames(value)).concat({ value: 'tags', label: 'Tags' }) },
    { group: 'Consent', items: consents() },
  ];
  if (content === 'activities') {
    const items = Object.entries(activityFields).map(([field, label]) => ({ value: `activity.${field}`, label }));
    groups.splice(1, 0, { group: 'Order or activity', items });
  }
  const offered = new Set(groups.flatMap((group) => group.items.map((item) => item.value)));
  const target = parseTarget(present);
  if (!offered.has(present) && target !== null) {
    groups[0]?.items.push({ value: present, label: targetLabel(target, header) });
  }
  return groups.filter((group) => group.items.length > 0);
}

/** Stands for a custom field that is not here yet. */
export const newFieldTarget = 'custom:';

/**
 * The targets that may have one value for every row.
 * @param present the present choice, offered even when it is an unusual one
 */
export function constantOptions(
  content: FileContent,
  customFields: ImportPreview['customFields'],
  present: { readonly target: string; readonly label: string },
): OptionGroup[] {
  const groups = targetOptions(content, '', 'ignore', customFields)
    .filter(({ group }) => group !== 'This column')
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value }) => {
        const target = parseTarget(value);
        return target !== null && mayBeConstant(target);
      }),
    }));
  groups.push({ group: 'New', items: [{ value: newFieldTarget, label: 'New custom field' }] });
  const target = parseTarget(present.target);
  const offered = groups.some(({ items }) => items.some(({ value }) => value === present.target));
  if (target !== null && target.kind !== 'custom' && !offered) {
    groups.push({ group: 'Chosen', items: [{ value: present.target, label: targetLabel(target, present.label) }] });
  }
  return groups.filter(({ items }) => items.length > 0);
}

function ownField(header: string, customFields: ImportPreview['customFields']): { value: string; label: string } {
  const value = ownFieldTarget(header);
  const known = customFields.some((field) => `custom:${field.key}` === value);
  return known
    ? { value: 'custom:another_field', label: 'New custom field' }
    : { value, label: `New field “${header}”` };
}

/** A column named after a tag, or after a branch of the tree. */
function asTags(header: string): OptionGroup['items'] {
  const tag = header.trim().slice(0, 110);
  if (tag === '') return [];
  return (['tag', 'branch'] as const).map((kind) => ({
    value: writeTarget({ kind, tag }),
    label: targetLabel({ kind, tag }),
  }));
}

function reach(): OptionGroup['items'] {
  return [
    { value: 'email', label: 'Email' },
    { value: 'email:work', label: 'Email (work)' },
    { value: 'email#home:home', label: 'Email (home)' },
    { value: 'email#2', label: 'Email 2' },
    { value: 'email#3', label: 'Email 3' },
    { value: 'phone', label: 'Phone' },
    { value: 'phone#mobile:mobile', label: 'Phone (mobile)' },
    { value: 'phone#work:work', label: 'Phone (work)' },
    { value: 'phone#home:home', label: 'Phone (home)' },
    { value: 'phone#fax:fax', label: 'Phone (fax)' },
    { value: 'phone#other:other', label: 'Phone (other)' },
    { value: 'phone#2', label: 'Phone 2' },
    { value: 'url', label: 'Website' },
    { value: 'handle', label: 'Handle' },
  ];
}

function addresses(): OptionGroup['items'] {
  return blocks.flatMap(([block, suffix]) => [
    { value: `address_line${block}`, label: `Whole address, taken apart${suffix}` },
    ...Object.entries(addressParts).map(([part, label]) => ({
      value: `address.${part}${block}`,
      label: label + suffix,
    })),
  ]);
}

function consents(): OptionGroup['items'] {
  return [
    { value: 'email_status', label: 'Status of the email address' },
    { value: 'consent.email:opt_in', label: 'Agreed to email' },
    { value: 'consent.email:opt_out', label: 'Opted out of email' },
    { value: 'consent.phone:opt_in', label: 'Agreed to phone' },
    { value: 'consent.phone:opt_out', label: 'Opted out of phone' },
    { value: 'consent.post:opt_in', label: 'Agreed to post' },
    { value: 'consent.post:opt_out', label: 'Opted out of post' },
  ];
}

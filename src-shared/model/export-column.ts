// What an export of contacts can write. Owns the catalogue of columns, the formats and the ways to write tags; what other
// programs expect is in engines/export/targets, how a contact becomes cells in engines/export.
import { type AddressColumn, consentColumns, detailColumns, nameColumns } from './contact-columns.ts';

/** A column of `contact` that is written as it stands. */
export const contactTextColumns = [
  'kind',
  'state',
  'display_name',
  ...nameColumns,
  ...detailColumns,
  ...consentColumns,
] as const;
export type ContactTextColumn = (typeof contactTextColumns)[number];

export const totalColumns = [
  'orders',
  'revenue',
  'currency',
  'first_purchase_at',
  'last_purchase_at',
  'last_activity_at',
  'activity_count',
  'email_opens',
  'email_clicks',
] as const;
export type TotalColumn = (typeof totalColumns)[number];

export const scoreColumns = ['recency', 'frequency', 'monetary', 'cell'] as const;
export type ScoreColumn = (typeof scoreColumns)[number];

/** Where the values of a column come from. */
export type ExportSource =
  | { kind: 'id' }
  | { kind: 'text'; column: ContactTextColumn }
  | { kind: 'moment'; column: 'created_at' | 'added_at' | 'updated_at' }
  /** As many columns as the contact with the most of them needs: Email, Email 2, Email 3. */
  | { kind: 'points'; point: 'email' | 'phone' | 'url' | 'handle' }
  /** All six parts of each address: City, Address 2 City. */
  | { kind: 'addresses' }
  /** One point or one part of the main address only, for programs that take a fixed set of columns. */
  | { kind: 'point'; point: 'email' | 'phone' | 'url'; place: number }
  | { kind: 'address'; part: AddressColumn }
  | { kind: 'tags'; separator: '; ' | ', ' | ' ::: ' }
  | { kind: 'total'; column: TotalColumn }
  | { kind: 'score'; column: ScoreColumn }
  | { kind: 'source_ids' }
  /** The segment whose message the contact gets, by the order of precedence. */
  | { kind: 'message_segment' }
  | { kind: 'custom'; key: string };

export interface ExportColumn {
  /** Names the column in requests and on the command line: email, tags, custom.size. */
  key: string;
  header: string;
  group: 'Name and work' | 'Reaching them' | 'Tags and fields' | 'Activity' | 'Record';
  /** Chosen unless a person says otherwise. */
  isDefault: boolean;
  source: ExportSource;
}

const text = (
  column: ContactTextColumn,
  header: string,
  group: ExportColumn['group'] = 'Name and work',
  isDefault = true,
): ExportColumn => ({ key: column, header, group, isDefault, source: { kind: 'text', column } });

const total = (column: TotalColumn, header: string): ExportColumn => ({
  key: column,
  header,
  group: 'Activity',
  isDefault: false,
  source: { kind: 'total', column },
});

const score = (column: ScoreColumn, header: string): ExportColumn => ({
  key: `rfm_${column}`,
  header,
  group: 'Activity',
  isDefault: false,
  source: { kind: 'score', column },
});

const moment = (
  column: 'created_at' | 'added_at' | 'updated_at',
  header: string,
  isDefault: boolean,
): ExportColumn => ({
  key: column,
  header,
  group: 'Record',
  isDefault,
  source: { kind: 'moment', column },
});

/** Every column but those of custom fields, in the order they are written. */
export const exportColumns: readonly ExportColumn[] = [
  { key: 'id', header: 'Contact ID', group: 'Record', isDefault: true, source: { kind: 'id' } },
  text('display_name', 'Name', 'Name and work', false),
  text('name_prefix', 'Name prefix'),
  text('given_name', 'First name'),
  text('middle_name', 'Middle name'),
  text('family_name', 'Last name'),
  text('name_suffix', 'Name suffix'),
  text('nickname', 'Nickname'),
  text('company', 'Company'),
  text('job_title', 'Job title'),
  text('department', 'Department'),
  {
    key: 'email',
    header: 'Email',
    group: 'Reaching them',
    isDefault: true,
    source: { kind: 'points', point: 'email' },
  },
  {
    key: 'phone',
    header: 'Phone',
    group: 'Reaching them',
    isDefault: true,
    source: { kind: 'points', point: 'phone' },
  },
  {
    key: 'address',
    header: 'Address',
    group: 'Reaching them',
    isDefault: true,
    source: { kind: 'addresses' },
  },
  { key: 'url', header: 'Website', group: 'Reaching them', isDefault: true, source: { kind: 'points', point: 'url' } },
  {
    key: 'handle',
    header: 'Social handle',
    group: 'Reaching them',
    isDefault: true,
    source: { kind: 'points', point: 'handle' },
  },
  text('email_consent', 'Email consent', 'Reaching them'),
  text('phone_consent', 'Phone consent', 'Reaching them'),
  text('post_consent', 'Post consent', 'Reaching them'),
  text('birthday', 'Birthday'),
  text('gender', 'Gender'),
  text('language', 'Language'),
  text('lead_source', 'Lead source'),
  text('lifecycle', 'Lifecycle stage'),
  text('owner', 'Owner'),
  text('notes', 'Notes'),
  {
    key: 'tags',
    header: 'Tags',
    group: 'Tags and fields',
    isDefault: true,
    source: { kind: 'tags', separator: '; ' },
  },
  {
    key: 'message_segment',
    header: 'Message of segment',
    group: 'Tags and fields',
    isDefault: false,
    source: { kind: 'message_segment' },
  },
  total('orders', 'Orders'),
  total('revenue', 'Revenue'),
  total('currency', 'Currency'),
  total('first_purchase_at', 'First purchase'),
  total('last_purchase_at', 'Last purchase'),
  total('last_activity_at', 'Last activity'),
  total('activity_count', 'Activities'),
  total('email_opens', 'Emails opened'),
  total('email_clicks', 'Emails clicked'),
  score('recency', 'Recency score'),
  score('frequency', 'Frequency score'),
  score('monetary', 'Monetary score'),
  score('cell', 'RFM group'),
  text('kind', 'Kind', 'Record', false),
  text('state', 'State', 'Record', false),
  moment('created_at', 'Created', true),
  moment('added_at', 'Added to workspace', false),
  moment('updated_at', 'Changed', false),
  { key: 'source_ids', header: 'Source IDs', group: 'Record', isDefault: false, source: { kind: 'source_ids' } },
];

/** The column of a custom field, named `custom.<key>` as in rules and mappings. */
export function customFieldColumn(field: { key: string; label: string }): ExportColumn {
  return {
    key: `custom.${field.key}`,
    header: field.label,
    group: 'Tags and fields',
    isDefault: true,
    source: { kind: 'custom', key: field.key },
  };
}

/** What a file of contacts can be. */
export const exportFormats = ['csv', 'xlsx', 'vcard3', 'vcard4', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatLabel: Record<ExportFormat, string> = {
  csv: 'CSV',
  xlsx: 'Excel workbook',
  vcard3: 'vCard 3.0',
  vcard4: 'vCard 4.0',
  json: 'JSON',
  ndjson: 'JSON lines',
};

/** Without the dot. */
export const exportExtension: Record<ExportFormat, string> = {
  csv: 'csv',
  xlsx: 'xlsx',
  vcard3: 'vcf',
  vcard4: 'vcf',
  json: 'json',
  ndjson: 'ndjson',
};

/** Only tables have columns to choose; a card has the fields that its standard knows. */
export const formatHasColumns = (format: ExportFormat): boolean => format !== 'vcard3' && format !== 'vcard4';

/**
 * How tags are written. name: the name alone, the path where two share one. prefix: the branch before it,
 * "Customer: VIP". columns: a column a tag with yes or no; flags: the same with 1 or 0; branches: a column a branch of the tree
 * with its tags, for fields of several choices. The last three in tables only.
 */
export const tagForms = ['name', 'prefix', 'columns', 'flags', 'branches'] as const;
export type TagForm = (typeof tagForms)[number];

/** Whether a form needs columns of its own, which only tables have. */
export const needsColumns = (form: TagForm): boolean => form !== 'name' && form !== 'prefix';

/** What can be done about contacts that a target would reject. */
export const exportFixes = ['leave-out', 'cut', 'empty', 'default', 'keep'] as const;
export type ExportFix = (typeof exportFixes)[number];

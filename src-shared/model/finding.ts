// What an audit says about a workspace: dimensions, severities, findings and the changes that would mend them.
// Owns the words; the checks themselves live with the audit engine, the rows with the audit feature.

/** The six sides of data quality that the health score adds up, in the order they are shown. */
export const dimensions = [
  'completeness',
  'validity',
  'consistency',
  'uniqueness',
  'timeliness',
  'tag_hygiene',
] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionLabel: Record<Dimension, string> = {
  completeness: 'Completeness',
  validity: 'Validity',
  consistency: 'Consistency',
  uniqueness: 'Uniqueness',
  timeliness: 'Timeliness',
  tag_hygiene: 'Tag hygiene',
};

/** One line per dimension for people who meet the word for the first time. */
export const dimensionMeaning: Record<Dimension, string> = {
  completeness: 'Is what the work needs there at all?',
  validity: 'Can each value be true and be used?',
  consistency: 'Is the same thing written the same way everywhere?',
  uniqueness: 'Does each person and each address appear once?',
  timeliness: 'Is it still current?',
  tag_hygiene: 'Are the tags documented, used and distinct?',
};

/** error: using the value goes wrong. warning: it probably does. notice: it makes work or looks careless. */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

export const severityLabel: Record<Severity, string> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/**
 * open: waits for a person. accepted: its fix was made. rejected: a person said the value is right as it is.
 * settled: another change mended it or replaced the value since the audit.
 */
export const findingStates = ['open', 'accepted', 'rejected', 'settled'] as const;
export type FindingState = (typeof findingStates)[number];

/** One change of a fix. `from` is what must still stand there, otherwise nothing is changed. */
export type FixStep =
  /** `field` as in finding.field: a column of contact, point:<id>, address:<id>.<column>; `to` null empties it. */
  | { kind: 'set'; field: string; from: string | null; to: string | null }
  | { kind: 'add_point'; point: 'email' | 'phone' | 'url'; value: string }
  | { kind: 'remove_point'; point: number; from: string };

/** Where a finding sits: the contact's own column, one of its points or addresses, or one activity. */
export type FindingField =
  | { kind: 'contact'; column: string }
  | { kind: 'point'; id: number }
  | { kind: 'address'; id: number; column: string }
  | { kind: 'activity'; id: number; column: string }
  | { kind: 'tag'; column: string };

/** Reads `finding.field`. Throws on text that no check writes. */
export function parseFindingField(field: string): FindingField {
  const match = /^(?:(point|address|activity|tag):)?(?:(\d+)(?:\.|$))?([a-z_0-9]*)$/.exec(field);
  const [, kind, id, column = ''] = match ?? [];
  if (match !== null && kind === undefined && id === undefined && column !== '') return { kind: 'contact', column };
  if (kind === 'point' && id !== undefined && column === '') return { kind, id: Number(id) };
  if ((kind === 'address' || kind === 'activity') && id !== undefined && column !== '')
    return { kind, id: Number(id), column };
  if (kind === 'tag' && id === undefined && column !== '') return { kind, column };
  throw new Error(`not a finding field: ${field}`);
}

const columnLabels: Record<string, string> = {
  display_name: 'Name',
  name_prefix: 'Title before the name',
  given_name: 'First name',
  middle_name: 'Middle name',
  family_name: 'Last name',
  name_suffix: 'Name suffix',
  nickname: 'Nickname',
  company: 'Company',
  job_title: 'Job title',
  department: 'Department',
  birthday: 'Birthday',
  gender: 'Gender',
  language: 'Language',
  lead_source: 'Source',
  lifecycle: 'Lifecycle stage',
  owner: 'Owner',
  notes: 'Notes',
  email_consent: 'Email consent',
  state: 'Record',
  created_at: 'Created',
  last_activity_at: 'Last activity',
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  region: 'Region',
  postcode: 'Postcode',
  country: 'Country',
  amount: 'Amount',
  currency: 'Currency',
  at: 'Date',
  email: 'Email',
  phone: 'Phone',
  reachable: 'Email or phone',
  url: 'Website',
  handle: 'Handle',
  custom: 'Custom field',
  name: 'Name',
  meaning: 'Meaning',
  members: 'Members',
  review_at: 'Review date',
};

/** How a column reads to a person: 'First name'; unknown columns read as written. */
export function columnLabel(column: string): string {
  return columnLabels[column] ?? column.replaceAll('_', ' ');
}

// The few questions that making a sample asks of the workspace.
import { type RawBuilder, sql } from 'kysely';

/** 1 when any contact exists, merged and archived ones included. */
export function hasContacts(): RawBuilder<{ found: number }> {
  return sql`SELECT EXISTS (SELECT 1 FROM contact) AS found`;
}

/** Column names of the rows that the loader writes, in the order in which it binds them. */
export const loadedColumns = {
  contact:
    'kind, display_name, name_prefix, given_name, middle_name, family_name, name_suffix, nickname, company, job_title, department, birthday, gender, language, lead_source, lifecycle, owner, notes, email_consent, phone_consent, post_consent, created_at, added_at, updated_at',
  contact_point: 'contact_id, kind, label, value, normalised, is_primary',
  address: 'contact_id, label, street, street2, city, region, postcode, country, country_code, is_primary',
  relation: 'from_contact_id, to_contact_id, kind',
  activity:
    'contact_id, kind, at, amount, currency, product, category, quantity, discount, campaign, reference, source, detail',
  tag: 'parent_id, name, position, colour, is_exclusive, status, meaning, owner, applied_when, removed_when, action, examples, review_at, created_at, updated_at',
  tag_assignment: 'contact_id, tag_id, source, why, assigned_at',
  custom_field: 'key, label, type, options, help, column_name, position',
  setting: 'key, value',
} as const;
export type LoadedTable = keyof typeof loadedColumns;

/** An INSERT for one row of a loaded table, bound by position. */
export function insertInto(table: LoadedTable): string {
  const columns = loadedColumns[table];
  return `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`;
}

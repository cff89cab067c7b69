// The SQL of import, one statement each. Prepared texts for hot loops end in Sql and bind by position.
import { type Insertable, sql } from 'kysely';
import type { CustomType } from '../../../../src-shared/model/target-fields.ts';
import { build, type Query } from '../../db/query.ts';
import type { Schema } from '../../db/schema.ts';

export function selectCustomFields(): Query<{ key: string; label: string; type: CustomType; column_name: string }> {
  return sql`SELECT key, label, type, column_name FROM custom_field ORDER BY position, id`;
}

export function countContacts(): Query<unknown> {
  return sql`SELECT count(*) FROM contact WHERE state <> 'merged'`;
}

/** [normalised email, surviving contact] of every email here. */
export function selectEmailKeys(): Query<unknown> {
  return sql`SELECT normalised, contact_id FROM contact_email WHERE normalised IS NOT NULL ORDER BY contact_id`;
}

/** [source id, surviving contact, batch], the latest import last. */
export function selectSourceKeys(): Query<unknown> {
  return sql`SELECT s.source_id, coalesce(a.winner_id, s.contact_id), s.batch_id FROM source_record s
    LEFT JOIN contact_alias a ON a.id = s.contact_id
    WHERE s.source_id IS NOT NULL AND s.contact_id IS NOT NULL ORDER BY s.id`;
}

/** [source id, surviving contact] of some imports only, the latest import last. */
export function selectSourceKeysOf(batches: readonly number[]): Query<unknown> {
  return sql`SELECT s.source_id, coalesce(a.winner_id, s.contact_id) FROM source_record s
    LEFT JOIN contact_alias a ON a.id = s.contact_id
    WHERE s.source_id IS NOT NULL AND s.contact_id IS NOT NULL AND s.batch_id IN (${sql.join([...batches])}) ORDER BY s.id`;
}

/** [contact, display name] of active contacts that some imports brought or met. */
export function selectContactsOfBatches(batches: readonly number[]): Query<unknown> {
  return sql`SELECT DISTINCT c.id, c.display_name FROM source_record s LEFT JOIN contact_alias a ON a.id = s.contact_id
    JOIN contact c ON c.id = coalesce(a.winner_id, s.contact_id)
    WHERE s.batch_id IN (${sql.join([...batches])}) AND c.state = 'active' ORDER BY c.id`;
}

export interface BatchOrigin {
  id: number;
  file_name: string;
  imported_at: number;
  source: string | null;
  headers: string;
  content: 'contacts' | 'activities';
}

/** Every import, the latest first. */
export function selectBatchOrigins(): Query<BatchOrigin> {
  return build
    .selectFrom('import_batch')
    .select(['id', 'file_name', 'imported_at', 'source', 'headers', 'content'])
    .orderBy('id', 'desc');
}

/** [display name, contact] of everybody here. */
export function selectNameKeys(): Query<unknown> {
  return sql`SELECT display_name, id FROM contact WHERE state <> 'merged'`;
}

/** [tag, name, parent, whether its parent's children exclude each other] of all usable tags. */
export function selectTags(): Query<unknown> {
  return sql`SELECT t.id, t.name, t.parent_id, coalesce(p.is_exclusive, 0) FROM tag t LEFT JOIN tag p ON p.id = t.parent_id
    ORDER BY t.status = 'retired', t.status = 'deprecated', t.id`;
}

/** [normalised alias, tag]. */
export function selectTagAliases(): Query<unknown> {
  return sql`SELECT alias, tag_id FROM tag_alias`;
}

export function lastRootPosition(): Query<unknown> {
  return sql`SELECT coalesce(max(position), 0) FROM tag WHERE parent_id IS NULL`;
}

export function selectPreset(signature: string): Query<{ id: number; mapping: string }> {
  return build.selectFrom('mapping_preset').select(['id', 'mapping']).where('signature', '=', signature);
}

export function insertPreset(name: string, signature: string, mapping: string): Query<unknown> {
  return build.insertInto('mapping_preset').values({ name, signature, mapping });
}

export function updatePreset(id: number, name: string, mapping: string): Query<unknown> {
  return build.updateTable('mapping_preset').set({ name, mapping }).where('id', '=', id);
}

export function insertTag(
  id: number,
  name: string,
  parent: number | null,
  position: number,
  now: number,
): Query<unknown> {
  return build
    .insertInto('tag')
    .values({ id, name, parent_id: parent, position, status: 'draft', created_at: now, updated_at: now });
}

export function insertCustomField(field: {
  key: string;
  label: string;
  type: string;
  column_name: string;
}): Query<unknown> {
  return sql`INSERT INTO custom_field (key, label, type, column_name, position)
    SELECT ${field.key}, ${field.label}, ${field.type}, ${field.column_name}, coalesce(max(position), 0) + 1 FROM custom_field`;
}

export function selectBatches(): Query<{
  id: number;
  file_name: string;
  source: string | null;
  content: 'contacts' | 'activities';
  imported_at: number;
  row_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  rejected_count: number;
}> {
  return sql`SELECT id, file_name, source, content, imported_at, row_count, created_count, updated_count,
    unchanged_count, rejected_count FROM import_batch ORDER BY id DESC`;
}

export function selectBatchHeaders(
  batch: number,
): Query<{ headers: string; file_name: string; rejected_count: number }> {
  return build.selectFrom('import_batch').select(['headers', 'file_name', 'rejected_count']).where('id', '=', batch);
}

export function selectRejects(
  batch: number,
  limit: number,
  offset: number,
): Query<{ row_number: number; column_name: string | null; reason: string; raw: string }> {
  return sql`SELECT row_number, column_name, reason, raw FROM reject WHERE batch_id = ${batch}
    ORDER BY row_number, id LIMIT ${limit} OFFSET ${offset}`;
}

export function insertBatch(values: Insertable<Schema['import_batch']>) {
  return build.insertInto('import_batch').values(values);
}

/** What became of the rows, once they are all read. */
export function updateBatchCounts(
  batch: number,
  counts: Record<'created' | 'updated' | 'unchanged' | 'rejected', number>,
): Query<unknown> {
  return build
    .updateTable('import_batch')
    .set({
      created_count: counts.created,
      updated_count: counts.updated,
      unchanged_count: counts.unchanged,
      rejected_count: counts.rejected,
    })
    .where('id', '=', batch);
}

export const insertPointSql =
  'INSERT INTO contact_point (contact_id, kind, label, value, normalised, is_primary, status) VALUES (?, ?, ?, ?, ?, ?, ?)';
export const insertAddressSql = `INSERT INTO address (contact_id, label, street, street2, city, region, postcode, country,
  country_code, is_primary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const updateAddressSql = `UPDATE address SET street = ?, street2 = ?, city = ?, region = ?, postcode = ?, country = ?,
  country_code = ? WHERE id = ?`;
export const insertAssignmentSql =
  "INSERT OR IGNORE INTO tag_assignment (contact_id, tag_id, source, why, assigned_at) VALUES (?, ?, 'import', ?, ?)";

export const selectContactSql = `SELECT kind, display_name, name_prefix, given_name, middle_name, family_name, name_suffix,
  nickname, company, job_title, department, birthday, gender, language, lead_source, lifecycle, owner, notes, email_consent,
  phone_consent, post_consent, created_at FROM contact WHERE id = ?`;
export const updatePointStatusSql = 'UPDATE contact_point SET status = ? WHERE id = ?';
export const selectPointsSql = `SELECT kind, value, normalised, id, status FROM contact_point WHERE contact_id = ?
  OR contact_id IN (SELECT id FROM contact_alias WHERE winner_id = ?) ORDER BY is_primary DESC, id`;
export const selectAddressesSql = `SELECT id, label, street, street2, city, region, postcode, country FROM address
  WHERE contact_id = ? OR contact_id IN (SELECT id FROM contact_alias WHERE winner_id = ?) ORDER BY is_primary DESC, id`;
export const selectAssignedSql = `SELECT tag_id FROM tag_assignment WHERE contact_id = ?
  OR contact_id IN (SELECT id FROM contact_alias WHERE winner_id = ?)`;
/** 1 when anybody did anything yet. */
export function selectAnyActivity(): Query<unknown> {
  return sql`SELECT EXISTS (SELECT 1 FROM activity)`;
}

export const selectSameActivitySql = `SELECT 1 FROM activity WHERE contact_id = ? AND at = ? AND kind = ? AND amount IS ?
  AND reference IS ? AND product IS ? LIMIT 1`;

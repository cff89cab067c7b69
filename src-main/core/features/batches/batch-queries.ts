// The SQL of earlier imports, one statement each. An import that was taken back is only in the journal: as the image of
// its row before the undo removed it.
import { type RawBuilder, sql } from 'kysely';
import { contactColumnOf, type JournaledTable } from '../../db/tables.ts';

/** A row of import_batch, from the table or from an image of it. */
export interface StoredBatch {
  id: number;
  file_name: string;
  file_size: number;
  file_hash: string;
  source: string | null;
  content: 'contacts' | 'activities';
  reading: string;
  mapping: string;
  mode: string;
  headers: string;
  row_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  rejected_count: number;
  imported_at: number;
}

export const selectBatches = (): RawBuilder<StoredBatch> =>
  sql<StoredBatch>`SELECT * FROM import_batch ORDER BY id DESC`;

export const selectBatch = (batch: number): RawBuilder<StoredBatch> =>
  sql<StoredBatch>`SELECT * FROM import_batch WHERE id = ${batch}`;

/** The last image of every import that is not here any more, with the operation that removed it. */
export const selectUndoneBatches = (): RawBuilder<{ image: string; operation: number; at: number }> =>
  sql`SELECT c.before AS image, o.id AS operation, o.at FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE c.id IN (SELECT max(id) FROM change WHERE table_name = 'import_batch' AND after IS NULL GROUP BY row_id)
      AND NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.id = c.row_id) ORDER BY c.row_id DESC`;

/** The operation that first made each import. */
export const selectBatchOperations = (): RawBuilder<{ batch: number; operation: number }> =>
  sql`SELECT b.value AS batch, min(r.operation_id) AS operation
    FROM (SELECT id AS value FROM import_batch UNION SELECT row_id FROM change WHERE table_name = 'import_batch') b
    JOIN (SELECT operation_id, first_id, last_id FROM change_range WHERE table_name = 'import_batch'
      UNION ALL SELECT operation_id, row_id, row_id FROM change WHERE table_name = 'import_batch' AND before IS NULL) r
      ON b.value BETWEEN r.first_id AND r.last_id GROUP BY b.value`;

export const selectRangesOf = (
  operation: number,
): RawBuilder<{ table_name: JournaledTable; first_id: number; last_id: number }> =>
  sql`SELECT table_name, first_id, last_id FROM change_range WHERE operation_id = ${operation}`;

/** [record, row number, contact] of every row that became or met a contact. */
export const selectBatchRecordsSql =
  'SELECT id, row_number, contact_id FROM source_record WHERE batch_id = ? ORDER BY row_number, id';

/** [reject, row number]. */
export const selectBatchRejectsSql = 'SELECT id, row_number FROM reject WHERE batch_id = ? ORDER BY row_number, id';

/** Contacts on which the operation changed a row that was there, or made one whose image was kept. */
export const selectChangedContacts = (operation: number): RawBuilder<unknown> =>
  sql`SELECT row_id FROM change WHERE operation_id = ${operation} AND table_name IN ('contact', 'contact_custom')
    UNION SELECT json_extract(coalesce(after, before), '$.contact_id') FROM change WHERE operation_id = ${operation}
      AND table_name IN ('contact_point', 'address', 'tag_assignment')`;

/** Contacts before the load that got a row of this table in it. */
export const selectGainers = (
  table: JournaledTable,
  range: { first_id: number; last_id: number },
  firstNew: number,
): RawBuilder<unknown> => sql`SELECT DISTINCT contact_id FROM ${sql.table(table)}
    WHERE id BETWEEN ${range.first_id} AND ${range.last_id} AND contact_id < ${firstNew}`;

const list = (ids: readonly number[]): RawBuilder<unknown> =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export const selectRecordsById = (
  ids: readonly number[],
): RawBuilder<{ id: number; row_number: number; contact: number | null; name: string | null; raw: string }> =>
  sql`SELECT s.id, s.row_number, c.id AS contact, c.display_name AS name, s.raw FROM source_record s
    LEFT JOIN contact_alias a ON a.id = s.contact_id LEFT JOIN contact c ON c.id = coalesce(a.winner_id, s.contact_id)
    WHERE s.id IN ${list(ids)}`;

export const selectRejectsById = (
  ids: readonly number[],
): RawBuilder<{ id: number; row_number: number; column_name: string | null; reason: string; raw: string }> =>
  sql`SELECT id, row_number, column_name, reason, raw FROM reject WHERE id IN ${list(ids)}`;

/** Activities of a range that are still here. */
export const selectActivitiesIn = (
  first: number,
  last: number,
  offset: number,
  limit: number,
): RawBuilder<{
  id: number;
  contact: number;
  name: string;
  kind: string;
  at: number;
  amount: number | null;
  currency: string | null;
  what: string | null;
}> => sql`SELECT v.id, c.id AS contact, c.display_name AS name, v.kind, v.at, v.amount, v.currency,
      coalesce(v.product, v.campaign, v.reference) AS what
    FROM activity v LEFT JOIN contact_alias a ON a.id = v.contact_id JOIN contact c ON c.id = coalesce(a.winner_id, v.contact_id)
    WHERE v.id BETWEEN ${first} AND ${last} ORDER BY v.id LIMIT ${limit} OFFSET ${offset}`;

export interface StoredImage {
  id: number;
  operation: number;
  table_name: string;
  row_id: number;
  before: string | null;
  after: string | null;
}

/** Every image of these rows of a table, oldest first. */
export const selectImages = (table: JournaledTable, ids: readonly number[]): RawBuilder<StoredImage> =>
  sql<StoredImage>`SELECT id, operation_id AS operation, table_name, row_id, before, after FROM change
    WHERE table_name = ${table} AND row_id IN ${list(ids)} ORDER BY id`;

/** Rows of a table that belong to these contacts. */
export const selectBelongings = (
  table: 'contact' | 'contact_custom' | 'contact_point' | 'address' | 'tag_assignment',
  contacts: readonly number[],
): RawBuilder<Record<string, string | number | null> & { id: number }> =>
  sql`SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(contactColumnOf(table) ?? 'id')} IN ${list(contacts)} ORDER BY id`;

export interface StoredOperation {
  id: number;
  name: string;
  label: string;
  at: number;
  undoes: number | null;
  undone_by: number | null;
}

export const selectOperationsById = (ids: readonly number[]): RawBuilder<StoredOperation> =>
  sql<StoredOperation>`SELECT id, name, label, at, undoes, undone_by FROM operation WHERE id IN ${list(ids)}`;

/** Every range of rows that were added in bulk; a few per import. */
export const selectAllRanges = (): RawBuilder<{
  operation_id: number;
  table_name: string;
  first_id: number;
  last_id: number;
}> => sql`SELECT operation_id, table_name, first_id, last_id FROM change_range ORDER BY id`;

/** The rows of files that speak of these contacts, oldest first, with what is needed to read them. */
export const selectRecordsOf = (
  contacts: readonly number[],
): RawBuilder<{
  id: number;
  batch: number;
  contact: number;
  row_number: number;
  source_id: string | null;
  raw: string;
  file_name: string;
  source: string | null;
  headers: string;
  mapping: string;
  imported_at: number;
}> => sql`SELECT s.id, s.batch_id AS batch, s.contact_id AS contact, s.row_number, s.source_id, s.raw, b.file_name, b.source,
      b.headers, b.mapping, b.imported_at
    FROM source_record s JOIN import_batch b ON b.id = s.batch_id WHERE s.contact_id IN ${list(contacts)} ORDER BY s.id`;

/** What each merge into this contact took from whom. */
export const selectMergeChoices = (contact: number): RawBuilder<{ choices: string; merged_at: number }> =>
  sql`SELECT choices, merged_at FROM merge WHERE winner_id = ${contact} ORDER BY id DESC`;

export const selectMembers = (contact: number): RawBuilder<unknown> =>
  sql`SELECT ${contact} UNION SELECT id FROM contact_alias WHERE winner_id = ${contact} ORDER BY 1`;

export const selectSurvivor = (contact: number): RawBuilder<unknown> =>
  sql`SELECT id FROM contact WHERE id = coalesce((SELECT winner_id FROM contact_alias WHERE id = ${contact}), ${contact})`;

export const selectNamesOfTags = (ids: readonly number[]): RawBuilder<{ id: number; name: string }> =>
  sql`SELECT id, name FROM tag WHERE id IN ${list(ids)}`;

/** How many rows of a range are still there. */
export const countPresent = (table: JournaledTable, first: number, last: number): RawBuilder<unknown> =>
  sql`SELECT count(*) FROM ${sql.table(table)} WHERE id BETWEEN ${first} AND ${last}`;

/** Contacts of the import, new or changed by it, that a later standing operation changed. */
export const countTouchedLater = (operation: number, firstNew: number, lastNew: number): RawBuilder<unknown> =>
  sql`SELECT count(DISTINCT c.row_id) FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE c.table_name = 'contact' AND c.operation_id > ${operation} AND o.undone_by IS NULL AND o.undoes IS NULL
      AND (c.row_id BETWEEN ${firstNew} AND ${lastNew} OR EXISTS (SELECT 1 FROM change own
        WHERE own.operation_id = ${operation} AND own.table_name = 'contact' AND own.row_id = c.row_id))`;

// What the watch folder asks of the workspace, one statement each.
import { type RawBuilder, sql } from 'kysely';

/** Whether a file with this hash was ever imported here, also if that was taken back since. */
export const wasImported = (hash: string): RawBuilder<unknown> =>
  sql`SELECT EXISTS (SELECT 1 FROM import_batch WHERE file_hash = ${hash})
    OR EXISTS (SELECT 1 FROM change WHERE table_name = 'import_batch' AND json_extract(before, '$.file_hash') = ${hash})`;

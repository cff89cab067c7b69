// One write request = one operation. Owns beginning and finishing an operation inside the caller's transaction.

import { basename } from 'node:path';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { addCustomColumn } from '../db/custom-columns.ts';
import { refreshSteps } from '../db/derived.ts';
import type { WriteHandle } from '../db/handle.ts';
import type { OpenWorkspace } from '../db/open-workspace.ts';
import { followMoves } from '../features/segment-moves/follow-moves.ts';
import { recordVersions } from '../features/segment-versions/record-versions.ts';
import { followWrite } from '../features/tag-rules/follow-write.ts';
import type { BulkWriteContext, Step } from './contexts.ts';

export interface OpenOperation {
  context: Omit<BulkWriteContext, 'loadedDerived'>;
  /** Refreshes derived facts, lets rules on tags and segments follow (not in bulk: those ask for a run), counts and labels. Returns false when nothing changed and the operation was dropped. */
  finish(isBulk: boolean): Generator<Step, boolean>;
}

/** The writable half of a workspace; refuses where it was opened only for reading. */
export function writable(workspace: OpenWorkspace): {
  connection: NonNullable<OpenWorkspace['writerConnection']>;
  write: WriteHandle;
} {
  if (!workspace.writerConnection || !workspace.write) {
    throw refuse(
      'read-only',
      `${basename(workspace.origin)} is open for reading only, because it or its folder cannot be written. Save a copy where you may write, and work in the copy.`,
    );
  }
  return { connection: workspace.writerConnection, write: workspace.write };
}

/**
 * Begins an operation in an open transaction: from here on triggers record under its id.
 * @param name the request: 'tags.move'
 */
export function beginOperation(workspace: OpenWorkspace, name: string, now: number, asOf: number): OpenOperation {
  const { connection, write } = writable(workspace);
  const operation = Number(
    connection.prepare("INSERT INTO operation (name, label, at, counts) VALUES (?, ?, ?, '{}')").run(name, name, now)
      .lastInsertRowid,
  );
  connection.prepare('UPDATE temp.journal_state SET operation_id = ?').run(operation);
  let label: string | null = null;
  let ownCounts: Record<string, number> = {};
  return {
    context: {
      db: write,
      connection,
      now,
      asOf,
      operation,
      describe(text, counts = {}) {
        label = text;
        ownCounts = counts;
      },
      addCustomColumn: (type) => addCustomColumn(connection, type),
    },
    *finish(isBulk) {
      yield* refreshSteps(write);
      if (!isBulk) {
        yield* followWrite({ db: write, connection, now, asOf, operation }, workspace.read, name);
        yield* refreshSteps(write);
        followMoves({ db: write, now, operation }, workspace.read, name);
        recordVersions({ db: write, now, operation });
      }
      connection.prepare('UPDATE temp.journal_state SET operation_id = NULL').run();
      const counts = countRows(connection, operation);
      write.noteWritten(Object.keys(counts));
      if (Object.keys(counts).length === 0) {
        connection.prepare('DELETE FROM operation WHERE id = ?').run(operation);
        return false;
      }
      if (label === null) throw new Error(`the handler of ${name} changed rows but did not describe them`);
      connection
        .prepare('UPDATE operation SET label = ?, counts = ? WHERE id = ?')
        .run(label, JSON.stringify({ ...counts, ...ownCounts }), operation);
      return true;
    },
  };
}

/** Rows touched per table: images plus the lengths of ranges. */
function countRows(
  connection: NonNullable<OpenWorkspace['writerConnection']>,
  operation: number,
): Record<string, number> {
  const rows = connection
    .prepare(
      `SELECT table_name, sum(n) FROM (
         SELECT table_name, count(DISTINCT row_id) AS n FROM change WHERE operation_id = @operation GROUP BY table_name
         UNION ALL
         SELECT table_name, last_id - first_id + 1 FROM change_range WHERE operation_id = @operation)
       GROUP BY table_name`,
    )
    .raw()
    .all({ operation }) as [string, number][];
  return Object.fromEntries(rows);
}

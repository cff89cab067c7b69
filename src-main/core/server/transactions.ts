// Opens, commits and rolls back: the only file that does. Owns the rule that one transaction runs at a time.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { finishBulk, startBulk } from '../db/bulk.ts';
import { commitOnly } from '../db/checkpoint.ts';
import { fileRefusal } from '../db/file-refusals.ts';
import type { ReadHandle, WriteHandle } from '../db/handle.ts';
import { resumeInsertTriggers } from '../db/journal-triggers.ts';
import type { OpenWorkspace } from '../db/open-workspace.ts';
import { forgetRelativeSets } from '../features/tag-rules/relative-sets.ts';
import type { BulkWriteContext, Step, WriteContext } from './contexts.ts';
import { beginOperation, writable } from './journal.ts';

/** Who holds the writer, shown in the refusal. */
export interface Holder {
  label: string;
}

export class Transactions {
  readonly #workspace: OpenWorkspace;
  readonly #file: string | null;
  readonly #committed: (operation: number | null) => void;
  #holder: Holder | null = null;

  /** @param committed told after every commit: the operation, or null when only derived tables were written */
  constructor(workspace: OpenWorkspace, committed: (operation: number | null) => void) {
    this.#workspace = workspace;
    this.#committed = committed;
    this.#file = fileAt(workspace.path);
  }

  /** Runs reads in one snapshot. */
  read<T>(work: (db: ReadHandle) => T): T {
    const { readerConnection, read } = this.#workspace;
    if (readerConnection.inTransaction) return work(read);
    readerConnection.exec('BEGIN');
    try {
      return work(read);
    } finally {
      readerConnection.exec('COMMIT');
    }
  }

  /** One journaled transaction. Returns the value and the operation, or null when nothing changed. */
  write<T>(
    name: string,
    now: number,
    asOf: number,
    work: (context: WriteContext) => T,
  ): { value: T; operation: number | null } {
    // biome-ignore lint/correctness/useYield: a write in one slice
    const steps = this.#run(name, now, asOf, null, function* (context) {
      return work(context);
    });
    for (;;) {
      const result = steps.next(); // a bulk action on very many contacts refreshes them in several slices
      if (result.done) return result.value;
    }
  }

  /**
   * As write, in slices; the caller decides what happens between them and may throw into it to cancel, and brings a long
   * log in afterwards, see db/checkpoint.ts.
   */
  *steps<T>(
    name: string,
    now: number,
    asOf: number,
    bulkRows: number | null,
    work: (context: BulkWriteContext) => Generator<Step, T>,
  ): Generator<Step, { value: T; operation: number | null }> {
    return yield* this.#run(name, now, asOf, bulkRows, work, commitOnly);
  }

  /** A transaction on derived tables only. */
  derived<T>(name: string, work: (db: WriteHandle) => T): T {
    const { connection, write } = this.#begin(name);
    try {
      const value = work(write);
      connection.exec('COMMIT');
      this.#committed(null);
      return value;
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw fileRefusal(error, this.#workspace.path);
    } finally {
      this.#holder = null;
    }
  }

  *#run<T>(
    name: string,
    now: number,
    asOf: number,
    bulkRows: number | null,
    work: (context: BulkWriteContext) => Generator<Step, T>,
    commit = (connection: Database.Database): unknown => connection.exec('COMMIT'),
  ): Generator<Step, { value: T; operation: number | null }> {
    const { connection, write } = this.#begin(name);
    let isBulk = false;
    try {
      const operation = beginOperation(this.#workspace, name, now, asOf);
      const bulk = bulkRows === null ? null : startBulk(connection, bulkRows);
      isBulk = bulk !== null;
      const loadedDerived = (first: number, last: number) => {
        if (bulk) bulk.derived = { first, last };
      };
      const value = yield* work({ ...operation.context, loadedDerived });
      if (bulk) {
        yield* finishBulk(connection, write, bulk, operation.context.operation);
      }
      const changed = yield* operation.finish(bulkRows !== null);
      commit(connection);
      this.#committed(operation.context.operation);
      return { value, operation: changed ? operation.context.operation : null };
    } catch (error) {
      if (connection.open && connection.inTransaction) connection.exec('ROLLBACK');
      forgetRelativeSets(write);
      throw fileRefusal(error, this.#workspace.path);
    } finally {
      // Reached also when the caller stops iterating: a cancelled write leaves nothing.
      if (connection.open && connection.inTransaction) {
        connection.exec('ROLLBACK');
        forgetRelativeSets(write);
      }
      this.#settle(isBulk);
    }
  }

  #begin(label: string): ReturnType<typeof writable> {
    const half = writable(this.#workspace);
    if (this.#holder) {
      throw refuse(
        'busy',
        `${this.#holder.label} is still running. Wait for it or cancel it, then try again; nothing was changed.`,
      );
    }
    refuseIfMoved(this.#workspace.path, this.#file);
    try {
      half.connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      throw fileRefusal(error, this.#workspace.path);
    }
    this.#holder = { label: jobTitle(label) };
    return half;
  }

  /** Temporary state takes part in a rollback; triggers dropped inside the transaction come back with it too. */
  #settle(isBulk: boolean): void {
    const { connection } = writable(this.#workspace);
    this.#holder = null;
    if (!connection.open) return; // the workspace was closed under a job: closing rolled back
    if (isBulk) resumeInsertTriggers(connection);
    connection.exec(`UPDATE temp.journal_state SET operation_id = NULL; DELETE FROM temp.dirty_contact; DELETE FROM temp.dirty_tagged; DELETE FROM temp.dirty_active;
      DELETE FROM temp.dirty_slice; DELETE FROM temp.dirty_member; DELETE FROM temp.undo_delete; DELETE FROM temp.undo_kept; DELETE FROM temp.undo_net;`);
  }
}

/** 'import.commit' → 'Import': good enough to name what holds the writer. */
function jobTitle(name: string): string {
  const feature = name.split('.')[0] ?? name;
  return feature.charAt(0).toUpperCase() + feature.slice(1);
}

/** What tells one file from another at a path, or null where nothing lies there. */
function fileAt(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`;
}

/** Where files can be taken away while open, writes would go on into a file that nobody finds again, without an error. */
function refuseIfMoved(path: string, opened: string | null): void {
  if (fileAt(path) === opened) return;
  throw refuse(
    'no-workspace',
    `${basename(path)} was moved, renamed, replaced or deleted while it was open. Nothing was changed. Put it back, or save a copy of what is open.`,
  );
}

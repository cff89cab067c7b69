// What a handler is given, by kind of request. Types only.
import type Database from 'better-sqlite3';
import type { EntryOutput, EntryParsed, FeatureContract } from '../../../src-shared/contract/define.ts';
import type { CustomFieldType } from '../db/custom-columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handle.ts';
import type { TaskInput, TaskName, TaskOutput } from '../worker/tasks.ts';
import type { GrantedFiles } from './granted-files.ts';
import type { Session } from './session.ts';

export interface ReadContext {
  db: ReadHandle;
  /** The clock, UTC epoch milliseconds: never read Date.now() in a handler. */
  now: number;
  /** The moment rules and audits speak about; `now` unless the workspace is looked at as of another day. */
  asOf: number;
}

export interface WriteContext extends ReadContext {
  db: WriteHandle;
  /** The operation this write is journaled under. */
  operation: number;
  /** Says what was done, for History and the Undo toast: 'Tagged 12 contacts with VIP'. Every write must call it. */
  describe(label: string, counts?: Record<string, number>): void;
  /** Adds the real column of a new custom field and returns its name. */
  addCustomColumn(type: CustomFieldType): string;
}

export interface BulkWriteContext extends WriteContext {
  /** For prepared statements in hot loops, bound by position. */
  connection: Database.Database;
  /**
   * Says that the derived rows of the new contacts in this range of ids are in place already (see db/derived-fresh.ts).
   * Only in bulk; contacts that did something are refreshed all the same.
   */
  loadedDerived(first: number, last: number): void;
}

/** What a stepped write yields between slices: progress to show. The loop answers requests in between. */
export interface Step {
  phase: string;
  done: number;
  total: number | null;
  /** The write goes on when this has come: what a worker prepares. Without it, at the next turn of the loop. */
  until?: Promise<unknown>;
  /** False leaves the progress as it is, while a worker shows its own. */
  isShown?: boolean;
}

export interface JobContext {
  now: number;
  asOf: number;
  /** Paths of files that a person chose. */
  files: GrantedFiles;
  /** Reads in one snapshot of the committed state. */
  read<T>(work: (db: ReadHandle) => T): T;
  /** Shows progress; throws when the job was cancelled. */
  progress(phase: string, done: number, total: number | null): void;
  /** Lets other requests be answered; throws when the job was cancelled. */
  pause(): Promise<void>;
  /**
   * Runs a named pure task on a worker thread with a read-only connection of its own; its progress is shown.
   * @param onNote told of each part the task says is finished
   */
  work<N extends TaskName>(task: N, input: TaskInput<N>, onNote?: (note: unknown) => void): Promise<TaskOutput<N>>;
  /** One short journaled transaction. */
  write<T>(work: (context: WriteContext) => T): T;
  /**
   * One journaled transaction in slices: other requests are answered between slices (reads see the state before it,
   * writes are refused as busy). A throw or a cancel rolls all of it back. At most about 50 ms a slice.
   */
  writeInSteps<T>(work: (context: BulkWriteContext) => Generator<Step, T>): Promise<T>;
  /**
   * As writeInSteps, for loading many rows: inserts are journaled as ranges of ids. Nothing else may use it.
   * @param expectedRows about how many rows will be inserted in the largest table
   */
  writeInBulk<T>(expectedRows: number, work: (context: BulkWriteContext) => Generator<Step, T>): Promise<T>;
  /** A transaction on derived tables only (match_pair, finding, contact_score…): not journaled, not undoable. */
  writeDerived<T>(work: (db: WriteHandle) => T): T;
}

export interface SessionContext {
  session: Session;
  files: GrantedFiles;
  now: number;
}

/** The handlers a feature must provide for its contract; a missing one does not compile. */
export type HandlersOf<F extends FeatureContract> = {
  [N in keyof F]: F[N]['kind'] extends 'read'
    ? (context: ReadContext, input: EntryParsed<F[N]>) => EntryOutput<F[N]>
    : F[N]['kind'] extends 'write'
      ? (context: WriteContext, input: EntryParsed<F[N]>) => EntryOutput<F[N]>
      : F[N]['kind'] extends 'job'
        ? (context: JobContext, input: EntryParsed<F[N]>) => Promise<EntryOutput<F[N]>>
        : (context: SessionContext, input: EntryParsed<F[N]>) => EntryOutput<F[N]> | Promise<EntryOutput<F[N]>>;
};

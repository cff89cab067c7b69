// Keeps columns for engines/rule-columns while a workspace is open: fills them on a thread once rules are being built,
// mends them after small writes and drops them after large ones. Owns when a column is true; what it costs to be without
// one is a slower question to the database, never a wrong answer.
import { sql } from 'kysely';
import type { ReadHandle } from '../../db/handle.ts';
import type { OpenWorkspace } from '../../db/open-workspace.ts';
import type {
  ActivityColumn,
  ActivityColumnName,
  ActivityRows,
  ColumnSource,
  ContactColumn,
  ContactTable,
} from '../../engines/rule-columns/columns.ts';
import { bitsWhere, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { runTask } from '../../worker/run-task.ts';
import { contactsTouched } from '../tag-rules/touched-contacts.ts';
import { type ColumnName, type ColumnNote, type ColumnTaskInput, columnsWanted } from './column-task.ts';
import { patchColumns } from './patch-columns.ts';
import { selectHighestContact } from './segment-queries.ts';

/** With fewer contacts and activities the database answers within the blink of an eye. */
const worthKeeping = { contacts: 20_000, activities: 100_000 };

/** Contacts that a write may touch for their columns to be mended rather than read again. */
const mostMended = 2_000;

/** Ids that columns reach beyond the highest contact, so that a few new ones find their place. */
const spare = 4_096;

const keepers = new WeakMap<ReadHandle, ColumnKeeper>();

/** Keeps columns for the reads of a workspace until it is closed. */
export function keepColumns(workspace: OpenWorkspace): ColumnKeeper {
  const keeper = new ColumnKeeper(workspace);
  keepers.set(workspace.read, keeper);
  return keeper;
}

/** Undefined for a connection that keeps none: one that writes, or one of a worker. */
export const columnsOf = (db: ReadHandle): ColumnKeeper | undefined => keepers.get(db);

export class ColumnKeeper {
  readonly #workspace: OpenWorkspace;
  /** By name; null for one that is not worth keeping. */
  readonly #columns = new Map<ColumnName, ContactColumn | ActivityColumn | null>();
  #rows: ActivityRows | null = null;
  #active: IdBits | null = null;
  /** Columns reach to the id before this. */
  #length = 0;
  /** The commits that the columns take into account, as the reader counts them. */
  #version: number;
  #operations: number[] = [];
  #hasNewDerived = false;
  /** Set while a thread is reading. */
  #stop: Int32Array | null = null;
  #reading: Promise<void> = Promise.resolve();

  constructor(workspace: OpenWorkspace) {
    this.#workspace = workspace;
    this.#version = this.#dataVersion();
  }

  /** A write was committed. @param operation null for one that wrote derived tables only */
  committed(operation: number | null): void {
    if (operation === null) this.#hasNewDerived = true;
    else this.#operations.push(operation);
    this.#version = this.#dataVersion();
    this.#stopReading(); // its snapshot is of before
  }

  /** Reads what is missing on a thread, when there is enough of it to matter. */
  prepare(): Promise<void> {
    if (this.#stop === null) {
      this.#settle();
      const wanted = this.#missing();
      if (wanted.length > 0) this.#reading = this.#read(wanted);
    }
    return this.#reading;
  }

  /** What is kept and true now. */
  source(highest: number): ColumnSource | undefined {
    this.#settle();
    if (this.#columns.size === 0 || highest >= this.#length) return undefined;
    const active = this.#activeNow(highest);
    if (active === undefined) return undefined;
    const column = (name: ColumnName) => this.#columns.get(name) ?? undefined;
    return {
      highest,
      active,
      contact: (table: ContactTable, name: string) => column(`${table}.${name}`),
      activities: () => this.#rows ?? undefined,
      activity: (name: ActivityColumnName) => column(`activity.${name}`),
    };
  }

  /** The workspace is being closed. */
  close(): void {
    this.#stopReading();
    this.#dropAll();
    keepers.delete(this.#workspace.read);
  }

  #missing(): ColumnName[] {
    const { read } = this.#workspace;
    const [contacts, activities] = read.rows<[number, number]>(
      sql`SELECT (SELECT coalesce(max(id), 0) FROM contact), (SELECT coalesce(max(id), 0) FROM activity)`,
    )[0] ?? [0, 0];
    if (contacts < worthKeeping.contacts && activities < worthKeeping.activities) return [];
    return columnsWanted(read).filter((name) => (name === 'activity' ? !this.#rows : !this.#columns.has(name)));
  }

  async #read(wanted: ColumnName[]): Promise<void> {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    this.#stop = stop;
    const { read, path } = this.#workspace;
    if (this.#columns.size === 0) this.#length = (read.value<number>(selectHighestContact()) ?? 0) + 1 + spare;
    const input: ColumnTaskInput = { wanted, length: this.#length, rows: this.#rows };
    try {
      const take = ({ name, column }: ColumnNote): void => {
        if (this.#stop !== stop) return; // of before a write, or of a workspace that is closed
        if (name === 'activity') this.#rows = column as ActivityRows;
        else this.#columns.set(name, column as ContactColumn | ActivityColumn | null);
      };
      const ignore = (): void => undefined;
      await runTask(path, 'segments.columns', input, stop.buffer as SharedArrayBuffer, ignore, (note) =>
        take(note as ColumnNote),
      );
    } catch {
      // Cancelled by a write or by closing: rules ask the database meanwhile, and the next question starts again.
    } finally {
      if (this.#stop === stop) this.#stop = null;
    }
  }

  #stopReading(): void {
    if (this.#stop) Atomics.store(this.#stop, 0, 1);
    this.#stop = null;
  }

  /** Brings the columns up to what was written since. */
  #settle(): void {
    if (this.#dataVersion() !== this.#version) {
      this.#dropAll();
      this.#stopReading();
      this.#version = this.#dataVersion();
    }
    const operations = this.#operations;
    const hasNewDerived = this.#hasNewDerived;
    this.#operations = [];
    this.#hasNewDerived = false;
    if (this.#columns.size === 0 && !this.#rows) return;
    if (hasNewDerived) for (const table of ['contact_rollup', 'contact_score']) this.#dropTable(table);
    if (operations.length > 0) this.#mend(operations);
  }

  #mend(operations: readonly number[]): void {
    const { read } = this.#workspace;
    const written = new Set(read.pluck<string>(selectTablesWritten(operations)));
    if (written.has('activity') || written.has('contact_alias')) this.#dropTable('activity');
    const touched = contactsTouched(read, operations, mostMended);
    if (touched === null || touched.some((id) => id >= this.#length)) {
      this.#dropAll(); // what stays would keep its old length, and nothing new would find a place
    } else if (touched.length > 0) {
      // The journal's contacts are named by their survivor; those merged into it have rows of their own.
      patchColumns(read, this.#columns, [...touched, ...read.pluck<number>(selectMergedInto(touched))]);
    }
    this.#active = null;
  }

  #activeNow(highest: number): IdBits | undefined {
    const states = this.#columns.get('contact.state');
    if (states?.kind !== 'text') return undefined;
    if (this.#active?.length !== (highest >>> 5) + 1) {
      const code = states.values.indexOf('active') + 1;
      this.#active = bitsWhere(highest, (id) => code > 0 && states.codes[id] === code);
    }
    return this.#active;
  }

  #dropTable(table: string): void {
    for (const name of this.#columns.keys()) if (name.startsWith(`${table}.`)) this.#columns.delete(name);
    if (table === 'activity') this.#rows = null;
    if (table === 'contact') this.#active = null;
  }

  #dropAll(): void {
    this.#columns.clear();
    this.#rows = null;
    this.#active = null;
  }

  #dataVersion(): number {
    return this.#workspace.readerConnection.pragma('data_version', { simple: true }) as number;
  }
}

const selectMergedInto = (survivors: readonly number[]) =>
  sql`SELECT id FROM contact_alias WHERE winner_id IN (SELECT value FROM json_each(${JSON.stringify(survivors)}))`;

const selectTablesWritten = (operations: readonly number[]) => {
  const of = sql`(SELECT value FROM json_each(${JSON.stringify(operations)}))`;
  return sql<{ table_name: string }>`SELECT DISTINCT table_name FROM change WHERE operation_id IN ${of}
    UNION SELECT table_name FROM change_range WHERE operation_id IN ${of}`;
};

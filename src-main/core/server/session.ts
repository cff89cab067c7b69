// What is open now, and who listens. Owns the one workspace of this process, its jobs and its events.
import { basename, dirname } from 'node:path';
import { Refusal, refuse } from '../../../src-shared/model/refusal.ts';
import type { CoreEvent, WorkspaceInfo } from '../../../src-shared/protocol.ts';
import { createWorkspace, type OpenWorkspace, openWorkspace } from '../db/open-workspace.ts';
import { type ColumnKeeper, keepColumns } from '../features/segments/column-keeper.ts';
import { GrantedFiles } from './granted-files.ts';
import type { JobRunner } from './job-runner.ts';
import { Transactions } from './transactions.ts';

export interface SessionOptions {
  /** Where recent workspaces are remembered; null keeps nothing (a command line). */
  userData: string | null;
  now?: () => number;
  /** Everything is looked at as of this moment, whatever the workspace's own setting says (a command line's --as-of). */
  asOf?: number;
  onEvent?: (event: CoreEvent) => void;
  /** For what happened, never for data of contacts. */
  log?: (message: string) => void;
}

export class Session {
  readonly files = new GrantedFiles();
  readonly userData: string | null;
  readonly now: () => number;
  readonly jobs = new Map<number, JobRunner>();
  readonly #asOf: number | null;
  readonly #onEvent: (event: CoreEvent) => void;
  readonly #log: (message: string) => void;
  #workspace: OpenWorkspace | null = null;
  #transactions: Transactions | null = null;
  #columns: ColumnKeeper | null = null;

  constructor({ userData, now = Date.now, asOf, onEvent = () => {}, log = () => {} }: SessionOptions) {
    this.userData = userData;
    this.now = now;
    this.#asOf = asOf ?? null;
    this.#onEvent = onEvent;
    this.#log = log;
  }

  emit(event: CoreEvent): void {
    this.#onEvent(event);
  }

  log(message: string): void {
    this.#log(message);
  }

  /** The open workspace; throws the refusal that every request without one gets. */
  get workspace(): OpenWorkspace {
    if (!this.#workspace) throw refuse('no-workspace', 'Open a workspace first.');
    return this.#workspace;
  }

  get transactions(): Transactions {
    if (!this.#transactions) throw refuse('no-workspace', 'Open a workspace first.');
    return this.#transactions;
  }

  get isOpen(): boolean {
    return this.#workspace !== null;
  }

  create(path: string): WorkspaceInfo {
    const workspace = createWorkspace(path, this.now());
    this.close();
    return this.#use(workspace);
  }

  open(path: string, mode: 'read' | 'write' = 'write'): WorkspaceInfo {
    if (this.#workspace?.origin === path && this.#workspace.write && mode === 'write')
      return this.info() as WorkspaceInfo;
    const workspace = openWorkspace(path, mode, this.now());
    this.close();
    return this.#use(workspace);
  }

  /** Opens for writing, or only for reading where the file or its place cannot be written. */
  openAsPossible(path: string): WorkspaceInfo {
    try {
      return this.open(path);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'read-only')) throw error;
      return this.open(path, 'read');
    }
  }

  /** Cancels what runs, then closes. */
  close(): void {
    if (!this.#workspace) return;
    for (const job of this.jobs.values()) job.cancel();
    this.#columns?.close();
    this.#columns = null;
    this.#workspace.close();
    this.#workspace = null;
    this.#transactions = null;
    this.emit({ kind: 'workspace', workspace: null });
  }

  info(): WorkspaceInfo | null {
    if (!this.#workspace) return null;
    const { origin, write, readerConnection } = this.#workspace;
    const contacts = readerConnection
      .prepare("SELECT count(*) FROM contact WHERE state = 'active'")
      .pluck()
      .get() as number;
    const isSample = readerConnection.prepare("SELECT count(*) FROM setting WHERE key = 'sample'").pluck().get() !== 0;
    return {
      name: basename(origin).replace(/\.tagstead$/, ''),
      folder: basename(dirname(origin)),
      contacts,
      isSample,
      isReadOnly: write === null,
    };
  }

  #use(workspace: OpenWorkspace): WorkspaceInfo {
    this.#workspace = workspace;
    const columns = keepColumns(workspace);
    this.#columns = columns;
    this.#transactions = new Transactions(workspace, (operation) => columns.committed(operation));
    const info = this.info() as WorkspaceInfo;
    this.emit({ kind: 'workspace', workspace: info });
    return info;
  }

  /** The day the workspace is looked at as of, or now. */
  asOf(): number {
    if (this.#asOf !== null) return this.#asOf;
    const stored = this.#workspace?.readerConnection
      .prepare("SELECT value FROM setting WHERE key = 'as_of'")
      .pluck()
      .get();
    const value = typeof stored === 'string' ? (JSON.parse(stored) as unknown) : null;
    return typeof value === 'number' ? value : this.now();
  }
}

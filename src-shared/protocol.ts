// The messages between page and core, whatever carries them. Owns their shapes; knows no request by name.
import type { WatchedFile } from './contract/watch-folder.ts';

export interface RefusalInfo {
  /** Declared in the contract entry, e.g. 'tag-under-own-child'. */
  code: string;
  /** One plain sentence that says what to do next. */
  message: string;
  details?: unknown;
}

export type Outcome =
  | { ok: true; value: unknown; read: readonly string[]; wrote: readonly string[] }
  | { ok: false; refusal: RefusalInfo }
  | { ok: false; bug: { message: string } };

export type ToCore =
  | { kind: 'request'; id: number; name: string; input: unknown }
  /** Asks a running job to stop; its request is then answered with the refusal 'cancelled'. */
  | { kind: 'cancel'; id: number };

export interface JobProgress {
  /** The id of the request that started the job. */
  id: number;
  name: string;
  /** refused: an expected no, told to whoever asked; failed: it broke. Either way nothing of it was kept. */
  state: 'running' | 'done' | 'cancelled' | 'refused' | 'failed';
  /** What is happening now, in words: 'Comparing pairs'. */
  phase: string;
  done: number;
  /** How much there is in this phase, or null when that is not known. */
  total: number | null;
  startedAt: number;
}

export interface WorkspaceInfo {
  name: string;
  /** The folder the file lies in, for people to tell two workspaces of one name apart. */
  folder: string;
  contacts: number;
  isSample: boolean;
  /** The file or its place cannot be written: everything can be looked at, nothing changed. */
  isReadOnly: boolean;
}

export type CoreEvent =
  | { kind: 'job'; job: JobProgress }
  /** Some write committed: whoever showed rows of these tables asks again. */
  | { kind: 'wrote'; tables: readonly string[] }
  | { kind: 'workspace'; workspace: WorkspaceInfo | null }
  /** A file of the watch folder was dealt with. */
  | { kind: 'watched'; file: WatchedFile };

export type FromCore = { kind: 'reply'; id: number; outcome: Outcome } | { kind: 'event'; event: CoreEvent };

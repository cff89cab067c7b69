// Runs one job: its context, its progress, its cancel. Owns the pacing of stepped writes; what a job does is its handler.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { refuse } from '../../../src-shared/model/refusal.ts';
import type { JobProgress } from '../../../src-shared/protocol.ts';
import { isLogLong } from '../db/checkpoint.ts';
import type { OpenWorkspace } from '../db/open-workspace.ts';
import { runTask } from '../worker/run-task.ts';
import type { BulkWriteContext, JobContext, Step } from './contexts.ts';
import type { GrantedFiles } from './granted-files.ts';
import type { Transactions } from './transactions.ts';

/** Progress is for eyes: more often than this is noise on the wire. */
const progressEveryMs = 80;

/** What the shared flag says: 1 that the person cancelled, 2 that the job failed. A worker ends on either. */
const cancelled = 1;
const stopped = 2;

export interface JobSurroundings {
  id: number;
  name: string;
  workspace: OpenWorkspace;
  transactions: Transactions;
  files: GrantedFiles;
  now: () => number;
  asOf: number;
  onProgress: (job: JobProgress) => void;
  /** Called after every commit, with the operation when the write was journaled. */
  onCommit: (operation: number | null) => void;
}

export class JobRunner {
  readonly #around: JobSurroundings;
  readonly #stop = new SharedArrayBuffer(4);
  readonly #startedAt: number;
  #lastShown = 0;
  #phase = '';

  constructor(around: JobSurroundings) {
    this.#around = around;
    this.#startedAt = around.now();
  }

  cancel(): void {
    Atomics.store(new Int32Array(this.#stop), 0, cancelled);
  }

  get isCancelled(): boolean {
    return Atomics.load(new Int32Array(this.#stop), 0) === cancelled;
  }

  show(state: JobProgress['state'], phase: string, done: number, total: number | null): void {
    const { id, name, now, onProgress } = this.#around;
    const at = now();
    const isWorthShowing = state !== 'running' || phase !== this.#phase || at - this.#lastShown >= progressEveryMs;
    if (!isWorthShowing) return;
    this.#phase = phase;
    this.#lastShown = at;
    onProgress({ id, name, state, phase, done, total, startedAt: this.#startedAt });
  }

  context(): JobContext {
    const { workspace, transactions, files, now, asOf, name, onCommit } = this.#around;
    const progress = (phase: string, done: number, total: number | null): void => {
      this.#throwIfCancelled();
      this.show('running', phase, done, total);
    };
    const steps = <T>(bulkRows: number | null, work: (context: BulkWriteContext) => Generator<Step, T>): Promise<T> =>
      this.#drive(transactions.steps(name, now(), asOf, bulkRows, work));
    return {
      now: now(),
      asOf,
      files,
      read: (work) => transactions.read(work),
      progress,
      pause: async () => {
        await nextTurn();
        this.#throwIfCancelled();
      },
      work: async (task, input, onNote) =>
        (await runTask(workspace.path, task, input, this.#stop, progress, onNote)) as never,
      write: (work) => {
        const { value, operation } = transactions.write(name, now(), asOf, work);
        onCommit(operation);
        return value;
      },
      writeInSteps: (work) => steps(null, work),
      writeInBulk: (expectedRows, work) => steps(expectedRows, work),
      writeDerived: (work) => {
        const value = transactions.derived(name, work);
        onCommit(null);
        return value;
      },
    };
  }

  async #drive<T>(generator: Generator<Step, { value: T; operation: number | null }>): Promise<T> {
    try {
      for (;;) {
        const step = generator.next();
        if (step.done) {
          this.#around.onCommit(step.value.operation);
          this.#bringLogIn();
          return step.value.value;
        }
        const { phase, done, total, isShown = true } = step.value;
        if (isShown) this.show('running', phase, done, total);
        await (step.value.until ?? nextTurn());
        this.#throwIfCancelled();
      }
    } catch (error) {
      // Whatever a worker still does for this job is for nothing.
      if (!this.isCancelled) Atomics.store(new Int32Array(this.#stop), 0, stopped);
      throw error;
    } finally {
      generator.return(undefined as never); // rolls back when we leave early; does nothing when it has finished
    }
  }

  /** Not waited for: what was committed is safe in the log, and where this fails the next commit does it. */
  #bringLogIn(): void {
    const { path } = this.#around.workspace;
    if (!isLogLong(path)) return;
    const goesOn = new SharedArrayBuffer(4); // a cancel comes too late for what is committed
    runTask(path, 'workspace.checkpoint', path, goesOn, () => undefined).catch(() => undefined);
  }

  #throwIfCancelled(): void {
    if (this.isCancelled) throw refuse('cancelled', 'Cancelled. Nothing was changed.');
  }
}

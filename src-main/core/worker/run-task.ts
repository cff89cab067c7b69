// Runs a task on a worker thread and relays its progress. Owns the thread's life.
import { Worker } from 'node:worker_threads';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';
import type { FromWorker, WorkerStart } from './worker-messages.ts';

/** The worker beside this file: its source where the source itself runs (Node strips the types), else the built one. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker-entry.ts' : './worker.mjs', import.meta.url);
}

/**
 * @param stop shared flag that a cancel sets to 1
 * @param onProgress may throw to stop waiting; the task then ends by the flag
 * @param onNote told what the task has finished so far, in the task's own words
 */
export function runTask(
  path: string,
  task: string,
  input: unknown,
  stop: SharedArrayBuffer,
  onProgress: (phase: string, done: number, total: number | null) => void,
  onNote: (note: unknown) => void = () => undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { path, task, input, stop } satisfies WorkerStart });
    // Told only when the thread is gone: whoever goes on may delete what it had open, or end the process.
    let settle = (): void => reject(new Error(`task ${task} ended without an answer`));
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'progress':
          try {
            onProgress(message.phase, message.done, message.total);
          } catch {
            Atomics.store(new Int32Array(stop), 0, 1);
          }
          break;
        case 'note':
          onNote(message.value);
          break;
        case 'done':
          settle = () => resolve(message.value);
          break;
        case 'refused':
          settle = () => reject(refuse(message.code, message.message, message.details));
          break;
        case 'failed':
          settle = () => reject(new Error(`task ${task} failed: ${message.stack}`));
          break;
        default:
          assertNever(message);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => settle());
  });
}

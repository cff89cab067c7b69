// The worker thread: opens its own read-only connection once the task asks for it, runs the task, posts progress and the
// result, ends.
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import { connectReader } from '../db/connect.ts';
import { createHandle } from '../db/handle.ts';
import { type TaskContext, tasks } from './tasks.ts';
import type { FromWorker, WorkerStart } from './worker-messages.ts';

const start = workerData as WorkerStart;
const stop = new Int32Array(start.stop);
const post = (message: FromWorker): void => parentPort?.postMessage(message);

async function run(): Promise<void> {
  let connection: ReturnType<typeof connectReader> | undefined;
  let handle: TaskContext['db'] | undefined;
  try {
    const context: TaskContext = {
      get db() {
        if (handle === undefined) {
          connection = connectReader(start.path);
          connection.exec('BEGIN'); // one snapshot for the whole task
          handle = createHandle(connection);
        }
        return handle;
      },
      progress(phase, done, total) {
        if (Atomics.load(stop, 0) !== 0) throw new Refusal('cancelled', 'Cancelled. Nothing was changed.');
        post({ kind: 'progress', phase, done, total });
      },
      note: (value) => post({ kind: 'note', value }),
    };
    const task = (tasks as Record<string, (context: TaskContext, input: unknown) => unknown>)[start.task];
    if (!task) throw new Error(`no task named ${start.task}`);
    post({ kind: 'done', value: await task(context, start.input) });
  } catch (error) {
    if (error instanceof Refusal)
      post({ kind: 'refused', code: error.code, message: error.message, details: error.details });
    else post({ kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    connection?.close();
  }
}

void run();

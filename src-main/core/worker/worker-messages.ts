// What core and a worker thread say to each other.

export interface WorkerStart {
  path: string;
  task: string;
  input: unknown;
  /** One shared integer; anything but 0 asks the task to stop at its next progress call. */
  stop: SharedArrayBuffer;
}

export type FromWorker =
  | { kind: 'progress'; phase: string; done: number; total: number | null }
  | { kind: 'note'; value: unknown }
  | { kind: 'done'; value: unknown }
  | { kind: 'refused'; code: string; message: string; details: unknown }
  | { kind: 'failed'; stack: string };

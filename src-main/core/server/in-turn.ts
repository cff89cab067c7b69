// Lets jobs of one name follow each other where two at once would work from the same state and write it twice. Owns the
// waiting; a job that waits shows nothing meanwhile and ends at once when it was cancelled.
import type { ReadHandle } from '../db/handle.ts';
import type { JobContext } from './contexts.ts';

const last = new WeakMap<ReadHandle, Map<string, Promise<unknown>>>();

/** Runs the work once earlier work of this name on the same workspace has ended, whichever way. */
export async function inTurn<T>(job: JobContext, name: string, work: () => Promise<T>): Promise<T> {
  const workspace = job.read((db) => db);
  const turns = last.get(workspace) ?? new Map<string, Promise<unknown>>();
  last.set(workspace, turns);
  const mine = (turns.get(name) ?? Promise.resolve()).then(
    () => job.pause().then(work),
    () => job.pause().then(work),
  );
  turns.set(name, mine);
  return mine;
}

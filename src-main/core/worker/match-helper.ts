// A thread that takes a share of comparing pairs. Owns its life and the waiting for it; what it does is
// engines/matching/pair-work.ts. The thread that asks is blocked by its own share, so both speak through shared memory.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import {
  helperState,
  type MatchHelper,
  type PairWork,
  statePlace,
  type ThreadFound,
} from '../engines/matching/pair-work.ts';
import { withoutTexts } from '../engines/matching/shared-memory.ts';

/** Below so many records a second thread takes longer to start than it saves. */
const worthwhileFrom = 20_000;
/** How long to wait before the job is asked whether it was cancelled. */
const patience = 50;
/** A thread that is not done this long after the last piece was taken is gone; pieces take milliseconds. */
const longestPiece = 30_000;

/** The file of the thread beside this one: its source where the source itself runs, else the built one. */
function threadFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './match-thread.ts' : './match-thread.mjs', import.meta.url);
}

/**
 * Does some work with a second thread at hand, which is gone afterwards.
 * @param least records from which on one is started
 */
export function withMatchHelper<T>(
  records: number,
  work: (helper: MatchHelper | undefined) => T,
  least = worthwhileFrom,
): T {
  if (records < least) return work(undefined);
  const { port1: own, port2: theirs } = new MessageChannel();
  const worker = new Worker(threadFile(), { workerData: theirs, transferList: [theirs] });
  worker.on('error', () => undefined); // its state tells
  try {
    return work({
      begin: (shared) => own.postMessage(withoutTexts(shared)),
      finish: (shared, tick) => wait(shared, tick, () => receiveMessageOnPort(own)?.message as ThreadFound | undefined),
    });
  } finally {
    own.close();
    worker.unref();
    void worker.terminate();
  }
}

function wait(
  { control }: PairWork,
  tick: () => void,
  received: () => ThreadFound | undefined,
): ThreadFound | 'failed' | undefined {
  const { waiting, working, done, notNeeded } = helperState;
  // A thread that has not begun by now took no piece: it is told not to.
  if (Atomics.compareExchange(control, statePlace, waiting, notNeeded) === waiting) return undefined;
  const until = Date.now() + longestPiece;
  while (Atomics.load(control, statePlace) === working) {
    Atomics.wait(control, statePlace, working, patience);
    tick();
    // A thread that ran out of memory says nothing any more.
    if (Date.now() > until) return 'failed';
  }
  if (Atomics.load(control, statePlace) !== done) return 'failed';
  return received() ?? 'failed';
}

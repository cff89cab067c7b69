// The second thread of a match: builds the same comparisons from the shared fields and takes pieces until none is left.
// Owns nothing but that; see match-helper.ts for who waits for it.
import { type MessagePort, workerData } from 'node:worker_threads';
import { chosenComparisons } from '../engines/matching/chosen-comparisons.ts';
import { comparisonsFor, withinPatternSpace } from '../engines/matching/comparisons.ts';
import { comparePieces, helperState, type PairWork, statePlace } from '../engines/matching/pair-work.ts';
import { withTexts } from '../engines/matching/shared-memory.ts';

const port = workerData as MessagePort;

port.once('message', (work: PairWork) => {
  const { control, settings } = work;
  const { waiting, working, done, failed } = helperState;
  try {
    const fields = withTexts(work.fields);
    const automatic = comparisonsFor(fields);
    const nothing = { rowCount: fields.rowCount, columns: [] };
    const comparisons = withinPatternSpace(chosenComparisons(automatic, fields, nothing, settings));
    if (Atomics.compareExchange(control, statePlace, waiting, working) !== waiting) return;
    const found = comparePieces(work, comparisons, 1, () => undefined);
    port.postMessage(found);
    Atomics.store(control, statePlace, done);
  } catch {
    Atomics.store(control, statePlace, failed);
  } finally {
    Atomics.notify(control, statePlace);
    port.close();
  }
});

// Undo and redo from anywhere, and the toast after an action that offers to take it back.
import { core, RequestRefused } from './core-client.ts';
import { failures } from './live.ts';
import { navigate } from './routes.ts';
import { toastDone, toastRefused } from './toasts.ts';

/** Takes back an operation, the last one by default; says what was undone, or why not. */
export async function undo(operation: number | 'last' = 'last'): Promise<void> {
  try {
    const undone = await core.request('history.undo', { operation });
    toastDone({ message: `Undone: ${undone.label}`, next: { label: 'Redo', run: () => void redo() } });
  } catch (error) {
    showUndoFailure(error, operation);
  }
}

/** Brings back what was undone last. */
export async function redo(): Promise<void> {
  try {
    const redone = await core.request('history.redo', {});
    toastDone({ message: `Done again: ${redone.label}`, undo: () => void undo(redone.operation) });
  } catch (error) {
    showUndoFailure(error, 'last');
  }
}

/**
 * The toast after a write that succeeded: what it did, in the words History keeps, with Undo of exactly that
 * operation. Call it right after the write answered.
 */
export async function announceDone(next?: { label: string; run: () => void }): Promise<void> {
  const { operations } = await core.request('history.list', { limit: 1 });
  const latest = operations[0];
  if (!latest) return;
  toastDone({ message: latest.label, undo: () => void undo(latest.id), ...(next && { next }) });
}

function showUndoFailure(error: unknown, operation: number | 'last'): void {
  if (!(error instanceof RequestRefused)) {
    failures.show(error as Error);
    return;
  }
  if (error.code === 'undo-conflicts') {
    toastDone({
      message: error.message,
      next: {
        label: 'Open History',
        run: () => navigate(operation === 'last' ? { kind: 'history' } : { kind: 'history', operation }),
      },
    });
    return;
  }
  toastRefused(error.message);
}

// Taking an import back and bringing it back: asks, collects what stands in the way, says what happened.
import { useState } from 'react';
import type { UndoConflict, UndoResult } from '../../../src-shared/contract/history.ts';
import type { OperationId } from '../../../src-shared/model/ids.ts';
import { core, RequestRefused } from '../../app/core-client.ts';
import { failures } from '../../app/live.ts';
import { toastDone, toastRefused } from '../../app/toasts.ts';
import { undo } from '../../app/undo.ts';

export interface UndoInTheWay {
  message: string;
  conflicts: readonly UndoConflict[];
  count: number;
}

export interface UndoBatch {
  inTheWay: UndoInTheWay | null;
  isRunning: boolean;
  /** Resolves with whether it was done. */
  run: (operation: number, onConflict: 'ask' | 'keep' | 'override', verb?: string) => Promise<boolean>;
  dismiss: () => void;
}

export function useUndoBatch(): UndoBatch {
  const [inTheWay, setInTheWay] = useState<UndoInTheWay | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run: UndoBatch['run'] = async (operation, onConflict, verb = 'Taken back') => {
    setRunning(true);
    try {
      const done = await core.request('history.undo', { operation: operation as OperationId, onConflict });
      setInTheWay(null);
      toastDone({ message: `${verb}: ${done.label}`, undo: () => void undo(done.operation) });
      return true;
    } catch (error) {
      if (!(error instanceof RequestRefused)) failures.show(error as Error);
      else if (error.code === 'undo-conflicts') {
        const found = error.details as UndoResult; // the door: declared beside the refusal in the contract
        setInTheWay({ message: error.message, conflicts: found.conflicts, count: found.conflictCount });
      } else if (error.code !== 'cancelled') toastRefused(error.message);
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { inTheWay, isRunning, run, dismiss: () => setInTheWay(null) };
}

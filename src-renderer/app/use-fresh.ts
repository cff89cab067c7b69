// Keeps what is worked out from the data current while a screen that shows it is open: computed again when the data or
// the rules changed since.
import { useEffect, useRef } from 'react';
import { useMayWrite } from './workspace-store.ts';

/**
 * Starts a computation when the state says that what is kept is out of date.
 * @param status the state; undefined while it is not known
 * @param job the computation; its results are kept in the file, so nothing is started where that is read-only
 */
export function useFresh(
  status: { isStale: boolean } | undefined,
  job: { start: (input: Record<string, never>) => Promise<unknown>; isRunning: boolean },
): void {
  const { start, isRunning } = job;
  const mayWrite = useMayWrite();
  // One attempt per state seen: a failure is shown once and not tried over and over.
  const tried = useRef<string | null>(null);
  useEffect(() => {
    if (!status?.isStale || isRunning || !mayWrite) return;
    const seen = JSON.stringify(status);
    if (tried.current === seen) return;
    tried.current = seen;
    void start({});
  }, [status, isRunning, start, mayWrite]);
}

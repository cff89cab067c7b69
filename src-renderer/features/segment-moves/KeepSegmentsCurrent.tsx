// Brings the members of segments up to date by itself when a write, a new day or new scores left that to do. Shows nothing.
import { useEffect, useRef } from 'react';
import { useJobsStore } from '../../app/jobs-store.ts';
import { useJob, useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

/** A day that begins while the window stays open is noticed this much later, in milliseconds. */
const lookAgainEvery = 10 * 60_000;

export function KeepSegmentsCurrent() {
  const { value, refetch } = useRead('segmentMoves.status', {});
  const mayWrite = useMayWrite();
  const isBusy = useJobsStore(({ jobs }) => jobs.some(({ state }) => state === 'running'));
  const { start, isRunning } = useJob('segmentMoves.refresh');
  // One attempt per state seen: a failure is shown once and not tried over and over.
  const tried = useRef<string | null>(null);
  useEffect(() => {
    if (value?.stale === 0) tried.current = null;
    if (!value || value.stale === 0 || !mayWrite || isBusy || isRunning) return;
    const seen = JSON.stringify(value);
    if (tried.current === seen) return;
    tried.current = seen;
    void start({});
  }, [value, mayWrite, isBusy, isRunning, start]);
  useEffect(() => {
    const timer = setInterval(refetch, lookAgainEvery);
    return () => clearInterval(timer);
  }, [refetch]);
  return null;
}

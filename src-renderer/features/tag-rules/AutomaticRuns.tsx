// Runs the rules on tags by themselves when an import or a new day made them due, and says so. Shows nothing.
import { useEffect, useRef } from 'react';
import { useJobsStore } from '../../app/jobs-store.ts';
import { useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { useRunRules } from './use-run-rules.ts';

/** A day that begins while the window stays open is noticed this much later, in milliseconds. */
const lookAgainEvery = 10 * 60_000;

export function AutomaticRuns() {
  const { value, refetch } = useRead('tagRules.status', {});
  const mayWrite = useMayWrite();
  const isBusy = useJobsStore(({ jobs }) => jobs.some(({ state }) => state === 'running'));
  const { run, isRunning } = useRunRules();
  // One attempt per state seen: a failure is shown once and not tried over and over.
  const tried = useRef<string | null>(null);
  useEffect(() => {
    if (!value?.due || !mayWrite || isBusy || isRunning) return;
    const seen = JSON.stringify(value);
    if (tried.current === seen) return;
    tried.current = seen;
    void run(value.due);
  }, [value, mayWrite, isBusy, isRunning, run]);
  useEffect(() => {
    const timer = setInterval(refetch, lookAgainEvery);
    return () => clearInterval(timer);
  }, [refetch]);
  return null;
}

// Does the steps that follow every import by themselves, once for each import, and says so. Shows nothing.
import { useEffect, useRef } from 'react';
import { useJobsStore } from '../../app/jobs-store.ts';
import { useJob, useRead } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

export function StandingRuns() {
  const { value: due } = useRead('recipes.due', {});
  const mayWrite = useMayWrite();
  const isBusy = useJobsStore(({ jobs }) => jobs.some(({ state }) => state === 'running'));
  const { start } = useJob('recipes.run');
  // One attempt per import: a failure is shown once and not tried over and over.
  const tried = useRef<number | null>(null);
  useEffect(() => {
    if (!due || due.apply === 0 || !mayWrite || isBusy || tried.current === due.batch) return;
    tried.current = due.batch;
    const source = { kind: 'standing', mode: 'apply' } as const;
    void start({ source, scope: { kind: 'batch', batch: due.batch } }).then((done) =>
      done && done.report.changing > 0 ? announceDone() : undefined,
    );
  }, [due, mayWrite, isBusy, start]);
  return null;
}

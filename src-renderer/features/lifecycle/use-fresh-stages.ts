// Keeps lifecycle stages current while a screen that shows or asks for them is open.
import { useJob, useRead } from '../../app/live.ts';
import { useFresh } from '../../app/use-fresh.ts';

export interface FreshStages {
  isComputing: boolean;
  recompute: () => void;
}

export function useFreshStages(): FreshStages {
  const { value } = useRead('lifecycle.status', {});
  const job = useJob('lifecycle.compute');
  useFresh(value, job);
  return { isComputing: job.isRunning, recompute: () => void job.start({}) };
}

// Keeps RFM scores current while a screen that shows or asks for them is open: they are computed again when purchases,
// merges or the settings changed since.
import { useJob, useRead } from '../../app/live.ts';
import { useFresh } from '../../app/use-fresh.ts';

export interface FreshScores {
  isComputing: boolean;
  computedAt: number | null;
  hasBuyers: boolean | undefined;
  recompute: () => void;
}

export function useFreshScores(): FreshScores {
  const { value } = useRead('rfm.status', {});
  const job = useJob('rfm.compute');
  useFresh(value, job);
  return {
    isComputing: job.isRunning,
    computedAt: value?.computedAt ?? null,
    hasBuyers: value?.hasBuyers,
    recompute: () => void job.start({}),
  };
}

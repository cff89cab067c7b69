// Keeps RFM scores current while a screen that shows or asks for them is open: they are computed again when purchases,
// merges or the settings changed since.
import { useEffect, useRef } from 'react';
import { useJob, useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

export interface FreshScores {
  isComputing: boolean;
  computedAt: number | null;
  hasBuyers: boolean | undefined;
  recompute: () => void;
}

export function useFreshScores(): FreshScores {
  const { value } = useRead('rfm.status', {});
  const { start, isRunning } = useJob('rfm.compute');
  const mayWrite = useMayWrite();
  // One attempt per state seen: a failure is shown once and not tried over and over.
  const tried = useRef<string | null>(null);
  useEffect(() => {
    if (!value?.isStale || isRunning || !mayWrite) return; // scores are kept in the file
    const seen = JSON.stringify(value);
    if (tried.current === seen) return;
    tried.current = seen;
    void start({});
  }, [value, isRunning, start, mayWrite]);
  return {
    isComputing: isRunning,
    computedAt: value?.computedAt ?? null,
    hasBuyers: value?.hasBuyers,
    recompute: () => void start({}),
  };
}

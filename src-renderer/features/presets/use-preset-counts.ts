// How many contacts each preset has, counted on a thread of its own while the gallery is open and kept until the data
// change. Owns when it is counted again.
import { useEffect, useState } from 'react';
import type { PresetCount } from '../../../src-shared/contract/presets.ts';
import { useJob } from '../../app/live.ts';

interface Counted {
  stamp: string;
  counts: ReadonlyMap<string, PresetCount>;
}

let kept: Counted | null = null;

/** @param stamp of the data as presets.list gives it; undefined counts nothing yet */
export function usePresetCounts(stamp: string | undefined): {
  counts: ReadonlyMap<string, PresetCount> | null;
  isCounting: boolean;
} {
  const { start, isRunning } = useJob('presets.count');
  const [counted, setCounted] = useState(kept);
  useEffect(() => {
    if (stamp === undefined || kept?.stamp === stamp) return;
    let isOpen = true;
    void start({}).then((answer) => {
      if (answer === undefined) return;
      kept = { stamp, counts: new Map(answer.counts.map((one) => [one.id, one])) };
      if (isOpen) setCounted(kept);
    });
    return () => {
      isOpen = false;
    };
  }, [stamp, start]);
  return { counts: counted?.counts ?? null, isCounting: isRunning };
}

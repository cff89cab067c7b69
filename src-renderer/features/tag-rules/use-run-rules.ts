// Runs all rules on tags and says what came of it, with Undo where anything changed.
import { useCallback } from 'react';
import type { RunReason } from '../../../src-shared/contract/tag-rules.ts';
import { useJob } from '../../app/live.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { counted } from '../../ui/numbers.ts';

export function useRunRules() {
  const { start, isRunning, cancel } = useJob('tagRules.run');
  const run = useCallback(
    async (reason: RunReason): Promise<void> => {
      const done = await start({ reason });
      if (!done) return;
      if (done.gained + done.lost > 0) await announceDone();
      else if (reason === 'asked') {
        toastDone({ message: `Ran ${counted(done.rules, 'tag rule')}: everybody wears what they should already` });
      }
    },
    [start],
  );
  return { run, isRunning, cancel };
}

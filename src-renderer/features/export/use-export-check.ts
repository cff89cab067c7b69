// What a file would hold and a target reject, kept true while the draft changes. Owns the pause between a change and the
// question; a question that was overtaken is cancelled.
import { useEffect, useState } from 'react';
import type { ExportCheck } from '../../../src-shared/contract/export.ts';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { useJob, useTablesVersion } from '../../app/live.ts';

/** Milliseconds without a change before contacts are checked: a check reads every one of them. */
const pause = 350;
const looksAt = ['contact', 'contact_point', 'address', 'contact_custom', 'tag_assignment', 'tag', 'contact_alias'];

export interface LiveCheck {
  /** The newest answer; undefined until there is one for this question. */
  value: ExportCheck | undefined;
  isRunning: boolean;
}

/** Pass null to ask nothing. */
export function useExportCheck(input: InputOf<'export.check'> | null): LiveCheck {
  const { start, cancel, isRunning } = useJob('export.check', () => true); // the preview says what is wrong
  const version = useTablesVersion(looksAt);
  const [answer, setAnswer] = useState<{ key: string; value: ExportCheck }>();
  const key = input === null ? null : `${version} ${JSON.stringify(input)}`;
  useEffect(() => {
    if (key === null) return;
    let isOvertaken = false;
    const timer = setTimeout(async () => {
      const value = await start(JSON.parse(key.slice(key.indexOf(' ') + 1)) as InputOf<'export.check'>);
      if (value !== undefined && !isOvertaken) setAnswer({ key, value });
    }, pause);
    return () => {
      isOvertaken = true;
      clearTimeout(timer);
      cancel();
    };
  }, [key, start, cancel]);
  return { value: answer?.value, isRunning: key !== null && (isRunning || answer?.key !== key) };
}

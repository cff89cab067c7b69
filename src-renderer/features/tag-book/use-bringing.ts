// Bringing a tree in: the dry run that follows what is chosen, and the import with its toast.
import { useEffect, useState } from 'react';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { BookReport } from '../../../src-shared/contract/tag-book.ts';
import { useJob } from '../../app/live.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';

export type Bringing = InputOf<'tagBook.import'>;

export interface BringingState {
  /** What would happen; null while that is being found out, or when it was refused. */
  report: BookReport | null;
  isWorking: boolean;
  isImporting: boolean;
  /** Resolves with whether it was done. */
  bring: () => Promise<boolean>;
  cancel: () => void;
}

/** @param input null asks nothing */
export function useBringing(input: Bringing | null): BringingState {
  const [report, setReport] = useState<BookReport | null>(null);
  const check = useJob('tagBook.check');
  const importing = useJob('tagBook.import');
  const { start, cancel } = check;
  const question = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (question === null) return undefined;
    let isCurrent = true;
    setReport(null);
    void start(JSON.parse(question) as Bringing).then((found) => {
      if (isCurrent && found !== undefined) setReport(found);
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [question, start, cancel]);
  return {
    report,
    isWorking: check.isRunning,
    isImporting: importing.isRunning,
    cancel: importing.cancel,
    async bring() {
      if (input === null) return false;
      const done = await importing.start(input);
      if (done === undefined) return false;
      if (done.added + done.changed + done.moved > 0) await announceDone();
      else toastDone({ message: 'Nothing to do: everything is as it should be' });
      return true;
    },
  };
}

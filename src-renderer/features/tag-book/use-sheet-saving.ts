// Saves a cheat sheet as HTML or PDF and remembers what it says. Owns the order of dialog, printing, remembering and toast.
import { useState } from 'react';
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import type { SheetScope } from '../../../src-shared/contract/tag-book.ts';
import { fileStem, tokenOf } from '../../app/files.ts';
import { useJob, useWrite } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone, toastProblem, toastRefused } from '../../app/toasts.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

type Sheet = OutputOf<'tagBook.sheet'> | undefined;

export interface SheetSaving {
  isWorking: boolean;
  saveHtml: (sheet: Sheet) => Promise<void>;
  savePdf: (sheet: Sheet) => Promise<void>;
}

export function useSheetSaving(scope: SheetScope, paper: 'A4' | 'Letter'): SheetSaving {
  const save = useJob('tagBook.saveSheet');
  const remember = useWrite('tagBook.remember');
  const mayWrite = useMayWrite();
  const [isPrinting, setPrinting] = useState(false);
  const finish = async (name: string, token: string): Promise<void> => {
    if (mayWrite) await remember.run({ scope });
    toastDone({
      message: `Saved the cheat sheet as ${name}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(token) },
    });
  };
  return {
    isWorking: isPrinting || save.isRunning,
    async saveHtml(sheet) {
      const file = await choose(sheet, 'Web page', 'html');
      if (!file) return;
      const done = await save.start({ scope, paper, file: tokenOf(file) });
      if (done !== undefined) await finish(done.fileName, file.token);
    },
    async savePdf(sheet) {
      const file = await choose(sheet, 'PDF', 'pdf');
      if (!file || !shell || sheet === undefined) return;
      setPrinting(true);
      try {
        const printed = await shell.printReport({ token: file.token, html: sheet.html, paper });
        if (printed.kind === 'refused') toastRefused(printed.message);
        if (printed.kind === 'done') await finish(file.name, file.token);
      } catch {
        toastProblem('The sheet could not be printed. Save it as HTML instead, and print it from a browser.');
      } finally {
        setPrinting(false);
      }
    },
  };
}

const choose = (sheet: Sheet, name: string, extension: string) =>
  shell?.chooseSave({
    purpose: 'report',
    title: 'Save the cheat sheet',
    suggestedName: `${fileStem(sheet?.title ?? '', 'Tags')} v${sheet?.version ?? 1}.${extension}`,
    filters: [{ name, extensions: [extension] }],
  });

// Saves the pages of segments as PDF or HTML. Owns the order of dialog, making, printing and toast.
import { useState } from 'react';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { fileStem, tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone, toastProblem, toastRefused } from '../../app/toasts.ts';

export interface BookSaving {
  isWorking: boolean;
  savePdf: () => Promise<void>;
  saveHtml: () => Promise<void>;
}

/** A4 but where letters are of another size. */
const paper = /^en-(US|CA)\b/.test(navigator.language) ? 'Letter' : 'A4';

/** @param title of the file that is offered */
export function useBookSaving(segments: readonly number[], title: string): BookSaving {
  const make = useJob('segmentPortrait.book');
  const save = useJob('segmentPortrait.saveBook');
  const [isPrinting, setPrinting] = useState(false);
  const book = { segments: segments.map((id) => id as SegmentId), paper } as const;
  const choose = (name: string, extension: string) =>
    shell?.chooseSave({
      purpose: 'report',
      title: `Save ${title}`,
      suggestedName: `${fileStem(title, 'Segments')}.${extension}`,
      filters: [{ name, extensions: [extension] }],
    });
  const finish = (name: string, token: string): void =>
    toastDone({
      message: `Saved ${name}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(token) },
    });
  return {
    isWorking: isPrinting || make.isRunning || save.isRunning,
    async saveHtml() {
      const file = await choose('Web page', 'html');
      if (!file) return;
      const done = await save.start({ ...book, file: tokenOf(file) });
      if (done !== undefined) finish(done.fileName, file.token);
    },
    async savePdf() {
      const file = await choose('PDF', 'pdf');
      if (!file || !shell) return;
      const made = await make.start(book);
      if (made === undefined) return;
      setPrinting(true);
      try {
        const printed = await shell.printReport({ token: file.token, html: made.html, paper });
        if (printed.kind === 'refused') toastRefused(printed.message);
        if (printed.kind === 'done') finish(file.name, file.token);
      } catch {
        toastProblem('The pages could not be printed. Save them as HTML instead, and print that from a browser.');
      } finally {
        setPrinting(false);
      }
    },
  };
}

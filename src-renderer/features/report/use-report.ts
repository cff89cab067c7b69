// What the report dialog does: saving as HTML or PDF with the settings remembered, and the preview. Owns the order of
// dialog, job, printing and toast.
import { useEffect, useState } from 'react';
import type { ReportSettings } from '../../../src-shared/contract/report.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useWrite } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone, toastProblem, toastRefused } from '../../app/toasts.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

/** The preview follows what is typed after this pause, milliseconds. */
const settle = 350;

/** The first pages as HTML; the earlier ones while newer are made. */
export function useReportPreview(settings: ReportSettings, isWanted: boolean): { html: string | null } {
  const [html, setHtml] = useState<string | null>(null);
  const { start, cancel } = useJob('report.html', () => true);
  const question = isWanted ? JSON.stringify(settings) : null;
  useEffect(() => {
    if (question === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const made = await start({ settings: JSON.parse(question) as ReportSettings, extent: 'first' });
      if (isCurrent && made !== undefined) setHtml(made.html);
    }, settle);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      cancel();
    };
  }, [question, start, cancel]);
  return { html };
}

export interface ReportSaving {
  /** Each resolves with whether a file was written. */
  saveHtml: (settings: ReportSettings) => Promise<boolean>;
  savePdf: (settings: ReportSettings) => Promise<boolean>;
  /** What is under way, in words, with how far it is; null when nothing is. */
  phase: { words: string; share: number | null } | null;
  cancel: () => void;
}

export function useReportSaving(): ReportSaving {
  const save = useJob('report.save');
  const make = useJob('report.html');
  const remember = useWrite('report.remember');
  const mayWrite = useMayWrite();
  const keep = async (settings: ReportSettings): Promise<void> => {
    if (mayWrite) await remember.run({ settings });
  };
  const [isPrinting, setPrinting] = useState(false);
  const job = save.isRunning ? save : make.isRunning ? make : null;
  return {
    async saveHtml(settings) {
      const file = await choose(settings, { name: 'Web page', extension: 'html' });
      if (!file) return false;
      const done = await save.start({ settings, file: tokenOf(file) });
      if (done === undefined) return false;
      await keep(settings);
      announce(done.fileName, file.token);
      return true;
    },
    async savePdf(settings) {
      const file = await choose(settings, { name: 'PDF', extension: 'pdf' });
      if (!file || !shell) return false;
      const made = await make.start({ settings, extent: 'whole' });
      if (made === undefined) return false;
      setPrinting(true);
      try {
        const printed = await shell.printReport({ token: file.token, html: made.html, paper: settings.paper });
        if (printed.kind === 'refused') toastRefused(printed.message);
        if (printed.kind !== 'done') return false;
      } catch {
        toastProblem('The report could not be printed. Save it as HTML instead, and print it from a browser.');
        return false;
      } finally {
        setPrinting(false);
      }
      await keep(settings);
      announce(file.name, file.token);
      return true;
    },
    phase: isPrinting
      ? { words: 'Printing pages', share: null }
      : job === null
        ? null
        : {
            words: job.progress?.phase ?? 'Starting',
            share: job.progress?.total ? job.progress.done / job.progress.total : null,
          },
    cancel() {
      job?.cancel();
      if (isPrinting) void shell?.cancelPrint();
    },
  };
}

const choose = ({ client }: ReportSettings, { name, extension }: { name: string; extension: string }) =>
  shell?.chooseSave({
    purpose: 'report',
    title: 'Save the audit report',
    suggestedName: `${fileStem(client)}.${extension}`,
    filters: [{ name, extensions: [extension] }],
  });

/** 'Acme Ltd data audit', without what file names must not hold. */
export function fileStem(client: string): string {
  const plain = client
    .replace(/[\p{C}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return plain === '' ? 'Customer data audit' : `${plain} data audit`;
}

function announce(name: string, token: string): void {
  toastDone({
    message: `Saved the report as ${name}`,
    next: { label: 'Show the file', run: () => void shell?.revealFile(token) },
  });
}

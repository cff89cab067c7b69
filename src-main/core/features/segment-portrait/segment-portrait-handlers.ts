// Decides what the requests of contract/segment-portrait.ts do. Reading is portrait-task.ts, on a worker thread.
import { basename } from 'node:path';
import type { segmentPortraitContract } from '../../../../src-shared/contract/segment-portrait.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { openWorkspacePath } from '../export/export-task.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';

export const segmentPortraitHandlers: HandlersOf<typeof segmentPortraitContract> = {
  'segmentPortrait.read': async (job, { rule }) => {
    const [problem] = job.read((db) =>
      checkRule(rule, ruleSurroundings(db, loadCompileContext(db, job.asOf, job.now))),
    );
    if (problem) throw refuse('rule-invalid', problem.message);
    return job.work('segmentPortrait.read', { rule, asOf: job.asOf, now: job.now });
  },

  'segmentPortrait.book': (job, book) => job.work('segmentPortrait.book', { ...book, asOf: job.asOf, now: job.now }),

  'segmentPortrait.saveBook': async (job, { file, ...book }) => {
    const path = job.files.path(file);
    const { html } = await job.work('segmentPortrait.book', { ...book, asOf: job.asOf, now: job.now });
    const size = writeSafeFile(path, html, job.read(openWorkspacePath));
    return { fileName: basename(path), size };
  },
};

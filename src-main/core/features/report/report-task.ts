// Makes the report on a worker thread, as a text or as a file that appears whole.
import type { ReportSettings } from '../../../../src-shared/contract/report.ts';
import { reportHtml } from '../../engines/report/report.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { openWorkspacePath } from '../export/export-task.ts';
import { type GatherOptions, gatherFacts } from './gather-facts.ts';

export interface ReportTaskInput {
  settings: ReportSettings;
  extent: GatherOptions['extent'];
}

export function reportHtmlTask(context: TaskContext, { settings, extent }: ReportTaskInput): string {
  const facts = gatherFacts(context, { evidenceRows: settings.evidenceRows, extent });
  context.progress('Writing the report', 0, null);
  return reportHtml(facts, settings, extent);
}

/** Returns the size in bytes. */
export function reportFileTask(
  context: TaskContext,
  { settings, path }: { settings: ReportSettings; path: string },
): number {
  const html = reportHtmlTask(context, { settings, extent: 'whole' });
  return writeSafeFile(path, html, openWorkspacePath(context.db));
}

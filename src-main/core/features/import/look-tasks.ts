// The reading of files that are taken as a whole, on a worker thread: while a workbook is taken apart, the core answers.
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type ImportRequest, type Survey, surveyFile } from './import-plan.ts';
import { sampleFile } from './import-preview.ts';
import { withSource } from './source-file.ts';

/** The beginning of a file as a table; see sampleFile. */
export function sampleTask(
  _context: TaskContext,
  { path, chosen }: { path: string; chosen: Partial<FileReading> },
): ReturnType<typeof sampleFile> {
  return sampleFile(path, chosen);
}

/** What a whole file says; see surveyFile. */
export function surveyTask({ progress }: TaskContext, request: ImportRequest): Survey {
  return withSource(request.path, (source) => {
    const pieces = surveyFile(source, request);
    for (;;) {
      const piece = pieces.next();
      if (piece.done) return piece.value;
      progress('Reading the file', piece.value, source.size);
    }
  });
}

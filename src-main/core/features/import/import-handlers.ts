// Decides what the requests of contract/import.ts do. SQL is in import-queries.ts, the reading in engines/reading.
import type { importContract } from '../../../../src-shared/contract/import.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf, JobContext } from '../../server/contexts.ts';
import { checkTask } from './check-task.ts';
import { type CommitOptions, commitImport } from './import-commit.ts';
import { type ImportRequest, refuseIfDifferent, type Survey, surveyFile } from './import-plan.ts';
import { previewOf, sampleFile } from './import-preview.ts';
import { selectBatches, selectBatchHeaders, selectRejects } from './import-queries.ts';
import { listPresets, removePreset, savePreset } from './mapping-presets.ts';
import { writeRejects } from './rejects-file.ts';
import { SourceFile, withSource } from './source-file.ts';
import { stageTask } from './stage-task.ts';
import type { StagedPart } from './staging-writer.ts';

/** Bytes of a file that is checked within about 50 ms. */
const smallFile = 192 * 1024;

export const importHandlers: HandlersOf<typeof importContract> = {
  'import.preview': async (job, { file, reading }) => {
    const chosen = Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
    const path = job.files.path(file);
    const isQuick = withSource(path, (source) => source.isInPieces(chosen) || source.size <= smallFile);
    const sample = isQuick ? sampleFile(path, chosen) : await job.work('import.sample', { path, chosen });
    return job.read((db) => previewOf(db, sample));
  },

  'import.check': async (job, { file, ...settings }) => {
    const input = { request: { ...settings, path: job.files.path(file) }, now: job.now };
    const isSmall = withSource(input.request.path, (source) => source.size <= smallFile);
    // A thread takes longer to start than a small file to read.
    if (isSmall) return job.read((db) => checkTask({ db, progress: () => undefined, note: () => undefined }, input));
    return job.work('import.check', input);
  },

  'import.commit': async (job, { file, ...settings }) => {
    const request = { ...settings, path: job.files.path(file) };
    const survey = await readAll(job, request);
    if (settings.expectHash !== undefined) refuseIfDifferent(job.files.name(file), survey.hash, settings.expectHash);
    return withStaging((onStaging) =>
      job.writeInBulk(survey.rowCount, (context) =>
        commitImport(context, request, survey, { stage: stager(job, survey), onStaging }),
      ),
    );
  },

  'import.presets': ({ db }) => listPresets(db),
  'import.savePreset': (write, mapping) => savePreset(write, mapping),
  'import.removePreset': (write, { preset }) => removePreset(write, preset),

  'import.batches': ({ db }) =>
    db.all(selectBatches()).map((row) => ({
      id: row.id,
      fileName: row.file_name,
      source: row.source,
      content: row.content,
      importedAt: row.imported_at,
      rowCount: row.row_count,
      created: row.created_count,
      updated: row.updated_count,
      unchanged: row.unchanged_count,
      rejected: row.rejected_count,
    })),

  'import.rejects': ({ db }, { batch, limit, offset }) => {
    const found = db.first(selectBatchHeaders(batch));
    if (found === undefined) throw refuse('not-found', 'This import is not here any more; it was undone.');
    const rows = db.all(selectRejects(batch, limit, offset));
    return {
      headers: JSON.parse(found.headers) as string[],
      total: found.rejected_count,
      rows: rows.map((row) => ({
        row: row.row_number,
        column: row.column_name,
        reason: row.reason,
        cells: JSON.parse(row.raw) as string[],
      })),
    };
  },

  'import.saveRejects': async (job, { batch, file }) => job.read((db) => writeRejects(db, batch, job.files.path(file))),
};

/** Stages on a worker thread, or here where that takes longer to start than a small file to read. */
function stager(job: JobContext, survey: Survey): CommitOptions['stage'] {
  return (input, onPart) => {
    const note = (part: unknown) => onPart(part as StagedPart); // what the task notes, see stage-task.ts
    if (survey.file.size > smallFile) return job.work('import.stage', input, note);
    return Promise.resolve().then(() => job.read((db) => stageTask({ db, progress: () => undefined, note }, input)));
  };
}

/** Runs an import and takes its staging files away after the transaction, however that ended. */
async function withStaging<T>(work: (onStaging: CommitOptions['onStaging']) => Promise<T>): Promise<T> {
  let close: (() => Promise<void>) | undefined;
  try {
    return await work((folder, staged) => {
      close = async () => {
        await staged.catch(() => undefined); // its failure is the import's, told there
        folder.close();
      };
    });
  } finally {
    await close?.();
  }
}

/** Reads the file once from end to end, with other requests answered between pieces. */
async function readAll(job: JobContext, request: ImportRequest): Promise<Survey> {
  const source = new SourceFile(request.path);
  try {
    if (source.size > smallFile && !source.isInPieces(request.reading)) return await job.work('import.survey', request);
    const pieces = surveyFile(source, request);
    for (;;) {
      const piece = pieces.next();
      if (piece.done) return piece.value;
      job.progress('Reading the file', piece.value, source.size);
      await job.pause();
    }
  } finally {
    source.close();
  }
}

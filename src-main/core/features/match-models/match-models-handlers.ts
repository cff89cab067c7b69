// Decides what the requests of contract/match-models.ts do. SQL is in match-models-queries.ts, what a trial changes in
// pair-changes.ts.
import { readFileSync, statSync } from 'node:fs';
import type { matchModelsContract } from '../../../../src-shared/contract/match-models.ts';
import {
  automaticSettings,
  type MatchModelSettings,
  readMatchModel,
} from '../../../../src-shared/matching/match-settings.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { MatchModel } from '../../engines/matching/match-model.ts';
import { splinkSettings } from '../../engines/matching/splink-settings.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import {
  acceptRun,
  countChangedSince,
  deletePairsOf,
  deleteRunsOf,
  selectLastRun,
  selectTrialRun,
} from '../duplicates/duplicates-queries.ts';
import { momentOf, runSummary } from '../duplicates/run-summary.ts';
import { storeRun } from '../duplicates/store-run.ts';
import { selectMainFile } from '../history/history-queries.ts';
import { keepMergedLabels } from '../match-labels/merged-labels.ts';
import {
  deleteModel,
  insertModel,
  selectBatchNames,
  selectModel,
  selectModelNamed,
  selectModels,
  selectSegmentNames,
  selectSources,
  storedSettings,
  updateActive,
  updateModel,
} from './match-models-queries.ts';
import { changedPairs, type StoredTrial } from './trial-pairs.ts';

/** No model a person made is larger; 100,000 picked contacts are the largest part of one. */
const mostBytes = 4_000_000;

export const matchModelsHandlers: HandlersOf<typeof matchModelsContract> = {
  'matchModels.list': ({ db }) => ({
    models: db.all(selectModels()).map((row) => ({
      id: row.id,
      name: row.name,
      settings: storedSettings(row.settings),
      isActive: row.is_active === 1,
      updatedAt: row.updated_at,
    })),
  }),

  'matchModels.scopes': ({ db }) => ({
    segments: db.all(selectSegmentNames()),
    sources: db.all(selectSources()),
    batches: db.all(selectBatchNames()),
  }),

  'matchModels.save': (context, { model, name, settings }) => {
    const id = keepModel(context, model, name, settings);
    context.describe(model === null ? `Saved the matching model “${name}”` : `Changed the matching model “${name}”`);
    return { id };
  },

  'matchModels.remove': ({ db, describe }, { model }) => {
    const { name } = existing(db, model);
    db.run(deleteModel(model));
    describe(`Deleted the matching model “${name}”`);
    return null;
  },

  'matchModels.activate': ({ db, describe }, { model }) => {
    const name = model === null ? null : existing(db, model).name;
    db.run(updateActive(model));
    describe(name === null ? 'Duplicates are matched automatically' : `Duplicates are matched by “${name}”`);
    return null;
  },

  'matchModels.try': async (job, { settings }) => {
    const { found, changes } = await job.work('matchModels.try', { ...momentOf(job), threshold: undefined, settings });
    job.progress('Keeping what was found', 0, found.left.length);
    job.writeDerived((db) => {
      const trial: StoredTrial = { ...changes, against: db.first(selectLastRun())?.id ?? null };
      return storeRun(db, found, job.now, { modelName: null, trial: JSON.stringify(trial) });
    });
    return { counts: changes.counts };
  },

  'matchModels.trial': ({ db }) => {
    const run = db.first(selectTrialRun());
    if (run === undefined || run.trial === null) return null;
    const { counts, against } = JSON.parse(run.trial) as StoredTrial;
    const isSamePresent = (db.first(selectLastRun())?.id ?? null) === against;
    const changed = db.first(countChangedSince(run.at))?.count ?? 0;
    return { run: runSummary(db, run), counts, isOutdated: !isSamePresent || changed > 0 };
  },

  'matchModels.trialPairs': ({ db }, { change }) => changedPairs(db, change),

  'matchModels.accept': async (job, { model, name }) => {
    const trial = job.read((db) => db.first(selectTrialRun()));
    if (trial === undefined) throw refuse('no-trial', 'There is no trial to accept. Try the model first.');
    const id = job.write((context) => {
      const { settings = automaticSettings } = JSON.parse(trial.model) as MatchModel;
      const saved = keepModel(context, model, name, settings);
      context.db.run(updateActive(saved));
      context.describe(`Duplicates are matched by “${name}”`);
      return saved;
    });
    job.writeDerived((db) => {
      const present = db.first(selectLastRun());
      if (present !== undefined) keepMergedLabels(db, present);
      db.run(deletePairsOf('present'));
      db.run(deleteRunsOf('present'));
      db.run(acceptRun(trial.id, name));
    });
    return { id, run: trial.id };
  },

  'matchModels.discard': async (job) => {
    job.writeDerived((db) => {
      db.run(deletePairsOf('trial'));
      db.run(deleteRunsOf('trial'));
    });
    return null;
  },

  'matchModels.import': async (job, { file }) => {
    const path = job.files.path(file);
    if (statSync(path).size > mostBytes) throw refuse('file-too-large', 'This file is too large for a model.');
    const read = readMatchModel(readFileSync(path, 'utf8'));
    if ('problem' in read) throw refuse('bad-model', read.problem);
    const { scope, ...settings } = read.settings;
    return job.write((context) => {
      const name = freeName(context.db, read.name ?? job.files.name(file).replace(/\.[^.]+$/, ''));
      const id = keepModel(context, null, name, settings);
      context.describe(`Brought in the matching model “${name}”`);
      return { id, name, scopeDropped: scope !== undefined && scope.kind !== 'everyone' };
    });
  },

  'matchModels.export': async (job, { model, file }) => {
    const { name, settings, never } = job.read((db) => {
      const row = model === null ? null : existing(db, model);
      return {
        name: row?.name ?? 'Automatic',
        settings: row === null ? automaticSettings : storedSettings(row.settings),
        never: db.first(selectMainFile())?.file,
      };
    });
    const document = { format: 'tagstead-match-model', name, settings };
    return { size: writeSafeFile(job.files.path(file), `${JSON.stringify(document, null, 2)}\n`, never) };
  },

  'matchModels.exportSplink': async (job, { file, dialect }) => {
    const { run, never } = job.read((db) => ({
      run: db.first(selectLastRun()),
      never: db.first(selectMainFile())?.file,
    }));
    if (run === undefined) throw refuse('no-run', 'Find duplicates first: a settings file holds what a run learnt.');
    const { settings, leftOut } = splinkSettings(JSON.parse(run.model) as MatchModel, dialect);
    const size = writeSafeFile(job.files.path(file), `${JSON.stringify(settings, null, 2)}\n`, never);
    return {
      size,
      comparisons: settings.comparisons.length,
      rules: settings.blocking_rules_to_generate_predictions.length,
      leftOut: [...leftOut],
    };
  },
};

function existing(db: ReadHandle, model: number) {
  const row = db.first(selectModel(model));
  if (row === undefined) throw refuse('not-found', 'This model is not there any more.');
  return row;
}

/** Keeps settings as a new model or in the place of one. */
function keepModel(
  { db, now }: WriteContext,
  model: number | null,
  name: string,
  settings: MatchModelSettings,
): number {
  const taken = db.first(selectModelNamed(name));
  if (taken !== undefined && taken.id !== model)
    throw refuse('name-taken', `There is already a model called “${name}”.`);
  const values = { name, settings: JSON.stringify(settings), at: now };
  if (model === null) return db.run(insertModel(values)).id;
  existing(db, model);
  db.run(updateModel(model, values));
  return model;
}

/** The name, with a number behind it where it is taken. */
function freeName(db: ReadHandle, wanted: string): string {
  const base = wanted.trim().slice(0, 70) || 'Model';
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (db.first(selectModelNamed(name)) === undefined) return name;
  }
}

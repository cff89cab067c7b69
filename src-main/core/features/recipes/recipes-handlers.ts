// Decides what the requests of contract/recipes.ts do. What a run does is worked out in recipe-task.ts and written in
// recipe-writer.ts.
import type {
  RecipeReport,
  RecipeRunInput,
  RecipeSource,
  recipesContract,
} from '../../../../src-shared/contract/recipes.ts';
import { shortened } from '../../../../src-shared/model/bulk-edit-words.ts';
import { type RecipeStep, recipeSteps, writeRecipeFile } from '../../../../src-shared/model/recipe.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { contactChecks } from '../../engines/audit/check-registry.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { HandlersOf, JobContext } from '../../server/contexts.ts';
import { presetSignature } from '../import/same-source.ts';
import { settingsOf, storedSettings } from '../settings/settings-queries.ts';
import { loadRecipeFile } from './recipe-file.ts';
import {
  deleteRecipe,
  deleteStanding,
  insertRecipe,
  insertRun,
  insertStanding,
  selectBatch,
  selectRecipe,
  selectRecipeNamed,
  selectRecipeOfSource,
  selectRecipes,
  selectRecorded,
  selectReport,
  selectRuns,
  updateRecipe,
  updateStandingMode,
  upsertRecipeOfSource,
} from './recipe-queries.ts';
import type { RecipePlan } from './recipe-task.ts';
import { writeRecipe } from './recipe-writer.ts';
import { reportCsv } from './report-file.ts';
import { dueSteps, standingSteps } from './standing-steps.ts';
import { shownSteps } from './step-words.ts';

export const recipesHandlers: HandlersOf<typeof recipesContract> = {
  'recipes.list': ({ db }) =>
    db.all(selectRecipes()).map(({ id, name, description, steps, updated_at }) => {
      const shown = shownSteps(db, stepsIn(steps));
      const off = shown.filter(({ step, problem }) => !step.isOn || problem !== null).length;
      return { id, name, description: description ?? '', steps: shown.length, off, updatedAt: updated_at };
    }),

  'recipes.show': ({ db }, { recipe }) => {
    const row = kept(db, recipe);
    return { ...row, steps: shownSteps(db, row.steps) };
  },

  'recipes.describe': ({ db }, { steps }) => shownSteps(db, steps),

  'recipes.fixes': () =>
    contactChecks
      .filter(({ comparesContacts }) => comparesContacts !== true)
      .map(({ id, title }) => ({ id, title }))
      .sort((a, b) => a.title.localeCompare(b.title)),

  'recipes.recorded': ({ db }, { limit }) => {
    const entries = new Map<number, { at: number; label: string; isUndone: boolean; steps: RecipeStep[] }>();
    for (const { operation, at, label, isUndone, step } of db.all(selectRecorded(limit))) {
      const entry = entries.get(operation) ?? { at, label, isUndone: isUndone === 1, steps: [] };
      entry.steps.push(JSON.parse(step) as RecipeStep);
      entries.set(operation, entry);
    }
    return Array.from(entries, ([operation, entry]) => ({ operation, ...entry, steps: shownSteps(db, entry.steps) }));
  },

  'recipes.save': ({ db, now, describe }, { recipe, name, description, country, steps }) => {
    const other = db.first(selectRecipeNamed(name))?.id;
    if (other !== undefined && other !== recipe)
      throw refuse('name-taken', `There is a recipe “${name}” already. Choose another name.`);
    const row = {
      name,
      description: description.trim() || null,
      country: country ?? settingsOf(db).defaultCountry,
      steps: JSON.stringify(steps),
      updated_at: now,
    };
    if (recipe === null) {
      describe(`Made the recipe “${name}”`);
      return { id: db.run(insertRecipe(row)).id };
    }
    kept(db, recipe);
    db.run(updateRecipe(recipe, row));
    describe(`Changed the recipe “${name}”`);
    return { id: recipe };
  },

  'recipes.remove': ({ db, describe }, { recipe }) => {
    const { name } = kept(db, recipe);
    db.run(deleteRecipe(recipe));
    describe(`Deleted the recipe “${name}”`);
    return null;
  },

  'recipes.export': async (job, { recipe, file }) => {
    const row = job.read((db) => kept(db, recipe));
    writeSafeFile(job.files.path(file), writeRecipeFile(row));
    return { fileName: job.files.name(file), steps: row.steps.length };
  },

  'recipes.read': async (job, { file }) => {
    const { steps, ...recipe } = loadRecipeFile(job.files.path(file));
    return { ...recipe, steps: job.read((db) => shownSteps(db, steps)) };
  },

  'recipes.preview': async (job, input) => (await plan(job, input)).planned.report,

  'recipes.run': async (job, input) => {
    const { planned, runnable } = await plan(job, input);
    const { report, batch } = planned;
    const { recipe, standing, country } = runnable;
    return job.writeInSteps(function* (context) {
      const { db, now, operation, describe } = context;
      yield* writeRecipe(context, planned, country);
      describe(labelOf(report, standing !== null), { contacts: report.contacts, rows: report.changing });
      if (recipe !== null && batch !== null) {
        const source = sourceOf(db, batch);
        if (source !== null) db.run(upsertRecipeOfSource(source, recipe));
      }
      const { id } = db.run(
        insertRun({
          at: now,
          name: report.name,
          recipe_id: recipe,
          standing,
          batch_id: batch,
          scope: report.scope,
          operation_id: operation,
          report: JSON.stringify(report),
        }),
      );
      return { run: id, report };
    });
  },

  'recipes.runs': ({ db }, { limit }) =>
    db.all(selectRuns(limit)).map((row) => ({
      id: row.id,
      at: row.at,
      name: row.name,
      recipe: row.recipe_id,
      scope: row.scope,
      operation: row.operation_id,
      isUndone: row.isUndone === 1,
      changing: row.changing,
      contacts: row.contacts,
    })),

  'recipes.report': ({ db }, { run }) => reportOf(db, run),

  'recipes.saveReport': async (job, { of, file }) => {
    const report = 'run' in of ? job.read((db) => reportOf(db, of.run)) : (await plan(job, of)).planned.report;
    const { text, lines } = reportCsv(report);
    writeSafeFile(job.files.path(file), text);
    return { fileName: job.files.name(file), lines };
  },

  'recipes.forImport': ({ db }, { batch }) => {
    const source = sourceOf(db, batch);
    const remembered = source === null ? undefined : db.first(selectRecipeOfSource(source))?.recipe;
    const recipes = db.all(selectRecipes()).map(({ id, name }) => ({ id, name }));
    recipes.sort((a, b) => Number(b.id === remembered) - Number(a.id === remembered));
    return { recipes, remembered: remembered ?? null };
  },

  'recipes.standing': ({ db }) => {
    const rows = standingSteps(db);
    const shown = shownSteps(
      db,
      rows.map(({ step }) => step),
    );
    return rows.flatMap(({ id, mode, created_at }, index) => {
      const step = shown[index];
      return step ? [{ id, mode, createdAt: created_at, ...step }] : [];
    });
  },

  'recipes.always': ({ db, now, describe }, { step, mode }) => {
    const [shown] = shownSteps(db, [step]);
    const written = JSON.stringify(step);
    const same = standingSteps(db).find((it) => JSON.stringify(it.step) === written);
    describe(`Follow every import: ${shortened(shown?.sentence ?? '')}`);
    if (same) {
      db.run(updateStandingMode(same.id, mode));
      return { id: same.id };
    }
    const country = settingsOf(db).defaultCountry;
    return { id: db.run(insertStanding({ step: written, country, mode, created_at: now })).id };
  },

  'recipes.changeStanding': ({ db, describe }, { standing, mode }) => {
    existingStanding(db, standing);
    db.run(updateStandingMode(standing, mode));
    describe(mode === 'apply' ? 'A step after imports is done by itself' : 'A step after imports is proposed first');
    return null;
  },

  'recipes.endStanding': ({ db, describe }, { standing }) => {
    existingStanding(db, standing);
    db.run(deleteStanding(standing));
    describe('A step no longer follows imports');
    return null;
  },

  'recipes.due': ({ db }) => dueSteps(db),
};

const stepsIn = (json: string): RecipeStep[] => recipeSteps.parse(JSON.parse(json));

function kept(db: ReadHandle, recipe: number) {
  const row = db.first(selectRecipe(recipe));
  if (!row) throw refuse('not-found', 'This recipe is not there any more. Choose another one.');
  const { id, name, description, country, steps } = row;
  return { id, name, description: description ?? '', country, steps: stepsIn(steps) };
}

function existingStanding(db: ReadHandle, standing: number): void {
  if (!standingSteps(db).some(({ id }) => id === standing))
    throw refuse('not-found', 'This step does not follow imports any more.');
}

function reportOf(db: ReadHandle, run: number): RecipeReport {
  const report = db.first(selectReport(run))?.report;
  if (report === undefined) throw refuse('not-found', 'The report of this run is not there any more.');
  return JSON.parse(report) as RecipeReport;
}

/** Files of one source share this key: the recognised export, else the same columns. */
function sourceOf(db: ReadHandle, batch: number): string | null {
  const row = db.first(selectBatch(batch));
  if (!row) return null;
  return row.source ?? `columns:${presetSignature(JSON.parse(row.headers) as string[])}`;
}

interface Runnable {
  name: string;
  steps: RecipeStep[];
  country: string | null;
  recipe: number | null;
  standing: 'propose' | 'apply' | 'all' | null;
}

function runnable(db: ReadHandle, source: RecipeSource): Runnable {
  switch (source.kind) {
    case 'kept': {
      const { id, name, steps, country } = kept(db, source.recipe);
      return { name, steps, country, recipe: id, standing: null };
    }
    case 'written':
      return { ...source, country: source.country ?? storedSettings(db).defaultCountry, recipe: null, standing: null };
    case 'standing': {
      const { mode } = source;
      const rows = standingSteps(db).filter((it) => mode === 'all' || it.mode === mode);
      const country = rows.find((it) => it.country !== null)?.country ?? null;
      return {
        name: 'Steps after imports',
        steps: rows.map(({ step }) => step),
        country,
        recipe: null,
        standing: mode,
      };
    }
  }
}

async function plan(
  job: JobContext,
  { source, scope }: RecipeRunInput,
): Promise<{ planned: RecipePlan; runnable: Runnable }> {
  const what = job.read((db) => runnable(db, source));
  if (!what.steps.some(({ isOn }) => isOn))
    throw refuse('no-steps', 'Every step of this recipe is off. Switch one on first.');
  const { name, steps, country } = what;
  const planned = await job.work('recipes.plan', { name, steps, country, scope, asOf: job.asOf, now: job.now });
  return { planned, runnable: what };
}

function labelOf({ name, scope, contacts }: RecipeReport, isStanding: boolean): string {
  const what = isStanding ? 'Ran the steps after imports' : `Ran the recipe “${shortened(name)}”`;
  return `${what} on ${scope}: ${contacts.toLocaleString('en')} ${contacts === 1 ? 'contact' : 'contacts'} changed`;
}

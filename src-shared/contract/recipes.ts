// What may be asked about recipes: keeping them, making them from History, trying and running them, steps that follow
// every import, and the reports of what matched.
import { z } from 'zod';
import { fileToken } from '../model/ids.ts';
import {
  type RecipeScope,
  type RecipeStep,
  recipeCountry,
  recipeScope,
  recipeStep,
  recipeSteps,
} from '../model/recipe.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

/** A step as people read it. */
export interface ShownStep {
  step: RecipeStep;
  /** 'In Company, make “Acme Ltd” of “ACME” and 2 more' */
  sentence: string;
  /** Why it cannot run here, such as a field that is gone; null when it can. */
  problem: string | null;
}

export interface RecipeRow {
  id: number;
  name: string;
  description: string;
  steps: number;
  /** Steps that are off, and steps that cannot run here. */
  off: number;
  updatedAt: number;
}

export interface RecipeDetail {
  id: number;
  name: string;
  description: string;
  country: string | null;
  steps: ShownStep[];
}

/** An entry of History that can become steps. */
export interface RecordedEntry {
  operation: number;
  at: number;
  label: string;
  isUndone: boolean;
  steps: ShownStep[];
}

/** One kind of change that a step made or did not make. */
export interface ReportLine {
  outcome: 'changed' | 'left';
  /** 'Company' */
  column: string;
  before: string | null;
  after: string | null;
  /** Values changed so, or left. */
  count: number;
  /** Why it was left; null for a change. */
  why: string | null;
}

export interface StepReport {
  /** Place in the recipe, from 1. */
  number: number;
  sentence: string;
  /** off and skipped steps did nothing; `why` says why a step was skipped. */
  status: 'ran' | 'off' | 'skipped';
  why: string | null;
  /** Values it had something to say about, changed, and left as they were. */
  matched: number;
  changed: number;
  left: number;
  contacts: number;
  /** The most frequent kinds, changes first; at most 500. */
  lines: ReportLine[];
  /** Kinds that are not in `lines`. */
  moreLines: number;
}

export interface RecipeReport {
  name: string;
  scope: string;
  /** Active contacts looked at. */
  selected: number;
  /** Values that change in the end, and of how many contacts. */
  changing: number;
  contacts: number;
  /** Contacts left alone because steps take each other back. */
  unsettled: number;
  steps: StepReport[];
  /** The first contacts that change, with what they are before and after all steps. */
  examples: { contact: number; name: string; column: string; before: string | null; after: string | null }[];
}

export interface RecipeRunRow {
  id: number;
  at: number;
  name: string;
  recipe: number | null;
  scope: string;
  operation: number | null;
  isUndone: boolean;
  changing: number;
  contacts: number;
}

export interface StandingStep extends ShownStep {
  id: number;
  mode: 'propose' | 'apply';
  createdAt: number;
}

const rowId = z.number().int().positive();
const body = {
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2_000).default(''),
  country: recipeCountry,
  steps: recipeSteps,
};

/** What is run: a kept recipe, one that is only written down, or the steps that follow every import. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), recipe: rowId }),
  z.object({ kind: z.literal('written'), ...body }),
  z.object({ kind: z.literal('standing'), mode: z.enum(['propose', 'apply', 'all']).default('all') }),
]);
export type RecipeSource = z.output<typeof source>;
const runInput = z.object({ source, scope: recipeScope });
export type RecipeRunInput = { source: RecipeSource; scope: RecipeScope };

const runRefusals = ['not-found', 'no-steps', 'bad-value', 'bad-pattern'] as const;

export const recipesContract = {
  'recipes.list': read(z.object({}), returns<RecipeRow[]>()),
  'recipes.show': read(z.object({ recipe: rowId }), returns<RecipeDetail>(), ['not-found']),
  /** How steps read, and whether they can run here. */
  'recipes.describe': read(z.object({ steps: recipeSteps }), returns<ShownStep[]>()),
  /** Checks whose proposals a step can make: those that need to see only the contact itself. */
  'recipes.fixes': read(z.object({}), returns<{ id: string; title: string }[]>()),
  /** Entries of History that did something a recipe can do again, newest first. */
  'recipes.recorded': read(
    z.object({ limit: z.number().int().min(1).max(500).default(200) }),
    returns<RecordedEntry[]>(),
  ),
  /** Keeps a recipe, or changes the one that is named. */
  'recipes.save': write(z.object({ recipe: rowId.nullable().default(null), ...body }), returns<{ id: number }>(), [
    'not-found',
    'name-taken',
  ]),
  'recipes.remove': write(z.object({ recipe: rowId }), returns<null>(), ['not-found']),
  /** Writes a recipe as a file for other workspaces and the command line. */
  'recipes.export': job(z.object({ recipe: rowId, file: fileToken }), returns<{ fileName: string; steps: number }>(), [
    'not-found',
    'not-a-file',
  ]),
  /** Reads the file of a recipe without keeping it. */
  'recipes.read': job(z.object({ file: fileToken }), returns<Omit<RecipeDetail, 'id'>>(), ['bad-recipe', 'not-found']),

  /** What a run would do; nothing is written. */
  'recipes.preview': job(runInput, returns<RecipeReport>(), runRefusals),
  /** Does it, as one operation. */
  'recipes.run': job(runInput, returns<{ run: number; report: RecipeReport }>(), runRefusals),
  'recipes.runs': read(z.object({ limit: z.number().int().min(1).max(200).default(20) }), returns<RecipeRunRow[]>()),
  'recipes.report': read(z.object({ run: rowId }), returns<RecipeReport>(), ['not-found']),
  /** The report of a run, or of one that is only tried, as a CSV: one line per step and kind of change. */
  'recipes.saveReport': job(
    z.object({ of: z.union([z.object({ run: rowId }), runInput]), file: fileToken }),
    returns<{ fileName: string; lines: number }>(),
    [...runRefusals, 'not-a-file'],
  ),
  /** What may be run on an import: the recipe last run on files of its source comes first. */
  'recipes.forImport': read(
    z.object({ batch: rowId }),
    returns<{ recipes: { id: number; name: string }[]; remembered: number | null }>(),
  ),

  'recipes.standing': read(z.object({}), returns<StandingStep[]>()),
  /** Lets a step follow every import. The same step again only changes the mode. */
  'recipes.always': write(
    z.object({ step: recipeStep, mode: z.enum(['propose', 'apply']).default('propose') }),
    returns<{ id: number }>(),
  ),
  'recipes.changeStanding': write(z.object({ standing: rowId, mode: z.enum(['propose', 'apply']) }), returns<null>(), [
    'not-found',
  ]),
  'recipes.endStanding': write(z.object({ standing: rowId }), returns<null>(), ['not-found']),
  /** The newest import that steps have not followed yet, and how many there are of each mode; null when none is due. */
  'recipes.due': read(
    z.object({}),
    returns<{ batch: number; fileName: string; propose: number; apply: number } | null>(),
  ),
} satisfies FeatureContract;

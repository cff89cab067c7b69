// What a recipe is: cleaning steps that can be done again on other rows. Owns their shape and the file they travel in;
// what a step does to a contact is in core/engines/recipes.
import { z } from 'zod';
import { bulkEdit, columnKey } from './bulk-edit.ts';
import { refuse } from './refusal.ts';

const value = z.string().max(10_000);

/** One change of a fix; `to` null takes the value out. */
const fixValue = z.object({ column: z.string().min(1).max(60), from: value, to: value.nullable() });
export type FixValue = z.output<typeof fixValue>;

const everyStep = {
  /** What a person calls the step; without it the step's own sentence is shown. */
  name: z.string().trim().max(200).optional(),
  /** A step that is off stays in the recipe and does nothing. */
  isOn: z.boolean().default(true),
  /** What is worth knowing before switching it on. */
  note: z.string().max(500).optional(),
};

export const recipeStep = z.discriminatedUnion('kind', [
  /** Makes what a check of the audit proposes: everything it is sure enough of, or only these changes. */
  z.object({
    kind: z.literal('fix'),
    ...everyStep,
    check: z.string().min(1).max(60),
    /** 0 to 1 */
    minimumConfidence: z.number().min(0).max(1).default(0),
    values: z.array(fixValue).min(1).max(5_000).optional(),
  }),
  /** Makes one spelling of several, as clusters were accepted. */
  z.object({
    kind: z.literal('values'),
    ...everyStep,
    column: columnKey,
    changes: z
      .array(z.object({ to: value.trim().min(1), from: z.array(value).min(1).max(100_000) }))
      .min(1)
      .max(500),
  }),
  /** Changes one field of every contact. */
  z.object({
    kind: z.literal('edit'),
    ...everyStep,
    column: columnKey,
    edit: bulkEdit,
    /** Touches only contacts whose field is empty. */
    onlyIfEmpty: z.boolean().default(false),
  }),
]);
export type RecipeStep = z.output<typeof recipeStep>;
export type RecipeStepInput = z.input<typeof recipeStep>;
export type RecipeStepKind = RecipeStep['kind'];
export const recipeSteps = z.array(recipeStep).max(500);

export const recipeCountry = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable()
  .default(null);

/** Which contacts a recipe is run on. */
export const recipeScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workspace') }),
  z.object({ kind: z.literal('segment'), segment: z.number().int().positive() }),
  /** The contacts of an import; 'newest' is the latest one. */
  z.object({ kind: z.literal('batch'), batch: z.union([z.number().int().positive(), z.literal('newest')]) }),
]);
export type RecipeScope = z.output<typeof recipeScope>;

export const recipeFormat = 'tagstead-recipe';
export const recipeVersion = 1;

const recipeFile = z.object({
  format: z.literal(recipeFormat),
  version: z.literal(recipeVersion),
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2_000).default(''),
  country: recipeCountry,
  steps: recipeSteps.min(1),
});
export type Recipe = Omit<z.output<typeof recipeFile>, 'format' | 'version'>;

/** The file of a recipe: JSON that people can read and keep beside their exports. */
export function writeRecipeFile({ name, description, country, steps }: Recipe): string {
  const written = steps.map(({ isOn, ...step }) => (isOn ? step : { ...step, isOn }));
  const file = { format: recipeFormat, version: recipeVersion, name, description, country, steps: written };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const stepKinds: readonly string[] = ['fix', 'values', 'edit'] satisfies RecipeStepKind[];

/** Reads the text of a recipe file. Refuses ('bad-recipe') with what is wrong and where. */
export function readRecipeFile(text: string): Recipe {
  const bad = (what: string) => refuse('bad-recipe', what);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw bad(`This is not JSON: ${(error as Error).message}.`);
  }
  const outer = z.object({
    format: z.unknown().optional(),
    version: z.unknown().optional(),
    steps: z.array(z.unknown()).optional(),
  });
  const seen = outer.safeParse(json);
  if (!seen.success || seen.data.format !== recipeFormat)
    throw bad(`This is JSON, but not a recipe: it does not say "format": "${recipeFormat}".`);
  const { version, steps = [] } = seen.data;
  if (typeof version === 'number' && version > recipeVersion)
    throw bad(`The recipe is of version ${version}; this Tagstead reads version ${recipeVersion}. Update Tagstead.`);
  if (version !== recipeVersion) throw bad(`The recipe does not say "version": ${recipeVersion}.`);
  for (const [index, step] of steps.entries()) {
    const kind = (step as { kind?: unknown } | null)?.kind;
    if (typeof kind !== 'string') throw bad(`Step ${index + 1} does not say its "kind".`);
    if (!stepKinds.includes(kind))
      throw bad(`Step ${index + 1} is “${kind}”, which is not known. A step is one of ${stepKinds.join(', ')}.`);
  }
  const parsed = recipeFile.safeParse(json);
  if (parsed.success) {
    const { format: _format, version: _version, ...recipe } = parsed.data;
    return recipe;
  }
  const issue = parsed.error.issues[0];
  const [head, at, ...rest] = issue?.path ?? [];
  const where = head === 'steps' && typeof at === 'number' ? `Step ${at + 1}${place(rest)}` : `“${String(head)}”`;
  throw bad(`${where} cannot be read: ${issue?.message ?? 'not understood'}.`);
}

const place = (path: readonly PropertyKey[]): string => (path.length === 0 ? '' : `, “${path.map(String).join('.')}”,`);

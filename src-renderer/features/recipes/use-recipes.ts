// What can be done with recipes, each with its toast: keep, delete, write as a file, read from a file.
import type { RecipeDetail } from '../../../src-shared/contract/recipes.ts';
import type { RecipeStep } from '../../../src-shared/model/recipe.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useWrite } from '../../app/live.ts';
import { amendRoute } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { toastDone, toastRefused } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { counted } from '../../ui/numbers.ts';

export interface RecipeBody {
  name: string;
  description: string;
  country: string | null;
  steps: RecipeStep[];
}

/** A name that no other recipe has: 'Monthly', 'Monthly 2'. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; used.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  return name;
}

export const bodyOf = ({ name, description, country, steps }: Omit<RecipeDetail, 'id'>): RecipeBody => ({
  name,
  description,
  country,
  steps: steps.map(({ step }) => step),
});

/** Keeps a new recipe and opens it. */
export function useMakeRecipe() {
  const { run, isRunning } = useWrite('recipes.save');
  const make = async (body: RecipeBody): Promise<boolean> => {
    const made = await run(body);
    if (!made) return false;
    amendRoute({ kind: 'recipes', recipe: made.id });
    await announceDone();
    return true;
  };
  return { make, isRunning };
}

/** Reads a recipe from a file that is asked for, and keeps it under a free name. */
export function useRecipeFiles(taken: readonly string[]) {
  const reading = useJob('recipes.read');
  const writing = useJob('recipes.export');
  const { make } = useMakeRecipe();
  const bringIn = async (): Promise<void> => {
    const file = await shell?.chooseFile({ purpose: 'mapping', title: 'Open a recipe' });
    if (!file) return;
    const read = await reading.start({ file: tokenOf(file) });
    if (!read) return;
    await make({ ...bodyOf(read), name: freeName(read.name, taken) });
    const stuck = read.steps.filter(({ problem }) => problem !== null).length;
    if (stuck > 0) toastRefused(`${counted(stuck, 'step')} cannot run here and will be skipped; each says why.`);
  };
  const writeOut = async ({ id, name }: { id: number; name: string }): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'mapping',
      title: 'Save the recipe',
      suggestedName: `${name.replace(/[\\/:*?"<>|]/g, ' ')}.json`,
    });
    if (!file) return;
    const written = await writing.start({ recipe: id, file: tokenOf(file) });
    if (!written) return;
    toastDone({
      message: `Wrote ${counted(written.steps, 'step')} to ${written.fileName}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
  return { bringIn, writeOut };
}

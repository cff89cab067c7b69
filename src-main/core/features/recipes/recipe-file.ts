// Reads the file of a recipe, at most some megabytes of text.
import { readFileSync, statSync } from 'node:fs';
import { type Recipe, readRecipeFile } from '../../../../src-shared/model/recipe.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { fileRefusal } from '../../db/file-refusals.ts';

/** 500 steps of long lists of values stay well below. */
const mostBytes = 64 * 1024 * 1024;

/** Refuses ('bad-recipe') a file that holds no recipe, with what is wrong in it. */
export function loadRecipeFile(path: string): Recipe {
  let text: string;
  try {
    if (statSync(path).size > mostBytes) throw refuse('bad-recipe', 'This file is too large to be a recipe.');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileRefusal(error, path);
  }
  return readRecipeFile(text);
}

// Steps in another order or under another name. Pure.
import type { RecipeStep } from '../../../src-shared/model/recipe.ts';

/** The list with one item moved by one place; as it was where there is no such place. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const item = list[index];
  const to = index + by;
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(index, 1).toSpliced(to, 0, item);
}

/** The step under a name; without one its own sentence is shown again. */
export function withName({ name: _, ...step }: RecipeStep, name: string): RecipeStep {
  return name.trim() === '' ? step : { ...step, name: name.trim() };
}

// The example of docs/recipes.md is a recipe, and the page names every kind of step and of edit.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkById } from '../../../src-main/core/engines/audit/check-registry.ts';
import { bulkEditLabel } from '../../../src-shared/model/bulk-edit.ts';
import { readRecipeFile, recipeStep } from '../../../src-shared/model/recipe.ts';

const page = readFileSync(new URL('../../../docs/recipes.md', import.meta.url), 'utf8');

it('shows a recipe that can be read, of checks that exist', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  const { steps } = readRecipeFile(example);
  expect(steps.map(({ kind }) => kind)).toEqual(['fix', 'fix', 'values', 'edit', 'edit']);
  for (const step of steps) if (step.kind === 'fix') expect(checkById(step.check)?.kind).toBe('contact');
});

it('names every key of a step and every edit', () => {
  const keys = recipeStep.options.flatMap((option) => Object.keys(option.shape));
  for (const key of [...keys, ...Object.keys(bulkEditLabel)]) expect(page).toContain(`\`${key}\``);
});

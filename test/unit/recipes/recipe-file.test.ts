// The file of a recipe: written, read again, and refused with what is wrong and where.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecipeFile, recipeStep, writeRecipeFile } from '../../../src-shared/model/recipe.ts';

const file = (over: object): string =>
  JSON.stringify({
    format: 'tagstead-recipe',
    version: 1,
    name: 'R',
    steps: [{ kind: 'fix', check: 'name-case' }],
    ...over,
  });

describe('readRecipeFile', () => {
  it.each([
    ['{', /^This is not JSON: /],
    ['[1]', 'This is JSON, but not a recipe: it does not say "format": "tagstead-recipe".'],
    [file({ format: 'other' }), 'This is JSON, but not a recipe: it does not say "format": "tagstead-recipe".'],
    [file({ version: 2 }), 'The recipe is of version 2; this Tagstead reads version 1. Update Tagstead.'],
    [file({ version: undefined }), 'The recipe does not say "version": 1.'],
    [
      file({ steps: [{ kind: 'fix', check: 'x' }, { kind: 'shuffle' }] }),
      'Step 2 is “shuffle”, which is not known. A step is one of fix, values, edit.',
    ],
    [file({ steps: [{}] }), 'Step 1 does not say its "kind".'],
    [
      file({ steps: [{ kind: 'edit', column: 'company', edit: { kind: 'case', to: 'sideways' } }] }),
      /^Step 1, “edit\.to”, cannot be read: /,
    ],
    [file({ steps: [] }), /^“steps” cannot be read: /],
    [file({ name: '' }), /^“name” cannot be read: /],
  ])('refuses %s', (text, message) => {
    expect(() => readRecipeFile(text)).toThrow(message);
  });

  it('reads what it wrote', () => {
    const text = fc.string({ minLength: 1, maxLength: 8 }).filter((it) => it.trim() === it && it !== '');
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('fix'),
        check: text,
        minimumConfidence: fc.constantFrom(0, 0.5, 1),
        isOn: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('values'),
        isOn: fc.boolean(),
        column: fc.constant('company'),
        changes: fc.array(fc.record({ to: text, from: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      fc.record({
        kind: fc.constant('edit'),
        isOn: fc.boolean(),
        column: fc.constant('custom.a b'),
        edit: fc.record({ kind: fc.constant('set'), value: text }),
        onlyIfEmpty: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(
        text,
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(null, 'DE'),
        (name, steps, country) => {
          const recipe = { name, description: '', country, steps: steps.map((it) => recipeStep.parse(it)) };
          expect(readRecipeFile(writeRecipeFile(recipe))).toEqual(recipe);
        },
      ),
    );
  });
});

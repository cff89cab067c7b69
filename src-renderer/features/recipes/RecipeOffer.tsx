// At the end of an import: the recipe that was last run on files of this source, or another one, for these rows; and the
// steps that follow every import but ask first.
import { Button, Group, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { RunRecipe } from './RunRecipe.tsx';
import './recipes.css';

export function RecipeOffer({ batch }: { batch: number }) {
  const { value } = useRead('recipes.forImport', { batch });
  const due = useRead('recipes.due', {}).value;
  const [chosen, setChosen] = useState<string | null>(null);
  if (!value) return null;
  const asks = due?.batch === batch ? due.propose : 0;
  if (value.recipes.length === 0 && asks === 0) return null;
  const recipe = value.recipes.find(({ id }) => String(id) === chosen) ?? value.recipes[0];
  return (
    <section aria-labelledby="import-recipes" className="recipe-offer">
      <Title order={2} size="h3" id="import-recipes">
        Clean these rows
      </Title>
      {asks > 0 && (
        <>
          <Text size="sm">{counted(asks, 'step')} that you accepted with “Always” can follow this import.</Text>
          <RunRecipe
            source={{ kind: 'standing', mode: 'propose' }}
            version={String(asks)}
            isDisabled={false}
            batch={batch}
          />
        </>
      )}
      {recipe && (
        <>
          <Text size="sm">
            {recipe.id === value.remembered
              ? `“${recipe.name}” was run on the last file of this source.`
              : 'Run a recipe on the contacts of this file.'}
          </Text>
          <Group gap={8}>
            <Select
              aria-label="Recipe"
              w={280}
              allowDeselect={false}
              data={value.recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(recipe.id)}
              onChange={setChosen}
            />
            <Button variant="subtle" onClick={() => navigate({ kind: 'recipes', recipe: recipe.id })}>
              Show its steps
            </Button>
          </Group>
          <RunRecipe
            source={{ kind: 'kept', recipe: recipe.id }}
            version={String(recipe.id)}
            isDisabled={false}
            batch={batch}
          />
        </>
      )}
    </section>
  );
}

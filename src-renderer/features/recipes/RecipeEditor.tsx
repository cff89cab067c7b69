// One recipe: its name, its steps, running it, and what earlier runs did. Every change is kept at once and can be undone.
import { Button, Group, Text } from '@mantine/core';
import { IconFileDownload, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecipeStep } from '../../../src-shared/model/recipe.ts';
import type { RequestRefused } from '../../app/core-client.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { amendRoute } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { EditableText } from '../../ui/EditableText.tsx';
import { AddStep } from './AddStep.tsx';
import { RecipeRuns } from './RecipeRuns.tsx';
import { RunRecipe } from './RunRecipe.tsx';
import { StepList } from './StepList.tsx';
import { bodyOf, type RecipeBody } from './use-recipes.ts';

export function RecipeEditor({ recipe, onWriteOut }: { recipe: number; onWriteOut: () => void }) {
  const { value } = useRead('recipes.show', { recipe });
  const mayWrite = useMayWrite();
  const save = useWrite('recipes.save');
  const remove = useWrite('recipes.remove');
  const [isAdding, setAdding] = useState(false);
  if (!value || value.id !== recipe) return null;
  const body = bodyOf(value);
  const keep = async (what: Partial<RecipeBody>): Promise<void> => {
    await save.run({ recipe, ...body, ...what });
  };
  const setSteps = (steps: RecipeStep[]): void => void keep({ steps });
  return (
    <article className="recipe" aria-label={value.name}>
      <header className="recipe__head">
        <div className="recipe__name">
          <RecipeName body={body} recipe={recipe} />
        </div>
        <Group gap={8} wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconFileDownload size={14} aria-hidden />}
            disabled={body.steps.length === 0}
            onClick={onWriteOut}
          >
            Save as a file…
          </Button>
          <ConfirmInline
            label="Delete"
            variant="subtle"
            disabled={!mayWrite}
            question={`Delete “${value.name}”?`}
            confirm="Delete"
            onConfirm={() =>
              void remove.run({ recipe }).then((done) => {
                if (done === undefined) return;
                amendRoute({ kind: 'recipes' });
                return announceDone();
              })
            }
          />
        </Group>
      </header>
      {value.steps.length === 0 ? (
        <Text size="sm" c="dimmed" my={12}>
          No steps yet. Add one, or make a recipe from what History holds.
        </Text>
      ) : (
        <StepList steps={value.steps} isDisabled={!mayWrite || save.isRunning} onChange={setSteps} />
      )}
      <Button
        variant="default"
        size="xs"
        mt={8}
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!mayWrite}
        onClick={() => setAdding(true)}
      >
        Add a step…
      </Button>
      {isAdding && <AddStep onClose={() => setAdding(false)} onAdd={(step) => setSteps([...body.steps, step])} />}
      <RunRecipe
        source={{ kind: 'kept', recipe }}
        version={JSON.stringify(body.steps)}
        isDisabled={!body.steps.some(({ isOn }) => isOn)}
      />
      <RecipeRuns recipe={recipe} />
    </article>
  );
}

function RecipeName({ body, recipe }: { body: RecipeBody; recipe: number }) {
  const [refused, setRefused] = useState<string | null>(null);
  const save = useWrite('recipes.save', (refusal: RequestRefused) => {
    setRefused(refusal.message);
    return refusal.code === 'name-taken';
  });
  return (
    <EditableText
      label="Name of the recipe"
      value={body.name}
      onSave={async (name) => {
        if (name.trim() === '') return 'A recipe needs a name.';
        setRefused(null);
        return (await save.run({ recipe, ...body, name }))
          ? null
          : (refused ?? 'Choose a name that no other recipe has.');
      }}
    />
  );
}

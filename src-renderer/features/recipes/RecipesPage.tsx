// The Recipes screen: the recipes of the workspace, the steps of one with its runs, and the steps after every import.
import { Button, Menu } from '@mantine/core';
import { IconBook2, IconFileImport, IconHistory, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useRead } from '../../app/live.ts';
import { amendRoute, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { FromHistory } from './FromHistory.tsx';
import { RecipeEditor } from './RecipeEditor.tsx';
import { StandingSteps } from './StandingSteps.tsx';
import { freeName, useMakeRecipe, useRecipeFiles } from './use-recipes.ts';
import './recipes.css';

export function RecipesPage() {
  const { value: recipes } = useRead('recipes.list', {});
  const wanted = useRoute('recipes')?.recipe;
  const mayWrite = useMayWrite();
  const [isPicking, setPicking] = useState(false);
  const names = recipes?.map(({ name }) => name) ?? [];
  const { make, isRunning } = useMakeRecipe();
  const { bringIn, writeOut } = useRecipeFiles(names);
  const makeEmpty = (): void =>
    void make({ name: freeName('New recipe', names), description: '', country: null, steps: [] });
  useCommands([
    {
      id: 'recipes.fromHistory',
      title: 'Make a recipe from History…',
      section: 'This screen',
      when: () => mayWrite,
      run: () => setPicking(true),
    },
  ]);
  if (!recipes) return <PageSkeleton title="Recipes" />;
  const chosen = recipes.find(({ id }) => id === wanted) ?? recipes[0];
  return (
    <div className="page">
      <PageHeader
        title="Recipes"
        note={recipes.length > 0 && counted(recipes.length, 'recipe')}
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={!mayWrite}>
                  Add
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconBook2 size={14} aria-hidden />} onClick={makeEmpty}>
                  An empty recipe
                </Menu.Item>
                <Menu.Item leftSection={<IconFileImport size={14} aria-hidden />} onClick={() => void bringIn()}>
                  A recipe from a file…
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Button
              leftSection={<IconHistory size={14} aria-hidden />}
              disabled={!mayWrite}
              loading={isRunning}
              onClick={() => setPicking(true)}
            >
              Make from History…
            </Button>
          </>
        }
      />
      <div className="recipes__split">
        <aside className="recipes__side">
          {recipes.length > 0 && (
            <ul className="recipes__list" aria-label="Recipes">
              {recipes.map((recipe) => (
                <li key={recipe.id}>
                  <button
                    type="button"
                    className="recipes__item"
                    aria-current={recipe.id === chosen?.id || undefined}
                    onClick={() => amendRoute({ kind: 'recipes', recipe: recipe.id })}
                  >
                    <span className="truncate" dir="auto">
                      {recipe.name}
                    </span>
                    <span className="quiet figures">
                      {counted(recipe.steps, 'step')}
                      {recipe.off > 0 && `, ${recipe.off} not run`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <StandingSteps />
        </aside>
        <main className="recipes__main">
          {chosen ? (
            <RecipeEditor key={chosen.id} recipe={chosen.id} onWriteOut={() => void writeOut(chosen)} />
          ) : (
            <EmptyState
              icon={IconBook2}
              title="Clean the next export in one click"
              {...(mayWrite && { action: { label: 'Make from History…', run: () => setPicking(true) } })}
            >
              Fixes you accept, spellings you merge and values you change in bulk are kept as steps. A recipe does them
              again on the next file: with a preview before, a report after, and Undo.
            </EmptyState>
          )}
        </main>
      </div>
      {isPicking && <FromHistory taken={names} onClose={() => setPicking(false)} />}
    </div>
  );
}

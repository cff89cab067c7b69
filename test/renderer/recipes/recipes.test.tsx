// The steps of a recipe: moved, switched, named, deleted; and the report step by step.
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { ReportView } from '../../../src-renderer/features/recipes/ReportView.tsx';
import { StepList } from '../../../src-renderer/features/recipes/StepList.tsx';
import { moved, withName } from '../../../src-renderer/features/recipes/step-moves.ts';
import { freeName } from '../../../src-renderer/features/recipes/use-recipes.ts';
import type { RecipeReport, ShownStep } from '../../../src-shared/contract/recipes.ts';
import { recipeStep } from '../../../src-shared/model/recipe.ts';

const trim = recipeStep.parse({ kind: 'edit', column: 'company', edit: { kind: 'trim' } });
const fix = recipeStep.parse({ kind: 'fix', check: 'name-case', isOn: false, note: 'Look at it first.' });
const steps: ShownStep[] = [
  { step: trim, sentence: 'Trim spaces of company', problem: null },
  { step: fix, sentence: 'Mend names', problem: 'It is gone.' },
];

it('moves, switches, names and deletes a step', async () => {
  const change = vi.fn();
  render(
    <MantineProvider>
      <StepList steps={steps} isDisabled={false} onChange={change} />
    </MantineProvider>,
  );
  const second = screen.getByRole('listitem', { name: 'Step 2: Mend names' });
  expect(within(second).getByText('Look at it first.')).toBeDefined();
  expect(within(second).getByText(/Skipped: It is gone\./)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Move step 2 up' }));
  expect(change).toHaveBeenLastCalledWith([fix, trim]);
  expect((screen.getByRole('button', { name: 'Move step 1 up' }) as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByRole('switch', { name: 'Step 2 is on' }));
  expect(change).toHaveBeenLastCalledWith([trim, { ...fix, isOn: true }]);
  fireEvent.click(screen.getByRole('button', { name: 'More for step 1' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete it' }));
  expect(change).toHaveBeenLastCalledWith([fix]);
});

it('moves one item by one place and loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat(8), fc.constantFrom(-1 as const, 1 as const), (list, index, by) => {
      const after = moved(list, index, by);
      expect([...after].sort()).toEqual([...list].sort());
      if (list[index] !== undefined && list[index + by] !== undefined) expect(after[index + by]).toBe(list[index]);
      else expect(after).toEqual(list);
    }),
  );
});

it('takes a name away with empty text, and finds a free name for a recipe', () => {
  const named = withName(trim, ' Spaces ');
  expect(named).toEqual({ ...trim, name: 'Spaces' });
  expect(withName(named, ' ')).toEqual(trim);
  expect(freeName('Monthly', ['monthly', 'Monthly 2'])).toBe('Monthly 3');
});

it('shows what was left and why, on asking', () => {
  const report: RecipeReport = {
    name: 'Monthly',
    scope: 'june.csv',
    selected: 10,
    changing: 2,
    contacts: 2,
    unsettled: 1,
    steps: [
      {
        number: 1,
        sentence: 'Trim spaces of company',
        status: 'ran',
        why: null,
        matched: 3,
        changed: 2,
        left: 1,
        contacts: 2,
        lines: [
          { outcome: 'changed', column: 'Company', before: ' a', after: 'a', count: 2, why: null },
          { outcome: 'left', column: 'Company', before: 'b', after: 'b', count: 1, why: 'It was called right.' },
        ],
        moreLines: 0,
      },
      {
        number: 2,
        sentence: 'Gone',
        status: 'skipped',
        why: 'It is gone.',
        matched: 0,
        changed: 0,
        left: 0,
        contacts: 0,
        lines: [],
        moreLines: 0,
      },
    ],
    examples: [{ contact: 1, name: 'Ada', column: 'Company', before: ' a', after: 'a' }],
  };
  render(
    <MantineProvider>
      <ReportView report={report} isDone={false} onSave={() => undefined} />
    </MantineProvider>,
  );
  expect(screen.getByText('Would change 2 values of 2 contacts, of 10 (june.csv)')).toBeDefined();
  expect(screen.getByText('Skipped: It is gone.')).toBeDefined();
  expect(screen.getByText(/take each other back on 1 contact;/)).toBeDefined();
  expect(screen.queryByText(/called right/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Trim spaces/ }));
  expect(screen.getByText(/called right/)).toBeDefined();
});

// The steps of a recipe in their order: what each does, on or off, moved, named, copied, deleted.
import { ActionIcon, Menu, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ShownStep } from '../../../src-shared/contract/recipes.ts';
import type { RecipeStep } from '../../../src-shared/model/recipe.ts';
import { moved, withName } from './step-moves.ts';

interface StepListProps {
  steps: readonly ShownStep[];
  isDisabled: boolean;
  onChange: (steps: RecipeStep[]) => void;
}

export function StepList({ steps, isDisabled, onChange }: StepListProps) {
  const bare = steps.map(({ step }) => step);
  const replace = (index: number, ...by: RecipeStep[]): void => onChange(bare.toSpliced(index, 1, ...by));
  return (
    <ol className="steps" aria-label="Steps">
      {steps.map((shown, index) => (
        <StepRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may be alike
          key={index}
          shown={shown}
          number={index + 1}
          isDisabled={isDisabled}
          isFirst={index === 0}
          isLast={index === steps.length - 1}
          onMove={(by) => onChange(moved(bare, index, by))}
          onChange={(step) => replace(index, step)}
          onCopy={() => replace(index, shown.step, shown.step)}
          onDelete={() => replace(index)}
        />
      ))}
    </ol>
  );
}

interface StepRowProps {
  shown: ShownStep;
  number: number;
  isDisabled: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onChange: (step: RecipeStep) => void;
  onCopy: () => void;
  onDelete: () => void;
}

function StepRow({ shown, number, isDisabled, isFirst, isLast, onMove, onChange, onCopy, onDelete }: StepRowProps) {
  const { step, sentence, problem } = shown;
  const [isNaming, setNaming] = useState(false);
  return (
    <li className="step" data-off={!step.isOn || undefined} aria-label={`Step ${number}: ${sentence}`}>
      <span className="step__number figures">{number}</span>
      <div className="step__words">
        {isNaming ? (
          <TextInput
            size="xs"
            autoFocus
            aria-label={`Name of step ${number}`}
            placeholder={step.name ? 'Empty brings the sentence back' : sentence}
            defaultValue={step.name ?? ''}
            maxLength={200}
            onBlur={(event) => {
              setNaming(false);
              if (event.currentTarget.value !== (step.name ?? '')) onChange(withName(step, event.currentTarget.value));
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setNaming(false);
            }}
          />
        ) : (
          <Text size="sm" dir="auto">
            {sentence}
          </Text>
        )}
        {step.note && !step.isOn && (
          <Text size="xs" c="dimmed">
            {step.note}
          </Text>
        )}
        {problem !== null && (
          <Text size="xs" className="step__problem">
            Skipped: {problem}
          </Text>
        )}
      </div>
      <Tooltip label={step.isOn ? 'On' : 'Off: it does nothing'}>
        <Switch
          size="xs"
          aria-label={`Step ${number} is on`}
          checked={step.isOn}
          disabled={isDisabled}
          onChange={(event) => onChange({ ...step, isOn: event.currentTarget.checked })}
        />
      </Tooltip>
      <ActionIcon
        variant="subtle"
        aria-label={`Move step ${number} up`}
        disabled={isDisabled || isFirst}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={`Move step ${number} down`}
        disabled={isDisabled || isLast}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={`More for step ${number}`} disabled={isDisabled}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setNaming(true)}>
            Name it
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={onCopy}>
            Copy it
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={onDelete}>
            Delete it
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

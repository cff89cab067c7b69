// Makes a recipe of entries of History: those that are ticked, or all from one on.
import { Button, Checkbox, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RecordedEntry } from '../../../src-shared/contract/recipes.ts';
import { useRead } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { freeName, useMakeRecipe } from './use-recipes.ts';

interface FromHistoryProps {
  /** Names of the recipes there are. */
  taken: readonly string[];
  onClose: () => void;
}

export function FromHistory({ taken, onClose }: FromHistoryProps) {
  const { value } = useRead('recipes.recorded', {});
  const [name, setName] = useState(() => freeName('Cleaning', taken));
  const [ticked, setTicked] = useState<ReadonlySet<number>>();
  const { make, isRunning } = useMakeRecipe();
  const entries = value ?? [];
  const chosen = ticked ?? new Set(entries.filter(({ isUndone }) => !isUndone).map(({ operation }) => operation));
  const steps = entries
    .filter(({ operation }) => chosen.has(operation))
    .toReversed()
    .flatMap((entry) => entry.steps.map(({ step }) => step));
  const save = async (): Promise<void> => {
    if (await make({ name, description: '', country: null, steps })) onClose();
  };
  const toggle = (operation: number): void => {
    const next = new Set(chosen);
    if (!next.delete(operation)) next.add(operation);
    setTicked(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Make a recipe from History"
      size={760}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {value && entries.length === 0 ? (
        <Text size="sm">
          Nothing to make a recipe of yet. Accept fixes in Audit, merge spellings of a column, or change values of
          selected contacts; each is then listed here.
        </Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            label="Name of the recipe"
            data-autofocus
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ul className="recorded" aria-label="What was done, newest first">
            {entries.map((entry) => (
              <Entry
                key={entry.operation}
                entry={entry}
                isTicked={chosen.has(entry.operation)}
                onToggle={() => toggle(entry.operation)}
                onFromHere={() =>
                  setTicked(
                    new Set(
                      entries
                        .filter(({ operation, isUndone }) => operation >= entry.operation && !isUndone)
                        .map(({ operation }) => operation),
                    ),
                  )
                }
              />
            ))}
          </ul>
          <Group justify="flex-end" gap={8} mt={12}>
            <Text size="sm" c="dimmed" mr="auto">
              Steps run in the order in which they were done.
            </Text>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning} disabled={steps.length === 0 || name.trim() === ''}>
              Make a recipe of {counted(steps.length, 'step')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

interface EntryProps {
  entry: RecordedEntry;
  isTicked: boolean;
  onToggle: () => void;
  onFromHere: () => void;
}

function Entry({ entry, isTicked, onToggle, onFromHere }: EntryProps) {
  return (
    <li className="recorded__entry" data-undone={entry.isUndone || undefined}>
      <Checkbox
        size="xs"
        checked={isTicked}
        onChange={onToggle}
        label={
          <>
            {entry.label}{' '}
            <span className="quiet">
              <RelativeTime at={entry.at} />
              {entry.isUndone && ', undone since'}
            </span>
          </>
        }
      />
      <ul className="recorded__steps">
        {entry.steps.slice(0, 3).map(({ sentence, step }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps of an entry never move
          <li key={index}>
            {sentence}
            {!step.isOn && ' (off at first)'}
          </li>
        ))}
        {entry.steps.length > 3 && <li>and {counted(entry.steps.length - 3, 'more step')}</li>}
      </ul>
      <Button size="compact-xs" variant="subtle" className="recorded__from" onClick={onFromHere}>
        From here on
      </Button>
    </li>
  );
}

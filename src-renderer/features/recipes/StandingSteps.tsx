// The steps that follow every import: what each does, whether it asks first, and ending it.
import { ActionIcon, Button, Select, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { StandingStep } from '../../../src-shared/contract/recipes.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { RunRecipe } from './RunRecipe.tsx';

export function StandingSteps() {
  const steps = useRead('recipes.standing', {}).value ?? [];
  const due = useRead('recipes.due', {}).value;
  const [isRunning, setRunning] = useState(false);
  return (
    <section className="standing" aria-label="Steps after every import">
      <h2 className="recipes__title">After every import</h2>
      {steps.length === 0 && (
        <Text size="xs" c="dimmed">
          “Always” beside a fix in Audit lets it follow every later import, by itself or after asking.
        </Text>
      )}
      <ul>
        {steps.map((step) => (
          <Standing key={step.id} step={step} />
        ))}
      </ul>
      {due && due.propose > 0 && !isRunning && (
        <Button size="compact-xs" variant="default" onClick={() => setRunning(true)}>
          Look at {due.fileName}…
        </Button>
      )}
      {due && due.propose > 0 && isRunning && (
        <RunRecipe
          source={{ kind: 'standing', mode: 'propose' }}
          version={JSON.stringify(steps)}
          isDisabled={false}
          batch={due.batch}
        />
      )}
    </section>
  );
}

function Standing({ step }: { step: StandingStep }) {
  const mayWrite = useMayWrite();
  const change = useWrite('recipes.changeStanding');
  const end = useWrite('recipes.endStanding');
  return (
    <li className="standing__step">
      <span className="standing__words">
        {step.sentence}
        {step.problem !== null && <span className="step__problem"> Skipped: {step.problem}</span>}
      </span>
      <Select
        size="xs"
        w={120}
        aria-label={`How “${step.sentence}” follows an import`}
        allowDeselect={false}
        disabled={!mayWrite}
        value={step.mode}
        data={[
          { value: 'propose', label: 'Asks first' },
          { value: 'apply', label: 'By itself' },
        ]}
        onChange={(mode) => void change.run({ standing: step.id, mode: mode === 'apply' ? 'apply' : 'propose' })}
      />
      <Tooltip label="No longer after imports">
        <ActionIcon
          variant="subtle"
          aria-label={`End “${step.sentence}”`}
          disabled={!mayWrite}
          onClick={() =>
            void end.run({ standing: step.id }).then((done) => (done === undefined ? undefined : announceDone()))
          }
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

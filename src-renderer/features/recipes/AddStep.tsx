// Adds a step by hand: what a check of the audit proposes, or a change of one field.
import { Button, Checkbox, Group, Modal, NumberInput, SegmentedControl, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RecipeStep } from '../../../src-shared/model/recipe.ts';
import { useRead } from '../../app/live.ts';
import { EditChoice, useEditChoice } from '../clean/index.ts';

interface AddStepProps {
  onAdd: (step: RecipeStep) => void;
  onClose: () => void;
}

export function AddStep({ onAdd, onClose }: AddStepProps) {
  const [kind, setKind] = useState<'fix' | 'edit'>('edit');
  const add = (step: RecipeStep): void => {
    onAdd(step);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a step" size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap={12}>
        <SegmentedControl
          aria-label="Kind of step"
          fullWidth
          value={kind}
          onChange={(next) => setKind(next === 'fix' ? 'fix' : 'edit')}
          data={[
            { value: 'edit', label: 'Change a field' },
            { value: 'fix', label: 'Mend what a check finds' },
          ]}
        />
        {kind === 'edit' ? <EditForm onAdd={add} onClose={onClose} /> : <FixForm onAdd={add} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

function EditForm({ onAdd, onClose }: AddStepProps) {
  const choice = useEditChoice();
  const { column, draft, edit } = choice;
  const [onlyIfEmpty, setOnlyIfEmpty] = useState(false);
  return (
    <Form
      isReady={edit !== null && column !== undefined}
      onClose={onClose}
      onSubmit={() => {
        if (edit && column)
          onAdd({
            kind: 'edit',
            isOn: true,
            column: column.column,
            edit,
            onlyIfEmpty: onlyIfEmpty && edit.kind === 'set',
          });
      }}
    >
      <EditChoice choice={choice} error={null}>
        {draft.kind === 'set' && (
          <Checkbox
            size="xs"
            label="Only where the field is empty"
            checked={onlyIfEmpty}
            onChange={(event) => setOnlyIfEmpty(event.currentTarget.checked)}
          />
        )}
      </EditChoice>
    </Form>
  );
}

function FixForm({ onAdd, onClose }: AddStepProps) {
  const checks = useRead('recipes.fixes', {}).value ?? [];
  const [check, setCheck] = useState<string | null>(null);
  const [least, setLeast] = useState(90);
  return (
    <Form
      isReady={check !== null}
      onClose={onClose}
      onSubmit={() => {
        if (check !== null) onAdd({ kind: 'fix', isOn: true, check, minimumConfidence: least / 100 });
      }}
    >
      <Select
        label="Check"
        placeholder="Choose a check"
        searchable
        data={checks.map(({ id, title }) => ({ value: id, label: title }))}
        value={check}
        onChange={setCheck}
      />
      <NumberInput
        label="Where the proposal is at least this sure"
        description="90 % and more is rarely wrong. 0 takes every proposal."
        suffix=" %"
        min={0}
        max={100}
        value={least}
        onChange={(next) => setLeast(Number(next) || 0)}
      />
    </Form>
  );
}

interface FormProps {
  isReady: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: React.ReactNode;
}

function Form({ isReady, onSubmit, onClose, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap={10}>
        {children}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady}>
            Add the step
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

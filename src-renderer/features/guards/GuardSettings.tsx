// The guards of the workspace: which fields ask for a value, for one of some values, or for one the checks call valid.
import { ActionIcon, Checkbox, Select, TagsInput, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { GuardedField } from '../../../src-shared/contract/guards.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import './guards.css';

export function GuardSettings() {
  const fields = useRead('guards.list', {}).value ?? [];
  const mayWrite = useMayWrite();
  const save = useWrite('guards.save');
  const guarded = fields.filter(isGuarded);
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { column, label, group } of fields.filter((field) => !isGuarded(field)))
    groups.set(group, [...(groups.get(group) ?? []), { value: column, label }]);
  return (
    <div>
      <Text size="xs" c="dimmed">
        A guard speaks up while a person types into a field or changes it in bulk; it can be kept anyway, which History
        notes. Imports are never stopped: the audit lists what they brought.
      </Text>
      {guarded.length > 0 && (
        <ul className="guards" aria-label="Guarded fields">
          {guarded.map((field) => (
            <GuardRow key={field.column} field={field} isDisabled={!mayWrite || save.isRunning} onSave={save.run} />
          ))}
        </ul>
      )}
      <Select
        mt={8}
        w={280}
        searchable
        aria-label="Guard a field"
        placeholder="Guard a field…"
        disabled={!mayWrite}
        data={Array.from(groups, ([group, items]) => ({ group, items }))}
        value={null}
        onChange={(column) => {
          if (column !== null) void save.run({ column, isRequired: false, checksFormat: true, allowed: null });
        }}
      />
    </div>
  );
}

const isGuarded = ({ isRequired, checksFormat, allowed }: GuardedField): boolean =>
  isRequired || checksFormat || allowed !== null;

interface GuardRowProps {
  field: GuardedField;
  isDisabled: boolean;
  onSave: (guard: { column: string; isRequired: boolean; checksFormat: boolean; allowed: string[] | null }) => unknown;
}

function GuardRow({ field, isDisabled, onSave }: GuardRowProps) {
  const { column, label, isRequired, checksFormat, allowed, mayBeRequired, choices } = field;
  const now = { column, isRequired, checksFormat, allowed: allowed === null ? null : [...allowed] };
  const nothing = { column, isRequired: false, checksFormat: false, allowed: null };
  return (
    <li className="guards__row" aria-label={`Guard of ${label}`}>
      <Text size="sm" fw={500} className="truncate" title={label}>
        {label}
      </Text>
      <Checkbox
        size="xs"
        label="Required"
        checked={isRequired}
        disabled={isDisabled || !mayBeRequired}
        onChange={(event) => onSave({ ...now, isRequired: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label="Valid format"
        checked={checksFormat}
        disabled={isDisabled}
        onChange={(event) => onSave({ ...now, checksFormat: event.currentTarget.checked })}
      />
      <TagsInput
        size="xs"
        aria-label={`Allowed values of ${label}`}
        placeholder={(allowed ?? []).length === 0 ? 'Any value; type one and Enter to allow only that' : ''}
        disabled={isDisabled || choices !== null}
        value={[...(allowed ?? [])]}
        onChange={(values) => onSave({ ...now, allowed: values.length > 0 ? values : null })}
      />
      <Tooltip label="Take the guard away">
        <ActionIcon
          variant="subtle"
          aria-label={`Take the guard of ${label} away`}
          disabled={isDisabled}
          onClick={() => onSave(nothing)}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

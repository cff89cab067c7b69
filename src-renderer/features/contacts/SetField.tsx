// Sets one field of many contacts: choose the field, type the value, see what would change, do it.
import { Button, Checkbox, Group, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import {
  contactFieldLabel,
  type EditableField,
  editableFields,
  fieldChoices,
} from '../../../src-shared/model/contact.ts';
import type { Selection } from '../../../src-shared/model/selection.ts';
import { useJob, useRead } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

export function SetField({ selection }: { selection: Selection }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPencil size={14} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Set a field
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen && <SetFieldForm selection={selection} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function SetFieldForm({ selection, onDone }: { selection: Selection; onDone: () => void }) {
  const [field, setField] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const [keepAnyway, setKeepAnyway] = useState(false);
  const custom = useRead('contacts.customFields', {}).value ?? [];
  const [asked] = useDebouncedValue(value, 150);
  const preview = useRead('contacts.previewSet', field === null ? null : { selection, field, value: asked });
  const set = useJob('contacts.setField');
  const definition = custom.find((it) => `custom.${it.key}` === field);
  const choices = field === null ? undefined : (fieldChoices[field as EditableField] ?? optionsOf(definition));
  const changing = preview.error || preview.isLoading ? null : (preview.value?.changing ?? null);
  const guarded = field === null || preview.isLoading ? null : (preview.value?.guarded ?? null);
  const run = async (): Promise<void> => {
    if (field === null) return;
    if (await set.start({ selection, field, value, keepAnyway })) {
      onDone();
      await announceDone();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack gap={8}>
        <Select
          label="Field"
          comboboxProps={{ withinPortal: false }}
          placeholder="Choose a field"
          searchable
          data={[
            { group: 'Contact', items: editableFields.map((id) => ({ value: id, label: contactFieldLabel[id] })) },
            {
              group: 'Custom fields',
              items: custom.map((it) => ({ value: `custom.${it.key}`, label: it.label })),
            },
          ]}
          value={field}
          onChange={(next) => {
            setField(next);
            setValue('');
          }}
          data-autofocus
        />
        {choices ? (
          <Select
            label="Becomes"
            comboboxProps={{ withinPortal: false }}
            placeholder="Empty"
            data={[...choices]}
            clearable
            value={value || null}
            onChange={(next) => setValue(next ?? '')}
          />
        ) : (
          <TextInput
            label="Becomes"
            placeholder="Empty"
            disabled={field === null}
            value={value}
            error={preview.error && field !== null ? preview.error.message : null}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {field !== null && preview.value && !preview.error && (
          <div className="set-field__preview">
            <Text size="sm">
              {changing === 0
                ? 'All of them have this value already.'
                : `${counted(preview.value.changing, 'contact')} of ${formatNumber(preview.value.selected)} will change.`}
            </Text>
            {preview.value.examples.map((example) => (
              <Text key={example.id} size="xs" c="dimmed" truncate dir="auto">
                {example.name}: {example.before ?? 'empty'} → {asked.trim() || 'empty'}
              </Text>
            ))}
          </div>
        )}
        {guarded !== null && (
          <div role="alert">
            <Text size="sm" c="var(--wrong-ink)">
              {guarded}
            </Text>
            <Checkbox
              size="xs"
              label="Keep anyway"
              checked={keepAnyway}
              onChange={(event) => setKeepAnyway(event.currentTarget.checked)}
            />
          </div>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={set.isRunning} disabled={!changing || (guarded !== null && !keepAnyway)}>
            {changing ? `Change ${formatNumber(changing)}` : 'Change'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const optionsOf = (field: { options: string[] } | undefined): string[] | undefined =>
  field && field.options.length > 0 ? field.options : undefined;

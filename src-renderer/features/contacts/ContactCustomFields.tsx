// The custom fields of a contact, each edited as its type asks, and making a new field.
import { Button, Group, MultiSelect, Popover, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomField } from '../../../src-shared/contract/contact-list.ts';
import type { ContactDetail } from '../../../src-shared/contract/contacts.ts';
import { announceDone } from '../../app/undo.ts';
import { EditableText, type SaveProblem } from '../../ui/EditableText.tsx';
import { Line, Part } from './ContactPart.tsx';
import { save, saveUnguarded } from './save.ts';

type Value = ContactDetail['custom'][number];

export function ContactCustomFields({ detail }: { detail: ContactDetail }) {
  return (
    <Part title="Custom fields">
      {detail.custom.map((field) => (
        <Line key={field.key} label={field.label} origin={`custom:${field.key}`}>
          <CustomValue contact={detail.id} field={field} />
        </Line>
      ))}
      <NewField />
    </Part>
  );
}

function CustomValue({ contact, field }: { contact: number; field: Value }) {
  const keep = (value: string | null): Promise<SaveProblem | null> =>
    save('contacts.setCustom', { contact, key: field.key, value });
  if (field.type === 'boolean') {
    return (
      <Select
        variant="unstyled"
        className="contact-choice"
        aria-label={field.label}
        placeholder="–"
        clearable
        data={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        value={field.value === null ? null : field.value === 0 ? 'no' : 'yes'}
        onChange={(value) => void keep(value)}
      />
    );
  }
  if (field.type === 'choice' && field.options.length > 0) {
    return (
      <Select
        variant="unstyled"
        className="contact-choice"
        aria-label={field.label}
        placeholder="–"
        clearable
        searchable
        data={field.options}
        value={field.value === null ? null : String(field.value)}
        onChange={(value) => void keep(value)}
      />
    );
  }
  if (field.type === 'multi' && field.options.length > 0) {
    return (
      <MultiSelect
        variant="unstyled"
        className="contact-choice"
        aria-label={field.label}
        data={field.options}
        value={field.value === null ? [] : (JSON.parse(String(field.value)) as string[])}
        onChange={(values) => void keep(values.join('; '))}
      />
    );
  }
  return (
    <EditableText
      label={field.label}
      placeholder="–"
      figures={field.type !== 'text'}
      value={rawText(field)}
      onSave={keep}
    />
  );
}

/** The value as one would type it. */
function rawText({ type, value }: Value): string {
  if (value === null) return '';
  if (type === 'money') return (Number(value) / 100).toFixed(2);
  if (type === 'multi') return (JSON.parse(String(value)) as string[]).join('; ');
  return String(value);
}

const typeNames: Record<CustomField['type'], string> = {
  text: 'Text',
  number: 'Number',
  money: 'Money',
  date: 'Date',
  choice: 'One of a list',
  multi: 'Several of a list',
  boolean: 'Yes or no',
};

export function NewField() {
  const [isOpen, setOpen] = useState(false);
  const [label, setLabel] = useState('');
  const [type, setType] = useState<CustomField['type']>('text');
  const [options, setOptions] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const hasOptions = type === 'choice' || type === 'multi';
  const create = async (): Promise<void> => {
    const listed = hasOptions
      ? options
          .split('\n')
          .map((option) => option.trim())
          .filter(Boolean)
      : [];
    const refused = await saveUnguarded('contacts.createField', { label, type, options: listed });
    setProblem(refused);
    if (refused !== null) return;
    setOpen(false);
    setLabel('');
    setOptions('');
    await announceDone();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={280} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          ml={-8}
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          New field
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          <TextInput
            label="Name"
            value={label}
            error={problem}
            maxLength={120}
            onChange={(event) => setLabel(event.currentTarget.value)}
            data-autofocus
          />
          <Select
            label="Holds"
            comboboxProps={{ withinPortal: false }}
            allowDeselect={false}
            data={Object.entries(typeNames).map(([value, name]) => ({ value, label: name }))}
            value={type}
            onChange={(value) => setType((value ?? 'text') as CustomField['type'])}
          />
          {hasOptions && (
            <Textarea
              label="Allowed values, one a line"
              minRows={3}
              autosize
              size="xs"
              value={options}
              onChange={(event) => setOptions(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button disabled={label.trim() === ''} onClick={() => void create()}>
              Add the field
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

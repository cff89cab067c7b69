// What holds for the whole file: what happens to known contacts, how they are found, tags for everyone. A view.
import { Select, TagsInput } from '@mantine/core';
import type { Dispatch } from 'react';
import { type ImportMode, type ImportPreview, importModes } from '../../../src-shared/contract/import.ts';
import { countryCodes, countryName } from '../../../src-shared/text/country.ts';
import { useRead } from '../../app/live.ts';
import type { ImportAction, ImportDraft } from './import-draft.ts';

interface ImportOptionsProps {
  draft: ImportDraft;
  preview: ImportPreview;
  change: Dispatch<ImportAction>;
}

const modeLabels: Record<ImportMode, string> = {
  upsert: 'Add new ones, update known ones',
  fill: 'Add new ones, fill only blanks of known ones',
  create: 'Add new ones, set known ones aside',
  skip: 'Add new ones, pass over known ones',
  update: 'Update known ones only',
};
const countries = countryCodes()
  .map((code) => ({ value: code, label: countryName(code) }))
  .sort((a, b) => a.label.localeCompare(b.label));

export function ImportOptions({ draft, preview, change }: ImportOptionsProps) {
  const tags = useRead('tags.tree', {}).value;
  const hasSourceId = draft.columns.some((column) => column.target === 'source_id');
  const hasPhone = draft.columns.some((column) => column.target.startsWith('phone'));
  const hasDate = draft.columns.some(
    (column) =>
      /^(birthday|created_at|activity\.at)$/.test(column.target) ||
      (column.target.startsWith('custom:') && column.type === 'date'),
  );
  const isContacts = draft.content === 'contacts';
  return (
    <section className="import-options" aria-label="For the whole file">
      {isContacts && preview.contactCount > 0 && (
        <Select
          label="Contacts that are here already"
          w={330}
          allowDeselect={false}
          value={draft.mode}
          data={importModes.map((mode) => ({ value: mode, label: modeLabels[mode] }))}
          onChange={(value) =>
            change({ kind: 'option', change: { mode: importModes.find((mode) => mode === value) ?? 'upsert' } })
          }
        />
      )}
      {isContacts && hasSourceId && (
        <Select
          label="Known by"
          w={200}
          allowDeselect={false}
          value={draft.key}
          data={[
            { value: 'email', label: 'Email' },
            { value: 'source_id', label: 'Id of the source' },
          ]}
          onChange={(value) =>
            change({ kind: 'option', change: { key: value === 'source_id' ? 'source_id' : 'email' } })
          }
        />
      )}
      {!isContacts && (
        <Select
          label="Activities of people who are not here"
          w={330}
          allowDeselect={false}
          value={draft.unknownContacts}
          data={[
            { value: 'create', label: 'Add the person (email or id needed)' },
            { value: 'reject', label: 'Set the row aside' },
          ]}
          onChange={(value) =>
            change({ kind: 'option', change: { unknownContacts: value === 'reject' ? 'reject' : 'create' } })
          }
        />
      )}
      {hasPhone && (
        <Select
          label="Phone numbers without country"
          w={240}
          searchable
          clearable
          placeholder="From the addresses"
          value={draft.country}
          data={countries}
          onChange={(country) => change({ kind: 'option', change: { country } })}
        />
      )}
      {hasDate && (
        <Select
          label="03/04/2024 is read as"
          w={200}
          allowDeselect={false}
          value={draft.dayOrder ?? 'auto'}
          data={[
            { value: 'auto', label: 'Decided by the values' },
            { value: 'dmy', label: '3 April (day first)' },
            { value: 'mdy', label: '4 March (month first)' },
          ]}
          onChange={(value) =>
            change({ kind: 'option', change: { dayOrder: value === 'dmy' || value === 'mdy' ? value : null } })
          }
        />
      )}
      <TagsInput
        label="Tags for everyone in this file"
        w={280}
        placeholder={draft.tags.length === 0 ? 'None' : ''}
        value={draft.tags}
        data={tagNames(tags)}
        maxTags={20}
        onChange={(chosen) => change({ kind: 'option', change: { tags: chosen } })}
      />
    </section>
  );
}

function tagNames(tree: { tags: readonly { name: string }[] } | undefined): string[] {
  return [...new Set(tree?.tags.map((tag) => tag.name) ?? [])];
}

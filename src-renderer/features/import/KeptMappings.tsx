// Mappings kept under a name: use one, keep this one, remove one. Fetches the list and writes.
import { ActionIcon, Button, Group, Menu, Popover, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type Dispatch, useState } from 'react';
import type { MappingPreset } from '../../../src-shared/contract/import.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { type ImportAction, type ImportDraft, mappingOf } from './import-draft.ts';

interface KeptMappingsProps {
  draft: ImportDraft;
  source: { readonly id: string; readonly name: string } | null;
  change: Dispatch<ImportAction>;
}

export function KeptMappings({ draft, source, change }: KeptMappingsProps) {
  const presets = useRead('import.presets', {}).value ?? [];
  const save = useWrite('import.savePreset');
  const remove = useWrite('import.removePreset');
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const keep = async (): Promise<void> => {
    const mapping = mappingOf(draft, name.trim());
    if (mapping === null || name.trim() === '') return;
    if ((await save.run(mapping)) === undefined) return;
    setNaming(false);
    setName('');
  };
  const replaces = presets.some((preset) => preset.name.toLowerCase() === name.trim().toLowerCase());
  return (
    <Group gap={8} wrap="nowrap" className="import-kept">
      {presets.length > 0 && (
        <Menu position="bottom-end" width={340}>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} aria-hidden />}>
              Use a kept mapping
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="import-kept__list">
            {groupsOf(presets, source?.id ?? null).map(([title, group]) => (
              <div key={title}>
                <Menu.Label>{title}</Menu.Label>
                {group.map((preset) => (
                  <div key={preset.id} className="import-kept__item">
                    <Menu.Item onClick={() => change({ kind: 'preset', preset })}>
                      <span className="truncate" title={preset.name}>
                        {preset.name}
                      </span>
                    </Menu.Item>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Remove the mapping ${preset.name}`}
                      onClick={() => void remove.run({ preset: preset.id })}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </div>
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Popover opened={isNaming} onChange={setNaming} position="bottom-end" width={320} trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconBookmark size={14} aria-hidden />}
            onClick={() => {
              setName(source?.name ?? '');
              setNaming(true);
            }}
          >
            Keep this mapping…
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <TextInput
              label="Name of the mapping"
              data-autofocus
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Text size="xs" c="dimmed" my={8}>
              {replaces
                ? 'A mapping of this name is here; it would be replaced.'
                : 'It can be used for any file with some of these headers.'}
            </Text>
            <Group justify="flex-end">
              <Button type="submit" size="xs" disabled={name.trim() === ''}>
                {replaces ? 'Replace' : 'Keep'}
              </Button>
            </Group>
          </form>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}

/** By source, that of the file first. */
function groupsOf(presets: readonly MappingPreset[], present: string | null): [title: string, MappingPreset[]][] {
  const groups = new Map<string, MappingPreset[]>();
  const isOfFile = (preset: MappingPreset) => preset.source === present;
  for (const preset of [...presets.filter(isOfFile), ...presets.filter((each) => !isOfFile(each))]) {
    const title = preset.sourceName ?? 'Other files';
    groups.set(title, [...(groups.get(title) ?? []), preset]);
  }
  return [...groups];
}

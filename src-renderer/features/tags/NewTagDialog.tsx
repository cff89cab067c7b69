// Makes a tag: its name, where it goes, and warns when a tag of nearly this name exists.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { nearDuplicateNames } from '../../../src-shared/tags/tag-names.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { TagPicker } from './TagPicker.tsx';
import { changeTags } from './use-tags.ts';

interface NewTagDialogProps {
  rows: readonly TagRow[];
  parent: number | null;
  /** Told which tag to show next, if any. */
  onClose: (show?: number) => void;
}

export function NewTagDialog({ rows, parent, onClose }: NewTagDialogProps) {
  const [name, setName] = useState('');
  const [above, setAbove] = useState<number[]>(parent === null ? [] : [parent]);
  const near = useMemo(() => {
    if (name.trim().length < 2) return [];
    const newcomer = { id: 0, name };
    const pairs = rows.flatMap((row) => nearDuplicateNames([newcomer, { id: row.id, name: row.name }]));
    return rows.filter(({ id }) => pairs.some(({ right }) => right === id));
  }, [rows, name]);
  const make = async () => {
    const made = await changeTags('tags.create', { name, parent: above[0] ?? null });
    if (made) onClose(made.id);
  };
  return (
    <Modal opened onClose={() => onClose()} title="New tag" size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Stack gap={14}>
          <TextInput
            label="Name"
            data-autofocus
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {near.length > 0 && (
            <Stack gap={4}>
              <Text size="xs" c="var(--attention-ink)">
                {near.length === 1 ? 'A tag of nearly this name exists:' : 'Tags of nearly this name exist:'}
              </Text>
              <Group gap={6}>
                {near.slice(0, 6).map((row) => (
                  <TagChip key={row.id} name={row.name} colour={row.shownColour} onOpen={() => onClose(row.id)} />
                ))}
              </Group>
            </Stack>
          )}
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              Below
            </Text>
            <TagPicker
              single
              label="Tag above the new one"
              placeholder="The top of the tree"
              value={above}
              onChange={setAbove}
            />
          </Stack>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => onClose()}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              Make the tag
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

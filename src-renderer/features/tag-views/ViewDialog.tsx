// Makes or changes a view of the tree: its name, whether it is a department, its champion and its tags.
import { Autocomplete, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TagView } from '../../../src-shared/contract/tag-views.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { TagPicker, useTagTree } from '../tags/index.ts';

const usual = ['Marketing', 'Sales', 'Support'];

/** @param onClose told which view was saved, if any */
export function ViewDialog({ view, onClose }: { view: TagView | null; onClose: (saved?: number) => void }) {
  const { rows } = useTagTree();
  const [name, setName] = useState(view?.name ?? '');
  const [kind, setKind] = useState<TagView['kind']>(view?.kind ?? 'department');
  const [champion, setChampion] = useState(view?.champion ?? '');
  const [tags, setTags] = useState<number[]>(view?.members ?? []);
  const { run, isRunning } = useWrite('tagViews.save');
  const owners = [...new Set((rows ?? []).flatMap(({ owner }) => owner ?? []))].sort();
  const save = async (): Promise<void> => {
    const saved = await run({
      view: view?.id ?? null,
      name,
      kind,
      champion: kind === 'department' ? champion : null,
      tags: tags as TagId[],
    });
    if (saved === undefined) return;
    onClose(saved.view);
    await announceDone();
  };
  return (
    <Modal
      opened
      onClose={() => onClose()}
      title={view === null ? 'New view of the tree' : `Change ${view.name}`}
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap={14}>
        <SegmentedControl
          aria-label="Kind of view"
          value={kind}
          onChange={(value) => setKind(value === 'set' ? 'set' : 'department')}
          data={[
            { value: 'department', label: 'Department' },
            { value: 'set', label: 'Tag set' },
          ]}
        />
        <Autocomplete
          label="Name"
          data-autofocus
          data={kind === 'department' ? usual : []}
          value={name}
          maxLength={120}
          onChange={setName}
        />
        {kind === 'department' && (
          <Autocomplete
            label="Tag champion"
            description="Keeps the tags of the department right, and works through its queue."
            data={owners}
            value={champion}
            maxLength={400}
            onChange={setChampion}
          />
        )}
        <Stack gap={4}>
          <Text size="sm" fw={500}>
            Tags
          </Text>
          <TagPicker label="Tags of the view" placeholder="Find a branch or a tag" value={tags} onChange={setTags} />
          <Text size="xs" c="dimmed">
            A branch brings everything below it, also what is added there later.
          </Text>
        </Stack>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={() => onClose()}>
            Cancel
          </Button>
          <Button disabled={name.trim() === '' || tags.length === 0} loading={isRunning} onClick={() => void save()}>
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

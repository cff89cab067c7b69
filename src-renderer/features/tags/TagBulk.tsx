// The middle of the Tags screen while several tags are chosen: what can be done with all of them at once.
import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { changeTags } from './use-tags.ts';

interface TagBulkProps {
  tags: readonly TagRow[];
  onSelect: (ids: number[]) => void;
  onMerge: () => void;
  onDelete: () => void;
}

export function TagBulk({ tags, onSelect, onMerge, onDelete }: TagBulkProps) {
  const ids = tags.map(({ id }) => id);
  const { value: impact } = useRead('tags.impact', { tags: ids });
  const show = () =>
    navigate({
      kind: 'contacts',
      scope: {
        kind: 'rule',
        rule: {
          kind: 'group',
          match: 'all',
          items: [{ kind: 'tag', match: 'has', tags: ids.slice(0, 500), descendants: false }],
        },
        label: `any of ${counted(tags.length, 'tag')}`,
      },
    });
  return (
    <Stack gap={16} className="tag-detail">
      <h2 className="tag-head__name">{counted(tags.length, 'tag')} selected</h2>
      <Text size="sm" c="dimmed">
        {impact
          ? `${counted(impact.contacts, 'contact')} ${impact.contacts === 1 ? 'wears' : 'wear'} at least one of them.`
          : ' '}{' '}
        Drag them in the tree, or press Alt with an arrow key, to move them together.
      </Text>
      <Group gap={8}>
        <Button onClick={onMerge}>Merge {counted(tags.length, 'tag')}…</Button>
        <Button variant="default" disabled={!impact || impact.contacts === 0} onClick={show}>
          Show their contacts
        </Button>
        <Menu>
          <Menu.Target>
            <Button variant="default">Set status</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['draft', 'active', 'deprecated', 'retired'] as const).map((status) => (
              <Menu.Item
                key={status}
                tt="capitalize"
                onClick={() => void changeTags('tags.setStatus', { tags: ids, status })}
              >
                {status}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button variant="default" color="red" onClick={onDelete}>
          Delete…
        </Button>
      </Group>
      <div className="tag-chips">
        {tags.slice(0, 200).map(({ id, name, shownColour }) => (
          <TagChip key={id} name={name} colour={shownColour} onOpen={() => onSelect([id])} />
        ))}
      </div>
    </Stack>
  );
}

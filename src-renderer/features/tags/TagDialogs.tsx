// Asks before tags are merged or deleted, with the consequences in numbers, and shows who contradicts an exclusive group.
import { Anchor, Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ConflictList, TagRow } from '../../../src-shared/contract/tags.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { TagPicker } from './TagPicker.tsx';
import './tags.css';
import { UseList } from './TagUses.tsx';
import { changeTags, useTreeView } from './use-tags.ts';

interface TagsDialogProps {
  tags: readonly TagRow[];
  /** Told which tag to show next, if any. */
  onClose: (show?: number) => void;
}

const named = (tags: readonly TagRow[]) => (tags.length === 1 ? `“${tags[0]?.name}”` : `${tags.length} tags`);

/** Merges the tags into one that is chosen here; with two or more, one of them may be the one to keep. */
export function MergeTagsDialog({ tags, onClose, into = null }: TagsDialogProps & { into?: number | null }) {
  const [kept, setKept] = useState<number[]>(into === null ? [] : [into]);
  const target = kept[0];
  const going = tags.filter(({ id }) => id !== target).map(({ id }) => id);
  const impact = useRead(
    'tags.impact',
    target === undefined || going.length === 0 ? null : { tags: [...going, target] },
  );
  const alone = useRead('tags.impact', going.length === 0 ? null : { tags: going });
  const merge = async () => {
    if (target === undefined) return;
    if (await changeTags('tags.merge', { tags: going, into: target })) onClose(target);
  };
  return (
    <Modal opened onClose={() => onClose()} title={`Merge ${named(tags)}`} size="md">
      <Stack gap={14}>
        <TagPicker
          single
          autoFocus
          label="Tag to keep"
          placeholder="Find the tag to keep"
          value={kept}
          onChange={setKept}
          {...(tags.length === 1 && { without: new Set(tags.map(({ id }) => id)) })}
        />
        {tags.length > 1 && target === undefined && (
          <Group gap={6}>
            <Text size="xs" c="dimmed">
              Or keep
            </Text>
            {tags.slice(0, 8).map(({ id, name, own }) => (
              <Button key={id} size="compact-xs" variant="default" onClick={() => setKept([id])}>
                {name} ({own})
              </Button>
            ))}
          </Group>
        )}
        {target !== undefined && impact.value && alone.value && (
          <Stack gap={6}>
            <Text size="sm">
              {counted(alone.value.contacts, 'contact')} {alone.value.contacts === 1 ? 'moves' : 'move'} over, and the
              kept tag is then worn by {counted(impact.value.contacts, 'contact')}.
            </Text>
            <Text size="sm" c="dimmed">
              The old {going.length === 1 ? 'name stays as another name' : 'names stay as other names'} of the kept tag,
              so that later imports land right. Tags below move with it. Empty places of its sheet are filled.
            </Text>
            {alone.value.usedBy.length > 0 && (
              <>
                <Text size="sm">These will name the kept tag instead:</Text>
                <UseList uses={alone.value.usedBy} />
              </>
            )}
          </Stack>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={() => onClose()}>
            Cancel
          </Button>
          <Button disabled={target === undefined || going.length === 0} onClick={() => void merge()}>
            Merge {counted(going.length, 'tag')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function DeleteTagsDialog({ tags, onClose }: TagsDialogProps) {
  const ids = tags.map(({ id }) => id);
  const { value: impact } = useRead('tags.impact', { tags: ids });
  const [children, setChildren] = useState<'lift' | 'delete'>('lift');
  const below = (impact?.tags ?? ids.length) - ids.length;
  const isUsed = (impact?.usedBy.length ?? 0) > 0;
  const contacts = (children === 'delete' ? impact?.contactsWithDescendants : impact?.contacts) ?? 0;
  const remove = async () => {
    if (await changeTags('tags.delete', { tags: ids, children })) onClose();
  };
  const retire = async () => {
    if (await changeTags('tags.setStatus', { tags: ids, status: 'retired' })) onClose(ids[0]);
  };
  return (
    <Modal opened onClose={() => onClose()} title={`Delete ${named(tags)}`} size="md">
      <Stack gap={14}>
        <Text size="sm">
          {contacts === 0
            ? 'No contact loses a tag.'
            : `${counted(contacts, 'contact')} ${contacts === 1 ? 'loses' : 'lose'} it.`}{' '}
          Undo brings everything back.
        </Text>
        {below > 0 && (
          <Radio.Group
            label={`${counted(below, 'tag')} ${below === 1 ? 'lies' : 'lie'} below`}
            value={children}
            onChange={(value) => setChildren(value === 'delete' ? 'delete' : 'lift')}
          >
            <Stack gap={6} mt={6}>
              <Radio size="xs" value="lift" label="Move them up one level" />
              <Radio size="xs" value="delete" label="Delete them as well" />
            </Stack>
          </Radio.Group>
        )}
        {isUsed && (
          <Stack gap={6}>
            <Text size="sm" c="var(--attention-ink)">
              These rules name {below > 0 ? 'one of the tags' : 'it'} and would no longer work. Change them first, or
              retire the tag: it stays where it is and is not assigned any more.
            </Text>
            <UseList uses={impact?.usedBy ?? []} />
          </Stack>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={() => onClose()}>
            Keep
          </Button>
          <Button variant="default" onClick={() => void retire()}>
            Retire instead
          </Button>
          <Button
            color="red"
            disabled={!impact || (isUsed && (children === 'delete' || below === 0))}
            onClick={() => void remove()}
          >
            Delete {counted(children === 'delete' ? ids.length + below : ids.length, 'tag')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The first conflicts as a table; the count stands in the sentence above it. */
export function ConflictTable({ conflicts }: { conflicts: ConflictList }) {
  if (conflicts.sample.length === 0) return null;
  return (
    <div className="tag-conflicts">
      <Table className="tag-table" stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Contact</Table.Th>
            <Table.Th>Group</Table.Th>
            <Table.Th>Wears</Table.Th>
            <Table.Th>And</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {conflicts.sample.map(({ contactId, contactName, group, wears, gets }) => (
            <Table.Tr key={`${contactId} ${group} ${gets}`}>
              <Table.Td className="truncate" maw={180}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => navigate({ kind: 'contacts', contact: contactId })}
                >
                  {contactName}
                </Anchor>
              </Table.Td>
              <Table.Td>{group}</Table.Td>
              <Table.Td>{wears}</Table.Td>
              <Table.Td>{gets}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {conflicts.count > conflicts.sample.length && (
        <Text size="xs" c="dimmed" pt={4}>
          And {counted(conflicts.count - conflicts.sample.length, 'more contact', 'more contacts')}
        </Text>
      )}
    </div>
  );
}

/** Shown when a move or switch was refused because contacts would contradict an exclusive group. */
export function ContradictionDialog() {
  const contradiction = useTreeView((state) => state.contradiction);
  if (contradiction === null) return null;
  const close = () => useTreeView.setState({ contradiction: null });
  return (
    <Modal opened onClose={close} title="Two tags of a group that allows one" size="lg">
      <Stack gap={14}>
        <Text size="sm">{contradiction.message}</Text>
        <ConflictTable conflicts={contradiction.conflicts} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            Leave as it was
          </Button>
          <Button
            onClick={() => {
              close();
              contradiction.again();
            }}
          >
            Do it all the same
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

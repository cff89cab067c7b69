// Below a tag's sheet: whom it is used for, its icon, its review cycle, what replaces it, and whether it is locked.
import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, Tooltip } from '@mantine/core';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { TagRow, TagSheet } from '../../../src-shared/contract/tags.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { tagIcons } from '../../../src-shared/tags/tag-icons.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { TagMark } from './TagMark.tsx';
import { TagPicker } from './TagPicker.tsx';
import { changeTags } from './use-tags.ts';

const cycles = [1, 3, 6, 12, 24];

export function TagUpkeep({ tag, sheet }: { tag: TagRow; sheet: TagSheet }) {
  const mayWrite = useMayWrite();
  const id = tag.id as TagId;
  const save = (changes: InputOf<'tags.document'>['changes']): void =>
    void changeTags('tags.document', { tag: id, changes });
  const months = sheet.reviewMonths;
  const shown = months === null || cycles.includes(months) ? cycles : [...cycles, months];
  return (
    <section className="tag-section" aria-label="Use and upkeep">
      <Text component="h3" fw={600} size="sm">
        Use and upkeep
      </Text>
      <Group gap={12} align="end">
        <Select
          size="xs"
          w={170}
          label="Used for"
          allowDeselect={false}
          disabled={!mayWrite}
          value={tag.usedFor}
          onChange={(value) => value && save({ usedFor: value as TagRow['usedFor'] })}
          data={[
            { value: 'anybody', label: 'Anybody' },
            { value: 'person', label: 'People only' },
            { value: 'company', label: 'Companies only' },
          ]}
        />
        <Select
          size="xs"
          w={170}
          label="Reviewed every"
          disabled={!mayWrite}
          clearable
          placeholder="No cycle"
          value={months === null ? null : String(months)}
          onChange={(value) => save({ reviewMonths: value === null ? null : Number(value) })}
          data={shown.map((count) => ({ value: String(count), label: count === 1 ? 'month' : `${count} months` }))}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!mayWrite}
          onClick={() => void changeTags('tags.reviewed', { tags: [id] })}
        >
          Reviewed today
        </Button>
        <Checkbox
          size="xs"
          mb={6}
          label="Locked: name, place and status stay"
          disabled={!mayWrite}
          checked={tag.isLocked}
          onChange={(event) => save({ isLocked: event.currentTarget.checked })}
        />
      </Group>
      {(tag.status === 'deprecated' || tag.status === 'retired' || sheet.replacedBy !== null) && (
        <Stack gap={4} maw={360}>
          <Text size="xs" fw={500}>
            Replaced by
          </Text>
          <TagPicker
            single
            label="Tag that replaces it"
            placeholder="Which tag to use instead"
            value={sheet.replacedBy === null ? [] : [sheet.replacedBy]}
            onChange={([other]) => save({ replacedBy: (other ?? null) as TagId | null })}
            without={new Set([tag.id])}
          />
        </Stack>
      )}
      <Group gap={4} role="group" aria-label="Icon">
        {tagIcons.map((icon) => (
          <Tooltip key={icon} label={icon} openDelay={500}>
            <ActionIcon
              size={26}
              variant={tag.icon === icon ? 'light' : 'subtle'}
              aria-label={`Icon ${icon}`}
              aria-pressed={tag.icon === icon}
              disabled={!mayWrite}
              onClick={() => save({ icon: tag.icon === icon ? null : icon })}
            >
              <TagMark colour={tag.shownColour} icon={icon} />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
    </section>
  );
}

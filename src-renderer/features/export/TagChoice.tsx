// How tags are written and which of them. A view.
import { Group, MultiSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { needsColumns, type TagForm } from '../../../src-shared/model/export-column.ts';
import type { ExportDraft } from './export-store.ts';

interface TagChoiceProps {
  /** In tree order; `path` leads from the root. */
  tags: readonly { id: number; path: string }[];
  draft: ExportDraft;
  /** Whether the file has columns to give each tag one. */
  hasColumns: boolean;
  onChange: (change: Partial<ExportDraft>) => void;
}

const meaning: Record<TagForm, string> = {
  name: '“VIP”. Tags that share a name are written with their path.',
  prefix:
    '“Customer: VIP”, so that the branch is not lost where a program has no tree. Importing the file here finds the same tags.',
  columns: 'A column a tag with yes or no, for programs that have no tags.',
  flags: 'A column a tag with 1 or 0, for statistics and spreadsheets.',
  branches: 'A column a branch of the tree with its tags in it, for fields of several choices.',
};

export function TagChoice({ tags, draft, hasColumns, onChange }: TagChoiceProps) {
  const form = needsColumns(draft.tagForm) && !hasColumns ? 'name' : draft.tagForm;
  return (
    <Stack gap={8}>
      <Group gap="md" align="start" wrap="nowrap">
        <SegmentedControl
          aria-label="How tags are written"
          value={form}
          onChange={(value) => onChange({ tagForm: value as TagForm })}
          data={[
            { value: 'name', label: 'Names' },
            { value: 'prefix', label: 'With their branch' },
            ...(hasColumns
              ? [
                  { value: 'columns', label: 'A column each' },
                  { value: 'flags', label: '1 or 0' },
                  { value: 'branches', label: 'A column a branch' },
                ]
              : []),
          ]}
        />
        <MultiSelect
          aria-label="Only these branches"
          placeholder={draft.branches.length === 0 ? 'All branches' : ''}
          flex={1}
          searchable
          clearable
          maxDropdownHeight={280}
          value={draft.branches.map(String)}
          onChange={(chosen) => onChange({ branches: chosen.map(Number) })}
          data={tags.map(({ id, path }) => ({ value: String(id), label: path }))}
          nothingFoundMessage="No such tag"
        />
      </Group>
      <Text size="xs" c="dimmed">
        {meaning[form]}
      </Text>
    </Stack>
  );
}

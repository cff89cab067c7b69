// Above the tag tree: search, the undocumented alone, and how the tree is shown.
import { ActionIcon, Menu, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import type { TagView } from '../../../src-shared/contract/tag-views.ts';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { CloseButtonSmall } from '../../ui/CloseButtonSmall.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { isUndocumented, type TagFilter } from './tag-filter.ts';
import { useTreeView } from './use-tags.ts';

interface TreeToolsProps {
  rows: readonly TagRow[];
  views: readonly TagView[];
  filter: TagFilter;
  onFilter: (filter: TagFilter) => void;
  inputRef: React.RefObject<HTMLInputElement | null>;
}

export function TreeTools({ rows, views, filter, onFilter, inputRef }: TreeToolsProps) {
  const undocumented = rows.filter(isUndocumented).length;
  return (
    <div className="tag-tools">
      <TextInput
        ref={inputRef}
        className="tag-tools__search"
        aria-label="Find a tag"
        placeholder="Find a tag"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          filter.text !== '' && (
            <CloseButtonSmall label="Clear the search" onClick={() => onFilter({ ...filter, text: '' })} />
          )
        }
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onFilter({ ...filter, text: '' });
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document
              .querySelector<HTMLElement>('.tag-tree [role="treeitem"][tabindex="0"], .tag-tree [role="treeitem"]')
              ?.focus();
          }
        }}
      />
      {views.length > 0 && (
        <Select
          size="xs"
          w={124}
          aria-label="View of the tree"
          allowDeselect={false}
          value={filter.lens === null ? '' : String(filter.lens.view)}
          onChange={(value) => {
            const view = views.find(({ id }) => String(id) === value);
            onFilter({ ...filter, lens: view ? { view: view.id, tags: view.tags } : null });
          }}
          data={[
            { value: '', label: 'Whole tree' },
            ...views.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
      <SegmentedControl
        aria-label="Which tags"
        value={filter.onlyUndocumented ? 'open' : 'all'}
        onChange={(value) => onFilter({ ...filter, onlyUndocumented: value === 'open' })}
        data={[
          { value: 'all', label: 'All' },
          { value: 'open', label: `Undocumented ${formatNumber(undocumented)}` },
        ]}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label="How the tree is shown">
            <IconFilter size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => useTreeView.setState({ expanded: rows.map(({ id }) => String(id)) })}>
            Open everything
          </Menu.Item>
          <Menu.Item onClick={() => useTreeView.setState({ expanded: [] })}>Close everything</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onFilter({ ...filter, withRetired: !filter.withRetired })}>
            {filter.withRetired ? 'Hide retired tags' : 'Show retired tags'}
          </Menu.Item>
          <Menu.Divider />
          <Text size="xs" c="dimmed" px={12} py={4} maw={240}>
            Drag tags to move them, or press Alt with an arrow key. F2 renames, Delete deletes, Space selects several.
          </Text>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

// What narrows the table of tags: text, view, owner, documentation, usage and status.
import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { TagView } from '../../../src-shared/contract/tag-views.ts';
import { fewContacts, type GridFilter } from './tag-grid.ts';

interface TagGridFiltersProps {
  filter: GridFilter;
  onFilter: (filter: GridFilter) => void;
  owners: readonly string[];
  views: readonly TagView[];
}

export function TagGridFilters({ filter, onFilter, owners, views }: TagGridFiltersProps) {
  const choose =
    <K extends keyof GridFilter>(key: K) =>
    (value: string | null) =>
      onFilter({ ...filter, [key]: value ?? '' });
  const shared = { size: 'xs', allowDeselect: false, w: 170 } as const;
  return (
    <div className="tag-grid__filters">
      <TextInput
        size="xs"
        w={220}
        aria-label="Find in the table"
        placeholder="Find a name, meaning or owner"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      {views.length > 0 && (
        <Select
          {...shared}
          aria-label="View"
          value={filter.view === null ? '' : String(filter.view)}
          onChange={(value) => onFilter({ ...filter, view: value ? Number(value) : null })}
          data={[
            { value: '', label: 'The whole tree' },
            ...views.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
      <Select
        {...shared}
        aria-label="Owner"
        searchable
        value={filter.owner}
        onChange={choose('owner')}
        data={[
          { value: '', label: 'Any owner' },
          { value: '-', label: 'Without an owner' },
          ...owners.map((owner) => ({ value: owner, label: owner })),
        ]}
      />
      <Select
        {...shared}
        aria-label="Documentation"
        value={filter.documentation}
        onChange={choose('documentation')}
        data={[
          { value: 'any', label: 'Any documentation' },
          { value: 'undocumented', label: 'Undocumented' },
          { value: 'partial', label: 'Partly documented' },
          { value: 'complete', label: 'Complete' },
        ]}
      />
      <Select
        {...shared}
        aria-label="Usage"
        value={filter.usage}
        onChange={choose('usage')}
        data={[
          { value: 'any', label: 'Any usage' },
          { value: 'nobody', label: 'Worn by nobody' },
          { value: 'few', label: `Worn by fewer than ${fewContacts}` },
          { value: 'unused', label: 'Used by no rule' },
        ]}
      />
      <Select
        {...shared}
        w={130}
        aria-label="Status"
        value={filter.status}
        onChange={choose('status')}
        data={[
          { value: 'living', label: 'Not retired' },
          ...['draft', 'active', 'deprecated', 'retired'].map((value) => ({ value, label: value })),
          { value: 'any', label: 'Any status' },
        ]}
      />
    </div>
  );
}

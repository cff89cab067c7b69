// Checkboxes of the columns, by group, with the whole group at once.
import { Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ExportColumn } from '../../../src-shared/model/export-column.ts';
import { chosenKeys, groupColumns } from './column-groups.ts';

interface ColumnPickerProps {
  columns: readonly ExportColumn[];
  /** null: the usual ones. */
  chosen: readonly string[] | null;
  onChange: (chosen: readonly string[] | null) => void;
}

/** What a plural column stands for, since its checkbox shows one name only. */
const hints: Partial<Record<ExportColumn['source']['kind'], string>> = {
  points: 'As many columns as needed',
  addresses: 'Six columns for each address',
};

export function ColumnPicker({ columns, chosen, onChange }: ColumnPickerProps) {
  const keys = new Set(chosenKeys(columns, chosen));
  const set = (changed: readonly string[], on: boolean): void => {
    const next = new Set(keys);
    for (const key of changed) {
      if (on) next.add(key);
      else next.delete(key);
    }
    onChange(columns.filter(({ key }) => next.has(key)).map(({ key }) => key));
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" className="figures">
          {keys.size} of {columns.length} chosen
        </Text>
        <Group gap={4}>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            Usual columns
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(columns.map(({ key }) => key))}>
            All
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
            None
          </Button>
        </Group>
      </Group>
      {groupColumns(columns).map((group) => {
        const own = group.columns.map(({ key }) => key);
        const count = own.filter((key) => keys.has(key)).length;
        return (
          <fieldset key={group.name} className="export-group">
            <legend>
              <Checkbox
                label={group.name}
                fw={600}
                checked={count === own.length}
                indeterminate={count > 0 && count < own.length}
                onChange={(event) => set(own, event.currentTarget.checked)}
              />
            </legend>
            <SimpleGrid cols={3} spacing={12} verticalSpacing={6}>
              {group.columns.map((column) => (
                <Checkbox
                  key={column.key}
                  label={
                    <span className="truncate" title={hints[column.source.kind] ?? column.header}>
                      {column.header}
                    </span>
                  }
                  checked={keys.has(column.key)}
                  onChange={(event) => set([column.key], event.currentTarget.checked)}
                />
              ))}
            </SimpleGrid>
          </fieldset>
        );
      })}
    </Stack>
  );
}

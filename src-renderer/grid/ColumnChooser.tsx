// Chooses which columns a list shows, and their order. Changes only the layout.
import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Text, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { type GridColumn, type GridLayout, startLayout } from './grid-types.ts';
import { columnOrder, moveColumn } from './use-grid-columns.ts';

interface ColumnChooserProps<Row> {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
}

export function ColumnChooser<Row>({ columns, layout, onLayoutChange }: ColumnChooserProps<Row>) {
  const [query, setQuery] = useState('');
  const hidden = new Set(layout.hidden);
  const order = columnOrder(columns, layout);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const wanted = query.trim().toLowerCase();
  const listed = order.flatMap((id) => {
    const column = byId.get(id);
    return column && `${column.label} ${column.group ?? ''}`.toLowerCase().includes(wanted) ? [column] : [];
  });
  const show = (id: string, shown: boolean): void =>
    onLayoutChange({ ...layout, hidden: shown ? layout.hidden.filter((it) => it !== id) : [...layout.hidden, id] });
  const move = (id: string, before: string | null): void =>
    onLayoutChange({ ...layout, order: moveColumn(order, id, before) });
  return (
    <Popover position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <TextInput
          aria-label="Find a column"
          placeholder="Find a column"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          data-autofocus
        />
        <ScrollArea.Autosize mah={360} mt={8} type="auto">
          {listed.map((column) => {
            const at = order.indexOf(column.id);
            const above = order[at - 1];
            const firstMovable = order.findIndex((id) => !byId.get(id)?.pinned);
            return (
              <Group key={column.id} justify="space-between" wrap="nowrap" gap={4} className="column-chooser__row">
                <Checkbox
                  label={
                    <>
                      {column.label}
                      {column.group && <span className="quiet"> · {column.group}</span>}
                    </>
                  }
                  checked={!hidden.has(column.id)}
                  disabled={column.pinned === true}
                  onChange={(event) => show(column.id, event.currentTarget.checked)}
                />
                {!column.pinned && wanted === '' && (
                  <Group gap={0} wrap="nowrap">
                    <MoveButton
                      label={`Move ${column.label} up`}
                      disabled={at <= firstMovable}
                      onClick={() => above && move(column.id, above)}
                      up
                    />
                    <MoveButton
                      label={`Move ${column.label} down`}
                      disabled={at === order.length - 1}
                      onClick={() => move(column.id, order[at + 2] ?? null)}
                    />
                  </Group>
                )}
              </Group>
            );
          })}
          {listed.length === 0 && (
            <Text size="sm" c="dimmed" p={8}>
              No column is called “{query}”
            </Text>
          )}
        </ScrollArea.Autosize>
        <Button
          fullWidth
          mt={8}
          variant="subtle"
          onClick={() => onLayoutChange({ ...startLayout(columns), sort: layout.sort })}
        >
          Back to the usual columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoveButtonProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  up?: boolean;
}

function MoveButton({ label, disabled, onClick, up = false }: MoveButtonProps) {
  const Mark = up ? IconChevronUp : IconChevronDown;
  return (
    <Tooltip label={label}>
      <ActionIcon size={22} aria-label={label} disabled={disabled} onClick={onClick}>
        <Mark size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

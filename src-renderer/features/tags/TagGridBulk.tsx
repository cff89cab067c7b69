// What can be done with the ticked rows of the table at once: one operation each, one undo.
import { Autocomplete, Button, Group, Menu, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { counted } from '../../ui/numbers.ts';
import { changeTags } from './use-tags.ts';

interface TagGridBulkProps {
  tags: TagId[];
  owners: readonly string[];
  onDone: () => void;
}

/** A day so many months from today, YYYY-MM-DD. */
function inMonths(months: number): string {
  const day = new Date();
  day.setMonth(day.getMonth() + months);
  return day.toLocaleDateString('sv-SE');
}

const usedFor = [
  ['anybody', 'Anybody'],
  ['person', 'People only'],
  ['company', 'Companies only'],
] as const;

export function TagGridBulk({ tags, owners, onDone }: TagGridBulkProps) {
  const [owner, setOwner] = useState('');
  const document = (changes: Parameters<typeof changeTags<'tags.documentMany'>>[1]['changes']): void =>
    void changeTags('tags.documentMany', { tags, changes });
  return (
    <Group gap={8} className="tag-grid__bulk" role="toolbar" aria-label="Change the selected tags">
      <Text size="sm" fw={600} className="figures">
        {counted(tags.length, 'tag')} selected
      </Text>
      <Popover position="bottom-start" trapFocus>
        <Popover.Target>
          <Button size="xs" variant="default">
            Set owner
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={8}>
            <Autocomplete
              size="xs"
              aria-label="Owner of the selected tags"
              placeholder="Name"
              data={[...owners]}
              value={owner}
              onChange={setOwner}
              comboboxProps={{ withinPortal: false }}
            />
            <Button size="xs" disabled={owner.trim() === ''} onClick={() => document({ owner: owner.trim() })}>
              Set for {counted(tags.length, 'tag')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <BulkMenu label="Set review">
        {[3, 6, 12].map((months) => (
          <Menu.Item key={months} onClick={() => document({ reviewAt: inMonths(months), reviewMonths: months })}>
            Every {months} months
          </Menu.Item>
        ))}
      </BulkMenu>
      <BulkMenu label="Set status">
        {(['draft', 'active', 'deprecated', 'retired'] as const).map((status) => (
          <Menu.Item key={status} tt="capitalize" onClick={() => void changeTags('tags.setStatus', { tags, status })}>
            {status}
          </Menu.Item>
        ))}
      </BulkMenu>
      <BulkMenu label="Used for">
        {usedFor.map(([value, label]) => (
          <Menu.Item key={value} onClick={() => document({ usedFor: value })}>
            {label}
          </Menu.Item>
        ))}
      </BulkMenu>
      <BulkMenu label="Lock">
        <Menu.Item onClick={() => document({ isLocked: true })}>Lock name, place and status</Menu.Item>
        <Menu.Item onClick={() => document({ isLocked: false })}>Unlock</Menu.Item>
      </BulkMenu>
      <Button size="xs" variant="subtle" onClick={onDone}>
        Clear the selection
      </Button>
    </Group>
  );
}

function BulkMenu({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

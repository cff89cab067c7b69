// The profile of every column as small multiples: how full, how varied, which values. A click on a value filters.
import { Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ColumnProfile } from '../../../src-shared/contract/audit.ts';
import { useJob, useTablesVersion } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';
import { ColumnCard } from './ColumnCard.tsx';

type Order = 'usual' | 'emptiest' | 'varied';

export function ColumnsTab() {
  const profile = useJob('audit.profile');
  const [columns, setColumns] = useState<ColumnProfile[]>();
  const [order, setOrder] = useState<Order>('usual');
  const version = useTablesVersion(['contact', 'contact_point', 'address', 'contact_custom']);
  const [profiledAt, setProfiledAt] = useState<number>();
  const { start } = profile;
  const load = async (): Promise<void> => {
    const answer = await start({});
    if (answer === undefined) return;
    setColumns(answer);
    setProfiledAt(version);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the tab opens; later by the button
  useEffect(() => void load(), []);
  if (columns === undefined) return <Loading />;
  const filled = columns.filter((column) => column.filled > 0);
  const empty = columns.filter((column) => column.filled === 0);
  return (
    <div className="columns-tab">
      <Group gap={12} className="columns-tab__bar">
        <SegmentedControl
          size="xs"
          aria-label="Order"
          value={order}
          onChange={(next) => setOrder(next as Order)}
          data={[
            { value: 'usual', label: 'Usual order' },
            { value: 'emptiest', label: 'Emptiest first' },
            { value: 'varied', label: 'Most values first' },
          ]}
        />
        <Text size="sm" c="dimmed">
          {counted(columns[0]?.rows ?? 0, 'contact')}
        </Text>
        {profiledAt !== undefined && profiledAt !== version && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={profile.isRunning}
            onClick={() => void load()}
          >
            Contacts changed: profile again
          </Button>
        )}
      </Group>
      <div className="columns-tab__cards">
        {sorted(filled, order).map((column) => (
          <ColumnCard key={column.column} profile={column} />
        ))}
      </div>
      {empty.length > 0 && (
        <Text size="sm" c="dimmed" className="columns-tab__empty">
          Nowhere filled in: {empty.map((column) => column.label).join(', ')}.
        </Text>
      )}
    </div>
  );
}

function sorted(columns: readonly ColumnProfile[], order: Order): readonly ColumnProfile[] {
  if (order === 'usual') return columns;
  return columns.toSorted((a, b) => (order === 'emptiest' ? a.filled - b.filled : b.distinct - a.distinct));
}

function Loading() {
  return (
    <div className="columns-tab">
      <div className="columns-tab__cards" aria-busy>
        {Array.from({ length: 8 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
          <Skeleton key={index} height={232} radius={4} />
        ))}
      </div>
    </div>
  );
}

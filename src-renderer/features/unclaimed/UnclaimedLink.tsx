// Says that orders wait for a contact, of all imports or of one, and leads to them; nothing where none wait. A view.
import { Button, Group, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import './unclaimed.css';

export function UnclaimedLink({ batch }: { batch?: number }) {
  const counts = useRead('unclaimed.counts', batch === undefined ? {} : { batch: batch as ImportBatchId }).value;
  if (counts === undefined || counts.people === 0) return null;
  return (
    <Group className="unclaimed-link" gap={10} wrap="nowrap" role="status">
      <IconUserQuestion size={18} stroke={1.5} aria-hidden />
      <Text size="sm" className="figures" style={{ flex: 1 }}>
        {counted(counts.orders, 'order waits', 'orders wait')} for a contact: the file has only{' '}
        {counted(counts.people, 'name')} to go by.
      </Text>
      <Button variant="default" size="compact-sm" onClick={() => navigate({ kind: 'imports', screen: 'unclaimed' })}>
        Say whose they are
      </Button>
    </Group>
  );
}

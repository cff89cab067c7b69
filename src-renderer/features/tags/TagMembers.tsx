// Who wears a tag: how many, how they came by it, and the way to see them.
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { TagRow, TagSheet } from '../../../src-shared/contract/tags.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { wearersScope } from './use-tags.ts';

const sourceLabel = { manual: 'By hand', import: 'By import', rule: 'By rule', audit: 'By an audit fix' } as const;

export function TagMembers({ tag, sheet }: { tag: TagRow; sheet: TagSheet }) {
  const open = (descendants: boolean) => navigate({ kind: 'contacts', scope: wearersScope(tag, descendants) });
  if (tag.withDescendants === 0) {
    return (
      <Text size="sm" c="dimmed" py={16}>
        Nobody wears this tag yet. Select contacts in Contacts and press T to tag them.
      </Text>
    );
  }
  return (
    <Stack gap={20} py={16}>
      <Group gap={8}>
        <Button
          disabled={tag.own === 0}
          onClick={() => open(false)}
          rightSection={<IconArrowRight size={14} aria-hidden />}
        >
          Show {counted(tag.own, 'contact')}
        </Button>
        {tag.withDescendants > tag.own && (
          <Button variant="default" onClick={() => open(true)} rightSection={<IconArrowRight size={14} aria-hidden />}>
            Show {formatNumber(tag.withDescendants)} with the tags below
          </Button>
        )}
      </Group>
      {sheet.sources.length > 0 && (
        <Table className="tag-table" withRowBorders verticalSpacing={6} maw={520}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>How it was assigned</Table.Th>
              <Table.Th ta="right">Assignments</Table.Th>
              <Table.Th ta="right">Last</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sheet.sources.map(({ source, count, newest }) => (
              <Table.Tr key={source}>
                <Table.Td>{sourceLabel[source]}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatNumber(count)}
                </Table.Td>
                <Table.Td ta="right">
                  <RelativeTime at={newest} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

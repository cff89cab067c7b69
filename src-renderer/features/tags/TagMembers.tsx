// Who wears a tag: how many, how they came by it, those tagged last, and the way to see all of them.
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { TagMember, TagRow, TagSheet } from '../../../src-shared/contract/tags.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { wearersScope } from './use-tags.ts';

const sourceLabel = { manual: 'by hand', import: 'by import', rule: 'by rule', audit: 'by an audit fix' } as const;

interface TagMembersProps {
  tag: TagRow;
  sheet: TagSheet;
  nameOf: (tag: number) => string;
}

export function TagMembers({ tag, sheet, nameOf }: TagMembersProps) {
  const hasBelow = tag.withDescendants > tag.own;
  const { value: members } = useRead('tags.members', { tag: tag.id, descendants: hasBelow });
  const open = (descendants: boolean) => navigate({ kind: 'contacts', scope: wearersScope(tag, descendants) });
  if (tag.withDescendants === 0) {
    return (
      <Text size="sm" c="dimmed" py={16}>
        Nobody wears this tag yet. Select contacts in Contacts and press T to tag them.
      </Text>
    );
  }
  const sources = sheet.sources.map(({ source, count }) => `${formatNumber(count)} ${sourceLabel[source]}`);
  return (
    <Stack gap={12} py={16}>
      <Group gap={8}>
        {tag.own > 0 && (
          <Button onClick={() => open(false)} rightSection={<IconArrowRight size={14} aria-hidden />}>
            Show {counted(tag.own, 'contact')}
          </Button>
        )}
        {hasBelow && (
          <Button
            variant={tag.own > 0 ? 'default' : 'filled'}
            onClick={() => open(true)}
            rightSection={<IconArrowRight size={14} aria-hidden />}
          >
            Show {formatNumber(tag.withDescendants)} with the tags below
          </Button>
        )}
      </Group>
      {sources.length > 0 && (
        <Text size="sm" c="dimmed" className="figures">
          Assigned: {sources.join(', ')}
        </Text>
      )}
      {members && <MemberTable members={members} showTag={hasBelow} nameOf={nameOf} total={tag.withDescendants} />}
    </Stack>
  );
}

interface MemberTableProps {
  members: readonly TagMember[];
  showTag: boolean;
  nameOf: (tag: number) => string;
  total: number;
}

function MemberTable({ members, showTag, nameOf, total }: MemberTableProps) {
  return (
    <>
      <Table className="tag-table" verticalSpacing={5} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Tagged last</Table.Th>
            {showTag && <Table.Th w="24%">Tag</Table.Th>}
            <Table.Th w="34%">Why</Table.Th>
            <Table.Th w={110} ta="right">
              When
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map(({ contactId, contactName, tag, source, why, at }) => (
            <Table.Tr key={`${contactId} ${tag}`}>
              <Table.Td className="truncate">
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  dir="auto"
                  onClick={() => navigate({ kind: 'contacts', contact: contactId })}
                >
                  {contactName}
                </Anchor>
              </Table.Td>
              {showTag && <Table.Td className="truncate">{nameOf(tag)}</Table.Td>}
              <Table.Td c="dimmed" className="truncate">
                {why === null ? sourceLabel[source] : `${why}, ${sourceLabel[source]}`}
              </Table.Td>
              <Table.Td ta="right" c="dimmed">
                <RelativeTime at={at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > members.length && (
        <Text size="xs" c="dimmed">
          And {counted(total - members.length, 'more contact', 'more contacts')}
        </Text>
      )}
    </>
  );
}

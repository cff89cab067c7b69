// All segments as a table: what each is, how big, worth what, whose, and when it is due for review.
import { ActionIcon, Anchor, Menu, Table, Text, TextInput, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsSplit,
  IconChartPie,
  IconCopy,
  IconDots,
  IconFileDownload,
  IconPencil,
  IconSearch,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { SegmentTrend } from '../../../src-shared/contract/segment-moves.ts';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { useRead } from '../../app/live.ts';
import { navigate, usePresentPlace } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FillBar } from '../../ui/FillBar.tsx';
import { formatPlainDay } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { openExport } from '../export/index.ts';
import { PresetButton } from '../presets/index.ts';
import { TrendCell } from '../segment-moves/index.ts';
import { Amounts } from './Amounts.tsx';
import { CombineDialog } from './CombineDialog.tsx';
import { newSegment } from './new-segment-store.ts';
import { SheetMark } from './SheetMark.tsx';
import {
  membersScope,
  type SegmentsRead,
  segmentExport,
  useDuplicateSegment,
  useRemoveSegment,
} from './use-segments.ts';

export function SegmentList({ list }: { list: SegmentsRead }) {
  const [search, setSearch] = useState('');
  const trends = useRead('segmentMoves.trends', {}).value ?? [];
  const { value } = list;
  if (!value) return <Bars />;
  if (value.segments.length === 0) return <NoSegments />;
  const wanted = foldText(search);
  const trendOf = new Map(trends.map((one) => [one.segment, one]));
  const shown = value.segments.filter((one) =>
    foldText(`${one.name} ${one.owner ?? ''} ${one.sentence}`).includes(wanted),
  );
  return (
    <div className="page__scroll segment-list">
      {value.segments.length > 8 && (
        <TextInput
          aria-label="Find a segment"
          placeholder="Find a segment"
          leftSection={<IconSearch size={14} aria-hidden />}
          w={280}
          mb={8}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Table className="segment-table" highlightOnHover verticalSpacing={8} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Segment</Table.Th>
            <Table.Th w={170}>Contacts</Table.Th>
            <Table.Th w={100}>Last weeks</Table.Th>
            <Table.Th w={130} ta="right">
              Revenue
            </Table.Th>
            <Table.Th w={100}>Owner</Table.Th>
            <Table.Th w={86}>Sheet</Table.Th>
            <Table.Th w={96}>Review</Table.Th>
            <Table.Th w={44} aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((segment) => (
            <Row key={segment.id} segment={segment} total={value.total} trend={trendOf.get(segment.id)} />
          ))}
        </Table.Tbody>
      </Table>
      {shown.length === 0 && (
        <Text c="dimmed" size="sm" p="md">
          No segment matches “{search}”.
        </Text>
      )}
    </div>
  );
}

interface RowProps {
  segment: SegmentRow;
  total: number;
  trend: SegmentTrend | undefined;
}

function Row({ segment, total, trend }: RowProps) {
  const { id, name, sentence, count, revenue, owner, reviewAt, problems } = segment;
  const [isCombining, setCombining] = useState(false);
  const { route } = usePresentPlace(); // already the segment's own while the list is still on screen
  return (
    <Table.Tr data-opening={(route.kind === 'segments' && route.segment === id) || undefined}>
      <Table.Td className="segment-table__name">
        <Anchor
          component="button"
          type="button"
          fw={600}
          size="sm"
          ta="left"
          className="truncate"
          onClick={() => navigate({ kind: 'segments', screen: 'builder', segment: id })}
        >
          {name}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={2} title={sentence}>
          {sentence}
        </Text>
        {problems[0] && (
          <Text size="xs" className="attention-line">
            <IconAlertTriangle size={13} aria-hidden /> {problems[0].message}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {count !== null && (
          <div className="segment-size">
            <CountLink
              count={count}
              to={{ kind: 'contacts', scope: membersScope(segment.rule, name) }}
              tip="Open its members"
            />
            <FillBar share={total === 0 ? 0 : count / total} label={`Share of all contacts in ${name}`} />
          </div>
        )}
      </Table.Td>
      <Table.Td>
        <TrendCell
          trend={trend}
          onOpen={() => navigate({ kind: 'segments', screen: 'builder', segment: id, tab: 'movement' })}
        />
      </Table.Td>
      <Table.Td ta="right">
        <Amounts amounts={revenue} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" className="truncate">
          {owner}
        </Text>
      </Table.Td>
      <Table.Td>
        <SheetMark segment={segment} />
      </Table.Td>
      <Table.Td>{reviewAt && <ReviewDay day={reviewAt} />}</Table.Td>
      <Table.Td>
        <RowMenu segment={segment} onCombine={() => setCombining(true)} />
        {isCombining && <CombineDialog segment={segment} onClose={() => setCombining(false)} />}
      </Table.Td>
    </Table.Tr>
  );
}

function ReviewDay({ day }: { day: string }) {
  const isDue = day <= new Date().toISOString().slice(0, 10);
  if (!isDue) return <Text size="sm">{formatPlainDay(day)}</Text>;
  return (
    <Tooltip label="The review date has come: does the segment still serve its goal?">
      <Text size="sm" className="attention-line">
        <IconAlertTriangle size={13} aria-hidden /> {formatPlainDay(day)}
      </Text>
    </Tooltip>
  );
}

function RowMenu({ segment, onCombine }: { segment: SegmentRow; onCombine: () => void }) {
  const duplicate = useDuplicateSegment();
  const remove = useRemoveSegment();
  const { id, name, rule } = segment;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUsers size={14} aria-hidden />}
          onClick={() => navigate({ kind: 'contacts', scope: membersScope(rule, name) })}
        >
          Open members
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => navigate({ kind: 'segments', screen: 'builder', segment: id })}
        >
          Edit the rule
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileDownload size={14} aria-hidden />}
          onClick={() => openExport(segmentExport(rule, name))}
        >
          Export…
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void duplicate(id)}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsSplit size={14} aria-hidden />} onClick={onCombine}>
          Combine or split…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} color="red" onClick={() => void remove(id)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const suggested = ['vip', 'new-leads', 'at-risk', 'recent-buyers', 'lapsed', 'cart-abandoners'];

function NoSegments() {
  const presets = useRead('presets.list', {}).value?.presets ?? [];
  return (
    <div className="page__scroll segment-list--empty">
      <EmptyState
        icon={IconChartPie}
        title="No segments yet"
        action={{ label: 'New segment', run: () => newSegment() }}
      >
        A segment is a rule that always knows who belongs: “Customers in New York who bought a jacket in the last 3
        months”. It stays up to date by itself, and three to five are plenty to start with.
      </EmptyState>
      <div className="preset-cards">
        {rulePresets.map(({ id, label, purpose }) => {
          const rule = suggested.includes(id) ? presets.find((one) => one.id === id)?.rule : undefined;
          if (!rule) return null;
          return (
            <button type="button" key={id} className="preset-card" onClick={() => newSegment({ label, purpose, rule })}>
              <span className="preset-card__label">{label}</span>
              <span className="quiet">{purpose}</span>
            </button>
          );
        })}
      </div>
      <div className="preset-more">
        <PresetButton onChoose={newSegment} />
      </div>
    </div>
  );
}

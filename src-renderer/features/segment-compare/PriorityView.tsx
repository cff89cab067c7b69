// Who gets which message: the segments in an order that people drag, each contact counted once, in the first segment that
// has it. Every change of the order is saved at once and can be undone.
import { ActionIcon, Button, Menu, Table, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconFileDownload, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import type { PriorityView as Precedence } from '../../../src-shared/contract/segment-compare.ts';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { FillBar } from '../../ui/FillBar.tsx';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { openExport } from '../export/index.ts';
import { Amounts } from '../segments/Amounts.tsx';
import { amongScope, amongSegments, inAny, type NamedSegment } from './compare-rules.ts';
import { LeftOut } from './LeftOut.tsx';

export function PriorityView() {
  const { value } = useRead('segmentCompare.priority', {});
  const save = useWrite('segmentCompare.setPriority');
  const mayWrite = useMayWrite();
  const [dragged, drag] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  if (!value) return <Bars />;
  const ids = value.order.map(({ id }) => id);
  const put = async (order: readonly number[]): Promise<void> => {
    if (await saved(save.run({ order: order.map((id) => id as SegmentId) }))) await announceDone();
  };
  const moveTo = (id: number, place: number): void => {
    const others = ids.filter((one) => one !== id);
    const order = others.toSpliced(Math.max(0, place), 0, id);
    if (order.join() !== ids.join()) void put(order);
  };
  const reached = value.total - value.nobody;
  return (
    <>
      <div className="side-by-side__bar">
        <Text size="sm">
          Each contact gets one message: that of the first segment below that has them.{' '}
          {!value.isChosen && 'The smallest comes first until you choose an order. '}
          {formatNumber(reached)} of {counted(value.total, 'contact')} get one;{' '}
          <CountLink count={value.nobody} to={{ kind: 'contacts', scope: amongScope([], value.order) }} /> get none.
        </Text>
        <Button
          variant="default"
          ml="auto"
          leftSection={<IconFileDownload size={14} aria-hidden />}
          disabled={reached === 0}
          onClick={() =>
            openExport({
              label: 'Everybody with a message, and whose it is',
              selection: { kind: 'all', query: { rule: inAny(value.order) } },
              fileName: 'Who gets which message',
              columns: ['message_segment'],
            })
          }
        >
          Export the list…
        </Button>
      </div>
      <Table className="priority" verticalSpacing={6} horizontalSpacing={10}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={64} aria-label="Place" />
            <Table.Th>Segment and its action</Table.Th>
            <Table.Th w={110} ta="right">
              Members
            </Table.Th>
            <Table.Th w={220}>Get its message</Table.Th>
            <Table.Th w={130} ta="right">
              Their revenue
            </Table.Th>
            <Table.Th w={110} aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.order.map((segment, place) => (
            <Table.Tr
              key={segment.id}
              draggable={mayWrite}
              data-dragged={dragged === segment.id || undefined}
              data-over={(over === place && dragged !== null && dragged !== segment.id) || undefined}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', segment.name);
                drag(segment.id);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(place);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) moveTo(dragged, place);
                drag(null);
              }}
              onDragEnd={() => drag(null)}
            >
              <Row
                view={value}
                place={place}
                mayWrite={mayWrite}
                onMove={(to) => moveTo(segment.id, to)}
                onTakeOut={() => void put(ids.filter((id) => id !== segment.id))}
              />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {value.aside.length > 0 && (
        <section className="priority__aside" aria-label="Take no part">
          <Text size="sm" c="dimmed">
            Take no part:
          </Text>
          {value.aside.map(({ id, name, count }) => (
            <Button key={id} variant="default" disabled={!mayWrite} onClick={() => void put([...ids, id])}>
              Add {name} ({formatNumber(count)})
            </Button>
          ))}
        </section>
      )}
      <LeftOut rows={value.leftOut} />
    </>
  );
}

const saved = async (writing: Promise<unknown>): Promise<boolean> => (await writing) !== undefined;

interface RowProps {
  view: Precedence;
  place: number;
  mayWrite: boolean;
  onMove: (place: number) => void;
  onTakeOut: () => void;
}

function Row({ view, place, mayWrite, onMove, onTakeOut }: RowProps) {
  const segment = view.order[place];
  if (segment === undefined) return null;
  const { id, name, count, assigned, action, revenue } = segment;
  const before: readonly NamedSegment[] = view.order.slice(0, place);
  const rule = amongSegments([segment], before);
  const isLast = place === view.order.length - 1;
  return (
    <>
      <Table.Td>
        <span className="priority__place">
          <IconGripVertical size={15} aria-hidden className="priority__grip" />
          <span className="figures quiet">{place + 1}</span>
        </span>
      </Table.Td>
      <Table.Td>
        <button
          type="button"
          className="overlap__name truncate priority__name"
          onClick={() => navigate({ kind: 'segments', screen: 'builder', segment: id, tab: 'sheet' })}
        >
          {name}
        </button>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {action ?? 'No action on its sheet yet'}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {formatNumber(count)}
      </Table.Td>
      <Table.Td>
        <span className="segment-size">
          <CountLink
            count={assigned}
            to={{ kind: 'contacts', scope: { kind: 'rule', rule, label: `${name}, first choice` } }}
          />
          <FillBar share={count === 0 ? 0 : assigned / count} label={`Share of ${name} that gets its message`} />
        </span>
        {assigned < count && (
          <Text size="xs" c="dimmed">
            {formatNumber(count - assigned)} ({formatShare((count - assigned) / count)}) are served above
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Amounts amounts={revenue} />
      </Table.Td>
      <Table.Td>
        <span className="priority__tools">
          <ActionIcon
            aria-label={`Move ${name} up`}
            disabled={!mayWrite || place === 0}
            onClick={() => onMove(place - 1)}
          >
            <IconArrowUp size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Move ${name} down`} disabled={!mayWrite || isLast} onClick={() => onMove(place + 1)}>
            <IconArrowDown size={15} aria-hidden />
          </ActionIcon>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={`More for ${name}`}>
                <IconDots size={15} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                disabled={assigned === 0}
                onClick={() =>
                  openExport({
                    label: `“${name}”, those who get its message`,
                    selection: { kind: 'all', query: { rule } },
                    fileName: name,
                  })
                }
              >
                Export these contacts…
              </Menu.Item>
              <Menu.Item disabled={!mayWrite || place === 0} onClick={() => onMove(0)}>
                Move to the top
              </Menu.Item>
              <Menu.Item disabled={!mayWrite} onClick={onTakeOut}>
                Take no part
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </Table.Td>
    </>
  );
}

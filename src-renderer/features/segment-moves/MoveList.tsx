// The moves of a segment, newest first: who, in or out, why, and the fact behind it. Owns paging; filters are given.
import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { MoveDirection, MoveRow } from '../../../src-shared/contract/segment-moves.ts';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { formatCount } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { directionWords, whyWords } from './move-words.ts';

interface MoveListProps {
  segment: number;
  direction: MoveDirection | undefined;
  from: number | undefined;
  until: number | undefined;
}

const step = 50;

export function MoveList({ segment, direction, from, until }: MoveListProps) {
  const [limit, setLimit] = useState(step);
  const { value } = useRead('segmentMoves.list', { segment: segment as SegmentId, direction, from, until, limit });
  if (!value) return null;
  if (value.total === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nobody {direction === undefined ? 'entered or left' : directionWords[direction].toLowerCase()} in this time.
      </Text>
    );
  }
  return (
    <>
      <Table className="move-table" verticalSpacing={6} horizontalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">Contact</Table.Th>
            <Table.Th>Why</Table.Th>
            <Table.Th w={120}>When</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.moves.map((move) => (
            <Row key={move.id} move={move} />
          ))}
        </Table.Tbody>
      </Table>
      {value.moves.length < value.total && limit < 500 && (
        <Button variant="subtle" mt={8} onClick={() => setLimit(Math.min(500, limit * 2))}>
          Show more of {formatCount(value.total)}
        </Button>
      )}
    </>
  );
}

function Row({ move }: { move: MoveRow }) {
  const Mark = move.direction === 'enter' ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <Table.Tr>
      <Table.Td>
        <span className="move-table__contact">
          <Mark size={15} aria-label={directionWords[move.direction]} className={`move-table__${move.direction}`} />
          {move.name === null ? (
            <span className="quiet">A contact that is gone</span>
          ) : (
            <Anchor
              component="button"
              type="button"
              size="sm"
              className="truncate"
              title={move.name}
              onClick={() => navigate({ kind: 'contacts', contact: move.contact })}
            >
              {move.name}
            </Anchor>
          )}
        </span>
      </Table.Td>
      <Table.Td>
        <MoveWhy move={move} />
      </Table.Td>
      <Table.Td className="quiet">
        <RelativeTime at={move.at} />
      </Table.Td>
    </Table.Tr>
  );
}

function MoveWhy({ move }: { move: MoveRow }) {
  const { operation, fact } = move;
  const words = whyWords(move, move.direction);
  return (
    <>
      {fact !== null && (
        <Text size="sm" dir="auto">
          {fact}
        </Text>
      )}
      {operation === null ? (
        <Text size={fact === null ? 'sm' : 'xs'} c={fact === null ? 'var(--ink)' : 'dimmed'}>
          {words}
        </Text>
      ) : (
        <Anchor
          component="button"
          type="button"
          size={fact === null ? 'sm' : 'xs'}
          c="dimmed"
          ta="left"
          title="Show it in History"
          onClick={() => navigate({ kind: 'history', operation: operation.id })}
        >
          {words}
        </Anchor>
      )}
    </>
  );
}

// Who moved between stages within a stretch of months: ribbons, and the same as a table with links.
import { SegmentedControl, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { LifecycleFigures } from '../../../src-shared/contract/lifecycle.ts';
import { addMonths } from '../../../src-shared/rules/calendar.ts';
import { type LifecycleVocabulary, lifecycleStages, stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { navigate, type Route } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { FlowRibbons } from '../../ui/FlowRibbons.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { stageColour } from './stage-colours.ts';
import { type Flow, flowsWithin, moveRule, placeOf } from './stage-rules.ts';

const stretches = [
  { value: '1', label: 'This month' },
  { value: '3', label: '3 months' },
  { value: '12', label: '12 months' },
  { value: 'all', label: 'All time' },
];
const unknown = 'Not known before';

interface StageMovesProps {
  figures: LifecycleFigures;
  /** YYYY-MM-DD. */
  asOf: string;
  vocabulary: LifecycleVocabulary;
}

export function StageMoves({ figures, asOf, vocabulary }: StageMovesProps) {
  const [stretch, setStretch] = useState('3');
  const names = stageNames[vocabulary];
  const last = asOf.slice(0, 7);
  const first =
    stretch === 'all' ? (figures.moves[0]?.month ?? last) : addMonths(`${last}-01`, 1 - Number(stretch)).slice(0, 7);
  const flows = flowsWithin(figures.moves, [first, last]);
  const nameOf = (flow: Flow['from']): string => (flow === null ? unknown : names[flow]);
  const there = (flow: Flow): Route => ({
    kind: 'contacts',
    scope: {
      kind: 'rule',
      rule: moveRule(flow.from, flow.to, [first, last]),
      label: `${nameOf(flow.from)} → ${nameOf(flow.to)}, still there`,
    },
  });
  const nodes = lifecycleStages.map((stage) => ({ id: stage, label: names[stage], colour: stageColour[stage] }));
  return (
    <section className="stage-moves" aria-labelledby="stage-moves-title">
      <div className="lifecycle__title">
        <h3 id="stage-moves-title">Who moved</h3>
        <SegmentedControl aria-label="Which months" data={stretches} value={stretch} onChange={setStretch} size="xs" />
      </div>
      {flows.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody moved between stages in this time.
        </Text>
      ) : (
        <div className="stage-moves__both">
          <FlowRibbons
            label={`Moves between stages: ${flows.map((flow) => `${nameOf(flow.from)} to ${nameOf(flow.to)} ${flow.count}`).join(', ')}`}
            left={[{ id: '', label: unknown, colour: 'var(--line)' }, ...nodes]}
            right={nodes}
            links={flows.map((flow) => ({
              from: flow.from ?? '',
              to: flow.to,
              count: flow.count,
              title: `${nameOf(flow.from)} → ${nameOf(flow.to)}: ${counted(flow.count, 'move')}, ${formatNumber(flow.still)} still there`,
              open: flow.still > 0 ? () => navigate(there(flow)) : undefined,
            }))}
          />
          <Table className="lifecycle__table" verticalSpacing={4} horizontalSpacing={10}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>From</Table.Th>
                <Table.Th>To</Table.Th>
                <Table.Th ta="right">Moves</Table.Th>
                <Table.Th ta="right">Still there</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flows
                .toSorted((a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to))
                .map((flow) => (
                  <Table.Tr key={`${flow.from} ${flow.to}`}>
                    <Table.Td>{nameOf(flow.from)}</Table.Td>
                    <Table.Td>{nameOf(flow.to)}</Table.Td>
                    <Table.Td ta="right" className="figures">
                      {formatNumber(flow.count)}
                    </Table.Td>
                    <Table.Td ta="right">
                      <CountLink count={flow.still} to={there(flow)} tip="Show these contacts" />
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

// Who was in which RFM group on one day and is in which on another: a matrix, the same as ribbons, and the contacts
// behind each cell.
import { Button, Loader, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RfmComparison } from '../../../src-shared/contract/rfm.ts';
import { addMonths } from '../../../src-shared/rules/calendar.ts';
import { type RfmCell, rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { useJob, useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { FlowRibbons } from '../../ui/FlowRibbons.tsx';
import { counted, formatPlainDay } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { RfmMatrix } from './RfmMatrix.tsx';
import { groupColour, groupOrder, movementRule, movementText } from './rfm-movement.ts';
import './rfm-movement.css';

const stretches = [
  { value: '1', label: 'A month' },
  { value: '3', label: '3 months' },
  { value: '6', label: '6 months' },
  { value: '12', label: 'A year' },
];
const usualMonths = 3;

/** @param asOf the day of the scores, YYYY-MM-DD */
export function RfmMovement({ asOf, measure }: { asOf: string; measure: 'count' | 'revenue' }) {
  const kept = useRead('rfm.comparison', {});
  const job = useJob('rfm.compare');
  const mayWrite = useMayWrite();
  const [days, setDays] = useState({ from: addMonths(asOf, -usualMonths), to: asOf });
  const comparison = kept.value;
  const isAsked = comparison?.from === days.from && comparison.to === days.to;
  const asked = useRef('');
  useEffect(() => {
    if (kept.isLoading || kept.value === undefined || isAsked || job.isRunning || !mayWrite) return;
    const question = `${days.from} ${days.to} ${kept.value === null}`;
    if (!isSound(days) || asked.current === question) return;
    asked.current = question;
    void job.start(days);
  }, [kept, isAsked, job, days, mayWrite]);
  if (comparison === undefined) return <Bars />;
  const months = stretches.find(({ value }) => addMonths(days.to, -Number(value)) === days.from)?.value ?? '';
  return (
    <div className="rfm-movement">
      <div className="rfm__bar">
        <SegmentedControl
          aria-label="How far back"
          data={stretches}
          value={months}
          onChange={(value) => setDays({ to: days.to, from: addMonths(days.to, -Number(value)) })}
        />
        <TextInput
          type="date"
          aria-label="First day"
          value={days.from}
          max={days.to}
          onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
        />
        <span className="quiet">to</span>
        <TextInput
          type="date"
          aria-label="Second day"
          value={days.to}
          onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
        />
        {job.isRunning && (
          <Text size="sm" c="dimmed" component="div" className="rfm__state">
            <Loader size={12} /> Scoring two days…{' '}
            <Button variant="subtle" size="compact-sm" onClick={job.cancel}>
              Stop
            </Button>
          </Text>
        )}
        {!isSound(days) && (
          <Text size="sm" className="attention-line" role="alert">
            Choose a first day that lies before the second.
          </Text>
        )}
      </div>
      {comparison === null ? (
        <Text size="sm" c="dimmed">
          {mayWrite
            ? 'Every buyer is scored as of both days, with what was known then.'
            : 'This workspace is open for reading only. Open it for writing to compare two days.'}
        </Text>
      ) : (
        <Both comparison={comparison} measure={measure} />
      )}
    </div>
  );
}

function Both({ comparison, measure }: { comparison: RfmComparison; measure: 'count' | 'revenue' }) {
  const moved = comparison.moves.filter(({ from, to }) => from !== to);
  const count = (some: RfmComparison['moves']) => some.reduce((sum, move) => sum + move.count, 0);
  const nodes = groupOrder.map((cell) => ({ id: idOf(cell), label: nameOf(cell), colour: groupColour(cell) }));
  return (
    <>
      <Text size="sm">
        From {formatPlainDay(comparison.from)} to {formatPlainDay(comparison.to)}, {counted(count(moved), 'contact')} of{' '}
        {counted(count(comparison.moves), 'buyer')} changed group.
      </Text>
      <RfmMatrix comparison={comparison} measure={measure} />
      {moved.length > 0 && (
        <section aria-labelledby="rfm-flow-title">
          <h3 id="rfm-flow-title" className="rfm-movement__title">
            Those who changed group
          </h3>
          <FlowRibbons
            label={`${counted(count(moved), 'contact')} who changed RFM group; the matrix above has the numbers`}
            captions={[formatPlainDay(comparison.from), formatPlainDay(comparison.to)]}
            width={900}
            labelWidth={190}
            left={nodes}
            right={nodes}
            links={moved.map((move) => ({
              from: idOf(move.from),
              to: idOf(move.to),
              count: move.count,
              title: `${movementText(move)}: ${counted(move.count, 'contact')}`,
              open: () =>
                navigate({
                  kind: 'contacts',
                  scope: { kind: 'rule', rule: movementRule(move), label: movementText(move) },
                }),
            }))}
          />
        </section>
      )}
    </>
  );
}

const isSound = ({ from, to }: { from: string; to: string }): boolean => from !== '' && to !== '' && from < to;
const idOf = (cell: RfmCell | null): string => cell ?? '';
const nameOf = (cell: RfmCell | null): string => (cell === null ? 'Prospects' : rfmCellNames[cell]);

// How a segment moves: who came and went per week or month, what made its size change, and every move with its why.
import { Loader, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import {
  type Drift,
  type MoveDirection,
  type MovementUnit,
  movementUnits,
} from '../../../src-shared/contract/segment-moves.ts';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { formatDay, formatMoment, formatNumber } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { MoveList } from './MoveList.tsx';
import { MovementChart } from './MovementChart.tsx';
import './segment-moves.css';

const unitWords: Record<MovementUnit, string> = { week: 'Weeks', month: 'Months' };
type Shown = MoveDirection | 'both';

export function MovementPanel({ segment }: { segment: number }) {
  const [unit, setUnit] = useState<MovementUnit>('week');
  const [chosen, setChosen] = useState<number | null>(null);
  const [shown, setShown] = useState<Shown>('both');
  const { value } = useRead('segmentMoves.movement', { segment: segment as SegmentId, unit });
  if (!value) return <Bars />;
  if (value.startedAt === null) {
    return (
      <Text size="sm" c="dimmed" className="movement-note">
        <Loader size={14} /> Members are being worked out for the first time. From then on everybody who enters or
        leaves is recorded here.
      </Text>
    );
  }
  const period = value.periods.find(({ from }) => from === chosen);
  const [first] = value.periods;
  return (
    <div className="movement">
      <div className="movement__head">
        <SegmentedControl
          aria-label="Length of a period"
          value={unit}
          onChange={(next) => {
            setUnit(next as MovementUnit);
            setChosen(null);
          }}
          data={movementUnits.map((value) => ({ value, label: unitWords[value] }))}
        />
        <Text size="sm" c="dimmed">
          {value.isUpToDate ? (
            `Recorded since ${formatMoment(value.startedAt)}`
          ) : (
            <>
              <Loader size={12} /> Being brought up to date
            </>
          )}
        </Text>
      </div>
      <DriftLine drift={value.drift} from={Math.max(first?.from ?? 0, value.startedAt)} />
      <MovementChart periods={value.periods} startedAt={value.startedAt} chosen={chosen} onChoose={setChosen} />
      <div className="movement__head">
        <SegmentedControl
          aria-label="Which moves"
          value={shown}
          onChange={(next) => setShown(next as Shown)}
          data={[
            { value: 'both', label: 'All moves' },
            { value: 'enter', label: 'Entered' },
            { value: 'leave', label: 'Left' },
          ]}
        />
        {period && (
          <Text size="sm" c="dimmed">
            {formatDay(period.from)} to {formatDay(period.until - 1)}
          </Text>
        )}
      </div>
      <MoveList
        segment={segment}
        direction={shown === 'both' ? undefined : shown}
        from={period?.from}
        until={period?.until}
      />
    </div>
  );
}

const parts: readonly { key: Exclude<keyof Drift, 'start' | 'end'>; label: string; help: string }[] = [
  { key: 'people', label: 'people', help: 'Contacts that came to the workspace, less those archived or removed' },
  { key: 'behaviour', label: 'behaviour', help: 'What is known about contacts changed, or time passed' },
  { key: 'rule', label: 'rule edits', help: 'The rule was changed, of this segment or of one it uses' },
  { key: 'merges', label: 'merges', help: 'Records that turned out to be one person' },
  { key: 'undo', label: 'taken back', help: 'Operations that were undone or redone' },
];

function DriftLine({ drift, from }: { drift: Drift; from: number }) {
  const told = parts.filter(({ key }) => drift[key] !== 0);
  return (
    <div className="drift">
      <span className="drift__change figures">
        {formatNumber(drift.start)} → <strong>{formatNumber(drift.end)}</strong>
      </span>
      <span className="quiet">since {formatDay(from)}</span>
      {told.length === 0 ? (
        <span className="quiet">No net change</span>
      ) : (
        told.map(({ key, label, help }) => (
          <span key={key} className="drift__part" title={help} data-sign={drift[key] > 0 ? 'more' : 'less'}>
            <span className="figures">{signed(drift[key])}</span> {label}
          </span>
        ))
      )}
    </div>
  );
}

/** '+12', '−3'. */
export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value))}`;

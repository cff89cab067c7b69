// A sample of the pairs that a trial gains, loses or moves, each with the evidence of both runs.
import { SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ChangedPair, PairChange, PairView } from '../../../src-shared/contract/match-models.ts';
import { useRead } from '../../app/live.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { chanceText } from '../duplicates/lane-scale.ts';
import { Waterfall } from '../duplicates/Waterfall.tsx';

export function ChangedPairs({ change, total }: { change: PairChange; total: number }) {
  const { value: pairs } = useRead('matchModels.trialPairs', { change });
  const [open, setOpen] = useState<string | null>(null);
  if (pairs === undefined) return null;
  return (
    <>
      {pairs.length < total && (
        <Text size="xs" c="dimmed" className="figures">
          {formatNumber(pairs.length)} of {formatNumber(total)}, evenly chosen from the heaviest to the lightest.
        </Text>
      )}
      <ul className="trial__pairs">
        {pairs.map((pair) => {
          const key = `${pair.left.id} ${pair.right.id}`;
          return (
            <li key={key}>
              <UnstyledButton
                className="trial__pair"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? null : key)}
              >
                <Side side={pair.left} />
                <Side side={pair.right} />
                <span className="figures trial__chance">
                  {chanceOf(pair.before)} → {chanceOf(pair.after)}
                </span>
              </UnstyledButton>
              {open === key && <Why pair={pair} change={change} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const chanceOf = (view: PairView | null): string => (view === null ? 'not proposed' : chanceText(view.weight));

function Side({ side }: { side: ChangedPair['left'] }) {
  return (
    <span className="trial__side truncate" dir="auto">
      {side.name} <small>{side.detail}</small>
    </span>
  );
}

function Why({ pair, change }: { pair: ChangedPair; change: PairChange }) {
  const [side, setSide] = useState<'before' | 'after'>(change === 'lost' ? 'before' : 'after');
  const view = pair[side] ?? pair[side === 'before' ? 'after' : 'before'];
  return (
    <div className="trial__why">
      {pair.before !== null && pair.after !== null && (
        <SegmentedControl
          size="xs"
          aria-label="Evidence of"
          data={[
            { value: 'before', label: 'Present run' },
            { value: 'after', label: 'Trial' },
          ]}
          value={side}
          onChange={(next) => setSide(next as 'before' | 'after')}
        />
      )}
      {view !== null && <Waterfall pair={view} />}
    </div>
  );
}

// The five quiet times at which stages begin and end, as sentences with a number in each.
import { NumberInput } from '@mantine/core';
import { useId } from 'react';
import type { LifecycleSettings } from '../../../src-shared/contract/lifecycle.ts';

type Bounds = LifecycleSettings['days'];

const lines: readonly (readonly [keyof Bounds, string])[] = [
  ['atRisk', 'At-risk begins after'],
  ['backFromRisk', '…and ends again at a quiet time under'],
  ['lost', 'Lost begins after'],
  ['backFromLost', '…and becomes At-risk again under'],
  ['sign', 'A sign of life that is no purchase counts as quiet for'],
];

interface QuietBoundsProps {
  unit: 'rhythms' | 'days';
  bounds: Bounds;
  onChange: (bounds: Bounds) => void;
}

export function QuietBounds({ unit, bounds, onChange }: QuietBoundsProps) {
  const id = useId();
  return (
    <div className="quiet-bounds">
      {lines.map(([key, text]) => (
        <div key={key} className="quiet-bounds__line">
          <label htmlFor={`${id}-${key}`}>{text}</label>
          <NumberInput
            id={`${id}-${key}`}
            size="xs"
            w={120}
            min={0}
            step={unit === 'rhythms' ? 0.5 : 10}
            allowDecimal={unit === 'rhythms'}
            suffix={` ${unit}`}
            value={bounds[key]}
            onChange={(value) => typeof value === 'number' && onChange({ ...bounds, [key]: value })}
          />
        </div>
      ))}
    </div>
  );
}

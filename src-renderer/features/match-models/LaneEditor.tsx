// Where the lanes begin: where the matcher puts them, or at weights of a person's own.
import { Group, NumberInput, Switch, Text } from '@mantine/core';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';
import { chanceText } from '../duplicates/lane-scale.ts';
import type { EditorPartProps } from './ModelEditor.tsx';
import { tidySettings } from './model-draft.ts';

type Lanes = NonNullable<MatchModelSettings['lanes']>;

export function LaneEditor({ run, settings, onChange }: EditorPartProps) {
  const lanes = settings.lanes ?? {};
  const isChosen = lanes.review === undefined && lanes.certain === undefined;
  const change = (next: { [P in keyof Lanes]?: Lanes[P] | undefined }): void =>
    onChange(tidySettings({ ...settings, lanes: { ...lanes, ...next } as Lanes }));
  const rounded = (bits: number) => Math.round(bits * 2) / 2;
  return (
    <div>
      <Switch
        label="Chosen from the pairs that were found"
        checked={isChosen}
        onChange={(event) =>
          change(
            event.currentTarget.checked
              ? { review: undefined, certain: undefined }
              : { review: rounded(run.review), certain: rounded(run.certain) },
          )
        }
      />
      {!isChosen && (
        <Group gap={16} mt={8} align="flex-start">
          <Lane
            label="Review begins at"
            value={lanes.review}
            fallback={run.review}
            onChange={(review) => change({ review })}
          />
          <Lane
            label="Certain begins at"
            value={lanes.certain}
            fallback={run.certain}
            onChange={(certain) => change({ certain })}
          />
        </Group>
      )}
      {lanes.review !== undefined && lanes.certain !== undefined && lanes.certain < lanes.review && (
        <Text size="xs" className="attention-line" mt={4}>
          Certain begins below review: nothing would be left to review.
        </Text>
      )}
    </div>
  );
}

interface LaneProps {
  label: string;
  value: number | undefined;
  fallback: number;
  onChange: (weight: number | undefined) => void;
}

function Lane({ label, value, fallback, onChange }: LaneProps) {
  return (
    <NumberInput
      label={label}
      description={`${value === undefined ? 'Chosen: ' : ''}${chanceText(value ?? fallback)}`}
      w={190}
      min={-30}
      max={60}
      step={0.5}
      decimalScale={2}
      suffix=" bits"
      placeholder="chosen"
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

// One comparison: whether and how it is compared, what a blank value means, and the weight of each level.
import { Checkbox, Collapse, Group, NumberInput, Select, Switch, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import {
  inSentence,
  methodsFor,
  methodWords,
  thresholdsIn,
  usualLength,
  usualThresholds,
} from '../../../src-shared/matching/match-methods.ts';
import type { BlankPolicy, ComparisonSettings, MatchMethod } from '../../../src-shared/matching/match-settings.ts';
import type { EditorPartProps } from './ModelEditor.tsx';
import { changeComparison, type ShownLevel, shownLevels, signed } from './model-draft.ts';

const blankChoices: { value: BlankPolicy; label: string }[] = [
  { value: 'ignore', label: 'says nothing' },
  { value: 'against', label: 'speaks slightly against' },
  { value: 'required', label: 'is never a duplicate: both must be filled' },
];

interface ComparisonEditorProps extends EditorPartProps {
  comparison: MatchRun['available'][number];
}

export function ComparisonEditor({ run, settings, onChange, comparison }: ComparisonEditorProps) {
  const { key, label } = comparison;
  const own = settings.comparisons?.[key] ?? {};
  const [isOpen, setOpen] = useState(false);
  const isUsed = own.isUsed !== false;
  const change = (next: Parameters<typeof changeComparison>[2]): void =>
    onChange(changeComparison(settings, key, next));
  return (
    <li className="comparison-editor" data-off={!isUsed || undefined}>
      <Group gap={10} wrap="nowrap" className="comparison-editor__head">
        <Checkbox
          aria-label={`Compare ${label}`}
          checked={isUsed}
          onChange={(event) => change({ isUsed: event.currentTarget.checked ? undefined : false })}
        />
        <UnstyledButton
          className="comparison-editor__name"
          aria-expanded={isOpen}
          disabled={!isUsed}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={14} aria-hidden data-open={isOpen || undefined} />
          <b>{label}</b>
          <span className="truncate">{summary(own)}</span>
        </UnstyledButton>
      </Group>
      <Collapse expanded={isOpen && isUsed}>
        {isOpen && (
          <div className="comparison-editor__body">
            <MethodChoice comparisonKey={key} label={label} own={own} onChange={change} />
            {key !== 'kind' && key !== 'generation' && (
              <Group gap={16} align="flex-end">
                <Select
                  label="A blank value"
                  w={290}
                  data={blankChoices}
                  value={own.blank ?? 'ignore'}
                  allowDeselect={false}
                  onChange={(blank) => change({ blank: blank === 'ignore' ? undefined : (blank as BlankPolicy) })}
                />
                <Switch
                  pb={6}
                  label="Rare values weigh more"
                  checked={own.usesRarity !== false}
                  onChange={(event) => change({ usesRarity: event.currentTarget.checked ? undefined : false })}
                />
              </Group>
            )}
            <Levels levels={shownLevels(run, key, own)} label={label} own={own} onChange={change} />
          </div>
        )}
      </Collapse>
    </li>
  );
}

/** What was changed, in a few words. */
function summary(own: ComparisonSettings): string {
  if (own.isUsed === false) return 'not compared';
  const fixed = Object.keys(own.weights ?? {}).length;
  const parts = [
    own.method !== undefined && inSentence(methodWords[own.method].label),
    fixed > 0 && (fixed === 1 ? 'one weight set' : `${fixed} weights set`),
    own.blank === 'against' && 'blank speaks against',
    own.blank === 'required' && 'must be filled',
    own.usesRarity === false && 'rare values weigh no more',
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'automatic' : parts.join(' · ');
}

interface MethodChoiceProps {
  comparisonKey: string;
  label: string;
  own: ComparisonSettings;
  onChange: (next: Parameters<typeof changeComparison>[2]) => void;
}

function MethodChoice({ comparisonKey, label, own, onChange }: MethodChoiceProps) {
  const methods = methodsFor(comparisonKey);
  if (methods.length === 0) return null;
  const { method } = own;
  const length = method === undefined ? null : usualLength(method);
  return (
    <Group gap={8} align="flex-start">
      <Select
        label={`Compare ${inSentence(label)} by`}
        w={290}
        data={[
          { value: 'automatic', label: 'All that suits it (automatic)' },
          ...methods.map((one) => ({ value: one, label: methodWords[one].label })),
        ]}
        value={method ?? 'automatic'}
        allowDeselect={false}
        description={method === undefined ? 'Several levels, made for this field.' : methodWords[method].help}
        // Other levels: what was set for the old ones has no meaning any more.
        onChange={(next) =>
          onChange({
            method: next === 'automatic' ? undefined : (next as MatchMethod),
            weights: undefined,
            thresholds: undefined,
            length: undefined,
          })
        }
      />
      {length !== null && (
        <NumberInput
          label={method === 'prefix' ? 'Letters' : 'Digits'}
          description="That must be the same"
          w={120}
          min={1}
          max={20}
          allowDecimal={false}
          clampBehavior="strict"
          value={own.length ?? length}
          onChange={(next) => onChange({ length: typeof next === 'number' ? next : undefined })}
        />
      )}
      {method !== undefined && usualThresholds(method).length > 0 && (
        <Thresholds method={method} own={own} onChange={onChange} />
      )}
    </Group>
  );
}

function Thresholds({ method, own, onChange }: Pick<MethodChoiceProps, 'own' | 'onChange'> & { method: MatchMethod }) {
  const isEdits = method === 'edit_distance';
  const thresholds = thresholdsIn(method, own);
  return thresholds.map((threshold, at) => (
    <NumberInput
      // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone
      key={at}
      label={`Level ${at + 2}`}
      description={isEdits ? 'Letters apart, at most' : 'Alike, at least %'}
      w={140}
      min={1}
      max={isEdits ? 5 : 99}
      allowDecimal={false}
      clampBehavior="strict"
      value={isEdits ? threshold : Math.round(threshold * 100)}
      onChange={(next) => {
        if (typeof next !== 'number' || next < 1) return;
        const changed = [...thresholds];
        changed[at] = isEdits ? next : next / 100;
        onChange({ thresholds: changed, weights: undefined });
      }}
    />
  ));
}

interface LevelsProps {
  levels: readonly ShownLevel[];
  label: string;
  own: ComparisonSettings;
  onChange: (next: Parameters<typeof changeComparison>[2]) => void;
}

function Levels({ levels, label, own, onChange }: LevelsProps) {
  const set = (level: number, weight: number | undefined): void => {
    const { [level]: _, ...rest } = own.weights ?? {};
    onChange({ weights: weight === undefined ? rest : { ...rest, [level]: weight } });
  };
  return (
    <table className="comparison-editor__levels">
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col">Last run</th>
          <th scope="col">Set by hand</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ words, weight }, at) => (
          <tr key={words}>
            <td>{words}</td>
            <td className="figures" data-side={weight === null ? undefined : weight >= 0 ? 'for' : 'against'}>
              {weight === null ? 'new' : signed(weight)}
            </td>
            <td>
              <NumberInput
                aria-label={`Weight of “${words}” (${label})`}
                size="xs"
                w={110}
                min={-30}
                max={30}
                step={0.5}
                decimalScale={2}
                placeholder="learnt"
                value={own.weights?.[at + 1] ?? ''}
                onChange={(next) => set(at + 1, typeof next === 'number' ? next : undefined)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

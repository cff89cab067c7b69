// Which pairs are looked at: the matcher's rules with the pairs each proposes, and rules of a person's own.
import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Switch } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import { keyWords, transformWords, usualLength } from '../../../src-shared/matching/match-methods.ts';
import {
  type BlockingKey,
  type KeyTransform,
  keyTransforms,
  type MatchModelSettings,
  type OwnBlockingRule,
} from '../../../src-shared/matching/match-settings.ts';
import { counted } from '../../ui/numbers.ts';
import type { EditorPartProps } from './ModelEditor.tsx';
import { tidySettings } from './model-draft.ts';

type Blocking = NonNullable<MatchModelSettings['blocking']>;

export function BlockingEditor({ run, settings, onChange }: EditorPartProps) {
  const blocking = settings.blocking ?? {};
  const off = blocking.off ?? [];
  const own = blocking.own ?? [];
  const change = (next: { [P in keyof Blocking]?: Blocking[P] | undefined }): void =>
    onChange(tidySettings({ ...settings, blocking: { ...blocking, ...next } as Blocking }));
  const automatic = run.rules.filter(({ id }) => !id.startsWith('own:'));
  const fields = fieldChoices(run);
  return (
    <div className="blocking-editor">
      <Switch
        label="Look at every pair while there are no more than 1,500 contacts"
        checked={blocking.everyPairWhileFew !== false}
        onChange={(event) => change({ everyPairWhileFew: event.currentTarget.checked ? undefined : false })}
      />
      <ul className="model-editor__list">
        {automatic.map(({ id, label, pairs, isUsed, isOff }) => (
          <li key={id} className="blocking-editor__rule">
            <Checkbox
              label={label}
              checked={!off.includes(id)}
              onChange={(event) =>
                change({ off: event.currentTarget.checked ? off.filter((other) => other !== id) : [...off, id] })
              }
            />
            <span className="figures">
              {counted(pairs, 'pair')}
              {!isUsed && !isOff && ', too many'}
            </span>
          </li>
        ))}
        {own.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place while it is made
          <li key={at} className="blocking-editor__own" aria-label={`Own rule ${at + 1}`}>
            <OwnRule
              rule={rule}
              fields={fields}
              pairs={ownPairs(run, rule, fields)}
              onChange={(next) => change({ own: own.map((other, place) => (place === at ? next : other)) })}
              onRemove={() => change({ own: own.filter((_, place) => place !== at) })}
            />
          </li>
        ))}
      </ul>
      {own.length < 10 && (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            change({ own: [...own, { keys: [{ field: fields[0]?.value ?? 'email', transform: 'whole' }] }] })
          }
        >
          Add a rule
        </Button>
      )}
    </div>
  );
}

type FieldChoice = { value: string; label: string };

/** Fields that a rule may ask about; an address is asked by its parts. */
function fieldChoices(run: MatchRun): FieldChoice[] {
  return run.available.flatMap(({ key, label }): FieldChoice[] => {
    if (key === 'kind' || key === 'generation' || key === 'organisation') return [];
    if (key !== 'address') return [{ value: key, label }];
    return [
      { value: 'street', label: 'Street' },
      { value: 'postcode', label: 'Postcode' },
      { value: 'city', label: 'City' },
    ];
  });
}

/** The pairs it proposed in the last run; null when it was not part of it. */
function ownPairs(run: MatchRun, { keys }: OwnBlockingRule, fields: readonly FieldChoice[]): number | null {
  const words = keys
    .map((key) => keyWords(key, fields.find(({ value }) => value === key.field)?.label ?? key.field))
    .join(', ');
  return (
    run.rules.find(({ id, label }) => id.startsWith('own:') && label.toLowerCase() === words.toLowerCase())?.pairs ??
    null
  );
}

interface OwnRuleProps {
  rule: OwnBlockingRule;
  fields: readonly FieldChoice[];
  pairs: number | null;
  onChange: (rule: OwnBlockingRule) => void;
  onRemove: () => void;
}

function OwnRule({ rule, fields, pairs, onChange, onRemove }: OwnRuleProps) {
  const { keys } = rule;
  const unusedField = (): string =>
    (fields.find(({ value }) => keys.every(({ field }) => field !== value)) ?? fields[0])?.value ?? 'email';
  const put = (at: number, key: BlockingKey): void =>
    onChange({ keys: keys.map((other, place) => (place === at ? key : other)) });
  return (
    <>
      {keys.map((key, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key is known by its place alone
        <Group key={at} gap={6} wrap="nowrap">
          <span className="blocking-editor__and">{at === 0 ? 'Same' : 'and'}</span>
          <Select
            aria-label={`Field ${at + 1}`}
            size="xs"
            w={150}
            data={[...fields]}
            value={key.field}
            allowDeselect={false}
            onChange={(field) => put(at, { ...key, field: field ?? key.field })}
          />
          <Select
            aria-label={`Part of field ${at + 1}`}
            size="xs"
            w={130}
            data={keyTransforms.map((value) => ({ value, label: transformWords[value] }))}
            value={key.transform}
            allowDeselect={false}
            onChange={(next) => put(at, { field: key.field, transform: (next ?? key.transform) as KeyTransform })}
          />
          {usualLength(key.transform) !== null && (
            <NumberInput
              aria-label={`How many of field ${at + 1}`}
              size="xs"
              w={70}
              min={1}
              max={20}
              allowDecimal={false}
              clampBehavior="strict"
              value={key.length ?? usualLength(key.transform) ?? 4}
              onChange={(length) => typeof length === 'number' && put(at, { ...key, length })}
            />
          )}
          {keys.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Leave out field ${at + 1}`}
              onClick={() => onChange({ keys: keys.filter((_, place) => place !== at) })}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group gap={8}>
        {keys.length < 3 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onChange({ keys: [...keys, { field: unusedField(), transform: 'whole' }] })}
          >
            And another field
          </Button>
        )}
        <Button variant="subtle" color="red" size="compact-xs" onClick={onRemove}>
          Remove the rule
        </Button>
        <span className="figures blocking-editor__pairs">
          {pairs === null ? 'Try it to see its pairs' : counted(pairs, 'pair')}
        </span>
      </Group>
    </>
  );
}

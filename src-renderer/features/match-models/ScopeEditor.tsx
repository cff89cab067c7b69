// Whose duplicates are looked for: everyone's, or those of a segment, a source, an import or picked contacts.
import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import type { ScopeChoices } from '../../../src-shared/contract/match-models.ts';
import type { MatchScope } from '../../../src-shared/matching/match-settings.ts';
import { useRead } from '../../app/live.ts';
import { counted, formatDay } from '../../ui/numbers.ts';
import { useContactsStore } from '../contacts/index.ts';
import type { EditorPartProps } from './ModelEditor.tsx';
import { tidySettings } from './model-draft.ts';

type Kind = MatchScope['kind'];
const kinds: { value: Kind; label: string }[] = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'segment', label: 'A segment' },
  { value: 'source', label: 'A source' },
  { value: 'batch', label: 'An import' },
  { value: 'contacts', label: 'Selected contacts' },
];

export function ScopeEditor({ settings, onChange }: EditorPartProps) {
  const scope: MatchScope = settings.scope ?? { kind: 'everyone' };
  const { value: choices } = useRead('matchModels.scopes', {});
  const put = (next: MatchScope): void => onChange(tidySettings({ ...settings, scope: next }));
  const picked = usePicked();
  const own = scope.kind === 'contacts' ? scope.contacts : picked;
  const shown = kinds.map(({ value, label }) => {
    const count = value === 'contacts' ? own.length : targetsOf(choices, value).length;
    return { value, label, disabled: value !== 'everyone' && value !== scope.kind && count === 0 };
  });
  const targets = targetsOf(choices, scope.kind);
  return (
    <>
      <Group gap={8} align="flex-end">
        <Select
          aria-label="Who is compared"
          w={160}
          data={shown}
          value={scope.kind}
          allowDeselect={false}
          onChange={(kind) => {
            const first = targetsOf(choices, kind as Kind)[0];
            if (kind === 'everyone') put({ kind });
            else if (kind === 'contacts') put({ kind, contacts: [...picked], against: againstOf(scope) });
            else if (first !== undefined) put(scopeFor(kind as Kind, first.value, againstOf(scope)));
          }}
        />
        {scope.kind !== 'everyone' && scope.kind !== 'contacts' && (
          <Select
            aria-label="Which"
            w={260}
            data={targets}
            value={targetOf(scope)}
            allowDeselect={false}
            searchable
            onChange={(value) => value !== null && put(scopeFor(scope.kind, value, scope.against))}
          />
        )}
        {scope.kind !== 'everyone' && (
          <SegmentedControl
            aria-label="Against"
            data={[
              { value: 'everyone', label: 'against everyone' },
              { value: 'themselves', label: 'among themselves' },
            ]}
            value={scope.against}
            onChange={(against) => put({ ...scope, against: against as 'everyone' | 'themselves' })}
          />
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {scope.kind === 'contacts'
          ? `${counted(scope.contacts.length, 'contact')}, as selected when this was chosen.`
          : picked.length > 0
            ? `${counted(picked.length, 'contact')} selected in Contacts.`
            : 'To compare only some, select them in Contacts first, or save a segment.'}
      </Text>
    </>
  );
}

/** The contacts that are selected in the list one by one; all that match a filter are a segment. */
function usePicked(): readonly number[] {
  const selection = useContactsStore((state) => state.selection);
  return selection.kind === 'some' ? [...selection.ids] : [];
}

function againstOf(scope: MatchScope): 'everyone' | 'themselves' {
  return scope.kind === 'everyone' ? 'everyone' : scope.against;
}

function targetOf(scope: MatchScope): string | null {
  if (scope.kind === 'segment') return String(scope.segment);
  if (scope.kind === 'batch') return String(scope.batch);
  return scope.kind === 'source' ? scope.source : null;
}

function targetsOf(choices: ScopeChoices | undefined, kind: Kind): { value: string; label: string }[] {
  if (kind === 'segment') return (choices?.segments ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (kind === 'source') return (choices?.sources ?? []).map(({ key }) => ({ value: key, label: key }));
  if (kind !== 'batch') return [];
  return (choices?.batches ?? []).map(({ id, name, at }) => ({
    value: String(id),
    label: `${name}, ${formatDay(at)}`,
  }));
}

function scopeFor(kind: Kind, value: string, against: 'everyone' | 'themselves'): MatchScope {
  if (kind === 'segment') return { kind, segment: Number(value), against };
  if (kind === 'batch') return { kind, batch: Number(value), against };
  return kind === 'source' ? { kind, source: value, against } : { kind: 'everyone' };
}

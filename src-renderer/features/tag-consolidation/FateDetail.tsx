// One proposal in full: why, what it would do, and another choice instead. Owns the draft of the choice until it is accepted.
import { Anchor, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { type FateAction, sameFate, type TagFate, tagFateSchema } from '../../../src-shared/tags/consolidation.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatShare } from '../../ui/numbers.ts';
import { TagPicker, UseList, wearersScope } from '../tags/index.ts';
import type { FateRow } from './use-consolidation.ts';

const kindWords = { tag: 'Better a tag', field: 'Better a field', rule: 'Better a rule' } as const;

interface FateDetailProps {
  row: FateRow;
  byId: ReadonlyMap<number, TagRow>;
  mayWrite: boolean;
  onAnswer: (answer: 'accepted' | 'rejected' | null, fate: TagFate) => void;
}

/** Render it with the tag and its answer as key. */
export function FateDetail({ row, byId, mayWrite, onAnswer }: FateDetailProps) {
  const { tag, proposal, answer } = row;
  const [draft, setDraft] = useState<TagFate>(row.fate);
  const [asked] = useDebouncedValue(draft, 150);
  const isWhole = tagFateSchema.safeParse(asked).success;
  const { value: effect } = useRead('tagConsolidation.effect', isWhole ? { tag: tag.id as TagId, fate: asked } : null);
  const isAccepted = answer === 'accepted' && sameFate(draft, row.fate);
  const canAccept = mayWrite && tagFateSchema.safeParse(draft).success && effect?.problem === null && !isAccepted;
  return (
    <Stack gap={18} className="fate-detail">
      <div>
        <Group gap={10} align="baseline">
          <h2 className="tag-head__name" dir="auto">
            {tag.name}
          </h2>
          <CountLink count={tag.own} noun="contact" to={{ kind: 'contacts', scope: wearersScope(tag, false) }} />
          <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'tags', tag: tag.id })}>
            Open its sheet
          </Anchor>
        </Group>
        <Text size="sm" mt={6}>
          {proposal.reason} <span className="quiet">Confidence {formatShare(proposal.confidence)}.</span>
        </Text>
      </div>
      <section aria-label="What becomes of it">
        <h3 className="fate-detail__title">What becomes of it</h3>
        <FateEditor tag={tag} draft={draft} byId={byId} onChange={setDraft} proposed={proposal.fate} />
      </section>
      <section aria-label="What that does" aria-live="polite">
        <h3 className="fate-detail__title">What that does</h3>
        {effect && isWhole ? (
          <Effect effect={effect} fate={asked} byId={byId} />
        ) : (
          <Text size="sm" c="dimmed">
            {isWhole ? ' ' : 'Fill in what is missing above.'}
          </Text>
        )}
      </section>
      <section aria-label="Tag, field or rule">
        <h3 className="fate-detail__title">{kindWords[proposal.advice.kind]}</h3>
        <Text size="sm">{proposal.advice.reason}</Text>
      </section>
      <Group gap={8}>
        <Button disabled={!canAccept} onClick={() => onAnswer('accepted', draft)}>
          {isAccepted ? 'Accepted' : 'Accept'}
        </Button>
        {answer === null ? (
          <Button
            variant="default"
            disabled={!mayWrite || proposal.fate.action === 'keep'}
            onClick={() => onAnswer('rejected', proposal.fate)}
          >
            Reject the proposal
          </Button>
        ) : (
          <Button variant="default" disabled={!mayWrite} onClick={() => onAnswer(null, row.fate)}>
            Take the answer back
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface FateEditorProps {
  tag: TagRow;
  draft: TagFate;
  proposed: TagFate;
  byId: ReadonlyMap<number, TagRow>;
  onChange: (fate: TagFate) => void;
}

const choices: { value: FateAction; label: string }[] = [
  { value: 'keep', label: 'Keep' },
  { value: 'merge', label: 'Merge' },
  { value: 'move', label: 'Move' },
  { value: 'field', label: 'Field' },
  { value: 'retire', label: 'Retire' },
];

function FateEditor({ tag, draft, proposed, onChange }: FateEditorProps) {
  const choose = (action: FateAction): void => {
    if (action === proposed.action) onChange(proposed);
    else onChange(empty(action, tag));
  };
  return (
    <Stack gap={10} maw={460}>
      <SegmentedControl
        size="xs"
        aria-label="What becomes of the tag"
        data={choices}
        value={draft.action}
        onChange={(value) => choose(value as FateAction)}
      />
      {draft.action === 'merge' && (
        <TagPicker
          single
          label="Merge into"
          placeholder="Find the tag that stays"
          value={draft.into > 0 ? [draft.into] : []}
          without={new Set([tag.id])}
          onChange={([into]) => onChange({ action: 'merge', into: (into ?? 0) as TagId })}
        />
      )}
      {draft.action === 'move' && (
        <>
          <TagPicker
            single
            label="Under which tag"
            placeholder={draft.newParent === null ? 'Under which tag' : `New tag “${draft.newParent}”`}
            value={draft.parent === null ? [] : [draft.parent]}
            without={new Set([tag.id])}
            onChange={([parent]) =>
              onChange({
                ...draft,
                parent: (parent ?? null) as TagId | null,
                newParent: parent ? null : draft.newParent,
              })
            }
          />
          {draft.parent === null && (
            <TextInput
              size="xs"
              label="Or under a new tag"
              value={draft.newParent ?? ''}
              maxLength={120}
              onChange={(event) => onChange({ ...draft, newParent: event.currentTarget.value || null })}
            />
          )}
          <TextInput
            size="xs"
            label="Name there"
            value={draft.name}
            maxLength={120}
            onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
          />
        </>
      )}
      {draft.action === 'field' && (
        <Group gap={8} grow>
          <TextInput
            size="xs"
            label="Field"
            value={draft.field}
            maxLength={80}
            onChange={(event) => onChange({ ...draft, field: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label="Value"
            value={draft.value}
            maxLength={120}
            onChange={(event) => onChange({ ...draft, value: event.currentTarget.value })}
          />
        </Group>
      )}
    </Stack>
  );
}

function empty(action: FateAction, tag: TagRow): TagFate {
  switch (action) {
    case 'merge':
      return { action, into: 0 as TagId };
    case 'move':
      return { action, parent: null, newParent: null, name: tag.name };
    case 'field':
      return { action, field: '', value: tag.name };
    default:
      return { action };
  }
}

interface EffectProps {
  effect: NonNullable<ReturnType<typeof useRead<'tagConsolidation.effect'>>['value']>;
  fate: TagFate;
  byId: ReadonlyMap<number, TagRow>;
}

function Effect({ effect, fate, byId }: EffectProps) {
  if (effect.problem !== null) {
    return (
      <Text size="sm" className="attention-line">
        <IconAlertTriangle size={15} aria-hidden />
        {effect.problem}
      </Text>
    );
  }
  const goesOn = fate.action === 'merge' || fate.action === 'field';
  return (
    <Stack gap={6}>
      <Text size="sm" className="figures">
        {sentence(effect, fate, byId)}
      </Text>
      {effect.usedBy.length > 0 ? (
        <>
          <Text size="sm">
            {goesOn ? 'These will ask for what takes its place, and go on meaning the same:' : 'These go on working:'}
          </Text>
          <UseList uses={effect.usedBy} />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          No rule, segment or view names it.
        </Text>
      )}
    </Stack>
  );
}

function sentence(
  { contacts, already, after }: EffectProps['effect'],
  fate: TagFate,
  byId: EffectProps['byId'],
): string {
  const wear = contacts === 1 ? 'wears' : 'wear';
  switch (fate.action) {
    case 'keep':
      return 'Nothing changes.';
    case 'retire':
      return contacts === 0
        ? 'It is not offered any more. Nobody wears it.'
        : `It is not offered any more. ${counted(contacts, 'contact')} that ${wear} it keep it.`;
    case 'merge': {
      const name = byId.get(fate.into)?.name ?? '';
      return `${counted(contacts, 'contact')} ${wear} it, ${already === 0 ? 'none of them' : counted(already, 'of them', 'of them')} “${name}” too; afterwards ${counted(after ?? 0, 'contact')} ${after === 1 ? 'wears' : 'wear'} “${name}”. Its name stays as another name, so that imports land right.`;
    }
    case 'field':
      return `${counted(after ?? 0, 'contact')} ${after === 1 ? 'gets' : 'get'} the value “${fate.value}” in ${fate.field}.${already > 0 ? ` ${counted(already, 'contact')} with another value there ${already === 1 ? 'keeps' : 'keep'} that.` : ''} The tag goes.`;
    case 'move':
      return 'Contacts keep it. It moves with everything below it; its old name stays as another name.';
  }
}

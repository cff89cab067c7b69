// Why a contact wears a tag or not: since when, by whom or which rule, with the facts the rule looks at; and a person's
// word against the rule, a pin or a ban until a day.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { TagWhy } from '../../../src-shared/contract/tag-rules.ts';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { formatDay } from '../../ui/numbers.ts';
import { ExplainedRule } from '../segments/index.ts';
import { pinWords } from './PinList.tsx';

interface TagWhyDialogProps {
  tag: { id: number; name: string };
  contact: { id: number; name: string };
  onClose: () => void;
}

const sourceWords = {
  manual: 'Put on by hand',
  import: 'Came with an import',
  rule: 'Put on by its rule',
  audit: 'Put on by an audit fix',
} as const;

export function TagWhyDialog({ tag, contact, onClose }: TagWhyDialogProps) {
  const { value } = useRead('tagRules.why', { tag: tag.id, contact: contact.id });
  return (
    <Modal opened onClose={onClose} title={`“${tag.name}” on ${contact.name}`} size="lg">
      {value && (
        <Stack gap={12}>
          <Origin why={value} />
          {value.rule && <RuleFacts rule={value.rule} />}
          <Word tag={tag.id as TagId} contact={contact.id as ContactId} pin={value.pin} hasRule={value.rule !== null} />
          <Group justify="flex-end">
            <Button
              variant="default"
              onClick={() => {
                onClose();
                navigate({ kind: 'tags', tag: tag.id });
              }}
            >
              Open the tag
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Origin({ why: { worn } }: { why: TagWhy }) {
  if (!worn) return <Text size="sm">This contact does not wear the tag.</Text>;
  return (
    <Text size="sm">
      {sourceWords[worn.source]} on {formatDay(worn.at)}
      {worn.why === null ? '.' : `: ${worn.why}.`}
    </Text>
  );
}

function RuleFacts({ rule }: { rule: NonNullable<TagWhy['rule']> }) {
  return (
    <section>
      <Text size="sm" fw={500}>
        {rule.isActive ? 'The rule' : 'The rule, which is switched off'}: {rule.sentence}
      </Text>
      <Text size="sm" c="dimmed">
        {rule.holds ? 'It holds for this contact now.' : 'It does not hold for this contact now.'}
      </Text>
      <ExplainedRule part={rule.part} />
    </section>
  );
}

interface WordProps {
  tag: TagId;
  contact: ContactId;
  pin: TagWhy['pin'];
  hasRule: boolean;
}

function Word({ tag, contact, pin, hasRule }: WordProps) {
  const mayWrite = useMayWrite();
  const [until, setUntil] = useState<string | null>(null);
  const pinning = useWrite('tagRules.pin');
  const unpinning = useWrite('tagRules.unpin');
  const say = async (kind: 'pin' | 'ban'): Promise<void> => {
    if ((await pinning.run({ tag, contact, kind, until })) !== undefined) await announceDone();
  };
  if (pin) {
    return (
      <Group gap={8} justify="space-between">
        <Text size="sm">{pinWords(pin)}.</Text>
        <Button
          size="xs"
          variant="default"
          disabled={!mayWrite}
          onClick={async () => {
            if ((await unpinning.run({ tag, contact })) !== undefined) await announceDone();
          }}
        >
          {pin.kind === 'pin' ? 'Unpin' : 'End the ban'}
        </Button>
      </Group>
    );
  }
  if (!hasRule) return null;
  return (
    <Group gap={8} align="end">
      <DateInput
        size="xs"
        label="Until"
        placeholder="For good"
        clearable
        valueFormat="D MMM YYYY"
        value={until}
        onChange={setUntil}
        w={150}
      />
      <Button size="xs" variant="default" disabled={!mayWrite} onClick={() => void say('pin')}>
        Pin: always keep it
      </Button>
      <Button size="xs" variant="default" disabled={!mayWrite} onClick={() => void say('ban')}>
        Ban: never give it
      </Button>
    </Group>
  );
}

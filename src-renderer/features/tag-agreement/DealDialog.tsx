// Deals a new round: its name, the tags to judge and how many contacts.
import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { mostCards, mostTags, usualCards } from '../../../src-shared/tags/agreement.ts';
import { useJob } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatDay } from '../../ui/numbers.ts';
import { TagPicker, useTagTree } from '../tags/index.ts';

/** @param onClose told which round was dealt, if any */
export function DealDialog({ onClose }: { onClose: (round?: number) => void }) {
  const { byId } = useTagTree();
  const [name, setName] = useState(`Round of ${formatDay(Date.now())}`);
  const [tags, setTags] = useState<number[]>([]);
  const [cards, setCards] = useState<number | string>(usualCards);
  const dealing = useJob('agreement.deal');
  const undefinedTags = tags.filter((id) => byId.get(id)?.missing.includes('meaning'));
  const isGood =
    name.trim() !== '' &&
    tags.length > 0 &&
    tags.length <= mostTags &&
    typeof cards === 'number' &&
    cards >= 2 &&
    cards <= mostCards;
  const deal = async (): Promise<void> => {
    if (!isGood) return;
    const dealt = await dealing.start({ name, tags: tags as TagId[], cards: Number(cards) });
    if (dealt === undefined) return;
    onClose(dealt.round);
    await announceDone();
  };
  return (
    <Modal
      opened
      onClose={() => onClose()}
      title="New agreement round"
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void deal();
        }}
      >
        <Stack gap={14}>
          <TextInput
            label="Name"
            data-autofocus
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              Tags to judge
            </Text>
            <TagPicker label="Tags to judge" placeholder="Find a tag" value={tags} onChange={setTags} />
            <Text size="xs" c={tags.length > mostTags ? 'var(--wrong-ink)' : 'dimmed'}>
              {tags.length > mostTags
                ? `At most ${mostTags}: more nobody judges in one sitting.`
                : 'Three to six are quick. Those whose use people argue about say most.'}
            </Text>
            {undefinedTags.length > 0 && (
              <Text size="xs" c="var(--attention-ink)">
                {counted(undefinedTags.length, 'of them has', 'of them have')} no meaning written down: people can only
                guess by the name.
              </Text>
            )}
          </Stack>
          <NumberInput label="Contacts" w={140} min={2} max={mostCards} value={cards} onChange={setCards} />
          <Text size="xs" c="dimmed">
            Half of the contacts wear one of the tags now, half are anybody. Their cards show what they did, never their
            tags.
          </Text>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => onClose()}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isGood} loading={dealing.isRunning}>
              Deal {typeof cards === 'number' ? counted(cards, 'contact') : ''}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

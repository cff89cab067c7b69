// The contacts that a rule leaves alone, because a person pinned the tag to them or banned it from them.
import { Anchor, Button, Table, Text } from '@mantine/core';
import type { TagPin } from '../../../src-shared/contract/tag-rules.ts';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';
import { useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { formatPlainDay } from '../../ui/numbers.ts';

export function PinList({ pins }: { pins: readonly TagPin[] }) {
  const unpin = useWrite('tagRules.unpin');
  const end = async ({ tag, contactId }: TagPin): Promise<void> => {
    const done = await unpin.run({ tag: tag as TagId, contact: contactId as ContactId });
    if (done !== undefined) await announceDone();
  };
  return (
    <section aria-label="Pinned and banned">
      <h3 className="tag-rule__title">Left alone by the rule</h3>
      <Table verticalSpacing={4} layout="fixed" className="tag-rule__table">
        <Table.Tbody>
          {pins.map((pin) => (
            <Table.Tr key={pin.id}>
              <Table.Td className="truncate">
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  dir="auto"
                  onClick={() => navigate({ kind: 'contacts', contact: pin.contactId })}
                >
                  {pin.contactName}
                </Anchor>
              </Table.Td>
              <Table.Td>{pinWords(pin)}</Table.Td>
              <Table.Td w={110} ta="right">
                <Button size="compact-xs" variant="subtle" onClick={() => void end(pin)}>
                  {pin.kind === 'pin' ? 'Unpin' : 'End the ban'}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        Pin and ban on a contact, behind the tag's name.
      </Text>
    </section>
  );
}

/** 'Pinned until 5 Mar 2026' */
export function pinWords({ kind, until, isOver }: Pick<TagPin, 'kind' | 'until' | 'isOver'>): string {
  const word = kind === 'pin' ? 'Pinned' : 'Banned';
  if (until === null) return `${word} for good`;
  return isOver ? `${word} until ${formatPlainDay(until)}, which is over` : `${word} until ${formatPlainDay(until)}`;
}

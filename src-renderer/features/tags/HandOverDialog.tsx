// Hands all tags of one owner to another: what is done when somebody leaves. Shows which tags that are.
import { Autocomplete, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { counted } from '../../ui/numbers.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { changeTags } from './use-tags.ts';

const shown = 60;

export function HandOverDialog({ rows, onClose }: { rows: readonly TagRow[]; onClose: () => void }) {
  const byOwner = Map.groupBy(
    rows.filter(({ owner }) => owner !== null),
    ({ owner }) => owner as string,
  );
  const owners = [...byOwner.keys()].sort((a, b) => a.localeCompare(b, 'en'));
  const [from, setFrom] = useState<string | null>(owners.length === 1 ? (owners[0] ?? null) : null);
  const [to, setTo] = useState('');
  const owned = from === null ? [] : (byOwner.get(from) ?? []);
  const name = to.trim();
  const handOver = async (): Promise<void> => {
    if (from !== null && (await changeTags('tags.handOver', { from, to: name }))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Hand tags over" size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap={14}>
        {owners.length === 0 ? (
          <Text size="sm">No tag has an owner yet. Owners are named on the sheet of each tag.</Text>
        ) : (
          <>
            <Group gap={12} grow align="start">
              <Select
                label="From"
                data-autofocus
                searchable
                placeholder="Who leaves"
                data={owners.map((owner) => ({ value: owner, label: `${owner} (${byOwner.get(owner)?.length ?? 0})` }))}
                value={from}
                onChange={setFrom}
              />
              <Autocomplete
                label="To"
                placeholder="Who takes over"
                data={owners.filter((owner) => owner !== from)}
                value={to}
                maxLength={400}
                onChange={setTo}
              />
            </Group>
            {owned.length > 0 && (
              <>
                <Text size="sm">
                  {counted(owned.length, 'tag')} of {from}:
                </Text>
                <div className="tag-chips">
                  {owned.slice(0, shown).map(({ id, name: tag, shownColour }) => (
                    <TagChip key={id} name={tag} colour={shownColour} />
                  ))}
                  {owned.length > shown && (
                    <Text size="xs" c="dimmed">
                      and {owned.length - shown} more
                    </Text>
                  )}
                </div>
              </>
            )}
          </>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={owned.length === 0 || name === '' || name === from} onClick={() => void handOver()}>
            Hand over {counted(owned.length, 'tag')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

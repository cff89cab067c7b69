// Shows what a tree file would do to the tags before it is done: where it comes, what is new, and which rows cannot be used.
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TagId } from '../../../src-shared/model/ids.ts';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { tokenOf } from '../../app/files.ts';
import { TagPicker } from '../tags/TagPicker.tsx';
import { PlanView } from './PlanView.tsx';
import { useBringing } from './use-bringing.ts';

export function ImportTreeDialog({ file, onClose }: { file: PickedFile; onClose: () => void }) {
  const [below, setBelow] = useState<number[]>([]);
  const [move, setMove] = useState(true);
  const { report, isWorking, isImporting, bring, cancel } = useBringing({
    source: { kind: 'file', file: tokenOf(file) },
    below: (below[0] ?? null) as TagId | null,
    move,
  });
  const canImport = report !== null && report.added + report.changed + report.moved > 0;
  const finish = async (): Promise<void> => {
    if (await bring()) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Import ${file.name}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap={14}>
        <Below value={below} onChange={setBelow} />
        <Checkbox
          size="xs"
          checked={move}
          onChange={(event) => setMove(event.currentTarget.checked)}
          label="Move tags that lie elsewhere to where the file has them"
        />
        <PlanView report={report} isWorking={isWorking} />
        <Group justify="space-between" gap={8}>
          <Text size="xs" c="dimmed">
            What the file does not say stays as it is. Undo takes all of it back.
          </Text>
          <Group gap={8}>
            <Button variant="default" onClick={isImporting ? cancel : onClose}>
              Cancel
            </Button>
            <Button disabled={!canImport} loading={isImporting} onClick={() => void finish()}>
              Import
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Where a tree comes to lie. */
export function Below({ value, onChange }: { value: number[]; onChange: (ids: number[]) => void }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        Below
      </Text>
      <TagPicker
        single
        label="Tag above what comes in"
        placeholder="The top of the tree"
        value={value}
        onChange={onChange}
      />
    </Stack>
  );
}

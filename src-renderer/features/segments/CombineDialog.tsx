// A new segment out of this one: joined with another, their overlap, this one without it, or split by a field. The new
// ones name where they came from in their rules.
import { Button, Group, Modal, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { splitFields } from '../../../src-shared/contract/segment-split.ts';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import type { Rule, SegmentCondition } from '../../../src-shared/rules/ast.ts';
import { fieldMeaning } from '../../../src-shared/rules/field-catalogue.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { newSegment } from './new-segment-store.ts';
import { useSegments } from './use-segments.ts';

type Way = 'join' | 'overlap' | 'subtract' | 'split';

interface CombineDialogProps {
  segment: SegmentRow;
  onClose: () => void;
}

export function CombineDialog({ segment, onClose }: CombineDialogProps) {
  const [way, setWay] = useState<Way>('join');
  return (
    <Modal opened onClose={onClose} title={`Combine or split “${segment.name}”`} size="lg">
      <Stack gap={14}>
        <SegmentedControl
          aria-label="What to make"
          value={way}
          onChange={(value) => setWay(value as Way)}
          data={[
            { value: 'join', label: 'Join with' },
            { value: 'overlap', label: 'Overlap with' },
            { value: 'subtract', label: 'Without' },
            { value: 'split', label: 'Split by' },
          ]}
        />
        {way === 'split' ? (
          <Split segment={segment} onClose={onClose} />
        ) : (
          <Combine segment={segment} way={way} onClose={onClose} />
        )}
      </Stack>
    </Modal>
  );
}

const joints = { join: 'or', overlap: 'and', subtract: 'without' } as const;

function combinedRule(way: Exclude<Way, 'split'>, one: number, other: number): Rule {
  const inside = (segment: number, match: 'in' | 'not_in' = 'in'): SegmentCondition => ({
    kind: 'segment',
    match,
    segment,
  });
  const second = inside(other, way === 'subtract' ? 'not_in' : 'in');
  return { kind: 'group', match: way === 'join' ? 'any' : 'all', items: [inside(one), second] };
}

function Combine({ segment, way, onClose }: CombineDialogProps & { way: Exclude<Way, 'split'> }) {
  const others = useSegments().value?.segments.filter(({ id }) => id !== segment.id) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(({ id }) => String(id) === chosen);
  const rule = other && combinedRule(way, segment.id, other.id);
  const preview = useRead('segments.preview', rule ? { rule, sample: 0 } : null).value;
  const open = (): void => {
    if (!other || !rule) return;
    onClose();
    newSegment({ label: `${segment.name} ${joints[way]} ${other.name}`.slice(0, 120), rule });
  };
  return (
    <>
      <Select
        aria-label="The other segment"
        placeholder={others.length === 0 ? 'There is no other segment yet' : 'Choose the other segment'}
        searchable
        data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <Text size="sm" c="dimmed">
        {rule && preview?.count != null
          ? `${counted(preview.count, 'contact')}. The new segment follows both as they change.`
          : 'The new segment keeps both in its rule and follows them as they change.'}
      </Text>
      <Group justify="flex-end">
        <Button disabled={!rule} onClick={open}>
          Build the segment
        </Button>
      </Group>
    </>
  );
}

function Split({ segment, onClose }: CombineDialogProps) {
  const [field, setField] = useState<(typeof splitFields)[number]>('country');
  const how = { segment: segment.id as SegmentId, field };
  const { value: parts, error, isEarlier } = useRead('segments.splitParts', how);
  const split = useWrite('segments.split');
  const mayWrite = useMayWrite();
  const run = async (): Promise<void> => {
    if (!(await split.run(how))) return;
    onClose();
    await announceDone();
  };
  return (
    <>
      <Select
        aria-label="Field to split by"
        allowDeselect={false}
        data={splitFields.map((value) => ({ value, label: fieldMeaning(value).label }))}
        value={field}
        onChange={(value) => setField((value ?? 'country') as typeof field)}
      />
      {error && !isEarlier ? (
        <Text size="sm">{error.message}</Text>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {(parts ?? []).map(({ name, count }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatNumber(count)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group justify="flex-end">
        <Button
          loading={split.isRunning}
          disabled={!mayWrite || (parts?.length ?? 0) < 2 || isEarlier}
          onClick={() => void run()}
        >
          Make {counted(parts?.length ?? 0, 'segment')}
        </Button>
      </Group>
    </>
  );
}

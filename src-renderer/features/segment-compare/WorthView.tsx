// From what size a segment pays for itself, and from what size one can tell whether its message worked. Owns the
// assumptions on screen; they are kept in the workspace.
import { NumberInput, Table, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SegmentPlan } from '../../../src-shared/contract/segment-compare.ts';
import { breakEvenSize, gainPerContact, groupSizeForTest } from '../../../src-shared/statistics/sample-size.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatMoney, formatNumber } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { amongScope } from './compare-rules.ts';

type Worth = SegmentPlan['worth'];

const fields: readonly { key: keyof Worth; label: string; help: string; kind: 'money' | 'percent'; step: number }[] = [
  {
    key: 'fixedCost',
    label: 'Cost once',
    help: 'Writing, design and set-up of a message of their own.',
    kind: 'money',
    step: 10,
  },
  { key: 'costPerContact', label: 'Cost per contact', help: 'Sending one message.', kind: 'money', step: 0.01 },
  {
    key: 'marginPerSale',
    label: 'Margin per sale',
    help: 'What one more sale leaves after its costs.',
    kind: 'money',
    step: 1,
  },
  {
    key: 'base',
    label: 'Buy without',
    help: 'Share that buys when treated like everybody.',
    kind: 'percent',
    step: 0.5,
  },
  {
    key: 'hoped',
    label: 'Buy with',
    help: 'Share you hope for with a message of their own.',
    kind: 'percent',
    step: 0.5,
  },
  {
    key: 'power',
    label: 'Sure to see it',
    help: 'Chance of seeing that difference in a test when it is there.',
    kind: 'percent',
    step: 5,
  },
];

export function WorthView() {
  const plan = useRead('segmentCompare.plan', {}).value;
  const overlap = useRead('segmentCompare.overlap', {}).value;
  const currency = useRead('segments.list', {}).value?.currency ?? '';
  const [worth, setWorth] = useState<Worth | null>(null);
  const change = useWrite('segmentCompare.changePlan');
  const mayWrite = useMayWrite();
  const save = useDebouncedCallback((next: Worth) => {
    if (mayWrite) void change.run({ worth: next });
  }, 900);
  useEffect(() => setWorth(plan?.worth ?? null), [plan]);
  if (!worth || !overlap) return <Bars />;
  const set = (key: keyof Worth, typed: string | number): void => {
    const value = Number(typed);
    if (typed === '' || !Number.isFinite(value)) return;
    const next = { ...worth, [key]: value };
    setWorth(next);
    if (isUsable(next)) save(next);
  };
  const isFine = isUsable(worth);
  const shares = { base: worth.base / 100, hoped: worth.hoped / 100 };
  const pays = isFine ? breakEvenSize({ ...worth, ...shares }) : null;
  const perGroup =
    isFine && worth.hoped !== worth.base ? groupSizeForTest({ ...shares, power: worth.power / 100 }) : null;
  const rows = overlap.segments.toSorted((a, b) => b.count - a.count);
  return (
    <>
      <div className="worth__inputs">
        {fields.map(({ key, label, help, kind, step }) => (
          <NumberInput
            key={key}
            label={label}
            description={help}
            value={worth[key]}
            min={0}
            max={kind === 'percent' ? 99.9 : 1e6}
            step={step}
            decimalScale={2}
            {...(kind === 'percent' ? { suffix: ' %' } : { prefix: currency === '' ? '' : `${currency} ` })}
            onChange={(typed) => set(key, typed)}
          />
        ))}
      </div>
      <div className="worth__answers" aria-live="polite">
        <Answer
          figure={pays === null ? 'Never' : formatNumber(pays)}
          text={
            pays === null
              ? 'With these figures each contact costs more than a message of their own brings.'
              : `contacts pay for a message of their own: each brings ${formatMoney(Math.round(gainPerContact({ ...worth, ...shares }) * 100), currency || null)} more than it costs.`
          }
        />
        <Answer
          figure={perGroup === null ? '–' : formatNumber(2 * perGroup)}
          text={
            perGroup === null
              ? 'Two different shares are needed to tell a difference.'
              : `contacts are needed to see it: ${formatNumber(perGroup)} who get the message and as many who do not, to tell ${formatNumber(worth.hoped)} % from ${formatNumber(worth.base)} % in ${formatNumber(worth.power)} of 100 tests, at 5 % chance of a false alarm.`
          }
        />
      </div>
      {rows.length > 0 && (
        <Table className="priority worth__table" verticalSpacing={6} horizontalSpacing={10}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Segment</Table.Th>
              <Table.Th w={110} ta="right">
                Contacts
              </Table.Th>
              <Table.Th w={230}>Pays for itself</Table.Th>
              <Table.Th w={260}>Can be tested</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((segment) => (
              <Table.Tr key={segment.id}>
                <Table.Td className="truncate">{segment.name}</Table.Td>
                <Table.Td ta="right">
                  <CountLink count={segment.count} to={{ kind: 'contacts', scope: amongScope([segment]) }} />
                </Table.Td>
                <Table.Td>
                  <Verdict have={segment.count} need={pays} />
                </Table.Td>
                <Table.Td>
                  <Verdict have={segment.count} need={perGroup === null ? null : 2 * perGroup} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

const isUsable = ({ base, hoped, power }: Worth): boolean =>
  base > 0 && base < 100 && hoped > 0 && hoped < 100 && power >= 50 && power <= 99;

function Answer({ figure, text }: { figure: string; text: string }) {
  return (
    <div className="worth__answer">
      <span className="worth__figure figures">{figure}</span>
      <Text size="sm">{text}</Text>
    </div>
  );
}

function Verdict({ have, need }: { have: number; need: number | null }) {
  if (need === null)
    return (
      <Text size="sm" c="dimmed">
        –
      </Text>
    );
  if (have >= need) {
    return (
      <span className="worth__verdict">
        <IconCheck size={15} className="why__yes" aria-hidden /> Yes
      </span>
    );
  }
  return (
    <span className="worth__verdict">
      <IconX size={15} className="why__no" aria-hidden /> {counted(need - have, 'contact')} short
    </span>
  );
}

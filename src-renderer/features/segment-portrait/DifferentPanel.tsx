// What makes a segment different from everybody else: the surest differences in words and figures, each a link to its
// contacts. Owns which of them are shown.
import { SegmentedControl, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { type LiftRow, leastDescribed } from '../../../src-shared/contract/segment-portrait.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { intervalText, timesText } from '../../../src-shared/segments/lift-words.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { ReadState } from './ReadState.tsx';
import { usePortrait } from './use-portrait.ts';
import './portrait.css';

interface PanelProps {
  /** Null while it cannot be evaluated. */
  rule: Rule | null;
  name: string;
}

const shownAtOnce = 40;

export function DifferentPanel({ rule, name }: PanelProps) {
  const portrait = usePortrait(rule);
  const [which, setWhich] = useState<'more' | 'less'>('more');
  const [withUnsure, setUnsure] = useState(false);
  const [withRule, setWithRule] = useState(false);
  if (rule === null) return <Text c="dimmed">The rule needs something before contacts can be compared.</Text>;
  const { value } = portrait;
  if (!value) return <Bars />;
  if (value.members < leastDescribed || value.others < leastDescribed) {
    return (
      <Text c="dimmed">
        {counted(value.members, 'contact')} in the segment and {formatNumber(value.others)} outside: with fewer than{' '}
        {leastDescribed} on a side every difference could be chance.
      </Text>
    );
  }
  const rows = value.rows
    .filter((row) => (withUnsure || row.isClear) && (withRule || !row.isByRule))
    .filter(({ ratio }) => (which === 'more' ? ratio === null || ratio > 1 : ratio !== null && ratio < 1));
  const byRule = value.rows.filter(({ isByRule, isClear }) => isByRule && isClear).length;
  return (
    <div className="portrait" data-earlier={portrait.isEarlier || undefined}>
      <Text size="sm">
        {formatNumber(value.members)} members beside {counted(value.others, 'other contact')}:{' '}
        {counted(value.tested, 'attribute')} compared, {formatNumber(value.clear)} clearly different. Of those, at most
        1 in 20 is expected to be chance.
        {value.note && ` ${value.note}`}
      </Text>
      <div className="portrait__bar">
        <SegmentedControl
          size="xs"
          aria-label="Which differences"
          data={[
            { value: 'more', label: 'More than others' },
            { value: 'less', label: 'Less than others' },
          ]}
          value={which}
          onChange={(next) => setWhich(next === 'less' ? 'less' : 'more')}
        />
        {byRule > 0 && (
          <Switch
            label={`What the rule itself brings (${formatNumber(byRule)})`}
            checked={withRule}
            onChange={(event) => setWithRule(event.currentTarget.checked)}
          />
        )}
        <Switch
          label="Unsure ones too"
          checked={withUnsure}
          onChange={(event) => setUnsure(event.currentTarget.checked)}
        />
        <ReadState portrait={portrait} />
      </div>
      {rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          {which === 'more'
            ? 'Nothing is clearly more common here than elsewhere.'
            : 'Nothing is clearly rarer here than elsewhere.'}
        </Text>
      ) : (
        <LiftTable rows={rows.slice(0, shownAtOnce)} rule={rule} name={name} />
      )}
      {rows.length > shownAtOnce && (
        <Text c="dimmed" size="sm">
          {counted(rows.length - shownAtOnce, 'weaker difference')} not shown.
        </Text>
      )}
    </div>
  );
}

function LiftTable({ rows, rule, name }: { rows: readonly LiftRow[]; rule: Rule; name: string }) {
  return (
    <Table className="lift" verticalSpacing={6} horizontalSpacing={10} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Members are</Table.Th>
          <Table.Th w={190}>Share here and elsewhere</Table.Th>
          <Table.Th w={90} ta="right">
            Members
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key} data-unsure={!row.isClear || undefined}>
            <Table.Td>
              <span className="lift__times figures">{timesText(row)}</span> likely to {row.words}
              <span className="quiet figures"> {intervalText(row)}</span>
              <div className="quiet lift__aspect">
                {row.aspect}
                {row.isByRule && ' · brought by the rule'}
                {!row.isClear && ' · could be chance'}
              </div>
            </Table.Td>
            <Table.Td>
              <TwoBars inside={row.inside / row.insideKnown} outside={row.outside / row.outsideKnown} />
            </Table.Td>
            <Table.Td ta="right">
              <CountLink
                count={row.inside}
                to={{
                  kind: 'contacts',
                  scope: {
                    kind: 'rule',
                    rule: { kind: 'group', match: 'all', items: [rule, row.node] },
                    label: `${name || 'Segment'}: ${row.aspect} ${row.label}`,
                  },
                }}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function TwoBars({ inside, outside }: { inside: number; outside: number }) {
  return (
    <span className="two-bars">
      <span className="two-bars__track">
        <span style={{ width: `${inside * 100}%` }} />
      </span>
      <span className="figures">{formatShare(inside)}</span>
      <span className="two-bars__track" data-other>
        <span style={{ width: `${outside * 100}%` }} />
      </span>
      <span className="figures quiet">{formatShare(outside)}</span>
    </span>
  );
}

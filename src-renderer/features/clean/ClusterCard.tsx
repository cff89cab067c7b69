// One cluster: its members with counts, the value they become, and what can be done with it.
import { Button, Checkbox, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ValueCount } from '../../../src-shared/model/value-cluster.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { AffectedRows } from './AffectedRows.tsx';
import { canAccept, changingRows, changingValues, type ShownCluster } from './use-clusters.ts';

interface ClusterCardProps {
  cluster: ShownCluster;
  column: string;
  isDisabled: boolean;
  onChange: (what: Partial<ShownCluster>) => void;
  onAccept: () => void;
  onApart: () => void;
}

/** Members shown before the rest is asked for. */
const membersShown = 8;

export function ClusterCard({ cluster, column, isDisabled, onChange, onAccept, onApart }: ClusterCardProps) {
  const [isWhole, setWhole] = useState(false);
  const [isPreviewing, setPreviewing] = useState(false);
  const { members, excluded, to } = cluster;
  const shown = isWhole ? members : members.slice(0, membersShown);
  const rows = changingRows(cluster);
  const toggle = (value: string, isIn: boolean): void =>
    onChange({ excluded: isIn ? excluded.filter((it) => it !== value) : [...excluded, value] });
  return (
    <li className="cluster" aria-label={`Cluster ${to}`}>
      <div className="cluster__members">
        {shown.map((member) => (
          <Member
            key={member.value}
            member={member}
            isIn={!excluded.includes(member.value)}
            onToggle={(isIn) => toggle(member.value, isIn)}
            onUse={() => onChange({ to: member.value.trim() })}
          />
        ))}
        {members.length > shown.length && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {formatNumber(members.length - shown.length)} more
          </Button>
        )}
      </div>
      <IconArrowRight size={16} aria-hidden className="cluster__arrow" />
      <div className="cluster__decision">
        <TextInput
          aria-label="Becomes"
          value={to}
          dir="auto"
          error={to.trim() === '' ? 'Type the value that all of them become.' : null}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Enter' && canAccept(cluster) && onAccept()}
        />
        <div className="cluster__actions">
          <Button size="compact-sm" variant="light" disabled={isDisabled || !canAccept(cluster)} onClick={onAccept}>
            Change {counted(rows, 'row')}
          </Button>
          <Tooltip
            label={
              excluded.length > 0
                ? 'Never propose the ones left out together with the others again'
                : 'Never propose these values together again'
            }
          >
            <Button size="compact-sm" variant="default" disabled={isDisabled} onClick={onApart}>
              {excluded.length > 0 ? 'Left out are different' : 'These are different'}
            </Button>
          </Tooltip>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isPreviewing}
            disabled={!canAccept(cluster)}
            onClick={() => setPreviewing(!isPreviewing)}
          >
            {isPreviewing ? 'Hide rows' : 'Show rows'}
          </Button>
        </div>
        {isPreviewing && canAccept(cluster) && (
          <AffectedRows column={column} values={changingValues(cluster)} to={to.trim()} />
        )}
      </div>
    </li>
  );
}

interface MemberProps {
  member: ValueCount;
  isIn: boolean;
  onToggle: (isIn: boolean) => void;
  onUse: () => void;
}

function Member({ member: { value, count }, isIn, onToggle, onUse }: MemberProps) {
  return (
    <div className="cluster__member" data-out={!isIn || undefined}>
      <Checkbox
        size="xs"
        aria-label={`Include ${value}`}
        checked={isIn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <Tooltip label="Use this spelling" openDelay={500}>
        <UnstyledButton className="cluster__value truncate" title={value} dir="auto" onClick={onUse}>
          {value}
        </UnstyledButton>
      </Tooltip>
      <Text size="xs" c="dimmed" className="figures">
        {formatNumber(count)}
      </Text>
    </div>
  );
}

// What other rules of the stages would do: who would move, before anything is changed.
import { Button, Group, Loader, Table, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { LifecycleSettings, LifecycleTrial } from '../../../src-shared/contract/lifecycle.ts';
import { stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { useJob } from '../../app/live.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

export function RulesTrial({ settings, mayTry }: { settings: LifecycleSettings; mayTry: boolean }) {
  const job = useJob('lifecycle.tryRules');
  const [tried, setTried] = useState<{ settings: LifecycleSettings; trial: LifecycleTrial } | null>(null);
  const shown = tried && JSON.stringify(tried.settings) === JSON.stringify(settings) ? tried.trial : null;
  const run = async (): Promise<void> => {
    const trial = await job.start(settings);
    if (trial) setTried({ settings, trial });
  };
  return (
    <div className="rules-trial">
      <Group gap={10}>
        <Button
          variant="default"
          leftSection={<IconFlask size={14} aria-hidden />}
          disabled={!mayTry || job.isRunning}
          onClick={() => void run()}
        >
          Who would move?
        </Button>
        {job.isRunning && (
          <>
            <Loader size={14} />
            <Button variant="subtle" onClick={job.cancel}>
              Stop
            </Button>
          </>
        )}
        {shown && (
          <Text size="sm">
            {shown.contacts === 0 ? 'Nobody would move.' : `${counted(shown.contacts, 'contact')} would move.`}
          </Text>
        )}
      </Group>
      {shown && shown.contacts > 0 && <Moves trial={shown} names={stageNames[settings.vocabulary]} />}
    </div>
  );
}

function Moves({ trial, names }: { trial: LifecycleTrial; names: (typeof stageNames)['customer'] }) {
  const nameOf = (stage: LifecycleTrial['moves'][number]['from']): string =>
    stage === null ? 'nowhere' : names[stage];
  return (
    <div className="rules-trial__both">
      <Table className="lifecycle__table" verticalSpacing={3} horizontalSpacing={10}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Stage</Table.Th>
            <Table.Th ta="right">Now</Table.Th>
            <Table.Th ta="right">Then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trial.stages.map(({ stage, before, after }) => (
            <Table.Tr key={stage}>
              <Table.Td>{names[stage]}</Table.Td>
              <Table.Td ta="right" className="figures">
                {formatNumber(before)}
              </Table.Td>
              <Table.Td ta="right" className="figures" fw={before === after ? 400 : 600}>
                {formatNumber(after)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ul className="rules-trial__moves">
        {trial.moves.map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            {nameOf(from)} → {nameOf(to)}: <span className="figures">{formatNumber(count)}</span>{' '}
            <span className="quiet">
              {trial.sample
                .filter((one) => one.from === from && one.to === to)
                .slice(0, 3)
                .map(({ name }) => name)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

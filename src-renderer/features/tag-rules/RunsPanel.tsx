// All rules of the workspace together: running them, whether they run by themselves, and the log of their runs.
import { Anchor, Button, Group, Switch, Table, Text } from '@mantine/core';
import type { RunReason, TagRuleRun } from '../../../src-shared/contract/tag-rules.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { undo } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber, formatPlainDay } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useRunRules } from './use-run-rules.ts';

const reasonWords: Record<RunReason, string> = { asked: 'asked for', import: 'after an import', day: 'on a new day' };

export function RunsPanel() {
  const mayWrite = useMayWrite();
  const { value: list } = useRead('tagRules.list', {});
  const { value: runs } = useRead('tagRules.runs', { limit: 10 });
  const automatic = useWrite('tagRules.setAutomatic');
  const { run, isRunning, cancel } = useRunRules();
  if (!list || !runs || (list.rules.length === 0 && runs.length === 0)) return null;
  const active = list.rules.filter(({ isActive, problem }) => isActive && problem === null).length;
  const stuck = list.rules.filter(({ isActive, problem }) => isActive && problem !== null);
  return (
    <section aria-label="All rules" className="tag-runs">
      <h3 className="tag-rule__title">All rules of this workspace</h3>
      <Group gap={12} mb={8}>
        <Button
          variant="default"
          disabled={!mayWrite || active === 0}
          loading={isRunning}
          onClick={() => void run('asked')}
        >
          Run {active === 1 ? '1 rule' : `all ${formatNumber(active)} rules`}
        </Button>
        {isRunning && (
          <Button variant="subtle" onClick={cancel}>
            Cancel
          </Button>
        )}
        <Switch
          label="Keep tags right by themselves: after an edit, an import and on a new day"
          checked={list.isAutomatic}
          disabled={!mayWrite || automatic.isRunning}
          onChange={(event) => void automatic.run({ on: event.currentTarget.checked })}
        />
      </Group>
      {stuck.map(({ tag, name, problem }) => (
        <Text key={tag} size="sm" className="tag-runs__stuck">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => navigate({ kind: 'tags', tag, tab: 'rule' })}
          >
            {name}
          </Anchor>{' '}
          does not run: {problem}
        </Text>
      ))}
      {runs.length > 0 && (
        <Table verticalSpacing={4} className="tag-rule__table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Run</Table.Th>
              <Table.Th>For the day</Table.Th>
              <Table.Th ta="right">Put on</Table.Th>
              <Table.Th ta="right">Taken off</Table.Th>
              <Table.Th ta="right" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((one) => (
              <RunRow key={one.id} run={one} mayWrite={mayWrite} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function RunRow({ run, mayWrite }: { run: TagRuleRun; mayWrite: boolean }) {
  const { operation } = run;
  return (
    <Table.Tr>
      <Table.Td>
        <RelativeTime at={run.at} />, {reasonWords[run.reason]}, {counted(run.rules, 'rule')}
      </Table.Td>
      <Table.Td>{formatPlainDay(run.asOf)}</Table.Td>
      <Table.Td ta="right" className="figures">
        {formatNumber(run.gained)}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {formatNumber(run.lost)}
      </Table.Td>
      <Table.Td ta="right">
        {operation === null ? (
          <span className="quiet">nothing to undo</span>
        ) : run.isUndone ? (
          <span className="quiet">undone</span>
        ) : (
          <Button size="compact-xs" variant="subtle" disabled={!mayWrite} onClick={() => void undo(operation)}>
            Undo
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

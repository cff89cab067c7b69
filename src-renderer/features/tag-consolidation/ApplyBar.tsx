// The foot of the consolidation: what everything accepted would do together, and doing it as one step.
import { Button, Group, HoverCard, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ConsolidationSummary } from '../../../src-shared/contract/tag-consolidation.ts';
import { useJob } from '../../app/live.ts';
import { toastRefused } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { UseList } from '../tags/index.ts';

interface ApplyBarProps {
  summary: ConsolidationSummary;
  sure: number;
  mayWrite: boolean;
  onAcceptSure: () => void;
  /** Shows the tag whose answer cannot be carried out. */
  onProblem: (tag: number) => void;
}

export function ApplyBar({ summary, sure, mayWrite, onAcceptSure, onProblem }: ApplyBarProps) {
  const { counts, problems, contacts, usedBy, fields, before, after } = summary;
  const apply = useJob('tagConsolidation.apply', (refused) => {
    toastRefused(refused.message);
    return true;
  });
  const changing = counts.merge + counts.move + counts.field + counts.retire;
  const run = async (): Promise<void> => {
    if ((await apply.start({})) !== undefined) await announceDone();
  };
  const [problem] = problems;
  return (
    <footer className="fate-bar">
      <Stack gap={2} miw={0}>
        <Text size="sm" fw={600} className="figures">
          {changing === 0
            ? 'Nothing accepted yet'
            : `${formatNumber(before)} → ${counted(after, 'tag')} in use: ${counts.merge} merged, ${counts.field} to fields, ${counts.move} moved, ${counts.retire} retired`}
        </Text>
        {problem ? (
          <Text size="xs" className="attention-line">
            <IconAlertTriangle size={14} aria-hidden />
            {problem.message}{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => onProblem(problem.tag)}>
              Show it
            </Button>
          </Text>
        ) : (
          <Group gap={10}>
            <Text size="xs" c="dimmed" className="figures">
              {changing === 0
                ? 'Accept proposals one by one with A, reject with R, or take all that are sure.'
                : `${counted(contacts, 'contact changes', 'contacts change')} tags or fields. One undo takes all of it back.`}
            </Text>
            {usedBy.length > 0 && (
              <HoverCard position="top">
                <HoverCard.Target>
                  <Button size="compact-xs" variant="subtle">
                    {counted(usedBy.length, 'rule or segment follows', 'rules and segments follow')}
                  </Button>
                </HoverCard.Target>
                <HoverCard.Dropdown maw={360}>
                  <UseList uses={usedBy} />
                </HoverCard.Dropdown>
              </HoverCard>
            )}
            {fields.some(({ twice }) => twice > 0) && (
              <Text size="xs" c="var(--attention-ink)" className="figures">
                {counted(
                  fields.reduce((sum, { twice }) => sum + twice, 0),
                  'contact has',
                  'contacts have',
                )}{' '}
                two values of one field: the newer counts.
              </Text>
            )}
          </Group>
        )}
      </Stack>
      <Group gap={8} wrap="nowrap">
        <Button variant="default" disabled={!mayWrite || sure === 0 || apply.isRunning} onClick={onAcceptSure}>
          {sure === 1 ? 'Accept the one that is sure' : `Accept all ${formatNumber(sure)} that are sure`}
        </Button>
        <Button
          disabled={!mayWrite || changing === 0 || problems.length > 0}
          loading={apply.isRunning}
          onClick={() => void run()}
        >
          Apply {formatNumber(changing)}
        </Button>
      </Group>
    </footer>
  );
}

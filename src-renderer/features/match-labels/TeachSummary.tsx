// What the answers come to: how many, whether the last run used them, and precision and recall in plain words.
import { Button, Progress, Text } from '@mantine/core';
import type { EstimatedShare, TeachingState } from '../../../src-shared/contract/match-labels.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

/** So many answers are worth giving; more change little. */
const enough = 50;

interface TeachSummaryProps {
  state: TeachingState;
  isRunning: boolean;
  onRun: () => void;
}

export function TeachSummary({ state, isRunning, onRun }: TeachSummaryProps) {
  const mayWrite = useMayWrite();
  const answers = state.same + state.different;
  return (
    <aside className="teach__summary" aria-label="What the answers tell">
      <h2>Your answers</h2>
      <Progress value={Math.min(100, (100 * answers) / enough)} aria-label="Answers of fifty" mb={6} />
      <Text size="sm">
        {counted(answers, 'answer')}: {formatNumber(state.same)} the same, {formatNumber(state.different)} different.{' '}
        {answers < enough ? `Up to ${enough} are worth giving.` : 'More will change little.'}
      </Text>
      <Text size="sm" c="dimmed" mt={6}>
        {lastRunWords(state)}
      </Text>
      {state.isNewer && (
        <Button variant="default" mt={8} size="xs" disabled={!mayWrite} loading={isRunning} onClick={onRun}>
          Run again with these answers
        </Button>
      )}
      <h2>How good the proposals are</h2>
      {state.estimate === null ? (
        <Text size="sm">
          {state.missing > 0
            ? `Answer ${counted(state.missing, 'random pair')} to know: they are drawn from all weights, so that they speak for the rest.`
            : 'There are no proposals at this threshold.'}
        </Text>
      ) : (
        <>
          <Estimate share={state.estimate.precision}>
            {(part) => `Of ten pairs that are proposed, about ${part} are the same person.`}
          </Estimate>
          <Estimate share={state.estimate.recall}>
            {(part) => `Of ten pairs that are the same person, about ${part} are proposed.`}
          </Estimate>
          <Text size="xs" c="dimmed" mt={6}>
            From {counted(state.estimate.answers, 'random pair')} you answered; the range holds the truth nineteen times
            in twenty. Pairs far below the thresholds are taken to be different.
          </Text>
        </>
      )}
    </aside>
  );
}

function lastRunWords({ lastRun }: TeachingState): string {
  if (lastRun === null) return 'The last run had no answers to learn from.';
  const from = `The last run had ${counted(lastRun.answers, 'answer')}`;
  return lastRun.isUsed
    ? `${from} and corrected the weights by them.`
    : `${from}: the weights foretell them as they are, or they are too few to change anything.`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function Estimate({ share, children }: { share: EstimatedShare; children: (part: string) => string }) {
  const tenths = share.value * 10;
  const part = tenths > 9.5 && tenths < 10 ? 'nearly ten' : formatNumber(Math.round(tenths));
  return (
    <div className="teach__estimate">
      <Text size="sm">{children(part)}</Text>
      <Text size="sm" c="dimmed" className="figures">
        {percent(share.value)}, between {percent(share.from)} and {percent(share.to)}
      </Text>
      <div className="teach__range" aria-hidden>
        <span style={{ left: `${share.from * 100}%`, width: `${Math.max(1, (share.to - share.from) * 100)}%` }} />
      </div>
    </div>
  );
}

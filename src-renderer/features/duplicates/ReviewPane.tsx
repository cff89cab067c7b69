// Reviewing: the queue on the left, the contacts side by side, the evidence beside them, and the keys S, D, K and Z.
import { Button, Chip, Group, Loader, Text } from '@mantine/core';
import { IconArrowMerge, IconArrowsSplit2, IconChecks, IconPlayerSkipForward } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useState } from 'react';
import type { ComparedField, LaneCounts } from '../../../src-shared/contract/duplicates.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import type { MovedLanes } from './duplicates-store.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { QueueList } from './QueueList.tsx';
import { comparedAtOnce, type Review } from './use-review.ts';

interface ReviewPaneProps {
  review: Review;
  counts: LaneCounts | undefined;
  moved: MovedLanes;
  onMergeCertain: () => void;
}

export function ReviewPane({ review, counts, moved, onMergeCertain }: ReviewPaneProps) {
  const shown = useDeferredValue(review); // the queue answers the click, the comparison follows
  return (
    <div className="review">
      <QueueList review={review} counts={counts} />
      {shown.chosen ? (
        <Decide key={shown.compared.join(' ')} review={shown} moved={moved} />
      ) : review.isLoading || review.chosen ? ( // on its way: not all is reviewed
        <Loader m="auto" size="sm" />
      ) : (
        <AllReviewed certain={counts?.certain.clusters ?? 0} lane={review.lane} onMergeCertain={onMergeCertain} />
      )}
    </div>
  );
}

function AllReviewed({ certain, lane, onMergeCertain }: { certain: number; lane: string; onMergeCertain: () => void }) {
  return (
    <EmptyState
      icon={IconChecks}
      title={lane === 'review' ? 'Everything is reviewed' : 'This lane is empty'}
      {...(certain > 0 && { action: { label: `Merge all certain (${formatNumber(certain)})`, run: onMergeCertain } })}
    >
      {certain > 0
        ? 'The certain duplicates are left: look at the list and merge them in one step that can be undone.'
        : 'Move the thresholds above to look at weaker matches, or run the search again after the next import.'}
    </EmptyState>
  );
}

function Decide({ review, moved }: { review: Review; moved: MovedLanes }) {
  const { chosen, compared } = review;
  const { value: comparison } = useRead(
    'duplicates.compare',
    compared.length >= 2 ? { ...moved, contacts: compared.slice(0, comparedAtOnce) } : null,
  );
  const [winner, setWinner] = useState<number>();
  const [choices, setChoices] = useState<Record<string, number>>({});
  const survivor = winner ?? comparison?.winner;
  const keptFrom = (field: ComparedField): number | null => {
    const chosenContact = choices[field.key];
    if (chosenContact !== undefined) return chosenContact;
    // A same or only value is kept wherever it comes from; where they differ a moved survivor does not change the proposal.
    return field.proposed;
  };
  const same = (): void => {
    if (!comparison || survivor === undefined) return;
    const kept = comparison.fields.flatMap((field) => {
      const from = field.rule === 'chosen' ? keptFrom(field) : null;
      return from === null ? [] : [[field.key, from] as const];
    });
    void review.same(survivor, Object.fromEntries(kept));
  };
  const different = (): void => void review.different();
  const mayWrite = useMayWrite();
  const canDecide = mayWrite && comparison !== undefined && compared.length >= 2 && !review.isBusy;
  useCommands([
    {
      id: 'duplicates.same',
      title: 'Merge these contacts: same',
      section: 'This screen',
      keys: ['S'],
      words: 'merge',
      when: () => canDecide,
      run: same,
    },
    {
      id: 'duplicates.different',
      title: 'Keep them apart: different',
      section: 'This screen',
      keys: ['D'],
      words: 'not a duplicate',
      when: () => canDecide,
      run: different,
    },
    { id: 'duplicates.skip', title: 'Skip this group', section: 'This screen', keys: ['K'], run: review.next },
  ]);
  if (!chosen || !comparison) return <Loader m="auto" size="sm" />;
  const rest = chosen.memberCount - chosen.members.length;
  return (
    <div className="decide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="decide__body" tabIndex={0} data-many={comparison.contacts.length > 3 || undefined}>
        <div className="decide__table">
          {(review.setAside.length > 0 || rest > 0) && (
            <Group gap={8} px={16} py={8}>
              {review.setAside.map((id) => (
                <Chip key={id} size="xs" checked={false} onChange={() => review.takeBack(id)}>
                  Take {chosen.members.find((member) => member.id === id)?.name} back in
                </Chip>
              ))}
              {rest > 0 && (
                <Text size="sm" c="dimmed">
                  {formatNumber(rest)} more of this group come after these.
                </Text>
              )}
            </Group>
          )}
          <ComparisonTable
            comparison={comparison}
            winner={survivor ?? comparison.winner}
            onWinner={setWinner}
            keptFrom={keptFrom}
            onKeep={(field, contact) => setChoices({ ...choices, [field]: contact })}
            onLeaveOut={compared.length > 2 ? review.leaveOut : null}
          />
        </div>
        <EvidencePane comparison={comparison} item={chosen} />
      </div>
      <footer className="decide__foot">
        <Button leftSection={<IconArrowMerge size={15} aria-hidden />} disabled={!canDecide} onClick={same}>
          Same: merge {formatNumber(comparison.contacts.length)}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
          disabled={!canDecide}
          onClick={different}
        >
          Different
        </Button>
        <Button variant="subtle" leftSection={<IconPlayerSkipForward size={15} aria-hidden />} onClick={review.next}>
          Skip
        </Button>
        <span className="decide__keys" aria-hidden>
          <KeyHint keys="S" /> same <KeyHint keys="D" /> different <KeyHint keys="K" /> skip <KeyHint keys="Z" /> undo
        </span>
        <Progress left={review.total} />
      </footer>
    </div>
  );
}

/** How many are left and how long they will take at the pace so far. */
function Progress({ left }: { left: number }) {
  const [start] = useState(() => ({ at: Date.now(), left }));
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  const done = start.left - left;
  const each = done > 0 ? (Date.now() - start.at) / done : 12_000;
  const minutes = Math.max(1, Math.round((each * left) / 60_000));
  return (
    <Text size="sm" c="dimmed" className="figures decide__left">
      {formatNumber(left)} left · about {minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`}
    </Text>
  );
}

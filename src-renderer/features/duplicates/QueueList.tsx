// The queue of groups to decide on: who is in each, how likely, and what to be careful about.
import { ScrollArea, SegmentedControl, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconTopologyStar } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { LaneCounts, QueueItem } from '../../../src-shared/contract/duplicates.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { chanceText } from './lane-scale.ts';
import type { QueueLane, Review } from './use-review.ts';

export function QueueList({ review, counts }: { review: Review; counts: LaneCounts | undefined }) {
  return (
    <nav className="queue" aria-label="Groups to review">
      <div className="queue__head">
        <SegmentedControl
          fullWidth
          aria-label="Lane"
          value={review.lane}
          onChange={(lane) => review.setLane(lane as QueueLane)}
          data={[
            { value: 'review', label: `Review ${counts ? formatNumber(counts.review.clusters) : ''}` },
            { value: 'certain', label: `Certain ${counts ? formatNumber(counts.certain.clusters) : ''}` },
            { value: 'all', label: 'All' },
          ]}
        />
      </div>
      <ScrollArea className="queue__list" type="auto">
        {review.items.map((item) => (
          <QueueEntry
            key={item.cluster}
            item={item}
            isChosen={item.cluster === review.chosen?.cluster}
            onChoose={() => review.choose(item.cluster)}
          />
        ))}
        {review.items.length === 0 && !review.isLoading && (
          <Text c="dimmed" size="sm" p={16}>
            {review.lane === 'review' ? 'Nothing is left to review.' : 'No group lies in this lane.'}
          </Text>
        )}
        {review.more && (
          <UnstyledButton className="queue__more" onClick={review.more}>
            Show more of {formatNumber(review.total)}
          </UnstyledButton>
        )}
      </ScrollArea>
    </nav>
  );
}

function QueueEntry({ item, isChosen, onChoose }: { item: QueueItem; isChosen: boolean; onChoose: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const names = [...new Set(item.members.map(({ name }) => name))];
  const detail = item.members.find((member) => member.detail !== null)?.detail;
  return (
    <UnstyledButton
      ref={button}
      className="queue__item"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className="queue__names truncate" dir="auto">
        {names.join(' · ')}
      </span>
      <span className="queue__size figures">{item.memberCount}</span>
      <span className="queue__detail truncate" dir="auto">
        {detail ?? ''}
      </span>
      <span className="queue__chance figures">
        <Mark item={item} />
        {chanceText(item.weight)}
      </span>
    </UnstyledButton>
  );
}

function Mark({ item }: { item: QueueItem }) {
  if (item.hub !== null) {
    return (
      <Tooltip label="One contact links others that do not match each other, as a shared phone does">
        <IconTopologyStar size={13} className="queue__care" aria-label="Linked by one contact" />
      </Tooltip>
    );
  }
  if (item.contradictions > 0 || item.hasWeakBridge) {
    const why =
      item.contradictions > 0
        ? 'Some of these contacts contradict each other'
        : 'One uncertain link holds this group together';
    return (
      <Tooltip label={why}>
        <IconAlertTriangle size={13} className="queue__care" aria-label={why} />
      </Tooltip>
    );
  }
  return item.lane === 'certain' ? <IconCircleCheck size={13} className="queue__sure" aria-label="Certain" /> : null;
}

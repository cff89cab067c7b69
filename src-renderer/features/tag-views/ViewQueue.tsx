// What waits in a view of the tree: each tag with why, most pressing first. Reviews are done here; the rest opens the sheet.
import { Anchor, Button, Select, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { QueueReason } from '../../../src-shared/contract/tag-views.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { changeTags } from '../tags/index.ts';

const words: Record<QueueReason, string> = {
  'wrong-examples': 'wrong examples',
  'review-due': 'review due',
  draft: 'draft',
  undocumented: 'undocumented',
  'no-owner': 'no owner',
  'no-action': 'no action',
  replaced: 'replaced, but active',
};
const rowHeight = 36;

export function ViewQueue({ view, mayWrite }: { view: number | null; mayWrite: boolean }) {
  const { value: queue } = useRead('tagViews.queue', { view });
  const [owner, setOwner] = useState('');
  const scroll = useRef<HTMLDivElement>(null);
  const shown = (queue ?? []).filter((one) => owner === '' || (one.owner ?? '-') === owner);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (queue === undefined) return null;
  if (queue.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing waits: every tag is documented, owned, reviewed, and its examples are as they should be.
      </Text>
    );
  }
  const owners = [...new Set(queue.map((one) => one.owner ?? '-'))].sort();
  return (
    <>
      <div className="tag-queue__tools">
        <Text size="sm" fw={600} className="figures">
          {counted(shown.length, 'tag waits', 'tags wait')}
        </Text>
        <Select
          size="xs"
          aria-label="Whose tags"
          allowDeselect={false}
          searchable
          value={owner}
          onChange={(value) => setOwner(value ?? '')}
          data={[
            { value: '', label: 'Of any owner' },
            ...owners.map((value) => ({ value, label: value === '-' ? 'Without an owner' : value })),
          ]}
        />
      </div>
      <div ref={scroll} className="tag-queue">
        <ul aria-label="Tags that wait" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const one = shown[index];
            return one === undefined ? null : (
              <li key={one.tag} style={{ transform: `translateY(${start}px)` }}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  className="truncate"
                  title={one.path}
                  onClick={() =>
                    navigate({
                      kind: 'tags',
                      tag: one.tag,
                      tab: 'sheet',
                    })
                  }
                >
                  <bdi>{one.path}</bdi>
                </Anchor>
                <span className="tag-queue__reasons truncate">
                  {one.reasons.map((reason) => (
                    <span key={reason} data-reason={reason}>
                      {words[reason]}
                    </span>
                  ))}
                </span>
                <span className="truncate quiet" dir="auto">
                  {one.owner}
                </span>
                {one.reasons.includes('review-due') ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={!mayWrite}
                    aria-label={`Reviewed: ${one.path}`}
                    onClick={() => void changeTags('tags.reviewed', { tags: [one.tag as TagId] })}
                  >
                    Reviewed
                  </Button>
                ) : (
                  <span />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

// Merging all certain duplicates: the list of what would happen first, each line can be left out, and below it the groups
// that are left to a person with the reason.
import { Button, Checkbox, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowMerge, IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useJob, useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import type { MovedLanes } from './duplicates-store.ts';
import { chanceText } from './lane-scale.ts';

export function CertainMerge({ moved, onClose }: { moved: MovedLanes; onClose: () => void }) {
  const [limit, setLimit] = useState(100);
  const { value: plan } = useRead('duplicates.certainPlan', { ...moved, limit });
  const [except, setExcept] = useState<readonly number[]>([]);
  const merge = useJob('duplicates.mergeCertain');
  if (!plan) return null;
  const left = plan.mergeCount - except.length;
  const run = async (): Promise<void> => {
    const done = await merge.start({ ...moved, except: [...except] });
    if (done === undefined) return;
    await announceDone();
    onClose();
  };
  return (
    <section className="certain" aria-label="Merge all certain duplicates">
      <header className="certain__head">
        <Button variant="subtle" leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={onClose}>
          Back to review
        </Button>
        <Text size="sm" className="figures">
          {counted(plan.loserCount, 'contact')} would be merged into {formatNumber(plan.mergeCount)}. Emails, phones,
          tags and activities all stay; consent becomes the strictest. One undo takes everything back.
        </Text>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="certain__list" tabIndex={0}>
        <ul>
          {plan.merges.map((each) => (
            <li key={each.cluster}>
              <Checkbox
                aria-label={`Merge into ${each.winnerName}`}
                checked={!except.includes(each.cluster)}
                onChange={(event) =>
                  setExcept(
                    event.currentTarget.checked
                      ? except.filter((cluster) => cluster !== each.cluster)
                      : [...except, each.cluster],
                  )
                }
              />
              <span className="certain__losers truncate" dir="auto">
                {each.losers.map(({ name }) => name).join(', ')}
              </span>
              <IconArrowRight size={14} aria-label="into" />
              <button
                type="button"
                className="compare__link truncate"
                dir="auto"
                onClick={() => navigate({ kind: 'contacts', contact: each.winner })}
              >
                {each.winnerName}
              </button>
              <span className="figures certain__chance">{chanceText(each.weight)}</span>
            </li>
          ))}
        </ul>
        {plan.mergeCount > plan.merges.length && (
          <Button variant="subtle" ml={12} onClick={() => setLimit(Math.min(1000, limit + 300))}>
            Show more of {formatNumber(plan.mergeCount)}
          </Button>
        )}
        {plan.mergeCount === 0 && (
          <Text c="dimmed" p={20}>
            No group is certain at these thresholds.
          </Text>
        )}
        {plan.skipped.length > 0 && (
          <>
            <h2>{counted(plan.skipped.length, 'group')} left for review</h2>
            <ul>
              {plan.skipped.map((each) => (
                <li key={each.cluster}>
                  <span className="certain__losers truncate" dir="auto">
                    {[...new Set(each.names)].join(' · ')}
                  </span>
                  <span className="certain__reason">{each.reason}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <footer className="decide__foot">
        <Button
          leftSection={<IconArrowMerge size={15} aria-hidden />}
          disabled={left === 0}
          loading={merge.isRunning}
          onClick={() => void run()}
        >
          Merge {counted(left, 'group')}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </footer>
    </section>
  );
}

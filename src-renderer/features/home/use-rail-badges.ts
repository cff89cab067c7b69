// The counts in the rail that need a person. Zero shows nothing.
import { useEffect, useState } from 'react';
import { useRead } from '../../app/live.ts';
import type { RailBadge, RailScreen } from '../../app/Rail.tsx';
import { formatNumber } from '../../ui/numbers.ts';

const badge = (count: number, one: string, many: string): RailBadge => ({
  count,
  meaning: `${formatNumber(count)} ${count === 1 ? one : many}`,
});

export function useRailBadges(): Partial<Record<RailScreen, RailBadge>> {
  const wanted = useIdleOnce() ? {} : null; // the screen that opens first goes first
  const counts = useRead('home.railCounts', wanted).value;
  const duplicates = useRead('duplicates.counts', wanted).value;
  return {
    ...(counts && {
      audit: badge(counts.errors, 'error in the data', 'errors in the data'),
      tags: badge(counts.undocumentedTags, 'tag without a meaning', 'tags without a meaning'),
    }),
    ...(duplicates && {
      duplicates: badge(
        duplicates.review.clusters + duplicates.certain.clusters,
        'possible duplicate',
        'possible duplicates',
      ),
    }),
  };
}

/** The longest a busy start may hold the counts back, in milliseconds. */
const longestWait = 800;

/** False until the window has drawn what it opens with. */
function useIdleOnce(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: longestWait });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isIdle;
}

// The counts in the rail that need a person. Zero shows nothing.
import { useRead } from '../../app/live.ts';
import type { RailBadge, RailScreen } from '../../app/Rail.tsx';
import { formatNumber } from '../../ui/numbers.ts';

const badge = (count: number, one: string, many: string): RailBadge => ({
  count,
  meaning: `${formatNumber(count)} ${count === 1 ? one : many}`,
});

export function useRailBadges(): Partial<Record<RailScreen, RailBadge>> {
  const counts = useRead('home.railCounts', {}).value;
  const duplicates = useRead('duplicates.counts', {}).value;
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

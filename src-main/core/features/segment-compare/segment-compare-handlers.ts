// Decides what the requests of contract/segment-compare.ts do. Counting is in engines/segment-overlap.
import type { segmentCompareContract } from '../../../../src-shared/contract/segment-compare.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import { intersectionsOf } from '../../engines/segment-overlap/intersections.ts';
import { overlapsOf } from '../../engines/segment-overlap/overlap.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { activeContacts } from '../segments/member-bits.ts';
import { comparedSegments } from './compared-segments.ts';

/** Beyond these, bars are too short to be told apart. */
const mostIntersections = 60;

export const segmentCompareHandlers: HandlersOf<typeof segmentCompareContract> = {
  'segmentCompare.overlap': (context, { segments: wanted }) => {
    const { segments, leftOut } = comparedSegments(context, wanted);
    const sets = segments.map(({ members }) => members);
    const overlaps = overlapsOf(sets);
    const { largest, combinations } = intersectionsOf(sets, mostIntersections);
    return {
      segments: segments.map(({ record: { id, name }, count }) => ({ id, name, count })),
      shared: sets.map((_, left) => sets.map((_, right) => overlaps.shared(left, right))),
      total: countIds(activeContacts(context.db)),
      covered: overlaps.covered,
      intersections: largest.map((one) => ({ sets: [...one.sets], count: one.count })),
      combinations,
      leftOut,
    };
  },
};

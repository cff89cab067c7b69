// Who gets which message: the segments in their order of precedence, each contact given to the first that has it. Owns the
// order where nobody has chosen one.

import { eachId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { assignOnce } from '../../engines/segment-overlap/overlap.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { comparedSegments, type SegmentWithMembers } from './compared-segments.ts';
import { keptPriority } from './plan-settings.ts';

export interface Precedence {
  order: (SegmentWithMembers & { assigned: IdBits })[];
  aside: SegmentWithMembers[];
  isChosen: boolean;
  leftOut: ReturnType<typeof comparedSegments>['leftOut'];
}

/** By contact, the name of the segment whose message it gets. */
export function messageSegments(context: ReadContext): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { record, assigned } of precedenceOf(context).order) eachId(assigned, (id) => found.set(id, record.name));
  return found;
}

export function precedenceOf(context: ReadContext): Precedence {
  const { segments, leftOut } = comparedSegments(context);
  const chosen = keptPriority(context.db);
  const byId = new Map(segments.map((segment) => [segment.record.id, segment]));
  // The smallest first: who is in a narrow segment would else never hear of it.
  const order = chosen
    ? chosen.flatMap((id) => byId.get(id) ?? [])
    : segments.toSorted((a, b) => a.count - b.count || a.record.id - b.record.id);
  const taking = new Set(order);
  const assigned = assignOnce(order.map(({ members }) => members));
  return {
    order: order.map((segment, place) => ({ ...segment, assigned: assigned[place] as IdBits })),
    aside: segments.filter((segment) => !taking.has(segment)),
    isChosen: chosen !== null,
    leftOut,
  };
}

// What a workspace keeps about its segments as a set: their order of precedence, whether it starts small, and what is
// assumed about their worth. Owns the defaults and where they are kept: rows of setting, so that every change is undone
// like any other.
import { z } from 'zod';
import { type SegmentPlan, segmentPlanSchema } from '../../../../src-shared/contract/segment-compare.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectSetting } from '../segments/rfm-queries.ts';

export const priorityKey = 'segment_priority';
export const planKey = 'segment_plan';

const usual: SegmentPlan = {
  startSmall: true,
  worth: { fixedCost: 200, costPerContact: 0.05, marginPerSale: 20, base: 2, hoped: 3, power: 80 },
};

/** The ids of the segments in order; null where nobody has put them in order. */
export function keptPriority(db: ReadHandle): number[] | null {
  const parsed = z.array(z.number().int()).safeParse(kept(db, priorityKey));
  return parsed.success ? parsed.data : null;
}

/** The plan of this workspace; the usual one where none was made or an older version left one that does not fit. */
export function keptPlan(db: ReadHandle): SegmentPlan {
  const parsed = segmentPlanSchema.safeParse(kept(db, planKey));
  return parsed.success ? parsed.data : usual;
}

function kept(db: ReadHandle, key: string): unknown {
  const text = db.value<string>(selectSetting(key));
  return text === undefined ? null : JSON.parse(text);
}

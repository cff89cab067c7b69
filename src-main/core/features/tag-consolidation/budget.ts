// The tag budget: how many tags a team wants to know by heart, how many there are, and how that number went.
import { sql } from 'kysely';
import type { TagBudget } from '../../../../src-shared/contract/tag-consolidation.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { budgetBand, usualBudget } from '../../../../src-shared/tags/consolidation.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { selectTagChanges } from './consolidation-queries.ts';
import { livingTags } from './show-fates.ts';

export const budgetKey = 'tag_budget';

/** Days in the trend, at most. */
const longest = 60;

export function tagBudget(db: ReadHandle): TagBudget {
  const stored = Number(db.value<string>(sql`SELECT value FROM setting WHERE key = ${budgetKey}`) ?? usualBudget);
  const target = Number.isInteger(stored) && stored > 0 ? stored : usualBudget;
  const living = livingTags(loadForest(db));
  // Backwards from now: what an operation added was not there before it.
  const trend: TagBudget['trend'] = [];
  let tags = living;
  for (const { at, step } of db.all(selectTagChanges())) {
    const newest = trend[0];
    if (newest === undefined || dayOf(newest.at, 'local') !== dayOf(at, 'local')) {
      if (trend.length === longest) break;
      trend.unshift({ at, tags });
    }
    tags -= step;
  }
  return { target, living, band: budgetBand(living, target), trend };
}

// The contacts behind the figures of the Lifecycle screen, as rules: every number leads to its rows.
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { addDays, addMonths } from '../../../src-shared/rules/calendar.ts';
import { type LifecycleStage, lifecycleStages } from '../../../src-shared/rules/lifecycle-stages.ts';

const all = (...items: Condition[]): Rule => ({ kind: 'group', match: 'all', items });
const is = (field: 'stage' | 'stage_before', stage: LifecycleStage): Condition => ({
  kind: 'field',
  field,
  test: { operator: 'equals', text: stage },
});

/** Everybody in a stage. */
export const stageRule = (stage: LifecycleStage): Rule => all(is('stage', stage));

/**
 * Those who moved from one stage to another within some months and are there ever since.
 * @param from null for those who were not known before
 * @param months first and last month, YYYY-MM
 */
export function moveRule(from: LifecycleStage | null, to: LifecycleStage, months: readonly [string, string]): Rule {
  const [first, last] = months;
  return all(
    is('stage', to),
    from === null ? { kind: 'field', field: 'stage_before', test: { operator: 'is_empty' } } : is('stage_before', from),
    {
      kind: 'field',
      field: 'stage_since',
      test: { operator: 'between_days', fromDay: `${first}-01`, toDay: addDays(addMonths(`${last}-01`, 1), -1) },
    },
  );
}

/** Moves from one stage to another, added up over some months. */
export interface Flow {
  from: LifecycleStage | null;
  to: LifecycleStage;
  count: number;
  still: number;
}

/** Adds up the moves of a stretch of months, the most frequent first. */
export function flowsWithin(
  moves: readonly (Flow & { month: string })[],
  [first, last]: readonly [string, string],
): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { month, from, to, count, still } of moves) {
    if (month < first || month > last) continue;
    const key = `${from} ${to}`;
    const before = flows.get(key) ?? { from, to, count: 0, still: 0 };
    flows.set(key, { from, to, count: before.count + count, still: before.still + still });
  }
  return [...flows.values()].sort((a, b) => b.count - a.count);
}

/** Where a stage stands on the way, for the order of pictures; nowhere comes first. */
export const placeOf = (stage: LifecycleStage | null): number => (stage === null ? -1 : lifecycleStages.indexOf(stage));

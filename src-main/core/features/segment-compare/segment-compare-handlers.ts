// Decides what the requests of contract/segment-compare.ts do. Counting is in engines/segment-overlap, judging in
// engines/segment-advice.
import type { ComparedSegment, segmentCompareContract } from '../../../../src-shared/contract/segment-compare.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { conditionsOf, type Rule } from '../../../../src-shared/rules/ast.ts';
import { segmentsIn } from '../../../../src-shared/rules/check-rule.ts';
import { type ContactField, fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import { adviseSegments } from '../../engines/segment-advice/advise.ts';
import { intersectionsOf } from '../../engines/segment-overlap/intersections.ts';
import { overlapsOf, unionOf } from '../../engines/segment-overlap/overlap.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { activeContacts, revenueOf } from '../segments/member-bits.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { upsertSetting } from '../settings/settings-queries.ts';
import { comparedSegments, type SegmentWithMembers } from './compared-segments.ts';
import { crossAxes } from './cross-task.ts';
import { keptPlan, planKey, priorityKey } from './plan-settings.ts';
import { precedenceOf } from './precedence.ts';

/** Beyond these, bars are too short to be told apart. */
const mostIntersections = 60;

export const segmentCompareHandlers: HandlersOf<typeof segmentCompareContract> = {
  'segmentCompare.overlap': (context, { segments: wanted }) => {
    const { segments, leftOut } = comparedSegments(context, wanted);
    const sets = segments.map(({ members }) => members);
    const overlaps = overlapsOf(sets);
    const { largest, combinations } = intersectionsOf(sets, mostIntersections);
    return {
      segments: segments.map(shown),
      shared: sets.map((_, left) => sets.map((_, right) => overlaps.shared(left, right))),
      total: countIds(activeContacts(context.db)),
      covered: overlaps.covered,
      intersections: largest.map((one) => ({ sets: [...one.sets], count: one.count })),
      combinations,
      leftOut,
    };
  },

  'segmentCompare.priority': (context) => {
    const { order, aside, isChosen, leftOut } = precedenceOf(context);
    const total = countIds(activeContacts(context.db));
    return {
      order: order.map((segment) => ({
        ...shown(segment),
        assigned: countIds(segment.assigned),
        action: segment.record.action,
        revenue: revenueOf(context.db, segment.assigned),
      })),
      aside: aside.map(shown),
      total,
      nobody: total - countIds(unionOf(order.map(({ members }) => members))),
      isChosen,
      leftOut,
    };
  },

  'segmentCompare.setPriority': (context, { order }) => {
    const { segments, leftOut } = comparedSegments(context);
    const known = new Set([...segments.map(({ record }) => record.id), ...leftOut.map(({ id }) => id)]);
    if (order.some((id) => !known.has(id))) throw refuse('not-found', 'A segment of this order is not there any more.');
    context.db.run(upsertSetting(priorityKey, [...new Set(order)]));
    context.describe('Changed who gets which message');
    return null;
  },

  'segmentCompare.advice': (context) => {
    const { segments, leftOut } = comparedSegments(context);
    const overlaps = overlapsOf(segments.map(({ members }) => members));
    const total = countIds(activeContacts(context.db));
    const rules = loadCompileContext(context.db, context.asOf, context.now).segments;
    const advised = segments.map(({ record, rule }) => ({
      id: record.id,
      name: record.name,
      goal: record.goal,
      action: record.action,
      isDemographicOnly: asksOnlyWho(rule, rules, new Set([record.id])),
      buildsOn: segmentsIn(rule),
    }));
    return {
      segments: segments.map(shown),
      rows: adviseSegments(advised, overlaps, total).map((advice) => ({
        ...advice,
        segments: advice.segments.flatMap((place) => {
          const segment = advised[place];
          return segment ? [{ id: segment.id, name: segment.name }] : [];
        }),
      })),
      total,
      covered: overlaps.covered,
      leftOut,
    };
  },

  'segmentCompare.plan': ({ db }) => keptPlan(db),

  'segmentCompare.changePlan': ({ db, describe }, change) => {
    const before = keptPlan(db);
    db.run(upsertSetting(planKey, { ...before, ...change }));
    describe(
      change.startSmall === undefined || change.startSmall === before.startSmall
        ? 'Changed what segments are assumed to cost and bring'
        : change.startSmall
          ? 'Start small: asks before a sixth segment'
          : 'Start small is off: any number of segments',
    );
    return null;
  },

  'segmentCompare.axes': ({ db, asOf, now }) => crossAxes(db, loadCompileContext(db, asOf, now)),

  'segmentCompare.cross': (job, input) => job.work('segmentCompare.cross', { ...input, asOf: job.asOf, now: job.now }),
};

const shown = ({ record: { id, name }, count }: SegmentWithMembers): ComparedSegment => ({ id, name, count });

const who: ReadonlySet<string> = new Set(['Person', 'Address']);

/** Whether a rule asks for age, gender, language and place alone. */
function asksOnlyWho(rule: Rule, segments: ReadonlyMap<number, Rule>, seen: Set<number>): boolean {
  const conditions = conditionsOf(rule);
  return (
    conditions.length > 0 &&
    conditions.every((condition) => {
      if (condition.kind === 'field') return who.has(fieldMeaning(condition.field satisfies ContactField).group);
      if (condition.kind !== 'segment' || seen.has(condition.segment)) return false;
      seen.add(condition.segment);
      const inner = segments.get(condition.segment);
      return inner !== undefined && asksOnlyWho(inner, segments, seen);
    })
  );
}

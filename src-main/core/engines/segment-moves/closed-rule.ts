// A rule made independent of what it names: segments and branches of tags are written out, so that two closed rules are
// equal exactly when nothing but contacts and the day can tell their members apart. Owns what a rule rests on beside those.
import {
  type Condition,
  conditionsOf,
  type Group,
  type Rule,
  type RuleNode,
  type Test,
} from '../../../../src-shared/rules/ast.ts';
import type { CompileContext } from '../rule-compiler/compile-context.ts';
import { fieldPlace } from '../rule-compiler/field-place.ts';
import { isRelativeTest } from '../rule-compiler/top-share.ts';
import { tagsMeant } from '../tag-rules/rule-order.ts';

/**
 * @param rule one that its checks let through, so that it names nothing that is missing and goes in no circle
 * @returns the same rule without conditions on segments and without "and the tags below"
 */
export function closedRule(rule: Rule, context: Pick<CompileContext, 'segments' | 'tagChildren'>): Rule {
  const close = (node: RuleNode): RuleNode => {
    if (node.kind === 'group') return { ...node, items: node.items.map(close) };
    if (node.kind === 'tag') {
      const tags = [...tagsMeant(node.tags, node.descendants, context.tagChildren)].sort((a, b) => a - b);
      return { ...node, tags, descendants: false };
    }
    if (node.kind !== 'segment') return node;
    const inner = context.segments.get(node.segment) ?? nobody;
    const written = close(inner) as Group;
    return node.match === 'in' ? written : { kind: 'group', match: 'none', items: [written] };
  };
  return close(rule) as Rule;
}

const nobody: Rule = { kind: 'group', match: 'any', items: [] };

/** What the members of a rule rest on beside what an operation can touch. */
export interface RestsOn {
  /** The calendar: the same facts may count tomorrow and not today. */
  day: boolean;
  scores: boolean;
  /** Lifecycle stages. */
  stages: boolean;
  /** The workspace's own words for job titles. */
  words: boolean;
  audit: boolean;
  /** Other contacts: the top 10 %, or those who make up 80 % of the total. */
  others: boolean;
}

/** @param closed a rule without conditions on segments */
export function restsOn(closed: Rule): RestsOn {
  const conditions = conditionsOf(closed);
  return {
    day: conditions.some(restsOnDay),
    scores: conditions.some((one) => one.kind === 'field' && one.field.startsWith('rfm_')),
    stages: conditions.some((one) => one.kind === 'field' && fieldPlace(one.field).kind === 'stage'),
    words: conditions.some((one) => one.kind === 'field' && fieldPlace(one.field).kind === 'job'),
    audit: conditions.some(({ kind }) => kind === 'finding'),
    others: conditions.some((one) => 'test' in one && isRelativeTest(one.test)),
  };
}

/** Deeds after the day do not count yet, so that every condition on deeds rests on it. */
export function restsOnDay(condition: Condition): boolean {
  if (condition.kind === 'activity') return true;
  if (condition.kind === 'field' && condition.field === 'age') return true;
  return 'test' in condition && speaksOfToday(condition.test);
}

function speaksOfToday({ operator }: Test): boolean {
  return (
    operator === 'in_last' ||
    operator === 'more_than_ago' ||
    operator === 'in_next' ||
    operator === 'anniversary_within'
  );
}

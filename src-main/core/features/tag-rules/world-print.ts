// A print of everything that decides what rules on tags do beside the contacts: when it is another, everybody has to be
// looked at again. Owns what belongs to it.
import { createHash } from 'node:crypto';
import { conditionsOf } from '../../../../src-shared/rules/ast.ts';
import { segmentsIn } from '../../../../src-shared/rules/check-rule.ts';
import { tagsMeant } from '../../engines/tag-rules/rule-order.ts';
import { rivalsOf } from '../tags/exclusive-groups.ts';
import { partsOf, type RulesWorld } from './rule-world.ts';

/** @returns a hash of the rules with their segments, fields, branches of tags and exclusive groups, in the order they run */
export function worldPrint({ rules, unreadable, context, forest }: RulesWorld): string {
  const segments = new Map<number, unknown>();
  const branches = new Map<number, number[]>();
  const open = [...rules.values()].flatMap(partsOf);
  for (let part = open.pop(); part; part = open.pop()) {
    for (const condition of conditionsOf(part)) {
      if (condition.kind !== 'tag' || !condition.descendants) continue;
      for (const tag of condition.tags) branches.set(tag, [...tagsMeant([tag], true, context.tagChildren)].sort());
    }
    for (const id of segmentsIn(part)) {
      const inner = context.segments.get(id);
      if (!segments.has(id) && inner) open.push(inner);
      segments.set(id, inner ?? null);
    }
  }
  const decided = [...rules.values()].map((rule) => [
    rule,
    forest.get(rule.tag).row.status === 'retired',
    [...rivalsOf(forest, rule.tag).keys()],
  ]);
  const print = JSON.stringify([
    decided,
    [...unreadable],
    [...segments],
    [...branches],
    [...context.customFields],
    context.jobTitleWords,
    context.asOf,
  ]);
  return createHash('sha256').update(print).digest('base64url');
}

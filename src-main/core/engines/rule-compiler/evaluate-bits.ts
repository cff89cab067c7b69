// A rule evaluated condition by condition on sets of bits. Owns and/or/not over the tree; where the set of one condition
// comes from (SQL, a cache) is the caller's, so this stays without a database.
import type { Rule, RuleNode } from '../../../../src-shared/rules/ast.ts';
import type { CompileContext } from './compile-context.ts';
import { segmentRule } from './compile-rule.ts';
import { addAll, type IdBits, keepCommon, takeAway } from './id-bits.ts';
import type { OwnCondition } from './leaf.ts';

/** The ids for whom a condition holds, within or beyond the active contacts. Must not be changed by the receiver. */
export type ConditionBits = (condition: OwnCondition) => IdBits;

/** The active contacts for whom the rule holds: the same set as memberQuery gives. */
export function evaluateBits(
  rule: Rule,
  active: IdBits,
  context: CompileContext,
  conditionBits: ConditionBits,
): IdBits {
  const evaluate = (node: RuleNode, within: readonly number[]): IdBits => {
    if (node.kind === 'group') {
      const result = node.match === 'any' ? new Uint32Array(active.length) : active.slice();
      for (const item of node.items) {
        const part = evaluate(item, within);
        if (node.match === 'all') keepCommon(result, part);
        else if (node.match === 'any') addAll(result, part);
        else takeAway(result, part);
      }
      return result;
    }
    if (node.kind !== 'segment') return conditionBits(node);
    const segment = segmentRule(node.segment, context, within);
    const inside = segment ? evaluate(segment, [...within, node.segment]) : new Uint32Array(active.length);
    if (node.match === 'in') return inside;
    const outside = active.slice();
    takeAway(outside, inside);
    return outside;
  };
  const members = evaluate(rule, []);
  const result = members.slice();
  keepCommon(result, active);
  return result;
}

// A whole rule as one SQL condition or query. Owns groups, segments within segments and the overall shape; conditions are
// leaf.ts. Values are always bound, names come from catalogues: nothing a person typed becomes SQL text.
import { type RawBuilder, sql } from 'kysely';
import type { Match, Rule, RuleNode } from '../../../../src-shared/rules/ast.ts';
import { type CompileContext, RuleError } from './compile-context.ts';
import { compileLeaf, leafPredicate } from './leaf.ts';
import type { Bool } from './value-test.ts';

/**
 * The rule as a condition on a query that reads `contact as c`; true or false, never NULL. Says nothing about the state
 * of the contact.
 * @throws RuleError when the rule refers to what does not exist, or to itself through its segments
 */
export function compileRule(rule: Rule, context: CompileContext): Bool {
  return compileNode(rule, context, []);
}

/** The ids of the active contacts for whom the rule holds, one column `id`. */
export function memberQuery(rule: Rule, context: CompileContext): RawBuilder<{ id: number }> {
  return sql`select c.id from contact as c where c.state = 'active' and ${compileRule(rule, context)}`;
}

/** How many active contacts the rule holds for, one column `count`. */
export function memberCountQuery(rule: Rule, context: CompileContext): RawBuilder<{ count: number }> {
  return sql`select count(*) as count from contact as c where c.state = 'active' and ${compileRule(rule, context)}`;
}

/** One node of a rule as a condition: what an explanation asks about each part. */
export function compileNode(node: RuleNode, context: CompileContext, within: readonly number[]): Bool {
  if (node.kind === 'group') {
    return joinParts(
      node.match,
      node.items.map((item) => compileNode(item, context, within)),
    );
  }
  if (node.kind !== 'segment') return leafPredicate(compileLeaf(node, context));
  const rule = segmentRule(node.segment, context, within);
  const inside = rule === undefined ? sql<boolean>`0` : compileNode(rule, context, [...within, node.segment]);
  return node.match === 'in' ? inside : sql`not ${inside}`;
}

/**
 * The rule of a segment; undefined for one that no longer exists, which has no members.
 * @throws RuleError for a segment that is being unfolded already
 */
export function segmentRule(id: number, context: CompileContext, within: readonly number[]): Rule | undefined {
  if (within.includes(id)) throw new RuleError('a segment refers to itself');
  return context.segments.get(id);
}

function joinParts(match: Match, parts: Bool[]): Bool {
  if (match === 'none') return sql`not ${joinParts('any', parts)}`;
  const joined = balanced(parts, match === 'all' ? sql` and ` : sql` or `);
  return joined ?? (match === 'all' ? sql`1` : sql`0`);
}

/**
 * Joins in pairs of pairs, so that 500 conditions lie 9 deep: SQLite refuses expressions 1000 deep, and a plain chain of
 * conditions is as deep as it is long.
 */
function balanced(parts: Bool[], joiner: RawBuilder<unknown>): Bool | null {
  if (parts.length <= 1) return parts[0] ? sql`(${parts[0]})` : null;
  const middle = Math.ceil(parts.length / 2);
  return sql`(${balanced(parts.slice(0, middle), joiner)}${joiner}${balanced(parts.slice(middle), joiner)})`;
}

// Two rules compared by their members: who is in both, who only in one. For versions of a segment, and for what a frozen
// one has become.
import type { ComparedPart } from '../../../../src-shared/contract/segment-versions.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { countIds, type IdBits, idsIn, keepCommon, takeAway } from '../../engines/rule-compiler/id-bits.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { membersOf } from './member-bits.ts';
import { loadCompileContext } from './rule-context.ts';
import { ruleSurroundings } from './rule-surroundings.ts';
import { selectSample } from './segment-queries.ts';

const sampled = 8;

export interface ComparedRules {
  from: number;
  to: number;
  gained: ComparedPart;
  lost: ComparedPart;
  both: ComparedPart;
}

/** @throws the refusal 'rule-invalid' when one of them cannot be asked any more */
export function compareRules({ db, asOf, now }: ReadContext, from: Rule, to: Rule): ComparedRules {
  const context = loadCompileContext(db, asOf, now);
  const surroundings = ruleSurroundings(db, context);
  const problem = [from, to].flatMap((rule) => checkRule(rule, surroundings))[0];
  if (problem) throw refuse('rule-invalid', `One of the rules cannot be asked any more: ${problem.message}`);
  const [before, after] = [membersOf(db, from, context), membersOf(db, to, context)];
  const part = (members: IdBits, items: Rule['items']): ComparedPart => ({
    count: countIds(members),
    rule: { kind: 'group', match: 'all', items },
    sample: db.all(selectSample(idsIn(members, sampled))),
  });
  const combined = (combine: typeof keepCommon, one: IdBits, other: IdBits): IdBits => {
    const result = one.slice();
    combine(result, other);
    return result;
  };
  const without = (rule: Rule): Rule => ({ kind: 'group', match: 'none', items: [rule] });
  return {
    from: countIds(before),
    to: countIds(after),
    gained: part(combined(takeAway, after, before), [to, without(from)]),
    lost: part(combined(takeAway, before, after), [from, without(to)]),
    both: part(combined(keepCommon, before, after), [from, to]),
  };
}

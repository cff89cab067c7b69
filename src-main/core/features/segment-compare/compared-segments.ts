// The segments that are put side by side, each with its members. Owns which can be compared and why others cannot.
import { mostComparedSegments, type OverlapView } from '../../../../src-shared/contract/segment-compare.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { countIds, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { membersOf } from '../segments/member-bits.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { type SegmentRecord, selectSegments } from '../segments/segment-queries.ts';

export interface SegmentWithMembers {
  record: SegmentRecord;
  rule: Rule;
  members: IdBits;
  count: number;
}

/** @param wanted ids in the order they are shown in; undefined: all by name */
export function comparedSegments(
  { db, asOf, now }: ReadContext,
  wanted?: readonly number[],
): { segments: SegmentWithMembers[]; leftOut: OverlapView['leftOut'] } {
  const context = loadCompileContext(db, asOf, now);
  const surroundings = ruleSurroundings(db, context);
  const byId = new Map(db.all(selectSegments()).map((record) => [record.id, record]));
  const records = wanted ? wanted.flatMap((id) => byId.get(id) ?? []) : [...byId.values()];
  const segments: SegmentWithMembers[] = [];
  const leftOut: OverlapView['leftOut'] = [];
  for (const record of records) {
    const { id, name } = record;
    const rule = storedRule(record.rule);
    const [problem] = rule ? checkRule(rule, { ...surroundings, self: id }) : [];
    if (rule === undefined || problem) {
      leftOut.push({ id, name, why: problem?.message ?? 'This version of Tagstead does not understand its rule.' });
    } else if (segments.length === mostComparedSegments) {
      leftOut.push({ id, name, why: `At most ${mostComparedSegments} segments are compared at once.` });
    } else {
      const members = membersOf(db, rule, context);
      segments.push({ record, rule, members, count: countIds(members) });
    }
  }
  return { segments, leftOut };
}

// Splits a segment by the values of a field into segments of their own, and one for the rest. The parts name the segment
// they came from in their rules, which is their lineage: it cannot be deleted while they use it.
import type { SplitPart } from '../../../../src-shared/contract/segment-split.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Condition, Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { type ContactField, fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';
import { quoted } from '../../../../src-shared/rules/rule-names.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import type { ReadContext, WriteContext } from '../../server/contexts.ts';
import { membersOf } from './member-bits.ts';
import { loadCompileContext } from './rule-context.ts';
import { ruleSurroundings } from './rule-surroundings.ts';
import { insertSegment, selectSegment, selectSegmentByName } from './segment-queries.ts';
import { selectFieldValues } from './value-queries.ts';

const longestName = 120;

/** @returns the parts, the largest first and the rest last; parts without members are left out */
export function splitParts(
  { db, asOf, now }: ReadContext,
  segment: number,
  field: ContactField,
  most: number,
): SplitPart[] {
  const row = db.first(selectSegment(segment));
  if (!row) throw refuse('not-found', 'This segment is not there any more.');
  const context = loadCompileContext(db, asOf, now);
  const rule = context.segments.get(segment);
  const problem = rule ? checkRule(rule, { ...ruleSurroundings(db, context), self: segment })[0] : undefined;
  if (!rule || problem) throw refuse('rule-invalid', problem?.message ?? 'The rule of this segment is not understood.');
  const query = selectFieldValues(field, '');
  const values = query === null ? [] : db.all(query).map(({ value }) => value);
  const inside: Condition = { kind: 'segment', match: 'in', segment };
  const part = (label: string, condition: Condition): SplitPart => {
    const own: Rule = { kind: 'group', match: 'all', items: [inside, condition] };
    return { name: nameOf(row.name, label), rule: own, count: countIds(membersOf(db, own, context)) };
  };
  const found = values
    .map((text) => ({ text, ...part(text, { kind: 'field', field, test: { operator: 'equals', text } }) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
  const texts = found.map(({ text }) => text);
  const rest = part('others', { kind: 'field', field, test: { operator: 'none_of', texts } });
  return [...found.map(({ name, rule, count }) => ({ name, rule, count })), ...(rest.count > 0 ? [rest] : [])];
}

export function splitSegment(
  write: WriteContext,
  { segment, field, most }: { segment: number; field: ContactField; most: number },
): { made: number } {
  const { db, now, describe } = write;
  const parts = splitParts(write, segment, field, most);
  if (parts.length < 2) {
    throw refuse(
      'nothing-to-split',
      `All its members have the same ${fieldMeaning(field).label}. Choose another field.`,
    );
  }
  const taken = parts.find(({ name }) => db.all(selectSegmentByName(name)).length > 0);
  if (taken)
    throw refuse('name-taken', `There is a segment named ${quoted(taken.name)} already. Rename or delete it first.`);
  const empty = { description: null, goal: null, owner: null, action: null, kpi: null, review_at: null };
  for (const { name, rule } of parts) {
    db.run(insertSegment({ ...empty, name, rule: JSON.stringify(rule), created_at: now, updated_at: now }));
  }
  const whole = db.first(selectSegment(segment))?.name ?? '';
  describe(`Split segment ${quoted(whole)} by ${fieldMeaning(field).label}`, { segments: parts.length });
  return { made: parts.length };
}

const nameOf = (whole: string, label: string): string => `${whole.slice(0, longestName - 42)}: ${label.slice(0, 40)}`;

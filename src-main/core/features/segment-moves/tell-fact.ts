// Says in one sentence what about a contact changed that a segment's rule asks about. Owns the words and the order in
// which conditions are looked at; what a contact has is told by features/segments/explain-contact.ts.
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import { type Condition, conditionsOf, type Rule } from '../../../../src-shared/rules/ast.ts';
import { fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';
import { listText, quoted, type RuleNames } from '../../../../src-shared/rules/rule-names.ts';
import { conditionClause } from '../../../../src-shared/rules/sentence.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { restsOnDay } from '../../engines/segment-moves/closed-rule.ts';
import { ContactExplainer } from '../segments/explain-contact.ts';
import { selectTagsWorn } from './fact-queries.ts';

/** Conditions looked at per rule, and parts told. */
const mostConditions = 12;
const mostParts = 2;
const longest = 300;

export interface FactSources {
  after: ReadHandle;
  /** Sees the contact as it was; null where that is past. */
  before: ReadHandle | null;
  context: CompileContext;
  names: RuleNames;
}

/** 'City: “Rome” → “York”'; null when nothing that the rule asks about differs. */
export function changedFact(
  { after, before, context, names }: FactSources,
  rule: Rule,
  contact: number,
): string | null {
  if (before === null) return null;
  const now = new ContactExplainer(after, context, names, contact);
  const then = new ContactExplainer(before, context, names, contact);
  return told(rule, (condition) => {
    if (condition.kind === 'tag')
      return tagChange(condition.tags, tagsOf(before, contact), tagsOf(after, contact), names);
    const [was, is] = [then.actualOf(condition), now.actualOf(condition)];
    return was === is || was === null || is === null ? null : `${subjectOf(condition, names)}: ${was} → ${is}`;
  });
}

/** 'City: “York”': what the contact has now, for conditions that can explain it. */
export function presentFact(
  { after, context, names }: FactSources,
  rule: Rule,
  contact: number,
  about: 'time' | 'anything',
): string | null {
  const now = new ContactExplainer(after, context, names, contact);
  return told(rule, (condition) => {
    if (about === 'time' && !restsOnDay(condition)) return null;
    const is = condition.kind === 'tag' ? null : now.actualOf(condition);
    return is === null || is === 'no value' ? null : `${subjectOf(condition, names)}: ${is}`;
  });
}

function told(rule: Rule, tell: (condition: Condition) => string | null): string | null {
  const parts = new Set<string>();
  for (const condition of conditionsOf(rule).slice(0, mostConditions)) {
    const part = tell(condition);
    if (part !== null) parts.add(part);
    if (parts.size === mostParts) break;
  }
  return parts.size === 0 ? null : [...parts].join('; ').slice(0, longest);
}

function subjectOf(condition: Condition, names: RuleNames): string {
  switch (condition.kind) {
    case 'field':
      return capitalised(fieldMeaning(condition.field).label);
    case 'custom':
      return capitalised(names.customField(condition.key)?.label ?? condition.key);
    case 'activity':
    case 'tag':
    case 'segment':
    case 'finding':
    case 'near':
      return capitalised(conditionClause(condition, names));
    default:
      return assertNever(condition);
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function tagsOf(db: ReadHandle, contact: number): Set<number> {
  return new Set(db.pluck<number>(selectTagsWorn(contact)));
}

function tagChange(
  tags: readonly number[],
  then: ReadonlySet<number>,
  now: ReadonlySet<number>,
  names: RuleNames,
): string | null {
  const named = (ids: readonly number[]) =>
    listText(
      ids.slice(0, 3).map((id) => quoted(names.tag(id) ?? 'deleted tag')),
      'and',
    );
  const got = tags.filter((tag) => now.has(tag) && !then.has(tag));
  const lost = tags.filter((tag) => then.has(tag) && !now.has(tag));
  const parts = [got.length > 0 ? `got ${named(got)}` : null, lost.length > 0 ? `lost ${named(lost)}` : null];
  const text = parts.filter((part) => part !== null).join(', ');
  return text === '' ? null : `Tags: ${text}`;
}

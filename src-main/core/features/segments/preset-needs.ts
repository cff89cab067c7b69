// What a preset needs of the data to say anything: birthdays, logins, a filled field. Owns the reading of needs from a
// rule and their words; counting is the caller's.
import { type ActivityKind, activityKindLabel } from '../../../../src-shared/model/activity.ts';
import type { Condition, CustomCondition, RuleNode, Test } from '../../../../src-shared/rules/ast.ts';
import {
  type ContactField,
  type CustomFieldDefinition,
  fieldMeaning,
} from '../../../../src-shared/rules/field-catalogue.ts';
import { complementOf } from '../../../../src-shared/rules/operators.ts';
import { listText, numberText } from '../../../../src-shared/rules/rule-names.ts';

/** One thing that has to be there. */
export interface Need {
  label: string;
  /** The contacts that have it. */
  has: Condition;
  isActivity: boolean;
}

/** How many contacts have what is needed. */
export type CountHaving = (condition: Condition) => number;

/** Below this share of contacts a preset says so. */
const fewShare = 0.1;

/** Fields that are worked out from others, and what they are worked out from. */
const sources: Partial<Record<ContactField, ContactField | ActivityKind[]>> = {
  age: 'birthday',
  job_level: 'job_title',
  job_area: 'job_title',
  orders: ['purchase'],
  revenue: ['purchase'],
  first_purchase: ['purchase'],
  last_purchase: ['purchase'],
  email_opens: ['email_open'],
  email_clicks: ['email_click'],
  last_activity: [],
};
/** Every contact has a value of these. */
const alwaysThere: ReadonlySet<ContactField> = new Set([
  'kind', 'email_count', 'phone_count', 'tag_count', 'activity_count', 'display_name', 'added_at', 'updated_at',
  'email_consent', 'phone_consent', 'post_consent',
]); // biome-ignore format: reads better in rows

/** Why a rule finds nobody for want of data, and what to be careful of; both null when the data are there. */
export function whatIsMissing(
  rule: RuleNode,
  fields: ReadonlyMap<string, CustomFieldDefinition>,
  total: number,
  count: CountHaving,
): { missing: string | null; caution: string | null } {
  const lacking = firstLacking(rule, fields, count);
  if (lacking !== null) return { missing: missingText(lacking), caution: null };
  for (const need of needsOf(rule, fields)) {
    const share = total === 0 ? 0 : count(need.has) / total;
    if (share < fewShare) return { missing: null, caution: cautionText(need, share) };
  }
  return { missing: null, caution: null };
}

/** Of `all` every part has to have its data, of `any` one; what must not be needs none. */
function firstLacking(
  node: RuleNode,
  fields: ReadonlyMap<string, CustomFieldDefinition>,
  count: CountHaving,
): Need | null {
  if (node.kind !== 'group') {
    const need = needOf(node, fields);
    return need !== null && count(need.has) === 0 ? need : null;
  }
  if (node.match === 'none') return null;
  const lacking = node.items.map((item) => firstLacking(item, fields, count));
  if (node.match === 'any') return lacking.includes(null) ? null : (lacking[0] ?? null);
  return lacking.find((need) => need !== null) ?? null;
}

function needsOf(node: RuleNode, fields: ReadonlyMap<string, CustomFieldDefinition>): Need[] {
  if (node.kind !== 'group') {
    const need = needOf(node, fields);
    return need === null ? [] : [need];
  }
  return node.match === 'none' ? [] : node.items.flatMap((item) => needsOf(item, fields));
}

function needOf(condition: Condition, fields: ReadonlyMap<string, CustomFieldDefinition>): Need | null {
  switch (condition.kind) {
    case 'field': {
      if (complementOf(condition.test.operator) !== undefined || alwaysThere.has(condition.field)) return null;
      if (saysNone(condition.test)) return null;
      const source = sources[condition.field] ?? condition.field;
      if (Array.isArray(source)) return didNeed(source);
      const has: Condition = { kind: 'field', field: source, test: { operator: 'is_set' } };
      return { label: fieldMeaning(source).label, has, isActivity: false };
    }
    case 'custom':
      return complementOf(condition.test.operator) !== undefined ? null : customNeed(condition, fields);
    case 'activity':
      return saysNone(condition.test) ? null : didNeed(condition.activities);
    default:
      return null;
  }
}

/** Holds for those who did nothing of the kind, too. */
function saysNone(test: Test): boolean {
  return (
    (test.operator === 'number_is' && test.number === 0) || test.operator === 'at_most' || test.operator === 'less'
  );
}

function customNeed({ key }: CustomCondition, fields: ReadonlyMap<string, CustomFieldDefinition>): Need {
  const has: Condition = { kind: 'custom', key, test: { operator: 'is_set' } };
  return { label: fields.get(key)?.label ?? key, has, isActivity: false };
}

function didNeed(activities: readonly ActivityKind[]): Need {
  const kinds = activities.map((kind) => activityKindLabel[kind].toLowerCase());
  return {
    label: kinds.length === 0 ? 'activities' : `activities of kind ${listText(kinds.slice(0, 3), 'or')}`,
    has: {
      kind: 'activity',
      activities: [...activities],
      measure: 'count',
      window: { kind: 'ever' },
      filters: [],
      test: { operator: 'at_least', number: 1 },
    },
    isActivity: true,
  };
}

const missingText = ({ label, isActivity }: Need): string =>
  isActivity ? `Needs ${label}: there are none here.` : `Needs “${label}”: it is filled in nowhere.`;

function cautionText({ label, isActivity }: Need, share: number): string {
  const percent = share < 0.01 ? 'less than 1' : numberText(Math.round(share * 100));
  return isActivity ? `${percent} % have ${label}` : `“${label}”: ${percent} % filled in`;
}

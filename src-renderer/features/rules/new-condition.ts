// What a condition starts as when its subject, operator or measure is chosen. Owns those defaults, so that every choice
// leaves a condition of the right shape and keeps what was typed where it still fits.

import type { Vocabulary } from '../../../src-shared/contract/segments.ts';
import { activityKindLabel, activityKinds } from '../../../src-shared/model/activity.ts';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import type { ActivityCondition, Condition, Test, Window } from '../../../src-shared/rules/ast.ts';
import {
  type ContactField,
  contactFieldIds,
  fieldGroups,
  fieldMeaning,
  typeOfCustomField,
} from '../../../src-shared/rules/field-catalogue.ts';
import {
  type FieldType,
  type Operand,
  type Operator,
  operatorMeaning,
  operatorsOf,
} from '../../../src-shared/rules/operators.ts';

/** What a condition is about, as a picker names it: 'field:city', 'activity:purchase', 'tag'. */
export type Subject = string;

export interface SubjectGroup {
  group: string;
  items: { value: Subject; label: string }[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Everything a condition can be about, grouped for a picker. */
export function subjects(vocabulary: Vocabulary | undefined): SubjectGroup[] {
  const fields = (group: string): SubjectGroup['items'] =>
    contactFieldIds
      .filter((field) => fieldMeaning(field).group === group)
      .map((field) => ({ value: `field:${field}`, label: capital(fieldMeaning(field).label) }));
  const custom = (vocabulary?.customFields ?? []).map(({ key, label }) => ({ value: `custom:${key}`, label }));
  return [
    {
      group: 'Tags, segments, quality',
      items: [
        { value: 'tag', label: 'Tag' },
        { value: 'segment', label: 'Segment' },
        { value: 'finding', label: 'Audit finding' },
      ],
    },
    {
      group: 'Activities',
      items: [
        ...activityKinds.map((kind) => ({ value: `activity:${kind}`, label: activityKindLabel[kind] })),
        { value: 'activity:', label: 'Any activity' },
      ],
    },
    ...fieldGroups.map((group) => ({
      group,
      items:
        group === 'Address' ? [...fields(group), { value: 'near', label: 'Distance from a place' }] : fields(group),
    })),
    ...(custom.length > 0 ? [{ group: 'Custom fields', items: custom }] : []),
  ];
}

export function subjectOf(condition: Condition): Subject {
  switch (condition.kind) {
    case 'field':
      return `field:${condition.field}`;
    case 'custom':
      return `custom:${condition.key}`;
    case 'activity':
      return `activity:${condition.activities.join('+')}`;
    case 'tag':
    case 'segment':
    case 'finding':
    case 'near':
      return condition.kind;
    default:
      return assertNever(condition);
  }
}

/** A new condition about a subject. */
export function conditionAbout(subject: Subject, vocabulary: Vocabulary | undefined): Condition {
  const [kind, name = ''] = [subject.split(':')[0], subject.slice(subject.indexOf(':') + 1)];
  switch (kind) {
    case 'custom': {
      const field = vocabulary?.customFields.find(({ key }) => key === name);
      return { kind: 'custom', key: name, test: firstTest(field ? typeOfCustomField[field.type] : 'text') };
    }
    case 'activity': {
      const activities = activityKinds.filter((one) => name.split('+').includes(one));
      const window: Window = { kind: 'ever' };
      return {
        kind: 'activity',
        activities,
        measure: 'count',
        window,
        filters: [],
        test: { operator: 'at_least', number: 1 },
      };
    }
    case 'tag':
      return { kind: 'tag', match: 'has', tags: [], descendants: true };
    case 'segment':
      return { kind: 'segment', match: 'in', segment: vocabulary?.segments[0]?.id ?? 1 };
    case 'finding':
      return { kind: 'finding', match: 'has', check: null };
    case 'near':
      return { kind: 'near', place: null, kilometres: 25 };
    default: {
      const field = contactFieldIds.find((id) => id === name) ?? ('city' satisfies ContactField);
      return { kind: 'field', field, test: firstTest(fieldMeaning(field).type) };
    }
  }
}

/** The commonest test of a type, with nothing entered. */
export function firstTest(type: FieldType): Test {
  return testWith(operatorsOf[type][0] ?? 'is_set', undefined, type);
}

/** The test with another operator; an operand of the same kind is kept. */
export function testWith(operator: Operator, previous: Test | undefined, type: FieldType): Test {
  const { operand } = operatorMeaning(operator);
  const kept = previous && operatorMeaning(previous.operator).operand === operand ? previous : undefined;
  // Operand kinds and operators belong together by the table in operators.ts, which this relies on.
  return { ...(kept ?? operandOf(operand, previous, type)), operator } as Test;
}

function operandOf(operand: Operand, previous: Test | undefined, type: FieldType): object {
  const start = type === 'money' ? 10_000 : 1; // 100 in whole units
  const text = previous && 'text' in previous ? previous.text : '';
  const texts = previous && 'texts' in previous ? previous.texts : [];
  const number = previous && 'number' in previous ? previous.number : undefined;
  switch (operand) {
    case 'nothing':
      return {};
    case 'text':
      return { text: texts[0] ?? '' };
    case 'texts':
      return { texts: text === '' ? [] : [text] };
    case 'number':
      return { number: start };
    case 'range':
      return { from: number ?? start, to: (number ?? start) * 10 };
    case 'percent':
      return { percent: 10 };
    case 'day':
      return { day: today() };
    case 'days':
      return { fromDay: `${today().slice(0, 4)}-01-01`, toDay: today() };
    case 'span':
      return { count: 3, unit: 'month' };
    case 'within':
      return { days: 7 };
    default:
      return assertNever(operand);
  }
}

/** An activity condition that measures something else: the test follows the measure's type. */
export function measuring(
  condition: ActivityCondition,
  measure: ActivityCondition['measure'],
  type: FieldType,
): ActivityCondition {
  const fits = operatorsOf[type].includes(condition.test.operator);
  return { ...condition, measure, test: fits ? condition.test : firstTest(type) };
}

/** A window of another kind, with a sensible length. */
export function windowOf(kind: Window['kind'], previous: Window): Window {
  const span =
    'unit' in previous ? { count: previous.count, unit: previous.unit } : { count: 3, unit: 'month' as const };
  switch (kind) {
    case 'ever':
      return { kind };
    case 'last':
    case 'longer_ago':
      return { kind, ...span };
    case 'between':
      return { kind, fromDay: `${today().slice(0, 4)}-01-01`, toDay: today() };
    default:
      return assertNever(kind);
  }
}

function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

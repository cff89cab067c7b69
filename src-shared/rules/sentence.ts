// A rule as one plain English sentence: 'Contacts in New York who bought “jacket” in the last 3 months'. Owns how the
// parts join; a condition's own words are here for fields, tags, segments and findings, in activity-phrase.ts for deeds.
import { assertNever } from '../model/assert-never.ts';
import { activityPhrase } from './activity-phrase.ts';
import type {
  Condition,
  CustomCondition,
  FieldCondition,
  FindingCondition,
  Group,
  Rule,
  RuleNode,
  TagCondition,
  Test,
} from './ast.ts';
import { type ContactField, fieldMeaning, typeOfCustomField } from './field-catalogue.ts';
import type { FieldType } from './operators.ts';
import { listText, numberText, quoted, type RuleNames } from './rule-names.ts';
import { comparison, isNumberTest, testPhrase, type ValueText } from './test-phrase.ts';

/** A condition in two forms: behind "Contacts who" and, where it has one, directly behind "Contacts". */
interface Phrase {
  clause: string;
  adjunct?: string;
}

/** The whole rule as a sentence without a full stop. */
export function ruleSentence(rule: Rule, names: RuleNames): string {
  if (rule.items.length === 0) return rule.match === 'any' ? 'No contacts' : 'All contacts';
  if (rule.match === 'none') return `All contacts except those who ${joined({ ...rule, match: 'any' }, names)}`;
  if (rule.match === 'any' && rule.items.length > 1) return `Contacts who ${joined(rule, names)}`;
  const phrases = rule.items.map((item) => nodePhrase(item, names));
  const adjuncts = phrases.flatMap(({ adjunct }) => (adjunct === undefined ? [] : [adjunct]));
  const clauses = phrases.flatMap(({ clause, adjunct }) => (adjunct === undefined ? [clause] : []));
  const who = clauses.length === 0 ? '' : ` who ${listText(clauses, 'and')}`;
  return `Contacts${adjuncts.length === 0 ? '' : ` ${listText(adjuncts, 'and')}`}${who}`;
}

/** One condition as it follows "Contacts who": 'are in New York', 'bought “jacket” in the last 3 months'. */
export function conditionClause(condition: Condition, names: RuleNames): string {
  return conditionPhrase(condition, names).clause;
}

function nodePhrase(node: RuleNode, names: RuleNames): Phrase {
  if (node.kind !== 'group') return conditionPhrase(node, names);
  if (node.items.length === 0) return { clause: node.match === 'any' ? 'are nobody' : 'are anybody' };
  if (node.match === 'none') return { clause: `are not among those who ${joined({ ...node, match: 'any' }, names)}` };
  const [only] = node.items;
  if (node.items.length === 1 && only) return nodePhrase(only, names);
  return { clause: `(${joined(node, names)})` };
}

function joined(group: Group, names: RuleNames): string {
  return listText(
    group.items.map((item) => nodePhrase(item, names).clause),
    group.match === 'all' ? 'and' : 'or',
  );
}

function conditionPhrase(condition: Condition, names: RuleNames): Phrase {
  switch (condition.kind) {
    case 'field':
      return fieldPhrase(condition, names);
    case 'custom':
      return customPhrase(condition, names);
    case 'tag':
      return tagPhrase(condition, names);
    case 'activity':
      return { clause: activityPhrase(condition, names) };
    case 'near': {
      const text = `within ${numberText(condition.kilometres)} km of ${condition.place?.label ?? '…'}`;
      return { clause: `are ${text}`, adjunct: text };
    }
    case 'segment': {
      const text = `${condition.match === 'in' ? '' : 'not '}in segment ${quoted(names.segment(condition.segment) ?? 'deleted segment')}`;
      return { clause: `are ${text}`, adjunct: text };
    }
    case 'finding':
      return findingPhrase(condition, names);
    default:
      return assertNever(condition);
  }
}

/** Numbers that count things read better with the thing behind them: 'at least 3 orders'. */
const counted: Partial<Record<ContactField, string>> = {
  orders: 'orders',
  activity_count: 'activities',
  email_count: 'emails',
  phone_count: 'phones',
  tag_count: 'tags',
  email_opens: 'emails opened',
  email_clicks: 'emails clicked',
};
const nouns: Partial<Record<ContactField, string>> = {
  created_at: 'creation date',
  added_at: 'arrival in this workspace',
  updated_at: 'last change',
};
const places: ReadonlySet<ContactField> = new Set(['city', 'region', 'country']);

function fieldPhrase({ field, test }: FieldCondition, names: RuleNames): Phrase {
  const { label, type, values } = fieldMeaning(field);
  const fixed = values.kind === 'fixed' ? values.values : null;
  const value: ValueText = (text) => fixed?.find((one) => one.value === text)?.label ?? quoted(text);
  if (places.has(field)) {
    const place = placeText(test);
    if (place) return { clause: `are ${place}`, adjunct: place };
  }
  if (field === 'kind' && 'text' in test && (test.operator === 'equals' || test.operator === 'not_equals')) {
    const text = `${test.operator === 'equals' ? '' : 'not '}of kind ${value(test.text)}`;
    return { clause: `are ${text}`, adjunct: text };
  }
  if (field === 'birthday' && test.operator === 'anniversary_within') {
    const when = test.days === 0 ? 'today' : `within ${numberText(test.days)} ${test.days === 1 ? 'day' : 'days'}`;
    return held(`a birthday ${when}`);
  }
  if (field === 'birthday' && test.operator === 'anniversary_in') {
    return held(`a birthday in exactly ${numberText(test.days)} ${test.days === 1 ? 'day' : 'days'}`);
  }
  const noun = counted[field];
  if (noun && isNumberTest(test)) {
    if (test.operator === 'number_is' && test.number === 0)
      return { clause: `have no ${noun}`, adjunct: `without ${noun}` };
    return held(`${comparison(test, numberText)} ${noun}`);
  }
  return valuePhrase(nouns[field] ?? label, type, test, names, value);
}

function customPhrase({ key, test }: CustomCondition, names: RuleNames): Phrase {
  const field = names.customField(key);
  return valuePhrase(
    field?.label ?? `deleted field ${quoted(key)}`,
    field ? typeOfCustomField[field.type] : 'text',
    test,
    names,
    quoted,
  );
}

function valuePhrase(noun: string, type: FieldType, test: Test, names: RuleNames, value: ValueText): Phrase {
  if (test.operator === 'is_empty') return { clause: `have no ${noun}`, adjunct: `without ${noun}` };
  const article = /^[aeiou]/i.test(noun) ? 'an' : 'a';
  if (test.operator === 'is_set') return held(`${article} ${noun}`);
  if (type === 'day' || type === 'instant') return held(`${article} ${noun} ${testPhrase(test, type, names, value)}`);
  return held(`${noun} ${testPhrase(test, type, names, value)}`);
}

function held(what: string): Phrase {
  return { clause: `have ${what}`, adjunct: `with ${what}` };
}

function placeText(test: Test): string | null {
  switch (test.operator) {
    case 'equals':
      return `in ${test.text || '…'}`;
    case 'not_equals':
      return `not in ${test.text || '…'}`;
    case 'one_of':
      return `in ${listText(test.texts, 'or') || '…'}`;
    case 'none_of':
      return `not in ${listText(test.texts, 'or') || '…'}`;
    default:
      return null;
  }
}

function tagPhrase({ tags, descendants, match }: TagCondition, names: RuleNames): Phrase {
  const each = tags.map((id) => quoted(names.tag(id) ?? 'deleted tag'));
  const below = descendants ? ` (or a tag below ${tags.length === 1 ? 'it' : 'them'})` : '';
  const list = `${listText(each, 'or') || '…'}${tags.length === 0 ? '' : below}`;
  const noun = tags.length <= 1 ? 'the tag' : 'any of the tags';
  return match === 'has'
    ? { clause: `have ${noun} ${list}`, adjunct: `tagged ${list}` }
    : { clause: `do not have ${noun} ${list}`, adjunct: `not tagged ${list}` };
}

function findingPhrase({ check, match }: FindingCondition, names: RuleNames): Phrase {
  const what = check === null ? 'open finding' : `open finding ${quoted(names.check(check) ?? check)}`;
  return match === 'has' ? held(`an ${what}`) : { clause: `have no ${what}`, adjunct: `without ${what}` };
}

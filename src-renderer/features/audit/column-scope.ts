// Which contacts a bar of a column's profile leads to. Pure.
import type { ColumnProfile } from '../../../src-shared/contract/audit.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { type ContactField, contactFields } from '../../../src-shared/rules/field-catalogue.ts';
import type { ContactScope } from '../../app/routes.ts';

/** Contacts with this value, or without any; undefined for columns that rules cannot filter by. */
export function columnScope(
  { ruleField, label }: Pick<ColumnProfile, 'ruleField' | 'label'>,
  what: { kind: 'value'; value: string } | { kind: 'empty' },
): ContactScope | undefined {
  if (ruleField === null || !Object.hasOwn(contactFields, ruleField)) return undefined;
  const field = ruleField as ContactField;
  const test = testFor(contactFields[field].type, what);
  if (test === undefined) return undefined;
  const rule: Rule = { kind: 'group', match: 'all', items: [{ kind: 'field', field, test }] };
  return { kind: 'rule', rule, label: what.kind === 'empty' ? `${label} is empty` : `${label} is ${what.value}` };
}

const ofAddress = ['street', 'city', 'region', 'postcode', 'country'];
const noText = ['birthday', 'created_at', 'email_consent', 'phone_consent', 'post_consent', 'notes', 'phone'];

/** What clustering calls the column; undefined where there are no spellings to bring together. */
export function clusterColumn({ column, distinct, types }: Pick<ColumnProfile, 'column' | 'distinct' | 'types'>) {
  const isText = types[0]?.type === 'text' || types[0]?.type === 'email';
  if (distinct < 2 || !isText || noText.includes(column)) return undefined;
  if (column === 'email') return 'point.email';
  return ofAddress.includes(column) ? `address.${column}` : column;
}

type FieldTest = Extract<Rule['items'][number], { kind: 'field' }>['test'];

function testFor(type: string, what: { kind: 'value'; value: string } | { kind: 'empty' }): FieldTest | undefined {
  if (what.kind === 'empty') return { operator: 'is_empty' };
  if (what.value.length > 200) return undefined;
  if (type === 'text') return { operator: 'equals', text: what.value };
  if (type === 'choice') return { operator: 'one_of', texts: [what.value] };
  return type === 'day' ? { operator: 'on', day: what.value } : undefined;
}

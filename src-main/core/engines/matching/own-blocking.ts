// Blocking rules that a person made: up to three parts of values that two records must share. Owns their keys and
// words; how large blocks may be is plan-blocks.ts.
import { keyWords, usualLength } from '../../../../src-shared/matching/match-methods.ts';
import type { BlockingKey, OwnBlockingRule } from '../../../../src-shared/matching/match-settings.ts';
import { type BlockingRule, mixKeys } from './blocking-rules.ts';
import { endOf, firstOf } from './interning.ts';
import type { StandardFields } from './standard-fields.ts';
import { formNumbers, partOf, valueField } from './value-fields.ts';

/** A person rarely has more values of several fields in the plural; each combination is a key. */
const mostKeysPerRecord = 64;

/** The id of a rule says what it asks, so that equal rules of two models are one. */
export function ownRuleId({ keys }: OwnBlockingRule): string {
  return `own:${keys.map(({ field, transform, length }) => [field, transform, length ?? ''].join('/')).join('+')}`;
}

/** The rules; those over a field that the table does not have are left out. */
export function ownBlockingRules(fields: StandardFields, rules: readonly OwnBlockingRule[]): BlockingRule[] {
  return rules.flatMap((rule) => {
    const parts = rule.keys.map((key) => partKeys(fields, key));
    const known = parts.filter((part) => part !== undefined);
    if (known.length < parts.length) return [];
    const words = rule.keys.map((key) => keyWords(key, fieldLabel(fields, key.field))).join(', ');
    return [
      {
        id: ownRuleId(rule),
        label: words.charAt(0).toUpperCase() + words.slice(1),
        presupposes: rule.keys.flatMap(({ field }) => comparisonsOf(field)),
        keys: combined(fields.rowCount, known),
        isLoose: false,
      },
    ];
  });
}

/** The keys of one record under one part of a rule. */
type PartKeys = (row: number) => readonly number[];

function partKeys(fields: StandardFields, { field, transform, length }: BlockingKey): PartKeys | undefined {
  const found = valueField(field, fields);
  if (found === undefined) return undefined;
  const { column } = found;
  const forms = formNumbers(column.pool, partOf(transform, length ?? usualLength(transform) ?? 0));
  return (row) => {
    const keys: number[] = [];
    for (let at = firstOf(column, row); at < endOf(column, row); at++) {
      const form = forms[column.codes[at] ?? 0] ?? 0;
      if (form !== 0 && !keys.includes(form)) keys.push(form);
    }
    return keys;
  };
}

function combined(rowCount: number, parts: readonly PartKeys[]): BlockingRule['keys'] {
  const keys: number[] = [];
  const starts = new Uint32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    starts[row] = keys.length;
    let own: readonly number[][] = [[]];
    for (const part of parts) own = own.flatMap((before) => part(row).map((key) => [...before, key]));
    for (const combination of own.slice(0, mostKeysPerRecord)) keys.push(mixKeys(combination));
  }
  starts[rowCount] = keys.length;
  return { keys: Uint32Array.from(keys), starts };
}

/** The comparisons that agreeing on a field presupposes. */
function comparisonsOf(field: string): readonly string[] {
  if (field === 'street' || field === 'postcode' || field === 'city') return ['address'];
  return field === 'company' ? ['company', 'organisation'] : [field];
}

const labels: Readonly<Record<string, string>> = {
  given_name: 'Given name',
  middle_name: 'Middle name',
  family_name: 'Family name',
  email: 'Email',
  phone: 'Phone',
  company: 'Company',
  address: 'Address',
  street: 'Street',
  postcode: 'Postcode',
  city: 'City',
  birthday: 'Birthday',
};

function fieldLabel({ identifiers, categories, texts, words, numbers }: StandardFields, field: string): string {
  const named = [...identifiers, ...categories, ...texts, ...words, ...numbers].find(({ key }) => key === field);
  return labels[field] ?? named?.label ?? field;
}

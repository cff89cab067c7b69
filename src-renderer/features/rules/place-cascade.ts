// Which larger places stand beside a condition on a smaller one: a picker of cities offers those of the chosen country.
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { Condition } from '../../../src-shared/rules/ast.ts';
import type { ContactField } from '../../../src-shared/rules/field-catalogue.ts';
import type { DraftGroup } from './rule-draft.ts';

export type Within = NonNullable<Extract<InputOf<'segments.values'>['of'], { kind: 'field' }>['within']>;

const largestFirst = ['country_code', 'country', 'region', 'city'] as const;

/** The conditions on larger places in the same “all of” group, as what values are looked for in. */
export function largerPlaces(draft: DraftGroup, condition: Condition): Within {
  if (condition.kind !== 'field') return [];
  const own: ContactField = condition.field;
  const reach = own === 'postcode' ? largestFirst.length : largestFirst.indexOf(own as (typeof largestFirst)[number]);
  const group = groupOf(draft, condition);
  if (reach <= 0 || group?.match !== 'all') return [];
  return group.items.flatMap((item): Within => {
    if (item.kind === 'group' || item.condition.kind !== 'field') return [];
    const { field, test } = item.condition;
    const larger = largestFirst.slice(0, reach).find((one) => one === field);
    if (larger === undefined) return [];
    if (test.operator === 'equals' && test.text !== '') return [{ field: larger, texts: [test.text] }];
    return test.operator === 'one_of' && test.texts.length > 0 ? [{ field: larger, texts: test.texts }] : [];
  });
}

function groupOf(group: DraftGroup, condition: Condition): DraftGroup | undefined {
  for (const item of group.items) {
    if (item.kind === 'condition' && item.condition === condition) return group;
    const found = item.kind === 'group' ? groupOf(item, condition) : undefined;
    if (found) return found;
  }
  return undefined;
}

// The blocking rules of a model as join conditions for Splink. Owns their SQL. Loose rules, which a laptop's budget
// bounds, are left out: on a hundred million rows they would propose everything.
import { usualLength } from '../../../../src-shared/matching/match-methods.ts';
import type { KeyTransform } from '../../../../src-shared/matching/match-settings.ts';
import type { MatchModel } from './match-model.ts';
import { ownRuleId } from './own-blocking.ts';
import { columnName, type SplinkDialect } from './splink-sql.ts';

export interface BlockingSql {
  readonly conditions: string[];
  /** Labels of rules without a counterpart. */
  readonly leftOut: readonly string[];
}

/** The rules that the model uses. */
export function blockingSql(model: MatchModel, dialect: SplinkDialect): BlockingSql {
  const own = new Map((model.settings?.blocking?.own ?? []).map((rule) => [ownRuleId(rule), rule.keys]));
  const conditions: string[] = [];
  const leftOut: string[] = [];
  for (const { id, label, isUsed, isOff } of model.rules) {
    if (!isUsed || isOff === true) continue;
    const keys = own.get(id) ?? keysOfRule(id);
    if (keys === undefined) leftOut.push(label);
    else conditions.push(keys.map((key) => condition(key, dialect)).join(' AND '));
  }
  return { conditions, leftOut };
}

/** A key as SQL asks for it: what a person may choose, and the mailbox name of the matcher's own rule. */
interface SqlKey {
  readonly field: string;
  readonly transform: KeyTransform | 'mailbox';
  readonly length?: number | undefined;
}

/** SQL has no sound that both engines know: the beginning of a name stands for it. */
const letters: Readonly<Record<string, number>> = { given_name: 3, family_name: 4 };
const begins = (field: string): SqlKey => ({ field, transform: 'first', length: letters[field] ?? 4 });
const whole = (field: string): SqlKey => ({ field, transform: 'whole' });

/** The matcher's own strict rules (see blocking-rules.ts) as parts of columns; undefined for the others. */
function keysOfRule(id: string): readonly SqlKey[] | undefined {
  if (id.startsWith('id:')) return [whole(id.slice(3))];
  const rules: Record<string, readonly SqlKey[]> = {
    email: [whole('email')],
    mailbox: [{ field: 'email', transform: 'mailbox' }],
    phone: [{ field: 'phone', transform: 'last_digits', length: 7 }],
    names: [begins('given_name'), begins('family_name')],
    'given+birthday': [begins('given_name'), whole('birthday')],
    'family+year': [begins('family_name'), { field: 'birthday', transform: 'first', length: 4 }],
    street: [whole('street')],
    'family+place': [begins('family_name'), whole('place')],
    'given+place': [begins('given_name'), whole('place')],
    'family+company': [begins('family_name'), whole('company')],
    'given+company': [begins('given_name'), whole('company')],
    organisation: [whole('organisation')],
  };
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}

function condition({ field, transform, length }: SqlKey, dialect: SplinkDialect): string {
  const quote = (side: 'l' | 'r', name: string) => (dialect === 'spark' ? `${side}.\`${name}\`` : `${side}."${name}"`);
  const columnsOf = (side: 'l' | 'r') =>
    field === 'place' ? `coalesce(${quote(side, 'postcode')}, ${quote(side, 'city')})` : quote(side, columnName(field));
  const change = (value: string) => {
    if (transform === 'whole') return value;
    if (transform === 'mailbox') return `split_part(${value}, '@', 1)`;
    const count = length ?? usualLength(transform) ?? 4;
    if (transform === 'domain') return `split_part(${value}, '@', 2)`;
    if (transform === 'last_digits') return `right(${value}, ${count})`;
    if (transform === 'sound' && dialect === 'spark') return `soundex(${value})`;
    return `substr(${value}, 1, ${count})`;
  };
  return `${change(columnsOf('l'))} = ${change(columnsOf('r'))}`;
}

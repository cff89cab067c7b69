// Which attributes of a group its own rule brings with it: "customers of Rome are in Rome" is no discovery. Owns what
// follows from what.
import { conditionsOf, type Rule } from '../../../../src-shared/rules/ast.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';

/** Aspects that say nearly the same: a rule about one brings the others with it. */
const relatives: readonly (readonly string[])[] = [
  [
    'field:orders',
    'field:revenue',
    'field:last_purchase',
    'field:first_purchase',
    'field:rfm_cell',
    'field:stage',
    'did purchase',
  ],
  ['field:city', 'field:region', 'field:country'],
  ['field:job_title', 'field:job_level', 'field:job_area'],
  ['field:email_opens', 'did email_open', 'field:email_clicks', 'did email_click'],
  ['field:age', 'field:birthday'],
];
const scores = new Set(['field:rfm_recency', 'field:rfm_frequency', 'field:rfm_monetary', 'field:country_code']);

/** Tells of an aspect or one attribute of it (by their ids and keys) whether the rule brings it. */
export function broughtByRule(rule: Rule, context: CompileContext): (aspect: string, key: string) => boolean {
  const named = new Set<string>();
  collect(rule, context, named, new Set());
  for (const family of relatives) {
    if (family.some((one) => named.has(one))) for (const one of family) named.add(one);
  }
  return (aspect, key) => named.has(aspect) || named.has(key);
}

function collect(rule: Rule, context: CompileContext, named: Set<string>, seen: Set<number>): void {
  for (const condition of conditionsOf(rule)) {
    switch (condition.kind) {
      case 'field':
        named.add(`field:${condition.field}`);
        if (scores.has(`field:${condition.field}`))
          named.add(condition.field === 'country_code' ? 'field:country' : 'field:rfm_cell');
        break;
      case 'custom':
        named.add(`custom:${condition.key}`);
        break;
      case 'tag':
        for (const tag of condition.tags) named.add(`tags ${tag}`);
        break;
      case 'activity':
        for (const kind of condition.activities) named.add(`did ${kind}`);
        if (condition.filters.some(({ field }) => field === 'item' || field === 'product' || field === 'category')) {
          named.add('product');
          named.add('category');
        }
        break;
      case 'segment': {
        const inner = context.segments.get(condition.segment);
        if (inner === undefined || seen.has(condition.segment)) break;
        seen.add(condition.segment);
        collect(inner, context, named, seen);
        break;
      }
      default:
        break;
    }
  }
}

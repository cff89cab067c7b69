// What a preset is, and the small makers its rules are written with. Owns the shape and the fitting of a preset to the
// custom fields of a workspace; the presets themselves are in the files beside.
import type { ActivityKind } from '../../model/activity.ts';
import type { ActivityFilter, Condition, CustomCondition, Group, RuleNode, Test, Window } from '../ast.ts';
import type { ContactField, CustomFieldDefinition } from '../field-catalogue.ts';
import { type CustomMeaning, fieldMeanings, fieldOfMeaning } from '../field-meanings.ts';

export const presetGroups = [
  'Buying',
  'Interest and engagement',
  'Value',
  'Who they are',
  'Where they are',
  'Interests and values',
  'Companies',
  'Dates',
  'Quality',
] as const;
export type PresetGroup = (typeof presetGroups)[number];

export interface RulePreset {
  id: string;
  label: string;
  /** What it is for, one line. */
  purpose: string;
  group: PresetGroup;
  /** Whom only makes sense to sellers to consumers or to companies; left out where it serves both. */
  market?: 'consumers' | 'companies';
  /** Further words it is found by. */
  words?: string;
  /** A custom field is named by its meaning, as `about(…)` writes it: `presetRule` puts the workspace's field there. */
  rule: Group;
}

export const group = (match: Group['match'], ...items: RuleNode[]): Group => ({ kind: 'group', match, items });
export const field = (name: ContactField, test: Test): Condition => ({ kind: 'field', field: name, test });
export const last = (count: number, unit: 'day' | 'month' | 'year'): Window => ({ kind: 'last', count, unit });
export const ever: Window = { kind: 'ever' };
export const never: Test = { operator: 'number_is', number: 0 };
export const once: Test = { operator: 'at_least', number: 1 };
export const anyOf = (...texts: string[]): Test => ({ operator: 'contains_any', texts });

/** How often something was done. */
export function did(
  activities: ActivityKind[],
  window: Window,
  test: Test = once,
  filters: ActivityFilter[] = [],
): Condition {
  return { kind: 'activity', activities, measure: 'count', window, filters, test };
}

const mark = 'meaning:';

/** A condition on the custom field that holds this, whatever a workspace calls it. */
export const about = (meaning: CustomMeaning, test: Test): CustomCondition => ({
  kind: 'custom',
  key: `${mark}${meaning}`,
  test,
});

/** The meaning that a preset's condition names, or null for a condition on a real field. */
export const meaningIn = ({ key }: CustomCondition): CustomMeaning | null =>
  key.startsWith(mark) ? (key.slice(mark.length) as CustomMeaning) : null;

/** A preset as this workspace can use it, or what it lacks, as in 'a field for income'. */
export type FittedPreset = { rule: Group; lacks: null } | { rule: null; lacks: string };

/** Puts the workspace's own fields into a preset's rule. */
export function presetRule({ rule }: Pick<RulePreset, 'rule'>, fields: readonly CustomFieldDefinition[]): FittedPreset {
  let lacks: string | null = null;
  const fit = (node: RuleNode): RuleNode => {
    if (node.kind === 'group') return fitGroup(node);
    const meaning = node.kind === 'custom' ? meaningIn(node) : null;
    if (node.kind !== 'custom' || meaning === null) return node;
    const { field: found, unfit } = fieldOfMeaning(meaning, fields);
    if (found === null) {
      lacks ??= unfit
        ? `another type of field than “${unfit.label}” has`
        : `a field for ${fieldMeanings[meaning].label}`;
      return node;
    }
    return { ...node, key: found.key, test: found.type === 'money' ? inMinorUnits(node.test) : node.test };
  };
  const fitGroup = (node: Group): Group => ({ ...node, items: node.items.map(fit) });
  const fitted = fitGroup(rule);
  return lacks === null ? { rule: fitted, lacks } : { rule: null, lacks };
}

/** Presets are written in whole units; fields of money hold hundredths. */
function inMinorUnits(test: Test): Test {
  if ('number' in test) return { ...test, number: test.number * 100 };
  return 'from' in test ? { ...test, from: test.from * 100, to: test.to * 100 } : test;
}

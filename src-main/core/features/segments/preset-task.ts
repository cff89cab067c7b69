// Counts every preset that a workspace can use, on a worker thread: at a hundred thousand contacts all of them together
// take seconds.
import type { PresetCount } from '../../../../src-shared/contract/presets.ts';
import type { Condition, Rule } from '../../../../src-shared/rules/ast.ts';
import { presetRule } from '../../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../../src-shared/rules/presets/presets.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { activeContacts, membersOf } from './member-bits.ts';
import { whatIsMissing } from './preset-needs.ts';
import { loadCompileContext } from './rule-context.ts';

export interface PresetTaskInput {
  asOf: number;
  now: number;
}

export function presetTask(
  { db, progress }: TaskContext,
  { asOf, now }: PresetTaskInput,
): { counts: PresetCount[]; total: number } {
  const context = loadCompileContext(db, asOf, now);
  const fields = [...context.customFields.values()];
  const total = countIds(activeContacts(db));
  const count = (rule: Rule): number => countIds(membersOf(db, rule, context));
  const having = (condition: Condition): number => count({ kind: 'group', match: 'all', items: [condition] });
  const counts: PresetCount[] = [];
  for (const [index, preset] of rulePresets.entries()) {
    progress('Counting presets', index, rulePresets.length);
    const { rule } = presetRule(preset, fields);
    if (rule === null) continue;
    counts.push({ id: preset.id, count: count(rule), ...whatIsMissing(rule, context.customFields, total, having) });
  }
  return { counts, total };
}

// Every preset finds in the sample exactly whom its label means: no one more, no one less.
import { describe, expect, it } from 'vitest';
import { createHandle } from '../../../src-main/core/db/handle.ts';
import { memberQuery } from '../../../src-main/core/engines/rule-compiler/compile-rule.ts';
import { sampleTruth } from '../../../src-main/core/features/sample/sample-truth.ts';
import { loadCompileContext } from '../../../src-main/core/features/segments/rule-context.ts';
import { dayOf } from '../../../src-shared/rules/calendar.ts';
import { presetRule } from '../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { presetTruth } from '../../support/preset-truth.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const wanted = { seed: 11, contacts: 3000, mess: 0.1, asOf: testNow };

describe('the presets on the sample', () => {
  it('find whom they mean, exactly', { timeout: 120_000 }, async () => {
    const workspace = openTestWorkspace();
    const { firstId } = await workspace.ask('sample.create', wanted);
    const people = [...sampleTruth(wanted, firstId).byId].map(([id, { contact }]) => ({ id, contact }));
    const all = people.map(({ contact }) => contact);
    const today = dayOf(testNow, 'utc');
    const read = createHandle(workspace.session.workspace.readerConnection);
    const context = loadCompileContext(read, testNow, testNow);
    const fields = [...context.customFields.values()];

    for (const preset of rulePresets) {
      const { rule } = presetRule(preset, fields);
      const truth = presetTruth[preset.id];
      if (rule === null || truth === undefined) throw new Error(`nobody can say whom ${preset.id} means`);
      const found = new Set(read.pluck<number>(memberQuery(rule, context)));
      const meant = people.filter(({ contact }) => truth({ contact, all, today })).map(({ id }) => id);
      expect({ preset: preset.id, tooMany: [...found].filter((id) => !meant.includes(id)).slice(0, 5) }).toEqual({
        preset: preset.id,
        tooMany: [],
      });
      expect({ preset: preset.id, missed: meant.filter((id) => !found.has(id)).slice(0, 5) }).toEqual({
        preset: preset.id,
        missed: [],
      });
      const isPlanted = meant.length >= 3 && (meant.length < all.length * 0.75 || preset.id === 'changed-lately');
      expect([preset.id, meant.length, isPlanted]).toEqual([preset.id, meant.length, true]);
    }
    expect(Object.keys(presetTruth).sort()).toEqual(rulePresets.map(({ id }) => id).sort());
  });
});

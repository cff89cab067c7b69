// Decides what the requests of contract/presets.ts do. Counting is preset-task.ts's.
import type { presetsContract } from '../../../../src-shared/contract/presets.ts';
import { presetRule } from '../../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../../src-shared/rules/presets/presets.ts';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { storedSettings } from '../settings/settings-queries.ts';
import { loadCompileContext } from './rule-context.ts';
import { ruleSurroundings } from './rule-surroundings.ts';
import { selectDataVersion, touchRuleTables } from './segment-queries.ts';

export const presetHandlers: HandlersOf<typeof presetsContract> = {
  'presets.list': ({ db, asOf, now }) => {
    const context = loadCompileContext(db, asOf, now);
    const { names } = ruleSurroundings(db, context);
    const fields = [...context.customFields.values()];
    db.value(touchRuleTables());
    return {
      presets: rulePresets.map((preset) => {
        const { rule, lacks } = presetRule(preset, fields);
        return { id: preset.id, rule, lacks, sentence: rule && ruleSentence(rule, names) };
      }),
      market: storedSettings(db).market,
      stamp: `${context.asOf} ${db.value<string>(selectDataVersion())}`,
    };
  },

  'presets.count': (job) => job.work('presets.count', { asOf: job.asOf, now: job.now }),
};

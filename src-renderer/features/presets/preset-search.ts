// Which presets a gallery shows: those for the chosen market whose words hold all that was typed, grouped by kind.
import type { Market } from '../../../src-shared/contract/settings.ts';
import { type PresetGroup, presetGroups, type RulePreset } from '../../../src-shared/rules/presets/preset.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';

export interface ShownGroup {
  group: PresetGroup;
  presets: RulePreset[];
}

/** @param market null shows the presets for everybody */
export function shownPresets(presets: readonly RulePreset[], search: string, market: Market | null): ShownGroup[] {
  const wanted = foldText(search).split(' ');
  const found = presets.filter(({ label, purpose, words, group, market: of }) => {
    if (market !== null && of !== undefined && of !== market) return false;
    const text = foldText(`${label} ${purpose} ${words ?? ''} ${group}`);
    return wanted.every((word) => text.includes(word));
  });
  const order = market === 'companies' ? companiesFirst : presetGroups;
  return order.flatMap((group) => {
    const own = found.filter((preset) => preset.group === group);
    return own.length === 0 ? [] : [{ group, presets: own }];
  });
}

const companiesFirst: readonly PresetGroup[] = ['Companies', ...presetGroups.filter((group) => group !== 'Companies')];

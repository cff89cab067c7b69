// Rules that people ask for by name: a start that is then adjusted. Owns the list; amounts are shares of this workspace
// rather than sums of money, so that they fit a shop of 20 contacts and one of a million.
import { buyingPresets } from './buying.ts';
import { companyPresets } from './company.ts';
import { datePresets } from './dates.ts';
import { engagementPresets } from './engagement.ts';
import { geographicPresets } from './geographic.ts';
import { personPresets } from './person.ts';
import type { RulePreset } from './preset.ts';
import { psychographicPresets } from './psychographic.ts';
import { qualityPresets } from './quality.ts';
import { valuePresets } from './value.ts';

/** Every preset, those of one group together in the order of `presetGroups`. */
export const rulePresets: readonly RulePreset[] = [
  ...buyingPresets,
  ...engagementPresets,
  ...valuePresets,
  ...personPresets,
  ...geographicPresets,
  ...psychographicPresets,
  ...companyPresets,
  ...datePresets,
  ...qualityPresets,
];
